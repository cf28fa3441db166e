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
        rules: EventRules::default(),
    }
}

fn line(term: &Term, facts: &UnitFacts, dates: &Dates) -> Line {
    let history = History { facts: facts.clone(), events: Vec::new() };
    lines(std::slice::from_ref(term), &history, dates, None).remove(0)
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
    assert_eq!(
        StartRule::parse("manufacture + 90 days"),
        Ok(StartRule::Manufacture { plus: Length::parse("90 days").unwrap() })
    );
    assert_eq!(Length::parse("2 years 6 months").unwrap().to_string(), "2 years 6 months");
}

fn history(events: Vec<Happening>) -> History {
    History { facts: UnitFacts::default(), events }
}

fn one(term: &Term, events: Vec<Happening>) -> Line {
    lines(std::slice::from_ref(term), &history(events), &bought(date(2026, 1, 31)), None).remove(0)
}

fn with(rules: EventRules) -> Term {
    Term { rules, ..term("2 years", "purchase", None) }
}

fn repaired(from: Date, until: Date) -> Happening {
    Happening::Repaired { from, until }
}

#[test]
fn days_in_the_workshop_are_added_once_and_only_while_the_line_runs() {
    let term = with(EventRules { on_repair: OnRepair::Stop, ..EventRules::default() });
    let first = repaired(date(2026, 3, 1), date(2026, 3, 11));
    let within = repaired(date(2026, 3, 5), date(2026, 3, 9));
    let longer = repaired(date(2026, 3, 5), date(2026, 3, 13));
    let line = one(&term, vec![first.clone()]);
    assert_eq!((line.ends_on, line.changes), (date(2028, 2, 10), vec![Change::RepairDays { days: 10 }]));
    assert_eq!(one(&term, vec![within, first.clone()]).ends_on, date(2028, 2, 10));
    assert_eq!(one(&term, vec![longer, first.clone()]).ends_on, date(2028, 2, 12));
    // The ten days carry it over the day of the second repair, which then counts too.
    let second = repaired(date(2028, 2, 5), date(2028, 2, 6));
    assert_eq!(one(&term, vec![second.clone(), first]).ends_on, date(2028, 2, 11));
    assert_eq!(one(&term, vec![second]).ends_on, date(2028, 1, 31));
}

#[test]
fn a_repair_adds_a_term_where_the_line_says_so_and_nothing_where_it_does_not() {
    let half = Length::parse("6 months").unwrap();
    let term = with(EventRules { on_repair: OnRepair::Extend(half), ..EventRules::default() });
    let repair = repaired(date(2026, 3, 1), date(2026, 3, 1));
    let line = one(&term, vec![repair.clone(), repair.clone()]);
    assert_eq!(line.ends_on, date(2028, 7, 31), "written down twice, it counts once");
    assert_eq!(line.changes, [Change::RepairTerms { count: 1, each: half }]);
    assert_eq!(one(&with(EventRules::default()), vec![repair]).ends_on, date(2028, 1, 31));
}

fn took_place(on: Date, of: &str, purchased_on: Option<Date>) -> Happening {
    Happening::Replacement(Box::new(Replacement {
        on,
        of: Serial::stored(of.to_owned()),
        manufactured_on: Some(date(2025, 6, 1)),
        shipped_on: None,
        dates: purchased_on.map(bought),
        ended: None,
        made: None,
    }))
}

#[test]
fn a_replacement_carries_the_rest_or_starts_anew_by_the_rule_of_the_line() {
    let on = date(2027, 5, 1);
    let carry = with(EventRules::default());
    let line = one(&carry, vec![took_place(on, "A", None)]);
    let carried = Change::Carried { on, from: Serial::stored("A".into()) };
    assert_eq!((line.ends_on, line.changes), (date(2028, 1, 31), vec![carried]));
    let known = one(&carry, vec![took_place(on, "A", Some(date(2025, 7, 1)))]);
    assert_eq!(known.ends_on, date(2027, 7, 1), "the clock of the unit before");
    let restart = with(EventRules { on_replacement: OnReplacement::Restart, ..EventRules::default() });
    let line = one(&restart, vec![took_place(on, "A", None)]);
    assert_eq!((line.ends_on, line.reason), (date(2029, 5, 1), Reason::Replacement { on }));
    let made = Term { from: StartRule::parse("manufacture").unwrap(), ..carry };
    assert_eq!(one(&made, vec![took_place(on, "A", None)]).starts_on, date(2025, 6, 1));
}

#[test]
fn a_line_for_the_first_owner_ends_when_the_unit_changes_hands() {
    let passed = |on| Happening::Transferred { on };
    let (may, june) = (date(2026, 5, 1), date(2026, 6, 1));
    let first = with(EventRules { transfer: Transfer::FirstOwner, ..EventRules::default() });
    let line = one(&first, vec![passed(june), passed(may)]);
    assert_eq!((line.ends_on, line.standing(may)), (date(2026, 4, 30), Standing::Ended));
    assert_eq!(line.changes, [Change::FirstOwnerOnly { on: may }]);
    let once = with(EventRules { transfer: Transfer::Once, ..EventRules::default() });
    assert_eq!(one(&once, vec![passed(may)]).ends_on, date(2028, 1, 31));
    assert_eq!(one(&once, vec![passed(june), passed(may)]).ends_on, date(2026, 5, 31));
    assert_eq!(one(&with(EventRules::default()), vec![passed(june), passed(may)]).ends_on, date(2028, 1, 31));
}

#[test]
fn void_cover_ends_the_day_before_and_never_before_it_began() {
    let term = with(EventRules::default());
    let on = date(2026, 5, 1);
    let line = one(&term, vec![Happening::Voided { on }]);
    assert_eq!((line.ends_on, line.standing(date(2026, 4, 30))), (date(2026, 4, 30), Standing::Running));
    assert_eq!(line.standing(on), Standing::Ended);
    let line = one(&term, vec![Happening::Voided { on: date(2025, 1, 1) }]);
    assert_eq!((line.starts_on, line.ends_on), (date(2026, 1, 31), date(2026, 1, 31)));
    assert_eq!(line.standing(date(2026, 1, 31)), Standing::Ended);
    assert_eq!(covered_until(&[line]), None);
}

#[test]
fn a_plan_adds_a_line_behind_those_of_the_catalogue() {
    let plan = Happening::PlanSold {
        what: Phrase::plain("Five more years"),
        length: Length::parse("5 years").unwrap(),
        from: date(2028, 2, 29),
    };
    let both = lines(&[with(EventRules::default())], &history(vec![plan]), &bought(date(2026, 1, 31)), None);
    assert_eq!((both.len(), both[1].ends_on), (2, date(2033, 2, 28)));
    assert_eq!(both[1].reason, Reason::Plan { from: date(2028, 2, 29) });
}
