//! Facts of letters that say one thing, in words: from a message's record to its `NoteView`.

use super::letters::{Desk, Facts, LetterError};
use crate::domain::clock::Timestamp;
use crate::domain::message::Kind;
use crate::flows::owner::OwnedUnit;
use crate::flows::transfer::TransferRecord;
use crate::text::Locale;
use crate::text::notes::About;
use crate::text::views::{NoteEntry, NoteView, ProductCard};

/// The letter of `kind` about these facts; `None` when it is of another sort.
pub(super) fn note(
    desk: Desk<'_>,
    kind: Kind,
    facts: &Facts,
    locale: &Locale,
) -> Result<Option<NoteView>, LetterError> {
    let site = &desk.context.settings().public_url;
    let url = |path: &str| site.join(path);
    let about = |path: &str| about(desk, facts, locale, url(path));
    Ok(Some(match (kind, facts) {
        (Kind::MyLink, Facts::Owned(owned)) => NoteView::my_link(about(&owned.owner_path), Vec::new()),
        (Kind::MyLinks, Facts::Links(all)) => {
            let Some((first, others)) = all.split_first() else { return Ok(None) };
            NoteView::my_link(
                about(&first.owner_path),
                others.iter().map(|owned| entry(owned, url(&owned.owner_path), &locale.tag())).collect(),
            )
        }
        (Kind::DataReady, Facts::Data(facts)) => {
            NoteView::data_ready(&facts.name, url(&facts.path), (desk.text.brand(), facts.until))
        }
        (Kind::AddressNew, Facts::Address(facts)) => {
            NoteView::address_new(about(facts.path.as_deref().unwrap_or_default()))
        }
        (Kind::AddressOld, Facts::Address(facts)) => {
            let url = facts.path.as_deref().map(url).unwrap_or_default();
            NoteView::address_old(About { url, ..about("") }, &facts.masked)
        }
        (Kind::PassedOn, Facts::Owned(owned)) => NoteView::passed_on(about(&owned.owner_path)),
        (Kind::SaleAsked, Facts::Transfer(record)) => {
            let until = day(desk, record.transfer.until);
            NoteView::sale_asked(about(&record.sale_path), record.transfer.name.as_str(), until)
        }
        (Kind::SellerAsked, Facts::Transfer(record)) => {
            NoteView::seller_asked(buyer(about(&record.path), record), day(desk, record.transfer.until))
        }
        (Kind::SellerRefused, Facts::Transfer(record)) => {
            NoteView::seller_refused(buyer(about(&record.path), record))
        }
        (Kind::SafetyContact, Facts::Safety(record)) => NoteView::safety_contact(about(&record.path)),
        (_, Facts::Journey(facts)) => return super::journeys::note(desk, facts, locale),
        (Kind::Digest, Facts::Held(held, all)) => digest(desk, held, *all)?,
        _ => return Ok(None),
    }))
}

fn day(desk: Desk<'_>, at: Timestamp) -> jiff::civil::Date {
    at.date_in(&desk.context.settings().time_zone)
}

fn about(desk: Desk<'_>, facts: &Facts, locale: &Locale, url: String) -> About {
    let lang = locale.tag();
    let (name, product, serial, reference) = match facts {
        Facts::Owned(owned) => of_owned(owned),
        Facts::Address(facts) => of_owned(&facts.owned),
        Facts::Links(all) => all.first().map(of_owned).unwrap_or_default(),
        Facts::Transfer(record) => (
            record.seller.name.to_string(),
            Some(&record.product),
            record.seller.serial.to_string(),
            record.seller.reference.to_string(),
        ),
        Facts::Safety(record) => {
            (String::new(), Some(&record.product), record.contact.serial.to_string(), String::new())
        }
        Facts::Journey(facts) => facts.parts.first().map(|part| of_owned(&part.owned)).unwrap_or_default(),
        Facts::Claim(_) | Facts::Data(_) | Facts::Held(..) => Default::default(),
    };
    let product = product.map(|product| ProductCard::of(&product.product, None, &lang));
    About {
        name,
        product: product.unwrap_or_else(|| ProductCard {
            name: String::new(),
            code: String::new(),
            picture: None,
        }),
        serial,
        reference,
        url,
        brand: desk.text.brand().to_owned(),
    }
}

type Numbered = std::sync::Arc<crate::flows::catalog::NumberedProduct>;

fn of_owned(owned: &OwnedUnit) -> (String, Option<&Numbered>, String, String) {
    let registration = &owned.registration;
    (
        registration.name.to_string(),
        Some(&owned.product),
        registration.serial.to_string(),
        registration.reference.to_string(),
    )
}

/// A buyer is greeted by the own name and learns nothing of the seller.
fn buyer(about: About, record: &TransferRecord) -> About {
    About { name: record.transfer.name.to_string(), reference: String::new(), ..about }
}

fn entry(owned: &OwnedUnit, url: String, lang: &str) -> NoteEntry {
    NoteEntry {
        title: owned.product.product.name.get(lang).to_owned(),
        detail: owned.registration.serial.to_string(),
        url,
    }
}

/// Each letter that was held back as a line: its subject, and where it leads.
fn digest(desk: Desk<'_>, held: &[(Kind, String, Facts)], all: i64) -> Result<NoteView, LetterError> {
    let mut entries = Vec::new();
    for (kind, lang, facts) in held {
        let written = super::letters::write(desk, *kind, lang, facts)?;
        entries.push(NoteEntry { title: written.words.subject, detail: String::new(), url: written.url });
    }
    let more = all - i64::try_from(entries.len()).unwrap_or(i64::MAX);
    Ok(NoteView::digest(desk.text.brand(), entries, more))
}
