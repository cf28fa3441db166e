//! From a term, a unit's history and the dates of its registration to the line that holds: first and last day, and why.
//!
//! Pure arithmetic on dates; no today in it but in [`Line::standing`]. A line's last day never lies before its first.

use jiff::Span;
use jiff::civil::Date;

use super::history::{History, Past, Replacement};
use super::rules::{OnRepair, OnReplacement, Transfer};
use super::{Change, Dates, Line, Reason, Standing, StartRule, Term};
use crate::domain::market::Market;
use crate::domain::phrase::Phrase;
use crate::domain::unit::UnitFacts;

impl Line {
    /// Where the line stands on `today`.
    pub fn standing(&self, today: Date) -> Standing {
        if today > self.ends_on || self.cut_on.is_some_and(|cut| today >= cut) {
            Standing::Ended
        } else if today < self.starts_on {
            Standing::NotStarted
        } else {
            Standing::Running
        }
    }

    /// `true` when it was cut off before its first day, so that it never covers anything.
    pub fn is_nothing(&self) -> bool {
        self.cut_on.is_some_and(|cut| cut <= self.starts_on)
    }

    fn end(&mut self, cut: Option<(Date, Change)>) {
        let Some((on, why)) = cut.filter(|(on, _)| *on <= self.ends_on) else { return };
        self.ends_on = on.yesterday().unwrap_or(on).max(self.starts_on);
        self.cut_on = Some(on);
        // Days that a repair added to an end that is no end any more would only confuse.
        self.changes.retain(|change| matches!(change, Change::Carried { .. }));
        self.changes.push(why);
    }
}

/// All lines that hold in `market` for a unit with this history and these dates: those of the catalogue in its order, then
/// the plans that were sold for it, by their first day.
pub fn lines(terms: &[Term], history: &History, dates: &Dates, market: Option<Market>) -> Vec<Line> {
    let past = Past::of(&history.events);
    let mut lines: Vec<Line> = terms
        .iter()
        .filter(|term| term.holds_in(market))
        .map(|term| line(term, &history.facts, dates, &past))
        .collect();
    lines.extend(past.plans.iter().map(|(from, length, what)| plan((*from, *length, what), past.void_on)));
    lines
}

/// The last day on which anything is covered; `None` without lines.
pub fn covered_until(lines: &[Line]) -> Option<Date> {
    lines.iter().filter(|line| !line.is_nothing()).map(|line| line.ends_on).max()
}

pub(super) fn line(term: &Term, facts: &UnitFacts, dates: &Dates, past: &Past<'_>) -> Line {
    let newest = past.replacements.last().copied();
    let restart = newest.filter(|_| term.rules.on_replacement == OnReplacement::Restart);
    let mut line = match (restart, newest) {
        (Some(replacement), _) => blank(term, replacement.on, Reason::Replacement { on: replacement.on }),
        (None, Some(newest)) => {
            let mut line = carried(term, facts, dates, past);
            line.changes.push(Change::Carried { on: newest.on, from: newest.of.clone() });
            line
        }
        (None, None) => plain(term, facts, dates),
    };
    // What happened to the unit before is over for a line that started anew.
    let since = restart.map_or(Date::MIN, |replacement| replacement.on);
    repair(&mut line, term.rules.on_repair, past, since);
    line.end(cut(term.rules.transfer, past, since));
    line
}

/// The clock of the first of several units: its dates of making and of purchase count.
fn carried(term: &Term, facts: &UnitFacts, dates: &Dates, past: &Past<'_>) -> Line {
    let of_first = |first: &&Replacement| UnitFacts {
        manufactured_on: first.manufactured_on,
        shipped_on: first.shipped_on,
        ..facts.clone()
    };
    let facts = past.replacements.first().map_or_else(|| facts.clone(), of_first);
    let dates = past.replacements.iter().find_map(|replacement| replacement.dates).unwrap_or(*dates);
    plain(term, &facts, &dates)
}

fn plain(term: &Term, facts: &UnitFacts, dates: &Dates) -> Line {
    let (mut starts_on, mut reason) = start(term.from, facts, dates);
    let latest = term.latest_start.and_then(|latest| latest.day(facts));
    let declared = matches!(term.from, StartRule::Purchase | StartRule::Installation) && !dates.proven;
    if let Some(latest) = latest.filter(|latest| declared && starts_on > *latest) {
        reason = Reason::LatestStart { declared: starts_on, latest };
        starts_on = latest;
    }
    blank(term, starts_on, reason)
}

fn blank(term: &Term, starts_on: Date, reason: Reason) -> Line {
    Line {
        what: term.what.clone(),
        starts_on,
        ends_on: term.length.after(starts_on),
        length: term.length,
        reason,
        changes: Vec::new(),
        cut_on: None,
    }
}

fn plan((from, length, what): (Date, super::Length, &Phrase), void_on: Option<Date>) -> Line {
    let mut line = Line {
        what: what.clone(),
        starts_on: from,
        ends_on: length.after(from),
        length,
        reason: Reason::Plan { from },
        changes: Vec::new(),
        cut_on: None,
    };
    line.end(void_on.map(|on| (on, Change::Voided { on })));
    line
}

/// Repairs that began while the line ran, in the order of the calendar: an added day may make the next one count.
fn repair(line: &mut Line, rule: OnRepair, past: &Past<'_>, since: Date) {
    let repairs = past.repairs.iter().copied().filter(|(from, _)| *from >= since);
    match rule {
        OnRepair::Nothing => {}
        OnRepair::Stop => {
            let mut added = 0;
            let mut counted = Date::MIN;
            for (from, until) in repairs {
                if from < line.starts_on || from > line.ends_on {
                    continue;
                }
                // A day on which two entries have it in the workshop counts once.
                let days = (until - from.max(counted).min(until)).get_days();
                counted = counted.max(until);
                added += days;
                line.ends_on = line.ends_on.checked_add(Span::new().days(days)).unwrap_or(Date::MAX);
            }
            if added > 0 {
                line.changes.push(Change::RepairDays { days: added });
            }
        }
        OnRepair::Extend(each) => {
            let mut count = 0;
            for (from, _) in repairs {
                if from >= line.starts_on && from <= line.ends_on {
                    count += 1;
                    line.ends_on = each.after(line.ends_on);
                }
            }
            if count > 0 {
                line.changes.push(Change::RepairTerms { count, each });
            }
        }
    }
}

/// The first day without cover, by a change of owner that the line does not outlive, or because it was declared void;
/// the earlier one counts.
fn cut(rule: Transfer, past: &Past<'_>, since: Date) -> Option<(Date, Change)> {
    let mut transfers = past.transfers.iter().copied().filter(|on| *on >= since);
    let passed = rule.outlives().and_then(|many| transfers.nth(many)).map(|on| {
        let why =
            if rule == Transfer::Once { Change::PassedOnce { on } } else { Change::FirstOwnerOnly { on } };
        (on, why)
    });
    let void = past.void_on.map(|on| (on, Change::Voided { on }));
    match (passed, void) {
        (Some(passed), Some(void)) => Some(if void.0 < passed.0 { void } else { passed }),
        (passed, void) => passed.or(void),
    }
}

fn start(rule: StartRule, facts: &UnitFacts, dates: &Dates) -> (Date, Reason) {
    let purchased_on = dates.purchased_on;
    match rule {
        StartRule::Purchase => (purchased_on, Reason::Purchase { on: purchased_on, declared: !dates.proven }),
        StartRule::Installation => match dates.installed_on {
            Some(on) => (on, Reason::Installation { on }),
            None => (purchased_on, Reason::InstallationUnknown { purchased_on }),
        },
        StartRule::Manufacture { plus } => match facts.manufactured_on {
            Some(on) => {
                let start = plus.after(on);
                (start, Reason::Manufacture { on, plus_days: (start - on).get_days() })
            }
            None => (purchased_on, Reason::ManufactureUnknown { purchased_on }),
        },
        StartRule::Fixed(on) => (on, Reason::Fixed { on }),
    }
}
