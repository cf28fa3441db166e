//! From a queued message to a letter: the facts as they stand, in words, sealed into bytes. Rendered once, at the first claim.

use thiserror::Error;

use super::{journeys, notes};
use crate::domain::claim::State;
use crate::domain::clock::Timestamp;
use crate::domain::message::Kind;
use crate::flows::claim::ClaimRecord;
use crate::flows::correct::AddressFacts;
use crate::flows::data_letter::DataFacts;
use crate::flows::journey_letter::JourneyFacts;
use crate::flows::owner::OwnedUnit;
use crate::flows::safety::SafetyRecord;
use crate::flows::transfer::TransferRecord;
use crate::flows::{Context, OffersInMail, offers};
use crate::mail::address::{Address, AddressError, Mailbox};
use crate::mail::compose::{ComposeError, Letter, Marketing, Purpose, Sealed, seal};
use crate::mail::settings::Settings as MailSettings;
use crate::text::views::{
    self, ClaimLetterView, ClaimState, ConfirmationView, CoverageLine, ManualLink, OfferCard, ProductCard,
};
use crate::text::{Sentence, Text, TextError};

/// Why a message could not become a letter. None of these is temporary.
#[derive(Debug, Error)]
pub enum LetterError {
    /// A template or a word.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A header.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The recipient's address.
    #[error("the recipient: {0}")]
    Recipient(#[from] AddressError),
    /// A letter of this kind cannot be written about what it was queued for.
    #[error("a letter {0} cannot be about this")]
    Mismatch(&'static str),
}

/// What a letter is about.
#[derive(Clone, Debug)]
pub enum Facts {
    /// A registration.
    Owned(Box<OwnedUnit>),
    /// A new address for letters.
    Address(Box<AddressFacts>),
    /// A claim.
    Claim(Box<ClaimRecord>),
    /// All registrations of an address, newest first.
    Links(Vec<OwnedUnit>),
    /// A link to everything on record about somebody.
    Data(Box<DataFacts>),
    /// A unit that is to pass from a seller to a buyer.
    Transfer(Box<TransferRecord>),
    /// An address for safety notices.
    Safety(Box<SafetyRecord>),
    /// Steps of a journey, in one letter.
    Journey(JourneyFacts),
    /// Letters that were held back, each with kind, language and facts, and how many there are in all.
    Held(Vec<(Kind, String, Facts)>, i64),
}

/// What letters are made with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'d> {
    /// Clock, settings and links.
    pub context: &'d Context,
    /// The voice.
    pub text: &'d Text,
    /// In whose name.
    pub mail: &'d MailSettings,
}

/// A confirmation as words: for the outbox and for previews.
///
/// # Errors
/// What a template says.
pub fn confirmation(desk: Desk<'_>, owned: &OwnedUnit) -> Result<views::Letter, LetterError> {
    let registration = &owned.registration;
    let locale = desk.text.locale(Some(&registration.lang), None);
    let (lang, product) = (locale.tag(), &owned.product.product);
    let site = &desk.context.settings().public_url;
    let today = desk.context.today();
    let offers = if registration.offers { offer_cards(desk, owned, &lang) } else { Vec::new() };
    let view = ConfirmationView {
        name: registration.name.to_string(),
        product: ProductCard::of(product, None, &lang),
        serial: registration.serial.to_string(),
        reference: registration.reference.to_string(),
        link: site.join(&owned.owner_path),
        certificate: site.join(&format!("{}/certificate.pdf", owned.owner_path)),
        rights: Sentence::rights(owned.market),
        lines: owned.lines.iter().map(|line| CoverageLine::of(line, today, &lang)).collect(),
        manuals: ManualLink::all(product, &owned.registration.serial, &lang),
        offers_why: offers_why(desk),
        wish: owned.wish_path.as_deref().map(|path| site.join(path)),
        unsubscribe: (!offers.is_empty()).then(|| site.join(&owned.preferences_path)),
        offers,
    };
    Ok(desk.text.confirmation(&locale, &view)?)
}

/// The offers of a unit, behind links that count how often they are followed.
pub(super) fn offer_cards(desk: Desk<'_>, owned: &OwnedUnit, lang: &str) -> Vec<OfferCard> {
    let mut cards = OfferCard::all(&owned.product.product, &owned.offers, owned.market, lang);
    for (card, offer) in cards.iter_mut().zip(&owned.offers) {
        let path = offers::path(desk.context, owned.product.number, &offer.code);
        card.url = desk.context.settings().public_url.join(&path);
    }
    cards
}

/// Why there are offers.
pub(super) fn offers_why(desk: Desk<'_>) -> Sentence {
    Sentence::new(match desk.context.settings().offers_in_mail {
        OffersInMail::OptOut => "mail-offers-why-unasked",
        _ => "mail-offers-why",
    })
}

/// A letter about a claim as words: that it came in, or how it was decided.
///
/// # Errors
/// What a template says.
pub fn claim(desk: Desk<'_>, record: &ClaimRecord, kind: Kind) -> Result<views::Letter, LetterError> {
    let claim = &record.claim;
    let locale = desk.text.locale(Some(&claim.lang), None);
    let state = match (kind, claim.state) {
        // Written late, it still says what it was queued to say; the other letter follows.
        (Kind::ClaimReceived, _) | (_, State::Open) => ClaimState::Open,
        (_, State::Accepted) => ClaimState::Accepted,
        (_, State::Refused) => ClaimState::Refused,
    };
    let path = match (state, &record.owner_path) {
        (ClaimState::Accepted, Some(path)) => path,
        _ => &record.path,
    };
    let view = ClaimLetterView {
        name: claim.declared.name.to_string(),
        product: ProductCard::of(&record.product.product, None, &locale.tag()),
        serial: claim.declared.serial.to_string(),
        reference: claim.reference.to_string(),
        reason: if state == ClaimState::Open { String::new() } else { claim.reason.clone() },
        state,
        link: desk.context.settings().public_url.join(path),
    };
    Ok(desk.text.claim_letter(&locale, &view)?)
}

/// A letter in words, with where its one button leads.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) words: views::Letter,
    /// Whole address; empty when there is no button.
    pub(super) url: String,
}

/// A letter in words. `lang` is the message's own; letters about a registration or a claim speak its language.
pub(super) fn write(desk: Desk<'_>, kind: Kind, lang: &str, facts: &Facts) -> Result<Written, LetterError> {
    let site = &desk.context.settings().public_url;
    match (kind, facts) {
        (Kind::Confirmation, Facts::Owned(owned)) => {
            Ok(Written { words: confirmation(desk, owned)?, url: site.join(&owned.owner_path) })
        }
        (Kind::ClaimReceived | Kind::ClaimDecided, Facts::Claim(record)) => {
            Ok(Written { words: claim(desk, record, kind)?, url: site.join(&record.path) })
        }
        _ => {
            let locale = desk.text.locale(Some(lang), None);
            let note = notes::note(desk, kind, facts, &locale)?;
            let note = note.ok_or(LetterError::Mismatch(kind.as_str()))?;
            let url = note.button.as_ref().map(|button| button.url.clone()).unwrap_or_default();
            Ok(Written { words: desk.text.note(&locale, &note)?, url })
        }
    }
}

/// Whose offers stand in a letter, or to whom it promotes in its own words.
pub(super) fn promoted(kind: Kind, facts: &Facts) -> Option<&OwnedUnit> {
    match facts {
        Facts::Owned(owned) if kind == Kind::Confirmation && !owned.offers.is_empty() => Some(owned),
        Facts::Journey(facts) => journeys::promoted(facts),
        _ => None,
    }
}

/// A message that is to become a letter.
#[derive(Clone, Copy, Debug)]
pub struct Due<'d> {
    /// Which letter.
    pub kind: Kind,
    /// Id of the message.
    pub id: &'d str,
    /// Where it goes.
    pub recipient: &'d str,
    /// Language it was queued in.
    pub lang: &'d str,
    /// When it was queued: the letter's date.
    pub date: Timestamp,
}

/// Renders and seals the letter of a message.
///
/// # Errors
/// What a template, a header or the address says; the message can then only be given up.
pub fn letter(desk: Desk<'_>, due: &Due<'_>, facts: &Facts) -> Result<Sealed, LetterError> {
    let Written { words, .. } = write(desk, due.kind, due.lang, facts)?;
    let (name, lang) = match (due.kind, facts) {
        (Kind::Confirmation, Facts::Owned(owned)) => {
            (owned.registration.name.as_str(), owned.registration.lang.as_str())
        }
        (_, Facts::Owned(owned)) => (owned.registration.name.as_str(), due.lang),
        (_, Facts::Address(facts)) => (facts.owned.registration.name.as_str(), due.lang),
        (_, Facts::Claim(record)) => (record.claim.declared.name.as_str(), record.claim.lang.as_str()),
        (Kind::SaleAsked, Facts::Transfer(record)) => (record.seller.name.as_str(), due.lang),
        (_, Facts::Transfer(record)) => (record.transfer.name.as_str(), due.lang),
        (_, Facts::Data(facts)) => (facts.name.as_str(), due.lang),
        (_, Facts::Journey(facts)) => (journeys::name(facts), due.lang),
        (_, Facts::Links(_) | Facts::Safety(_) | Facts::Held(..)) => ("", due.lang),
    };
    let marketing = promoted(due.kind, facts).and_then(|owned| {
        let unsubscribe = desk.context.settings().public_url.join(&owned.preferences_path);
        owned.registration.offers_consent().map(|consent| (consent, unsubscribe))
    });
    let purpose = marketing.as_ref().map_or(Purpose::Service, |(consent, unsubscribe)| {
        Purpose::Marketing(Marketing::with(consent, unsubscribe))
    });
    let to = Mailbox::new(name, Address::parse(due.recipient)?);
    let answers = match facts {
        Facts::Journey(facts) => journeys::reply_to(facts)?,
        _ => None,
    };
    Ok(seal(&Letter {
        message_id: &desk.mail.message_id(due.id),
        date: due.date.0,
        from: &desk.mail.from,
        reply_to: answers.as_ref().or(desk.mail.reply_to.as_ref()),
        to: &to,
        purpose,
        lang,
        subject: &words.subject,
        text: &words.text,
        html: &words.html,
        files: &[],
    })?)
}
