//! Cuts a stream of bytes into records and fields (RFC 4180), whatever a hostile or broken file holds.
//!
//! Written here because a row may not fill memory, a lost quote must be told with the lines it swallowed, and every
//! record needs the line it begins on; the crate `csv` grows its buffer with the row, and is the oracle in the tests.
//! Knows nothing of columns: fields go to `file`.

use std::io::{self, BufRead};

/// The most bytes of a row that are kept; what a row has beyond them is skipped.
pub const ROW_MAX: usize = 64 * 1024;

/// What is wrong with the form of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// More than [`ROW_MAX`] bytes.
    TooLong,
    /// A quote that was never closed; everything behind it is lost.
    Unclosed,
    /// Text behind a closing quote.
    Stray,
}

/// One record, used again and again.
#[derive(Default)]
pub(super) struct Record {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// The line it ends on.
    pub(super) last_line: u64,
    /// What is wrong with it; its fields are then not to be trusted.
    pub(super) fault: Option<Fault>,
    /// Fields of a workbook that are not simply text.
    notes: Vec<(usize, Note)>,
}

/// What a workbook says of a cell besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// The cell holds a day, and its text is that day.
    Day,
    /// The cell cannot be printed as it stands; the words say why and what to do.
    Damaged(String),
}

impl Record {
    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The fields, quotes removed.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len()).map(|at| self.field(at))
    }

    /// A field; empty when the record is shorter.
    pub(super) fn field(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(at).map_or(&[], |end| &self.bytes[start..*end])
    }

    /// Why a field cannot be used as it stands. A day is fine where days belong; in a serial it is what Excel made of the
    /// serial, and printed it would look right.
    pub(super) fn damage(&self, at: usize, days_belong: bool) -> Option<String> {
        let (_, note) = self.notes.iter().find(|(place, _)| *place == at)?;
        match note {
            Note::Damaged(why) => Some(why.clone()),
            Note::Day if days_belong => None,
            Note::Day => Some(format!(
                "Excel made the date {} of it; format the column as text and enter it again",
                String::from_utf8_lossy(self.field(at))
            )),
        }
    }

    /// Fills it with a row of a workbook, whose cells come in the order of their columns, empty ones left out.
    pub(super) fn fill(&mut self, line: u64, cells: impl Iterator<Item = (usize, String, Option<Note>)>) {
        self.clear();
        (self.line, self.last_line) = (line, line);
        for (at, text, note) in cells {
            while self.ends.len() < at && self.has_room() {
                self.end_field();
            }
            text.bytes().for_each(|byte| self.push(byte));
            self.end_field();
            self.notes.extend(note.map(|note| (at, note)));
        }
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.notes.clear();
        self.fault = None;
    }

    fn push(&mut self, byte: u8) {
        if self.has_room() {
            self.bytes.push(byte);
        }
    }

    fn end_field(&mut self) {
        if self.has_room() {
            self.ends.push(self.bytes.len());
        }
    }

    /// Fields count as well: a megabyte of commas must not become eight of field ends.
    fn has_room(&mut self) -> bool {
        let fits = self.bytes.len() + self.ends.len() < ROW_MAX;
        if !fits {
            self.fault.get_or_insert(Fault::TooLong);
        }
        fits
    }
}

/// Where in a record the next byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    RecordStart,
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: the end of the field, or the first half of a doubled quote.
    Quote,
}

/// Cuts records off a reader.
pub(super) struct Splitter<R> {
    reader: R,
    delimiter: u8,
    line: u64,
    /// The last byte was a carriage return: a line feed behind it belongs to the same line end.
    after_return: bool,
}

impl<R: BufRead> Splitter<R> {
    pub(super) fn new(reader: R, delimiter: u8) -> Self {
        Self { reader, delimiter, line: 1, after_return: false }
    }

    /// Reads the next record, passing over empty lines; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        record.clear();
        record.line = self.line;
        let mut at = At::RecordStart;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(self.end_of_file(at, record));
            }
            let mut used = 0;
            let mut done = false;
            let mut place = Place { line: self.line, after_return: self.after_return };
            for byte in chunk {
                used += 1;
                at = place.step(at, *byte, self.delimiter, record);
                if at == At::RecordStart && !record.ends.is_empty() {
                    done = true;
                    break;
                }
            }
            (self.line, self.after_return) = (place.line, place.after_return);
            self.reader.consume(used);
            if done {
                return Ok(true);
            }
        }
    }

    fn end_of_file(&self, at: At, record: &mut Record) -> bool {
        if at == At::RecordStart {
            return false;
        }
        record.end_field();
        record.last_line = self.line;
        if at == At::Quoted {
            record.fault = Some(Fault::Unclosed);
        }
        true
    }
}

/// The part of a [`Splitter`] that moves with every byte.
struct Place {
    line: u64,
    after_return: bool,
}

impl Place {
    /// Takes one byte; `RecordStart` with fields in the record means that it is complete.
    fn step(&mut self, at: At, byte: u8, delimiter: u8, record: &mut Record) -> At {
        let second_half = byte == b'\n' && self.after_return;
        self.after_return = byte == b'\r';
        let is_break = matches!(byte, b'\n' | b'\r');
        if is_break && !second_half {
            record.last_line = self.line;
            self.line += 1;
        }
        match at {
            At::Quoted if byte == b'"' => At::Quote,
            At::Quoted => {
                record.push(byte);
                At::Quoted
            }
            At::RecordStart if is_break => {
                record.line = self.line;
                At::RecordStart
            }
            _ if is_break => {
                record.end_field();
                At::RecordStart
            }
            _ if byte == delimiter => {
                record.end_field();
                At::FieldStart
            }
            At::RecordStart | At::FieldStart if byte == b'"' => At::Quoted,
            At::Quote if byte == b'"' => {
                record.push(byte);
                At::Quoted
            }
            At::Quote => {
                if byte != b' ' {
                    record.fault.get_or_insert(Fault::Stray);
                }
                At::Quote
            }
            _ => {
                record.push(byte);
                At::Plain
            }
        }
    }
}
