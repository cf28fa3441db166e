//! `/o/{secret}/coverage.ics`: the last day of each coverage line that has not ended, for the owner's own calendar.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

use super::owner;
use crate::domain::code::key::hex;
use crate::domain::coverage::{Line, Standing};
use crate::flows::owner::{OwnedUnit, open};
use crate::http::Shared;
use crate::http::problem::Problem;
use crate::text::ics::{Entry, calendar};
use crate::text::views::CoverageLine;
use crate::text::{Locale, Sentence, TextError};

/// `GET /o/{secret}/coverage.ics`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let owned = match open(&shared.context, &secret).await {
        Ok(Some(owned)) => owned,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = owner::locale(&request, &shared, &owned);
    let today = shared.context.today();
    let entries: Result<Vec<Entry>, TextError> = owned
        .lines
        .iter()
        .filter(|line| line.standing(today) != Standing::Ended)
        .map(|line| entry(&shared, &owned, line, &locale))
        .collect();
    match entries {
        // A calendar must hold something (RFC 5545, 3.6).
        Ok(entries) if entries.is_empty() => Problem::not_found().page(&request),
        Ok(entries) => {
            let now = shared.context.clock().now().jiff().to_zoned(jiff::tz::TimeZone::UTC).datetime();
            let reference = &owned.registration.reference;
            HttpResponse::Ok()
                .content_type("text/calendar; charset=utf-8")
                .insert_header((
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"coverage-{reference}.ics\""),
                ))
                .body(calendar(shared.text.brand(), now, &entries))
        }
        Err(error) => Problem::from_text(&error, &shared).page(&request),
    }
}

fn entry(shared: &Shared, owned: &OwnedUnit, line: &Line, locale: &Locale) -> Result<Entry, TextError> {
    let (lang, site) = (locale.tag(), &shared.context.settings().public_url);
    let product = owned.product.product.name.get(&lang);
    let view = CoverageLine::of(line, shared.context.today(), &lang);
    let say = |sentence: &Sentence| shared.text.say(locale, sentence);
    let title = Sentence::new("calendar-title").with("what", view.what.as_str()).with("product", product);
    let fact = |label, value: String| Ok::<_, TextError>(format!("{}: {value}", say(&Sentence::new(label))?));
    let text = [
        say(&view.why)?,
        fact("serial", owned.registration.serial.to_string())?,
        fact("reference", owned.registration.reference.to_string())?,
    ];
    // Named after what is covered, not after its place in the catalogue, which may change.
    let what = hex(&Sha256::digest(line.what.get("en")));
    Ok(Entry {
        uid: format!("{}-{}@{}", owned.registration.id.as_str(), &what[..12], site.host_name()),
        on: line.ends_on,
        title: say(&title)?,
        text: text.join("\n"),
        url: site.join(&owned.owner_path),
    })
}
