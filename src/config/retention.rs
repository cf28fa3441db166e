//! How long people's data stays: the settings of retention. Which of it goes when is `flows::retain`.

use super::Reader;
use crate::flows::retain::Retention;

impl Reader<'_> {
    /// How long people's data stays: days, or `keep`.
    pub(super) fn retention(&mut self) -> Retention {
        let mut read = |key: &str| {
            let text = self.text(key).filter(|text| text != "keep")?;
            let days = match text.strip_suffix('d').unwrap_or(&text).trim().parse() {
                Ok(days @ 1..=36_500_i64) => Ok(days),
                _ => Err(format!(
                    "{text:?} is no number of days; write \"730d\", from 1d to 36500d, or \"keep\""
                )),
            };
            self.note(key, days)
        };
        Retention {
            owners: read("retention.owners"),
            letters: read("retention.letters"),
            claims: read("retention.claims"),
        }
    }
}
