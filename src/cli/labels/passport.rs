//! The job file beside every written job: what was printed, with which settings and key, and that it was read back.

use std::io;
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::source::Source;
use crate::config::Config;
use crate::domain::clock::Clock;
use crate::domain::code::key::hex;
use crate::labels::output::{Sink, Target};
use crate::labels::{Job, QrDrawing, Report};

/// A sink that digests what passes through: of a folder, names and contents in the order they were written.
pub struct Hashed<'h> {
    inner: &'h mut dyn Sink,
    sha: Sha256,
}

impl<'h> Hashed<'h> {
    /// Passes everything on to `inner`.
    pub fn new(inner: &'h mut dyn Sink) -> Self {
        Self { inner, sha: Sha256::new() }
    }

    /// SHA-256 as hexadecimal digits.
    pub fn digest(self) -> String {
        hex(&self.sha.finalize())
    }
}

impl Sink for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sha.update(bytes);
        self.inner.write(bytes)
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.sha.update(name);
        self.sha.update(bytes);
        self.inner.add(name, bytes)
    }
}

/// What the job file says.
pub struct Passport<'p, 'a, 'u> {
    /// The settings of the job.
    pub job: &'p Job,
    /// Address and keys.
    pub config: &'p Config,
    /// What was made.
    pub report: &'p Report,
    /// Rows and refusals.
    pub source: &'p Source<'a, 'u>,
    /// Digest of the result.
    pub sha256: String,
    /// Number of the recorded batch.
    pub batch: Option<i64>,
    /// How long it took.
    pub seconds: f64,
}

impl Passport<'_, '_, '_> {
    /// Writes `OUTPUT.job.json`, whole or not at all.
    pub fn write(&self, output: &Path) -> anyhow::Result<()> {
        let mut name = output.file_name().unwrap_or_default().to_os_string();
        name.push(".job.json");
        let mut target = Target::create(&output.with_file_name(name), false, true)?;
        let text = serde_json::to_string_pretty(&self.content())? + "\n";
        Sink::write(&mut target, text.as_bytes())?;
        Ok(target.commit()?)
    }

    fn content(&self) -> serde_json::Value {
        let (job, report) = (self.job, self.report);
        let (first, last) = self.source.ends().cloned().unwrap_or_default();
        json!({
            "program": format!("aftersale {}", env!("CARGO_PKG_VERSION")),
            "printed_at": Clock::system().now().rfc3339(),
            "public_url": self.config.public_url.to_string(),
            "key_id": self.config.flows.keys.active().map(|id| id.to_string()),
            "batch": self.batch,
            "settings": {
                "stock": job.stock.name, "format": format!("{:?}", job.format).to_lowercase(), "dpi": job.dpi,
                "ecc": format!("{:?}", job.ecc), "qr": job.drawing.name(), "skip": job.skip,
            },
            "rows": self.source.rows(),
            "labels": report.labels,
            "pages": report.pages,
            "units": { "first": first, "last": last },
            "refused": self.source.refused(),
            "refused_rows": self.source.refused_rows(),
            "sha256": self.sha256,
            "module_mm": report.module_mm,
            "symbol_versions": report.versions,
            "proof": proof(job, report),
            "seconds": (self.seconds * 1_000.0).round() / 1_000.0,
        })
    }
}

/// Of symbols that the printer draws, only what they are to say has been compared.
fn proof(job: &Job, report: &Report) -> serde_json::Value {
    if !job.proof {
        return json!(null);
    }
    let mut proof = json!({ "read_back": report.proven, "mismatches": 0 });
    if job.drawing == QrDrawing::Printer {
        proof["modules"] = json!("drawn by the printer, not seen");
    }
    proof
}
