//! Board: the figures of the dashboard, read from what is summed already; a few hundred rows whatever the house holds.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Context, Error};
use crate::domain::clock::Timestamp;
use crate::domain::count::Count;
use crate::domain::tally::{Ending, Figures, Moment, OfferCount};
use crate::store::Tx;

/// Days that are shown one by one.
pub const DAYS: i32 = 30;
/// Months in which covers end that are shown.
const MONTHS: usize = 12;

/// All figures.
#[derive(Clone, Debug)]
pub struct Board {
    /// Today, in the site's calendar.
    pub today: Date,
    /// When units were counted last; `None` when they never were.
    pub counted_at: Option<Timestamp>,
    /// Units by product, batch and dealer.
    pub units: Vec<Figures>,
    /// Registrations of each of the last days, today last.
    pub days: Vec<(Date, i64)>,
    /// Registrations of these days by language.
    pub langs: BTreeMap<String, i64>,
    /// What the form counted in these days.
    pub form: Vec<Count>,
    /// What happened to offers in this month and the eleven before.
    pub offers: Vec<OfferCount>,
    /// Covers that end, by month, this month first.
    pub endings: Vec<(String, i64)>,
}

/// Reads them.
///
/// # Errors
/// What the store says.
pub async fn read(context: &Context) -> Result<Board, Error> {
    let (today, zone) = (context.today(), context.settings.time_zone.clone());
    let first = today.saturating_sub((DAYS - 1).days());
    let since =
        first.to_zoned(zone.clone()).map_or(Timestamp(0), |at| Timestamp(at.timestamp().as_millisecond()));
    let raw = context.store.read(move |tx| raw(tx, since, (first, today))).await?;
    let day = |moment: &Moment| moment.at.date_in(&zone);
    let mut days: BTreeMap<Date, i64> =
        first.series(1.day()).take_while(|on| *on <= today).map(|on| (on, 0)).collect();
    let mut langs = BTreeMap::new();
    for moment in &raw.moments {
        // Half an hour may begin the day before in a zone whose day begins at a quarter.
        if let Some(sum) = days.get_mut(&day(moment).max(first)) {
            *sum += moment.many;
            *langs.entry(moment.lang.clone()).or_default() += moment.many;
        }
    }
    Ok(Board {
        today,
        counted_at: raw.counted_at,
        units: raw.units,
        days: days.into_iter().collect(),
        langs,
        form: raw.form,
        offers: raw.offers,
        endings: months(today, &raw.endings),
    })
}

struct Raw {
    counted_at: Option<Timestamp>,
    units: Vec<Figures>,
    endings: Vec<Ending>,
    moments: Vec<Moment>,
    form: Vec<Count>,
    offers: Vec<OfferCount>,
}

fn raw(tx: &mut Tx<'_>, since: Timestamp, (first, today): (Date, Date)) -> Result<Raw, Error> {
    let shown = tx.list_walks()?.into_iter().rfind(|walk| walk.ended_at.is_some());
    let (units, endings) = match &shown {
        Some(walk) => (tx.list_figures(walk.number)?, tx.list_endings(walk.number)?),
        None => (Vec::new(), Vec::new()),
    };
    Ok(Raw {
        counted_at: shown.and_then(|walk| walk.ended_at),
        units,
        endings,
        moments: tx.list_moments(since)?,
        form: tx.list_counts(first, today)?,
        offers: tx.list_offer_counts(today.saturating_sub(11.months()))?,
    })
}

fn months(today: Date, endings: &[Ending]) -> Vec<(String, i64)> {
    let first = today.first_of_month();
    let months = first.series(1.month()).take(MONTHS).map(|month| month.strftime("%Y-%m").to_string());
    let sum =
        |month: &str| endings.iter().filter(|ending| ending.month == month).map(|ending| ending.many).sum();
    months.map(|month| (month.clone(), sum(&month))).collect()
}
