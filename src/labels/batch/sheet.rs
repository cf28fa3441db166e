//! An Excel workbook (.xlsx): the rows of its first visible sheet as records, so that everything behind knows only records.
//!
//! A workbook is spooled to disk, since its parts lie anywhere in it; the sheet itself streams. What `calamine` holds in
//! memory are the distinct texts of the workbook, which the limit on its size bounds. It works on a thread of its own: its
//! reader borrows from its workbook, and a defect in it then ends this file only.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::split::{Note, Record};
use super::{FileError, shortened};

/// The largest workbook that is read. With a million rows, all Excel can hold, one of units has about 30 MB.
const SIZE_MAX: u64 = 128 << 20;
/// Rows handed over at once, and how many such portions may wait.
const PORTION: usize = 512;
const WAITING: usize = 4;
/// Whole numbers up to here are exact in Excel, which keeps 15 digits.
const EXACT: f64 = 1e15;

type Cells = Vec<(usize, String, Option<Note>)>;
type Portion = Vec<(u64, Cells)>;

/// The first sheet of a workbook.
pub(super) struct Sheet {
    portions: Receiver<Result<Portion, FileError>>,
    ready: std::vec::IntoIter<(u64, Cells)>,
}

impl Sheet {
    /// Copies a workbook aside and starts to read it.
    ///
    /// # Errors
    /// When it is too large, or cannot be read or copied.
    pub(super) fn open(mut source: impl Read) -> Result<Self, FileError> {
        let mut spool = tempfile::tempfile()?;
        if io::copy(&mut source.by_ref().take(SIZE_MAX + 1), &mut spool)? > SIZE_MAX {
            return Err(FileError::LargeWorkbook(SIZE_MAX));
        }
        spool.rewind()?;
        let (sender, portions) = sync_channel(WAITING);
        thread::Builder::new().name("workbook".to_owned()).spawn(move || {
            if let Err(error) = walk(spool, &sender) {
                // Nobody listens any more when the job ended early.
                drop(sender.send(Err(error)));
            }
            drop(sender.send(Ok(Portion::new())));
        })?;
        Ok(Self { portions, ready: Vec::new().into_iter() })
    }

    /// Reads the next row that has cells; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record) -> Result<bool, FileError> {
        if self.ready.len() == 0 {
            let broken = |_| FileError::BrokenWorkbook("its reader stopped".to_owned());
            self.ready = self.portions.recv().map_err(broken)??.into_iter();
        }
        // An empty portion is the end.
        let Some((line, cells)) = self.ready.next() else { return Ok(false) };
        record.fill(line, cells.into_iter());
        Ok(true)
    }
}

/// Reads the sheet to its end, as long as somebody listens.
fn walk(spool: File, to: &SyncSender<Result<Portion, FileError>>) -> Result<(), FileError> {
    let mut book = Xlsx::new(BufReader::new(spool)).map_err(broken)?;
    let sheets = book.sheets_metadata();
    let first = sheets
        .iter()
        .find(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let name = first.ok_or(FileError::NoWorkbook)?.name.clone();
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut portion = Portion::new();
    let mut row: Option<(u64, Cells)> = None;
    // Asking once more behind the last cell would be taken for a file that was cut off.
    while let Some((line, at, text, note)) = next_cell(&mut cells)? {
        match &mut row {
            Some((known, cells)) if *known == line => cells.push((at, text, note)),
            _ => portion.extend(row.replace((line, vec![(at, text, note)]))),
        }
        if portion.len() == PORTION && to.send(Ok(std::mem::take(&mut portion))).is_err() {
            return Ok(());
        }
    }
    portion.extend(row);
    if !portion.is_empty() {
        drop(to.send(Ok(portion)));
    }
    Ok(())
}

/// Line, column, text, and what must be known about it.
type Found = (u64, usize, String, Option<Note>);

/// The next cell with something in it.
fn next_cell<R: Read + Seek>(reader: &mut XlsxCellReader<'_, R>) -> Result<Option<Found>, FileError> {
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = cell.pos;
        let (text, note) = if cell.formula.is_some() {
            let shown = shortened(&value(&cell.value).0);
            let shows = if shown.is_empty() { String::new() } else { format!(" (it shows {shown:?})") };
            let why = format!("a formula stands here{shows}; copy the column and paste it as values");
            (shown, Some(Note::Damaged(why)))
        } else {
            value(&cell.value)
        };
        if !text.is_empty() || note.is_some() {
            return Ok(Some((u64::from(row) + 1, column as usize, text, note)));
        }
    }
    Ok(None)
}

/// What a cell says, and what must be known about it. Excel keeps numbers, not digits: where that lost something the cell
/// is damaged; where it cannot have, the number is written out.
fn value(cell: &DataRef<'_>) -> (String, Option<Note>) {
    let damaged = |text: String, why: String| (text, Some(Note::Damaged(why)));
    match cell {
        DataRef::Empty => (String::new(), None),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Int(number) => (number.to_string(), None),
        DataRef::Float(number) if number.abs() >= EXACT => damaged(
            format!("{number:e}"),
            format!(
                "Excel keeps {number:e} as a number, and of a number 15 digits only; format the column as text and enter it again"
            ),
        ),
        DataRef::Float(number) if number.fract() != 0.0 => damaged(
            number.to_string(),
            format!(
                "Excel keeps {number} as a number, and zeros at its ends are lost; format the column as text and enter it again"
            ),
        ),
        DataRef::Float(number) => (format!("{number:.0}"), None),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), Some(Note::Day))
        }
        DataRef::DateTimeIso(day) => (day.chars().take(10).collect(), Some(Note::Day)),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => damaged(
            String::new(),
            "Excel made a span of time of it; format the column as text and enter it again".into(),
        ),
        DataRef::Bool(value) => {
            let shown = if *value { "TRUE" } else { "FALSE" };
            damaged(
                shown.into(),
                format!("Excel made {shown} of it; format the column as text and enter it again"),
            )
        }
        DataRef::Error(error) => damaged(
            error.to_string(),
            format!("{:?} is a spreadsheet's error; mend the cell", error.to_string()),
        ),
    }
}

fn broken(error: XlsxError) -> FileError {
    match error {
        // The archive was read well enough to see that something else is in it.
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::NotAWorksheet(_) => {
            FileError::NoWorkbook
        }
        XlsxError::Io(error) if error.raw_os_error().is_some() => FileError::Io(error),
        error => FileError::BrokenWorkbook(shortened(&error.to_string())),
    }
}
