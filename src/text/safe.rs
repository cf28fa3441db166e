//! Takes the sting out of people's text before it is printed: characters that act instead of being read.
//!
//! Escaping of `<`, `&` and quotes is the template engine's work; this is about the characters that survive it. Names in
//! Arabic or Hebrew, emoji and joiners stay as they are.

use std::borrow::Cow;

/// Drops control characters (except tab and line feed) and the bidirectional embeddings and overrides U+202A–202E, which
/// could make a line read differently from what it says (Unicode UAX #9, UTR #36 section 2.4).
pub fn harmless(text: &str) -> Cow<'_, str> {
    drop_all(text, acts)
}

/// For text and for attribute values in double or single quotes (HTML Living Standard, 13.3). The engine's own escaping
/// turns every slash into six bytes, which no quoted place needs.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Harmless, and for a value that is set into a sentence: its own isolates go too, and text that runs right to left gets a
/// first-strong isolate around it (UAX #9, 2.4.2) so that the sentence keeps its order.
pub fn isolated(text: &str, sentence_is_rtl: bool) -> Cow<'_, str> {
    let clean = drop_all(text, |c| acts(c) || matches!(c, '\u{2066}'..='\u{2069}'));
    let turns =
        if sentence_is_rtl { clean.chars().any(char::is_alphanumeric) } else { clean.chars().any(runs_left) };
    if turns { Cow::Owned(format!("\u{2068}{clean}\u{2069}")) } else { clean }
}

/// One line: what stands in a subject or a log.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn drop_all(text: &str, bad: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().any(&bad) {
        Cow::Owned(text.chars().filter(|c| !bad(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn acts(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}')
}

/// Hebrew, Arabic and their neighbours, with the presentation forms.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quote_and_no_bracket_gets_through() {
        assert_eq!(escaped("a/b \"<i>' & c"), "a/b &quot;&lt;i&gt;&#39; &amp; c");
    }

    #[test]
    fn overrides_and_controls_go_names_and_emoji_stay() {
        assert_eq!(harmless("evil\u{202e}fdp.exe\0\r"), "evilfdp.exe");
        assert_eq!(harmless("ليلى 👩‍🔧\nZoë"), "ليلى 👩‍🔧\nZoë");
    }

    #[test]
    fn a_right_to_left_name_cannot_turn_the_sentence_around() {
        assert_eq!(isolated("ليلى", false), "\u{2068}ليلى\u{2069}");
        assert_eq!(isolated("a\u{2069}b", false), "ab");
        assert_eq!(isolated("SN1", true), "\u{2068}SN1\u{2069}");
    }
}
