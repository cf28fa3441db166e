//! Huffman codes of at most 15 bits for counts, and how a block tells them (RFC 1951, 3.2.2 and 3.2.7).

/// Longest word of literals, lengths and distances.
const LIMIT: usize = 15;
/// Longest word of the code that tells the others.
const TOLD_LIMIT: usize = 7;
/// The order in which the lengths of that code come.
const TOLD_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A word of a code, its bits in the order they are sent; no bits for what does not occur.
#[derive(Clone, Copy, Default)]
pub struct Word {
    pub bits: u16,
    pub length: u8,
}

/// A code for `N` signs.
pub struct Code<const N: usize> {
    pub words: [Word; N],
}

impl<const N: usize> Code<N> {
    /// The shortest code for these counts.
    pub fn of(counts: &[u32; N]) -> Self {
        Self::limited(counts, LIMIT)
    }

    fn limited(counts: &[u32; N], limit: usize) -> Self {
        let mut signs: Vec<(u32, usize)> = counts
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(|(at, count)| (count, at))
            .collect();
        signs.sort_unstable();
        let mut lengths = [0; N];
        let mut numbers = number_by_length(&signs, limit);
        // The rarest get the longest.
        let mut length = limit;
        for (_, sign) in &signs {
            while numbers[length] == 0 && length > 1 {
                length -= 1;
            }
            numbers[length] = numbers[length].saturating_sub(1);
            lengths[*sign] = u8::try_from(length).unwrap_or(0);
        }
        Self::canonical(lengths)
    }

    /// Words follow from their lengths (3.2.2).
    fn canonical(lengths: [u8; N]) -> Self {
        let mut words = [Word::default(); N];
        let mut next = 0_u16;
        for length in 1..=15_u8 {
            next <<= 1;
            for (word, _) in words.iter_mut().zip(lengths).filter(|(_, own)| *own == length) {
                *word = Word { bits: next.reverse_bits() >> (16 - length), length };
                next += 1;
            }
        }
        Self { words }
    }

    /// How many lengths have to be told, at least `least`.
    fn told(&self, least: usize) -> usize {
        self.words.iter().rposition(|word| word.length > 0).map_or(least, |last| (last + 1).max(least))
    }
}

/// How many words of each length the best code has for these counts, which ascend.
fn number_by_length(signs: &[(u32, usize)], limit: usize) -> [usize; 16] {
    let mut numbers = [0; 16];
    if signs.len() < 2 {
        numbers[1] = signs.len();
        return numbers;
    }
    for depth in depths(signs) {
        numbers[depth.min(limit)] += 1;
    }
    // What was too deep takes more room than there is: shorten the books until they balance (Kraft's sum).
    let room = 1_usize << limit;
    let mut taken: usize = (1..=limit).map(|length| numbers[length] << (limit - length)).sum();
    while taken > room {
        numbers[limit] -= 1;
        if let Some(length) = (1..limit).rev().find(|length| numbers[*length] > 0) {
            numbers[length] -= 1;
            numbers[length + 1] += 2;
        }
        taken -= 1;
    }
    numbers
}

/// Depth of each leaf of Huffman's tree: the two lightest of leaves and joints are joined, again and again.
fn depths(signs: &[(u32, usize)]) -> Vec<usize> {
    let leaves = signs.len();
    let mut weights: Vec<u64> = signs.iter().map(|(count, _)| u64::from(*count)).collect();
    let mut parents = vec![0; leaves * 2 - 1];
    let (mut leaf, mut joint) = (0, leaves);
    for made in leaves..leaves * 2 - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            // Joints are made in ascending order too.
            let lightest = if leaf < leaves && (joint >= made || weights[leaf] <= weights[joint]) {
                &mut leaf
            } else {
                &mut joint
            };
            weight += weights[*lightest];
            parents[*lightest] = made;
            *lightest += 1;
        }
        weights.push(weight);
    }
    let mut depths = vec![0; leaves * 2 - 1];
    for at in (0..leaves * 2 - 2).rev() {
        depths[at] = depths[parents[at]] + 1;
    }
    depths.truncate(leaves);
    depths
}

/// The head of a block: the lengths of both codes, runs of equal ones counted, in a code of their own (3.2.7). Bits, the first
/// the lowest, and their number.
pub fn describe(literals: &Code<286>, distances: &Code<30>) -> Vec<(u64, u32)> {
    let (some, more) = (literals.told(257), distances.told(1));
    let lengths: Vec<u8> =
        literals.words[..some].iter().chain(&distances.words[..more]).map(|word| word.length).collect();
    let signs = runs(&lengths);
    let mut counts = [0; 19];
    for (sign, _, _) in &signs {
        counts[usize::from(*sign)] += 1;
    }
    let code = Code::<19>::limited(&counts, TOLD_LIMIT);
    let told =
        TOLD_ORDER.iter().rposition(|sign| code.words[*sign].length > 0).map_or(4, |last| (last + 1).max(4));
    let mut bits = vec![((some - 257) as u64, 5), ((more - 1) as u64, 5), ((told - 4) as u64, 4)];
    bits.extend(TOLD_ORDER[..told].iter().map(|sign| (u64::from(code.words[*sign].length), 3)));
    for (sign, rest, count) in signs {
        let word = code.words[usize::from(sign)];
        let length = u32::from(word.length);
        bits.push((u64::from(word.bits) | rest << length, length + count));
    }
    bits
}

/// Lengths as signs: themselves, 16 (the last again), 17 and 18 (zeros), each with a number of so many bits.
fn runs(lengths: &[u8]) -> Vec<(u8, u64, u32)> {
    let mut signs = Vec::new();
    let mut rest = lengths;
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|length| *length == first).count();
        let number = |count: usize| count as u64;
        let taken = match (*first, run) {
            (0, 11..) => {
                let run = run.min(138);
                signs.push((18, number(run - 11), 7));
                run
            }
            (0, 3..) => {
                signs.push((17, number(run - 3), 3));
                run
            }
            (0, _) => {
                signs.push((0, 0, 0));
                1
            }
            (length, 4..) => {
                let run = run.min(7);
                signs.push((length, 0, 0));
                signs.push((16, number(run - 4), 2));
                run
            }
            (length, _) => {
                signs.push((length, 0, 0));
                1
            }
        };
        rest = &rest[taken..];
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kraft's sum in units of the longest word; a complete code fills it.
    fn sum<const N: usize>(code: &Code<N>) -> u32 {
        code.words.iter().filter(|word| word.length > 0).map(|word| 1 << (15 - word.length)).sum()
    }

    #[test]
    fn frequent_signs_get_short_words() {
        let code = Code::of(&[8, 4, 2, 1, 1]);
        assert_eq!(code.words.map(|word| word.length), [1, 2, 3, 4, 4]);
    }

    #[test]
    fn no_word_is_longer_than_the_limit_and_the_code_stays_complete() {
        // Fibonacci's numbers make the deepest tree.
        let mut counts = [1_u32; 30];
        for at in 2..30 {
            counts[at] = counts[at - 1] + counts[at - 2];
        }
        let code = Code::of(&counts);
        assert!(code.words.iter().all(|word| (1..=15).contains(&word.length)));
        assert_eq!(sum(&code), 1 << 15);
    }
}
