//! Recalls: what owners of some units must know at once, as the maker's catalogue tells it.
//!
//! Which units a recall is about is a range of serials, so whether one concerns a unit follows from its label alone: every
//! page of a scan may show it, with proof or without, and none of them tells thereby whether such a unit exists.

use jiff::civil::Date;

use super::phrase::Phrase;
use super::product::in_range;
use super::unit::Serial;

/// A recall of a product.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recall {
    /// The maker's code of it.
    pub code: String,
    /// What is the matter, in a few words.
    pub title: Phrase,
    /// What to do now.
    pub text: Phrase,
    /// Where there is more to read: an `https` or `http` address.
    pub url: Option<String>,
    /// First and last serial it is about, both included; `None` for all.
    pub serials: Option<(String, String)>,
    /// Last day it is shown; `None` for ever.
    pub ends_on: Option<Date>,
}

impl Recall {
    /// `true` when it is about the unit with `serial` (about the product as a whole, without one) on `today`.
    pub fn concerns(&self, serial: Option<&Serial>, today: Date) -> bool {
        let in_time = self.ends_on.is_none_or(|ends_on| today <= ends_on);
        let in_range = match (&self.serials, serial) {
            (None, _) => true,
            (Some(range), Some(serial)) => in_range(serial.as_str(), range),
            (Some(_), None) => false,
        };
        in_time && in_range
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_recall_concerns_its_serials_until_its_last_day() {
        let recall = Recall {
            code: "R-1".into(),
            title: Phrase::plain("Hose"),
            text: Phrase::plain("Close the tap"),
            url: None,
            serials: Some(("SN100".into(), "SN199".into())),
            ends_on: Some(date(2027, 6, 30)),
        };
        let serial = |text: &str| Serial::stored(text.into());
        let today = date(2026, 11, 21);
        assert!(recall.concerns(Some(&serial("SN100")), today));
        assert!(recall.concerns(Some(&serial("SN199")), date(2027, 6, 30)));
        assert!(!recall.concerns(Some(&serial("SN200")), today));
        assert!(!recall.concerns(Some(&serial("SN1000")), today));
        assert!(!recall.concerns(Some(&serial("SN100")), date(2027, 7, 1)));
        assert!(!recall.concerns(None, today));
        assert!(Recall { serials: None, ..recall }.concerns(None, today));
    }
}
