//! Which day a promise starts and ends, and why, on the dates where people get it wrong.

use super::*;
use jiff::civil::date;

fn term(length: &str, from: &str, latest: Option<&str>) -> Term {
    Term {
        what: Phrase::plain("Parts"),
        length: Length::parse(length).unwrap(),
        from: StartRule::parse(from).unwrap(),
        latest_start: latest.map(|latest| LatestStart::parse(latest).unwrap()),
        markets: vec![],
    }
}

fn bought(on: Date) -> Dates {
    Dates { purchased_on: on, installed_on: None, proven: false }
}

#[test]
fn leap_days_and_month_ends_stay_in_the_calendar() {
    let until =
        |length: &str, on| line(&term(length, "purchase", None), &UnitFacts::default(), &bought(on)).ends_on;
    assert_eq!(until("1 year", date(2024, 2, 29)), date(2025, 2, 28));
    assert_eq!(until("4 years", date(2024, 2, 29)), date(2028, 2, 29));
    assert_eq!(until("1 month", date(2026, 1, 31)), date(2026, 2, 28));
    assert_eq!(until("2 years 6 months", date(2026, 5, 3)), date(2028, 11, 3));
}

#[test]
fn a_declared_date_is_capped_and_a_proven_one_is_not() {
    let facts = UnitFacts { manufactured_on: Some(date(2022, 1, 1)), ..UnitFacts::default() };
    let term = term("3 years", "purchase", Some("manufacture + 18 months"));
    let declared = line(&term, &facts, &bought(date(2026, 11, 21)));
    assert_eq!(declared.ends_on, date(2026, 7, 1));
    assert_eq!(
        declared.reason,
        Reason::LatestStart { declared: date(2026, 11, 21), latest: date(2023, 7, 1) }
    );
    let proven = line(&term, &facts, &Dates { proven: true, ..bought(date(2026, 11, 21)) });
    assert_eq!(proven.ends_on, date(2029, 11, 21));
}

#[test]
fn installation_counts_when_known() {
    let term = term("5 years", "installation", None);
    let dates = bought(date(2026, 1, 1));
    assert_eq!(line(&term, &UnitFacts::default(), &dates).starts_on, date(2026, 1, 1));
    let dates = Dates { installed_on: Some(date(2026, 3, 1)), ..dates };
    assert_eq!(line(&term, &UnitFacts::default(), &dates).starts_on, date(2026, 3, 1));
}

#[test]
fn lengths_and_rules_that_mean_nothing_are_refused() {
    for bad in ["", "3", "years", "0 years", "-1 days", "3 fortnights", "99999 years"] {
        assert!(Length::parse(bad).is_err(), "{bad:?}");
    }
    assert!(StartRule::parse("delivery").is_err());
    assert_eq!(StartRule::parse("manufacture + 90 days"), Ok(StartRule::Manufacture { plus_days: 90 }));
    assert_eq!(Length::parse("2 years 6 months").unwrap().to_string(), "2 years 6 months");
}
