//! What changes under a journey: dates, owners, addresses, claims, the journey itself. Nothing is sent twice, and nothing that is not
//! so any more.

use std::sync::Arc;

use aftersale::domain::catalog::journey::parse;
use aftersale::domain::clock::{DAY, HOUR};
use aftersale::domain::unit::{Serial, StockedUnit};
use aftersale::flows::stock::stock;
use aftersale::flows::{Context, Error, Settings};
use aftersale::worker::journeys::adopt;

use super::journey_letters::{steps, subjects};
use crate::support::app::App;
use crate::support::form::Form;
use crate::support::make::{facts, owner};

/// The house with another journey, as after a restart.
fn with_journey(app: &App, journey: &str) -> Context {
    let journey = Arc::new(parse(journey).unwrap());
    let settings = Settings { journey, ..app.config.flows.clone() };
    Context::open(&app.config.database, false, app.context.clock().clone(), settings).unwrap()
}

fn due(app: &App, step: &str) -> i64 {
    app.count(&format!("SELECT due_at FROM journey_step WHERE step = '{step}'")) / DAY
}

#[test]
fn reminders_follow_the_dates_that_the_owner_corrects() {
    let app = App::start();
    let path = owner(&app, "GEN-7500", "SN2600001");
    let before = due(&app, "cover-ends-30");
    let page = app.browser.get(&format!("{path}/data"));
    Form::of(page.is(200)).set("purchased_on", "2026-11-10").send(&app.browser).is(303);
    assert_eq!(due(&app, "cover-ends-30"), before - 10, "cover ends ten days earlier");
    assert_eq!(due(&app, "getting-started"), due(&app, "check-in") - 11);
    // So far back that all but the last reminder would have gone: what is over is not sent afterwards.
    app.change("UPDATE registration SET purchased_on = '2021-12-10'");
    let page = app.browser.get(&format!("{path}/data"));
    Form::of(page.is(200)).set("purchased_on", "2024-03-02").send(&app.browser);
    assert!(steps(&app).iter().all(|step| step.ends_with("waiting")), "{:?}", steps(&app));
}

#[test]
fn reminders_follow_what_a_later_file_says_of_the_unit() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    let mut planned = None;
    app.runtime.block_on(adopt(&app.context, &mut planned));
    let before = due(&app, "cover-ends-30");
    let unit = StockedUnit {
        product: app.product("GEN-7500").number,
        serial: Serial::stored("SN2600001".to_owned()),
        facts: facts(Some("2024-01-01"), None),
    };
    stock::<Error>(&app.context, [Ok(unit)].into_iter(), |_| {}).unwrap();
    app.runtime.block_on(adopt(&app.context, &mut planned));
    // Cover of the engine begins two years after it was made at the latest: on 2026-01-01, not on 2026-11-20.
    assert_eq!(due(&app, "cover-ends-30"), before - 323);
    assert_eq!(app.count("SELECT COUNT(*) FROM journey_step WHERE state = 'waiting'"), 6);
}

#[test]
fn what_ended_was_taken_out_or_cannot_be_reached_gets_nothing_more() {
    let cases = [
        ("UPDATE registration SET state = 'ended'", "ended"),
        (
            "INSERT INTO undeliverable (email_key, at, said) SELECT email_key, 1, '550' FROM registration",
            "undeliverable",
        ),
        (
            "INSERT INTO withdrawal (product, serial, fate, reason, at, by_whom)
               SELECT product, serial, 'stolen', '', 1, 'x' FROM registration",
            "withdrawn",
        ),
    ];
    for (change, reason) in cases {
        let app = App::start();
        owner(&app, "GEN-7500", "SN2600001");
        app.work();
        app.change(change);
        app.advance(20 * DAY);
        assert!(subjects(&app).is_empty(), "{reason}");
        let all = steps(&app);
        let skipped =
            ["thanks", "getting-started", "check-in"].map(|step| format!("{step} skipped {reason}"));
        assert_eq!(all[..3], skipped);
    }
}

#[test]
fn an_open_claim_stops_the_question_whether_all_is_well() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    app.work();
    app.change(
        "INSERT INTO claim (id, reference, product, serial, name, email, email_key, purchased_on, words, evidence, lang, token,
           content, made_at, state, reason)
         SELECT 'c', 'C', product, serial, 'B', 'b@b.example.com', 'b@b.example.com', '2026-01-01', '', 'none', 'en', 't', '', 1, 'open', ''
           FROM registration",
    );
    app.advance(20 * DAY);
    assert_eq!(subjects(&app).len(), 1);
    assert_eq!(steps(&app)[..3], ["thanks done", "getting-started done", "check-in skipped claim"]);
}

#[test]
fn a_changed_journey_never_sends_again_what_was_sent_and_starts_nothing_of_the_past() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    app.advance(3 * DAY);
    assert_eq!(subjects(&app).len(), 1);
    // Thanks again a week later, a step of the past, the question a month later; no reminders.
    let changed = with_journey(
        &app,
        "[[step]]\nname = \"getting-started\"\nletter = \"getting-started\"\nfrom = \"registration\"\ndays = 10\n\
         [[step]]\nname = \"hello\"\nletter = \"check-in\"\nfrom = \"purchase\"\ndays = 1\n\
         [[step]]\nname = \"check-in\"\nletter = \"check-in\"\nfrom = \"registration\"\ndays = 30\n",
    );
    app.runtime.block_on(adopt(&changed, &mut None));
    let at_work = |until: i64| {
        app.advance(until);
        let transport = aftersale::mail::transport::Transport::Memory(app.memory.clone());
        let (text, mail) = (Arc::clone(&app.text), Arc::new(app.config.mail.clone()));
        let outbox = aftersale::worker::outbox::Outbox::new(changed.clone(), text, mail, Arc::new(transport));
        while app.runtime.block_on(outbox.round()).unwrap().claimed > 0 {}
        app.letters().len()
    };
    assert_eq!(at_work(20 * DAY), 2, "confirmation and thanks, and no second thanks");
    assert_eq!(at_work(7 * DAY + HOUR), 3, "the question, on its new day");
    assert_eq!(at_work(3000 * DAY), 3, "reminders that the journey has no more");
    let all = steps(&app);
    assert!(!all.iter().any(|step| step.starts_with("hello")), "what is past never begins: {all:?}");
    assert_eq!(all.iter().filter(|step| step.ends_with("skipped removed")).count(), 3, "{all:?}");
    changed.close().unwrap();
}
