//! The score of a bead: a likelihood ratio against „these sentences have nothing to do with each other“.
//!
//! log prior − cost of length + for every content word of both sides the logarithm of how much likelier the other side makes it
//! (IBM model 1, Brown et al. 1993, with the best partner instead of the sum) − a small cost for every content word that nothing explains.
//! Scores of beads add up; the division by the length of the other side takes away the advantage of big beads.

use super::links::Links;
use super::parameters::Parameters;
use super::text::Side;

/// Bead shapes besides 1:0 and 0:1, in the order of [`Parameters`]' priors.
pub(super) const SHAPES: [(usize, usize); 12] =
    [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2), (3, 3), (2, 4)];
/// Most sentences of one side of a bead.
pub(super) const MOST: usize = 4;

/// What is assumed, or was measured, of these texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Learned {
    /// Letters of the target for one of the source.
    pub ratio: f32,
    /// Variance for one letter.
    pub variance: f32,
    /// Cost of a content word that nothing explains.
    pub unmatched: f32,
    /// Log priors of a gap behind a bead, and behind a gap of the other side.
    pub gap: f32,
    pub gap_switch: f32,
}

/// Everything that a score depends on.
pub(super) struct Model<'a> {
    pub source: &'a Side,
    pub target: &'a Side,
    pub links: &'a Links,
    pub p: &'a Parameters,
    pub learned: Learned,
    pub source_types: Vec<f32>,
    pub target_types: Vec<f32>,
    /// −cost of all content words, as if none were explained; per sentence.
    source_base: Vec<f32>,
    target_base: Vec<f32>,
    priors: [f32; SHAPES.len()],
    /// Whether both sides have more than one paragraph.
    paragraphs: bool,
}

/// κ / p(type) of every type; 0 for function words.
fn surprise(side: &Side, p: &Parameters) -> Vec<f32> {
    let total = (side.tokens.len() as f32).max(p.tokens);
    side.types
        .iter()
        .map(|t| {
            let probability = t.count as f32 / total;
            if probability > p.common { 0.0 } else { p.kappa / probability }
        })
        .collect()
}

fn base(side: &Side, surprise: &[f32], unmatched: f32) -> Vec<f32> {
    side.sentences
        .iter()
        .map(|s| -unmatched * side.tokens[s.tokens()].iter().filter(|&&t| surprise[t as usize] > 0.0).count() as f32)
        .collect()
}

impl<'a> Model<'a> {
    pub fn new(source: &'a Side, target: &'a Side, links: &'a Links, learned: Learned, p: &'a Parameters) -> Self {
        let (source_types, target_types) = (surprise(source, p), surprise(target, p));
        let many = |side: &Side| side.sentences.first().map(|s| s.paragraph) != side.sentences.last().map(|s| s.paragraph);
        Model {
            source_base: base(source, &source_types, learned.unmatched),
            target_base: base(target, &target_types, learned.unmatched),
            paragraphs: many(source) && many(target),
            priors: [
                p.one_one,
                p.one_two,
                p.one_two,
                p.one_three,
                p.one_three,
                p.one_four,
                p.one_four,
                p.two_two,
                p.two_three,
                p.two_three,
                p.three_three,
                p.three_three,
            ],
            source,
            target,
            links,
            p,
            learned,
            source_types,
            target_types,
        }
    }

    /// Everything but the words: prior, length, marks, paragraph borders, and the cost of all content words.
    pub fn frame(&self, shape: usize, i: usize, j: usize) -> f32 {
        let (a, b) = SHAPES[shape];
        let (source, target) = (&self.source.sentences[i - a..i], &self.target.sentences[j - b..j]);
        let mut score = self.priors[shape];
        score += self.source_base[i - a..i].iter().sum::<f32>() + self.target_base[j - b..j].iter().sum::<f32>();
        score -= self.length_cost(source.iter().map(|s| s.letters).sum(), target.iter().map(|s| s.letters).sum());
        if let (Some(s), Some(t)) = (source.last(), target.last()) {
            score += match (s.ending, t.ending) {
                (x, y) if x == y => self.p.same_ending,
                _ => self.p.other_ending,
            };
        }
        if self.paragraphs {
            let borders = |side: &[super::text::Prepared]| side.windows(2).filter(|w| w[0].paragraph != w[1].paragraph).count();
            let (s, t) = (borders(source), borders(target));
            score += self.p.paragraph * s.abs_diff(t) as f32;
        }
        score
    }

    pub fn length_cost(&self, source: u32, target: u32) -> f32 {
        let (source, target) = (source as f32 * self.learned.ratio, target as f32);
        let difference = source - target;
        let mean = ((source + target) / 2.0).max(1.0);
        (self.p.length_weight * difference * difference / (2.0 * self.learned.variance * mean)).min(self.p.length_cap)
    }

    /// What an explained content word adds; `surprise` is that of its type, `others` the words of the other side.
    pub fn gain(&self, surprise: f32, weight: f32, others: f32) -> f32 {
        self.learned.unmatched + self.p.words * (surprise * weight / others).ln_1p()
    }
}
