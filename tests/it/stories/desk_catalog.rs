//! The catalogue at the desk: what a manager changes is shown first, saved once, seen at once, told to whoever edits beside, and can
//! be put back; files and the desk do not undo each other without a word.

use aftersale::domain::catalog::{self as format, Catalog};
use aftersale::domain::staff::Role;
use aftersale::flows::catalog;

use super::desk_board::with_role;
use super::desk_door::house;
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{owner, owner_with_offers};

const STACK: &str = "/desk/catalog/HPD-900/offer?code=ACC-HPD-STACK";
const DRYER: &str = "/desk/catalog/HPD-900";

fn manager(app: &App) -> Browser {
    with_role(app, "mona", Role::Manager)
}

/// The editor's form, behind the one that signs out.
fn editor(page: &Page) -> Form {
    Form::all(page).into_iter().find(|form| form.action.contains("/catalog/")).expect("an editor")
}

fn previews(staff: &Browser, form: &Form) -> Page {
    form.clone().set("step", "preview").send(staff)
}

/// Previews, then saves what the preview shows.
fn saves(staff: &Browser, form: &Form) -> Page {
    let page = previews(staff, form);
    page.is(200);
    editor(&page).set("step", "save").send(staff)
}

/// The rows of what changes: head, before, afterwards.
fn changes(page: &Page) -> Vec<String> {
    texts(page, "section[aria-labelledby=changes] tbody tr")
}

fn exported(app: &App) -> String {
    format::write(&catalog::export(&app.context).unwrap())
}

fn stack_of(app: &App) -> String {
    format!("{:?}", app.product("HPD-900").product.offers.iter().find(|offer| offer.code == "ACC-HPD-STACK"))
}

#[test]
fn a_price_is_shown_before_it_is_saved_and_then_holds_on_every_page_at_once() {
    let app = house();
    let ann = owner(&app, "HPD-900", "SN1");
    let mona = manager(&app);
    mona.get("/desk/catalog").is(200).has("ACC-HPD-STACK").has("Stacking kit").has("Heat-pump compressor");
    let form = editor(mona.get(STACK).is(200));
    assert_eq!(form.get("price-US"), Some("99.00 USD"));
    let page = previews(&mona, &form.set("price-US", "79,50 usd").set("price-GB", ""));
    assert_eq!(changes(page.is(200)), ["Price GB 89.00 GBP –", "Price US 99.00 USD 79.50 USD"]);
    page.has("Stacking kit with pull-out shelf").has("earlier ones too");
    // So far it is only shown.
    assert!(stack_of(&app).contains("99.00"));
    app.browser.get(&ann).is(200).has("$99.00");
    let planned = "SELECT COUNT(*) FROM fact WHERE name = 'terms-version' AND value = '1'";
    assert_eq!(app.count(planned), 1);
    let saved = editor(&page).set("step", "save").send(&mona);
    mona.get(saved.is(303).location()).is(200).has("Saved").has("79.50 USD");
    app.browser.get(&ann).is(200).has("$79.50").lacks("$99.00");
    let told = "detail = 'HPD-900: price ACC-HPD-STACK GB: 89.00 GBP → –; price ACC-HPD-STACK US: 99.00 USD → 79.50 USD'";
    let noted = format!("SELECT COUNT(*) FROM audit WHERE what = 'edit-catalog' AND who = 'mona' AND {told}");
    assert_eq!(app.count(&noted), 1);
    // No price moves a letter's day: nothing is planned anew.
    assert_eq!(app.count(planned), 1);
}

#[test]
fn a_letter_that_waits_tells_the_new_offer() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let mona = manager(&app);
    saves(&mona, &editor(&mona.get(STACK)).set("title", "Stacking set, new shelf")).is(303);
    app.work();
    assert!(String::from_utf8_lossy(app.letters()[0].bytes()).contains("Stacking set, new shelf"));
}

#[test]
fn every_mistake_is_told_at_its_field_and_what_was_typed_stays() {
    let app = house();
    let mona = manager(&app);
    let before = exported(&app);
    let form = editor(&mona.get(STACK))
        .set("title", " ")
        .set("price-DE", "ninety")
        .set("url", "javascript:alert(1)")
        .set("first", "SN9")
        .set("last", "SN10")
        .set("ends_on", "31.12.2026")
        .set("price_new", "5 CHF")
        .set("title-de", "Zwischen\u{202e}bausatz");
    let page = previews(&mona, &form);
    page.is(422).has("Price (Germany): ").has("value=\"ninety\"").has("value=\"31.12.2026\"");
    for field in ["title", "price-DE", "url", "last", "ends_on", "price_new_market", "title-de"] {
        page.has(&format!("href=\"#{field}\"")).has(&format!("id=\"{field}-error\""));
    }
    page.lacks("value=\"save\"");
    // Nor does the button that was never shown save anything.
    form.set("step", "save").send(&mona).is(422);
    assert_eq!(exported(&app), before);
}

#[test]
fn nothing_is_saved_that_was_not_shown() {
    let app = house();
    let mona = manager(&app);
    let before = exported(&app);
    let form = editor(&mona.get(STACK));
    form.clone().set("price-US", "1 USD").set("step", "save").send(&mona).is(200).has("1 USD");
    let shown = editor(&previews(&mona, &form.set("price-US", "79.50 USD")));
    let page = shown.set("price-US", "7.95 USD").set("step", "save").send(&mona);
    assert_eq!(changes(page.is(200)), ["Price US 99.00 USD 7.95 USD"]);
    assert_eq!(exported(&app), before);
    editor(&page).set("step", "save").set("csrf", "wrong").send(&mona).is(403);
    let support = super::desk_door::signed_in(&app);
    support.get(STACK).is(403);
    support.get("/desk/catalog").is(403);
    assert_eq!(exported(&app), before);
    editor(&page).set("step", "save").send(&mona).is(303);
    assert!(stack_of(&app).contains("7.95"));
}

#[test]
fn of_two_who_edit_at_once_the_second_is_told_and_loses_nothing() {
    let app = house();
    let (mona, rita) = (manager(&app), with_role(&app, "rita", Role::Admin));
    let hers = editor(&previews(&rita, &editor(&rita.get(STACK)).set("title", "Rita's shelf")));
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "79.50 USD")).is(303);
    let page = hers.set("step", "save").send(&rita);
    page.is(409).has("mona").has("Rita&#39;s shelf");
    assert_eq!(texts(&page, "section[aria-labelledby=meanwhile] tbody tr"), ["Price US 99.00 USD 79.50 USD"]);
    // She did not touch the price, so it is now the other's; what she typed stands.
    assert_eq!(changes(&page), ["Title Stacking kit with pull-out shelf Rita's shelf"]);
    assert!(stack_of(&app).contains("79.50") && !stack_of(&app).contains("Rita"));
    editor(&page).set("step", "save").send(&rita).is(303);
    assert!(stack_of(&app).contains("79.50") && stack_of(&app).contains("Rita"));
    // Where both touched the same field, the second sees both and decides.
    let hers = editor(&previews(&rita, &editor(&rita.get(STACK)).set("price-US", "70 USD")));
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "75 USD")).is(303);
    let page = hers.set("step", "save").send(&rita);
    assert_eq!(changes(page.is(409)), ["Price US 75 USD 70 USD"]);
    // So it is with a product's words: her new name and his manual both come to stand.
    let hers = editor(&previews(&rita, &editor(&rita.get(DRYER)).set("name", "Dryer Alba")));
    let more = editor(&mona.get(DRYER))
        .set("manual-4-title", "Care")
        .set("manual-4-url", "https://example.com/care");
    saves(&mona, &more).is(303);
    let page = hers.set("step", "save").send(&rita);
    assert_eq!(changes(page.is(409)), ["Name Heat-pump dryer 9 kg Dryer Alba"]);
    editor(&page).set("step", "save").send(&rita).is(303);
    let dryer = &app.product("HPD-900").product;
    assert_eq!((dryer.name.as_plain(), dryer.manuals.len()), ("Dryer Alba", 5));
    // Another offer of the same product is nobody's conflict.
    let hers = editor(&previews(&rita, &editor(&rita.get(STACK)).set("price-US", "80 USD")));
    saves(
        &mona,
        &editor(&mona.get("/desk/catalog/HPD-900/offer?code=ACC-HPD-DRAIN")).set("price-US", "20 USD"),
    )
    .is(303);
    hers.set("step", "save").send(&rita).is(303);
}

#[test]
fn hostile_words_are_words() {
    let app = house();
    let ann = owner(&app, "HPD-900", "SN1");
    let mona = manager(&app);
    let hostile = "\"'><script>alert(1)</script>{{7*7}}";
    let form = editor(&mona.get(STACK)).set("title", hostile);
    let page = previews(&mona, &form);
    page.is(200).lacks("<script>alert").lacks("49}}");
    editor(&page).set("step", "owner").send(&mona).is(200).lacks("<script>alert");
    editor(&page).set("step", "save").send(&mona).is(303);
    for page in [
        mona.get(STACK),
        mona.get(DRYER),
        mona.get("/desk/catalog"),
        app.browser.get(&ann),
        mona.get("/desk/audit"),
    ] {
        page.is(200).has("&lt;script&gt;alert(1)").lacks("<script>alert");
    }
    for (base, status) in [("", 422), ("{", 400), ("{\"offer\":3}", 400)] {
        form.clone().set("base", base).set("code", "ACC-HPD-STACK").send(&mona).is(status_of(base, status));
    }
    mona.get("/desk/catalog/HPD-900/offer?code=NOPE").is(404);
    mona.get("/desk/catalog/NOPE").is(404);
}

/// A new offer with a code that is taken is fine to look at; only saving finds it.
fn status_of(base: &str, status: u16) -> u16 {
    if base.is_empty() { 200 } else { status }
}

#[test]
fn an_offer_is_added_moved_up_and_its_code_is_its_own() {
    let app = house();
    let ann = owner(&app, "HPD-900", "SN1");
    let mona = manager(&app);
    let new = editor(mona.get("/desk/catalog/HPD-900/offer").is(200))
        .set("title", "Care kit")
        .set("price", "12.50 USD")
        .set("url", "https://example.com/shop/care")
        .set("title_new_lang", "fr")
        .set("title_new", "Kit d'entretien");
    let taken = saves(&mona, &new.clone().set("code", "ACC-HPD-STACK"));
    taken.is(422).has("href=\"#code\"").has("Care kit");
    let page = previews(&mona, &new.clone().set("code", "CARE 1/2"));
    page.is(200).has("does not see the offer");
    saves(&mona, &new.set("code", "CARE 1/2").set("place", "1")).is(303);
    let cards = texts(&app.browser.get(&ann), ".offer h3");
    assert!(cards[0].starts_with("Care kit"), "{cards:?}");
    assert!(
        texts(&app.browser.get(&format!("{ann}?lang=fr")), ".offer h3")[0].starts_with("Kit d'entretien")
    );
    // The audit tells of the others' order once, if at all.
    assert_eq!(
        app.count("SELECT COUNT(*) FROM audit WHERE detail = 'HPD-900: offer CARE 1/2: – → Care kit'"),
        1
    );
    // Its address survives a blank and a slash.
    let link = attributes(&mona.get(DRYER), "section[aria-labelledby=offers] tbody a", "href")[0].clone();
    let form = editor(mona.get(&link).is(200));
    saves(&mona, &form.set("ends_on", "2026-11-20").set("title-fr", "")).is(303);
    assert!(texts(&app.browser.get(&ann), ".offer h3").iter().all(|title| !title.contains("Care kit")));
    mona.get("/desk/catalog").has("over");
    mona.get("/desk/catalog?q=care+KIT").is(200).has("CARE 1/2").lacks("ACC-HPD-STACK");
    mona.get("/desk/catalog?q=hpd-9").is(200).has("ACC-HPD-STACK").lacks("GEN-7500");
    // Moved to the end while somebody else puts back what was before it: what is typed can become a new one.
    let late = editor(&mona.get(&link)).set("place", "5").set("title", "Care kit 2");
    let first = attributes(&mona.get(DRYER), "section[aria-labelledby=versions] a", "href").pop().unwrap();
    editor(&mona.get(&first)).send(&mona).is(303);
    mona.get(&link).is(404);
    let page = previews(&mona, &late);
    page.is(409).has("value=\"Care kit 2\"").has("value=\"CARE 1/2\"");
    editor(&page).set("step", "save").send(&mona).is(303);
    saves(&mona, &editor(&mona.get(&link)).set("place", "2")).is(303);
    let moved = "place: ACC-HPD-STACK, ACC-HPD-DRAIN, ACC-HPD-FILTER, PLAN-HPD-5, CARE 1/2 → ACC-HPD-STACK, CARE 1/2, \
                 ACC-HPD-DRAIN, ACC-HPD-FILTER, PLAN-HPD-5";
    assert_eq!(app.count(&format!("SELECT COUNT(*) FROM audit WHERE detail = 'HPD-900: {moved}'")), 1);
    format::parse(&exported(&app)).unwrap();
}

#[test]
fn names_and_manuals_change_on_forms_that_were_ready_and_can_be_put_back() {
    let app = house();
    let mona = manager(&app);
    let code = app.code("HPD-900", "SN7");
    app.browser.get(&code).is(200).has("Heat-pump dryer 9 kg");
    let before = exported(&app);
    let form = editor(mona.get(DRYER).is(200).has("changed in the catalogue file only"));
    let form = form
        .set("name", "Dryer Alba 9")
        .set("manual-0-url", "https://example.com/alba.pdf")
        .set("manual-1-title", "")
        .set("manual-1-url", "");
    let page = previews(&mona, &form);
    assert_eq!(changes(&page).len(), 3, "{:?}", changes(&page));
    page.has("Dryer Alba 9").has("https://example.com/alba.pdf");
    editor(&page).set("step", "save").send(&mona).is(303);
    app.browser.get(&code).is(200).has("Dryer Alba 9").lacks("Heat-pump dryer 9 kg");
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "1 USD")).is(303);
    let versions = attributes(&mona.get(DRYER), "section[aria-labelledby=versions] a", "href");
    assert_eq!(versions.len(), 2);
    let ask = mona.get(&versions[1]);
    ask.is(200).has("Heat-pump dryer 9 kg").has("ACC-HPD-STACK US");
    let back = editor(&ask);
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "2 USD")).is(303);
    back.send(&mona).is(409);
    editor(&mona.get(&versions[1])).send(&mona).is(303);
    app.browser.get(&code).is(200).has("Heat-pump dryer 9 kg");
    assert_eq!(exported(&app), before);
    // What was put back was an edit as well.
    assert_eq!(attributes(&mona.get(DRYER), "section[aria-labelledby=versions] a", "href").len(), 4);
}

#[test]
fn whole_pages_are_looked_at_in_a_sandbox_and_store_nothing() {
    let app = house();
    let mona = manager(&app);
    let before = exported(&app);
    let page = previews(&mona, &editor(&mona.get(STACK)).set("price-DE", "79 €"));
    // Without a word about it, the owner is one whom the change is about.
    assert!(texts(&page, ".sight strong")[1].contains("79"), "{:?}", texts(&page, ".sight strong"));
    let form = editor(&page);
    let look = form.set("look_lang", "de").set("look_market", "DE");
    for (step, words) in [("owner", "79"), ("letter", "79"), ("form", "Wärmepumpentrockner")] {
        let page = look.clone().set("step", step).send(&mona);
        page.is(200).has(words).has("lang=\"de\"");
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("sandbox; default-src 'none'") && !policy.contains("allow-"), "{policy}");
    }
    look.clone().set("step", "owner").send(&mona).has("Zwischenbausatz mit Auszug");
    look.set("look_market", "FR").set("step", "preview").send(&mona).is(200).has("does not see the offer");
    assert_eq!(exported(&app), before);
    assert_eq!(app.count("SELECT COUNT(*) FROM product_version"), 0);
}

#[test]
fn a_file_undoes_nothing_of_the_desk_without_being_told_to() {
    let app = house();
    let mona = manager(&app);
    let file = catalog::export(&app.context).unwrap();
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "79.50 USD")).is(303);
    // The file holds what it held: the desk's price stays, and that is told.
    let done = catalog::import(&app.context, file.clone(), Vec::new()).unwrap();
    assert_eq!((done.kept.len(), done.products_updated), (1, file.products.len() - 1));
    assert!(done.kept[0].contains("mona") && done.kept[0].contains("79.50 USD"), "{:?}", done.kept);
    assert!(stack_of(&app).contains("79.50"));
    // Both changed it: nothing at all is taken.
    let mut other = file;
    for product in &mut other.products {
        product.introduced_on = None;
    }
    let refused = catalog::import(&app.context, other.clone(), Vec::new()).unwrap_err().to_string();
    assert!(refused.contains("HPD-900") && refused.contains("--force"), "{refused}");
    assert!(app.product("GEN-7500").product.introduced_on.is_some());
    // Told to, the file wins; the desk's work can still be put back.
    let done = catalog::import_over(&app.context, other, Vec::new(), true).unwrap();
    assert_eq!(done.overwritten.len(), 1);
    assert!(stack_of(&app).contains("99.00"));
    mona.get(DRYER).has("terminal").has("79.50 USD");
    // An export brings the file up to date: it changes nothing and meets no conflict.
    saves(&mona, &editor(&mona.get(STACK)).set("price-US", "81 USD").set("title-de", "")).is(303);
    let text = exported(&app);
    let read: Catalog = format::parse(&text).unwrap();
    assert_eq!(catalog::import(&app.context, read, Vec::new()).unwrap().kept, Vec::<String>::new());
    assert_eq!(exported(&app), text);
}
