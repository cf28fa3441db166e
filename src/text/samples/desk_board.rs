//! Examples of staff's pages beyond single units.

use jiff::ToSpan;
use jiff::civil::date;

use super::desk::{at, staff};
use super::{Sample, View};
use crate::text::sentence::Sentence;
use crate::text::views::{
    BatchRow, BatchView, BatchesView, BoardView, Chart, ChartRow, DayBar, FieldError, LogRow, LogView,
    Preview, PreviewsView,
};

/// Every page in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let none = BatchesView { staff: staff(), rows: Vec::new() };
    let uncounted =
        BoardView { counted_at: None, rate: String::new(), charts: vec![chart("batch", &[])], ..board() };
    let errors = vec![FieldError { field: "reason".into(), why: Sentence::new("error-missing-reason") }];
    vec![
        sample("desk-board", View::DeskBoard(board())),
        sample("desk-board-uncounted", View::DeskBoard(uncounted)),
        sample(
            "desk-batches",
            View::DeskBatches(BatchesView { staff: staff(), rows: vec![row(8, "active"), row(7, "void")] }),
        ),
        sample("desk-batches-none", View::DeskBatches(none)),
        sample("desk-batch", View::DeskBatch(Box::new(batch()))),
        sample(
            "desk-batch-owners",
            View::DeskBatch(Box::new(BatchView { owners: Some(12), reason: "smeared".into(), ..batch() })),
        ),
        sample("desk-batch-errors", View::DeskBatch(Box::new(BatchView { errors, ..batch() }))),
        sample("desk-batch-void", View::DeskBatch(Box::new(void()))),
        sample("desk-log", View::DeskLog(log())),
        sample("desk-log-none", View::DeskLog(LogView { rows: Vec::new(), next: None, ..log() })),
        sample("desk-previews", View::DeskPreviews(previews())),
        sample(
            "desk-previews-letter",
            View::DeskPreviews(PreviewsView { shown: Some(preview()), ..previews() }),
        ),
    ]
}

fn chart(name: &str, rows: &[(&str, &[&str], i64)]) -> Chart {
    let heads = match name {
        "ending" | "form" => vec!["board-head-many"],
        "offer" => {
            vec!["board-head-mailed", "board-head-followed", "board-head-bought", "board-head-after-mail"]
        }
        "lang" => vec!["board-registered", "board-head-shown", "board-head-sent"],
        _ => vec!["board-registered", "board-head-out", "board-head-rate"],
    };
    let is_offer = name == "offer";
    let row = |(name, cells, bar): &(&str, &[&str], i64)| ChartRow {
        said: name.is_empty().then(|| Sentence::new("board-unknown")),
        name: (*name).into(),
        title: if is_offer { "Five years of care".into() } else { String::new() },
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        bar: *bar,
    };
    Chart {
        name: name.into(),
        heads: heads.into_iter().map(Sentence::new).collect(),
        note: is_offer.then(|| Sentence::new("board-offer-what")),
        rows: rows.iter().map(row).collect(),
    }
}

fn board() -> BoardView {
    let many = [3, 5, 2, 8, 9, 4, 1, 0, 6, 7, 12, 3, 2, 5];
    let bar = |(index, many): (i64, &i64)| DayBar {
        on: date(2026, 11, 8) + index.days(),
        many: *many,
        x: index * 10,
        y: 100 - many * 8,
        height: many * 8,
    };
    BoardView {
        staff: staff(),
        counted_at: Some(at(11, 58)),
        registered: 4_812,
        rate: "37.4 %".into(),
        today: 5,
        waiting: 2,
        dead: 1,
        stopped: 1,
        alarm: None,
        days: (0..).zip(&many).map(bar).collect(),
        charts: vec![
            chart(
                "product",
                &[
                    ("GEN-7500", &["3,102", "9,000", "34.5 %"], 35),
                    ("HPD-900", &["1,710", "3,860", "44.3 %"], 44),
                ],
            ),
            chart("batch", &[("2026-31", &["812", "2,000", "40.6 %"], 41), ("", &["4", "–", "–"], 0)]),
            chart("lang", &[("en", &["112", "301", "114"], 100), ("de", &["41", "80", "40"], 37)]),
            chart("form", &[("email", &["17"], 60), ("purchased_on", &["9"], 30)]),
            chart(
                "offer",
                &[("PLAN-GEN-5", &["640", "71", "12", "9"], 100), ("COVER-GEN", &["588", "0", "4", "0"], 0)],
            ),
            chart("ending", &[("2026-11", &["31"], 20), ("2026-12", &["120"], 80)]),
        ],
    }
}

fn row(number: i64, state: &str) -> BatchRow {
    BatchRow {
        number,
        url: format!("/desk/batches/{number}"),
        state: state.into(),
        printed_at: at(9, 30),
        labels: 2_000,
        stock: "avery-l7160".into(),
        file: "generators.pdf".into(),
    }
}

fn batch() -> BatchView {
    BatchView {
        staff: staff(),
        row: row(8, "active"),
        job: "0192f0c1-7d2e-7c3a-9b1a-0242ac120002".into(),
        key: "1".into(),
        public_url: "https://go.example.com".into(),
        placed_at: Some(at(9, 31)),
        void_at: None,
        void_reason: None,
        command: "aftersale labels --units UNITS.csv --stock avery-l7160 --format pdf --output generators.pdf --record --reprint".into(),
        reason: String::new(),
        owners: None,
        errors: Vec::new(),
    }
}

fn void() -> BatchView {
    BatchView {
        row: row(7, "void"),
        void_at: Some(at(10, 2)),
        void_reason: Some("smeared, pulped".into()),
        ..batch()
    }
}

fn log() -> LogView {
    let row = |what: &str, detail: &str, serial: Option<&str>| LogRow {
        at: at(10, 15),
        who: "tomasz".into(),
        what: what.into(),
        detail: detail.into(),
        serial: serial.map(Into::into),
        unit_url: serial.map(|serial| format!("/desk/units/1-{serial}")),
    };
    LogView {
        staff: staff(),
        who: "tomasz".into(),
        what: String::new(),
        serial: String::new(),
        from: date(2026, 10, 22),
        until: date(2026, 11, 21),
        rows: vec![row("view", "", Some("SN2602687")), row("search", "3 results", None)],
        next: Some("/desk/audit?before=0192f0c1-7d2e-7c3a-9b1a-0242ac120002".into()),
        csv_url: "/desk/audit.csv?who=tomasz".into(),
    }
}

fn previews() -> PreviewsView {
    PreviewsView { staff: staff(), names: vec!["confirmation".into(), "claim".into()], shown: None }
}

fn preview() -> Preview {
    Preview {
        name: "confirmation".into(),
        subject: "Your Standby generator 7.5 kW is registered".into(),
        text: "Hello Maria Zoë O’Neill,\n\nyour Standby generator 7.5 kW is registered.\n".into(),
        look_url: "/desk/letters/confirmation/look".into(),
    }
}
