//! From a queued message to a letter: the facts as they stand, in words, sealed into bytes. Rendered once, at the first claim.

use thiserror::Error;

use crate::domain::claim::State;
use crate::domain::clock::Timestamp;
use crate::domain::message::Kind;
use crate::flows::Context;
use crate::flows::claim::ClaimRecord;
use crate::flows::owner::OwnedUnit;
use crate::mail::address::{Address, AddressError, Mailbox};
use crate::mail::compose::{ComposeError, Letter, Marketing, Purpose, Sealed, seal};
use crate::mail::settings::Settings as MailSettings;
use crate::text::views::{
    self, ClaimLetterView, ClaimState, ConfirmationView, CoverageLine, ManualLink, OfferCard, ProductCard,
};
use crate::text::{Text, TextError};

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
    /// A claim.
    Claim(Box<ClaimRecord>),
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
    let offers = if registration.offers {
        OfferCard::all(product, &owned.offers, owned.market, &lang)
    } else {
        Vec::new()
    };
    let view = ConfirmationView {
        name: registration.name.to_string(),
        product: ProductCard::of(product, None, &lang),
        serial: registration.serial.to_string(),
        reference: registration.reference.to_string(),
        link: site.join(&owned.owner_path),
        lines: owned.lines.iter().map(|line| CoverageLine::of(line, today, &lang)).collect(),
        manuals: ManualLink::all(product, &lang),
        unsubscribe: (!offers.is_empty()).then(|| site.join(&owned.preferences_path)),
        offers,
    };
    Ok(desk.text.confirmation(&locale, &view)?)
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

/// Renders and seals the letter of a message.
///
/// # Errors
/// What a template, a header or the address says; the message can then only be given up.
pub fn letter(
    desk: Desk<'_>,
    kind: Kind,
    id: &str,
    facts: &Facts,
    date: Timestamp,
) -> Result<Sealed, LetterError> {
    let words = match (kind, facts) {
        (Kind::Confirmation, Facts::Owned(owned)) => confirmation(desk, owned)?,
        (Kind::ClaimReceived | Kind::ClaimDecided, Facts::Claim(record)) => claim(desk, record, kind)?,
        _ => return Err(LetterError::Mismatch(kind.as_str())),
    };
    let (name, address, lang) = match facts {
        Facts::Owned(owned) => {
            let registration = &owned.registration;
            (registration.name.as_str(), registration.email.as_str(), registration.lang.as_str())
        }
        Facts::Claim(record) => {
            let declared = &record.claim.declared;
            (declared.name.as_str(), declared.email.as_str(), record.claim.lang.as_str())
        }
    };
    let marketing = match facts {
        Facts::Owned(owned) if !owned.offers.is_empty() => owned
            .registration
            .offers_consent()
            .map(|consent| (consent, desk.context.settings().public_url.join(&owned.preferences_path))),
        _ => None,
    };
    let purpose = marketing.as_ref().map_or(Purpose::Service, |(consent, unsubscribe)| {
        Purpose::Marketing(Marketing::with(consent, unsubscribe))
    });
    let to = Mailbox::new(name, Address::parse(address)?);
    Ok(seal(&Letter {
        message_id: &desk.mail.message_id(id),
        date: date.0,
        from: &desk.mail.from,
        reply_to: desk.mail.reply_to.as_ref(),
        to: &to,
        purpose,
        lang,
        subject: &words.subject,
        text: &words.text,
        html: &words.html,
        files: &[],
    })?)
}
