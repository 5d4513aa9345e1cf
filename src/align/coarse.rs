//! A cheap first path for long texts that share no rare words: lengths, and 64-bit signatures of the words.
//!
//! Beads 1:1, 1:2, 2:1 and gaps only; about ten nanoseconds and one byte a cell, so that twenty thousand sentences of each side take a second.

use super::band::Band;
use super::links::Links;
use super::text::Side;

/// Rewards and costs, in nats like those of the search; they only have to lead into the right neighbourhood.
const ONE: f32 = 1.5;
const TWO: f32 = -0.5;
const GAP: f32 = -2.0;
const MOST: f32 = 8.0;
const SHARED: f32 = 0.6;
/// Variance of length for a letter.
const VARIANCE: f32 = 6.0;

/// One bit for each content word of a sentence, those of the source by their best partner.
fn signatures(side: &Side, bit: impl Fn(u32) -> Option<u32>) -> Vec<u64> {
    side.sentences
        .iter()
        .map(|s| {
            side.tokens[s.tokens()].iter().filter_map(|&t| bit(t)).fold(0u64, |bits, bit| bits | 1 << (bit.wrapping_mul(0x9e37_79b1) >> 26))
        })
        .collect()
}

/// Points of the path.
pub(super) fn path(source: &Side, target: &Side, links: &Links, band: &Band) -> Vec<(u32, u32)> {
    let (n, m) = (source.sentences.len(), target.sentences.len());
    let rare = |side: &Side, t: u32| side.types[t as usize].count as usize * 20 < side.sentences.len();
    let targets = signatures(target, |t| rare(target, t).then_some(t));
    let sources = signatures(source, |s| {
        let best = links.of(s).iter().max_by(|a, b| a.source_weight.total_cmp(&b.source_weight))?;
        rare(target, best.target).then_some(best.target)
    });
    let letters = |side: &Side| -> Vec<f32> { side.sentences.iter().map(|s| s.letters as f32 + 1.0).collect() };
    let (from, to) = (letters(source), letters(target));
    let ratio = to.iter().sum::<f32>() / from.iter().sum::<f32>().max(1.0);
    let from: Vec<f32> = from.into_iter().map(|x| x * ratio.clamp(0.7, 1.4)).collect();
    let length = |a: f32, b: f32| ((a - b) * (a - b) / (VARIANCE * (a + b))).min(MOST);

    let starts = band.starts();
    let mut back = vec![0u8; starts[n + 1]];
    let lost = f32::NEG_INFINITY;
    let mut rows: [(usize, Vec<f32>); 3] = Default::default();
    for i in 0..=n {
        let (low, high) = band.row(i);
        let [two_before, before, current] = &mut rows;
        current.0 = low;
        current.1.clear();
        let get = |row: &(usize, Vec<f32>), j: usize| j.checked_sub(row.0).and_then(|at| row.1.get(at)).copied().unwrap_or(lost);
        for j in low..=high {
            let mut best = (if i + j == 0 { 0.0 } else { lost }, 0u8);
            let mut offer = |score: f32, way: u8| {
                if score > best.0 {
                    best = (score, way);
                }
            };
            if j > low {
                offer(current.1[j - 1 - low] + GAP, 2);
            }
            if i > 0 {
                offer(get(before, j) + GAP, 1);
                if j > 0 {
                    let (s, t) = (sources[i - 1], targets[j - 1]);
                    let chance = s.count_ones() as f32 * t.count_ones() as f32 / 64.0;
                    let shared = SHARED * ((s & t).count_ones() as f32 - chance);
                    offer(get(before, j - 1) + ONE + shared - length(from[i - 1], to[j - 1]), 3);
                }
                if j > 1 {
                    offer(get(before, j - 2) + TWO - length(from[i - 1], to[j - 2] + to[j - 1]), 4);
                }
                if i > 1 && j > 0 {
                    offer(get(two_before, j - 1) + TWO - length(from[i - 2] + from[i - 1], to[j - 1]), 5);
                }
            }
            current.1.push(best.0);
            back[starts[i] + j - low] = best.1;
        }
        rows.rotate_left(1);
    }
    let mut points = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 || j > 0 {
        let (a, b) = match back[starts[i] + j - band.row(i).0] {
            1 => (1, 0),
            2 => (0, 1),
            3 => (1, 1),
            4 => (1, 2),
            5 => (2, 1),
            _ => break,
        };
        (i, j) = (i - a, j - b);
        if a > 0 && b > 0 {
            points.push((i as u32, j as u32));
        }
    }
    points.reverse();
    points
}
