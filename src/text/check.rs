//! Goes through a house's overrides before they meet a visitor: names that replace nothing, words and templates that fail.
//!
//! For `doctor`. Renders every sample in every language strictly from the house's files.

use super::Text;
use super::samples;

/// Something about the override folder that someone should mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Path below the folder.
    pub file: String,
    /// What is wrong, and the way out.
    pub what: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl Text {
    /// All findings; empty when the overrides are sound, or when there are none.
    pub fn check(&self) -> Vec<Finding> {
        let unknown = self.shelf.unknown().iter().map(|file| Finding {
            file: file.clone(),
            what: match self.nearest(file) {
                Some(near) => format!("replaces nothing. Did you mean {near}?"),
                None => "replaces nothing. Remove it, or name it like one of the built-in files".to_owned(),
            },
        });
        let words = self
            .words
            .put_aside()
            .iter()
            .map(|(file, what)| Finding { file: file.clone(), what: what.clone() });
        let compiled = self
            .engine
            .put_aside_at_start()
            .iter()
            .map(|(file, what)| Finding { file: file.clone(), what: what.clone() });
        unknown.chain(words).chain(compiled).chain(self.failing_samples()).collect()
    }

    fn failing_samples(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for locale in self.locales() {
            for sample in samples::all() {
                for (name, values) in sample.templates() {
                    if let Err(error) = self.engine.rehearse(locale, &name, &values) {
                        let what = format!(
                            "fails with the sample \"{}\" in {}: {error}. Ours is used",
                            sample.name,
                            locale.tag()
                        );
                        if findings.iter().all(|finding| finding.file != name) {
                            findings.push(Finding { file: name, what });
                        }
                    }
                }
            }
        }
        findings
    }

    fn nearest(&self, file: &str) -> Option<&str> {
        let known = self.shelf.list("", "").map(|(name, _)| (name, strsim::osa_distance(name, file)));
        known
            .filter(|(_, distance)| *distance <= 4)
            .min_by_key(|(_, distance)| *distance)
            .map(|(name, _)| name)
    }
}
