//! [`Tx`]: what a unit of work sees of the store. Statements go through here; commit and rollback do not.
//!
//! Each aggregate adds its queries as methods in a file of its own, so that every statement stands once:
//!
//! ```ignore
//! // store/units.rs
//! impl Tx<'_> {
//!     /// Records a unit. `false` if it was recorded before.
//!     pub fn record_unit(&mut self, unit: &Unit, at: i64) -> Result<bool, StoreError> {
//!         let added = self.execute(
//!             "INSERT INTO units (product, serial, recorded_at) VALUES (?1, ?2, ?3)
//!              ON CONFLICT (product, serial) DO NOTHING",
//!             values![unit.product.as_str(), unit.serial.as_str(), at],
//!         )?;
//!         Ok(added == 1)
//!     }
//!
//!     /// When the unit was recorded.
//!     pub fn find_unit_recorded_at(&mut self, product: &str, serial: &str) -> Result<Option<i64>, StoreError> {
//!         self.lookup("SELECT recorded_at FROM units WHERE product = ?1 AND serial = ?2", values![product, serial], |row| row.int(0))
//!     }
//! }
//! ```

use std::fmt;
use std::ops::ControlFlow;

use super::driver::{Session, Wake};
use super::{FromRow, Row, StoreError, Value};

/// A unit of work under way. Everything done through it is committed together or not at all.
///
/// A statement that fails fails the whole work, even if the closure goes on: say `ON CONFLICT … DO NOTHING` where a
/// conflict is an outcome.
pub struct Tx<'s> {
    session: &'s mut dyn Session,
    wake: &'s mut Wake,
}

impl fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").field("hooks", &self.wake.hooks.len()).finish_non_exhaustive()
    }
}

impl<'s> Tx<'s> {
    pub(super) fn new(session: &'s mut dyn Session, wake: &'s mut Wake) -> Self {
        Self { session, wake }
    }

    /// The row of a statement that always has one (a count, a `RETURNING`); none is [`StoreError::Corrupt`].
    pub fn one<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<T, StoreError> {
        self.optional(sql, values)?.ok_or_else(|| StoreError::Corrupt {
            statement: super::error::shorten(sql),
            column: "1".to_owned(),
            problem: "gave no row where one was expected".to_owned(),
        })
    }

    /// The first row, if there is one.
    pub fn optional<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<T>, StoreError> {
        self.lookup(sql, values, T::from_row)
    }

    /// All rows. For more than a page of them use [`Tx::each`].
    pub fn all<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<T>, StoreError> {
        let mut rows = Vec::new();
        self.each(sql, values, |row| {
            rows.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row, read in place by `read`: nothing is copied that `read` does not copy.
    pub fn lookup<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut found = None;
        let mut read = Some(read);
        let outcome = self.session.query(sql, values, &mut |row| {
            if let Some(read) = read.take() {
                found = Some(read(row)?);
            }
            Ok(ControlFlow::Break(()))
        });
        self.noted(outcome)?;
        Ok(found)
    }

    /// Calls `row` for each row while the engine produces them; memory does not grow with their number.
    pub fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut row: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let outcome = self.session.query(sql, values, &mut |found| row(found).map(ControlFlow::Continue));
        self.noted(outcome)
    }

    /// Runs a statement that gives no rows; answers how many rows it changed.
    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let outcome = self.session.execute(sql, values);
        self.noted(outcome)
    }

    /// Runs a statement whose count does not matter. As [`Tx::execute`], but over a wire nobody waits for it: a failure may
    /// show only at a later statement or at the end, where it fails the work all the same.
    pub fn perform(&mut self, sql: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        let outcome = self.session.post(sql, values);
        self.noted(outcome)
    }

    /// Runs `hook` once the work is durable, before its caller gets the answer; never when it is undone or run again.
    ///
    /// It runs on the writer's thread, so it does no more than ring a bell or set a cache.
    pub fn after_commit(&mut self, hook: impl FnOnce() + Send + 'static) {
        self.wake.hooks.push(Box::new(hook));
    }

    /// Whether this is the first change of units in this work.
    pub(super) fn is_first_change(&mut self) -> bool {
        !std::mem::replace(&mut self.wake.changed_units, true)
    }

    /// Remembers the first failure, so that it cannot be lost.
    fn noted<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        outcome.inspect_err(|error| {
            self.wake.failed.get_or_insert_with(|| error.clone());
        })
    }
}
