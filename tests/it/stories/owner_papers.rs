//! What the owner takes home: the certificate as PDF and the end of cover for a calendar, in every language, behind the secret.

use aftersale::labels::font::FACES;

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::make::{form, owner};

/// The certificate of an owner in a language; checked for what each must be.
fn certificate(app: &App, owners: &str, lang: &str) -> Page {
    let page = app.browser.get(&format!("{owners}/certificate.pdf?lang={lang}"));
    page.is(200);
    assert!(page.bytes.starts_with(b"%PDF-1.7") && page.bytes.ends_with(b"%%EOF"), "{lang}");
    if let Some(folder) = std::env::var_os("AFTERSALE_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join(format!("certificate-{lang}.pdf")), &page.bytes)
            .unwrap();
    }
    page
}

fn holds(page: &Page, what: &str) -> bool {
    page.bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

#[test]
fn the_certificate_comes_in_every_language_and_never_with_empty_boxes() {
    let app = App::start();
    let sent = form(&app, "HPD-900", "SN1").set("name", "Zoë 🌻 山田").send(&app.browser);
    let owners = sent.is(303).place().to_owned();
    for locale in app.text.locales() {
        let page = certificate(&app, &owners, &locale.tag());
        // Glyph 0 is the empty box; a subset's text never shows it.
        let said = String::from_utf8_lossy(&page.bytes);
        assert!(said.contains("/Lang"), "{locale:?}");
        assert!(page.bytes.len() < 250_000, "{locale:?}: {} bytes", page.bytes.len());
        assert!(said.matches("/FontDescriptor ").count() <= FACES, "{locale:?}");
    }
    // The fonts write Japanese; Simplified Chinese only in part, so that certificate is in English as a whole.
    assert!(holds(&certificate(&app, &owners, "ja"), "/Lang (ja)"));
    assert!(holds(&certificate(&app, &owners, "ar"), "/Lang (ar)"));
    assert!(holds(&certificate(&app, &owners, "zh"), "/Lang (en)"));
}

#[test]
fn the_certificate_is_an_attachment_that_can_do_nothing_and_is_kept_by_nobody() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let page = certificate(&app, &owners, "en");
    let header = |name: &str| page.header(name).unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    assert!(header("content-disposition").starts_with("attachment; filename=\"certificate-"));
    assert_eq!(certificate(&app, &owners, "en").bytes, page.bytes, "the same again");
    app.browser.get("/o/wrong/certificate.pdf").is(404);
    app.browser.post(&format!("{owners}/certificate.pdf"), "text/plain", b"").is(405);
    app.change("UPDATE registration SET link_generation = 1");
    app.browser.get(&format!("{owners}/certificate.pdf")).is(404);
    app.browser.get(&format!("{owners}/coverage.ics")).is(404);
}

#[test]
fn the_calendar_holds_the_last_day_of_every_line_with_a_reminder_a_month_before() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let page = app.browser.get(&format!("{owners}/coverage.ics"));
    page.is(200);
    assert_eq!(page.header("content-type"), Some("text/calendar; charset=utf-8"));
    let file = String::from_utf8(page.bytes.clone()).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    let count = |what: &str| file.matches(what).count();
    assert!(count("BEGIN:VEVENT\r\n") > 1);
    assert_eq!(count("BEGIN:VEVENT\r\n"), count("TRIGGER:-P30D\r\n"));
    assert!(file.contains("DTSTART;VALUE=DATE:20281120\r\n"), "{file}");
    let uids = |file: &str| -> Vec<String> {
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let mut distinct = uids(&file);
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), count("BEGIN:VEVENT\r\n"));
    app.advance(86_400_000);
    let later = app.browser.get(&format!("{owners}/coverage.ics?lang=de"));
    assert_eq!(uids(&String::from_utf8(later.bytes).unwrap()), uids(&file), "the same entries, not new ones");
}

#[test]
fn what_has_ended_is_in_no_calendar() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.browser.get(&owners).has("coverage.ics");
    app.advance(40 * 365 * 86_400_000);
    app.browser.get(&owners).lacks("coverage.ics");
    app.browser.get(&format!("{owners}/coverage.ics")).is(404);
}
