//! The scripts: what keeps the form alive on a bad network, and what makes the desk's search quick. Files of their own, so that
//! pages stay light without them and a browser keeps them for a year: their address changes with their text.
//!
//! Their sources are `assets/script/*.js`, made small here by dropping what a machine does not need: comments and
//! indentation. Nothing is renamed, so that what runs can be read.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::shelf::Shelf;
use crate::domain::code::key::hex;

/// A script as it is served.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Where: `/assets/{hash}/{name}`.
    pub path: String,
    /// The text, small.
    pub text: String,
    /// The same as a gzip member.
    pub packed: Vec<u8>,
}

impl Script {
    /// One of `assets/script/`.
    pub fn new(shelf: &Shelf, name: &str) -> Self {
        let file = shelf.get(&format!("script/{name}"));
        let text = file.map(|file| small(file.house.as_deref().unwrap_or(file.own))).unwrap_or_default();
        let digest = hex(&Sha256::digest(text.as_bytes())[..8]);
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory does not fail; were it to, nobody is offered the packed form.
        let packed = packer.write_all(text.as_bytes()).and_then(|()| packer.finish()).unwrap_or_default();
        Self { path: format!("/assets/{digest}/{name}"), text, packed }
    }
}

/// Drops comments that stand on lines of their own, and indentation.
fn small(script: &str) -> String {
    let mut out = Vec::new();
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() {
            out.push(line);
        }
        is_comment &= !line.ends_with("*/");
    }
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_statements_stay() {
        assert_eq!(small("/* a\n   b */\n  var x = 1; \n\n  /* c */\n  y();\n"), "var x = 1;\ny();");
    }

    #[test]
    fn another_text_has_another_address() {
        let script = Script::new(&Shelf::open(None).unwrap(), "form.js");
        assert!(!script.text.contains("/*") && script.packed.len() < 3000, "{}", script.packed.len());
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("script")).unwrap();
        std::fs::write(dir.path().join("script/form.js"), "other();").unwrap();
        assert_ne!(Script::new(&Shelf::open(Some(dir.path())).unwrap(), "form.js").path, script.path);
    }
}
