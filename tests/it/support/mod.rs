//! What the tests stand on: a house in a folder, a browser, a terminal, a relay; nothing is shared between tests.

pub mod app;
pub mod browser;
pub mod certificates;
pub mod database;
pub mod form;
pub mod letters;
pub mod make;
pub mod plant;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod program;
#[cfg(feature = "postgres")]
pub mod proxy;
#[cfg(feature = "postgres")]
pub mod server;
pub mod smtp;
pub mod workbook;

use std::time::{Duration, Instant};

/// Waits until something that happens elsewhere has happened, at most half a minute.
#[track_caller]
pub fn until(what: &str, happened: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !happened() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}
