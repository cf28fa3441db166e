//! Records of a file, whatever it is: its first bytes tell text from workbook, its first line names the separator. What every
//! reader of rows asks first stands here too: is the row whole, and does it fit its header? Units go on in `file`, other
//! people's tables in `table`.

use std::io::{self, BufReader, Chain, Cursor, Read};

use super::FileError;
use super::decode::{Bytes, Content, Encoding};
use super::header::{delimiter_of, named_delimiter};
use super::sheet::Sheet;
use super::split::{Fault, ROW_MAX, Record, Splitter};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

type Source<R> = BufReader<Chain<Cursor<Vec<u8>>, Bytes<R>>>;

/// Where records come from.
pub(super) enum Records<R> {
    Text(Box<Splitter<Source<R>>>),
    Sheet(Sheet),
}

impl<R: Read> Records<R> {
    /// Looks at the first bytes.
    pub(super) fn open(source: R) -> Result<(Self, Encoding), FileError> {
        Ok(match Bytes::open(source)? {
            Content::Text(bytes, encoding) => (Self::text(bytes)?, encoding),
            Content::Workbook(bytes) => (Self::Sheet(Sheet::open(bytes)?), Encoding::Utf8),
        })
    }

    /// Rows come from a workbook, whose columns have letters.
    pub(super) fn is_sheet(&self) -> bool {
        matches!(self, Self::Sheet(_))
    }

    /// CSV whose separator stands in its first line.
    fn text(mut bytes: Bytes<R>) -> Result<Self, FileError> {
        let head = first_line(&mut bytes)?;
        let delimiter = delimiter_of(line_of(&head));
        let has_separator_line = named_delimiter(line_of(&head)).is_some();
        let source = BufReader::with_capacity(CHUNK, Cursor::new(head).chain(bytes));
        let mut splitter = Splitter::new(source, delimiter);
        if has_separator_line {
            splitter.next(&mut Record::default())?;
        }
        Ok(Self::Text(Box::new(splitter)))
    }

    /// The next record with something in it; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record) -> Result<bool, FileError> {
        loop {
            let found = match self {
                Self::Text(splitter) => splitter.next(record)?,
                Self::Sheet(sheet) => sheet.next(record)?,
            };
            if !found || record.fault.is_some() || !is_blank(record) {
                return Ok(found);
            }
        }
    }
}

/// Spreadsheets export rows that were emptied as separators only; they mean nothing.
fn is_blank(record: &Record) -> bool {
    record.fields().all(|field| field.trim_ascii().is_empty())
}

/// Reads at least to the end of the first line that is not empty, as far as a row may be long.
fn first_line(bytes: &mut impl Read) -> Result<Vec<u8>, FileError> {
    let mut head = Vec::new();
    let mut chunk = vec![0; 4096];
    while head.len() <= ROW_MAX && line_of(&head).len() == head.trim_ascii_start().len() {
        match bytes.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    if line_of(&head).contains(&0) {
        return Err(FileError::NotText);
    }
    Ok(head)
}

/// The first line that is not empty.
fn line_of(head: &[u8]) -> &[u8] {
    let text = head.trim_ascii_start();
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    &text[..end.unwrap_or(text.len())]
}

/// A row that is shifted against its header must not be used. `width` and `nameless` are those of the header.
pub(super) fn check_form(
    record: &Record,
    (width, nameless): (usize, &[usize]),
    is_sheet: bool,
) -> Result<(), String> {
    match record.fault {
        Some(Fault::TooLong) => {
            return Err(format!(
                "the row is longer than {ROW_MAX} bytes and ends in line {}; is a quote not closed?",
                record.last_line
            ));
        }
        Some(Fault::Unclosed) => {
            return Err(format!(
                "a quote is opened and never closed, so all up to line {} belongs to this row; close it",
                record.last_line
            ));
        }
        Some(Fault::Stray) => {
            return Err("text stands behind a closing quote; write a quote inside quotes as \"\"".into());
        }
        None => {}
    }
    let filled = |at: &usize| !record.field(*at).trim_ascii().is_empty();
    // Fewer fields are fine: Excel leaves empty ones at the end out in some rows.
    let beyond = (width..record.len()).find(filled);
    match beyond.or_else(|| nameless.iter().copied().find(filled)) {
        Some(at) if is_sheet => Err(format!(
            "column {} has a value but no name in the header; name the column or empty it",
            letters(at)
        )),
        Some(at) => Err(format!(
            "field {} has no column; is a separator inside a value? Put such a value in quotes",
            at + 1
        )),
        None => Ok(()),
    }
}

/// The name of a column in a workbook, counted from 0: `A` to `Z`, then `AA`.
fn letters(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}
