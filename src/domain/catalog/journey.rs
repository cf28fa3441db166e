//! `journeys.toml`: the letters that follow a registration, read with every mistake and its line, as the catalogue is. The pattern with
//! a comment on every key is `assets/sample/journeys.toml`, which also holds where the maker has none.

use jiff::civil::Time;
use toml::de::DeTable;

use super::read::{Firsts, Keys, Notes, Place};
use super::{Mistake, rules, syntax_errors};
use crate::domain::contact::Email;
use crate::domain::journey::{Anchor, DAYS_MAX, Journey, Purpose, Quiet, STEPS_MAX, Step};
use crate::domain::message::Kind;

/// The file that holds where the maker has none.
pub const USUAL: &str = include_str!("../../../assets/sample/journeys.toml");

/// Letters that a step may send, each with its word.
const LETTERS: [(&str, Kind); 4] = [
    ("thanks", Kind::Thanks),
    ("getting-started", Kind::GettingStarted),
    ("check-in", Kind::CheckIn),
    ("cover-ends", Kind::CoverEnds),
];

/// The text is of journeys, not of a catalogue: it has steps, and neither products nor dealers.
pub fn is_journeys(text: &str) -> bool {
    let (document, _) = DeTable::parse_recoverable(text);
    let has = |name: &str| document.get_ref().get(name).is_some();
    (has("step") || has("quiet")) && !has("product") && !has("dealer")
}

/// Reads journeys. No steps at all are fine: then no letter follows.
///
/// # Errors
/// Every mistake, in the order of lines.
pub fn parse(text: &str) -> Result<Journey, Vec<Mistake>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let notes = Notes::new(text);
    if !errors.is_empty() {
        return Err(syntax_errors(&notes, &errors));
    }
    let journey = Keys::of_document(&notes, document.get_ref()).read_all(|keys| {
        let names = Firsts::of("name");
        let quiet = keys.may("quiet", quiet).flatten();
        let steps = keys.rows("step", |place| step(place, &names));
        Journey { steps, quiet: quiet.unwrap_or(Quiet { from: Time::midnight(), until: Time::midnight() }) }
    });
    if journey.steps.len() > STEPS_MAX {
        notes.add(0, "", &format!("has {} steps; the most are {STEPS_MAX}", journey.steps.len()));
    }
    let mistakes = notes.into_mistakes();
    if mistakes.is_empty() { Ok(journey) } else { Err(mistakes) }
}

/// The journey that holds where the maker has none.
pub fn usual() -> Journey {
    let none =
        || Journey { steps: Vec::new(), quiet: Quiet { from: Time::midnight(), until: Time::midnight() } };
    parse(USUAL).unwrap_or_else(|_| none())
}

fn quiet(place: &Place) -> Option<Quiet> {
    place.table(|keys| {
        let from = keys.need("from", "\"20:00\"").and_then(|place| place.text(time));
        let until = keys.need("until", "\"09:00\"").and_then(|place| place.text(time));
        Some(Quiet { from: from?, until: until? })
    })?
}

fn time(text: &str) -> Result<Time, String> {
    let wrong = || format!("{text:?} is no time of the day; write it as \"20:00\"");
    let (hour, minute) = text.trim().split_once(':').ok_or_else(wrong)?;
    let (hour, minute) = (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

fn step(place: &Place, names: &Firsts) -> Option<Step> {
    place.table(|keys| {
        let name = keys.need("name", "\"check-in\"").and_then(|place| {
            let name = place.text(step_name)?;
            names.check(&place, &name);
            Some(name)
        });
        let letter =
            keys.need("letter", "\"check-in\"").and_then(|place| place.text(|text| one_of(text, &LETTERS)));
        let from = keys.need("from", "\"registration\"");
        let from = from.and_then(|place| place.text(|text| one_of(text, &Anchor::ALL)));
        let days = keys.need("days", "14").and_then(|place| place.number(-DAYS_MAX, DAYS_MAX));
        let purposes = [("service", Purpose::Service), ("marketing", Purpose::Marketing)];
        let purpose = keys.may("purpose", |place| place.text(|text| one_of(text, &purposes)));
        let products = keys.rows("products", |place| place.text(rules::code));
        let offers = keys.may("offers", Place::yes_or_no);
        let unless = keys.rows("unless", |place| place.text(|text| one_of(text, &[("claim", ())])));
        let person = keys.may("person", |place| place.text(person));
        let email = keys.may("email", |place| {
            place.text(|text| Email::parse(text).map_err(|_| format!("{text:?} is no mail address")))
        });
        Some(Step {
            name: name?,
            letter: letter?,
            from: from?,
            days: days?,
            purpose: purpose?.unwrap_or(Purpose::Service),
            products,
            offers: offers?.unwrap_or(false),
            unless_claim: !unless.is_empty(),
            person: person?,
            email: email?,
        })
    })?
}

fn one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Result<T, String> {
    known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        format!("{text:?} is not possible; write {}", names.join(" or "))
    })
}

fn step_name(text: &str) -> Result<String, String> {
    let fits = (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits {
        Ok(text.to_owned())
    } else {
        Err(format!("{text:?} is no name; use 1 to 40 of a to z, 0 to 9 and -"))
    }
}

fn person(text: &str) -> Result<String, String> {
    let text = text.trim();
    let fits = (1..=80).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err("must be a name of 1 to 80 characters".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journey_that_ships_is_the_one_that_is_promised() {
        let journey = parse(USUAL).unwrap();
        let days: Vec<i32> = journey.steps.iter().map(|step| step.days).collect();
        assert_eq!(days, [0, 3, 14, -90, -30, -7]);
        assert!(journey.steps.iter().all(|step| step.purpose == Purpose::Service));
        assert_eq!(usual(), journey);
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_what_to_write() {
        let text = "quiet = { from = \"25:00\", until = \"09:00\" }\n[[step]]\nname = \"A b\"\nletter = \"checkin\"\nfrom = \"end\"\n\
                    days = \"7\"\ncolour = 1\n[[step]]\nname = \"x\"\nletter = \"check-in\"\nfrom = \"end\"\ndays = 99999\n";
        let told: Vec<String> = parse(text).unwrap_err().iter().map(ToString::to_string).collect();
        let all = told.join("\n");
        for part in [
            "line 1: quiet.from",
            "line 3: step[0].name",
            "line 4: step[0].letter",
            "check-in",
            "line 6: step[0].days",
            "colour",
            "line 12: step[1].days",
        ] {
            assert!(all.contains(part), "{part} is missing in\n{all}");
        }
    }
}
