//! The life of a batch on a clock that tests move: printing, broken off, active, void, and two jobs that want the same unit.

use aftersale::domain::batch::{Batch, BatchState};
use aftersale::domain::clock::MINUTE;
use aftersale::domain::unit::{ProductName, Serial, UnitFacts};
use aftersale::flows::Error;
use aftersale::flows::adopt;
use aftersale::flows::lookup::Asker;
use aftersale::flows::mint::{self, Minted};
use aftersale::flows::take_back::{TakenBack, take_back};

use crate::support::app::App;

fn batch(app: &App) -> Batch {
    let now = app.context.clock().now();
    Batch {
        number: 0,
        job: app.context.clock().id().as_str().to_owned(),
        printed_at: now,
        public_url: app.config.public_url.to_string(),
        key_id: "1".into(),
        stock: "L7160".into(),
        labels: 1,
        file: "labels.pdf".into(),
        lease_until: now,
        placed_at: None,
        void_at: None,
        void_reason: None,
    }
}

fn unit(app: &App, serial: &str) -> Minted {
    let product = app.product("HPD-900");
    let serial = Serial::parse(serial, &ProductName::of(&product.product)).unwrap();
    Minted { product: product.number, serial, facts: UnitFacts::default(), line: 2 }
}

fn records(app: &App, serials: &[&str]) -> Result<i64, Error> {
    let units = serials.iter().map(|serial| Ok(unit(app, serial)));
    mint::record(&app.context, (batch(app), false), units, |_| {})
}

fn states(app: &App) -> Vec<BatchState> {
    mint::list(&app.context).unwrap().into_iter().rev().map(|(_, state)| state).collect()
}

fn is_free(app: &App, serial: &str) -> bool {
    mint::printed_before(&app.context, &[unit(app, serial)], 1).unwrap().is_empty()
}

#[test]
fn a_batch_holds_its_units_while_its_job_lives_and_after_its_file_is_in_place() {
    let app = App::start();
    let first = records(&app, &["A1"]).unwrap();
    assert_eq!((states(&app), is_free(&app, "A1")), (vec![BatchState::Printing], false));
    app.advance(2 * MINUTE);
    assert_eq!((states(&app), is_free(&app, "A1")), (vec![BatchState::BrokenOff], true));
    let second = records(&app, &["A1"]).unwrap();
    mint::place(&app.context, second).unwrap();
    app.advance(1000 * MINUTE);
    assert_eq!((states(&app), is_free(&app, "A1")), (vec![BatchState::BrokenOff, BatchState::Active], false));
    let taken = take_back(&app.context, second, (&Asker::terminal(), "smeared"), false).unwrap();
    assert_eq!(taken, TakenBack::Done { void: 1, kept: 0 });
    assert_eq!((states(&app)[1], is_free(&app, "A1")), (BatchState::Void, true));
    let third = records(&app, &["A1"]).unwrap();
    mint::abandon(&app.context, third).unwrap();
    assert_eq!((states(&app)[2], is_free(&app, "A1"), first), (BatchState::BrokenOff, true, 1));
}

#[test]
fn two_jobs_at_once_do_not_record_the_same_unit() {
    let app = App::start();
    let first = records(&app, &["A1", "B2"]).unwrap();
    // The second job looked before the first one recorded.
    let refused = records(&app, &["B2", "C3"]).unwrap_err().to_string();
    assert!(refused.contains("serial B2 was printed meanwhile by another job, in batch 1"), "{refused}");
    assert!(is_free(&app, "C3"), "units of a refused job are nobody's");
    mint::place(&app.context, first).unwrap();
    assert_eq!(states(&app), [BatchState::Active, BatchState::BrokenOff]);
}

#[test]
fn a_batch_that_is_taken_back_stops_what_still_comes_home() {
    let app = App::start();
    let job = batch(&app);
    let number = adopt::begin(&app.context, &job).unwrap();
    assert_eq!(adopt::adopt(&app.context, number, &[unit(&app, "A1")]).unwrap().units, 1);
    assert_eq!(adopt::begin(&app.context, &job).unwrap(), number, "an import that broke off goes on");
    take_back(&app.context, number, (&Asker::terminal(), "wrong file"), false).unwrap();
    let refused = adopt::adopt(&app.context, number, &[unit(&app, "B2")]).unwrap_err().to_string();
    assert!(refused.contains("batch 1 was taken back"), "{refused}");
    let taken = take_back(&app.context, number, (&Asker::terminal(), "again"), false).unwrap();
    assert_eq!(taken, TakenBack::Already);
}
