//! What can go wrong between us and the memory, told so that someone can act on it.
//!
//! Doors turn `Busy` and `Full` into "try again", `Conflict` into an outcome, and the rest into "our fault". Texts of
//! the engine are shown, never parsed.

use thiserror::Error;

/// Why the store could not do what it was asked. Cheap to clone: one failed commit answers many callers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// A rule of the tables forbids it (unique, reference, check).
    #[error("the store refused a row that breaks a rule of its table: {0}")]
    Conflict(String),
    /// Too much is waiting, or another process holds the database. Nothing was written; trying again is safe.
    #[error("the store is busy: {why}; nothing was written, try again in a moment")]
    Busy {
        /// What it is waiting for.
        why: &'static str,
    },
    /// The database server does not answer. Nothing was written; it works again by itself once the server does.
    #[error(
        "cannot reach {place} ({problem}); nothing was written. See whether the server runs and this machine may reach it"
    )]
    Away {
        /// The database.
        place: String,
        /// What was tried.
        problem: String,
    },
    /// The connection broke during a commit, and the server did not come back in time to ask what became of it.
    #[error(
        "{place} went away while it was keeping a write: whether it did will show when it is back. Look before you try again"
    )]
    Unsettled {
        /// The database.
        place: String,
    },
    /// No room. Nothing was written; it works again by itself once there is space.
    #[error("no room left for {place}; nothing was written. Free space on that disk, it goes on by itself")]
    Full {
        /// The database.
        place: String,
    },
    /// A row does not hold what its statement expects.
    #[error(
        "unreadable row: column {column} of `{statement}` {problem}. Run `aftersale doctor` and keep a copy of the database"
    )]
    Corrupt {
        /// The beginning of the statement.
        statement: String,
        /// The column's name.
        column: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The file itself is broken.
    #[error(
        "{place} is damaged ({problem}). Keep a copy of it and its -wal file, then restore the last backup"
    )]
    Damaged {
        /// The database.
        place: String,
        /// The engine's words.
        problem: String,
    },
    /// Written by a newer aftersale.
    #[error(
        "{place} was written by a newer aftersale (its tables are at version {found}, this program knows {known}). Use the newer program, or restore a backup from before the upgrade"
    )]
    Newer {
        /// The database.
        place: String,
        /// Version of the tables.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// The database cannot be opened.
    #[error("cannot open {place}: {problem}. {way_out}")]
    Unusable {
        /// The database, as it was named.
        place: String,
        /// What is wrong.
        problem: String,
        /// What to do.
        way_out: String,
    },
    /// A step of the schema did not run, or is not the one that ran.
    #[error("migration {name} of {place}: {problem}")]
    Migration {
        /// The database.
        place: String,
        /// File name without extension.
        name: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// The closure panicked; its changes were undone.
    #[error("a unit of work panicked and was undone: {0}")]
    Panicked(String),
    /// The store was closed before the work was done.
    #[error("the store is closed")]
    Closed,
    /// Anything else the engine says.
    #[error("{place}: {problem}")]
    Backend {
        /// The database or the statement.
        place: String,
        /// The engine's words.
        problem: String,
    },
}

/// The first 120 characters of a statement on one line: enough to find it by.
pub(super) fn shorten(statement: &str) -> String {
    let mut line = String::new();
    for word in statement.split_whitespace() {
        if line.len() + word.len() > 120 {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
