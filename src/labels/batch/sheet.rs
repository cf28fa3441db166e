//! An Excel workbook (.xlsx): the rows of its first visible sheet as records, so that everything behind knows only records.
//!
//! A workbook is spooled to disk, since its parts lie anywhere in it; the sheet itself streams. What `calamine` holds in
//! memory are the distinct texts of the workbook, which the limit on its size bounds. It works on a thread of its own: its
//! reader borrows from its workbook, and a defect in it then ends this file only.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use tempfile::NamedTempFile;

use super::sheet_cell::{Shown, value};
use super::split::{Note, Record};
use super::{FileError, shortened};

/// The largest workbook that is read. With a million rows, all Excel can hold, one of units has about 30 MB.
const SIZE_MAX: u64 = 128 << 20;
/// Rows handed over at once, and how many such portions may wait.
const PORTION: usize = 512;
const WAITING: usize = 4;

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
        let mut spool = NamedTempFile::new()?;
        if io::copy(&mut source.by_ref().take(SIZE_MAX + 1), &mut spool)? > SIZE_MAX {
            return Err(FileError::LargeWorkbook(SIZE_MAX));
        }
        let (sender, portions) = sync_channel(WAITING);
        thread::Builder::new().name("workbook".to_owned()).spawn(move || {
            if let Err(error) = walk(&spool, &sender) {
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

/// The workbook, opened once more.
fn open(spool: &NamedTempFile) -> Result<Xlsx<BufReader<File>>, FileError> {
    Xlsx::new(BufReader::new(spool.reopen()?)).map_err(broken)
}

/// Reads the sheet to its end, as long as somebody listens.
fn walk(spool: &NamedTempFile, to: &SyncSender<Result<Portion, FileError>>) -> Result<(), FileError> {
    let (mut book, mut again) = (open(spool)?, None);
    let sheets = book.sheets_metadata();
    let first = sheets
        .iter()
        .find(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let name = first.ok_or(FileError::NoWorkbook)?.name.clone();
    let values = book.worksheet_cells_reader(&name).map_err(broken)?;
    let formats: Vec<Shown> = values.styles().iter().map(Shown::of).collect();
    // Formulas and formats come from two readings. The second is rarely needed: few workbooks format numbers.
    let styles = if formats.iter().all(|shown| *shown == Shown::Plain) {
        None
    } else {
        let again = again.insert(open(spool)?);
        Some(again.worksheet_cells_reader(&name).map_err(broken)?)
    };
    let mut cells = CellsReader { values, styles, formats };
    let mut portion = Portion::new();
    let mut row: Option<(u64, Cells)> = None;
    // Asking once more behind the last cell would be taken for a file that was cut off.
    while let Some((line, at, text, note)) = cells.next()? {
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

/// The cells of a sheet, with how Excel shows them.
struct CellsReader<'b, R: Read + Seek> {
    values: XlsxCellReader<'b, R>,
    /// The same cells for their styles, if some style matters.
    styles: Option<XlsxCellReader<'b, R>>,
    formats: Vec<Shown>,
}

impl<R: Read + Seek> CellsReader<'_, R> {
    /// The next cell with something in it.
    fn next(&mut self) -> Result<Option<Found>, FileError> {
        while let Some(cell) = self.values.next_cell_with_formula_metadata().map_err(broken)? {
            let style = match &mut self.styles {
                None => None,
                Some(styles) => styles.next_cell_with_style_id().map_err(broken)?.map(|(_, style)| style),
            };
            let shown = style.and_then(|style| self.formats.get(style)).unwrap_or(&Shown::Plain);
            let (row, column) = cell.pos;
            let (text, note) = if cell.formula.is_some() {
                let shown = shortened(&value(&cell.value, shown).0);
                let shows = if shown.is_empty() { String::new() } else { format!(" (it shows {shown:?})") };
                let why = format!("a formula stands here{shows}; copy the column and paste it as values");
                (shown, Some(Note::Damaged(why)))
            } else {
                value(&cell.value, shown)
            };
            if !text.is_empty() || note.is_some() {
                return Ok(Some((u64::from(row) + 1, column as usize, text, note)));
            }
        }
        Ok(None)
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
