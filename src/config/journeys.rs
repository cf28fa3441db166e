//! Which letters follow a registration, and how often they may promote: the settings of journeys.

use super::Reader;
use crate::domain::catalog::journey;
use crate::domain::journey::Journey;

impl Reader<'_> {
    /// The most letters with offers to one address in a year.
    pub(super) fn offers_per_year(&mut self) -> i64 {
        const USUAL: i64 = 6;
        let read = self.text("mail.offers_per_year").map_or(Ok(USUAL), |text| match text.parse() {
            Ok(number @ 0..=365) => Ok(number),
            _ => Err(format!("{text:?} must be a number from 0 to 365")),
        });
        self.note("mail.offers_per_year", read).unwrap_or(USUAL)
    }

    /// The letters that follow a registration: the maker's own file, else those that ship.
    pub(super) fn journey(&mut self) -> Option<Journey> {
        let Some(file) = self.text("journeys.file") else { return Some(journey::usual()) };
        let path = self.base.join(&file);
        let read = std::fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()));
        let text = self.note("journeys.file", read)?;
        match journey::parse(&text) {
            Ok(journey) => Some(journey),
            Err(mistakes) => {
                let told = mistakes.iter().map(|mistake| format!("  journeys.file: {file}: {mistake}"));
                self.mistakes.extend(told);
                None
            }
        }
    }
}
