//! Pages on the wire: small enough for the first round trip, and the same whether they were filled or rendered, packed or not.

use aftersale::domain::catalog as format;
use aftersale::flows::catalog;
use aftersale::text::Locale;

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

#[test]
fn every_public_page_comes_in_the_first_round_trip() {
    let app = App::start();
    let form = app.code("RVC-520", "SN2600001");
    let registered = app.code("RVC-520", "SN2600002");
    let filled = Form::of(&app.browser.get(&registered)).set("name", "Ada").set("email", "ada@example.com");
    let owner = filled.send(&app.browser).location().to_owned();
    let unproven = form.split('?').next().unwrap().to_owned();
    let pages = ["/", "/find", &form, &registered, &owner, &unproven, "/no-such-page"];
    for path in pages {
        for lang in app.text.locales().iter().map(Locale::tag) {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = app.browser.get(&format!("{path}{joint}lang={lang}"));
            let head: usize = page.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
            let bytes = page.wire + head + 20;
            assert!(bytes <= FIRST_WINDOW, "{path} in {lang}: {bytes} bytes on the wire");
            assert_eq!(page.header("content-encoding"), Some("gzip"), "{path}");
        }
    }
    let bytes = app.browser.get(&form).wire;
    assert!(bytes <= 6 * 1024, "the form has {bytes} bytes");
}
