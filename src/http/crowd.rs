//! Who is let in when more comes than can be stored: those who are in are answered soon, the rest is told 503 at once.
//!
//! The measure is time, not number: as long as the last who left had not waited long, everybody may come in. When waiting grows,
//! only so many stay inside as are worth one shared commit. So a fast disk takes a thousand at once and a slow one fewer,
//! and nobody has to set anything. The page for the others is made once per language: refusing must cost next to nothing,
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

/// So many may always be inside: they share one commit.
const FEW: usize = 32;
/// So many may never.
const MOST: usize = 1024;
/// Nobody is to wait longer than this for long, in milliseconds. A page that answers within a second has half of it left for
/// the way to us.
const SOON: usize = 250;

/// Counts who is inside and how long the last one was.
#[derive(Debug, Default)]
pub struct Crowd {
    inside: AtomicUsize,
    last: AtomicUsize,
    pages: RwLock<HashMap<String, Bytes>>,
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
        let inside = self.inside.fetch_add(1, Ordering::Relaxed);
        let place = Place { crowd: self, since: now };
        let slow = self.last.load(Ordering::Relaxed) > SOON;
        if inside >= MOST || (slow && inside >= FEW) {
            // Who was not let in says nothing about waiting.
            std::mem::forget(place);
            self.inside.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        Some(place)
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
        self.last.store(usize::try_from(waited.as_millis()).unwrap_or(usize::MAX), Ordering::Relaxed);
        self.inside.fetch_sub(1, Ordering::Relaxed);
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
    fn everybody_may_come_in_until_somebody_had_to_wait_and_again_when_it_is_short() {
        let crowd = Crowd::default();
        let now = Instant::now();
        let mut inside: Vec<_> = (0..100).map(|_| crowd.enter(now).unwrap()).collect();
        crowd.last.store(SOON + 1, Ordering::Relaxed);
        assert!(crowd.enter(now).is_none());
        inside.truncate(FEW - 1);
        crowd.last.store(SOON + 1, Ordering::Relaxed);
        let few = crowd.enter(now).unwrap();
        assert!(crowd.enter(now).is_none(), "a few stay inside however long they wait");
        drop(few);
        assert!(crowd.enter(now).is_some());
        assert_eq!(crowd.inside.load(Ordering::Relaxed), FEW - 1);
    }

    #[test]
    fn there_is_an_end_even_when_nobody_waits() {
        let crowd = Crowd::default();
        let inside: Vec<_> = (0..MOST).map(|_| crowd.enter(Instant::now()).unwrap()).collect();
        assert!(crowd.enter(Instant::now()).is_none());
        drop(inside);
        assert!(crowd.enter(Instant::now()).is_some());
    }
}
