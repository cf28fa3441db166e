//! `database.url`: an address of either engine, with secrets looked up and paths made absolute. The store reads the rest.

use std::path::Path;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::keys::secret;

/// The address as the store takes it. `text` may be `env:NAME` or `file:PATH` as a whole, and so may be the value of
/// `?password=` in a PostgreSQL URL.
pub fn address(text: &str, base: &Path) -> Result<String, String> {
    let text = secret(text, base)?;
    match text.split_once(':') {
        Some(("sqlite", path)) if !path.is_empty() => Ok(format!("sqlite:{}", base.join(path).display())),
        Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => postgres(&text, base),
        _ => Err(format!(
            "{:?} is no database this program knows; write sqlite:PATH or postgres://user@host/name",
            text.split('@').next_back().unwrap_or("")
        )),
    }
}

fn postgres(text: &str, base: &Path) -> Result<String, String> {
    let Some((address, query)) = text.split_once('?') else { return Ok(text.to_owned()) };
    let mut pairs = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy();
        let value = match name {
            "password" => secret(&value, base)?,
            "sslrootcert" if value != "system" => base.join(value.as_ref()).display().to_string(),
            _ => value.into_owned(),
        };
        pairs.push(format!("{name}={}", utf8_percent_encode(&value, NON_ALPHANUMERIC)));
    }
    Ok(format!("{address}?{}", pairs.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_settings_and_secrets_come_from_where_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        std::fs::write(base.join("word"), "geheim&mehr\n").unwrap();
        std::fs::write(base.join("url"), "postgres://me@db.example.com/shop\n").unwrap();
        let read = |text: &str| address(text, base).unwrap();
        assert_eq!(read("sqlite:a.db"), format!("sqlite:{}", base.join("a.db").display()));
        assert_eq!(read("file:url"), "postgres://me@db.example.com/shop");
        assert_eq!(
            read("postgres://me@db.example.com/shop?password=file:word&sslmode=require"),
            "postgres://me@db.example.com/shop?password=geheim%26mehr&sslmode=require"
        );
        let own = read("postgres://me@db.example.com/shop?sslrootcert=ca.pem");
        assert!(percent_decode_str(&own).decode_utf8_lossy().contains(base.join("ca.pem").to_str().unwrap()));
    }

    #[test]
    fn a_refusal_shows_no_password() {
        for text in ["mysql://me:geheim@db.example.com/x", "postgres:me:geheim@db.example.com/x", "sqlite:"] {
            let told = address(text, Path::new(".")).unwrap_err();
            assert!(told.contains("postgres://") && !told.contains("geheim"), "{told}");
        }
    }
}
