//! What can be wrong with a field: names and reasons as data, collected all at once.
//!
//! The words for a reason are a message in `templates/locales`, so that page, JSON and terminal say the same thing in
//! the reader's language. The crate `validator` checks lengths and shapes of raw forms; its errors become ours here.

use jiff::civil::Date;
use validator::{ValidationErrors, ValidationErrorsKind};

/// Why a field was refused.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum Reason {
    /// Nothing was given.
    Missing,
    /// More than `max` characters.
    TooLong {
        /// The most that fits, in characters.
        max: u64,
    },
    /// Fewer than `min` characters.
    TooShort {
        /// The least that is asked for, in characters.
        min: u64,
    },
    /// A character that cannot stand here (controls, line breaks, NUL).
    IllegalCharacter,
    /// No letter or digit in it.
    NoLetter,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Neither mail nor telephone nor post: nobody could reach them.
    NoReach,
    /// Not a date, or not one of this calendar.
    NotADate,
    /// A date that has not come anywhere on Earth yet.
    InFuture,
    /// A date before the product, or this unit of it, existed.
    TooEarly {
        /// The first day that is possible.
        earliest: Date,
    },
    /// Not a price: an amount with a currency.
    NotAPrice,
    /// Not an address on the web.
    NotAWebAddress,
    /// Two serials that begin and end no range: of other lengths, or the last before the first.
    NotARange,
    /// Not a serial: a character that no label of this product carries, or too many.
    NotASerial,
    /// No unit in use on record has this serial.
    NotOnRecord,
    /// Done as often as it may be done in a day.
    TooOften,
    /// One character of a spoken code is wrong: its check character does not fit.
    Mistyped,
    /// A code that was used, has run out or was never given.
    NotThisCode,
    /// A password that others try first.
    Guessable,
    /// Not the password of this account.
    WrongPassword,
    /// Not the code that the app shows now, or one that was used.
    WrongCode,
    /// Not a name to sign in with.
    NotAName,
    /// Somebody has this name already.
    Taken,
    /// Not one of the choices.
    NotAChoice,
    /// The form itself is stale or was altered: unit, token or proof do not fit.
    Stale,
}

/// Everything that is wrong with one form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(&'static str, Reason)>);

impl FieldErrors {
    /// Notes one more mistake; the first one of a field is kept, later ones would only confuse.
    pub fn push(&mut self, field: &'static str, reason: Reason) {
        if self.of(field).is_none() {
            self.0.push((field, reason));
        }
    }

    /// Takes the value, or notes why there is none.
    pub fn take<T>(&mut self, field: &'static str, result: Result<T, Reason>) -> Option<T> {
        result.map_err(|reason| self.push(field, reason)).ok()
    }

    /// The mistake of one field.
    pub fn of(&self, field: &str) -> Option<&Reason> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, reason)| reason)
    }

    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All mistakes: field name and reason.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Reason)> {
        self.0.iter().map(|(name, reason)| (*name, reason))
    }

    /// Adds what `validator` found in a raw form; `order` is the order of the fields on the page.
    pub fn add_validation(&mut self, errors: &ValidationErrors, order: &[&'static str]) {
        for field in order {
            let Some(ValidationErrorsKind::Field(found)) = errors.errors().get(*field) else { continue };
            if let Some(error) = found.first() {
                self.push(field, reason_of(error));
            }
        }
    }
}

fn reason_of(error: &validator::ValidationError) -> Reason {
    let number = |name: &str| error.params.get(name).and_then(serde_json::Value::as_u64);
    let empty = error.params.get("value").and_then(serde_json::Value::as_str).is_some_and(str::is_empty);
    match (&*error.code, number("max"), number("min")) {
        ("email" | "length", _, _) if empty => Reason::Missing,
        ("email", _, _) => Reason::NotAnEmail,
        ("length", Some(max), _) => Reason::TooLong { max },
        ("length", None, Some(min)) => Reason::TooShort { min },
        _ => Reason::NotAChoice,
    }
}
