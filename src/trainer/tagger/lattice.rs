//! Probabilities of tags: a conditional random field over the paths that the search may take.
//!
//! Lafferty, McCallum and Pereira 2001. The states are those of the tagger's own search, the
//! unlikely ones pruned, so that what is learned is what is used.

use pruefstein::language::tagger::features::{CONTEXT, DYNAMIC, FORM, State, Word, context, form, transition};
use pruefstein::language::tagger::{Tag, TagSet, Weights};
use rustc_hash::FxHashMap;

/// Features of a position that do not depend on the tags before.
const STATIC: usize = FORM + CONTEXT;

fn position(words: &[Word], at: usize) -> [u32; STATIC] {
    let (form, context) = (form(&words[at]), context(words, at));
    std::array::from_fn(|number| if number < FORM { form[number] } else { context[number - FORM] })
}

/// States kept at a token.
const WIDTH: usize = 24;

struct Edge {
    from: u16,
    to: u16,
    tag: Tag,
    score: f32,
}

struct Layer {
    fixed: Option<[u32; STATIC]>,
    /// Features of each state before the token, where it has a choice.
    changing: Vec<[u32; DYNAMIC]>,
    edges: Vec<Edge>,
    /// Log sums of the states behind the token.
    alpha: Vec<f32>,
}

/// All likely paths of one sentence.
pub struct Lattice {
    layers: Vec<Layer>,
}

fn add_logs(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

impl Lattice {
    /// The paths through the tags of the words, or through those that `allowed` holds as well.
    pub fn new(weights: &impl Weights, words: &[Word], allowed: Option<&[TagSet]>) -> Self {
        let mut states = vec![State::START];
        let mut before = vec![0.0f32];
        let mut layers = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let mut tags = word.tags;
            if let Some(allowed) = allowed {
                let both = tags.only(allowed[at]);
                if !both.is_empty() {
                    tags = both;
                }
            }
            // A word with one candidate has no features in the search either.
            let choice = word.tags.len() > 1;
            let fixed = choice.then(|| position(words, at));
            let tags: Vec<Tag> = if tags.is_empty() { vec![Tag::Xy] } else { tags.iter().collect() };
            let sum = |features: &[u32]| {
                let mut scores = vec![0.0f32; tags.len()];
                for feature in features.iter().filter(|feature| **feature != 0) {
                    weights.add(*feature, &tags, &mut scores);
                }
                scores
            };
            let emission = fixed.map_or_else(|| vec![0.0; tags.len()], |features| sum(&features));
            let changing: Vec<_> = if choice { states.iter().map(|state| transition(words, at, state)).collect() } else { Vec::new() };
            let mut next: Vec<State> = Vec::new();
            let mut numbers: FxHashMap<State, u16> = FxHashMap::default();
            let mut alpha: Vec<f32> = Vec::new();
            let mut edges = Vec::new();
            for (from, state) in states.iter().enumerate() {
                let dynamic = changing.get(from).map_or_else(|| vec![0.0; tags.len()], |features| sum(features));
                for (number, tag) in tags.iter().enumerate() {
                    let score = emission[number] + dynamic[number];
                    let after = state.after(*tag, word);
                    let to = *numbers.entry(after).or_insert_with(|| {
                        next.push(after);
                        alpha.push(f32::NEG_INFINITY);
                        (next.len() - 1) as u16
                    });
                    alpha[to as usize] = add_logs(alpha[to as usize], before[from] + score);
                    edges.push(Edge { from: from as u16, to, tag: *tag, score });
                }
            }
            if next.len() > WIDTH {
                let mut order: Vec<usize> = (0..next.len()).collect();
                order.sort_by(|a, b| alpha[*b].total_cmp(&alpha[*a]));
                order.truncate(WIDTH);
                let mut renamed = vec![u16::MAX; next.len()];
                for (new, old) in order.iter().enumerate() {
                    renamed[*old] = new as u16;
                }
                next = order.iter().map(|old| next[*old]).collect();
                alpha = order.iter().map(|old| alpha[*old]).collect();
                edges.retain_mut(|edge| {
                    edge.to = renamed[edge.to as usize];
                    edge.to != u16::MAX
                });
            }
            before.clone_from(&alpha);
            states = next;
            layers.push(Layer { fixed, changing, edges, alpha });
        }
        Self { layers }
    }

    /// Calls `each(feature, tag, expected count)` for all features; returns the log of the sum over all paths.
    pub fn expectations(&self, mut each: impl FnMut(u32, Tag, f32)) -> f32 {
        let Some(end) = self.layers.last() else { return 0.0 };
        let total = end.alpha.iter().copied().fold(f32::NEG_INFINITY, add_logs);
        let mut beta = vec![0.0f32; end.alpha.len()];
        for at in (0..self.layers.len()).rev() {
            let layer = &self.layers[at];
            let before: &[f32] = if at == 0 { &[0.0] } else { &self.layers[at - 1].alpha };
            let mut next = vec![f32::NEG_INFINITY; before.len()];
            let mut by_tag = [0.0f32; 64];
            for edge in &layer.edges {
                let through = edge.score + beta[edge.to as usize];
                next[edge.from as usize] = add_logs(next[edge.from as usize], through);
                let share = (before[edge.from as usize] + through - total).exp();
                if share > 1e-4
                    && let Some(changing) = layer.changing.get(edge.from as usize)
                {
                    by_tag[edge.tag as usize] += share;
                    for feature in changing.iter().filter(|feature| **feature != 0) {
                        each(*feature, edge.tag, share);
                    }
                }
            }
            if let Some(fixed) = &layer.fixed {
                for tag in Tag::ALL {
                    let share = by_tag[tag as usize];
                    if share > 1e-4 {
                        for feature in fixed.iter().filter(|feature| **feature != 0) {
                            each(*feature, tag, share);
                        }
                    }
                }
            }
            beta = next;
        }
        total
    }
}
