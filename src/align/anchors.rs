//! Pairs of sentences that surely go together: rare words that only these two share, joined to the heaviest increasing chain.

use super::links::Links;
use super::text::Side;
use rustc_hash::FxHashMap;

/// Most often that a rare type occurs.
const RARE: u32 = 6;
/// Weakest link of a pair of rare types.
const WEAKEST: f32 = 0.25;

/// Points (sentences before it on both sides) of a chain that grows on both sides.
pub(super) fn anchors(source: &Side, target: &Side, links: &Links) -> Vec<(u32, u32)> {
    let places = |side: &Side| -> Vec<Vec<u32>> {
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); side.types.len()];
        for (number, sentence) in side.sentences.iter().enumerate() {
            for &token in &side.tokens[sentence.tokens()] {
                if side.types[token as usize].count <= RARE {
                    places[token as usize].push(number as u32);
                }
            }
        }
        places
    };
    // The best rare partner of each type, from both sides.
    let weight = |link: &super::links::Link| link.source_weight.min(link.target_weight);
    let fits = |s: u32, t: u32| {
        let (s, t) = (source.types[s as usize].count, target.types[t as usize].count);
        s == t && s <= RARE
    };
    let mut best_of_target: Vec<(f32, u32)> = vec![(0.0, u32::MAX); target.types.len()];
    let mut best_of_source: Vec<(f32, u32)> = vec![(0.0, u32::MAX); source.types.len()];
    for s in 0..source.types.len() as u32 {
        for link in links.of(s).iter().filter(|link| weight(link) >= WEAKEST && fits(s, link.target)) {
            let score = weight(link);
            if score > best_of_source[s as usize].0 {
                best_of_source[s as usize] = (score, link.target);
            }
            if score > best_of_target[link.target as usize].0 {
                best_of_target[link.target as usize] = (score, s);
            }
        }
    }
    let (source_places, target_places) = (places(source), places(target));
    let mut points: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for (s, &(score, t)) in best_of_source.iter().enumerate() {
        if t == u32::MAX || best_of_target[t as usize].1 != s as u32 {
            continue;
        }
        for (&i, &j) in source_places[s].iter().zip(&target_places[t as usize]) {
            *points.entry((i, j)).or_default() += score / source.types[s].count as f32;
        }
    }
    let mut points: Vec<((u32, u32), f32)> = points.into_iter().map(|(point, weight)| (point, weight * weight)).collect();
    // Later columns of a row first, so that the chain takes one of them at most.
    points.sort_unstable_by_key(|&((i, j), _)| (i, std::cmp::Reverse(j)));
    heaviest(&points, target.sentences.len())
}

/// The heaviest chain of points that grow strictly in both numbers; O(k log m) with a tree of prefix maxima.
fn heaviest(points: &[((u32, u32), f32)], columns: usize) -> Vec<(u32, u32)> {
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); columns + 2];
    let mut before: Vec<u32> = Vec::with_capacity(points.len());
    let mut last = (0.0, u32::MAX);
    for (number, &((_, j), weight)) in points.iter().enumerate() {
        let mut most = (0.0, u32::MAX);
        let mut at = j as usize;
        while at > 0 {
            if tree[at].0 > most.0 {
                most = tree[at];
            }
            at &= at - 1;
        }
        before.push(most.1);
        let sum = (most.0 + weight, number as u32);
        if sum.0 > last.0 {
            last = sum;
        }
        let mut at = j as usize + 1;
        while at < tree.len() {
            if sum.0 > tree[at].0 {
                tree[at] = sum;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = last.1;
    while at != u32::MAX {
        chain.push(points[at as usize].0);
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_grows_on_both_sides() {
        let points = [((0, 1), 1.0), ((1, 5), 0.5), ((1, 2), 1.0), ((2, 3), 1.0), ((3, 0), 2.5), ((4, 4), 1.0)];
        assert_eq!(heaviest(&points, 6), [(0, 1), (1, 2), (2, 3), (4, 4)]);
        assert_eq!(heaviest(&[], 6), []);
    }
}
