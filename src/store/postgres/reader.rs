//! Reading: threads of the store with a connection each, and connections lent to threads that may wait (the terminal).
//!
//! Every read is one transaction that sees one moment and may not write. A read whose connection breaks is read again;
//! only a lent session cannot be, because its closure may be called once.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::super::StoreError;
use super::super::driver::{Job, Session};
use super::connection::{Connection, Role};
use super::home::{AGAIN, Home};
use super::session::PgSession;
use super::trouble::Trouble;

const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// How often a read is tried against changes of others.
const TRIES: usize = 5;

/// The life of a thread for reads: until the queue is closed and empty.
pub(super) fn serve(home: &Arc<Home>, queue: &Mutex<Receiver<Box<dyn Job>>>) {
    let mut conn = None;
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut job) = next else { return };
        let fate = run(home, &mut conn, job.as_mut());
        job.answer(fate);
        // The caller has what it wanted; the snapshot is let go behind its back.
        if let Some(used) = &mut conn {
            used.post_script("COMMIT");
            if used.flush().is_err() {
                conn = None;
            }
        }
    }
}

/// Runs the job, with a snapshot left open on the connection.
fn run(home: &Arc<Home>, kept: &mut Option<Connection>, job: &mut dyn Job) -> Result<(), StoreError> {
    let began = Instant::now();
    let mut tries = 0;
    loop {
        match try_once(home, kept, job) {
            Ok(()) => return Ok(()),
            Err(trouble) => {
                *kept = None;
                tries += 1;
                let again = match &trouble {
                    Trouble::Lost(_) => home.is_worth_waiting(began),
                    Trouble::Again(_) => tries < TRIES,
                    Trouble::Own(_) | Trouble::Refused(_) => false,
                };
                if !again {
                    return Err(trouble.error().clone());
                }
                // The first loss is usually a connection that broke while it was idle.
                if tries > 1 {
                    std::thread::sleep(AGAIN);
                }
            }
        }
    }
}

fn try_once(home: &Arc<Home>, kept: &mut Option<Connection>, job: &mut dyn Job) -> Result<(), Trouble> {
    let conn = match kept {
        Some(conn) => conn,
        none => none.insert(home.connect(Role::Reader)?),
    };
    conn.post_script(BEGIN);
    let mut session = PgSession::new(conn);
    job.run(&mut session);
    // A statement's own trouble is the closure's, which answers it.
    match session.trouble() {
        Some(trouble) if trouble.is_grave() => Err(trouble),
        _ => Ok(()),
    }
}

/// Lends a session on a connection of its own to this thread, which waits for each answer.
pub(super) fn read_here(home: &Arc<Home>, read: &mut dyn FnMut(&mut dyn Session)) -> Result<(), StoreError> {
    if home.is_closed() {
        return Err(StoreError::Closed);
    }
    if tokio::runtime::Handle::try_current().is_ok() {
        return Err(StoreError::Backend {
            place: home.address.place.clone(),
            problem: "a thread that serves others must not wait here for the network; `peek` is there for it"
                .to_owned(),
        });
    }
    let mut loan = Loan { home, conn: home.lend()?, keep: false };
    let conn = begin(&mut loan)?;
    read(&mut PgSession::new(conn));
    conn.post_script("COMMIT");
    loan.keep = conn.flush().is_ok();
    Ok(())
}

/// Ends the loan however the read ends, a panic included: a connection in the middle of something is closed.
struct Loan<'h> {
    home: &'h Arc<Home>,
    conn: Option<Connection>,
    keep: bool,
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        let conn = self.conn.take();
        self.home.give_back(conn.filter(|_| self.keep));
    }
}

/// Begins a read; a connection that broke while nobody used it is replaced.
fn begin<'l>(loan: &'l mut Loan<'_>) -> Result<&'l mut Connection, StoreError> {
    let began = Instant::now();
    loop {
        let tried = match loan.conn.take() {
            Some(conn) => Ok(conn),
            None => loan.home.connect(Role::Reader),
        }
        .and_then(|mut conn| {
            conn.post_script(BEGIN);
            conn.flush().map(|()| conn)
        });
        match tried {
            Ok(conn) => return Ok(loan.conn.insert(conn)),
            Err(Trouble::Lost(_)) if loan.home.is_worth_waiting(began) => std::thread::sleep(AGAIN),
            Err(trouble) => return Err(trouble.error().clone()),
        }
    }
}
