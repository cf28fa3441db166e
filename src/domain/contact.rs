//! Who the owner is and where letters go: name and e-mail address, cleaned but never bent.
//!
//! Names keep their script, emoji and direction; what could break a line, a header or a page's direction does not get in.
//! Goes into a registration; shown to the owner and the desk only.

use std::fmt;

use validator::ValidateEmail;

use super::clock::Timestamp;
use super::field::Reason;

/// The most characters of a name.
pub const NAME_MAX: u64 = 80;
/// The most bytes of an e-mail address (RFC 5321, 4.5.3.1.3, less the angle brackets).
pub const EMAIL_MAX: u64 = 254;

/// Characters that steer the direction or hide in a line: embeddings, overrides, isolates, and zero-width space.
/// Arabic and Hebrew need none of them inside a name, attackers do. Joiners (U+200C, U+200D) stay: Persian and
/// emoji need them.
fn is_steering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

/// One line of people's text: trimmed, inner white space single, steering characters gone.
///
/// # Errors
/// `IllegalCharacter` for controls (line breaks and NUL among them), `TooLong` above `max` characters.
pub fn line(text: &str, max: u64) -> Result<String, Reason> {
    let clean: String = text.trim().chars().filter(|c| !is_steering(*c)).collect();
    if clean.chars().any(char::is_control) {
        return Err(Reason::IllegalCharacter);
    }
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if clean.chars().count() as u64 > max {
        return Err(Reason::TooLong { max });
    }
    Ok(clean)
}

/// The name an owner goes by: 1–80 characters, at least one letter or digit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct OwnerName(String);

impl OwnerName {
    /// Reads what was typed.
    ///
    /// # Errors
    /// `Missing`, `TooLong`, `IllegalCharacter`, `NoLetter`.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let name = line(text, NAME_MAX)?;
        if name.is_empty() {
            return Err(Reason::Missing);
        }
        if !name.chars().any(char::is_alphanumeric) {
            return Err(Reason::NoLetter);
        }
        Ok(Self(name))
    }

    /// The first letter of each word, for where a name is not needed: `A… L…`.
    pub fn masked(&self) -> String {
        let begun = |word: &str| word.chars().next().map(|first| format!("{first}…"));
        self.0.split(' ').filter_map(begun).collect::<Vec<_>>().join(" ")
    }

    /// A name that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OwnerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An e-mail address as it was given; compared by [`Email::key`].
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads what was typed; a pasted `mailto:` and spaces around are forgiven.
    ///
    /// # Errors
    /// `Missing`, `TooLong`, `IllegalCharacter`, `NotAnEmail`.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let address = line(text, EMAIL_MAX)?;
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        if address.is_empty() {
            return Err(Reason::Missing);
        }
        if address.len() as u64 > EMAIL_MAX {
            return Err(Reason::TooLong { max: EMAIL_MAX });
        }
        let (_, domain) = address.rsplit_once('@').ok_or(Reason::NotAnEmail)?;
        // An address without a dot in its domain is valid by the letter (user@localhost) and always a typing mistake here.
        if !address.validate_email() || !domain.contains('.') || domain.starts_with('[') {
            return Err(Reason::NotAnEmail);
        }
        Ok(Self(address.to_owned()))
    }

    /// An address that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// No address: of an owner who gave none at the desk, or was erased. No letter goes there.
    pub fn none() -> Self {
        Self(String::new())
    }

    /// `true` when there is none.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one address share: lower case throughout.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// The address with the middle of its front part hidden: `m…a@example.com`, and a word joiner that keeps it on one line.
    pub fn masked(&self) -> String {
        let (front, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let mut chars = front.chars();
        match (chars.next(), chars.next_back()) {
            (Some(first), Some(last)) => format!("{first}…\u{2060}{last}@{domain}"),
            _ => format!("…\u{2060}@{domain}"),
        }
    }

    /// The part behind the last `@`, lower case: the lane its letters travel in.
    pub fn domain(&self) -> String {
        self.0.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default()
    }
}

/// Since when an address takes no letters, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undeliverable {
    /// When the last letter was refused.
    pub at: Timestamp,
    /// What was said, in words.
    pub said: String,
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_scripts_stay_as_they_are() {
        for name in
            ["Zoë Müller", "محمد علي", "דָּוִד", "山田 太郎", "O'Neill-Smith Jr.", "👩‍🔧 Ana", "<b>Bob</b>"]
        {
            assert_eq!(OwnerName::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn hostile_names_are_refused_or_lose_what_steers() {
        assert_eq!(OwnerName::parse("a\r\nBcc: x@y.z"), Err(Reason::IllegalCharacter));
        assert_eq!(OwnerName::parse("a\0b"), Err(Reason::IllegalCharacter));
        assert_eq!(OwnerName::parse("\u{202E}evil"), Ok(OwnerName("evil".into())));
        assert_eq!(OwnerName::parse("  "), Err(Reason::Missing));
        assert_eq!(OwnerName::parse("---"), Err(Reason::NoLetter));
        assert_eq!(OwnerName::parse(&"x".repeat(81)), Err(Reason::TooLong { max: 80 }));
        assert_eq!(OwnerName::parse("  Ann   Lee "), Ok(OwnerName("Ann Lee".into())));
    }

    #[test]
    fn addresses_are_taken_as_people_paste_them() {
        assert_eq!(Email::parse(" mailto:Ann@Example.COM ").unwrap().key(), "ann@example.com");
        assert_eq!(Email::parse("ann+tag@mail.example.co").unwrap().domain(), "mail.example.co");
        for bad in ["ann", "ann@", "@x.de", "ann@localhost", "a b@x.de", "a@x..de", "ann@[127.0.0.1]"] {
            assert_eq!(Email::parse(bad), Err(Reason::NotAnEmail), "{bad}");
        }
        assert_eq!(Email::parse("a@x.de\r\nBcc: b@x.de"), Err(Reason::IllegalCharacter));
        assert!(matches!(Email::parse(&format!("{}@x.de", "a".repeat(300))), Err(Reason::TooLong { .. })));
    }
}
