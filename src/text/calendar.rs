//! Dates and numbers as a language writes them, by CLDR through ICU4X: never by hand.
//!
//! One `Formats` per language, built once. Dates are Gregorian for everyone: they are the dates on a receipt.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

use super::error::TextError;

/// How one language writes dates and numbers.
pub struct Formats {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    number: DecimalFormatter,
}

impl Formats {
    /// Loads the formats of a language tag such as `de` or `en-GB`.
    pub fn new(tag: &str) -> Result<Self, TextError> {
        let wrong = |reason: String| TextError::Formats { locale: tag.to_owned(), reason };
        let locale: Locale = tag.parse().map_err(|e| wrong(format!("{e}")))?;
        Ok(Self {
            day: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMD::long())
                .map_err(|e| wrong(e.to_string()))?,
            month: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YM::long())
                .map_err(|e| wrong(e.to_string()))?,
            moment: FixedCalendarDateTimeFormatter::try_new(
                locale.clone().into(),
                YMD::medium().with_time_hm(),
            )
            .map_err(|e| wrong(e.to_string()))?,
            number: DecimalFormatter::try_new(
                locale.into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .map_err(|e| wrong(e.to_string()))?,
        })
    }

    /// "3 May 2029", "3. Mai 2029".
    pub fn day(&self, date: jiff::civil::Date) -> String {
        gregorian(date).map_or_else(|| date.to_string(), |date| self.day.format(&date).to_string())
    }

    /// "May 2029", "Mai 2029".
    pub fn month(&self, date: jiff::civil::Date) -> String {
        gregorian(date).map_or_else(|| date.to_string(), |date| self.month.format(&date).to_string())
    }

    /// "3 May 2029, 14:05", in the clock of the place the caller chose.
    pub fn moment(&self, at: jiff::civil::DateTime) -> String {
        let parts = |value: i8| u8::try_from(value).unwrap_or_default();
        let time = Time::try_new(parts(at.hour()), parts(at.minute()), parts(at.second()), 0);
        match (gregorian(at.date()), time) {
            (Some(date), Ok(time)) => self.moment.format(&DateTime { date, time }).to_string(),
            _ => at.to_string(),
        }
    }

    /// A decimal such as `1249.00` with this language's separators: "1,249.00", "1.249,00". `None` if it is no number.
    pub fn number(&self, decimal: &str) -> Option<String> {
        Decimal::try_from_str(decimal).ok().map(|value| self.number.format(&value).to_string())
    }
}

/// `None` only for years ICU does not know, far outside what `jiff` holds.
fn gregorian(date: jiff::civil::Date) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(
        i32::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_language_writes_its_own_dates_and_numbers() {
        let (en, de, ar) =
            (Formats::new("en-GB").unwrap(), Formats::new("de").unwrap(), Formats::new("ar").unwrap());
        assert_eq!(en.day(date(2029, 5, 3)), "3 May 2029");
        assert_eq!(de.day(date(2029, 5, 3)), "3. Mai 2029");
        assert_eq!(de.month(date(2029, 5, 3)), "Mai 2029");
        assert_eq!(en.moment(date(2029, 5, 3).at(14, 5, 0, 0)), "3 May 2029, 14:05");
        assert_eq!(de.number("1249.00").as_deref(), Some("1.249,00"));
        assert!(ar.day(date(2029, 5, 3)).contains("مايو"));
        assert_eq!(en.number("many"), None);
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_break_a_page() {
        let en = Formats::new("en").unwrap();
        assert!(!en.day(jiff::civil::Date::MIN).is_empty() && !en.day(jiff::civil::Date::MAX).is_empty());
    }
}
