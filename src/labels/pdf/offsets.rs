//! Where the objects of a PDF start, for its cross-reference table: written down as they come, in bounded memory.
//!
//! Pages come in the order of their numbers; the few objects that do not (fonts, catalogue, nodes of the page tree) are kept
//! apart.

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use tempfile::SpooledTempFile;

/// So many bytes of offsets stay in memory: those of some thousand pages.
const IN_MEMORY: usize = 128 * 1024;

/// Offsets of objects, by their numbers.
pub struct Offsets {
    /// The number that will be given out next.
    pub next: i32,
    /// Objects that came out of turn.
    apart: BTreeMap<i32, u64>,
    /// Number and offset of all others, ascending.
    spool: BufWriter<SpooledTempFile>,
    /// The last of them.
    last: i32,
}

impl Offsets {
    /// For a file whose first numbers, below `next`, are given out already.
    pub fn new(next: i32) -> Self {
        let spool = BufWriter::with_capacity(4096, SpooledTempFile::new(IN_MEMORY));
        Self { next, apart: BTreeMap::new(), spool, last: next - 1 }
    }

    /// A fresh number.
    pub fn number(&mut self) -> i32 {
        self.next += 1;
        self.next - 1
    }

    /// Notes where an object starts.
    pub fn note(&mut self, number: i32, offset: u64) -> io::Result<()> {
        if number <= self.last {
            self.apart.insert(number, offset);
            return Ok(());
        }
        self.last = number;
        self.spool.write_all(&number.to_le_bytes())?;
        self.spool.write_all(&offset.to_le_bytes())
    }

    /// Hands over the offset of every number from 1 on; 0 for those that have none.
    pub fn each(&mut self, mut with: impl FnMut(u64) -> io::Result<()>) -> io::Result<()> {
        self.spool.flush()?;
        let spool = self.spool.get_mut();
        spool.rewind()?;
        let mut spool = BufReader::with_capacity(4096, spool);
        let mut following = read(&mut spool)?;
        for number in 1..self.next {
            match following {
                Some((next, offset)) if next == number => {
                    with(offset)?;
                    following = read(&mut spool)?;
                }
                _ => with(self.apart.get(&number).copied().unwrap_or(0))?,
            }
        }
        Ok(())
    }
}

fn read(spool: &mut impl Read) -> io::Result<Option<(i32, u64)>> {
    let mut bytes = [0; 12];
    match spool.read_exact(&mut bytes) {
        Ok(()) => {
            let [a, b, c, d, offset @ ..] = bytes;
            Ok(Some((i32::from_le_bytes([a, b, c, d]), u64::from_le_bytes(offset))))
        }
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}
