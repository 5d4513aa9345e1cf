//! Learning word pairs from the texts themselves: IBM model 1 both ways on the beads of the first pass.
//!
//! Rare pairs prove little, because the first pass has put them together: each pair counts less one of the beads that speak for it.

use super::links::Link;
use super::model::Weight;
use super::parameters::Parameters;
use super::search::Step;
use super::text::Side;
use rustc_hash::FxHashMap;

/// Iterations; more sharpen rare pairs beyond what they prove.
const ITERATIONS: usize = 4;
/// Types of one side of a bead that are looked at, the rarest first.
const TYPES: usize = 60;

/// The pairs with what they are worth.
pub(super) fn learned(source: &Side, target: &Side, steps: &[Step], weights: (&[Weight], &[Weight]), p: &Parameters) -> Vec<(u32, Link)> {
    let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    // For each bead its pairs, source type by source type, and the number of both.
    let mut cells: Vec<u32> = Vec::new();
    let mut beads: Vec<(u32, u32)> = Vec::new();
    for step in steps.iter().filter(|s| s.source_len > 0 && s.target_len > 0) {
        let types = |side: &Side, first: u32, count: u8, weights: &[Weight]| -> Vec<u32> {
            let sentences = &side.sentences[first as usize..first as usize + usize::from(count)];
            let mut types: Vec<u32> = sentences
                .iter()
                .flat_map(|s| &side.tokens[s.tokens()])
                .copied()
                .filter(|&t| weights[t as usize].surprise > 0.0 && side.types[t as usize].count > 1)
                .collect();
            types.sort_unstable();
            types.dedup();
            if types.len() > TYPES {
                types.sort_unstable_by_key(|&t| (side.types[t as usize].count, t));
                types.truncate(TYPES);
            }
            types
        };
        let sources = types(source, step.source, step.source_len, weights.0);
        let targets = types(target, step.target, step.target_len, weights.1);
        beads.push((sources.len() as u32, targets.len() as u32));
        for &s in &sources {
            for &t in &targets {
                let number = *numbers.entry((s, t)).or_insert_with(|| {
                    pairs.push((s, t));
                    pairs.len() as u32 - 1
                });
                cells.push(number);
            }
        }
    }
    let mut together = vec![0u32; pairs.len()];
    cells.iter().for_each(|&cell| together[cell as usize] += 1);
    let forth = model(&pairs, &cells, &beads, source.types.len(), target.types.len(), false);
    let back = model(&pairs, &cells, &beads, source.types.len(), target.types.len(), true);
    let mut out = Vec::new();
    for (number, &(s, t)) in pairs.iter().enumerate() {
        let evidence = |(_, count): (f32, f32)| (count - 1.0).max(0.0) / ((count - 1.0).max(0.0) + p.learned_damping);
        if together[number] < 2 {
            continue;
        }
        let source_weight = p.learned_weight * back[number].0 * evidence(back[number]);
        let target_weight = p.learned_weight * forth[number].0 * evidence(forth[number]);
        if source_weight.min(target_weight) > 0.02 {
            out.push((s, Link { target: t, source_weight, target_weight }));
        }
    }
    out
}

/// Probability and expected count of every pair: target given source, or the other way round if `mirrored`.
fn model(pairs: &[(u32, u32)], cells: &[u32], beads: &[(u32, u32)], sources: usize, targets: usize, mirrored: bool) -> Vec<(f32, f32)> {
    // Uniform at the start; the empty word takes what fits nowhere.
    let mut table: Vec<(f32, f32)> = vec![(1.0, 0.0); pairs.len()];
    let mut totals = vec![0.0f32; if mirrored { targets } else { sources }];
    let given = |pair: (u32, u32)| if mirrored { pair.1 } else { pair.0 } as usize;
    const EMPTY: f32 = 0.05;
    for _ in 0..ITERATIONS {
        totals.fill(0.0);
        table.iter_mut().for_each(|cell| cell.1 = 0.0);
        let mut at = 0;
        for &(s, t) in beads {
            let (s, t) = (s as usize, t as usize);
            let block = &cells[at..at + s * t];
            at += s * t;
            let (outer, inner) = if mirrored { (s, t) } else { (t, s) };
            let cell = |o: usize, i: usize| if mirrored { block[o * t + i] } else { block[i * t + o] } as usize;
            for o in 0..outer {
                let sum: f32 = (0..inner).map(|i| table[cell(o, i)].0).sum::<f32>() + EMPTY;
                for i in 0..inner {
                    let number = cell(o, i);
                    let part = table[number].0 / sum;
                    table[number].1 += part;
                    totals[given(pairs[number])] += part;
                }
            }
        }
        for (number, cell) in table.iter_mut().enumerate() {
            cell.0 = cell.1 / totals[given(pairs[number])].max(1e-9);
        }
    }
    table
}
