//! What two texts are to each other.

use super::text::Side;
use super::{Bead, Text};
use std::ops::Range;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The source.
    Source,
    /// The target.
    Target,
}

/// What the alignment says of the pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Translations of each other.
    Translation,
    /// One side has no sentence.
    Empty(Part),
    /// The same text twice.
    Same,
    /// Translations of each other, but a long run of sentences of one side has nothing on the other side.
    Incomplete {
        /// The side that has the sentences.
        side: Part,
        /// Their numbers.
        missing: Range<usize>,
    },
    /// Not translations of each other.
    Unrelated,
}

pub(super) fn verdict(source: &Text<'_>, target: &Text<'_>, _s: &Side, _t: &Side, _beads: &[Bead]) -> Verdict {
    match () {
        () if source.sentences.is_empty() => Verdict::Empty(Part::Source),
        () if target.sentences.is_empty() => Verdict::Empty(Part::Target),
        () if source.sentences == target.sentences => Verdict::Same,
        () => Verdict::Translation,
    }
}
