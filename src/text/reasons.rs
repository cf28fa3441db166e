//! The bridge from the domain's reasons (data) to sentences: one message per reason, the same through every door.
//!
//! The matches are exhaustive on purpose: a new reason does not compile before it has words.

use jiff::civil::Date;

use super::sentence::{Arg, Sentence};
use super::views::{CoverState, CoverageLine, FieldError, Price};
use crate::domain::count::Scans;
use crate::domain::coverage::{Change, Length, Line, Reason as Because, Standing};
use crate::domain::event;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::market::{self, Law, Market};
use crate::domain::message;
use crate::domain::receipt::Refusal;

impl Sentence {
    /// Why a coverage line runs as it does.
    pub fn because(reason: &Because, length: Length) -> Self {
        let sentence = match *reason {
            Because::Purchase { on, declared: false } => Self::new("reason-purchase").with("on", on),
            Because::Purchase { on, declared: true } => Self::new("reason-purchase-declared").with("on", on),
            Because::Installation { on } => Self::new("reason-installation").with("on", on),
            Because::InstallationUnknown { purchased_on } => {
                Self::new("reason-installation-unknown").with("on", purchased_on)
            }
            Because::Manufacture { on, plus_days: 0 } => Self::new("reason-manufacture").with("on", on),
            Because::Manufacture { on, plus_days } => {
                Self::new("reason-manufacture-plus").with("on", on).with("days", i64::from(plus_days))
            }
            Because::ManufactureUnknown { purchased_on } => {
                Self::new("reason-manufacture-unknown").with("on", purchased_on)
            }
            Because::Fixed { on } => Self::new("reason-fixed").with("on", on),
            Because::LatestStart { declared, latest } => {
                Self::new("reason-latest-start").with("declared", declared).with("latest", latest)
            }
            Because::Replacement { on } => Self::new("reason-replacement").with("on", on),
            Because::Plan { from } => Self::new("reason-plan").with("on", from),
        };
        sentence.with("length", length)
    }

    /// Why a line runs as it does, from its start through all that changed it to its end.
    pub fn why(line: &Line) -> Self {
        line.changes
            .iter()
            .map(Self::change)
            .fold(Self::because(&line.reason, line.length), |said, change| {
                Self::new("reason-and").with("reason", said).with("change", change)
            })
    }

    fn change(change: &Change) -> Self {
        match change {
            Change::Carried { on, from } => {
                Self::new("change-carried").with("on", *on).with("serial", from.as_str())
            }
            Change::RepairDays { days } => Self::new("change-repair-days").with("days", i64::from(*days)),
            Change::RepairTerms { count, each } => {
                Self::new("change-repair-terms").with("count", i64::from(*count)).with("length", *each)
            }
            Change::FirstOwnerOnly { on } => Self::new("change-first-owner").with("on", *on),
            Change::PassedOnce { on } => Self::new("change-passed-once").with("on", *on),
            Change::Voided { on } => Self::new("change-void").with("on", *on),
        }
    }

    /// Why a field was refused. Where the field itself makes better words ("Enter your name"), it has them.
    pub fn refusal(field: &str, reason: &Reason) -> Self {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        match reason {
            Reason::Missing => Self::new(missing(field)),
            Reason::TooLong { max } => Self::new("error-too-long").with("max", count(*max)),
            Reason::TooShort { min } => Self::new("error-too-short").with("min", count(*min)),
            Reason::IllegalCharacter => Self::new("error-illegal-character"),
            Reason::NoLetter => Self::new("error-no-letter"),
            Reason::NotAnEmail => Self::new("error-not-an-email"),
            Reason::NotAPhone => Self::new("error-not-a-phone"),
            Reason::NoReach => Self::new("error-no-reach"),
            Reason::NotADate => Self::new("error-not-a-date"),
            Reason::InFuture => Self::new("error-in-future"),
            Reason::TooEarly { earliest } => Self::new("error-too-early").with("earliest", *earliest),
            Reason::NotAPrice => Self::new("error-not-a-price"),
            Reason::NotAWebAddress => Self::new("error-not-a-web-address"),
            Reason::NotARange => Self::new("error-not-a-range"),
            Reason::NotASerial => Self::new("error-not-a-serial"),
            Reason::NotOnRecord => Self::new("error-not-on-record"),
            Reason::NotAChoice => Self::new("error-not-a-choice"),
            Reason::Guessable => Self::new("error-guessable"),
            Reason::WrongPassword => Self::new("error-wrong-password"),
            Reason::WrongCode => Self::new("error-wrong-code"),
            Reason::NotAName => Self::new("error-not-a-name"),
            Reason::Taken if field == "code" => Self::new("error-code-taken"),
            Reason::Taken => Self::new("error-name-taken"),
            Reason::TooOften => Self::new("error-too-often"),
            Reason::Mistyped => Self::new("error-handover-typo"),
            Reason::NotThisCode => Self::new("error-handover"),
            Reason::Stale => Self::new("error-stale"),
        }
    }

    /// Why a file is no receipt.
    pub fn receipt(why: Refusal) -> Self {
        Self::new(match why {
            Refusal::Missing => "error-receipt-missing",
            Refusal::TooLarge => "error-receipt-too-large",
            Refusal::Heic => "error-receipt-heic",
            Refusal::Unknown => "error-receipt-unknown",
            Refusal::Broken => "error-receipt-broken",
            Refusal::TooManyPixels => "error-receipt-pixels",
        })
    }

    /// How often a unit was scanned in a month.
    pub fn scans(scans: &Scans) -> Self {
        Self::new("event-scanned").with("count", scans.many).with("month", Arg::Month(scans.month))
    }

    /// One event of a unit's timeline.
    pub fn event(kind: event::Kind, detail: &str) -> Self {
        let id = match kind {
            event::Kind::Printed => "event-printed",
            event::Kind::Registered => "event-registered",
            event::Kind::Enrolled => "event-enrolled",
            event::Kind::Imported => "event-imported",
            event::Kind::RegisteredAgain => "event-registered-again",
            event::Kind::MessageSent => "event-message-sent",
            event::Kind::MessageDead => "event-message-dead",
            event::Kind::MessageAgain => "event-message-again",
            event::Kind::AddressCorrected => "event-address-corrected",
            event::Kind::OffersStarted => "event-offers-on",
            event::Kind::OffersStopped => "event-offers-off",
            event::Kind::Corrected => "event-corrected",
            event::Kind::DeskCorrected => "event-desk-corrected",
            event::Kind::AddressAsked => "event-address-asked",
            event::Kind::AddressChanged => "event-address-changed",
            event::Kind::ReceiptSent => "event-receipt-sent",
            event::Kind::DateProven => "event-date-proven",
            event::Kind::Claimed => "event-claimed",
            event::Kind::PhotoSent => "event-photo-sent",
            event::Kind::PhotoKept => "event-photo-kept",
            event::Kind::ClaimAccepted => "event-claim-accepted",
            event::Kind::ClaimRefused => "event-claim-refused",
            event::Kind::TransferAsked => "event-transfer-asked",
            event::Kind::TransferRefused => "event-transfer-refused",
            event::Kind::TransferSilent => "event-transfer-silent",
            event::Kind::PassedOn => "event-passed-on",
            event::Kind::SafetyContact => "event-safety-contact",
            event::Kind::SafetyStopped => "event-safety-stopped",
            event::Kind::Ended => "event-ended",
            event::Kind::Erased => "event-erased",
            event::Kind::Voided => "event-voided",
            event::Kind::Stolen => "event-stolen",
            event::Kind::Replaced => "event-replaced",
            event::Kind::Replaces => "event-replaces",
            event::Kind::Restored => "event-restored",
            event::Kind::Repaired => "event-repaired",
            event::Kind::PlanSold => "event-plan-sold",
            event::Kind::CoverVoided => "event-cover-voided",
            event::Kind::CoverUndone => "event-cover-undone",
            event::Kind::Called => "event-called",
            event::Kind::PromiseKept => "event-promise-kept",
            event::Kind::PromiseReopened => "event-promise-reopened",
            event::Kind::LinkSent => "event-link-sent",
            event::Kind::DataSent => "event-data-sent",
        };
        match kind {
            event::Kind::MessageSent | event::Kind::MessageDead | event::Kind::MessageAgain => {
                Self::new(id).with("detail", Self::letter(message::Kind::stored(detail)))
            }
            _ => Self::new(id).with("detail", detail),
        }
    }

    /// What a letter is called; `None` is one of a newer program.
    pub fn letter(kind: Option<message::Kind>) -> Self {
        Self::new(match kind {
            Some(message::Kind::Confirmation) => "kind-confirmation",
            Some(message::Kind::AddressNew) => "kind-address-new",
            Some(message::Kind::AddressOld) => "kind-address-old",
            Some(message::Kind::ClaimReceived) => "kind-claim-received",
            Some(message::Kind::ClaimDecided) => "kind-claim-decided",
            Some(message::Kind::MyLink) => "kind-my-link",
            Some(message::Kind::MyLinks) => "kind-my-links",
            Some(message::Kind::DataReady) => "kind-data-ready",
            Some(message::Kind::SaleAsked) => "kind-sale-asked",
            Some(message::Kind::SellerAsked) => "kind-seller-asked",
            Some(message::Kind::SellerRefused) => "kind-seller-refused",
            Some(message::Kind::PassedOn) => "kind-passed-on",
            Some(message::Kind::SafetyContact) => "kind-safety-contact",
            Some(message::Kind::Thanks) => "kind-thanks",
            Some(message::Kind::GettingStarted) => "kind-getting-started",
            Some(message::Kind::CheckIn) => "kind-check-in",
            Some(message::Kind::CoverEnds) => "kind-cover-ends",
            Some(message::Kind::Digest) => "kind-digest",
            None => "kind-unknown",
        })
    }

    /// What somebody did with a unit at the desk, by the word of the audit log. All that is only a look is told alike.
    pub fn audit(what: &str, detail: &str) -> Self {
        let id = match what {
            "void" => "audit-void",
            "stolen" => "audit-stolen",
            "replaced" => "audit-replaced",
            "restore" => "audit-restore",
            "enrolled" => "event-enrolled",
            "desk-corrected" => "event-desk-corrected",
            "repaired" => "event-repaired",
            "plan-sold" => "event-plan-sold",
            "cover-voided" => "event-cover-voided",
            "cover-undone" => "event-cover-undone",
            "called" => "event-called",
            "promise-kept" => "event-promise-kept",
            "promise-reopened" => "event-promise-reopened",
            "link-sent" => "event-link-sent",
            "data-sent" => "event-data-sent",
            "export-person" => "audit-export",
            "desk-pass-on" => "audit-pass-on",
            "erase" => "audit-erase",
            "receipt" => "audit-receipt",
            "photo" => "audit-photo",
            "prove" => "audit-prove",
            "mail-again" => "audit-mail-again",
            "mail-halt" => "audit-mail-halt",
            "letter" => "audit-letter",
            "address" => "audit-address",
            "claim-accept" => "audit-claim-accept",
            "claim-refuse" => "audit-claim-refuse",
            _ => "desk-looked",
        };
        match what {
            "mail-again" | "mail-halt" | "letter" => {
                Self::new(id).with("detail", Self::letter(message::Kind::stored(detail)))
            }
            _ => Self::new(id).with("detail", detail),
        }
    }
}

impl From<Length> for Arg {
    fn from(length: Length) -> Self {
        let (years, months, days) = length.parts();
        Self::Length { years: years.into(), months: months.into(), days: days.into() }
    }
}

/// A stale form is about no field, so the summary links nowhere.
impl From<&FieldErrors> for Vec<FieldError> {
    fn from(errors: &FieldErrors) -> Self {
        let row = |(field, reason): (&'static str, &Reason)| FieldError {
            field: if *reason == Reason::Stale { String::new() } else { field.to_owned() },
            why: Sentence::refusal(field, reason),
        };
        errors.iter().map(row).collect()
    }
}

impl CoverageLine {
    /// A line of the engine as it stands on `today`, for a reader of `lang`.
    pub fn of(line: &Line, today: Date, lang: &str) -> Self {
        Self {
            what: line.what.get(lang).to_owned(),
            state: match line.standing(today) {
                Standing::Running => CoverState::Active,
                Standing::Ended => CoverState::Ended,
                Standing::NotStarted => CoverState::Waiting,
            },
            starts_on: line.starts_on,
            until: line.ends_on,
            why: Sentence::why(line),
        }
    }
}

impl Price {
    /// A price of the catalogue for readers in `market`.
    pub fn of(price: &market::Price, market: Option<Market>) -> Self {
        Self {
            amount: price.amount().to_owned(),
            currency: price.currency().to_owned(),
            country: market.map(|market| market.to_string()),
        }
    }
}

impl Sentence {
    /// What the law of a market gives the buyer, whatever a maker promises.
    pub fn rights(market: Option<Market>) -> Self {
        Self::new(match Law::of(market) {
            Law::Europe => "rights-europe",
            Law::Britain => "rights-britain",
            Law::America => "rights-america",
            Law::Australia => "rights-australia",
            Law::Elsewhere => "rights-elsewhere",
        })
    }
}

fn missing(field: &str) -> &'static str {
    match field {
        "name" => "error-missing-name",
        "email" => "error-missing-email",
        "purchased_on" => "error-missing-purchased_on",
        "installed_on" => "error-missing-installed_on",
        "serial" => "error-missing-serial",
        "k" => "error-missing-k",
        "successor" => "error-missing-successor",
        "reason" => "error-missing-reason",
        _ => "error-missing",
    }
}
