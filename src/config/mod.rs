//! Settings: `aftersale.toml`, environment and flags become the `Settings` of each module. Nothing else reads them.
//!
//! Every mistake is told at once, with section and key, and an unknown key with the nearest known one. Secrets may be
//! `file:PATH` or `env:NAME` and never appear in a message.

mod database;
mod journeys;
pub mod keepsakes;
mod keys;
mod paper;
mod raw;
mod retention;
mod template;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use thiserror::Error;

use crate::domain::code::KeyRing;
use crate::domain::link::{LinkKey, PublicUrl};
use crate::domain::market::Market;
use crate::domain::staff::{LEAST, Role, SESSION_IDLE};
use crate::flows::{self, Accept, OffersInMail};
use crate::{http, labels, mail, text};

pub use database::address as database_address;
pub use keys::{new_key, passphrase_from, write_key};
pub use raw::Raw;
use raw::duration;
pub use template::{Answers, settings_file};

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The settings file.
    pub file: PathBuf,
    /// Its folder: relative paths start here.
    pub base: PathBuf,
    /// Where the world reaches us.
    pub public_url: PublicUrl,
    /// Database: `sqlite:PATH` with the path made absolute, or a PostgreSQL URL with its password.
    pub database: String,
    /// For the stories.
    pub flows: flows::Settings,
    /// For the voice.
    pub text: text::Settings,
    /// For the door.
    pub http: http::Settings,
    /// For letters.
    pub mail: mail::Settings,
    /// For the paper.
    pub labels: labels::Settings,
    /// What is missing that the public should see, for `doctor`.
    pub missing: Vec<&'static str>,
}

/// Why there are no settings.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// No settings file where one was expected.
    #[error(
        "no settings at {0}: run `aftersale init` to make them, `aftersale demo` to try, or name the file with --config"
    )]
    Missing(PathBuf),
    /// The file cannot be read.
    #[error("cannot read {0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// Everything that is wrong in it.
    #[error("{} has {} that must be mended:\n{}", .file.display(), plural(.mistakes.len()), .mistakes.join("\n"))]
    Mistakes {
        /// The file.
        file: PathBuf,
        /// One line each.
        mistakes: Vec<String>,
    },
}

fn plural(count: usize) -> String {
    if count == 1 { "one setting".to_owned() } else { format!("{count} settings") }
}

/// Collects mistakes while values are read.
struct Reader<'r> {
    raw: &'r Raw,
    base: &'r Path,
    mistakes: Vec<String>,
}

impl Reader<'_> {
    fn note<T>(&mut self, key: &str, result: Result<T, String>) -> Option<T> {
        result.map_err(|what| self.mistakes.push(format!("  {key}: {what}"))).ok()
    }

    fn text(&self, key: &str) -> Option<String> {
        self.raw.get(key).map(str::to_owned).filter(|text| !text.trim().is_empty())
    }

    fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)], usual: T) -> T {
        let Some(found) = self.text(key) else { return usual };
        let known = choices.iter().find(|(name, _)| *name == found).map(|(_, value)| *value);
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        self.note(
            key,
            known.ok_or_else(|| format!("{found:?} is not possible; choose {}", names.join(" or "))),
        )
        .unwrap_or(usual)
    }
}

impl Config {
    /// Reads the settings: `file` if named, else `AFTERSALE_CONFIG`, else `./aftersale.toml`. `database` and `listen` are
    /// flags that win over everything.
    ///
    /// # Errors
    /// What is missing or wrong, all at once.
    pub fn load(
        file: Option<&Path>,
        database: Option<&str>,
        listen: Option<&str>,
    ) -> Result<Self, ConfigError> {
        let env: BTreeMap<String, String> = std::env::vars().collect();
        let file = keepsakes::settings_path(file);
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(ConfigError::Missing(file));
            }
            Err(error) => return Err(ConfigError::Unreadable(file, error)),
        };
        let flags = [("database.url", database), ("server.listen", listen)];
        Self::parse(&file, &text, &env, &flags)
    }

    /// Reads the text of a settings file; `env` is the environment, `flags` win over both.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(
        file: &Path,
        text: &str,
        env: &BTreeMap<String, String>,
        flags: &[(&str, Option<&str>)],
    ) -> Result<Self, ConfigError> {
        let (mut raw, mistakes) = Raw::read(text, env);
        for (key, value) in flags {
            if let Some(value) = value {
                raw.set(key, value);
            }
        }
        let base = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut reader = Reader { raw: &raw, base, mistakes };
        let made = reader.config(file);
        match made {
            Some(config) if reader.mistakes.is_empty() => Ok(config),
            _ => Err(ConfigError::Mistakes { file: file.to_owned(), mistakes: reader.mistakes }),
        }
    }
}

impl Reader<'_> {
    fn config(&mut self, file: &Path) -> Option<Config> {
        let public_url = self.text("site.public_url").ok_or_else(|| {
            "is missing: the address that labels carry for decades, such as https://go.example.com".to_owned()
        });
        let public_url = public_url.and_then(|text| PublicUrl::parse(&text));
        let public_url = self.note("site.public_url", public_url);
        let database = self.database();
        let text = self.voice(public_url.as_ref());
        let http = self.door();
        let mail = self.mail();
        let flows = self.stories(public_url.as_ref());
        let labels = self.paper();
        let http = http::Settings { fonts: labels.fonts.clone(), ..http };
        Some(Config {
            file: file.to_owned(),
            base: self.base.to_owned(),
            public_url: public_url?,
            database: database?,
            flows: flows?,
            text,
            http,
            mail: mail?,
            labels,
            missing: self.missing(),
        })
    }

    fn database(&mut self) -> Option<String> {
        let url = self.text("database.url").unwrap_or_else(|| "sqlite:aftersale.db".to_owned());
        self.note("database.url", database::address(&url, self.base))
    }

    fn stories(&mut self, public_url: Option<&PublicUrl>) -> Option<flows::Settings> {
        let zone = self.text("site.time_zone").unwrap_or_else(|| "UTC".to_owned());
        let zone = TimeZone::get(&zone)
            .map_err(|_| format!("{zone:?} is no time zone; write one such as Europe/Berlin"));
        let time_zone = self.note("site.time_zone", zone);
        let market = self.text("site.market").map(|text| Market::parse(&text)).transpose();
        let market = self.note("site.market", market);
        let accept = self.choice("codes.accept", &Accept::ALL, Accept::Proof);
        let aliases = self.aliases();
        let offers = [
            ("opt-in", OffersInMail::OptIn),
            ("double-opt-in", OffersInMail::DoubleOptIn),
            ("opt-out", OffersInMail::OptOut),
            ("never", OffersInMail::Never),
        ];
        let offers_in_mail = self.choice("mail.offers", &offers, OffersInMail::OptIn);
        let idle = self.text("desk.session_idle").map_or(Ok(SESSION_IDLE), |text| duration(&text));
        let session_idle = self.note("desk.session_idle", idle).unwrap_or(SESSION_IDLE);
        let (offers_per_year, journey) = (self.offers_per_year(), self.journey());
        let retention = self.retention();
        let second_factor = self.choice("desk.second_factor", &LEAST, Some(Role::Manager));
        let keys = self.key_ring();
        let link_key = self.link_key();
        Some(flows::Settings {
            public_url: public_url?.clone(),
            aliases,
            time_zone: time_zone?,
            market: market?,
            keys: keys?,
            link_key: link_key?,
            accept,
            offers_in_mail,
            offers_per_year,
            journey: Arc::new(journey?),
            retention,
            second_factor,
            session_idle,
        })
    }

    /// Other addresses of ours; a bare host is reached by https.
    fn aliases(&mut self) -> Vec<PublicUrl> {
        let mut aliases = Vec::new();
        for text in self.raw.list("site.aliases") {
            let address = if text.contains("://") { text } else { format!("https://{text}") };
            aliases.extend(self.note("site.aliases", PublicUrl::parse(&address)));
        }
        aliases
    }

    fn key_ring(&mut self) -> Option<KeyRing> {
        let result = keys::ring(self.raw, self.base);
        match result {
            Ok(ring) => Some(ring),
            Err(mistakes) => {
                self.mistakes.extend(mistakes.into_iter().map(|what| format!("  {what}")));
                None
            }
        }
    }

    fn link_key(&mut self) -> Option<LinkKey> {
        let made = keys::link_key(self.raw, self.base);
        self.note("links.key", made)
    }

    fn voice(&mut self, public_url: Option<&PublicUrl>) -> text::Settings {
        let host = public_url.map(|url| url.host_name().to_owned()).unwrap_or_default();
        let dir = self.text("templates.dir").map(|dir| self.base.join(dir));
        if let Some(dir) = dir.as_ref().filter(|dir| !dir.is_dir()) {
            self.mistakes.push(format!("  templates.dir: {} is no folder", dir.display()));
        }
        text::Settings {
            dir,
            locale: self.text("site.locale").unwrap_or_else(|| "en".to_owned()),
            site: text::Site {
                brand: text::Brand {
                    name: self.text("site.brand").unwrap_or(host),
                    colour: self.text("site.colour").unwrap_or_else(|| "#0b5cad".to_owned()),
                    logo: None,
                    icon: None,
                },
                public_url: public_url.map(ToString::to_string).unwrap_or_default(),
                support_email: self.text("site.support_email"),
                support_phone: self.text("site.support_phone"),
                support_hours: self.text("site.support_hours"),
                postal_address: self.text("site.postal_address"),
                privacy_url: self.text("site.privacy_url"),
                imprint_url: self.text("site.imprint_url"),
            },
        }
    }

    fn door(&mut self) -> http::Settings {
        let workers = self.text("server.workers").map_or(Ok(2), |text| match text.parse() {
            Ok(number @ 1..=64) => Ok(number),
            _ => Err(format!("{text:?} must be a number from 1 to 64")),
        });
        let workers = self.note("server.workers", workers).unwrap_or(2);
        let proxies: Vec<String> = self.raw.list("server.trusted_proxies");
        let mut trusted_proxies = Vec::new();
        for text in proxies {
            let address = text.parse::<IpAddr>().map_err(|_| format!("{text:?} is no IP address"));
            trusted_proxies.extend(self.note("server.trusted_proxies", address));
        }
        let listen = self.text("server.listen").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        http::Settings { listen, workers, trusted_proxies, fonts: Vec::new() }
    }

    fn mail(&mut self) -> Option<mail::Settings> {
        let secret = |key: &str, usual: &str| {
            keys::secret(self.raw.get(key).filter(|text| !text.is_empty()).unwrap_or(usual), self.base)
        };
        let transport = secret("mail.transport", "folder:mail");
        let transport = self.note("mail.transport", transport)?;
        let from =
            self.text("mail.from").unwrap_or_else(|| "aftersale <aftersale@localhost.invalid>".to_owned());
        let reply_to = self.text("mail.reply_to").unwrap_or_default();
        let raw = mail::settings::Raw { transport: &transport, from: &from, reply_to: &reply_to };
        match mail::Settings::parse(raw, self.base) {
            Ok(settings) => Some(settings),
            Err(mistakes) => {
                self.mistakes.extend(
                    mistakes.into_iter().map(|error| format!("  mail.{}: {}", error.setting, error.said)),
                );
                None
            }
        }
    }

    fn missing(&self) -> Vec<&'static str> {
        const PUBLIC: [&str; 7] = [
            "site.brand",
            "site.support_email",
            "site.support_phone",
            "site.support_hours",
            "site.postal_address",
            "site.privacy_url",
            "site.imprint_url",
        ];
        PUBLIC.into_iter().filter(|key| self.text(key).is_none()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> String {
        Config::parse(Path::new("x/aftersale.toml"), text, &BTreeMap::new(), &[]).unwrap_err().to_string()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_nearest() {
        let told = mistakes("[site]\npublic_ur = \"https://go.example.com\"\n");
        assert!(told.contains("site.public_ur") && told.contains("public_url"), "{told}");
    }

    #[test]
    fn a_font_that_is_not_there_is_named() {
        let told = mistakes("[labels]\nfonts = [\"lost.otf\"]\n");
        assert!(told.contains("labels.fonts: x/lost.otf is no file"), "{told}");
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_no_secret_with_them() {
        let told = mistakes(
            "[site]\npublic_url = \"go.example.com\"\ntime_zone = \"Mars/Base\"\n[server]\nworkers = 900\n\
             [codes]\nactive = \"1\"\nkeys = { \"1\" = \"geheim\" }\n[mail]\ntransport = \"smtp://u:geheim@\"\n",
        );
        for part in ["site.public_url", "site.time_zone", "server.workers", "codes.keys", "mail.transport"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(!told.contains("geheim"), "{told}");
    }
}
