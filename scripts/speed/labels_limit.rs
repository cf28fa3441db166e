//! The limit that `scripts/bench labels` holds label jobs against: reads the CSV, encodes every code, writes as many bytes a
//! label, and nothing else. No signing, no layout, no text, no digest.
//!
//! `labels_limit CODED.csv BYTES_PER_LABEL THREADS OUTPUT`, where the code is the last column; prints the seconds.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use aftersale::labels::qr::{Encoder, Level};

/// Rows that a thread takes at once.
const PART: usize = 512;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [csv, bytes, threads, output] = words.as_slice() else {
        return Err("usage: labels_limit CODED.csv BYTES_PER_LABEL THREADS OUTPUT".into());
    };
    let (bytes, threads): (usize, usize) = (bytes.parse()?, threads.parse()?);
    let start = Instant::now();
    let mut lines = BufReader::with_capacity(1 << 16, File::open(csv)?);
    lines.skip_until(b'\n')?;
    let mut out = File::create(output)?;
    let (parts, queue) = sync_channel::<Vec<u8>>(threads * 2);
    let queue = Mutex::new(queue);
    let (written, ready) = sync_channel::<Vec<u8>>(threads * 2);
    std::thread::scope(|scope| -> std::io::Result<()> {
        for _ in 0..threads {
            let written = written.clone();
            scope.spawn(|| {
                let mut encoder = Encoder::new();
                while let Some(part) = next(&queue) {
                    // Nobody takes it only when the disk is full.
                    let _ = written.send(draw(&mut encoder, &part, bytes));
                }
                drop(written);
            });
        }
        drop(written);
        let writer = scope.spawn(move || ready.iter().try_for_each(|part| out.write_all(&part)));
        loop {
            let mut part = Vec::with_capacity(PART * 128);
            for _ in 0..PART {
                if lines.read_until(b'\n', &mut part)? == 0 {
                    break;
                }
            }
            if part.is_empty() || parts.send(part).is_err() {
                break;
            }
        }
        drop(parts);
        writer.join().unwrap_or_else(|_| Err(std::io::Error::other("the writing thread stopped")))
    })?;
    println!("{}", start.elapsed().as_secs_f64());
    Ok(())
}

fn next(queue: &Mutex<Receiver<Vec<u8>>>) -> Option<Vec<u8>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// As many bytes as a label takes, of its modules.
fn draw(encoder: &mut Encoder, part: &[u8], bytes: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(PART * bytes);
    for line in part.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let code = line.rsplit(|byte| *byte == b',').next().and_then(|code| std::str::from_utf8(code).ok());
        let Some(Ok(symbol)) = code.map(|code| encoder.encode(code, Level::M)) else { continue };
        let end = out.len() + bytes;
        for y in (0..symbol.size()).cycle() {
            let row = symbol.row(y).map(u64::to_le_bytes);
            let left = end - out.len();
            out.extend_from_slice(&row.as_flattened()[..left.min(24)]);
            if left <= 24 {
                break;
            }
        }
    }
    out
}
