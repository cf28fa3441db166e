//! Where a PostgreSQL server is and how to speak to it: a URL becomes an [`Address`], with its rules of encryption.
//!
//! What libpq calls `sslmode` and `sslrootcert` is read here; everything else of the URL goes to the wire as it stands. No
//! message shows a password.

use std::path::PathBuf;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};

/// How much of the server's certificate is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Encryption against listeners only: any certificate will do.
    Anyone,
    /// It comes from an authority we know.
    Authority,
    /// It comes from an authority we know, and is for this host.
    Host,
}

/// A server and a database on it.
#[derive(Clone)]
pub(super) struct Address {
    pub(super) config: Config,
    pub(super) trust: Trust,
    /// A PEM file of authorities instead of the public ones.
    pub(super) authorities: Option<PathBuf>,
    /// Without password, for messages.
    pub(super) place: String,
}

impl Address {
    /// Reads `postgres://user:password@host:port/name?sslmode=…&sslrootcert=…`.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        let (rest, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut authorities, mut kept) = (None, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decode = || percent_decode_str(value).decode_utf8_lossy().into_owned();
            match name {
                "sslmode" => mode = Some(decode()),
                "sslrootcert" => authorities = Some(decode()),
                _ => kept.push(pair),
            }
        }
        let config = if kept.is_empty() { rest.to_owned() } else { format!("{rest}?{}", kept.join("&")) };
        // The parser's words may quote the URL, and with it the password.
        let mut config: Config = config.parse().map_err(|_| {
            "it cannot be read; write postgres://user:password@host:5432/name, with %XX for special characters".to_owned()
        })?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err("it names no host; write postgres://user@host/name".to_owned());
        }
        let (ssl, trust) = encryption(mode.as_deref(), is_near(&config), authorities.is_some())?;
        config.ssl_mode(ssl).connect_timeout(Duration::from_secs(3));
        if config.get_application_name().is_none() {
            config.application_name("aftersale");
        }
        // A peer that vanished without a word is noticed in half a minute instead of two hours.
        config.keepalives_idle(Duration::from_secs(10)).keepalives_interval(Duration::from_secs(5));
        config.keepalives_retries(3).tcp_user_timeout(Duration::from_secs(25));
        let place = place(&config);
        let authorities = authorities.filter(|file| file != "system").map(PathBuf::from);
        Ok(Self { config, trust, authorities, place })
    }
}

/// Whoever names a host elsewhere and says nothing gets the safe way.
fn encryption(mode: Option<&str>, near: bool, own_authority: bool) -> Result<(SslMode, Trust), String> {
    Ok(match mode {
        None if near => (SslMode::Prefer, Trust::Anyone),
        None | Some("verify-full") => (SslMode::Require, Trust::Host),
        Some("verify-ca") => (SslMode::Require, Trust::Authority),
        // As libpq: a named authority is there to be checked.
        Some("require") if own_authority => (SslMode::Require, Trust::Authority),
        Some("require") => (SslMode::Require, Trust::Anyone),
        Some("prefer" | "allow") => (SslMode::Prefer, Trust::Anyone),
        Some("disable") => (SslMode::Disable, Trust::Anyone),
        Some(other) => {
            return Err(format!(
                "sslmode={other} is not known; choose verify-full, verify-ca, require, prefer or disable"
            ));
        }
    })
}

/// Whether every host is this machine.
fn is_near(config: &Config) -> bool {
    let near_name = |name: &str| {
        name == "localhost" || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
    };
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => near_name(name),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }) && config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback)
}

fn place(config: &Config) -> String {
    let host = config.get_hosts().first().map_or_else(String::new, |host| match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    });
    let port = config.get_ports().first().map_or_else(String::new, |port| format!(":{port}"));
    let user = config.get_user().map_or_else(String::new, |user| format!("{user}@"));
    format!("postgres://{user}{host}{port}/{}", config.get_dbname().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modes(url: &str) -> (SslMode, Trust) {
        let address = Address::parse(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        (address.config.get_ssl_mode(), address.trust)
    }

    #[test]
    fn a_server_elsewhere_is_checked_unless_someone_says_otherwise() {
        assert_eq!(modes("postgres://a@db.example.com/x"), (SslMode::Require, Trust::Host));
        assert_eq!(modes("postgres://a@db.example.com/x?sslmode=disable"), (SslMode::Disable, Trust::Anyone));
        assert_eq!(modes("postgres://a@db.example.com/x?sslmode=require"), (SslMode::Require, Trust::Anyone));
        let own = "postgres://a@db.example.com/x?sslmode=require&sslrootcert=/etc/ca.pem";
        assert_eq!(modes(own), (SslMode::Require, Trust::Authority));
        assert_eq!(modes("postgres://a@127.0.0.1:6543/x"), (SslMode::Prefer, Trust::Anyone));
        assert_eq!(modes("postgres://a@/x?host=%2Frun%2Fpostgresql"), (SslMode::Prefer, Trust::Anyone));
    }

    #[test]
    fn the_place_shows_no_password_and_neither_does_a_refusal() {
        let address =
            Address::parse("postgresql://me:geheim@db.example.com:6543/shop?sslmode=require").unwrap();
        assert_eq!(address.place, "postgres://me@db.example.com:6543/shop");
        for wrong in
            ["postgres://me:geheim@host:port/x", "postgres://me:geheim@host/x?unknown=1", "postgres://"]
        {
            let told = Address::parse(wrong).map(|address| address.place).unwrap_err();
            assert!(!told.contains("geheim"), "{told}");
        }
    }
}
