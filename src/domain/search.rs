//! Search: how people's words become terms that are equal when the words mean the same.
//!
//! No `LIKE`, no `LOWER` in the database: text is folded here, stored as terms, and found by equality (`store::search`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::code::proof::forgive;
use super::contact::{Email, OwnerName};
use super::dealer::DealerChoice;
use super::reach::digits_of;
use super::registration::{NewRegistration, Reference, Registration};
pub use super::serial_pattern::SerialPattern;
use super::unit::Serial;

/// One searchable fact: a kind and folded text, stored as `kind:text`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(String);

impl Term {
    fn new(kind: &str, text: &str) -> Self {
        Self(format!("{kind}:{text}"))
    }

    /// Every registration of a product.
    pub fn product(number: i64) -> Self {
        Self::new("product", &number.to_string())
    }

    /// Every registration of what a dealer of the catalogue sold.
    pub fn dealer(code: &str) -> Self {
        Self::new("dealer", &fold(code))
    }

    /// A word of an owner's name, folded.
    pub fn name(word: &str) -> Self {
        Self::new("name", word)
    }

    /// Two words of a name that somebody has both of. One look finds all who do; without it "maria lopez" would compare every
    /// Maria among millions with every Lopez.
    fn names(one: &str, other: &str) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self(format!("names:{one} {other}"))
    }

    /// The fewest terms that hold whatever holds all these words of a name, whatever their order.
    pub fn of_name<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Self> {
        let mut apart: Vec<&str> = Vec::new();
        for word in words {
            if !apart.contains(&word) {
                apart.push(word);
            }
        }
        match apart.as_slice() {
            [one] => vec![Self::name(one)],
            several => several.windows(2).map(|pair| Self::names(pair[0], pair[1])).collect(),
        }
    }

    /// A telephone number, from its end: people leave out what is in front.
    pub fn phone(number: &str) -> Self {
        Self::new("phone", &reversed(&digits_of(number).unwrap_or_default()))
    }

    /// A term found in the store.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The end of the range of terms that begin with this one: no text sorts behind the last character there is.
    pub fn end_of_range(&self) -> String {
        format!("{}{}", self.0, char::MAX)
    }

    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lower case without accents, in compatibility form: `Zoë ＡＢ` → `zoe ab`.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A serial as people mix it up: case, dashes, spaces, `O/0` and `I/L/1` are forgiven.
pub fn fold_serial(serial: &str) -> String {
    forgive(serial)
}

/// What a registration is found by.
#[derive(Clone, Copy, Debug)]
pub struct Findable<'f> {
    /// The owner.
    pub name: &'f OwnerName,
    /// Their address.
    pub email: &'f Email,
    /// The reference.
    pub reference: &'f Reference,
    /// Number of the product.
    pub product: i64,
    /// The serial.
    pub serial: &'f Serial,
    /// Who sold it.
    pub dealer: Option<&'f DealerChoice>,
    /// What it was made with.
    pub batch: Option<&'f str>,
}

impl<'f> Findable<'f> {
    /// A new registration of a unit that was made with this batch.
    pub fn of(new: &'f NewRegistration, batch: Option<&'f str>) -> Self {
        Self {
            name: &new.declared.name,
            email: &new.declared.email,
            reference: &new.reference,
            product: new.product,
            serial: &new.serial,
            dealer: new.declared.dealer.as_ref(),
            batch,
        }
    }

    /// A registration on record, of a unit that was made with this batch.
    pub fn stored(known: &'f Registration, batch: Option<&'f str>) -> Self {
        Self {
            name: &known.name,
            email: &known.email,
            reference: &known.reference,
            product: known.product,
            serial: &known.serial,
            dealer: known.dealer.as_ref(),
            batch,
        }
    }

    /// Everything it is found by: few and short terms, because there is a row for each of them.
    pub fn terms(&self) -> Vec<Term> {
        let serial = fold_serial(self.serial.as_str());
        let mut terms = vec![
            Term::new("ending", &reversed(&serial)),
            Term::product(self.product),
            Term::new("reference", self.reference.as_str()),
            Term::new("serial", &serial),
        ];
        if !self.email.is_none() {
            terms.push(Term::new("email", &fold(&self.email.key())));
        }
        let named: Vec<String> = words(self.name.as_str()).collect();
        terms.extend(named.iter().map(|word| Term::name(word)));
        for (at, word) in named.iter().take(PAIRED).enumerate() {
            let others = named.iter().take(at).filter(|other| *other != word);
            terms.extend(others.map(|other| Term::names(other, word)));
        }
        match self.dealer {
            Some(DealerChoice::Known(code)) => terms.push(Term::dealer(code)),
            Some(DealerChoice::Written(name)) => {
                terms.extend(words(name).map(|word| Term::new("seller", &word)));
            }
            None => {}
        }
        terms.extend(self.batch.map(|batch| Term::new("batch", &fold_serial(batch))));
        terms.sort();
        terms.dedup();
        terms
    }
}

/// Words of a text, folded.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

/// One way to understand a search: terms that all hold, and perhaps the beginning of one more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// All of these.
    pub all: Vec<Term>,
    /// And one that begins so.
    pub begins: Option<Term>,
    /// Words of a name that go before the one which is only begun.
    pub named: Vec<String>,
}

impl Reading {
    /// These terms and no beginning.
    pub fn whole(all: Vec<Term>) -> Self {
        Self { all, ..Self::default() }
    }

    fn beginning(term: Term) -> Self {
        Self { begins: Some(term), ..Self::default() }
    }

    /// What it means if `term` is the one that begins so.
    pub fn completed(&self, term: &Term) -> Vec<Term> {
        match term.0.strip_prefix("name:") {
            Some(word) => Term::of_name(self.named.iter().map(String::as_str).chain([word])),
            None => self.all.iter().chain([term]).cloned().collect(),
        }
    }
}

/// The fewest characters of a serial whose beginning or end is looked for: less fits everything.
const SERIAL_PART: usize = 3;

/// The fewest digits of a telephone number that are looked for.
const PHONE_PART: usize = 4;
/// So many digits at its end are hardly anybody else's.
const PHONE_SURE: usize = 7;

/// The most words that are compared; nobody says more names than that.
const WORDS: usize = 6;
/// So many words of a name are found together, each with each: 28 terms. Most names have two, and one.
const PAIRED: usize = 8;

/// What somebody at the desk typed, understood in every way it can be meant, most exact first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words as typed, trimmed.
    pub typed: String,
    /// Registrations it may mean.
    pub readings: Vec<Reading>,
    /// Units it may mean by whole serial or its beginning; `None` when it is no serial.
    pub serial: Option<SerialPattern>,
    /// Its words, folded: names of owners, products and dealers.
    pub words: Vec<String>,
}

impl Query {
    /// Reads a search; `None` when nothing searchable was typed, or more than any honest search (200 characters).
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.trim();
        if typed.is_empty() || typed.chars().count() > 200 || typed.chars().any(char::is_control) {
            return None;
        }
        let mut readings = Vec::new();
        if typed.contains('@') {
            let email = Term::new("email", &fold(typed));
            readings.extend([Reading::whole(vec![email.clone()]), Reading::beginning(email)]);
        }
        if let Some(reference) = Reference::parse(typed) {
            readings.push(Reading::whole(vec![Term::new("reference", reference.as_str())]));
        }
        let serial = fold_serial(typed);
        readings.push(Reading::whole(vec![Term::new("serial", &serial)]));
        readings.push(Reading::whole(vec![Term::new("batch", &serial)]));
        let is_part = serial.chars().count() >= SERIAL_PART && !typed.contains('@');
        if is_part {
            readings.push(Reading::beginning(Term::new("serial", &serial)));
            readings.push(Reading::beginning(Term::new("ending", &reversed(&serial))));
        }
        readings.extend(Self::of_phone(typed));
        let words: Vec<String> = words(typed).take(WORDS).collect();
        readings.extend(Self::of_name(&words));
        readings.extend(Self::of_seller(&words));
        let serial = is_part.then(|| SerialPattern(serial.chars().collect()));
        Some(Self { typed: typed.to_owned(), readings, serial, words })
    }

    /// The whole number or its end, then its last digits alone: with its country or without, it is the same telephone.
    fn of_phone(typed: &str) -> Vec<Reading> {
        let Some(digits) = digits_of(typed).filter(|digits| digits.len() >= PHONE_PART) else {
            return Vec::new();
        };
        let from_end = reversed(&digits);
        let mut readings = vec![Reading::beginning(Term::new("phone", &from_end))];
        if let Some(last) = from_end.get(..PHONE_SURE).filter(|last| *last != from_end) {
            readings.push(Reading::beginning(Term::new("phone", last)));
        }
        readings
    }

    /// All words whole, then the last one only begun, as when somebody is still typing.
    fn of_name(words: &[String]) -> Vec<Reading> {
        let Some((last, before)) = words.split_last() else { return Vec::new() };
        let mut readings = vec![Reading::whole(Term::of_name(words.iter().map(String::as_str)))];
        if is_begun(last) {
            readings.push(Reading { named: before.to_vec(), ..Reading::beginning(Term::name(last)) });
        }
        readings
    }

    /// The same of whoever sold it.
    fn of_seller(words: &[String]) -> Vec<Reading> {
        let mut all: Vec<Term> = words.iter().map(|word| Term::new("seller", word)).collect();
        let whole = Reading::whole(all.clone());
        let Some(begins) = all.pop() else { return Vec::new() };
        let mut readings = vec![whole];
        if words.last().is_some_and(|last| is_begun(last)) {
            readings.push(Reading { all, ..Reading::beginning(begins) });
        }
        readings
    }
}

/// Whether a word says enough to be the beginning of another.
fn is_begun(word: &str) -> bool {
    word.chars().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_finds_what_was_stored() {
        let reference = Reference::draw([1, 2, 3, 4, 5]);
        let terms = Findable {
            name: &OwnerName::parse("Zoë van der Mühlen").unwrap(),
            email: &Email::parse("Zoe@Example.com").unwrap(),
            reference: &reference,
            product: 7,
            serial: &Serial::stored("WM7A-2O26".into()),
            dealer: Some(&DealerChoice::Written("Köhler & Söhne".into())),
            batch: Some("B 17"),
        }
        .terms();
        let spoken = reference.to_string().to_lowercase();
        for typed in [
            "zoe@example.COM",
            "zoe@exam",
            "muhlen ZOË",
            "der zoë van mühlen",
            "zoe zoe",
            "zoe muh",
            "wm7a 2026",
            "WM7A2O26",
            "wm7a",
            "2026",
            "köhler",
            "b17",
            &spoken,
        ] {
            let query = Query::parse(typed).unwrap();
            let holds = |reading: &Reading| {
                let all = |wanted: &[Term]| wanted.iter().all(|term| terms.contains(term));
                match &reading.begins {
                    None => all(&reading.all),
                    Some(part) => {
                        let mut begun = terms.iter().filter(|term| term.0.starts_with(&part.0));
                        begun.any(|term| all(&reading.completed(term)))
                    }
                }
            };
            assert!(query.readings.iter().any(holds), "{typed}");
        }
        let phone = Term::phone("+49 (0)170 123 45-67");
        for typed in ["0170 1234567", "+49 170 1234567", "0049/170/1234567", "34567", "1701234567"] {
            let begins =
                |reading: &Reading| reading.begins.as_ref().is_some_and(|part| phone.0.starts_with(&part.0));
            assert!(Query::parse(typed).unwrap().readings.iter().any(begins), "{typed}");
        }
        assert!(Query::parse("  ").is_none());
        assert!(Query::parse("ab").unwrap().serial.is_none(), "two characters fit every serial");
    }
}
