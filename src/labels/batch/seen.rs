//! Which units a file has named already, in bounded memory: a fingerprint and a line for each, of which the oldest lie sorted
//! on disk.
//!
//! A double is told at once while its first row is among the last forty thousand or so, else at the end of the file:
//! looking into the files on disk for every row would cost more than printing it. Fingerprints have 128 bits: that two units
//! among ten million share one is less likely than 1 in 10²⁴, so none is ever refused for another's sake.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use crate::domain::unit::UnitName;

/// Places in memory, of which three in four are filled before they go to disk.
const PLACES: usize = 1 << 16;
const FILLED: usize = PLACES / 4 * 3;
/// How much of a sorted run is read at once when runs are merged.
const CHUNK: usize = 8 * 1024;
/// Bytes of an entry on disk.
const ENTRY: usize = 24;

/// Both halves of a unit's fingerprint, and its line; sorts by fingerprint, then by line.
type Entry = [u64; 3];

/// The units seen so far.
pub(super) struct Seen {
    /// By linear probing; line 0 is a free place.
    places: Vec<Entry>,
    filled: usize,
    most: usize,
    /// Sorted runs, one behind the other, and where each ends, in entries.
    disk: Option<BufWriter<File>>,
    ends: Vec<u64>,
}

/// A row that names a unit which an earlier row named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Double {
    /// The later row.
    pub line: u64,
    /// The first row.
    pub first: u64,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self::with_room(PLACES, FILLED)
    }

    fn with_room(places: usize, most: usize) -> Self {
        Self { places: vec![[0; 3]; places], filled: 0, most, disk: None, ends: Vec::new() }
    }

    /// Notes a unit; tells the line it was noted with before, if that was not long ago.
    pub(super) fn note(&mut self, unit: &UnitName, line: u64) -> io::Result<Option<u64>> {
        let [high, low] = fingerprint(unit);
        if self.filled == self.most {
            self.put_aside()?;
        }
        let mask = self.places.len() - 1;
        let mut place = usize::try_from(high & mask as u64).unwrap_or(0);
        loop {
            match &mut self.places[place] {
                free @ [_, _, 0] => {
                    *free = [high, low, line];
                    self.filled += 1;
                    return Ok(None);
                }
                [one, other, first] if (*one, *other) == (high, low) => return Ok(Some(*first)),
                _ => place = (place + 1) & mask,
            }
        }
    }

    /// Writes what is in memory to disk as one more sorted run.
    fn put_aside(&mut self) -> io::Result<()> {
        self.places.sort_unstable();
        let disk = match &mut self.disk {
            Some(disk) => disk,
            none => none.insert(BufWriter::with_capacity(CHUNK * 8, tempfile::tempfile()?)),
        };
        let mut count = 0;
        for entry in self.places.iter().filter(|[_, _, line]| *line > 0) {
            disk.write_all(entry.map(u64::to_le_bytes).as_flattened())?;
            count += 1;
        }
        self.ends.push(self.ends.last().unwrap_or(&0) + count);
        self.places.fill([0; 3]);
        self.filled = 0;
        Ok(())
    }

    /// At the end of the file: doubles that were not told at once, by their lines. At most `most` of them are kept; the
    /// number counts all.
    pub(super) fn late(&mut self, most: usize) -> io::Result<(Vec<Double>, u64)> {
        if self.disk.is_none() {
            return Ok((Vec::new(), 0));
        }
        self.put_aside()?;
        let Some(disk) = self.disk.take() else { return Ok((Vec::new(), 0)) };
        let disk = disk.into_inner().map_err(io::IntoInnerError::into_error)?;
        let mut runs = Runs::open(&disk, &self.ends)?;
        let (mut found, mut count) = (BinaryHeap::new(), 0);
        let mut first: Option<Entry> = None;
        while let Some(entry) = runs.next()? {
            match first {
                Some([high, low, line]) if entry[..2] == [high, low] => {
                    count += 1;
                    found.push(Double { line: entry[2], first: line });
                    if found.len() > most {
                        found.pop();
                    }
                }
                _ => first = Some(entry),
            }
        }
        Ok((found.into_sorted_vec(), count))
    }
}

/// The same in every run: a double must be told alike each time.
fn fingerprint(unit: &UnitName) -> [u64; 2] {
    let mut hasher = DefaultHasher::new();
    unit.hash(&mut hasher);
    let half = hasher.finish();
    // Goes on behind the first half, whose state is wider than what it told.
    hasher.write_u8(1);
    [half, hasher.finish()]
}

/// Sorted runs of one file, merged.
struct Runs {
    runs: Vec<BufReader<Run>>,
    /// The next entry of each run, the least first.
    next: BinaryHeap<Reverse<(Entry, usize)>>,
}

/// A part of a file, read by its own position.
struct Run {
    file: File,
    at: u64,
    end: u64,
}

impl Read for Run {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(to.len());
        // The handles share one position, so each read sets it.
        self.file.seek(SeekFrom::Start(self.at))?;
        let count = self.file.read(&mut to[..left])?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Runs {
    fn open(file: &File, ends: &[u64]) -> io::Result<Self> {
        let mut runs = Self { runs: Vec::new(), next: BinaryHeap::new() };
        let mut at = 0;
        for end in ends {
            let end = end * ENTRY as u64;
            runs.runs.push(BufReader::with_capacity(CHUNK, Run { file: file.try_clone()?, at, end }));
            runs.read(runs.runs.len() - 1)?;
            at = end;
        }
        Ok(runs)
    }

    /// The least entry of all that are left.
    fn next(&mut self) -> io::Result<Option<Entry>> {
        let Some(Reverse((entry, run))) = self.next.pop() else { return Ok(None) };
        self.read(run)?;
        Ok(Some(entry))
    }

    fn read(&mut self, run: usize) -> io::Result<()> {
        let mut bytes = [0; ENTRY];
        match self.runs[run].read_exact(&mut bytes) {
            Ok(()) => {
                let mut entry = [0; 3];
                entry
                    .iter_mut()
                    .zip(bytes.as_chunks().0)
                    .for_each(|(to, from)| *to = u64::from_le_bytes(*from));
                self.next.push(Reverse((entry, run)));
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::ModelCode;
    use crate::domain::unit::{ProductName, Serial};

    fn unit(number: u64) -> UnitName {
        UnitName {
            product: ProductName::Model(ModelCode::stored("P".into())),
            serial: Serial::stored(format!("SN{number}")),
        }
    }

    #[test]
    fn a_double_is_told_at_once_while_its_first_row_is_near() {
        let mut seen = Seen::new();
        for number in 0..40_000 {
            assert_eq!(seen.note(&unit(number), number + 2).unwrap(), None);
        }
        for number in (0..40_000).step_by(997) {
            assert_eq!(seen.note(&unit(number), 99_999).unwrap(), Some(number + 2));
        }
        assert_eq!(seen.late(10).unwrap(), (vec![], 0));
    }

    #[test]
    fn every_double_is_told_at_the_end_however_far_apart_its_rows_are() {
        // Eight places: six rows in memory, hundreds of runs on disk.
        let mut seen = Seen::with_room(8, 6);
        let (mut near, mut line) = (0, 0);
        for number in (0..2_000).chain([7, 1_999, 7, 500]) {
            line += 1;
            near += usize::from(seen.note(&unit(number), line).unwrap().is_some());
        }
        // 1,999 and the third 7 are near an earlier row.
        let (late, count) = seen.late(10).unwrap();
        assert_eq!(near as u64 + count, 4, "{late:?}");
        assert!(
            late.contains(&Double { line: 2_001, first: 8 })
                && late.contains(&Double { line: 2_004, first: 501 })
        );
        assert!(late.is_sorted());
    }

    #[test]
    fn of_many_late_doubles_the_first_are_kept_and_all_are_counted() {
        let mut seen = Seen::with_room(8, 6);
        for line in 1..=600 {
            seen.note(&unit(line % 200), line).unwrap();
        }
        let (late, count) = seen.late(3).unwrap();
        assert_eq!((late.len(), count), (3, 400));
        assert_eq!(late[0], Double { line: 201, first: 1 });
    }
}
