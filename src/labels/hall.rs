//! The hall: presses side by side, one for each thread, fed from one list of rows.
//!
//! Rows are cut into parts of the same size whatever the number of threads, and parts are bound in the order they were cut: the
//! result does not depend on who was faster. Only so many parts are under way, so memory does not grow with the job.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::binder::Binder;
use super::font::{BrokenFont, Fonts};
use super::job::{Format, Job, Label};
use super::output::Sink;
use super::press::{Part, Press, Printed, Shared};
use super::print::{PrintError, Report};
use super::proof::Readings;

/// Labels of a part, or as many as make whole sheets.
const PART: usize = 128;

/// Rows of a part, and where to answer.
struct Order<R, E> {
    first: u64,
    cell: u32,
    rows: Vec<R>,
    answer: SyncSender<Result<Printed, PrintError<E>>>,
}

type Answer<E> = Receiver<Result<Printed, PrintError<E>>>;

/// Prints all rows; `make` turns each into its label, on the threads of the presses.
pub fn run<R: Send, E: Send>(
    job: &Job,
    rows: impl Iterator<Item = Result<R, E>>,
    make: &(impl Fn(R) -> Result<Label, E> + Sync),
    sink: &mut dyn Sink,
) -> Result<Report, PrintError<E>> {
    let fonts = Fonts::with(&job.fonts)?;
    let readings = (job.proof && job.format != Format::Csv).then(|| Readings::new(&fonts));
    let shared = Shared { glyphs: super::pdf::readings(&fonts), readings };
    let mut binder = Binder::begin(job, &fonts, &shared, sink)?;
    let threads = job.threads.max(1);
    let room = 2 * threads + 1;
    // As much room as orders are ever under way, so that sending never waits.
    let (orders, queue) = sync_channel(room);
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(job, &shared, make, &queue));
        }
        // Moved in and dropped at its end, also by an error: then the presses stop.
        feed(job, rows, (orders, room), &mut binder)
    })?;
    Ok(binder.finish()?)
}

fn feed<R, E>(
    job: &Job,
    mut rows: impl Iterator<Item = Result<R, E>>,
    (orders, room): (SyncSender<Order<R, E>>, usize),
    binder: &mut Binder<'_>,
) -> Result<(), PrintError<E>> {
    let mut waiting: VecDeque<Answer<E>> = VecDeque::with_capacity(room);
    let mut cell = job.skip;
    let mut first = 0;
    let mut end = Ok(());
    loop {
        let (part, more) = cut(job, cell, &mut rows);
        let count = part.len() as u64;
        if count > 0 {
            if waiting.len() == room - 1 {
                bind(waiting.pop_front(), binder)?;
            }
            let (answer, answered) = sync_channel(1);
            let order = Order { first, cell, rows: part, answer };
            orders.send(order).map_err(|_| stopped())?;
            waiting.push_back(answered);
        }
        first += count;
        cell = 0;
        match more {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                end = Err(PrintError::Source(error));
                break;
            }
        }
    }
    while !waiting.is_empty() {
        bind(waiting.pop_front(), binder)?;
    }
    end
}

/// The rows of the next part, and whether there may be more.
fn cut<R, E>(
    job: &Job,
    cell: u32,
    rows: &mut impl Iterator<Item = Result<R, E>>,
) -> (Vec<R>, Result<bool, E>) {
    let sheet = job.stock.per_page().max(1) as usize;
    let size = PART.div_ceil(sheet) * sheet - cell as usize;
    let mut part = Vec::with_capacity(size);
    while part.len() < size {
        match rows.next() {
            Some(Ok(row)) => part.push(row),
            Some(Err(error)) => return (part, Err(error)),
            None => return (part, Ok(false)),
        }
    }
    (part, Ok(true))
}

fn bind<E>(answer: Option<Answer<E>>, binder: &mut Binder<'_>) -> Result<(), PrintError<E>> {
    let Some(answer) = answer else { return Ok(()) };
    let printed = answer.recv().map_err(|_| stopped())??;
    Ok(binder.add(printed)?)
}

/// A thread that ends without an answer has panicked, and said so on standard error.
fn stopped<E>() -> PrintError<E> {
    PrintError::Write(io::Error::other("a printing thread stopped; please report what it said above"))
}

fn work<R, E>(
    job: &Job,
    shared: &Shared,
    make: &impl Fn(R) -> Result<Label, E>,
    queue: &Mutex<Receiver<Order<R, E>>>,
) {
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let fonts = Fonts::with(&job.fonts);
    let mut press = fonts.as_ref().map(|fonts| Press::new(job, fonts, shared));
    while let Ok(Order { first, cell, rows, answer }) = next() {
        let print = |press: &mut Press<'_>| {
            let labels = rows.into_iter().map(make).collect::<Result<_, _>>().map_err(PrintError::Source)?;
            Ok(press.print(Part { first, cell, labels })?)
        };
        let printed = match &mut press {
            Ok(press) => print(press),
            Err(BrokenFont) => Err(BrokenFont.into()),
        };
        // Nobody waits any more after an error.
        let _ = answer.send(printed);
    }
}
