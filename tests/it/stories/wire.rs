//! Pages on the wire: small enough for the first round trip, and the same whether they were filled or rendered, packed or not.

use aftersale::domain::catalog as format;
use aftersale::flows::catalog;
use aftersale::text::{Locale, Text, samples};

use crate::support::app::{App, sample};
use crate::support::browser::Page;
use crate::support::form::Form;

/// What a server may send before it must wait for the visitor: ten segments of 1,460 bytes (RFC 6928).
const FIRST_WINDOW: usize = 14_600;

/// The page without what is new on every view.
fn steady(page: &Page) -> String {
    let token = Form::of(page.is(200)).get("token").unwrap().to_owned();
    page.text().replace(&token, "TOKEN")
}

#[test]
fn a_filled_page_is_the_rendered_one() {
    let app = App::start();
    let usual = ["SN2600001", "SN2600002", "0000000000", "A-1.B_2-C"];
    let odd = ["SN1", "A&B<i>\"'x", "%41+?x"];
    for product in ["RVC-520", "HPD-900", "EVC-11"] {
        let is_plain = product == "EVC-11";
        for serial in usual.iter().chain(odd.iter().filter(|_| !is_plain)) {
            for locale in app.text.locales() {
                let lang = locale.tag();
                let path = app.code(product, serial);
                let joint = if path.contains('?') { '&' } else { '?' };
                let here = format!("{path}{joint}lang={lang}");
                let page = app.browser.get(&here);
                let again = app.browser.get(&here);
                let plain = app.browser.with("accept-encoding", "identity").get(&here);
                // Another key in the query makes the address unusual: such a page is rendered.
                let rendered = app.browser.get(&format!("{path}{joint}utm=x&lang={lang}"));
                let stray = r#"<input type="hidden" name="utm" value="x">"#;
                let rendered = steady(&rendered).replace(stray, "");
                let rendered = rendered.replace("&amp;utm=x", "").replace("?utm=x", "");
                assert_eq!(steady(&page), rendered, "{here}");
                assert_eq!(steady(&again), rendered, "{here}");
                assert_eq!(steady(&plain), rendered, "{here}");
                assert_eq!(page.header("content-encoding"), Some("gzip"));
                assert_eq!(plain.header("content-encoding"), None);
                assert!(plain.header("vary").unwrap().contains("Accept-Encoding"));
            }
        }
    }
}

#[test]
fn two_views_of_a_form_never_share_a_token() {
    let app = App::start();
    let path = app.code("RVC-520", "SN2600001");
    let token = || Form::of(&app.browser.get(&path)).get("token").unwrap().to_owned();
    assert_ne!(token(), token());
}

#[test]
fn another_catalogue_makes_other_pages() {
    let app = App::start();
    let path = app.code("RVC-520", "SN2600001");
    let name = app.product("RVC-520").product.name.get("en").to_owned();
    app.browser.get(&path).has(&name);
    let catalog =
        std::fs::read_to_string("assets/sample/catalog.toml").unwrap().replace(&name, "Quiet cleaner 2");
    catalog::import(&app.context, format::parse(&catalog).unwrap(), sample().1.clone()).unwrap();
    app.browser.get(&path).has("Quiet cleaner 2").lacks(&name);
}

/// Bytes of an answer before its body: the line of its status and what follows.
fn head(page: &Page) -> usize {
    page.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>() + 20
}

#[test]
fn every_state_of_every_public_page_comes_in_the_first_round_trip() {
    // Encrypted, because such answers have one header more.
    let app = App::with(&[("site.public_url", "https://go.example.com")]);
    let text = Text::new(&samples::settings()).unwrap();
    let head = head(app.browser.get("/find").is(200));
    for lang in ["ar", "en"] {
        let locale = text.locale(Some(lang), None);
        let public = |sample: &samples::Sample| !sample.name.starts_with("desk") && !sample.view.is_letter();
        let packed = samples::all().into_iter().filter(public).map(|sample| {
            let page = sample.html(&text, &locale).unwrap();
            (text.pack(&page).unwrap().len() + head, sample.name)
        });
        let mut sizes: Vec<(usize, &str)> = packed.collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        let told: Vec<String> = sizes.iter().map(|(bytes, name)| format!("{name} {bytes}")).collect();
        println!("{lang}, bytes on the wire with {head} of head: {}", told.join(", "));
        assert!(sizes.len() > 60, "of {} samples", sizes.len());
        let large: Vec<_> = sizes.iter().filter(|(bytes, _)| *bytes > FIRST_WINDOW).collect();
        assert!(large.is_empty(), "more than {FIRST_WINDOW} bytes in {lang}: {large:?}");
    }
}

#[test]
fn every_public_page_comes_in_the_first_round_trip() {
    let app = App::start();
    let form = app.code("RVC-520", "SN2600001");
    let registered = app.code("RVC-520", "SN2600002");
    let filled = Form::of(&app.browser.get(&registered)).set("name", "Ada").set("email", "ada@example.com");
    let owner = filled.send(&app.browser).location().to_owned();
    let unproven = form.split('?').next().unwrap().to_owned();
    let pages = ["/", "/find", &form, &registered, &owner, &unproven, "/no-such-page"].map(str::to_owned);
    let bare = owner.split('?').next().unwrap();
    let behind = ["data", "receipt", "privacy", "pass-on"].map(|page| format!("{bare}/{page}"));
    let code =
        |path: &str, code: &str| format!("{path}?{}", serde_urlencoded::to_string([("code", code)]).unwrap());
    let by_label = ["/link", "/second-hand", "/safety"].map(|path| code(path, &registered));
    let claim = [code("/claim", &unproven)];
    for path in pages.iter().chain(&behind).chain(&by_label).chain(&claim) {
        for lang in app.text.locales().iter().map(Locale::tag) {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = app.browser.get(&format!("{path}{joint}lang={lang}"));
            assert!(page.status == 200 || path == "/no-such-page", "{path}: {}", page.status);
            let bytes = page.wire + head(&page);
            assert!(bytes <= FIRST_WINDOW, "{path} in {lang}: {bytes} bytes on the wire");
            assert_eq!(page.header("content-encoding"), Some("gzip"), "{path}");
        }
    }
    let bytes = app.browser.get(&form).wire;
    assert!(bytes <= 6 * 1024, "the form has {bytes} bytes");
}
