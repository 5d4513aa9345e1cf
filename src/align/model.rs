//! The score of a bead: a likelihood ratio against „these sentences have nothing to do with each other“.
//!
//! log prior − cost of length + for every content word of both sides the logarithm of how much likelier the other side makes it
//! (IBM model 1, Brown et al. 1993, with the best partner instead of the sum) − a small cost for every content word that nothing explains.
//! Scores of beads add up; the division by the length of the other side takes away the advantage of big beads.

use super::links::Links;
use super::parameters::Parameters;
use super::text::{Kind, Side};

/// Bead shapes besides 1:0 and 0:1, in the order of [`Parameters`]' priors.
pub(super) const SHAPES: [(usize, usize); 12] =
    [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2), (3, 3), (2, 4)];
/// The lengths of two sides say at most this much for a bead: very long ones that agree.
const BEST_LENGTH: f32 = 8.0;
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
    /// Added to the log priors of beads of several sentences.
    pub many: f32,
}

impl Learned {
    /// What is assumed of a text of which nothing is known.
    pub fn of_nothing(p: &Parameters) -> Self {
        Learned { ratio: 1.0, variance: p.variance, unmatched: p.unmatched, gap: p.gap, gap_switch: p.gap_switch, many: 0.0 }
    }
}

/// Everything that a score depends on.
pub(super) struct Model<'a> {
    pub source: &'a Side,
    pub target: &'a Side,
    pub links: &'a Links,
    pub p: &'a Parameters,
    pub learned: Learned,
    pub source_types: Vec<Weight>,
    pub target_types: Vec<Weight>,
    source_runs: Runs,
    target_runs: Runs,
    priors: [f32; SHAPES.len()],
    /// Whether both sides have more than one paragraph.
    paragraphs: bool,
}

/// What a type counts for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    /// κ / p(type); 0 for function words.
    pub surprise: f32,
    /// Cost of one that nothing explains.
    pub cost: f32,
}

/// A run of neighbouring sentences of one side.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// Letters, in letters of the target.
    letters: f32,
    /// Tokens.
    tokens: f32,
    /// −cost of all content words, as if none were explained.
    base: f32,
    /// Log probability of so many letters in so many sentences.
    background: f32,
}

/// Of every length up to [`MOST`] and every end the run.
struct Runs(Vec<[Run; MOST]>);

impl Runs {
    fn new(side: &Side, types: &[Weight], scale: f32) -> Self {
        let lengths = || side.sentences.iter().map(|s| s.letters as f32 * scale + 1.0);
        let count = side.sentences.len().max(1) as f32;
        // A few sentences of ordinary length keep the estimate of a short text sane.
        let (prior, usual, spread) = (4.0, 90.0f32, 55.0f32);
        let mean = (lengths().sum::<f32>() + prior * usual) / (count + prior);
        let squares = lengths().map(|x| (x - mean) * (x - mean)).sum::<f32>() + prior * spread * spread;
        let variance = (squares / (count + prior)).max(100.0);
        let shapes: Vec<(f32, f32)> = (1..=MOST)
            .map(|run| {
                // Log-normal with the mean and the variance of so many sentences.
                let (mean, variance) = (mean * run as f32, variance * run as f32);
                let sigma = (1.0 + variance / (mean * mean)).ln();
                (mean.ln() - sigma / 2.0, sigma)
            })
            .collect();
        let single: Vec<Run> = side
            .sentences
            .iter()
            .map(|s| Run {
                letters: s.letters as f32 * scale + 1.0,
                tokens: s.len() as f32,
                base: -side.tokens[s.tokens()].iter().map(|&t| types[t as usize].cost).sum::<f32>(),
                background: 0.0,
            })
            .collect();
        let runs = (0..=single.len()).map(|end| {
            let mut sum = Run::default();
            std::array::from_fn(|before| {
                let Some(run) = end.checked_sub(before + 1).map(|at| single[at]) else { return Run::default() };
                sum.letters += run.letters;
                sum.tokens += run.tokens;
                sum.base += run.base;
                let (mu, sigma) = shapes[before];
                let log = fast_ln(sum.letters);
                sum.background = -log - 0.5 * fast_ln(2.0 * std::f32::consts::PI * sigma) - (log - mu) * (log - mu) / (2.0 * sigma);
                sum
            })
        });
        Runs(runs.collect())
    }

    #[inline]
    fn get(&self, end: usize, count: usize) -> &Run {
        &self.0[end][count - 1]
    }
}

/// Natural logarithm to three digits, for positive normal numbers.
#[inline]
pub(super) fn fast_ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let m = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // Minimax polynomial of log2 on [1, 2).
    let log2 = ((-0.081_615_81 * m + 0.645_142_4) * m - 2.120_675_4) * m + 4.070_091;
    (log2 * m - 2.512_856_5 + exponent as f32) * std::f32::consts::LN_2
}

fn weights(side: &Side, learned: &Learned, p: &Parameters) -> Vec<Weight> {
    let total = (side.tokens.len() as f32).max(p.tokens);
    side.types
        .iter()
        .map(|t| {
            let probability = t.count as f32 / total;
            if probability > p.common {
                return Weight { surprise: 0.0, cost: 0.0 };
            }
            let cost = if t.kind == Kind::Number { p.unmatched_number } else { learned.unmatched };
            Weight { surprise: p.kappa / probability, cost }
        })
        .collect()
}

impl<'a> Model<'a> {
    pub fn new(source: &'a Side, target: &'a Side, links: &'a Links, learned: Learned, p: &'a Parameters) -> Self {
        let (source_types, target_types) = (weights(source, &learned, p), weights(target, &learned, p));
        let paragraphs = |side: &Side| side.sentences.first().map(|s| s.paragraph) != side.sentences.last().map(|s| s.paragraph);
        let mut priors = [
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
        ];
        priors[1..].iter_mut().for_each(|prior| *prior += learned.many);
        Model {
            source_runs: Runs::new(source, &source_types, learned.ratio),
            target_runs: Runs::new(target, &target_types, 1.0),
            paragraphs: paragraphs(source) && paragraphs(target),
            priors,
            source,
            target,
            links,
            p,
            learned,
            source_types,
            target_types,
        }
    }

    /// At least as much as [`Model::frame`], without looking at the lengths.
    #[inline]
    pub fn most(&self, shape: usize, i: usize, j: usize) -> f32 {
        let (a, b) = SHAPES[shape];
        self.priors[shape]
            + self.source_runs.get(i, a).base
            + self.target_runs.get(j, b).base
            + BEST_LENGTH * self.p.length_weight
            + self.p.same_ending.max(self.p.other_ending)
    }

    /// Everything but the words: prior, length, marks, paragraph borders, and the cost of all content words.
    pub fn frame(&self, shape: usize, i: usize, j: usize) -> f32 {
        let (a, b) = SHAPES[shape];
        let (source, target) = (self.source_runs.get(i, a), self.target_runs.get(j, b));
        let mut score = self.priors[shape] + source.base + target.base + self.length(source, target);
        score += if self.source.sentences[i - 1].ending == self.target.sentences[j - 1].ending {
            self.p.same_ending
        } else {
            self.p.other_ending
        };
        if self.paragraphs && a + b > 2 {
            let borders = |side: &[super::text::Prepared]| side.windows(2).filter(|w| w[0].paragraph != w[1].paragraph).count();
            let (s, t) = (borders(&self.source.sentences[i - a..i]), borders(&self.target.sentences[j - b..j]));
            score += self.p.paragraph * s.abs_diff(t) as f32;
        }
        score
    }

    /// How much likelier the lengths are as renderings of each other than as those of any sentences.
    fn length(&self, source: &Run, target: &Run) -> f32 {
        let difference = source.letters - target.letters;
        let variance = self.learned.variance * (source.letters + target.letters) / 2.0;
        let together = -difference * difference / (2.0 * variance) - 0.5 * fast_ln(2.0 * std::f32::consts::PI * variance);
        (self.p.length_weight * (together - 0.5 * (source.background + target.background)))
            .clamp(-self.p.length_cap, BEST_LENGTH * self.p.length_weight)
    }

    /// Tokens of the sentences of a bead.
    pub fn tokens(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> (f32, f32) {
        (self.source_runs.get(i, a).tokens.max(1.0), self.target_runs.get(j, b).tokens.max(1.0))
    }

    /// What an explained content word adds; `others` are the words of the other side.
    #[inline]
    pub fn gain(&self, of: Weight, weight: f32, others: f32) -> f32 {
        of.cost + self.p.words * fast_ln(1.0 + of.surprise * weight / others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_logarithm_has_three_digits() {
        for x in [1e-3f32, 0.5, 1.0, 1.5, 2.0, 3.7, 100.0, 12345.6] {
            assert!((fast_ln(x) - x.ln()).abs() < 2e-3, "{x}: {} {}", fast_ln(x), x.ln());
        }
    }
}
