//! A PostgreSQL server of one test's own, by `scripts/postgres`: it may be killed as a crash would, and started again.

use std::path::Path;
use std::process::Command;

use super::postgres::SERVER;

/// The server. It stops, and its folder goes, when dropped.
pub struct Server {
    pub url: String,
    folder: String,
}

fn script(words: &[&str]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/postgres");
    let ran = Command::new(path).args(words).output().unwrap();
    assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

impl Server {
    /// A new one; `None` where tests are run without PostgreSQL.
    pub fn start() -> Option<Self> {
        Self::start_with(&["start"])
    }

    /// One that encrypts, with `server.crt` and `server.key` of this folder.
    pub fn start_encrypting(certificate: &Path) -> Option<Self> {
        Self::start_with(&["start", "--tls", certificate.to_str().unwrap()])
    }

    fn start_with(words: &[&str]) -> Option<Self> {
        std::env::var_os(SERVER)?;
        let said = script(words);
        let (url, folder) = said.trim().split_once('\n').unwrap();
        Some(Self { url: url.to_owned(), folder: folder.to_owned() })
    }

    /// Every process of it is gone at once.
    pub fn kill(&self) {
        script(&["kill", &self.folder]);
    }

    /// Starts it again on the same port.
    pub fn again(&self) {
        script(&["again", &self.folder]);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        script(&["stop", &self.folder]);
    }
}
