//! Examples of the letters of a journey: each by itself, with offers, and several in one.

use jiff::civil::date;

use super::public::{confirmation, owner};
use super::second::about;
use super::{Sample, View};
use crate::text::Sentence;
use crate::text::views::{NoteEntry, NoteView, Promotion};

/// Every one of them.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view: View::Note(view) };
    let ends = date(2027, 3, 14);
    let offers = NoteView { promotion: Some(promotion()), ..NoteView::cover_ends(about(), ends) };
    let other = NoteEntry {
        title: "Cover for your Heat-pump dryer 9 kg ends on 16 March 2027".into(),
        detail: "HP9-00412".into(),
        url: "https://go.example.com/o/Yc2m1d7W3i5p9l4n".into(),
    };
    let start = || NoteView::getting_started(about(), manuals());
    let thanks = |tip| NoteView::thanks(about(), Some(ends), tip);
    let mut together = NoteView::check_in(about(), None).and(start());
    together.heading = None;
    together.entries.push(other);
    vec![
        sample("thanks", thanks(manuals().into_iter().nth(1))),
        sample("thanks-start", thanks(manuals().into_iter().nth(1)).and(start())),
        sample("getting-started", start()),
        sample("check-in", NoteView::check_in(about(), Some("Ruth Meyer"))),
        sample("cover-ends", NoteView::cover_ends(about(), ends)),
        sample("cover-ends-offers", offers),
        sample("journey-together", together),
    ]
}

fn manuals() -> Vec<NoteEntry> {
    let manuals = confirmation().manuals.into_iter();
    manuals
        .map(|manual| NoteEntry {
            title: manual.title,
            detail: manual.lang.unwrap_or_default().to_uppercase(),
            url: manual.url,
        })
        .collect()
}

fn promotion() -> Promotion {
    Promotion {
        offers: owner().offers,
        why: Sentence::new("mail-offers-why"),
        unsubscribe: "https://go.example.com/u/Zb1n0c6V2h4o8k3m".into(),
    }
}
