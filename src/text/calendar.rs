//! Dates, numbers, prices and countries as a language writes them, by CLDR through ICU4X: never by hand.
//!
//! One `Formats` per language, built once. Dates are Gregorian for everyone: they are the dates on a receipt.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_decimal::input::Decimal;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale_core::Locale;
use icu_locale_core::subtags::Region;

use super::error::TextError;

/// How one language writes dates and numbers.
pub struct Formats {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    regions: RegionDisplayNames,
    locale: Locale,
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
            regions: RegionDisplayNames::try_new(locale.clone().into(), DisplayNamesOptions::default())
                .map_err(|e| wrong(e.to_string()))?,
            locale,
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
}

impl Formats {
    /// "$1,249.00", "1.249,00 €": an amount such as `1249.00` of a currency of ISO 4217, as this language writes it for
    /// readers in `country` (for whom a dollar is theirs). `None` if it is no number or no currency.
    pub fn price(&self, decimal: &str, currency: &str, country: Option<&str>) -> Option<String> {
        let value = Decimal::try_from_str(decimal).ok()?;
        let mut locale = self.locale.clone();
        let country = country.and_then(|letters| letters.parse::<Region>().ok());
        locale.id.region = country.filter(|country| self.regions.of(*country).is_some()).or(locale.id.region);
        let currency: CurrencyType = currency.to_ascii_lowercase().parse().ok()?;
        let formatter =
            CurrencyFormatter::try_new_symbol(locale.into(), currency, CurrencyFormatterOptions::default())
                .ok()?;
        Some(formatter.format_fixed_decimal(&value).to_string())
    }

    /// "Germany", "Deutschland"; the letters themselves when they name no country.
    pub fn country(&self, letters: &str) -> String {
        let region = letters.parse::<Region>().ok();
        region.and_then(|region| self.regions.of(region)).unwrap_or(letters).to_owned()
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
    fn each_language_writes_its_own_dates() {
        let (en, de, ar) =
            (Formats::new("en-GB").unwrap(), Formats::new("de").unwrap(), Formats::new("ar").unwrap());
        assert_eq!(en.day(date(2029, 5, 3)), "3 May 2029");
        assert_eq!(de.day(date(2029, 5, 3)), "3. Mai 2029");
        assert_eq!(de.month(date(2029, 5, 3)), "Mai 2029");
        assert_eq!(en.moment(date(2029, 5, 3).at(14, 5, 0, 0)), "3 May 2029, 14:05");
        assert!(ar.day(date(2029, 5, 3)).contains("مايو"));
    }

    #[test]
    fn each_language_writes_its_own_prices_and_countries() {
        let (en, de, ja) =
            (Formats::new("en-GB").unwrap(), Formats::new("de").unwrap(), Formats::new("ja").unwrap());
        assert_eq!(en.price("1249.00", "USD", Some("US")).as_deref(), Some("$1,249.00"));
        assert_eq!(en.price("1249.00", "USD", Some("GB")).as_deref(), Some("US$1,249.00"));
        assert_eq!(en.price("229.50", "GBP", None).as_deref(), Some("£229.50"));
        assert_eq!(de.price("1249.00", "EUR", Some("DE")).as_deref(), Some("1.249,00\u{a0}€"));
        assert_eq!(ja.price("24800", "JPY", Some("JP")).as_deref(), Some("￥24,800"));
        assert_eq!(en.price("many", "USD", None), None);
        assert_eq!(de.country("US"), "Vereinigte Staaten");
        assert_eq!(en.country("GB"), "United Kingdom");
        assert_eq!(en.country("QX"), "QX");
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_break_a_page() {
        let en = Formats::new("en").unwrap();
        assert!(!en.day(jiff::civil::Date::MIN).is_empty() && !en.day(jiff::civil::Date::MAX).is_empty());
    }
}
