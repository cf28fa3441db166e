//! The job file beside every written job: what was printed, with which settings and key, and that it was read back.

use std::io;
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::Labels;
use super::source::Source;
use crate::config::Config;
use crate::domain::check_digits::CheckRule;
use crate::domain::clock::{Clock, Id};
use crate::domain::code::key::hex;
use crate::labels::output::{Sealed, Sink, Target};
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
    /// The words of the command line.
    pub labels: &'p Labels,
    /// Address and keys.
    pub config: &'p Config,
    /// What was made.
    pub report: &'p Report,
    /// Rows and refusals, and the roll of units.
    pub source: &'p mut Source<'a, 'u>,
    /// Digest of the result.
    pub sha256: String,
    /// Number of the recorded batch.
    pub batch: Option<i64>,
    /// Names the job for ever: brought home twice, it is one batch.
    pub id: &'p Id,
    /// How long it took.
    pub seconds: f64,
}

impl Passport<'_, '_, '_> {
    /// Writes `OUTPUT.job.json`, whole but for its name.
    pub fn seal(mut self, output: &Path) -> anyhow::Result<Sealed> {
        let mut name = output.file_name().unwrap_or_default().to_os_string();
        name.push(".job.json");
        let mut target = Target::create(&output.with_file_name(name), false, true)?;
        let head = serde_json::to_string_pretty(&self.content())?;
        let head = head.strip_suffix("\n}").unwrap_or(&head);
        let units = serde_json::to_string(&self.units())?;
        let units = units.strip_suffix('}').unwrap_or(&units);
        Sink::write(&mut target, format!("{head},\n  \"units\": {units}").as_bytes())?;
        // A line for each unit: a list of a million is copied from its spool and never held.
        let roll = self.source.roll();
        if roll.has_list() {
            Sink::write(&mut target, b",\"list\":[\n")?;
            roll.copy(&mut |bytes| Sink::write(&mut target, bytes))?;
            Sink::write(&mut target, b"\n]")?;
        }
        Sink::write(&mut target, b"}\n}\n")?;
        Ok(target.seal()?)
    }

    fn content(&self) -> serde_json::Value {
        let (job, report, keys) = (self.job, self.report, &self.config.flows.keys);
        let key = keys.list().find(|(id, ..)| Some(*id) == keys.active());
        json!({
            "program": format!("aftersale {}", env!("CARGO_PKG_VERSION")),
            "job": self.id.as_str(),
            "printed_at": Clock::system().now().rfc3339(),
            "public_url": self.config.public_url.to_string(),
            "key_id": key.as_ref().map(|(id, ..)| id.to_string()),
            "key_fingerprint": key.map(|(.., fingerprint)| fingerprint),
            "batch": self.batch,
            "settings": {
                "units": self.labels.units.name(), "only": self.labels.units.only.as_ref().map(ToString::to_string),
                "stock": job.stock.name, "format": format!("{:?}", job.format).to_lowercase(), "dpi": job.dpi,
                "ecc": format!("{:?}", job.ecc), "qr": job.drawing.name(), "skip": job.skip,
                "skip_bad": self.labels.skip_bad, "reprint": self.labels.reprint,
                "role": job.look.template.role.name(),
            },
            "rows": self.source.rows(),
            "labels": report.labels,
            "pages": report.pages,
            "refused": self.source.refused(),
            "refused_rows": self.source.refused_rows(),
            "sha256": self.sha256,
            "module_mm": report.module_mm,
            "symbol_versions": report.versions,
            "proof": proof(job, report),
            "seconds": (self.seconds * 1_000.0).round() / 1_000.0,
        })
    }

    /// The ends, and the range where that says it all; the list is added by whoever writes.
    fn units(&mut self) -> serde_json::Value {
        let rows = self.source.rows();
        let words = &self.labels.units;
        let roll = self.source.roll();
        let (first, last) = roll.ends().cloned().unwrap_or_default();
        let mut units = json!({ "first": first, "last": last, "products": roll.products() });
        if !roll.has_list() {
            // The first row may have been refused; then it has no label, but it is where counting began.
            let first = words.first.as_ref().filter(|_| words.only.is_none()).unwrap_or(&first);
            units["range"] =
                json!({ "first": first, "count": rows, "check": words.check().map(CheckRule::as_str) });
        }
        units
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
