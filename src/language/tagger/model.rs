//! The learned weights of the tagger, used in place.
//!
//! ```text
//! "PTT1"  u32 cells (a power of two, a multiple of 64)  u32 exceptions  u32 zero      16 bytes
//! exceptions × { u32 word hash, u64 tags }, sorted by hash, all little endian
//! cells × i8
//! ```
//! A weight belongs to a feature and a tag. Features are hashed (Weinberger et al.
//! 2009): the weights of one feature for all tags lie in one line of 64 cells, in an
//! order that depends on the feature, so that features that share a line disturb
//! each other at random and a feature costs one access to memory.
//!
//! An exception is a word that the treebank tags otherwise than the lexicon allows.

use super::tag::{Tag, TagSet};

const MAGIC: &[u8; 4] = b"PTT1";
const HEAD: usize = 16;
const EXCEPTION: usize = 12;
/// Weights of one line.
pub const LINE: usize = 64;

/// Read access to the weights.
#[derive(Debug, Clone, Copy)]
pub struct Model<'m> {
    exceptions: &'m [u8],
    cells: &'m [u8],
}

/// The weights of one feature.
#[derive(Debug, Clone, Copy)]
pub struct Line<'m> {
    cells: &'m [u8; LINE],
    twist: usize,
}

impl Line<'_> {
    /// The weight for a tag.
    #[inline]
    pub fn weight(&self, tag: Tag) -> i32 {
        i32::from(self.cells[(self.twist ^ tag as usize) & (LINE - 1)] as i8)
    }
}

const NO_WEIGHTS: [u8; LINE] = [0; LINE];

/// Where the weight of a feature for a tag lies among `cells` cells.
pub fn cell(feature: u32, tag: Tag, cells: usize) -> usize {
    let line = (feature >> 6) as usize & (cells / LINE - 1);
    line * LINE + ((feature as usize ^ tag as usize) & (LINE - 1))
}

impl<'m> Model<'m> {
    /// Knows nothing: every tag weighs 0.
    pub const EMPTY: Model<'static> = Model { exceptions: &[], cells: &[0; LINE] };

    /// Takes the parts of a model file; `None` if the lengths do not agree with the head.
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
        let (exceptions, cells) = rest.split_at_checked(number(8).checked_mul(EXCEPTION)?)?;
        let sound = &head[..4] == MAGIC && cells.len() == number(4) && cells.len() >= LINE && cells.len().is_power_of_two();
        sound.then_some(Self { exceptions, cells })
    }

    /// The weights of a feature for all tags.
    #[inline]
    pub fn line(&self, feature: u32) -> Line<'m> {
        let (lines, _) = self.cells.as_chunks::<LINE>();
        // There is a power of two of lines, and at least one.
        let number = (feature >> 6) as usize & (lines.len().wrapping_sub(1));
        Line { cells: lines.get(number).unwrap_or(&NO_WEIGHTS), twist: feature as usize }
    }

    /// The weight of a feature for a tag.
    pub fn weight(&self, feature: u32, tag: Tag) -> i32 {
        i32::from(self.cells[cell(feature, tag, self.cells.len())] as i8)
    }

    /// Tags that the treebank gives a word beside those of the lexicon.
    pub fn exception(&self, word: u32) -> TagSet {
        let (entries, _) = self.exceptions.as_chunks::<EXCEPTION>();
        let key = |entry: &[u8; EXCEPTION]| u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
        match entries.binary_search_by_key(&word, key) {
            Ok(found) => TagSet(entries[found][4..].try_into().map_or(0, u64::from_le_bytes)),
            Err(_) => TagSet::default(),
        }
    }
}

/// Writes a model file; used by the trainer. `cells` are rounded and clamped to −127 … 127.
pub fn write(exceptions: &[(u32, TagSet)], cells: &[f32]) -> Vec<u8> {
    let mut sorted = exceptions.to_vec();
    sorted.sort_unstable_by_key(|entry| entry.0);
    let mut out = MAGIC.to_vec();
    out.extend((cells.len() as u32).to_le_bytes());
    out.extend((sorted.len() as u32).to_le_bytes());
    out.extend([0; 4]);
    for (word, tags) in sorted {
        out.extend(word.to_le_bytes());
        out.extend(tags.0.to_le_bytes());
    }
    out.extend(cells.iter().map(|weight| weight.round().clamp(-127.0, 127.0) as i8 as u8));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mut cells = vec![0.0f32; 128];
        let feature = 0x1234_5678;
        cells[cell(feature, Tag::Art, 128)] = -3.4;
        cells[cell(feature, Tag::Nn, 128)] = 500.0;
        let bytes = write(&[(9, TagSet::of(Tag::Fm)), (4, TagSet::of(Tag::Xy))], &cells);
        let model = Model::new(&bytes).expect("just written");
        assert_eq!(model.weight(feature, Tag::Art), -3);
        assert_eq!(model.weight(feature, Tag::Nn), 127);
        assert_eq!(model.weight(feature, Tag::Ne), 0);
        assert_eq!(model.exception(4), TagSet::of(Tag::Xy));
        assert_eq!(model.exception(9), TagSet::of(Tag::Fm));
        assert!(model.exception(5).is_empty());
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_none());
        assert!(Model::new(b"PTT1").is_none());
    }
}
