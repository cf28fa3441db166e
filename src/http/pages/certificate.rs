//! `/o/{secret}/certificate.pdf`: the owner's page as a document, in the owner's language as far as the fonts can write it.
//!
//! Drawn off the threads that answer. Sent as an attachment that can do nothing, and kept by nobody in between.

use std::path::PathBuf;

use actix_web::http::header;
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::owner;
use crate::domain::code::Code;
use crate::flows::owner::{OwnedUnit, open};
use crate::http::Shared;
use crate::http::problem::Problem;
use crate::labels::certificate::{self, Certificate, Cover, Fact, Paper};
use crate::labels::font::OwnFont;
use crate::text::views::{CoverState, CoverageLine};
use crate::text::{Locale, Sentence, TextError};

/// The maker's own fonts, for what the built-in ones lack.
#[derive(Debug, Default)]
pub struct OwnFonts(Vec<OwnFont>);

impl OwnFonts {
    /// Reads the font files of the settings. One that cannot be read is told in the log and done without.
    pub fn read(files: &[PathBuf]) -> Self {
        let read = |file: &PathBuf| {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let font = std::fs::read(file)
                .map_err(|error| error.to_string())
                .and_then(|data| OwnFont::parse(&name, data).map_err(|error| error.to_string()));
            font.inspect_err(|why| {
                tracing::warn!(file = %file.display(), why, "certificates do without this font of [labels]");
            })
            .ok()
        };
        Self(files.iter().filter_map(read).collect())
    }
}

/// `GET /o/{secret}/certificate.pdf`
pub async fn show(
    request: HttpRequest,
    shared: Data<Shared>,
    fonts: Data<OwnFonts>,
    secret: Path<String>,
) -> HttpResponse {
    let owned = match open(&shared.context, &secret).await {
        Ok(Some(owned)) => owned,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let reference = owned.registration.reference.to_string();
    let locale = owner::locale(&request, &shared, &owned);
    let inner = shared.clone();
    let drawn = web::block(move || draw(&inner, &fonts, (&owned, &locale))).await;
    match drawn.map_err(|error| error.to_string()).flatten() {
        Ok(pdf) => HttpResponse::Ok()
            .content_type("application/pdf")
            .insert_header((
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"certificate-{reference}.pdf\""),
            ))
            .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
            .body(pdf),
        Err(why) => Problem::broken(&why, &shared).page(&request),
    }
}

/// In the owner's language; in English where fonts lack a character of what we say ourselves, never with empty boxes.
fn draw(
    shared: &Shared,
    fonts: &OwnFonts,
    (owned, locale): (&OwnedUnit, &Locale),
) -> Result<Vec<u8>, String> {
    let mut certificate = written(shared, owned, locale).map_err(|error| error.to_string())?;
    let missing = certificate::missing(&certificate, &fonts.0).map_err(|error| error.to_string())?;
    if let Some(missing) = missing {
        tracing::warn!(lang = locale.tag(), %missing, "no font writes this language; the certificate is in English. [labels] fonts may name one");
        certificate = written(shared, owned, &Locale::last_resort()).map_err(|error| error.to_string())?;
    }
    certificate::draw(&certificate, &fonts.0).map_err(|error| error.to_string())
}

fn written(shared: &Shared, owned: &OwnedUnit, locale: &Locale) -> Result<Certificate, TextError> {
    let (text, lang, today) = (&shared.text, locale.tag(), shared.context.today());
    let say = |sentence: &Sentence| text.say(locale, sentence);
    let lines: Vec<CoverageLine> =
        owned.lines.iter().map(|line| CoverageLine::of(line, today, &lang)).collect();
    let cover = |line: &CoverageLine| {
        Ok(Cover { what: line.what.clone(), until: say(&until(line))?, why: say(&line.why)? })
    };
    let settings = shared.context.settings();
    let proof = settings.keys.sign(&owned.unit);
    let uri = proof.map(|proof| Code::of_unit(owned.unit.clone(), proof).uri(&settings.public_url));
    let site = text.site();
    let [colour, ink] = text.paper_colours();
    Ok(Certificate {
        paper: Paper::of(owned.market),
        is_rtl: locale.is_rtl(),
        colour,
        ink,
        brand: site.brand.name.clone(),
        title: say(&Sentence::new("certificate-title"))?,
        issued: say(&Sentence::new("certificate-issued").with("date", today))?,
        headline: text.headline(locale, &lines)?,
        product: owned.product.product.name.get(&lang).to_owned(),
        facts: facts(owned, &|sentence| say(sentence), &|date| text.date(locale, date))?,
        cover_title: say(&Sentence::new("cover-title"))?,
        lines: lines.iter().map(cover).collect::<Result<_, TextError>>()?,
        cover_none: say(&Sentence::new("cover-none"))?,
        scan: say(&Sentence::new("certificate-scan"))?,
        // Without an active key there is no proof to give; the front door at least is ours.
        uri: uri.unwrap_or_else(|| settings.public_url.to_string()),
        rights: say(&Sentence::new("certificate-rights"))?,
        support: [&site.support_phone, &site.support_email, &site.support_hours]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        lang,
    })
}

fn until(line: &CoverageLine) -> Sentence {
    match line.state {
        CoverState::Active => Sentence::new("line-active").with("date", line.until),
        CoverState::Ended => Sentence::new("line-ended").with("date", line.until),
        CoverState::Waiting => {
            Sentence::new("line-waiting").with("date", line.starts_on).with("until", line.until)
        }
    }
}

fn facts(
    owned: &OwnedUnit,
    say: &dyn Fn(&Sentence) -> Result<String, TextError>,
    date: &dyn Fn(jiff::civil::Date) -> String,
) -> Result<Vec<Fact>, TextError> {
    let registration = &owned.registration;
    let rows = [
        ("model", Some(owned.product.product.code.to_string())),
        ("serial", Some(registration.serial.to_string())),
        ("owner", Some(registration.name.to_string())),
        ("reference", Some(registration.reference.to_string())),
        ("purchased-on", Some(date(registration.dates.purchased_on))),
        ("installed-on", registration.dates.installed_on.map(date)),
        ("dealer", owned.dealer.clone()),
    ];
    rows.into_iter()
        .filter_map(|(label, value)| value.map(|value| (label, value)))
        .map(|(label, value)| Ok(Fact { label: say(&Sentence::new(label))?, value }))
        .collect()
}
