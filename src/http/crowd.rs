//! Who is let in when more comes than can be stored: those who are in are answered soon, the rest is told 503 at once.
//!
//! The measure is time, not number: each who leaves soon makes room for one more; when somebody had to wait, the room is halved,
//! and not again before somebody waits who came in since. So a fast disk takes a thousand at once and a slow one fewer, a single
//! hiccup turns nobody away who was there before, and nobody has to set anything. The page for the others is made once per
//! language: refusing must cost next to nothing, or the refused take the time of those inside.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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
/// So many may always be inside: they share one commit.
const FEW: usize = 32;
/// So many may never.
const MOST: usize = 1024;
/// Nobody is to wait longer than this for long. A page that answers within a second has half of it left for the way to us.
const SOON: Duration = Duration::from_millis(250);

/// Counts who is inside and for how many there is room.
#[derive(Debug)]
pub struct Crowd {
    inside: AtomicUsize,
    room: AtomicUsize,
    began: Instant,
    /// Microseconds after the beginning when the room was last halved.
    halved: AtomicU64,
    pages: RwLock<HashMap<String, Bytes>>,
}

impl Default for Crowd {
    fn default() -> Self {
        Self {
            inside: AtomicUsize::new(0),
            room: AtomicUsize::new(SOME),
            began: Instant::now(),
            halved: AtomicU64::new(0),
            pages: RwLock::default(),
        }
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

    fn leave(&self, since: Instant, now: Instant) {
        self.inside.fetch_sub(1, Ordering::Relaxed);
        let room = self.room.load(Ordering::Relaxed);
        // Two who leave at once may count as one: it is a measure, not a promise.
        if now.saturating_duration_since(since) <= SOON {
            self.room.store((room + 1).min(MOST), Ordering::Relaxed);
        } else if self.is_news(since, now) {
            self.room.store((room / 2).max(FEW), Ordering::Relaxed);
        }
    }

    /// Whether a wait says something about the room as it is now: all who wait for one slow commit say the same.
    fn is_news(&self, since: Instant, now: Instant) -> bool {
        let after = |at: Instant| {
            u64::try_from(at.saturating_duration_since(self.began).as_micros()).unwrap_or(u64::MAX)
        };
        let halved = self.halved.load(Ordering::Relaxed);
        after(since) >= halved
            && self.halved.compare_exchange(halved, after(now), Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.crowd.leave(self.since, Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(crowd: &Crowd, now: Instant) -> usize {
        let inside: Vec<_> = std::iter::from_fn(|| crowd.enter(now)).collect();
        let count = inside.len();
        inside.into_iter().for_each(std::mem::forget);
        crowd.inside.store(0, Ordering::Relaxed);
        count
    }

    fn pass(crowd: &Crowd, count: usize, since: Instant, now: Instant) {
        crowd.inside.fetch_add(count, Ordering::Relaxed);
        (0..count).for_each(|_| crowd.leave(since, now));
    }

    #[test]
    fn room_grows_while_nobody_waits_and_shrinks_to_a_few_while_everybody_does() {
        let crowd = Crowd::default();
        let mut now = Instant::now();
        assert_eq!(fits(&crowd, now), SOME);
        pass(&crowd, SOME, now, now + SOON);
        assert_eq!(fits(&crowd, now), 2 * SOME);
        for _ in 0..10 {
            let since = now;
            now += SOON * 2;
            pass(&crowd, FEW, since, now);
        }
        assert_eq!(fits(&crowd, now), FEW);
        pass(&crowd, 2 * MOST, now, now);
        assert_eq!(fits(&crowd, now), MOST);
    }

    #[test]
    fn all_who_wait_for_one_slow_commit_halve_the_room_once() {
        let crowd = Crowd::default();
        let now = Instant::now();
        pass(&crowd, SOME, now, now + SOON * 2);
        assert_eq!(fits(&crowd, now), SOME / 2);
        pass(&crowd, FEW, now + SOON * 3, now + SOON * 5);
        assert_eq!(fits(&crowd, now), FEW);
    }
}
