//! `/desk/catalog/{name}` and `…/offer`: the editors of a product's words and of an offer. A `POST` without the button "Save" shows
//! what would change and how owners would see it; "Save" saves what was shown and nothing else. What was typed stays, whatever
//! comes back. Fields: `entry_form`; whole pages and letters with the change in them: `look`.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::entry_form::{self as form, Shown};
use super::{catalog, look, session};
use crate::domain::catalog::change::{self, Change};
use crate::domain::catalog::draft::{Faults, Fields, OfferDraft, Words};
use crate::domain::product::Product;
use crate::domain::unit::ProductName;
use crate::flows::edit::{self, Edit, Entry, Saved, Version};
use crate::flows::lookup::Asker;
use crate::flows::sign_in::SignedIn;
use crate::flows::{Error, board};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{About, ChangeRow, EntryView, FieldError, Hidden, Meanwhile, VersionRow};

/// What the forms send.
#[derive(Debug, Default, serde::Deserialize)]
struct Sent {
    #[serde(flatten)]
    fields: Fields,
}

/// What a form began with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Was {
    /// A product's words.
    Words(Words),
    /// An offer; `None` for a new one.
    Offer(Option<OfferDraft>),
}

/// A form, weighed against what stands now.
struct Answer {
    /// What stands in the fields: what was typed; where nothing was, what stands now.
    fields: Fields,
    /// The entry as it is.
    now: Was,
    /// What somebody else changed since the form began.
    since: Vec<Change>,
    /// What it would change, where nothing is wrong.
    edit: Option<Edit>,
    faults: Faults,
    status: StatusCode,
}

/// `GET /desk/catalog/{name}`, `GET /desk/catalog/{name}/offer?code=…`
pub async fn show(request: HttpRequest, shared: Data<Shared>, name: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let entry = match edit::open(&shared.context, &name).await {
        Ok(Some(entry)) => entry,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let product = &entry.numbered.product;
    let was = match (is_offer(&request), visitor::query(&request, "code")) {
        (false, _) => Was::Words(Words::of(product)),
        (true, None) => Was::Offer(None),
        (true, Some(code)) => match OfferDraft::of(product, &code) {
            Some(draft) => Was::Offer(Some(draft)),
            None => return Problem::not_found().page(&request),
        },
    };
    let mut answer = Answer {
        fields: was.fields(),
        now: was,
        since: Vec::new(),
        edit: None,
        faults: Faults::default(),
        status: StatusCode::OK,
    };
    if matches!(answer.now, Was::Offer(None)) {
        answer.fields.insert("place".to_owned(), (product.offers.len() + 1).to_string());
    }
    page(&request, &shared, &signed_in, (&entry, answer)).await
}

/// `POST /desk/catalog/{name}`, `POST /desk/catalog/{name}/offer`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    name: Path<String>,
    body: Payload,
) -> HttpResponse {
    let csrf = |form: &Sent| form.fields.get("csrf").cloned().unwrap_or_default();
    let (signed_in, Sent { fields }) = match session::owned_form::<Sent>(&request, &shared, body, csrf).await
    {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let entry = match edit::open(&shared.context, &name).await {
        Ok(Some(entry)) => entry,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let is_offer = is_offer(&request);
    let Some(answer) = weigh(&entry, is_offer, &fields) else { return Problem::bad_request().page(&request) };
    let Some(edit) = answer.edit.clone() else {
        return page(&request, &shared, &signed_in, (&entry, answer)).await;
    };
    let of = |name: &str| fields.get(name).map_or("", String::as_str);
    if let Some(whole) = look::Whole::parse(of("step")) {
        return look::whole(&request, &shared, (&entry, &fields), (whole, &edit));
    }
    // What was typed after the preview was not seen yet, nor was what somebody else did.
    if of("step") == "save" && of("seen") == seen(&edit) {
        return save(&request, &shared, &signed_in, (entry, answer, edit)).await;
    }
    page(&request, &shared, &signed_in, (&entry, answer)).await
}

async fn save(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    (entry, mut answer, edit): (Entry, Answer, Edit),
) -> HttpResponse {
    let asker = Asker(signed_in.staff.name.clone());
    let product = &entry.numbered.product;
    match edit::save(&shared.context, &asker, &product.code, edit.clone()).await {
        Ok(Saved::Done) => session::to(&saved_at(product, &edit)),
        Ok(Saved::Nothing) => Problem::not_found().page(request),
        Ok(Saved::Invalid(faults)) => {
            (answer.faults, answer.edit) = (faults, None);
            answer.status = StatusCode::UNPROCESSABLE_ENTITY;
            page(request, shared, signed_in, (&entry, answer)).await
        }
        // Somebody was faster by a moment.
        Ok(Saved::Stale) => match edit::open(&shared.context, product.code.as_str()).await {
            Ok(Some(now)) => match weigh(&now, is_offer(request), &answer.fields) {
                Some(answer) => page(request, shared, signed_in, (&now, answer)).await,
                None => Problem::bad_request().page(request),
            },
            Ok(None) => Problem::not_found().page(request),
            Err(error) => Problem::from_flow(&error, shared).page(request),
        },
        Err(error) => Problem::from_flow(&error, shared).page(request),
    }
}

fn is_offer(request: &HttpRequest) -> bool {
    request.path().ends_with("/offer")
}

fn saved_at(product: &Product, edit: &Edit) -> String {
    match edit {
        Edit::Offer(_, to) => format!("{}&saved=1", catalog::offer_address(product, Some(&to.offer.code))),
        _ => format!("{}?saved=1", catalog::address(product)),
    }
}

/// Names what was shown and what it was compared with.
fn seen(edit: &Edit) -> String {
    match edit {
        Edit::Offer(was, to) => edit::fingerprint(&(was, to)),
        Edit::Words(was, to) => edit::fingerprint(&(was, to)),
        Edit::Back(was, version) => edit::fingerprint(&(was, version)),
    }
}

/// What a form makes of the entry as it stands now; `None` when it is none of ours.
fn weigh(entry: &Entry, is_offer: bool, fields: &Fields) -> Option<Answer> {
    let product = &entry.numbered.product;
    let was = Was::parse(is_offer, fields.get("base").map_or("", String::as_str))?;
    let (now, since) = was.meanwhile(product);
    let fields = match (&was, &now) {
        _ if since.is_empty() => fields.clone(),
        // The offer is gone: what was typed can become a new one.
        (Was::Offer(Some(was)), Was::Offer(None)) => {
            let code = ("code".to_owned(), was.offer.code.clone());
            fields.clone().into_iter().chain([code]).collect()
        }
        _ => merged(fields, &was.fields(), &now.fields()),
    };
    let named = ProductName::of(product);
    let read = match &now {
        Was::Words(now) => Words::read(&fields, now, &named).map(|to| Edit::Words(now.clone(), to)),
        Was::Offer(now) => {
            OfferDraft::read(&fields, now.as_ref(), &named).map(|to| Edit::Offer(now.clone(), to))
        }
    };
    let status = match (&read, since.is_empty()) {
        (Err(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (Ok(_), false) => StatusCode::CONFLICT,
        (Ok(_), true) => StatusCode::OK,
    };
    let (edit, faults) = match read {
        Ok(edit) => (Some(edit), Faults::default()),
        Err(faults) => (None, faults),
    };
    Some(Answer { fields, now, since, edit, faults, status })
}

/// What was typed, and in the fields that nobody touched what stands there now. Rows of manuals have no name of their own, so
/// they are taken or left together.
fn merged(typed: &Fields, was: &Fields, now: &Fields) -> Fields {
    let of = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or_default();
    let is_row = |name: &String| name.starts_with("manual-");
    let rows = |fields: &Fields| {
        let filled = fields.iter().filter(|(name, text)| is_row(name) && !text.is_empty());
        filled.map(|(name, text)| (name.clone(), text.clone())).collect::<Fields>()
    };
    let keeps_rows = rows(typed) != rows(was);
    let mut merged = typed.clone();
    for name in typed.keys().chain(was.keys()).chain(now.keys()).filter(|name| !is_row(name)) {
        let is_entry = was.contains_key(name) || now.contains_key(name);
        if is_entry && of(typed, name) == of(was, name) {
            merged.insert(name.clone(), of(now, name));
        }
    }
    if !keeps_rows {
        merged.retain(|name, _| !is_row(name));
        merged.extend(rows(now));
    }
    merged
}

impl Was {
    /// Out of a form's hidden field.
    fn parse(is_offer: bool, base: &str) -> Option<Self> {
        match (is_offer, base) {
            (false, base) => serde_json::from_str(base).ok().map(Self::Words),
            (true, "") => Some(Self::Offer(None)),
            (true, base) => serde_json::from_str(base).ok().map(Some).map(Self::Offer),
        }
    }

    fn fields(&self) -> Fields {
        match self {
            Self::Words(words) => words.fields(),
            Self::Offer(Some(draft)) => draft.fields(),
            Self::Offer(None) => Fields::new(),
        }
    }

    /// The same as it stands now, and what somebody made of it since.
    fn meanwhile(&self, product: &Product) -> (Self, Vec<Change>) {
        match self {
            Self::Words(was) => {
                let now = Words::of(product);
                let changes = change::of_words(was, &now);
                (Self::Words(now), changes)
            }
            Self::Offer(None) => (Self::Offer(None), Vec::new()),
            Self::Offer(Some(was)) => {
                let now = OfferDraft::of(product, &was.offer.code);
                let changes = change::of_offer(Some(was), now.as_ref());
                (Self::Offer(now), changes)
            }
        }
    }
}

/// What an edit changes, line by line.
pub(super) fn changes(edit: &Edit) -> Vec<Change> {
    match edit {
        Edit::Offer(was, to) => change::of_offer(was.as_ref(), Some(to)),
        Edit::Words(was, to) => change::of_words(was, to),
        Edit::Back(..) => Vec::new(),
    }
}

fn json(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}

async fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    (entry, answer): (&Entry, Answer),
) -> HttpResponse {
    let about = match about(request, shared, entry).await {
        Ok(about) => about,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::locale(request, shared);
    let product = &entry.numbered.product;
    let Answer { fields, now, since, edit, faults, status } = answer;
    let (offer, title, reach, base) = match &now {
        Was::Words(now) => (None, "catalog-entry", "catalog-reach-words", json(now)),
        Was::Offer(Some(now)) => {
            (Some(now.offer.code.clone()), "catalog-entry-offer", "catalog-reach-offer", json(now))
        }
        Was::Offer(None) => (None, "catalog-entry-new", "catalog-reach-offer", String::new()),
    };
    let shown = Shown { shared, locale: &locale, entry, was: &now, fields: &fields };
    let hidden = |name: &str, value: String| Hidden { name: name.to_owned(), value };
    let view = EntryView {
        staff: session::shown(signed_in),
        product: views::card(&entry.shelf, &entry.numbered, &locale.tag()),
        title: Sentence::new(title),
        reach: Sentence::new(reach),
        action: request.path().to_owned(),
        back: if is_offer(request) { catalog::address(product) } else { "/desk/catalog".to_owned() },
        groups: form::groups(&shown),
        hidden: vec![hidden("base", base), hidden("seen", edit.as_ref().map(seen).unwrap_or_default())],
        is_saved: visitor::query(request, "saved").is_some() && edit.is_none() && faults.0.is_empty(),
        meanwhile: meanwhile(shared, entry, since),
        preview: edit.as_ref().map(|edit| {
            let rows = changes(edit).into_iter().map(change_row).collect();
            look::preview(shared, &locale, (entry, &fields), (edit, rows))
        }),
        about,
        errors: errors(&faults),
        offer,
    };
    views::answer(request, shared, status, shared.text.desk_entry(&locale, &view))
}

fn errors(faults: &Faults) -> Vec<FieldError> {
    let error = |(field, reason): &(String, _)| FieldError {
        why: Sentence::refusal(field, reason),
        field: field.clone(),
    };
    faults.0.iter().map(error).collect()
}

fn meanwhile(shared: &Shared, entry: &Entry, since: Vec<Change>) -> Option<Meanwhile> {
    let (changes, last) = edit::meanwhile(entry, since)?;
    Some(Meanwhile {
        by: last.map(|last| last.by.clone()).unwrap_or_default(),
        at: last.map(|last| moment(shared, last)),
        changes: changes.into_iter().map(change_row).collect(),
    })
}

/// A change as pages show it.
pub(super) fn change_row(change: Change) -> ChangeRow {
    use change::What;
    let what = Sentence::new(match change.what {
        What::Name => "catalog-change-name",
        What::LabelPlace => "catalog-change-label-place",
        What::Manual => "catalog-change-manual",
        What::Offer => "catalog-change-offer",
        What::Title => "catalog-change-title",
        What::Price => "catalog-change-price",
        What::Url => "catalog-change-url",
        What::Serials => "catalog-change-serials",
        What::EndsOn => "catalog-change-ends-on",
        What::Place => "catalog-change-place",
    });
    ChangeRow { what, of: change.of, from: change.from, to: change.to }
}

fn moment(shared: &Shared, version: &Version) -> jiff::civil::DateTime {
    version.at.jiff().to_zoned(shared.context.settings().time_zone.clone()).datetime()
}

/// An edit that can be taken back.
pub(super) fn version_row(shared: &Shared, product: &Product, version: &Version) -> VersionRow {
    VersionRow {
        at: moment(shared, version),
        by: version.by.clone(),
        told: version.told.clone(),
        url: format!("{}/back?version={}", catalog::address(product), version.number),
    }
}

/// What else there is of a product, in its own editor.
async fn about(request: &HttpRequest, shared: &Shared, entry: &Entry) -> Result<Option<About>, Error> {
    if is_offer(request) {
        return Ok(None);
    }
    let sums = catalog::Sums::of(&board::read(&shared.context).await?);
    let (product, lang) = (&entry.numbered.product, visitor::locale(request, shared).tag());
    Ok(Some(About {
        terms: catalog::term_rows(&product.coverage, &lang),
        offers: catalog::offer_rows(&sums, product, product.offers.iter(), &lang),
        new_offer: catalog::offer_address(product, None),
        versions: entry.versions.iter().map(|version| version_row(shared, product, version)).collect(),
    }))
}
