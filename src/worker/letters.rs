//! From a queued message to a letter: the facts as they stand, in words, sealed into bytes. Rendered once, at the first claim.

use thiserror::Error;

use crate::domain::clock::Timestamp;
use crate::domain::message::Kind;
use crate::flows::Context;
use crate::flows::owner::OwnedUnit;
use crate::mail::address::{Address, AddressError, Mailbox};
use crate::mail::compose::{ComposeError, Letter, Purpose, Sealed, seal};
use crate::mail::settings::Settings as MailSettings;
use crate::text::views::{self, ConfirmationView, CoverageLine, ManualLink, OfferCard, ProductCard};
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

/// Renders and seals the letter of a message.
///
/// # Errors
/// What a template, a header or the address says; the message can then only be given up.
pub fn letter(
    desk: Desk<'_>,
    kind: Kind,
    id: &str,
    owned: &OwnedUnit,
    date: Timestamp,
) -> Result<Sealed, LetterError> {
    let words = match kind {
        Kind::Confirmation => confirmation(desk, owned)?,
    };
    let registration = &owned.registration;
    let to = Mailbox::new(registration.name.as_str(), Address::parse(registration.email.as_str())?);
    let unsubscribe = desk.context.settings().public_url.join(&owned.preferences_path);
    let promotes = registration.offers && !owned.offers.is_empty();
    let purpose = if promotes { Purpose::Marketing { unsubscribe: &unsubscribe } } else { Purpose::Service };
    Ok(seal(&Letter {
        message_id: &desk.mail.message_id(id),
        date: date.0,
        from: &desk.mail.from,
        reply_to: desk.mail.reply_to.as_ref(),
        to: &to,
        purpose,
        lang: &registration.lang,
        subject: &words.subject,
        text: &words.text,
        html: &words.html,
        files: &[],
    })?)
}
