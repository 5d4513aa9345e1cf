//! What two texts are to each other.

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

/// Part of the sentences that must be in beads of both sides, and mean score of a sentence of those, for a translation.
const ALIGNED: f32 = 0.25;
const SCORE: f32 = 2.0;
/// The same for a long text of which nearly everything is aligned, and for a very short one.
const REPETITIVE: f32 = 0.5;
const COMPLETE: f32 = 0.9;
const MANY: usize = 50;
const SHORT: f32 = 0.75;
const FEW: usize = 6;
/// Sentences, and part of its side, that a missing passage has at least.
const PASSAGE: usize = 5;
const PASSAGE_PART: usize = 8;

pub(super) fn verdict(source: &Text<'_>, target: &Text<'_>, beads: &[Bead]) -> Verdict {
    let (n, m) = (source.sentences.len(), target.sentences.len());
    match () {
        () if n == 0 => return Verdict::Empty(Part::Source),
        () if m == 0 => return Verdict::Empty(Part::Target),
        () if source.sentences == target.sentences => return Verdict::Same,
        () => {}
    }
    let pairs = || beads.iter().filter(|bead| bead.is_pair());
    let aligned: usize = pairs().map(|bead| bead.source.len() + bead.target.len()).sum();
    let score: f32 = pairs().map(|bead| bead.score).sum::<f32>() / aligned.max(1) as f32;
    // A short side is enough to tell: half of the source can be missing, and the rest be a translation.
    let (of_source, of_target) = (
        pairs().map(|b| b.source.len()).sum::<usize>() as f32 / n as f32,
        pairs().map(|b| b.target.len()).sum::<usize>() as f32 / m as f32,
    );
    let most = of_source.max(of_target);
    // Texts of few different words prove little in each sentence; that nearly all of many go together proves it. Two sentences prove
    // little at all, so the benefit of the doubt is theirs.
    let wanted = match () {
        () if most >= COMPLETE && n.min(m) >= MANY => REPETITIVE,
        () if n + m < FEW => SHORT,
        () => SCORE,
    };
    if most < ALIGNED || score < wanted {
        return Verdict::Unrelated;
    }
    let longest = |side: Part| -> Range<usize> {
        let (mut longest, mut run) = (0..0, 0..0);
        for bead in beads {
            let (here, other) = if side == Part::Source { (&bead.source, &bead.target) } else { (&bead.target, &bead.source) };
            if here.is_empty() {
                continue;
            }
            if !other.is_empty() {
                run = here.end..here.end;
            } else {
                run = if run.is_empty() { here.clone() } else { run.start..here.end };
                if run.len() > longest.len() {
                    longest = run.clone();
                }
            }
        }
        longest
    };
    let long = |run: &Range<usize>, all: usize| run.len() >= PASSAGE && run.len() * PASSAGE_PART >= all;
    let (in_source, in_target) = (longest(Part::Source), longest(Part::Target));
    match () {
        () if long(&in_source, n) => Verdict::Incomplete { side: Part::Source, missing: in_source },
        () if long(&in_target, m) => Verdict::Incomplete { side: Part::Target, missing: in_target },
        () => Verdict::Translation,
    }
}
