//! The settings as texts by `section.key`: from TOML, then from the environment. Only known keys get through.

use std::collections::BTreeMap;

use crate::domain::clock::{HOUR, MINUTE};

/// Every section and its keys: one table for what may be written.
pub const KNOWN: [(&str, &[&str]); 11] = [
    (
        "site",
        &[
            "public_url",
            "aliases",
            "brand",
            "colour",
            "locale",
            "time_zone",
            "market",
            "support_email",
            "support_phone",
            "support_hours",
            "postal_address",
            "privacy_url",
            "imprint_url",
        ],
    ),
    ("server", &["listen", "workers", "trusted_proxies"]),
    ("database", &["url"]),
    ("mail", &["transport", "from", "reply_to", "offers", "offers_per_year"]),
    ("codes", &["active", "keys", "revoked", "accept"]),
    ("links", &["key"]),
    ("retention", &["owners", "letters", "claims"]),
    ("desk", &["second_factor", "session_idle"]),
    ("templates", &["dir"]),
    ("journeys", &["file"]),
    ("labels", &["stocks", "logo", "fonts", "offset_mm", "scale", "cut_marks"]),
];

/// Keys whose values are lists.
const LISTS: [&str; 6] = [
    "site.aliases",
    "server.trusted_proxies",
    "codes.revoked",
    "labels.fonts",
    "labels.offset_mm",
    "labels.scale",
];

/// Texts by `section.key`, lists and tables by name.
#[derive(Debug, Default)]
pub struct Raw {
    texts: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<String>>,
    tables: BTreeMap<String, BTreeMap<String, String>>,
}

impl Raw {
    /// Reads TOML and environment; answers also with every mistake.
    pub fn read(text: &str, env: &BTreeMap<String, String>) -> (Self, Vec<String>) {
        let (mut raw, mut mistakes) = (Self::default(), Vec::new());
        match text.parse::<toml::Table>() {
            Ok(table) => raw.take(table, &mut mistakes),
            Err(error) => {
                let line = error
                    .span()
                    .map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
                mistakes.push(format!("  line {line}: {}", error.message()));
            }
        }
        for (section, keys) in KNOWN {
            for key in keys {
                let name = format!("AFTERSALE_{}_{}", section.to_uppercase(), key.to_uppercase());
                if let Some(value) = env.get(&name) {
                    raw.set(&format!("{section}.{key}"), value);
                }
            }
        }
        (raw, mistakes)
    }

    fn take(&mut self, table: toml::Table, mistakes: &mut Vec<String>) {
        let sections: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
        for (section, value) in table {
            let Some((_, keys)) = KNOWN.iter().find(|(name, _)| *name == section) else {
                mistakes.push(format!("  [{section}]: unknown section{}", nearest(&section, &sections)));
                continue;
            };
            let toml::Value::Table(values) = value else {
                mistakes.push(format!("  {section}: must be a section, written [{section}]"));
                continue;
            };
            for (key, value) in values {
                let name = format!("{section}.{key}");
                if keys.contains(&key.as_str()) {
                    self.value(&name, value, mistakes);
                } else {
                    mistakes.push(format!("  {name}: unknown key{}", nearest(&key, keys)));
                }
            }
        }
    }

    fn value(&mut self, name: &str, value: toml::Value, mistakes: &mut Vec<String>) {
        let is_list = LISTS.contains(&name);
        match value {
            toml::Value::Array(values) if is_list => {
                self.lists.insert(name.to_owned(), values.into_iter().map(plain).collect());
            }
            toml::Value::Table(values) if name == "codes.keys" => {
                self.tables.insert(
                    name.to_owned(),
                    values.into_iter().map(|(key, value)| (key, plain(value))).collect(),
                );
            }
            toml::Value::Array(_) | toml::Value::Table(_) => {
                mistakes.push(format!("  {name}: must be a single text or number"));
            }
            _ if is_list => mistakes.push(format!("  {name}: must be a list, written [\"…\", \"…\"]")),
            _ if name == "codes.keys" => mistakes
                .push("  codes.keys: must be a table, written { \"1\" = \"file:codes-1.key\" }".into()),
            single => self.set(name, &plain(single)),
        }
    }

    /// Sets a text; for a list, comma-separated; for `codes.keys`, `1=file:a.key,2=file:b.key`.
    pub fn set(&mut self, name: &str, value: &str) {
        let parts = || value.split(',').map(str::trim).filter(|part| !part.is_empty());
        match name {
            _ if LISTS.contains(&name) => {
                self.lists.insert(name.to_owned(), parts().map(str::to_owned).collect());
            }
            "codes.keys" => {
                let pairs = parts().filter_map(|part| part.split_once('='));
                self.tables.insert(
                    name.to_owned(),
                    pairs.map(|(id, key)| (id.to_owned(), key.to_owned())).collect(),
                );
            }
            _ => {
                self.texts.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// A text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// A list; empty when not set.
    pub fn list(&self, name: &str) -> Vec<String> {
        self.lists.get(name).cloned().unwrap_or_default()
    }

    /// A table; empty when not set.
    pub fn table(&self, name: &str) -> BTreeMap<String, String> {
        self.tables.get(name).cloned().unwrap_or_default()
    }
}

fn plain(value: toml::Value) -> String {
    match value {
        toml::Value::String(text) => text,
        other => other.to_string(),
    }
}

/// ", did you mean …?" when a known name is near, else all that are known.
fn nearest(found: &str, known: &[&str]) -> String {
    let near = known.iter().map(|name| (strsim::damerau_levenshtein(found, name), *name)).min();
    match near {
        Some((distance, name)) if distance <= 3 => format!("; did you mean {name}?"),
        _ => format!("; known are {}", known.join(", ")),
    }
}

/// `30m` or `8h` in milliseconds; one minute to twelve hours.
pub fn duration(text: &str) -> Result<i64, String> {
    let wrong = || format!("{text:?} is no time; write it as \"30m\" or \"2h\", between 1m and 12h");
    let text = text.trim();
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let number: i64 = number.parse().map_err(|_| wrong())?;
    let millis = match unit {
        "m" => number.saturating_mul(MINUTE),
        "h" => number.saturating_mul(HOUR),
        _ => return Err(wrong()),
    };
    if (MINUTE..=12 * HOUR).contains(&millis) { Ok(millis) } else { Err(wrong()) }
}
