//! What holds for every product, every unit and every order of events: properties, searched for counterexamples.

use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// Days of 2020 to 2036: five times the 29th of February.
fn day() -> impl Strategy<Value = Date> {
    (0..6_000_i64).prop_map(|days| date(2020, 1, 1).saturating_add(days.days()))
}

fn length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (1..15_i16).prop_map(|many| Length { years: many, ..Length::default() }),
        (1..40_i16).prop_map(|many| Length { months: many, ..Length::default() }),
        (1..900_i32).prop_map(|many| Length { days: many, ..Length::default() }),
    ]
}

fn rules() -> impl Strategy<Value = EventRules> {
    (
        prop_oneof![Just(OnRepair::Nothing), Just(OnRepair::Stop), length().prop_map(OnRepair::Extend)],
        prop_oneof![Just(OnReplacement::Carry), Just(OnReplacement::Restart)],
        prop_oneof![Just(Transfer::All), Just(Transfer::Once), Just(Transfer::FirstOwner)],
    )
        .prop_map(|(on_repair, on_replacement, transfer)| EventRules {
            on_repair,
            on_replacement,
            transfer,
        })
}

fn term() -> impl Strategy<Value = Term> {
    let from = prop_oneof![
        Just(StartRule::Purchase),
        Just(StartRule::Installation),
        Just(StartRule::Manufacture { plus: Length::default() }),
        length().prop_map(|plus| StartRule::Manufacture { plus }),
        day().prop_map(StartRule::Fixed),
    ];
    (length(), from, rules()).prop_map(|(length, from, rules)| Term {
        what: Phrase::plain("Parts"),
        length,
        from,
        latest_start: None,
        markets: vec![],
        rules,
    })
}

fn event() -> impl Strategy<Value = Happening> {
    let replacement = |(on, manufactured_on, of): (Date, Option<Date>, u8)| {
        let of = Serial::stored(format!("SN{of}"));
        Happening::Replacement(Box::new(Replacement {
            on,
            of,
            manufactured_on,
            shipped_on: None,
            dates: None,
            ended: None,
            made: None,
        }))
    };
    prop_oneof![
        4 => (day(), 0..60_i64).prop_map(|(from, days)| Happening::Repaired { from, until: from.saturating_add(days.days()) }),
        1 => (day(), proptest::option::of(day()), 0..3_u8).prop_map(replacement),
        2 => day().prop_map(|on| Happening::Transferred { on }),
        1 => (day(), length()).prop_map(|(from, length)| Happening::PlanSold { what: Phrase::plain("Plan"), length, from }),
        1 => day().prop_map(|on| Happening::Voided { on }),
    ]
}

fn unit() -> impl Strategy<Value = (Option<Date>, Dates)> {
    (proptest::option::of(day()), day(), proptest::option::of(day()), any::<bool>()).prop_map(
        |(made, purchased_on, installed_on, proven)| (made, Dates { purchased_on, installed_on, proven }),
    )
}

fn run(term: &Term, made: Option<Date>, dates: &Dates, events: &[Happening]) -> Vec<Line> {
    let facts = UnitFacts { manufactured_on: made, ..UnitFacts::default() };
    lines(std::slice::from_ref(term), &History { facts, events: events.to_vec() }, dates, None)
}

proptest! {
    #[test]
    fn no_line_ends_before_it_begins_or_runs_after_it_was_cut(
        term in term(), (made, dates) in unit(), events in proptest::collection::vec(event(), 0..8), today in day(),
    ) {
        for line in run(&term, made, &dates, &events) {
            prop_assert!(line.starts_on <= line.ends_on);
            let cut = line.cut_on.is_some_and(|cut| today >= cut);
            prop_assert!(!(cut && line.standing(today) == Standing::Running));
            prop_assert!(line.standing(line.ends_on) != Standing::NotStarted);
            let after = line.ends_on.saturating_add(1.day());
            prop_assert_eq!(line.standing(after), Standing::Ended);
        }
    }

    #[test]
    fn the_order_in_which_events_are_written_down_decides_nothing(
        term in term(), (made, dates) in unit(),
        (events, shuffled) in proptest::collection::vec(event(), 0..8)
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
    ) {
        prop_assert_eq!(run(&term, made, &dates, &events), run(&term, made, &dates, &shuffled));
    }

    #[test]
    fn a_repair_never_shortens_and_nothing_lengthens_what_is_void(
        term in term(), (made, dates) in unit(), from in day(), days in 0..60_i64, void in day(),
    ) {
        let repair = Happening::Repaired { from, until: from.saturating_add(days.days()) };
        let ends = |events: &[Happening]| run(&term, made, &dates, events)[0].ends_on;
        prop_assert!(ends(std::slice::from_ref(&repair)) >= ends(&[]));
        let starts = run(&term, made, &dates, &[])[0].starts_on;
        let voided = Happening::Voided { on: void };
        let with_both = ends(&[repair, voided.clone()]);
        prop_assert!(with_both < void.max(starts.saturating_add(1.day())));
        let with_void = ends(&[voided]);
        prop_assert!(with_void <= ends(&[]));
    }

    /// Whole years keep the day, but for 29 February; whole months keep it or end with the month.
    #[test]
    fn calendar_lengths_keep_the_day_or_the_end_of_the_month(on in day(), years in 1..15_i16, months in 1..40_i16) {
        let year = Length { years, ..Length::default() }.after(on);
        prop_assert_eq!(year.month(), on.month());
        prop_assert!(year.day() == on.day() || (on.day() == 29 && year.day() == 28 && !year.in_leap_year()));
        let month = Length { months, ..Length::default() }.after(on);
        prop_assert!(month.day() == on.day() || month == month.last_of_month() && month.day() < on.day());
        prop_assert_eq!(i32::from(month.year()) * 12 + i32::from(month.month()),
            i32::from(on.year()) * 12 + i32::from(on.month()) + i32::from(months));
    }

    #[test]
    fn rules_survive_the_store_and_the_words_of_the_catalogue(rules in rules(), event in event()) {
        let text = serde_json::to_string(&rules).unwrap();
        prop_assert_eq!(serde_json::from_str::<EventRules>(&text).unwrap(), rules);
        let text = serde_json::to_string(&event).unwrap();
        prop_assert_eq!(serde_json::from_str::<Happening>(&text).unwrap(), event);
    }
}
