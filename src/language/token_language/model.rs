//! The learned weights: how much a written word speaks for English.
//!
//! The file is used as it lies in the program: a hash table that is probed in
//! place and a table of character n-gram weights. Nothing is parsed at the start.
//!
//! ```text
//! "PTL1"  u32 slots  u32 n-gram cells (a power of two)  i8 bias ×3 zero      16 bytes
//! slots × { u16 fingerprint, i8 weight lower case, i8 weight upper case }    all little endian
//! cells × i8
//! ```
//! Weights are sixteenths of a nat of ln P(word|English)/P(word|German).

/// One unit of a stored weight, in nats.
pub const STEP: f32 = 1.0 / 16.0;

const MAGIC: &[u8; 4] = b"PTL1";
const HEAD: usize = 16;
const SLOT: usize = 4;
/// A longer word is judged by its beginning; keeps the cost of hostile input linear.
const LONGEST: usize = 48;

/// The weights of one word for its two spellings, in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordWeight {
    /// Written in lower case.
    pub lower: f32,
    /// Written with an upper-case initial.
    pub upper: f32,
}

/// Read access to the weights.
#[derive(Debug, Clone, Copy)]
pub struct Model<'m> {
    slots: &'m [u8],
    cells: &'m [u8],
    bias: f32,
}

impl<'m> Model<'m> {
    /// Knows nothing: every word weighs 0.
    pub const EMPTY: Model<'static> = Model { slots: &[0; SLOT], cells: &[0], bias: 0.0 };

    /// Takes the parts of a model file; `None` if the lengths do not agree with the head.
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        if &head[..4] != MAGIC {
            return None;
        }
        let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
        let (slots, cells) = rest.split_at_checked(number(4).checked_mul(SLOT)?)?;
        if cells.len() != number(8) || !cells.len().is_power_of_two() || slots.is_empty() {
            return None;
        }
        Some(Self { slots, cells, bias: f32::from(head[12] as i8) * STEP })
    }

    /// The weights of a word in lower case, `None` if the table does not hold it.
    ///
    /// One word in some ten thousand that the table does not hold gets the weight of another one.
    pub fn word(&self, lower: &str) -> Option<WordWeight> {
        let (mut slot, fingerprint) = place(lower, self.slots.len() / SLOT);
        loop {
            let cell = &self.slots[slot * SLOT..(slot + 1) * SLOT];
            match u16::from_le_bytes([cell[0], cell[1]]) {
                0 => return None,
                found if found == fingerprint => {
                    return Some(WordWeight { lower: f32::from(cell[2] as i8) * STEP, upper: f32::from(cell[3] as i8) * STEP });
                }
                _ => slot = if (slot + 1) * SLOT == self.slots.len() { 0 } else { slot + 1 },
            }
        }
    }

    /// How English the letters of a word in lower case look, in nats; about 0 for a word that could be either.
    pub fn letters(&self, lower: &str) -> f32 {
        let mut sum = self.bias;
        let mask = self.cells.len() - 1;
        each_ngram(lower, |hash| sum += f32::from(self.cells[hash as usize & mask] as i8) * STEP);
        sum
    }
}

/// Slot and fingerprint (never 0) of a word.
fn place(lower: &str, slots: usize) -> (usize, u16) {
    let hash = hash(lower.as_bytes());
    let slot = ((hash >> 32) * slots as u64) >> 32;
    (slot as usize, ((hash & 0xffff) as u16).max(1))
}

/// 64-bit FNV-1a with a closing mix; the model file depends on it, so it must not change.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// Calls `each` with the hash of every character n-gram (n = 2 to 5) of the word between its borders.
pub fn each_ngram(lower: &str, mut each: impl FnMut(u32)) {
    let mut window = [0u32; 5];
    let mut filled = 0usize;
    let characters = std::iter::once('^').chain(lower.chars().take(LONGEST)).chain(std::iter::once('$'));
    for character in characters {
        window.rotate_right(1);
        window[0] = character as u32;
        filled = (filled + 1).min(5);
        let mut hash = 0x811c_9dc5_u32;
        for (index, &code) in window[..filled].iter().enumerate() {
            hash = (hash ^ code).wrapping_mul(0x0100_0193).rotate_left(7);
            if index >= 1 {
                let mixed = hash.wrapping_mul(0x9e37_79b1);
                each(mixed ^ (mixed >> 15));
            }
        }
    }
}

/// Writes a model file from the weights of words and of n-gram cells (a power of two of them), in nats.
///
/// Used by the trainer; about a fifth of the slots stays empty, so that a probe ends soon.
pub fn write(words: &[(String, WordWeight)], cells: &[f32], bias: f32) -> Vec<u8> {
    let slots = words.len() * 4 / 3 + 1;
    let mut table = vec![0u8; slots * SLOT];
    for (word, weight) in words {
        let (mut slot, fingerprint) = place(word, slots);
        while table[slot * SLOT] != 0 || table[slot * SLOT + 1] != 0 {
            slot = (slot + 1) % slots;
        }
        let cell = &mut table[slot * SLOT..(slot + 1) * SLOT];
        cell[..2].copy_from_slice(&fingerprint.to_le_bytes());
        cell[2] = quantise(weight.lower) as u8;
        cell[3] = quantise(weight.upper) as u8;
    }
    let mut out = MAGIC.to_vec();
    out.extend((slots as u32).to_le_bytes());
    out.extend((cells.len() as u32).to_le_bytes());
    out.extend([quantise(bias) as u8, 0, 0, 0]);
    out.extend(table);
    out.extend(cells.iter().map(|&weight| quantise(weight) as u8));
    out
}

fn quantise(nats: f32) -> i8 {
    (nats / STEP).round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_word_is_read_back() {
        let words: Vec<_> = ["the", "haus", "über", "l'été"]
            .iter()
            .zip([3.0, -2.5, -7.0, 0.25])
            .map(|(w, lower)| ((*w).to_string(), WordWeight { lower, upper: -lower }))
            .collect();
        let bytes = write(&words, &[0.0; 16], 0.5);
        let model = Model::new(&bytes).expect("just written");
        for (word, weight) in &words {
            assert_eq!(model.word(word), Some(*weight), "{word}");
        }
        assert_eq!(model.word("house"), None);
        assert!((model.letters("house") - 0.5).abs() < 1e-6, "only the bias");
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = write(&[("a".into(), WordWeight { lower: 1.0, upper: 1.0 })], &[0.0; 16], 0.0);
        assert!(Model::new(&bytes).is_some());
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_none());
        assert!(Model::new(&bytes[1..]).is_none());
        assert!(Model::new(b"").is_none());
    }

    #[test]
    fn ngrams_of_a_word_with_its_borders() {
        let mut count = 0;
        each_ngram("ab", |_| count += 1);
        // ^a ab b$, ^ab ab$, ^ab$
        assert_eq!(count, 6);
    }
}
