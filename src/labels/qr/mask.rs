//! Chooses the mask (ISO/IEC 18004, 7.8.3): paints the symbol under all eight, one mask per SIMD lane,
//! and counts the penalties of Table 11 with shifts and population counts. `mod` then reads the best lane.
//!
//! # The letter of the standard, where encoders differ
//!
//! The text leaves room, the symbols printed in the standard leave less. Each reading was tried on its seven
//! figures (Figure 1, five in Figure 29, Figure I.2): the one below gives the mask that is printed in six
//! (Figure 1 as redrawn in 2024, I.2 as redrawn in 2006); scoring without format information, without the quiet zone,
//! once per side or without any light area gives at most five. The seventh, second part of Figure 29, unchanged since 2000,
//! misses by two points in 1,037. The figures cannot tell whether 1:1:3:1:1 may be scaled, nor how N4 rounds at an exact 5 %.
//!
//! * *What is scored*: "the area to be evaluated is the complete symbol" (7.8.3.1), so with format and version
//!   information in place, those of the mask in question.
//! * *N1*, "No. of modules = (5 + i)": 3 + i points for each run of five or more in a row or column.
//! * *N2*, "2 × 2": 3 points for each block of four, overlapping ones too; the note to Table 11 counts a 3 × 3 block as four.
//! * *N3*, "1:1:3:1:1 ratio (dark:light:dark:light:dark) pattern in row/column, preceded or followed by
//!   light area 4 modules wide … Existence of the pattern": 40 points once for a pattern, be there light on one side
//!   or on both ("or", and what is counted is the pattern). The quiet zone is such a light area: it is
//!   required (6.3.8), and a reader's scan line sees it. Widths are in modules, as everywhere in Table 11.
//! * *N4*, "50 ± (5 × k) % to 50 ± (5 × (k + 1)) %": k is the deviation in whole steps of 5 %, rounded down.
//! * Equal scores: the standard is silent; the lowest mask number wins, as it is tried first.
#![expect(
    clippy::inline_always,
    reason = "SIMD code must become part of the function that was dispatched to"
)]
#![expect(clippy::needless_range_loop, reason = "the words of several rows are walked in step")]

use fearless_simd::prelude::*;
use fearless_simd::{Level as Cpu, dispatch, u64x4};

use super::template::{Lanes, PAD, Template};

/// Light rows above the symbol: how far N3 looks up.
const ABOVE: usize = 4;
/// Light rows below: how far N3 looks down from the last row.
const BELOW: usize = 10;

/// Paints symbols under every mask and scores them.
pub(super) struct Scorer {
    cpu: Cpu,
    /// `ABOVE` light rows, the symbol, `BELOW` light rows.
    painted: Vec<Lanes>,
}

impl Scorer {
    pub fn new() -> Self {
        Self { cpu: Cpu::new(), painted: Vec::new() }
    }

    /// Lays the planes of words with the codewords over the template and returns the best mask;
    /// `rows` then gives the symbol.
    pub fn choose(&mut self, template: &Template, planes: &[u64]) -> u8 {
        let rows = ABOVE + template.size + BELOW;
        if self.painted.len() != rows * template.words {
            // Of another size: what was painted there must not stay in the light rows.
            self.painted.clear();
            self.painted.resize(rows * template.words, Lanes::default());
        }
        let (cpu, painted) = (self.cpu, &mut self.painted);
        let scores = match template.words {
            1 => dispatch!(cpu, simd => paint_and_score::<_, 1>(simd, painted, template, planes)),
            2 => dispatch!(cpu, simd => paint_and_score::<_, 2>(simd, painted, template, planes)),
            _ => dispatch!(cpu, simd => paint_and_score::<_, 3>(simd, painted, template, planes)),
        };
        (0..8).zip(scores).min_by_key(|&(_, score)| score).map_or(0, |(mask, _)| mask)
    }

    /// The rows of the symbol under `mask`, column 0 in bit 0.
    pub fn rows(&self, template: &Template, mask: u8) -> impl Iterator<Item = [u64; 3]> {
        let (words, lane) = (template.words, usize::from(mask));
        let symbol = &self.painted[ABOVE * words..][..template.size * words];
        symbol.chunks_exact(words).map(move |lanes| {
            let mut row = [0; 3];
            for word in 0..words {
                let here = lanes[word][lane / 4][lane % 4];
                row[word] |= here >> PAD;
                if word > 0 {
                    row[word - 1] |= here << (64 - PAD);
                }
            }
            row
        })
    }
}

#[inline(always)]
fn paint_and_score<S: Simd, const W: usize>(
    simd: S,
    painted: &mut [Lanes],
    template: &Template,
    planes: &[u64],
) -> [u64; 8] {
    let size = template.size;
    for (word, plane) in planes.chunks_exact(size).enumerate().take(W) {
        let symbol = painted[ABOVE * W + word..].iter_mut().step_by(W);
        let ground = template.ground[word..].iter().step_by(W);
        for ((out, ground), &bits) in symbol.zip(ground).zip(plane) {
            for half in 0..2 {
                (u64x4::from_slice(simd, &ground[half]) ^ bits).store_slice(&mut out[half]);
            }
        }
    }
    let mut scores = [0; 8];
    for half in 0..2 {
        let penalties = count::<S, W>(simd, painted, half, size);
        for (score, lane) in scores[half * 4..].iter_mut().zip(0..4) {
            *score = penalties.total(lane, (size * size) as u64);
        }
    }
    scores
}

/// What was found, per lane.
struct Penalties<S: Simd> {
    /// Windows of five equal modules: a run of n ≥ 5 has n − 4.
    windows: u64x4<S>,
    /// Runs of five or more; with n − 4 windows, 3 + (n − 5) points are one per window and two per run.
    runs: u64x4<S>,
    blocks: u64x4<S>,
    finders: u64x4<S>,
    dark: u64x4<S>,
}

impl<S: Simd> Penalties<S> {
    #[inline(always)]
    fn total(&self, lane: usize, modules: u64) -> u64 {
        let steps = (self.dark[lane] * 20).abs_diff(modules * 10) / modules;
        self.windows[lane]
            + self.runs[lane] * 2
            + self.blocks[lane] * 3
            + self.finders[lane] * 40
            + steps * 10
    }
}

#[inline(always)]
fn count<S: Simd, const W: usize>(simd: S, painted: &[Lanes], half: usize, size: usize) -> Penalties<S> {
    let zero = u64x4::splat(simd, 0);
    let none = Row([zero; W]);
    let mut found = Penalties { windows: zero, runs: zero, blocks: zero, finders: zero, dark: zero };
    let columns = Row::<S, W>::ones(simd, size);
    let gaps = Row::<S, W>::ones(simd, size - 1);
    // Equal to the module above: here, here and one row up, both for two rows up; and windows of one row up.
    let (mut same, mut two, mut two_above, mut window_above) = (none, none, none, none);
    for y in 0..size {
        let window = &painted[y * W..][..(ABOVE + 1 + BELOW) * W];
        let row = |at: usize| Row::<S, W>::load(simd, window, at, half);
        let here = row(ABOVE);
        let along = here.xor(here.right(1)).clear_of(gaps);
        let pairs = along.and(along.right(1));
        let windows = pairs.and(pairs.right(2));
        let up = if y == 0 { none } else { here.xor(row(ABOVE - 1)).clear_of(columns) };
        let both_up = up.and(same);
        let windows_up = both_up.and(two_above);
        found.windows += windows.ones_in() + windows_up.ones_in();
        found.runs += windows.but_not(windows.left(1)).ones_in() + windows_up.but_not(window_above).ones_in();
        found.blocks += up.and(up.right(1)).and(along).ones_in();
        found.finders += finders_along(here).ones_in() + finders_down(row).ones_in();
        found.dark += here.ones_in();
        (same, two_above, two, window_above) = (up, two, both_up, windows_up);
    }
    found
}

/// Left ends of 1:1:3:1:1 patterns in a row with light before or after.
#[inline(always)]
fn finders_along<S: Simd, const W: usize>(row: Row<S, W>) -> Row<S, W> {
    let ends = row.and(row.right(2));
    let next = row.right(1);
    let core = ends.and(ends.right(4)).and(row.right(3)).but_not(next.or(next.right(4)));
    let near = row.or(next);
    let four = near.or(near.right(2));
    core.but_not(four.left(4).and(four.right(7)))
}

/// Upper ends of such patterns in the columns; `row` counts from four above.
#[inline(always)]
fn finders_down<S: Simd, const W: usize>(row: impl Fn(usize) -> Row<S, W>) -> Row<S, W> {
    let dark = row(4).and(row(6)).and(row(7)).and(row(8)).and(row(10));
    let core = dark.but_not(row(5).or(row(9)));
    let before = row(0).or(row(1)).or(row(2)).or(row(3));
    let after = row(11).or(row(12)).or(row(13)).or(row(14));
    core.but_not(before.and(after))
}

/// A row of modules under four masks.
#[derive(Clone, Copy)]
struct Row<S: Simd, const W: usize>([u64x4<S>; W]);

impl<S: Simd, const W: usize> Row<S, W> {
    #[inline(always)]
    fn load(simd: S, rows: &[Lanes], at: usize, half: usize) -> Self {
        let mut out = [u64x4::splat(simd, 0); W];
        for word in 0..W {
            out[word] = u64x4::from_slice(simd, &rows[at * W + word][half]);
        }
        Self(out)
    }

    /// The first `count` columns.
    #[inline(always)]
    fn ones(simd: S, count: usize) -> Self {
        let mut out = [u64x4::splat(simd, 0); W];
        for word in 0..W {
            let upto = |bits: usize| if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
            let below = upto((count + PAD).saturating_sub(word * 64));
            let pad = if word == 0 { upto(PAD) } else { 0 };
            out[word] = u64x4::splat(simd, below & !pad);
        }
        Self(out)
    }

    #[inline(always)]
    fn zip(mut self, other: Self, op: impl Fn(u64x4<S>, u64x4<S>) -> u64x4<S>) -> Self {
        for word in 0..W {
            self.0[word] = op(self.0[word], other.0[word]);
        }
        self
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        self.zip(other, |a, b| a ^ b)
    }

    #[inline(always)]
    fn but_not(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    /// The part of `all` that is not here.
    #[inline(always)]
    fn clear_of(self, all: Self) -> Self {
        all.but_not(self)
    }

    /// Column x holds what was in column x + `by`; light beyond the edge.
    #[inline(always)]
    fn right(self, by: u32) -> Self {
        let mut out = self.0;
        for word in 0..W {
            out[word] = self.0[word] >> by;
            if word + 1 < W {
                out[word] |= self.0[word + 1] << (64 - by);
            }
        }
        Self(out)
    }

    /// Column x holds what was in column x − `by`.
    #[inline(always)]
    fn left(self, by: u32) -> Self {
        let mut out = self.0;
        for word in 0..W {
            out[word] = self.0[word] << by;
            if word > 0 {
                out[word] |= self.0[word - 1] >> (64 - by);
            }
        }
        Self(out)
    }

    #[inline(always)]
    fn ones_in(self) -> u64x4<S> {
        let mut sum = self.0[0].count_ones();
        for word in 1..W {
            sum += self.0[word].count_ones();
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::qr::Level;

    /// What this processor can be told to do without.
    fn processors() -> Vec<Cpu> {
        let best = Cpu::new();
        let mut all = vec![best, Cpu::baseline()];
        #[cfg(target_arch = "x86_64")]
        all.extend(
            [best.as_avx2().map(Simd::level), best.as_sse4_2().map(Simd::level)].into_iter().flatten(),
        );
        all
    }

    #[test]
    fn every_processor_picks_the_same_mask() {
        for version in [1, 4, 11, 12, 27, 28, 40] {
            let template = Template::of(version, Level::M);
            let words = 0..template.size * template.words;
            let noise = words.map(|i| (i as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (i % 3));
            // Only where the symbol has modules: bits beyond would be read as neighbours.
            let inside: Vec<u64> = (0..template.words)
                .flat_map(|word| {
                    let columns = (template.size + PAD - word * 64).min(64);
                    let below = if columns == 64 { u64::MAX } else { (1 << columns) - 1 };
                    let pad = if word == 0 { (1 << PAD) - 1 } else { 0 };
                    std::iter::repeat_n(below & !pad, template.size)
                })
                .collect();
            let planes: Vec<u64> = noise.zip(inside).map(|(noise, inside)| noise & inside).collect();
            let masks: Vec<u8> = processors()
                .into_iter()
                .map(|cpu| Scorer { cpu, painted: Vec::new() }.choose(template, &planes))
                .collect();
            assert!(masks.windows(2).all(|pair| pair[0] == pair[1]), "version {version}: {masks:?}");
        }
    }
}
