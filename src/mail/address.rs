//! Who writes and who is written to: an address that is safe on an SMTP line, and a name beside it.
//!
//! Not here: whether an address exists, or whether its owner wants mail. Values go into [`super::compose`] as header and
//! envelope; both see the same spelling.

use std::fmt;

/// Longest address a relay has to accept, in bytes: RFC 5321 §4.5.3.1.3 allows 256 with the two angle brackets.
const LONGEST: usize = 254;

/// Most characters of a name that reach a header; what a person reads, and far below the 998 bytes of RFC 5322 §2.1.1.
const LONGEST_NAME: usize = 100;

/// An e-mail address that can stand on an SMTP line and in a header without quoting.
///
/// The domain is kept in its ASCII form (RFC 5891), so that only a local part outside ASCII needs a relay with SMTPUTF8
/// (RFC 6531).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(lettre::Address);

/// Why a text is no [`Address`] or [`Mailbox`]. It does not repeat the text: an address is somebody's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// There is no `@`, or nothing before or after it.
    #[error("an address needs something before and after one @, as in name@example.com")]
    Shape,
    /// More than 254 bytes, or more than 64 before the `@`.
    #[error("an address has at most 254 bytes, and at most 64 of them before the @")]
    Length,
    /// Spaces, quotes, brackets, commas or control characters.
    #[error("an address must not hold spaces, quotes, brackets, commas or control characters")]
    Character,
    /// The part after the `@` is no host name.
    #[error("the part after the @ is no host name")]
    Domain,
}

impl Address {
    /// Reads an address as people write it.
    ///
    /// Stricter than RFC 5322 on purpose: quoted local parts are legal but nobody has one, and they are how a second
    /// recipient or a second header is smuggled in.
    ///
    /// # Errors
    /// [`AddressError`] says which rule was broken.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(AddressError::Shape)?;
        if local.is_empty() || domain.is_empty() {
            return Err(AddressError::Shape);
        }
        if text.trim().chars().any(is_unsafe) || local.contains('@') {
            return Err(AddressError::Character);
        }
        let domain = idna::domain_to_ascii(domain).map_err(|_| AddressError::Domain)?;
        if local.len() > 64 || local.len() + 1 + domain.len() > LONGEST {
            return Err(AddressError::Length);
        }
        lettre::Address::new(local, domain).map(Self).map_err(|wrong| match wrong {
            lettre::address::AddressError::InvalidDomain => AddressError::Domain,
            _ => AddressError::Character,
        })
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// The host name after the `@`, ASCII, lower case: the key of a delivery lane.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    /// Whether only a relay with SMTPUTF8 can take it.
    pub fn needs_utf8(&self) -> bool {
        !self.as_str().is_ascii()
    }

    pub(super) fn inner(&self) -> &lettre::Address {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

/// Characters that mean something to SMTP or to a header parser, or that turn what people read around.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\\' | ',' | ';' | ':')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name and an address, as in `Example <hello@example.com>`. The name may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    name: String,
    address: Address,
}

impl Mailbox {
    /// Puts a name beside an address. Whatever the name holds, it stays one line of at most 100 characters.
    pub fn new(name: &str, address: Address) -> Self {
        Self { name: one_line(name, LONGEST_NAME), address }
    }

    /// Reads `name@example.com` or `Name <name@example.com>`; the name may stand in quotes.
    ///
    /// # Errors
    /// [`AddressError`] says which rule the address broke.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let Some((name, rest)) = text.split_once('<') else {
            return Ok(Self::new("", Address::parse(text)?));
        };
        let address = rest.strip_suffix('>').ok_or(AddressError::Shape)?;
        let name = name.trim();
        let bare = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
        Ok(Self::new(bare, Address::parse(address)?))
    }

    /// The name, one line, perhaps empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    pub(super) fn header(&self) -> lettre::message::Mailboxes {
        let name = (!self.name.is_empty()).then(|| self.name.clone());
        lettre::message::Mailbox::new(name, self.address.0.clone()).into()
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            self.address.fmt(to)
        } else {
            write!(to, "{} <{}>", self.name, self.address)
        }
    }
}

/// Makes any text safe as one line of a header: line breaks and control characters become single spaces, the ends are
/// trimmed, and at most `longest` characters remain. Letters of every script, emoji and direction marks stay.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
        if c != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(c);
        }
    }
    let end = line.char_indices().nth(longest).map_or(line.len(), |(at, _)| at);
    line.truncate(end);
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_foreign_letters_before_the_at_and_ascii_after_it() {
        let address = Address::parse(" jürgen@Bücher.example ").unwrap();
        assert_eq!(address.as_str(), "jürgen@xn--bcher-kva.example");
        assert_eq!(address.domain(), "xn--bcher-kva.example");
        assert!(address.needs_utf8());
        assert!(!Address::parse("a.b+c@bücher.example").unwrap().needs_utf8());
    }

    #[test]
    fn an_address_that_could_carry_a_second_one_is_refused() {
        for (text, why) in [
            ("a", AddressError::Shape),
            ("@example.com", AddressError::Shape),
            ("a@", AddressError::Shape),
            ("a@b@example.com", AddressError::Character),
            ("a,b@example.com", AddressError::Character),
            ("a>\r\nRCPT TO:<b@example.com", AddressError::Character),
            ("\"a b\"@example.com", AddressError::Character),
            ("a\0@example.com", AddressError::Character),
            ("a@exa mple.com", AddressError::Character),
            ("a@[127.0.0.1]", AddressError::Character),
            ("a@ex..ample", AddressError::Domain),
            ("a\u{202e}b@example.com", AddressError::Character),
        ] {
            assert_eq!(Address::parse(text), Err(why), "{text:?}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        assert_eq!(Address::parse(&long), Err(AddressError::Length));
    }

    #[test]
    fn a_mailbox_is_read_as_people_write_it() {
        let read = |text| Mailbox::parse(text).map(|it| (it.name().to_owned(), it.address().to_string()));
        let hello = "hello@example.com".to_owned();
        assert_eq!(read("hello@example.com"), Ok((String::new(), hello.clone())));
        assert_eq!(read("Example <hello@example.com>"), Ok(("Example".into(), hello.clone())));
        assert_eq!(read("\"Example, Inc.\" <hello@example.com>"), Ok(("Example, Inc.".into(), hello)));
        assert_eq!(read("Example <hello@example.com"), Err(AddressError::Shape));
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(one_line(" a\r\nBcc: b\0\u{2028}c  ", 100), "a Bcc: b c");
        assert_eq!(one_line("日本語 🎉 שלום", 5), "日本語 🎉");
    }
}
