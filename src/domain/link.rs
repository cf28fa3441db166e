//! Every address we hand out: the public URL, the paths behind it, and the secrets in links to owners.
//!
//! A secret is rederivable (for a resend), revocable (by raising the generation), never stored, and carries 128 bits of
//! MAC. It names its registration, so a wrong one is refused before the database is asked.

use std::fmt;

use subtle::ConstantTimeEq;

use super::clock::{Id, Timestamp};
use super::code::Key;
use super::code::digital_link::check_authority;
use super::code::key::hex;
use super::code::proof::{crockford, forgive, value_of};

/// Scheme, host and port under which the world reaches us; printed on labels for decades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    scheme: &'static str,
    authority: String,
}

impl PublicUrl {
    /// Reads `https://go.example.com`, port allowed, path not: codes keep their shortest form only at the root.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let (scheme, rest) = match (lower.strip_prefix("https://"), lower.strip_prefix("http://")) {
            (Some(rest), _) => ("https", rest),
            (None, Some(rest)) => ("http", rest),
            _ => return Err(format!("{text:?} must start with https:// (or http:// for a trial)")),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains(['/', '?', '#', '@']) {
            return Err(format!("{text:?} must be scheme and host only, such as https://go.example.com"));
        }
        check_authority(authority)?;
        Ok(Self { scheme, authority: authority.to_owned() })
    }

    /// Scheme and host in upper case, as they stand in a QR.
    pub fn for_codes(&self) -> String {
        format!("{}://{}", self.scheme, self.authority.to_ascii_uppercase())
    }

    /// Host (and port) as people read it: below the code on a label.
    pub fn host(&self) -> &str {
        &self.authority
    }

    /// The host without a port.
    pub fn host_name(&self) -> &str {
        match self.authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => &self.authority,
        }
    }

    /// Browsers reach us encrypted.
    pub fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// A host on this machine or in a home network, by its name or address (RFC 1918, RFC 6761).
    pub fn is_local(&self) -> bool {
        let host = self.host_name();
        host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| {
                ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
            })
    }

    /// A host that no phone outside can reach, or that is reserved for examples (RFC 2606, RFC 6761): fine for a
    /// trial, a disaster on a label.
    pub fn is_only_for_trials(&self) -> bool {
        let host = self.host_name();
        let reserved = ["localhost", "example", "test", "invalid", "local", "internal"];
        let example = ["example.com", "example.net", "example.org"];
        self.is_local()
            || host.starts_with('[')
            || reserved.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")))
            || example.iter().any(|name| host == *name || host.ends_with(&format!(".{name}")))
    }

    /// The address of a path of ours.
    pub fn join(&self, path: &str) -> String {
        format!("{self}{path}")
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)
    }
}

/// What a secret opens. Each kind has secrets of its own: one cannot be used for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The owner's page of one registration.
    Owner,
    /// Mail preferences and unsubscribing.
    Preferences,
    /// Confirming a new mail address; names the change, not the registration.
    Address,
    /// How a claim stands.
    Claim,
    /// How a second-hand request stands, for the buyer.
    Transfer,
    /// The question to the seller.
    Sale,
    /// An address for safety notices.
    Safety,
    /// The wish for offers that has to be confirmed.
    Wish,
    /// An offer in a letter; names the offer, and nobody.
    Offer,
}

/// As a purpose's label, of passes.
const PASS: &[u8] = b"aftersale/link/pass";
/// As a purpose's label, of links to a person's own data.
const DATA: &[u8] = b"aftersale/link/data";

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Owner => b"aftersale/link/owner",
            Self::Preferences => b"aftersale/link/preferences",
            Self::Address => b"aftersale/link/address",
            Self::Claim => b"aftersale/link/claim",
            Self::Transfer => b"aftersale/link/transfer",
            Self::Sale => b"aftersale/link/sale",
            Self::Safety => b"aftersale/link/safety",
            Self::Wish => b"aftersale/link/wish",
            Self::Offer => b"aftersale/link/offer",
        }
    }

    /// The path in front of the secret.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Owner => "/o/",
            Self::Preferences => "/u/",
            Self::Address => "/e/",
            Self::Claim => "/c/",
            Self::Transfer => "/t/",
            Self::Sale => "/s/",
            Self::Safety => "/n/",
            Self::Wish => "/w/",
            Self::Offer => "/k/",
        }
    }
}

/// Bytes of what a secret names: id and generation.
const NAMED: usize = 16 + 1;
/// Bytes of a MAC.
const TAG: usize = 16;
/// Bytes of a secret.
const BYTES: usize = NAMED + TAG;
/// Bytes of a secret that also says until which minute it holds.
const TIMED_BYTES: usize = NAMED + 4 + TAG;
/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Characters of so many bytes in Crockford's base 32.
const fn chars(bytes: usize) -> usize {
    (bytes * 8).div_ceil(5)
}

/// Makes and checks the secrets in links.
#[derive(Clone, Debug)]
pub struct LinkKey(Key);

impl LinkKey {
    /// The key of the settings.
    pub fn new(key: Key) -> Self {
        Self(key)
    }

    /// By which two link keys can be told apart.
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint()
    }

    /// The path of a registration's page for `purpose`.
    pub fn path(&self, purpose: Purpose, registration: &Id, generation: u8) -> String {
        format!("{}{}", purpose.prefix(), self.secret(purpose, registration, generation))
    }

    /// The secret itself.
    pub fn secret(&self, purpose: Purpose, registration: &Id, generation: u8) -> String {
        let mut bytes = registration.bytes().to_vec();
        bytes.push(generation);
        bytes.extend_from_slice(&self.tag(purpose.label(), &bytes));
        crockford(&bytes, chars(BYTES))
    }

    /// A secret that lets an owner's name and address stand in another form until `until`, rounded up to a minute. It opens nothing else.
    pub fn pass(&self, registration: &Id, generation: u8, until: Timestamp) -> String {
        self.timed(PASS, (registration, generation), until)
    }

    /// Registration and generation of a pass, if we made it and it still holds.
    pub fn open_pass(&self, pass: &str, now: Timestamp) -> Option<(Id, u8)> {
        self.open_timed(PASS, pass, now).map(|(named, _)| named)
    }

    /// The path of the page where a person gets their own data, until `until`, rounded up to a minute. It names the letter that
    /// carries it, and nobody.
    pub fn data_path(&self, letter: &Id, generation: u8, until: Timestamp) -> String {
        format!("/d/{}", self.timed(DATA, (letter, generation), until))
    }

    /// Letter and generation of such a path's secret, and until when it holds; if we made it and it still does.
    pub fn open_data(&self, secret: &str, now: Timestamp) -> Option<((Id, u8), Timestamp)> {
        self.open_timed(DATA, secret, now)
    }

    /// A digest by which an address that said no to offers is known again, also when nothing else of it is left.
    pub fn offers_digest(&self, email_key: &str) -> String {
        hex(&self.0.mac(&[b"aftersale/no-offers", email_key.as_bytes()])[..16])
    }

    fn timed(&self, label: &[u8], (id, generation): (&Id, u8), until: Timestamp) -> String {
        let mut bytes = id.bytes().to_vec();
        bytes.push(generation);
        let minute = until.0.saturating_add(MINUTE - 1).div_euclid(MINUTE);
        bytes.extend_from_slice(&u32::try_from(minute).unwrap_or(0).to_be_bytes());
        bytes.extend_from_slice(&self.tag(label, &bytes));
        crockford(&bytes, chars(TIMED_BYTES))
    }

    fn open_timed(&self, label: &[u8], secret: &str, now: Timestamp) -> Option<((Id, u8), Timestamp)> {
        let bytes = decode(secret, TIMED_BYTES)?;
        let (named, tag) = bytes.split_at_checked(NAMED + 4)?;
        let valid: bool = self.tag(label, named).ct_eq(tag).into();
        let id: [u8; 16] = named.get(..16)?.try_into().ok()?;
        let minute = u32::from_be_bytes(named.get(NAMED..)?.try_into().ok()?);
        let until = Timestamp(i64::from(minute) * MINUTE);
        (valid && now < until).then(|| ((Id::from_bytes(id), named[16]), until))
    }

    /// The bits of the one-time code with this id, which a seller gives to a buyer: spoken, so few of them.
    pub fn handover(&self, id: &Id) -> [u8; 5] {
        let mac = self.0.mac(&[b"aftersale/handover", &id.bytes()]);
        std::array::from_fn(|at| mac[at])
    }

    /// What stands for an offer in its link: the product's number and half a digest of the offer's code.
    pub fn offer_id(&self, product: i64, code: &str) -> Id {
        let mac = self.0.mac(&[b"aftersale/offer", &product.to_be_bytes(), code.as_bytes()]);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&product.to_be_bytes());
        bytes[8..].copy_from_slice(&mac[..8]);
        Id::from_bytes(bytes)
    }

    /// Secrets of the desk: `label` says what for, `parts` of whom. The parts are told apart by their lengths.
    pub fn desk(&self, label: &str, parts: &[&str]) -> [u8; 32] {
        let mut said = Vec::from(b"aftersale/desk");
        for part in [label].iter().chain(parts) {
            said.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            said.extend_from_slice(part.as_bytes());
        }
        self.0.mac(&[&said])
    }

    /// Registration and generation of a secret, if we made it; compared in constant time.
    pub fn open(&self, purpose: Purpose, secret: &str) -> Option<(Id, u8)> {
        let bytes = decode(secret, BYTES)?;
        let (named, tag) = bytes.split_at_checked(NAMED)?;
        let valid: bool = self.tag(purpose.label(), named).ct_eq(tag).into();
        let id: [u8; 16] = named.get(..16)?.try_into().ok()?;
        valid.then(|| (Id::from_bytes(id), named[16]))
    }

    /// A digest by which an erased address is known again (or the id of a single registration); without this key it cannot be
    /// guessed back from the digest.
    pub fn address_digest(&self, email_key: &str) -> String {
        hex(&self.0.mac(&[b"aftersale/erased", email_key.as_bytes()])[..16])
    }

    fn tag(&self, label: &[u8], named: &[u8]) -> [u8; TAG] {
        let mac = self.0.mac(&[label, named]);
        std::array::from_fn(|at| mac[at])
    }
}

fn decode(secret: &str, length: usize) -> Option<Vec<u8>> {
    let text = forgive(secret);
    if text.chars().count() != chars(length) {
        return None;
    }
    let mut bits = 0_u32;
    let mut held = 0;
    let mut bytes = Vec::with_capacity(length + 1);
    for c in text.chars() {
        bits = (bits << 5 | u32::from(value_of(c)?)) & 0xffff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_its_own_door_only() {
        let key = LinkKey::new(Key::new([7; 32]));
        let id = Id::from_bytes(*b"0123456789abcdef");
        let secret = key.secret(Purpose::Owner, &id, 3);
        assert_eq!(key.open(Purpose::Owner, &secret), Some((id.clone(), 3)));
        assert_eq!(key.open(Purpose::Owner, &secret.to_lowercase()), Some((id.clone(), 3)));
        assert_eq!(key.open(Purpose::Preferences, &secret), None);
        assert_eq!(LinkKey::new(Key::new([8; 32])).open(Purpose::Owner, &secret), None);
        for at in 0..chars(BYTES) - 1 {
            let mut wrong: Vec<char> = secret.chars().collect();
            wrong[at] = if wrong[at] == 'Z' { 'Y' } else { 'Z' };
            assert_eq!(key.open(Purpose::Owner, &wrong.iter().collect::<String>()), None);
        }
        assert_eq!(key.open(Purpose::Owner, "short"), None);
    }

    #[test]
    fn a_pass_holds_until_its_minute_and_is_no_secret_of_a_page() {
        let key = LinkKey::new(Key::new([7; 32]));
        let id = Id::from_bytes(*b"0123456789abcdef");
        let until = Timestamp(1_800_000_000_000);
        let pass = key.pass(&id, 3, until);
        assert_eq!(key.open_pass(&pass, Timestamp(until.0 - 1)), Some((id.clone(), 3)));
        assert_eq!(key.open_pass(&pass, Timestamp(until.0 + MINUTE)), None);
        assert_eq!(LinkKey::new(Key::new([8; 32])).open_pass(&pass, Timestamp(0)), None);
        assert_eq!(key.open(Purpose::Owner, &pass), None);
        assert_eq!(key.open_pass(&key.secret(Purpose::Owner, &id, 3), Timestamp(0)), None);
        // A link to data holds as long, tells until when, and is no pass.
        let path = key.data_path(&id, 3, until);
        let data = path.strip_prefix("/d/").unwrap();
        assert_eq!(key.open_data(data, Timestamp(until.0 - 1)), Some(((id.clone(), 3), until)));
        assert_eq!(key.open_data(data, until), None);
        assert_eq!((key.open_pass(data, Timestamp(0)), key.open_data(&pass, Timestamp(0))), (None, None));
        // Another minute, registration or generation has another MAC.
        for at in 0..chars(TIMED_BYTES) - 1 {
            let mut wrong: Vec<char> = pass.chars().collect();
            wrong[at] = if wrong[at] == 'Z' { 'Y' } else { 'Z' };
            assert_eq!(key.open_pass(&wrong.iter().collect::<String>(), Timestamp(0)), None);
        }
    }

    #[test]
    fn public_urls_are_roots() {
        let url = PublicUrl::parse("https://Go.Example.com/").unwrap();
        assert_eq!(url.to_string(), "https://go.example.com");
        assert_eq!(url.for_codes(), "https://GO.EXAMPLE.COM");
        assert_eq!(PublicUrl::parse("http://127.0.0.1:8080").unwrap().host_name(), "127.0.0.1");
        for bad in ["go.example.com", "ftp://x", "https://", "https://x/path", "https://u@x", "https://x y"] {
            assert!(PublicUrl::parse(bad).is_err(), "{bad}");
        }
        for trial in [
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://192.168.1.7",
            "http://[::1]:8080",
            "http://169.254.3.4",
            "http://shop.test",
            "https://go.example.com",
            "https://shop.invalid",
            "http://printer.local",
        ] {
            assert!(PublicUrl::parse(trial).unwrap().is_only_for_trials(), "{trial}");
        }
        assert!(!PublicUrl::parse("https://go.acme.io").unwrap().is_only_for_trials());
    }
}
