//! Units out of use: what their labels answer, and how the desk takes them out and puts them back.

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{facts, form, owner};

use super::desk_door::{house, signed_in};

/// The desk's form for a unit, filled in and sent.
pub fn takes_out(maria: &Browser, unit: &str, fate: &str, successor: &str) -> Page {
    let page = maria.get(&format!("{unit}/withdraw"));
    let form = desk_form(&page, "/withdraw");
    form.set("fate", fate).set("successor", successor).set("reason", "reported by phone").send(maria)
}

/// The form of a page whose action ends so: the first one signs out.
pub fn desk_form(page: &Page, end: &str) -> Form {
    let page = page.is(200).text();
    let action = page.split("action=\"").find(|rest| rest.split('"').next().unwrap().ends_with(end));
    let from = page.find(action.expect("a form")).unwrap();
    let start = page[..from].rfind("<form").unwrap();
    let html = page[start..].split("</form>").next().unwrap();
    Form::of(&Page { status: 200, headers: Vec::new(), bytes: html.as_bytes().to_vec(), wire: html.len() })
}

fn recorded(app: &App, serials: &[&str]) {
    for serial in serials {
        app.record("HPD-900", serial, facts(None, None));
    }
}

fn unit(app: &App, serial: &str) -> String {
    format!("/desk/units/{}-{serial}", app.product("HPD-900").number)
}

#[test]
fn each_fate_has_its_page_with_one_next_step() {
    let app = house();
    recorded(&app, &["VOID", "GONE", "OLD", "NEW"]);
    let maria = signed_in(&app);
    for (serial, fate, successor) in
        [("VOID", "void", ""), ("GONE", "stolen", ""), ("OLD", "replaced", "NEW")]
    {
        let page = takes_out(&maria, &unit(&app, serial), fate, successor);
        assert!(page.is(303).location().starts_with(&unit(&app, serial)), "{}", page.location());
    }
    let scan = |serial: &str| app.browser.get(&app.code("HPD-900", serial));
    scan("VOID").is(200).has("This label is no longer valid").lacks("/register");
    scan("GONE").is(200).has("reported stolen").lacks("/register");
    let replaced = scan("OLD");
    replaced.is(200).has("This product was replaced").has("NEW").lacks("/register");
    let next = &attributes(&replaced, "main a.button.wide", "href")[0];
    let typed = app.browser.get(next);
    assert_eq!(Form::of(typed.is(200)).get("serial"), Some("NEW"), "the way to the new unit begins with it");
    for serial in ["VOID", "GONE", "OLD"] {
        scan(serial).lacks("reported by phone").lacks("maria");
    }
    scan("NEW").has("Register your product");
}

#[test]
fn what_the_desk_did_is_seen_audited_and_undone() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let page = takes_out(&maria, &unit(&app, "SN1"), "stolen", "");
    let page = maria.get(page.is(303).location());
    page.is(200)
        .has("Stolen")
        .has("reported by phone")
        .has("Reported stolen")
        .has("Noted that it was stolen");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE who = 'maria' AND what = 'stolen'"), 1);
    app.browser.get(&app.code("HPD-900", "SN1")).has("reported stolen").lacks("Ann");
    desk_form(&page, "/restore").send(&maria).is(303);
    app.browser.get(&app.code("HPD-900", "SN1")).has("This product is registered");
    maria.get(&unit(&app, "SN1")).has("Put back into use").lacks("id=\"withdrawn\"");
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'restored'"), 1);
}

#[test]
fn a_form_from_elsewhere_or_without_a_session_changes_nothing() {
    let app = house();
    recorded(&app, &["SN1"]);
    let maria = signed_in(&app);
    let path = format!("{}/withdraw", unit(&app, "SN1"));
    let fields = [("fate", "void"), ("reason", "because"), ("csrf", "0")];
    maria.post_form(&path, &fields).is(403);
    app.browser.stranger().post_form(&path, &fields).is(303);
    let page = maria.get(&path);
    desk_form(&page, "/withdraw")
        .set("fate", "void")
        .set("reason", "because")
        .send(&maria.with("sec-fetch-site", "cross-site"))
        .is(403);
    maria.post_form(&format!("{}/restore", unit(&app, "SN1")), &[]).is(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM withdrawal"), 0);
}

#[test]
fn mistakes_are_named_and_what_was_typed_is_kept() {
    let app = house();
    recorded(&app, &["SN1", "SN2"]);
    let maria = signed_in(&app);
    let send = |fate: &str, successor: &str, reason: &str| {
        let page = maria.get(&format!("{}/withdraw", unit(&app, "SN1")));
        let form = desk_form(&page, "/withdraw").set("fate", fate);
        form.set("successor", successor).set("reason", reason).send(&maria)
    };
    for (fate, successor, reason, words) in [
        ("", "", "because", "Choose one of the options"),
        ("void", "", "", "Enter a reason"),
        ("replaced", "", "because", "Enter the serial of the unit that takes its place"),
        ("replaced", "NOBODY", "because", "No unit in use on record has this serial"),
        ("replaced", "SN1", "because", "No unit in use on record has this serial"),
        ("replaced", "Ä~", "because", "This is no serial of this product. Compare it with the label"),
    ] {
        let page = send(fate, successor, reason);
        assert_eq!(texts(page.is(422), ".summary .error"), [words], "{fate} {successor}");
        page.has(&format!("value=\"{reason}\""));
    }
    send("void", "", "<script>").is(303);
    maria.get(&unit(&app, "SN1")).lacks("<script>");
    let nobody = format!("{}/withdraw", unit(&app, "NOBODY"));
    maria.get(&nobody).is(404);
    let csrf = Form::of(&maria.get("/desk")).get("csrf").unwrap().to_owned();
    maria.post_form(&nobody, &[("csrf", &csrf), ("fate", "void"), ("reason", "because")]).is(404);
}

#[test]
fn a_form_that_was_open_when_its_unit_was_taken_out_registers_nothing() {
    let app = house();
    recorded(&app, &["SN1"]);
    let open = form(&app, "HPD-900", "SN1");
    takes_out(&signed_in(&app), &unit(&app, "SN1"), "void", "").is(303);
    open.send(&app.browser).is(200).lacks("/o/");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn a_serial_with_a_slash_can_be_taken_out_too() {
    let app = house();
    recorded(&app, &["A/B"]);
    let maria = signed_in(&app);
    takes_out(&maria, &unit(&app, "A%2FB"), "void", "").is(303);
    app.browser.get(&app.code("HPD-900", "A/B")).has("This label is no longer valid");
}
