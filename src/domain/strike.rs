//! Striking out: names and addresses taken out of free text that people of the desk wrote. For erasure, which keeps a unit's
//! history without the person. Not anonymisation: what the text says of somebody without naming them stays.

/// What stands where a name stood.
const GONE: char = '…';

/// `text` with every whole-word occurrence of `words` struck out, in any case; `None` when none is in it.
pub fn strike(text: &str, words: &[&str]) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let words: Vec<Vec<char>> =
        words.iter().map(|word| word.chars().collect()).filter(|word: &Vec<char>| !word.is_empty()).collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut struck) = (0, false);
    while let Some(current) = chars.get(at) {
        let found = words.iter().filter(|word| stands_at(&chars, at, word)).map(Vec::len).max();
        if let Some(length) = found {
            out.push(GONE);
            (at, struck) = (at + length, true);
        } else {
            out.push(*current);
            at += 1;
        }
    }
    struck.then_some(out)
}

/// `word` stands at `at`, and no letter or digit touches it: a name may be as short as "Al".
fn stands_at(text: &[char], at: usize, word: &[char]) -> bool {
    let end = at + word.len();
    let Some(here) = text.get(at..end) else { return false };
    let touches = |beside: Option<&char>, edge: Option<&char>| {
        beside.is_some_and(|c| c.is_alphanumeric()) && edge.is_some_and(|c| c.is_alphanumeric())
    };
    here.iter().zip(word).all(|(a, b)| a.to_lowercase().eq(b.to_lowercase()))
        && !touches(at.checked_sub(1).and_then(|before| text.get(before)), word.first())
        && !touches(text.get(end), word.last())
}

#[cfg(test)]
mod tests {
    use super::strike;

    #[test]
    fn names_go_in_any_case_and_only_as_whole_words() {
        let words = ["Ann Lee", "ann@home.example.com", "Al"];
        let gone = |text: &str| strike(text, &words);
        assert_eq!(gone("Sold by ANN LEE (Ann@Home.example.com)").as_deref(), Some("Sold by … (…)"));
        assert_eq!(gone("Al, metal, also").as_deref(), Some("…, metal, also"));
        assert_eq!(gone("Joann Lee"), None);
        assert_eq!(gone("a…ann lees"), None);
        assert_eq!(strike("ÇELİK", &["Çelik"]), None, "dotted capital İ is another letter");
        assert_eq!(strike("MÜLLER", &["Müller", ""]).as_deref(), Some("…"));
    }
}
