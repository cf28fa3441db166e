//! Passwords of staff: what a new one must be. Length and a list of common ones, no rules of composition (OWASP ASVS 5.0, 6.2).
//!
//! Passwords of twelve characters that many people share are mostly a common word with something around it, or a common word
//! twice; so the list (`assets/passwords.txt`) is asked for the core of a password, too.

use std::collections::HashSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::field::Reason;
use super::staff::StaffName;

/// Fewest and most characters of a password (OWASP ASVS 5.0, 6.2.1 and 6.2.9).
pub const PASSWORD: std::ops::RangeInclusive<usize> = 12..=256;

const LIST: &str = include_str!("../../assets/passwords.txt");

/// A core that leaves at least this much of the password unexplained is let through, in characters.
const OWN: usize = 7;

fn common() -> &'static HashSet<&'static str> {
    static COMMON: OnceLock<HashSet<&'static str>> = OnceLock::new();
    COMMON.get_or_init(|| LIST.lines().filter(|line| !line.starts_with('#')).collect())
}

/// Checks a new password.
///
/// # Errors
/// `TooShort`, `TooLong`, or `Guessable`: common, a repetition, a run along alphabet or keyboard, or made of the name.
pub fn check(password: &str, name: &StaffName) -> Result<(), Reason> {
    let bound = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let length = password.chars().count();
    if length < *PASSWORD.start() {
        return Err(Reason::TooShort { min: bound(*PASSWORD.start()) });
    }
    if length > *PASSWORD.end() {
        return Err(Reason::TooLong { max: bound(*PASSWORD.end()) });
    }
    let folded = password.to_lowercase();
    if is_common(&folded) || is_common(&unmasked(&folded)) || is_run(&folded) || is_name(&folded, name) {
        return Err(Reason::Guessable);
    }
    Ok(())
}

/// A password as it is hashed: keyboards spell `é` as one character or as two (NFC, as RFC 8265 wants it).
pub fn spelled(password: &str) -> String {
    password.nfc().collect()
}

/// On the list, or a word of the list once or more often, with a few characters around it.
fn is_common(folded: &str) -> bool {
    let once = unrepeated(folded);
    let core = once.trim_matches(|c: char| !c.is_alphabetic());
    [folded, once, core, unrepeated(core)].iter().any(|word| {
        let rest = once.chars().count() - word.chars().count().min(once.chars().count());
        rest < OWN && (common().contains(word) || word.chars().count() < 3)
    })
}

/// The shortest beginning that the text is a repetition of: `abcabcabca` gives `abc`.
fn unrepeated(text: &str) -> &str {
    let ends: Vec<usize> = text.char_indices().skip(1).map(|(at, _)| at).collect();
    ends.iter()
        .filter(|&&end| end * 2 <= text.len())
        .find(|&&end| {
            text.bytes().zip(text.bytes().cycle().skip(end)).take(text.len() - end).all(|(a, b)| a == b)
        })
        .map_or(text, |&end| &text[..end])
}

/// Letters where signs usually stand for them: `p@ssw0rd` is `password`.
fn unmasked(folded: &str) -> String {
    let letter = |c| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    };
    // What stands around the word is decoration, not a letter.
    let core = folded.trim_end_matches(|c: char| !c.is_alphabetic());
    core.chars().map(letter).chain(folded[core.len()..].chars()).collect()
}

/// At least three quarters of it walk along the alphabet, the digits or a row of keys, either way.
fn is_run(folded: &str) -> bool {
    const ROWS: [&str; 6] =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop"];
    let all: Vec<char> = folded.chars().collect();
    let beside = |pair: &[char]| {
        let there: String = pair.iter().collect();
        let back: String = pair.iter().rev().collect();
        ROWS.iter().any(|row| row.contains(&there) || row.contains(&back)) || pair[0] == pair[1]
    };
    let steps = all.windows(2).filter(|pair| beside(pair)).count();
    steps * 4 >= (all.len() - 1) * 3
}

/// Little remains without the name.
fn is_name(folded: &str, name: &StaffName) -> bool {
    folded.contains(name.as_str()) && folded.replace(name.as_str(), "").chars().count() < 2 * OWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_what_its_head_says() {
        assert!((2_900..=3_100).contains(&common().len()), "{}", common().len());
        assert!(common().iter().filter(|word| word.len() >= 12).count() > 300);
    }

    #[test]
    fn common_passwords_are_refused_however_they_are_dressed() {
        let name = StaffName::parse("maria").unwrap();
        for bad in [
            "passwordpassword",
            "Password12345",
            "P@ssw0rd2026!",
            "qwertyuiop123",
            "123456789012",
            "abcdefghijkl",
            "aaaaaaaaaaaaaaaa",
            "maria-maria-maria",
            "Maria.2026.desk",
            "1qaz2wsx3edc",
            "Administrator1",
            "letmeinletmein",
            "ababababababab",
            "!!football2026",
            "lkjhgfdsalkjhgf",
        ] {
            assert_eq!(check(bad, &name), Err(Reason::Guessable), "{bad}");
        }
        assert_eq!(check("short", &name), Err(Reason::TooShort { min: 12 }));
        assert_eq!(check(&"x1".repeat(200), &name), Err(Reason::TooLong { max: 256 }));
    }

    #[test]
    fn long_phrases_and_strange_letters_are_welcome() {
        let name = StaffName::parse("al").unwrap();
        for good in [
            "correct horse battery",
            "wenn der Regen leise fällt",
            "密码学是一门很有意思的学问",
            "3f9ac0de71b2aa04",
            "football teaches no patience",
            "Tide-walker.hums/old_songs:under%a+paper*moon#and~keeps^its&hat9",
        ] {
            assert_eq!(check(good, &name), Ok(()), "{good}");
        }
    }
}
