//! Count: how the form does, without following anybody. A request only adds to a sum in memory; `worker/counts` stores the
//! sums about once a minute. What was counted since is lost in a kill, and nobody misses it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use super::resolve::Fresh;
use super::{Context, Error};
use crate::domain::count::{Count, Kind, Step};

/// More than a machine has threads that answer: each adds to sums of its own, and none waits for another.
const SHARES: usize = 64;
/// The most kinds of one thread between two storings; what is beyond is not counted.
const KINDS: usize = 20_000;

/// Sums since they were stored last.
#[derive(Debug, Default)]
pub struct Counts {
    hash: RandomState,
    shares: Vec<Mutex<Share>>,
}

/// By the hash of the kind: a map by the kind itself would want an owned one to look it up.
type Share = HashMap<u64, Vec<Count>>;

thread_local! {
    static MINE: usize = {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        NEXT.fetch_add(1, Ordering::Relaxed) % SHARES
    };
}

impl Counts {
    /// No sums yet.
    pub fn new() -> Self {
        Self { hash: RandomState::new(), shares: (0..SHARES).map(|_| Mutex::default()).collect() }
    }

    fn add(&self, kind: &Kind<'_>, many: i64) {
        let Some(share) = self.shares.get(MINE.with(|mine| *mine)) else { return };
        let mut share = share.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = self.hash.hash_one(kind);
        if let Some(count) = share.get_mut(&hash).and_then(|same| same.iter_mut().find(|one| one.is_of(kind)))
        {
            count.many += many;
        } else if share.len() < KINDS {
            share.entry(hash).or_default().push(Count::of(kind, many));
        }
    }

    /// Takes all sums out.
    fn take(&self) -> Vec<Count> {
        let take =
            |share: &Mutex<Share>| std::mem::take(&mut *share.lock().unwrap_or_else(PoisonError::into_inner));
        self.shares.iter().flat_map(|share| take(share).into_values().flatten()).collect()
    }
}

/// The form of this unit was shown in `lang`.
pub fn shown(context: &Context, fresh: &Fresh, lang: &str) {
    count(context, fresh, lang, Step::Shown);
}

/// Counts one step of whoever has this unit's form.
pub(super) fn count(context: &Context, fresh: &Fresh, lang: &str, step: Step<'_>) {
    let kind = Kind {
        on: context.today(),
        product: fresh.product.number,
        batch: fresh.facts.batch.as_deref().unwrap_or_default(),
        dealer: fresh.facts.dealer.as_deref().unwrap_or_default(),
        lang,
        step,
    };
    context.counts.add(&kind, 1);
}

/// A letter was written in which this offer stands.
pub fn mailed(context: &Context, product: i64, offer: &str) {
    of_offer(context, product, Step::Mailed(offer));
}

/// The link of an offer in a letter was followed.
pub(super) fn followed(context: &Context, product: i64, offer: &str) {
    of_offer(context, product, Step::Offer(offer));
}

fn of_offer(context: &Context, product: i64, step: Step<'_>) {
    let on = context.today();
    let kind = Kind { on, product, batch: "", dealer: "", lang: "", step };
    context.counts.add(&kind, 1);
}

/// Stores what was counted, in one transaction; answers how many sums that were. What cannot be stored is lost.
///
/// # Errors
/// What the store says.
pub async fn store(context: &Context) -> Result<usize, Error> {
    let counts = context.counts.take();
    if counts.is_empty() {
        return Ok(0);
    }
    context
        .store
        .write(move |tx| {
            for count in &counts {
                tx.add_count(count)?;
            }
            Ok(counts.len())
        })
        .await
}

/// The sums of these days, both included.
///
/// # Errors
/// What the store says.
pub async fn list(context: &Context, from: Date, until: Date) -> Result<Vec<Count>, Error> {
    context.store.read(move |tx| Ok(tx.list_counts(from, until)?)).await
}
