//! Retention: what the settings say is old enough goes by itself, and nothing else does.

use aftersale::domain::clock::DAY;
use aftersale::flows::retain;

use crate::support::app::App;
use crate::support::make::owner;

use super::claim::bob;

/// Runs the steps of one pass; answers how many owners, letters and claims went.
fn passes(app: &App) -> Option<(u64, u64, u64)> {
    let mut sum = None;
    loop {
        let Some(step) = app.runtime.block_on(retain::step(&app.context)).unwrap() else { return sum };
        let (owners, letters, claims) = sum.unwrap_or((0, 0, 0));
        sum = Some((owners + step.owners, letters + step.letters, claims + step.claims));
    }
}

#[test]
fn what_is_older_than_the_settings_say_goes_once_a_day_page_by_page() {
    let kept = App::start();
    owner(&kept, "HPD-900", "SN1");
    kept.advance(9_000 * DAY);
    assert_eq!(passes(&kept), None, "nothing goes by itself unless the settings say so");

    let settings = [("retention.owners", "30d"), ("retention.letters", "60d"), ("retention.claims", "90d")];
    let app = App::with(&settings);
    for number in 0..120 {
        owner(&app, "HPD-900", &format!("SN{number}"));
    }
    bob(&app, &app.code("HPD-900", "SN1")).send(&app.browser).is(303);
    app.work();
    app.change("UPDATE claim SET state = 'refused', decided_at = made_at");
    assert_eq!(passes(&app), Some((0, 0, 0)));
    assert_eq!(passes(&app), None, "one pass a day");
    app.advance(61 * DAY);
    assert_eq!(passes(&app), Some((0, 121, 0)), "the words of letters, the claim's too");
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE bytes IS NULL AND recipient <> ''"), 121);
    app.advance(30 * DAY);
    assert_eq!(passes(&app), Some((0, 0, 1)));
    // The compressor is covered for ten years.
    app.advance(3_650 * DAY);
    owner(&app, "HPD-900", "LATE");
    assert_eq!(passes(&app), Some((120, 0, 0)));
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'erased'"), 120);
    assert_eq!(
        app.count("SELECT COUNT(DISTINCT registration) FROM search_term"),
        1,
        "those of the one that came late"
    );
}
