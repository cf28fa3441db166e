//! The `[mail]` settings: where letters go, and in whose name.
//!
//! Not here: reading files or the environment; `config` hands over the raw texts, with secrets already looked up. The parsed
//! values open a [`super::Transport`] and stand in every letter. Nothing that prints them shows the password.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::address::Mailbox;

/// Most connections one process may hold to its relay; Postfix itself allows 50 to one client.
const MOST_CONNECTIONS: usize = 50;

/// Connections held at most when the URL does not say.
const USUAL_CONNECTIONS: usize = 4;

/// The texts as they stand in the settings file.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    /// `mail.transport`, as in `folder:mail`.
    pub transport: &'a str,
    /// `mail.from`, as in `Example <hello@example.com>`.
    pub from: &'a str,
    /// `mail.reply_to`; empty when answers go to `from`.
    pub reply_to: &'a str,
}

/// Valid mail settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where letters go.
    pub route: Route,
    /// Whom letters come from, and where refusals return to.
    pub from: Mailbox,
    /// Where answers go, when not to `from`.
    pub reply_to: Option<Mailbox>,
}

/// Where letters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Into a folder, one `.eml` file each.
    Folder(PathBuf),
    /// Into memory, for tests and rehearsals.
    Memory,
    /// To a relay.
    Relay(Relay),
}

/// A relay and how to speak to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Host name or address; the certificate must be for it.
    pub host: String,
    /// TCP port, 1 to 65535.
    pub port: u16,
    /// When encryption begins.
    pub security: Security,
    /// User and password, if the relay wants them.
    pub login: Option<Login>,
    /// A PEM file of certificate authorities to trust besides the public ones.
    pub ca: Option<PathBuf>,
    /// The name given in EHLO; the host name of this machine when absent.
    pub hello: Option<String>,
    /// Connections held at most, 1 to 50.
    pub connections: usize,
}

/// When encryption begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// With the first byte (`smtps://`, RFC 8314 §3.3).
    Implicit,
    /// With STARTTLS (RFC 3207); a relay without it gets no letter.
    Required,
    /// With STARTTLS where the relay offers it. Only for a relay on this machine.
    Offered,
    /// Never.
    Never,
}

/// User and password. Printing it shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    user: String,
    password: String,
}

impl Login {
    /// The user's name.
    pub fn user(&self) -> &str {
        &self.user
    }

    pub(super) fn password(&self) -> &str {
        &self.password
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Login(…)")
    }
}

/// A setting that cannot be used: which, why, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("[mail] {setting}: {said}")]
pub struct SettingError {
    /// The key within `[mail]`.
    pub setting: &'static str,
    /// What is wrong and the way out. Holds no part of a password.
    pub said: String,
}

impl SettingError {
    pub(super) fn transport(said: impl Into<String>) -> Self {
        Self { setting: "transport", said: said.into() }
    }
}

impl Settings {
    /// Reads the raw texts; relative paths start at `base`, the folder of the settings file.
    ///
    /// # Errors
    /// Every setting that is wrong, not only the first.
    pub fn parse(raw: Raw<'_>, base: &Path) -> Result<Self, Vec<SettingError>> {
        let mailbox = |setting, text: &str| {
            Mailbox::parse(text).map_err(|wrong| SettingError {
                setting,
                said: format!("{wrong}; write it as Example <hello@example.com>"),
            })
        };
        let route = Route::parse(raw.transport, base);
        let from = mailbox("from", raw.from);
        let reply_to = match raw.reply_to.trim() {
            "" => Ok(None),
            text => mailbox("reply_to", text).map(Some),
        };
        match (route, from, reply_to) {
            (Ok(route), Ok(from), Ok(reply_to)) => Ok(Self { route, from, reply_to }),
            (route, from, reply_to) => {
                Err([route.err(), from.err(), reply_to.err()].into_iter().flatten().collect())
            }
        }
    }

    /// The Message-ID of the letter with this outbox id, without angle brackets: the same id gives the same Message-ID,
    /// and its right side is the sender's domain, which is what spam filters compare it with.
    pub fn message_id(&self, id: &str) -> String {
        format!("{id}@{}", self.from.address().domain())
    }
}

impl Route {
    /// Reads a transport URL; a relative folder or CA path starts at `base`.
    ///
    /// # Errors
    /// What is wrong with the URL and how to write it; never any part of a password.
    pub fn parse(url: &str, base: &Path) -> Result<Self, SettingError> {
        let Some((scheme, rest)) = url.trim().split_once(':') else {
            return Err(unknown_scheme());
        };
        match (scheme.to_ascii_lowercase().as_str(), rest) {
            ("folder", dir) if dir.starts_with("//") && !dir.starts_with("///") => {
                Err(SettingError::transport("write folder:mail, without the two slashes"))
            }
            ("folder", "") => Err(SettingError::transport("the folder's name is missing; write folder:mail")),
            ("folder", dir) => Ok(Self::Folder(base.join(dir))),
            ("memory", "") => Ok(Self::Memory),
            ("smtp" | "smtps", rest) => {
                let rest = rest.strip_prefix("//").ok_or_else(|| {
                    SettingError::transport(format!("two slashes are missing; write {scheme}://host"))
                })?;
                Relay::parse(rest, scheme.eq_ignore_ascii_case("smtps"), base).map(Self::Relay)
            }
            _ => Err(unknown_scheme()),
        }
    }
}

fn unknown_scheme() -> SettingError {
    SettingError::transport(
        "write folder:DIR, smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465 (TLS from the start)",
    )
}

impl Relay {
    /// Reads what stands after `smtp://` or `smtps://`.
    fn parse(rest: &str, implicit: bool, base: &Path) -> Result<Self, SettingError> {
        let (authority, query) = rest.split_once('?').unwrap_or((rest, ""));
        let authority = authority.strip_suffix('/').unwrap_or(authority);
        if authority.contains(['/', '#']) || query.contains('@') {
            return Err(SettingError::transport(
                "in user and password write / as %2F, ? as %3F, # as %23, @ as %40, : as %3A, % as %25",
            ));
        }
        let (login, place) = match authority.rsplit_once('@') {
            Some((login, place)) => (Some(Login::parse(login)?), place),
            None => (None, authority),
        };
        let (host, port) = host_and_port(place, if implicit { 465 } else { 587 })?;
        let security = match (implicit, is_this_machine(&host)) {
            (true, _) => Security::Implicit,
            (false, true) => Security::Offered,
            (false, false) => Security::Required,
        };
        let connections = USUAL_CONNECTIONS;
        let mut relay = Self { host, port, security, login, ca: None, hello: None, connections };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            relay.set(key, &decode(value)?, base)?;
        }
        relay.refuse_a_password_in_the_clear()
    }

    fn set(&mut self, key: &str, value: &str, base: &Path) -> Result<(), SettingError> {
        match (key, value) {
            ("tls", "required") if self.security == Security::Implicit => {}
            ("tls", "required") => self.security = Security::Required,
            ("tls", "none") if self.security != Security::Implicit => self.security = Security::Never,
            ("tls", "none") => {
                return Err(SettingError::transport("smtps:// is TLS; for tls=none write smtp://"));
            }
            ("tls", _) => return Err(SettingError::transport("tls is either required or none")),
            ("ca", "") => {
                return Err(SettingError::transport("ca needs the path of a PEM file, as in ?ca=ca.pem"));
            }
            ("ca", path) => self.ca = Some(base.join(path)),
            ("hello", name) if is_host(name) => self.hello = Some(name.to_owned()),
            ("hello", _) => {
                return Err(SettingError::transport("hello is a host name, as in ?hello=shop.example.com"));
            }
            ("connections", number) => {
                let number = number.parse().ok().filter(|number| (1..=MOST_CONNECTIONS).contains(number));
                self.connections = number.ok_or_else(|| {
                    SettingError::transport(format!("connections is 1 to {MOST_CONNECTIONS}"))
                })?;
            }
            _ => {
                return Err(SettingError::transport(
                    "after the ? stand tls=required, tls=none, ca=PATH, hello=NAME or connections=N, joined by &",
                ));
            }
        }
        Ok(())
    }

    /// RFC 4954 §4 wants passwords encrypted; on this machine there is no wire to listen on.
    fn refuse_a_password_in_the_clear(self) -> Result<Self, SettingError> {
        if self.security == Security::Never && self.login.is_some() && !is_this_machine(&self.host) {
            return Err(SettingError::transport(
                "tls=none would send the password readable over the network; leave tls=none out, or the login",
            ));
        }
        Ok(self)
    }
}

impl Login {
    fn parse(text: &str) -> Result<Self, SettingError> {
        let (user, password) = text.split_once(':').unwrap_or((text, ""));
        let login = Self { user: decode(user)?, password: decode(password)? };
        if login.user.is_empty() || login.password.is_empty() {
            return Err(SettingError::transport("a login is user:password before the @"));
        }
        if login.user.contains('\0') || login.password.contains('\0') {
            return Err(SettingError::transport("user and password must not hold a zero byte (RFC 4616)"));
        }
        Ok(login)
    }
}

/// Percent-decoding that refuses what it cannot read, so that a raw `%` in a password is told and not passed on wrong.
fn decode(text: &str) -> Result<String, SettingError> {
    let lone_percent = text.match_indices('%').any(|(at, _)| {
        !text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    });
    match percent_decode_str(text).decode_utf8() {
        Ok(plain) if !lone_percent => Ok(plain.into_owned()),
        _ => Err(SettingError::transport(
            "a % must be followed by two hex digits of UTF-8; a percent sign itself is %25",
        )),
    }
}

fn host_and_port(place: &str, usual: u16) -> Result<(String, u16), SettingError> {
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, "")) => (host, None),
        Some((host, port)) => (host, Some(port.strip_prefix(':').unwrap_or("?"))),
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    // The port is not repeated in the refusal: a password with a raw @ or : ends up here.
    let number = port.map_or(Some(usual), |port| port.parse().ok().filter(|&number| number != 0));
    let number =
        number.ok_or_else(|| SettingError::transport("after host: stands a port from 1 to 65535"))?;
    if is_host(host) {
        return Ok((host.to_ascii_lowercase(), number));
    }
    Err(SettingError::transport("the host is missing or no host name; write smtp://mail.example.com"))
}

fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    text.parse::<IpAddr>().is_ok() || (text.len() <= 253 && text.split('.').all(label))
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relay(url: &str) -> Relay {
        match Route::parse(url, Path::new("/etc/aftersale")) {
            Ok(Route::Relay(relay)) => relay,
            other => panic!("{url}: {other:?}"),
        }
    }

    fn refusal(url: &str) -> String {
        Route::parse(url, Path::new("/etc/aftersale")).unwrap_err().to_string()
    }

    #[test]
    fn encryption_is_required_wherever_there_is_a_network() {
        for (url, port, security) in [
            ("smtp://mail.example.com", 587, Security::Required),
            ("smtp://mail.example.com:2525?tls=required", 2525, Security::Required),
            ("smtps://mail.example.com", 465, Security::Implicit),
            ("smtp://localhost:25", 25, Security::Offered),
            ("smtp://127.0.0.1?tls=required", 587, Security::Required),
            ("smtp://[::1]:25", 25, Security::Offered),
            ("smtp://relay:25?tls=none", 25, Security::Never),
        ] {
            let relay = relay(url);
            assert_eq!((relay.port, relay.security), (port, security), "{url}");
        }
    }

    #[test]
    fn a_login_is_decoded_and_never_printed() {
        let relay =
            relay("smtp://me%40example.com:p%3A%2F%40%C3%A4@mail.example.com?ca=ca.pem&connections=9");
        let login = relay.login.as_ref().unwrap();
        assert_eq!((login.user(), login.password()), ("me@example.com", "p:/@ä"));
        assert_eq!(relay.ca.as_deref(), Some(Path::new("/etc/aftersale/ca.pem")));
        assert_eq!(relay.connections, 9);
        assert!(!format!("{relay:?}").contains("p:/@"));
    }

    #[test]
    fn a_bad_url_is_refused_with_the_way_out_and_without_the_password() {
        for (url, way_out) in [
            ("sendmail", "smtp://user:password@host:587"),
            ("folder:", "folder:mail"),
            ("folder://mail", "folder:mail"),
            ("smtp:host", "smtp://host"),
            ("smtp://u:hunter2/x@host", "%2F"),
            ("smtp://u:hunter2?x@host", "%3F"),
            ("smtp://u:hunter2%@host", "%25"),
            ("smtp://u:hunter2@ho st", "mail.example.com"),
            ("smtp://host:99999", "1 to 65535"),
            ("smtp://u@host", "user:password"),
            ("smtp://u:hunter2@host?tls=none", "leave tls=none out"),
            ("smtps://host?tls=none", "write smtp://"),
            ("smtp://host?tls=maybe", "required or none"),
            ("smtp://host?pool=3", "connections=N"),
            ("smtp://host?connections=0", "1 to 50"),
        ] {
            let said = refusal(url);
            assert!(said.starts_with("[mail] transport: ") && said.contains(way_out), "{url}: {said}");
            assert!(!said.contains("hunter2"), "{said}");
        }
    }

    #[test]
    fn every_wrong_setting_is_told_at_once() {
        let raw = Raw { transport: "x", from: "nobody", reply_to: "a b" };
        let wrong: Vec<_> = Settings::parse(raw, Path::new(".")).unwrap_err();
        assert_eq!(wrong.iter().map(|it| it.setting).collect::<Vec<_>>(), ["transport", "from", "reply_to"]);
    }
}
