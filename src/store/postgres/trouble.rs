//! [`Trouble`]: the server's errors sorted by what they mean for the work in hand, and told in our words.
//!
//! Sorted by SQLSTATE, never by text. A value of a row is never shown: it may be somebody's address.

use std::error::Error as _;

use tokio_postgres::Error;
use tokio_postgres::error::{DbError, Severity};

use super::super::StoreError;
use super::super::error::shorten;

/// What went wrong, by what has to be done.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// This statement, and the work it belongs to.
    Own(StoreError),
    /// The whole transaction, by what others did at the same moment: run again, it may pass.
    Again(StoreError),
    /// The whole transaction; running it again would only wait again.
    Refused(StoreError),
    /// The connection. What it had not committed is undone.
    Lost(StoreError),
}

impl Trouble {
    pub(super) fn error(&self) -> &StoreError {
        match self {
            Self::Own(error) | Self::Again(error) | Self::Refused(error) | Self::Lost(error) => error,
        }
    }

    /// Whether more than the statement's own work is concerned.
    pub(super) fn is_grave(&self) -> bool {
        !matches!(self, Self::Own(_))
    }

    pub(super) fn lost(place: &str, problem: impl Into<String>) -> Self {
        Self::Lost(StoreError::Away { place: place.to_owned(), problem: problem.into() })
    }

    /// Sorts what came of `sql`; `writes` where nothing else than writing would do.
    pub(super) fn of(place: &str, sql: &str, writes: bool, error: &Error) -> Self {
        let Some(said) = error.as_db_error() else {
            return if error.is_closed()
                || error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
            {
                Self::lost(place, say(error))
            } else {
                Self::Own(backend(place, sql, &say(error)))
            };
        };
        match said.code().code() {
            code if code.starts_with("23") => Self::Own(StoreError::Conflict(said.message().to_owned())),
            "53100" => Self::Own(StoreError::Full { place: place.to_owned() }),
            "40001" | "40P01" => Self::Again(StoreError::Busy { why: "others were changing the same rows" }),
            // A table was changed while this connection knew how it looked before.
            "0A000" if said.routine() == Some("RevalidateCachedQuery") => {
                Self::Again(StoreError::Busy { why: "the tables were just changed" })
            }
            "55P03" => Self::Refused(StoreError::Busy { why: "another process is writing to the database" }),
            "53300" => Self::Refused(StoreError::Busy { why: "the server takes no more connections" }),
            // A standby, or a primary that is one no more.
            "25006" if writes => Self::lost(place, "this server takes no writes"),
            "XX001" | "XX002" => {
                Self::Own(StoreError::Damaged { place: place.to_owned(), problem: said.message().to_owned() })
            }
            code if code.starts_with("08") || is_fatal(said) => Self::lost(place, said.message()),
            _ => Self::Own(backend(place, sql, said.message())),
        }
    }
}

/// The connection is over: the server stops, crashed, or threw us out.
fn is_fatal(said: &DbError) -> bool {
    matches!(said.parsed_severity(), Some(Severity::Fatal | Severity::Panic))
        || matches!(said.code().code(), "57P01" | "57P02" | "57P03" | "57P05" | "25P03")
}

fn backend(place: &str, sql: &str, problem: &str) -> StoreError {
    StoreError::Backend { place: place.to_owned(), problem: format!("{problem} in `{}`", shorten(sql)) }
}

/// Why no connection came about.
pub(super) fn not_connected(place: &str, error: &Error) -> Trouble {
    let unusable = |problem: &str, way_out: &str| {
        Trouble::Refused(StoreError::Unusable {
            place: place.to_owned(),
            problem: problem.to_owned(),
            way_out: way_out.to_owned(),
        })
    };
    let Some(said) = error.as_db_error() else {
        let text = say(error);
        let tls = error.source().is_some_and(is_tls);
        if tls || text.contains("TLS") {
            return unusable(
                &text,
                "Name the server's authority with ?sslrootcert=FILE; sslmode=require takes any certificate, sslmode=disable \
                 encrypts nothing",
            );
        }
        if text.contains("password") {
            return unusable(
                &text,
                "Put it into the URL: postgres://user:password@host/name, or ?password=env:NAME",
            );
        }
        // "error connecting to server" is what our own words say already.
        let cause = error.source().map_or(text, ToString::to_string);
        return Trouble::lost(place, cause);
    };
    match said.code().code() {
        "28P01" | "28000" => {
            unusable(said.message(), "Check user and password in database.url, and pg_hba.conf")
        }
        "3D000" => unusable(said.message(), "Make it: createdb NAME, owned by the user of database.url"),
        "42501" => unusable(said.message(), "Let this user connect, and make tables in that database"),
        _ => Trouble::of(place, "connect", true, error),
    }
}

/// rustls' errors come wrapped in one of input and output.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.and_then(std::io::Error::get_ref)
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>)
}

/// The error with its causes, on one line.
pub(super) fn say(error: &Error) -> String {
    if let Some(said) = error.as_db_error() {
        return said.message().to_owned();
    }
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    text
}
