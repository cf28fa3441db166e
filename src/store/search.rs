//! Search by equality on terms: who is found by which folded word.

use super::registrations::select_registration;
use super::{StoreError, Tx};
use crate::domain::clock::Id;
use crate::domain::registration::Registration;
use crate::domain::search::Term;
use crate::values;

/// The most registrations one reading of a search gives.
pub const MOST: i64 = 50;

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

    /// Makes a registration findable by these terms instead of those it had.
    pub fn replace_terms(
        &mut self,
        registration: &Id,
        had: &[Term],
        terms: &[Term],
    ) -> Result<(), StoreError> {
        for term in had.iter().filter(|term| !terms.contains(term)) {
            self.perform(
                "DELETE FROM search_term WHERE term = ?1 AND registration = ?2",
                values![term.as_str(), registration.as_str()],
            )?;
        }
        self.add_terms(registration, terms)
    }

    /// Registrations that have all these terms, newest first, at most [`MOST`].
    pub fn search_registrations(&mut self, terms: &[Term]) -> Result<Vec<Registration>, StoreError> {
        let Some((first, others)) = terms.split_first() else { return Ok(Vec::new()) };
        let mut found: Vec<Registration> = self.all(
            select_registration!(
                "JOIN search_term t ON t.registration = r.id WHERE t.term = ?1 ORDER BY t.registration DESC LIMIT ?2"
            ),
            values![first.as_str(), MOST],
        )?;
        for term in others {
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

    fn has_term(&mut self, registration: &Id, term: &Term) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT 1 FROM search_term WHERE term = ?1 AND registration = ?2",
            values![term.as_str(), registration.as_str()],
        )?;
        Ok(found.is_some())
    }
}
