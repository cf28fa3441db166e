//! Who is let in when more comes than can be stored: those who are in are answered soon, the rest is told 503 at once.
//!
//! The measure is time, not number: each who leaves soon makes room for one more, each who had to wait takes a sixteenth of the
//! room away. So a fast disk takes a thousand at once and a slow one fewer, and nobody has to set anything. The page for the others is made once per language: refusing must cost next to nothing,
//! or the refused take the time of those inside.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use actix_web::http::header::{self, ContentType};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

use super::problem::Problem;
use super::{Shared, visitor};
use crate::text::views::ProblemView;

/// So many may be inside at first.
const SOME: usize = 128;
/// So many may always be inside: they share one commit, so the last of them waits hardly longer than the first. With half as many,
/// one hiccup of the disk turned people away at a load that it carries otherwise.
const FEW: usize = 64;
/// So many may never.
const MOST: usize = 1024;
/// Nobody is to wait longer than this for long. A page that answers within a second has half of it left for the way to us.
const SOON: Duration = Duration::from_millis(250);

/// Counts who is inside and for how many there is room.
#[derive(Debug)]
pub struct Crowd {
    inside: AtomicUsize,
    room: AtomicUsize,
    pages: RwLock<HashMap<String, Bytes>>,
}

impl Default for Crowd {
    fn default() -> Self {
        Self { inside: AtomicUsize::new(0), room: AtomicUsize::new(SOME), pages: RwLock::default() }
    }
}

/// A place inside, given back when dropped.
#[derive(Debug)]
pub struct Place<'c> {
    crowd: &'c Crowd,
    since: Instant,
}

impl Crowd {
    /// A place, or `None` when waiting has grown too long.
    pub fn enter(&self, now: Instant) -> Option<Place<'_>> {
        if self.inside.fetch_add(1, Ordering::Relaxed) >= self.room.load(Ordering::Relaxed) {
            self.inside.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        Some(Place { crowd: self, since: now })
    }

    /// The answer for who was not let in: the page of 503 as `problem` would give it, from memory.
    pub fn refuse(&self, request: &HttpRequest, shared: &Shared) -> HttpResponse {
        let locale = visitor::locale(request, shared);
        let tag = locale.tag();
        let known = self.pages.read().unwrap_or_else(PoisonError::into_inner).get(&tag).cloned();
        let page = known.or_else(|| {
            let page = Bytes::from(shared.text.problem(&locale, &ProblemView::of(503, None)).ok()?);
            self.pages.write().unwrap_or_else(PoisonError::into_inner).insert(tag, page.clone());
            Some(page)
        });
        match page.filter(|_| !Problem::is_for_programs(request)) {
            Some(page) => HttpResponse::ServiceUnavailable()
                .insert_header((header::RETRY_AFTER, 5))
                .content_type(ContentType::html())
                .body(page),
            None => Problem::busy().page(request),
        }
    }

    fn leave(&self, waited: Duration) {
        self.inside.fetch_sub(1, Ordering::Relaxed);
        let room = self.room.load(Ordering::Relaxed);
        let room = if waited > SOON { (room - room / 16).max(FEW) } else { (room + 1).min(MOST) };
        // Two who leave at once may count as one: it is a measure, not a promise.
        self.room.store(room, Ordering::Relaxed);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.crowd.leave(self.since.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_grows_while_nobody_waits_shrinks_when_somebody_did_and_never_to_nothing() {
        let crowd = Crowd::default();
        let now = Instant::now();
        let inside: Vec<_> = (0..SOME).map(|_| crowd.enter(now).unwrap()).collect();
        assert!(crowd.enter(now).is_none());
        drop(inside);
        let more: Vec<_> = (0..2 * SOME).map(|_| crowd.enter(now).unwrap()).collect();
        assert!(crowd.enter(now).is_none());
        drop(more);
        for _ in 0..500 {
            crowd.inside.fetch_add(1, Ordering::Relaxed);
            crowd.leave(SOON * 2);
        }
        let few: Vec<_> = (0..FEW).map(|_| crowd.enter(now).unwrap()).collect();
        assert!(crowd.enter(now).is_none());
        drop(few);
        for _ in 0..2 * MOST {
            crowd.inside.fetch_add(1, Ordering::Relaxed);
            crowd.leave(Duration::ZERO);
        }
        let most: Vec<_> = (0..MOST).map(|_| crowd.enter(now).unwrap()).collect();
        assert!(crowd.enter(now).is_none());
        drop(most);
    }
}
