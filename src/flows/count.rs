//! Count: how the form does and how often a unit's label is scanned, without following anybody. A request only adds to a sum in
//! memory; `worker/counts` stores the sums about once a minute. What was counted since is lost in a kill, and nobody misses it.

use jiff::civil::Date;

use super::resolve::{Fresh, Resolution};
use super::sums::Sums;
use super::{Context, Error};
use crate::domain::count::{Count, Kind, Scans, Step};
use crate::store::Tx;

/// The most kinds of one thread between two storings; what is beyond is not counted.
const KINDS: usize = 20_000;
/// As many units: more than a launch day brings to one machine in a minute, and little enough to be stored in a second.
const UNITS: usize = 5_000;
/// Units stored in one transaction: whoever registers meanwhile does not wait.
const AT_ONCE: usize = 100;

/// Sums since they were stored last.
#[derive(Debug)]
pub struct Counts {
    kinds: Sums<Count>,
    scans: Sums<Scans>,
}

impl Default for Counts {
    fn default() -> Self {
        Self { kinds: Sums::new(KINDS), scans: Sums::new(UNITS) }
    }
}

impl Counts {
    fn add(&self, kind: &Kind<'_>) {
        self.kinds.add(kind, |sum| sum.is_of(kind), |sum| sum.many += 1, || Count::of(kind, 1));
    }
}

/// The page of a unit was opened by its label. Whoever has no proof opened nothing: such a scan counts for no unit.
pub fn scanned(context: &Context, found: &Resolution) {
    let (product, serial) = match found {
        Resolution::Fresh(fresh) if fresh.proven => (fresh.product.number, &fresh.unit.serial),
        Resolution::Registered(registered) => (registered.product.number, &registered.unit.serial),
        Resolution::Withdrawn(withdrawn) => (withdrawn.product.number, &withdrawn.unit.serial),
        _ => return,
    };
    let (at, month) = (context.clock().now(), context.today().first_of_month());
    context.counts.scans.add(
        (product, serial, month),
        |sum| sum.product == product && sum.serial == *serial && sum.month == month,
        |sum| (sum.many, sum.last_at) = (sum.many + 1, at),
        || Scans { product, serial: serial.clone(), month, many: 1, last_at: at },
    );
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
    context.counts.add(&kind);
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
    context.counts.add(&kind);
}

/// Stores what was counted; answers how many sums that were. What cannot be stored is lost.
///
/// # Errors
/// What the store says.
pub async fn store(context: &Context) -> Result<usize, Error> {
    let (counts, mut scans) = (context.counts.kinds.take(), context.counts.scans.take());
    let many = counts.len() + scans.len();
    if !counts.is_empty() {
        let add = move |tx: &mut Tx<'_>| counts.iter().try_for_each(|count| tx.add_count(count));
        context.store.write(move |tx| add(tx).map_err(Error::from)).await?;
    }
    // In one order, so that two processes that add to the same rows do not wait for each other in a circle.
    scans.sort_by(|one, other| (one.product, &one.serial).cmp(&(other.product, &other.serial)));
    for some in scans.chunks(AT_ONCE) {
        let some = some.to_vec();
        let add = move |tx: &mut Tx<'_>| some.iter().try_for_each(|scans| tx.add_scans(scans));
        context.store.write(move |tx| add(tx).map_err(Error::from)).await?;
    }
    Ok(many)
}

/// The sums of these days, both included.
///
/// # Errors
/// What the store says.
pub async fn list(context: &Context, from: Date, until: Date) -> Result<Vec<Count>, Error> {
    context.store.read(move |tx| Ok(tx.list_counts(from, until)?)).await
}
