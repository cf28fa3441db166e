//! Search by equality on terms, and by their beginnings as ranges: who is found by which folded word.

use super::registrations::select_registration;
use super::{StoreError, Tx};
use crate::domain::clock::Id;
use crate::domain::registration::Registration;
use crate::domain::search::{Findable, Reading, Term};
use crate::values;

/// The most registrations one reading of a search gives.
pub const MOST: i64 = 50;

/// How many different terms a beginning may stand for: "an" is Ann, Anna, Andrew …, and who reads on types on.
const BEGUN: usize = 12;

/// So many registrations of a term are counted; of terms of more, the rarer one reaches further back with as many.
const COMMON: i64 = 1000;

impl Tx<'_> {
    /// Makes a registration findable by these terms.
    pub fn add_terms(&mut self, registration: &Id, terms: &[Term]) -> Result<(), StoreError> {
        for term in terms {
            self.perform(
                "INSERT INTO search_term (term, registration) VALUES (?1, ?2) ON CONFLICT (term, registration) DO NOTHING",
                values![term.as_str(), registration.as_str()],
            )?;
        }
        Ok(())
    }

    /// What a registration is found by. Made anew from its row: there is no index by registration, and there are ten terms for
    /// each of millions.
    pub fn list_terms(&mut self, registration: &Id) -> Result<Vec<Term>, StoreError> {
        let Some(known) = self.find_registration(registration)? else { return Ok(Vec::new()) };
        let batch = self.find_unit(known.product, &known.serial)?.and_then(|unit| unit.facts.batch);
        let mut held = Vec::new();
        let reach = self.find_reach(registration)?;
        for term in Findable::stored(&known, batch.as_deref()).terms().into_iter().chain(reach.terms()) {
            if self.has_term(registration, &term)? {
                held.push(term);
            }
        }
        Ok(held)
    }

    /// A registration is not found by this term any more.
    pub fn remove_term(&mut self, registration: &Id, term: &Term) -> Result<(), StoreError> {
        self.perform(
            "DELETE FROM search_term WHERE term = ?1 AND registration = ?2",
            values![term.as_str(), registration.as_str()],
        )
    }

    /// Makes a registration findable by these terms instead of those it had.
    pub fn replace_terms(
        &mut self,
        registration: &Id,
        had: &[Term],
        terms: &[Term],
    ) -> Result<(), StoreError> {
        for term in had.iter().filter(|term| !terms.contains(term)) {
            self.remove_term(registration, term)?;
        }
        self.add_terms(registration, terms)
    }

    /// Registrations that a reading means, newest first for each of its terms, at most [`MOST`].
    pub fn search_registrations(&mut self, reading: &Reading) -> Result<Vec<Registration>, StoreError> {
        let Some(begun) = &reading.begins else { return self.search_terms(reading.all.clone()) };
        let mut found: Vec<Registration> = Vec::new();
        for term in self.list_terms_begun(begun)? {
            for registration in self.search_terms(reading.completed(&term))? {
                if !found.iter().any(|known| known.id == registration.id) {
                    found.push(registration);
                }
            }
            if i64::try_from(found.len()).is_ok_and(|count| count >= MOST) {
                break;
            }
        }
        Ok(found)
    }

    /// The first few different terms that begin so. One seek for each: a beginning may be that of a million rows.
    fn list_terms_begun(&mut self, begun: &Term) -> Result<Vec<Term>, StoreError> {
        let end = begun.end_of_range();
        let mut terms: Vec<Term> = self.lookup_term(
            "SELECT term FROM search_term WHERE term >= ?1 AND term < ?2 ORDER BY term LIMIT 1",
            begun.as_str(),
            &end,
        )?;
        while let Some(last) = terms.last()
            && terms.len() < BEGUN
        {
            let next = self.lookup_term(
                "SELECT term FROM search_term WHERE term > ?1 AND term < ?2 ORDER BY term LIMIT 1",
                last.as_str(),
                &end,
            )?;
            if next.is_empty() {
                break;
            }
            terms.extend(next);
        }
        Ok(terms)
    }

    fn lookup_term(&mut self, sql: &str, from: &str, end: &str) -> Result<Vec<Term>, StoreError> {
        let found = self.lookup(sql, values![from, end], |row| row.string(0).map(Term::stored))?;
        Ok(found.into_iter().collect())
    }

    /// Registrations that have all these terms, newest first. The rarest term leads, or "maria lopez" would read every
    /// Maria there is; each statement looks at one more, what is beyond the third is compared by itself.
    fn search_terms(&mut self, mut all: Vec<Term>) -> Result<Vec<Registration>, StoreError> {
        if all.len() > 1 {
            let mut counted = Vec::with_capacity(all.len());
            for term in all {
                let (count, oldest) = self.count_term(&term)?;
                if count == 0 {
                    return Ok(Vec::new());
                }
                counted.push((count, oldest, term));
            }
            counted.sort();
            all = counted.into_iter().map(|(.., term)| term).collect();
        }
        let mut found: Vec<Registration> = match all.as_slice() {
            [] => return Ok(Vec::new()),
            [one] => self.all(
                select_registration!(
                    "JOIN search_term t ON t.registration = r.id WHERE t.term = ?1 ORDER BY t.registration DESC LIMIT ?2"
                ),
                values![one.as_str(), MOST],
            )?,
            // Not EXISTS: PostgreSQL would make a join of it, and of a plan for any two terms one that reads all of the common one.
            [one, two] => self.all(
                select_registration!(
                    "JOIN search_term t ON t.registration = r.id WHERE t.term = ?1 AND \
                     (SELECT u.term FROM search_term u WHERE u.term = ?3 AND u.registration = t.registration) IS NOT NULL \
                     ORDER BY t.registration DESC LIMIT ?2"
                ),
                values![one.as_str(), MOST, two.as_str()],
            )?,
            [one, two, three, ..] => self.all(
                select_registration!(
                    "JOIN search_term t ON t.registration = r.id WHERE t.term = ?1 AND \
                     (SELECT u.term FROM search_term u WHERE u.term = ?3 AND u.registration = t.registration) IS NOT NULL AND \
                     (SELECT v.term FROM search_term v WHERE v.term = ?4 AND v.registration = t.registration) IS NOT NULL \
                     ORDER BY t.registration DESC LIMIT ?2"
                ),
                values![one.as_str(), MOST, two.as_str(), three.as_str()],
            )?,
        };
        for term in all.iter().skip(3) {
            let mut kept = Vec::with_capacity(found.len());
            for registration in found {
                if self.has_term(&registration.id, term)? {
                    kept.push(registration);
                }
            }
            found = kept;
        }
        Ok(found)
    }

    /// How many registrations have a term, at most [`COMMON`], and the oldest of them.
    fn count_term(&mut self, term: &Term) -> Result<(i64, String), StoreError> {
        self.one(
            "SELECT COUNT(*), COALESCE(MIN(registration), '') FROM
               (SELECT registration FROM search_term WHERE term = ?1 ORDER BY registration DESC LIMIT ?2) AS counted",
            values![term.as_str(), COMMON],
        )
    }

    fn has_term(&mut self, registration: &Id, term: &Term) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT 1 FROM search_term WHERE term = ?1 AND registration = ?2",
            values![term.as_str(), registration.as_str()],
        )?;
        Ok(found.is_some())
    }
}
