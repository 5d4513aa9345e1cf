//! The search for the best tags: a beam from left to right.

use super::candidates::Cache;
use super::features::{State, Word, position, transition};
use super::model::{LINE, Model};
use super::tag::Tag;

/// States kept at each token; states that look alike to the features ahead are merged, so this is near exact.
pub const BEAM: usize = 4;

/// Weights as a search reads them: those of the model, or those that the trainer works on.
pub trait Weights {
    /// Adds the weights of a feature for each of the tags to their scores.
    fn add(&self, feature: u32, tags: &[Tag], scores: &mut [f32]);
}

impl Weights for Model<'_> {
    fn add(&self, feature: u32, tags: &[Tag], scores: &mut [f32]) {
        let (line, twist) = self.line(feature);
        for (tag, score) in tags.iter().zip(scores) {
            *score += f32::from(line[(*tag as usize ^ twist) & (LINE - 1)] as i8);
        }
    }
}

/// Buffers that a caller keeps from one sentence to the next.
#[derive(Debug, Default)]
pub struct Buffers {
    pub(super) lower: String,
    pub(super) cache: Cache,
    pub(super) words: Vec<Word>,
    items: Vec<Item>,
    next: Vec<Item>,
    /// For each token the items kept, as (tag, item before, score).
    trellis: Vec<Vec<(Tag, u8, f32)>>,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    state: State,
    score: f32,
    from: u8,
    tag: Tag,
}

/// Finds the best tags; `margins` receives for each token the lead over the best other tag at that point,
/// `u16::MAX` where no other tag was possible.
pub fn search<W: Weights>(weights: &W, words: &[Word], buffers: &mut Buffers, out: &mut Vec<Tag>, margins: &mut Vec<u16>) {
    let Buffers { items, next, trellis, .. } = buffers;
    out.clear();
    margins.clear();
    items.clear();
    items.push(Item { state: State::START, score: 0.0, from: 0, tag: Tag::Xy });
    if trellis.len() < words.len() {
        trellis.resize_with(words.len(), Vec::new);
    }
    for (at, kept) in trellis.iter_mut().enumerate().take(words.len()) {
        step(weights, words, at, items, next);
        kept.clear();
        kept.extend(next.iter().map(|item| (item.tag, item.from, item.score)));
        std::mem::swap(items, next);
    }
    // The best item stands first.
    let mut item = 0;
    for kept in trellis[..words.len()].iter().rev() {
        let (tag, from, score) = kept[item];
        let other = kept.iter().filter(|k| k.0 != tag).map(|k| k.2).fold(f32::NEG_INFINITY, f32::max);
        margins.push((score - other).clamp(0.0, f32::from(u16::MAX)) as u16);
        out.push(tag);
        item = usize::from(from);
    }
    out.reverse();
    margins.reverse();
}

fn step<W: Weights>(weights: &W, words: &[Word], at: usize, items: &[Item], next: &mut Vec<Item>) {
    next.clear();
    let word = &words[at];
    if word.tags.len() <= 1 {
        let tag = word.tags.iter().next().unwrap_or(Tag::Xy);
        for (from, item) in items.iter().enumerate() {
            keep(next, Item { state: item.state.after(tag, word), score: item.score, from: from as u8, tag });
        }
    } else {
        let mut tags = [Tag::Xy; 64];
        let mut count = 0;
        for tag in word.tags.iter() {
            tags[count] = tag;
            count += 1;
        }
        let tags = &tags[..count];
        let mut emission = [0.0f32; 64];
        for feature in position(words, at) {
            if feature != 0 {
                weights.add(feature, tags, &mut emission);
            }
        }
        for (from, item) in items.iter().enumerate() {
            let mut scores = emission;
            for feature in transition(words, at, &item.state) {
                weights.add(feature, tags, &mut scores);
            }
            for (&tag, score) in tags.iter().zip(scores) {
                keep(next, Item { state: item.state.after(tag, word), score: item.score + score, from: from as u8, tag });
            }
        }
    }
    next.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.tag.cmp(&b.tag)).then(a.from.cmp(&b.from)));
    next.truncate(BEAM);
}

/// Adds an item, or lets it take the place of a worse one in the same state.
fn keep(next: &mut Vec<Item>, item: Item) {
    match next.iter_mut().find(|other| other.state == item.state) {
        Some(other) if other.score < item.score => *other = item,
        Some(_) => {}
        None => next.push(item),
    }
}
