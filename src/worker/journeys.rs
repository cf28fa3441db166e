//! Journeys: letters of their steps in words; and when they changed, by their file or with the catalogue, every registration is planned
//! anew, page by page. Turning what is due into messages is an errand. Writers take turns, so several processes share one pass.

use std::time::Duration;

use tracing::warn;

use super::letters::{self, Desk, LetterError};
use crate::domain::coverage::covered_until;
use crate::domain::message::Kind;
use crate::flows::journey_letter::{JourneyFacts, Part};
use crate::flows::owner::OwnedUnit;
use crate::flows::{Context, Error, replan};
use crate::mail::address::{Address, AddressError, Mailbox};
use crate::text::notes::About;
use crate::text::views::{ManualLink, NoteEntry, NoteView, ProductCard, Promotion};
use crate::text::{Locale, Sentence};

/// Looks this often whether something changed.
const EVERY: Duration = Duration::from_mins(1);
/// Between two pages it rests as long as a page took, and this long at least: the other half of the time is everybody else's.
const PAUSE: Duration = Duration::from_millis(2);

/// Works until it is dropped.
pub async fn run(context: Context) {
    let mut planned = None;
    loop {
        adopt(&context, &mut planned).await;
        tokio::time::sleep(EVERY).await;
    }
}

/// Plans what has to be planned anew. `planned` is what this process did last: two whose journeys differ, as while a new one is brought
/// up beside an old one, do not undo each other's plans for ever.
pub async fn adopt(context: &Context, planned: &mut Option<String>) {
    let pass = async {
        let Some(mark) = replan::outdated(context).await?.filter(|mark| planned.as_ref() != Some(mark))
        else {
            return Ok(());
        };
        let mut after = String::new();
        loop {
            let began = tokio::time::Instant::now();
            let Some(last) = replan::plan_page(context, &mark, &after).await? else { break };
            after = last;
            tokio::time::sleep(began.elapsed().max(PAUSE)).await;
        }
        *planned = Some(mark);
        Ok::<(), Error>(())
    };
    if let Err(error) = pass.await {
        warn!(%error, "changed journeys could not be planned for all registrations; it begins anew in a minute");
    }
}

/// Name of whom a letter of a journey greets.
pub(super) fn name(facts: &JourneyFacts) -> &str {
    facts.parts.first().map_or("", |part| part.owned.registration.name.as_str())
}

/// Whose offers stand in it, or to whom it promotes in its own words.
pub(super) fn promoted(facts: &JourneyFacts) -> Option<&OwnedUnit> {
    let promotes = |part: &&Part| part.promotes || !part.owned.offers.is_empty();
    facts.parts.iter().find(promotes).map(|part| &part.owned)
}

/// Where answers go, when the journey names somebody.
pub(super) fn reply_to(facts: &JourneyFacts) -> Result<Option<Mailbox>, AddressError> {
    let Some(part) = facts.parts.iter().find(|part| part.email.is_some()) else { return Ok(None) };
    let Some(email) = &part.email else { return Ok(None) };
    Ok(Some(Mailbox::new(part.person.as_deref().unwrap_or_default(), Address::parse(email.as_str())?)))
}

/// The letter: the chief part, what others say about the same unit, and a line for each other unit.
pub(super) fn note(
    desk: Desk<'_>,
    facts: &JourneyFacts,
    locale: &Locale,
) -> Result<Option<NoteView>, LetterError> {
    let mut parts = facts.parts.iter();
    let Some(lead) = parts.next() else { return Ok(None) };
    let Some(mut note) = part_note(desk, lead, locale) else { return Ok(None) };
    for part in parts {
        let Some(other) = part_note(desk, part, locale) else { continue };
        if part.owned.registration.id == lead.owned.registration.id {
            note = note.and(other);
        } else {
            // What stands above manuals does not stand above other units, of which each is named once.
            note.heading = None;
            let url = desk.context.settings().public_url.join(&part.owned.owner_path);
            if !note.entries.iter().any(|known| known.url == url) {
                let (title, detail) =
                    (desk.text.say(locale, &other.subject)?, part.owned.registration.serial.to_string());
                note.entries.push(NoteEntry { title, detail, url });
            }
        }
    }
    note.more = (facts.more > 0).then(|| Sentence::new("mail-digest-more").with("count", facts.more));
    note.promotion = promoted(facts).map(|owned| Promotion {
        offers: letters::offer_cards(desk, owned, &locale.tag()),
        why: letters::offers_why(desk),
        unsubscribe: desk.context.settings().public_url.join(&owned.preferences_path),
    });
    Ok(Some(note))
}

fn part_note(desk: Desk<'_>, part: &Part, locale: &Locale) -> Option<NoteView> {
    let (owned, lang) = (&part.owned, locale.tag());
    let product = &owned.product.product;
    let about = About {
        name: owned.registration.name.to_string(),
        product: ProductCard::of(product, None, &lang),
        serial: owned.registration.serial.to_string(),
        reference: owned.registration.reference.to_string(),
        url: desk.context.settings().public_url.join(&owned.owner_path),
        brand: desk.text.brand().to_owned(),
    };
    Some(match part.kind {
        Kind::Thanks => {
            let covered = covered_until(&owned.lines).filter(|end| *end >= desk.context.today());
            NoteView::thanks(about, covered, tip(owned, &lang))
        }
        Kind::GettingStarted => NoteView::getting_started(about, manuals(owned, &lang)),
        Kind::CheckIn => NoteView::check_in(about, part.person.as_deref()),
        Kind::CoverEnds => NoteView::cover_ends(about, covered_until(&owned.lines)?),
        _ => return None,
    })
}

fn manuals(owned: &OwnedUnit, lang: &str) -> Vec<NoteEntry> {
    let all = ManualLink::all(&owned.product.product, &owned.registration.serial, lang);
    all.into_iter().map(manual).collect()
}

fn tip(owned: &OwnedUnit, lang: &str) -> Option<NoteEntry> {
    ManualLink::tip(&owned.product.product, &owned.registration.serial, lang).map(manual)
}

fn manual(link: ManualLink) -> NoteEntry {
    NoteEntry { title: link.title, detail: link.lang.unwrap_or_default().to_uppercase(), url: link.url }
}
