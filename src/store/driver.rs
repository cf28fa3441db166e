//! The seam between the store and an engine: [`Driver`], [`Session`], [`Job`]. A new engine is one more file that
//! implements the first two; queries, closures and their panics look the same to all of them.
//!
//! A [`Job`] is a closure with its types rubbed off. A driver runs it (perhaps more than once), commits,
//! and only then lets it answer.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use super::{Row, StoreError, Tx, Value};

/// Something to do once the work is durable.
pub(super) type Hook = Box<dyn FnOnce() + Send>;

/// What a query calls for each row; `Break` ends it.
pub(super) type Each<'a> = &'a mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>, StoreError>;

/// A connection inside a transaction. Statements number their parameters `?1`, `?2`, ….
pub(super) trait Session {
    /// Runs a statement that gives rows.
    fn query(&mut self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), StoreError>;
    /// Runs a statement that gives none; answers how many rows it changed.
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError>;
    /// Runs a statement whose count nobody asks for. An engine behind a wire sends it along with the next one that is
    /// waited for; if it fails, the work fails then.
    fn post(&mut self, sql: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        self.execute(sql, values).map(drop)
    }
    /// Runs a migration: many statements, in the common dialect (`migrate`).
    fn script(&mut self, sql: &str) -> Result<(), StoreError>;
}

/// An engine that is open. All methods may be called from any thread.
pub(super) trait Driver: Send + Sync {
    /// Queues a writing job; refuses at once when the queue is full.
    fn write(&self, job: Box<dyn Job>) -> Result<(), StoreError>;
    /// Queues a reading job for a thread of the store.
    fn read(&self, job: Box<dyn Job>) -> Result<(), StoreError>;
    /// Whether [`Driver::read_here`] is so quick that a server's worker may call it.
    fn reads_inline(&self) -> bool;
    /// Lends a reading session to this thread, inside one snapshot.
    fn read_here(&self, read: &mut dyn FnMut(&mut dyn Session)) -> Result<(), StoreError>;
    /// Makes the engine forget the past bytes of deleted rows; `done` hears when it has, and whether of all its files.
    fn scrub(
        &self,
        whole: bool,
        done: Box<dyn FnOnce(Result<bool, StoreError>) + Send>,
    ) -> Result<(), StoreError>;
    /// Keeps every other `serve` out, where an engine cannot bear two.
    fn serve_alone(&self, _patience: Duration) -> Result<(), StoreError> {
        Ok(())
    }
    /// What is wrong with pages, indexes and references; `None` if that is the engine's own business.
    fn check(&self) -> Result<Option<Vec<String>>, StoreError> {
        Ok(None)
    }
    /// How often a prepared statement had to be parsed again.
    fn reprepares(&self) -> u64;
    /// How many transactions were committed.
    fn commits(&self) -> u64;
    /// Finishes what is queued and lets go of the database. Doing it twice is harmless.
    fn close(&self) -> Result<(), StoreError>;
}

/// A closure of some caller, waiting to be run.
pub(super) trait Job: Send {
    /// Runs the closure; a panic counts as its error. `true` keeps its changes, `false` undoes them.
    fn run(&mut self, session: &mut dyn Session) -> bool;
    /// Answers the caller, once: with the closure's own result if `fate` is `Ok` or the closure failed by itself.
    fn answer(self: Box<Self>, fate: Result<(), StoreError>);
}

/// The one [`Job`] there is.
pub(super) struct Work<F, R, T, E> {
    closure: F,
    reply: R,
    result: Option<Result<T, E>>,
    wake: Wake,
}

impl<F, R, T, E> Work<F, R, T, E> {
    pub(super) fn new(closure: F, reply: R) -> Self {
        Self { closure, reply, result: None, wake: Wake::default() }
    }
}

impl<F, R, T, E> Job for Work<F, R, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    R: FnOnce(Result<T, E>) + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, session: &mut dyn Session) -> bool {
        self.wake = Wake::default();
        let (closure, wake) = (&self.closure, &mut self.wake);
        let result = catch_unwind(AssertUnwindSafe(|| closure(&mut Tx::new(session, wake))))
            .unwrap_or_else(|panic| Err(StoreError::Panicked(panic_text(panic.as_ref())).into()));
        let result = self.wake.judge(result);
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        let result = match (self.result, fate) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(fate)) => Err(fate.into()),
            (None, Ok(())) => Err(StoreError::Closed.into()),
            (Some(Ok(value)), Ok(())) => {
                self.wake.run_hooks();
                Ok(value)
            }
        };
        (self.reply)(result);
    }
}

/// What a closure leaves behind besides its result.
#[derive(Default)]
pub(super) struct Wake {
    /// What is to follow the commit.
    pub(super) hooks: Vec<Hook>,
    /// It changed units.
    pub(super) changed_units: bool,
    /// The first statement that failed.
    pub(super) failed: Option<StoreError>,
}

impl Wake {
    /// Work in which a statement failed has failed, even if the closure says otherwise: PostgreSQL keeps nothing of
    /// it, so no engine may.
    pub(super) fn judge<T, E: From<StoreError>>(&mut self, result: Result<T, E>) -> Result<T, E> {
        match self.failed.take() {
            Some(failed) => result.and(Err(failed.into())),
            None => result,
        }
    }

    /// Runs what was to follow. A panic in one is no reason to withhold the answer: the work is durable.
    pub(super) fn run_hooks(self) {
        for hook in self.hooks {
            if let Err(panic) = catch_unwind(AssertUnwindSafe(hook)) {
                tracing::error!(panic = panic_text(panic.as_ref()), "a hook after commit panicked");
            }
        }
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a message".to_owned())
}
