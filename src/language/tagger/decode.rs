//! The search for the best tags: a beam from left to right.

use super::candidates::Cache;
use super::features::{DYNAMIC, STATIC, State, Word, position, transition};
use super::model::Model;
use super::tag::{Tag, TagSet};

/// States kept at each token; states that look alike to the features ahead are merged, so this is near exact.
pub const BEAM: usize = 8;

/// Weights that the search reads: those of the model, or those that the trainer works on.
pub trait Weights {
    /// The weight of a feature for a tag.
    fn weight(&self, feature: u32, tag: Tag) -> f32;
}

impl Weights for Model<'_> {
    fn weight(&self, feature: u32, tag: Tag) -> f32 {
        Model::weight(self, feature, tag) as f32
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

/// What the trainer adds to the search: the right tags cost, so that the weights learn a margin.
pub struct Loss<'l> {
    /// The right tags.
    pub gold: &'l [Tag],
    /// Score that a wrong tag gains.
    pub cost: f32,
}

/// Finds the best tags; `margins` receives for each token the lead over the best other tag at that point,
/// `u16::MAX` where no other tag was possible.
pub fn search<W: Weights>(
    weights: &W,
    words: &[Word],
    buffers: &mut Buffers,
    loss: Option<&Loss>,
    out: &mut Vec<Tag>,
    margins: &mut Vec<u16>,
) {
    let Buffers { items, next, trellis, .. } = buffers;
    out.clear();
    margins.clear();
    items.clear();
    items.push(Item { state: State::START, score: 0.0, from: 0, tag: Tag::Xy });
    if trellis.len() < words.len() {
        trellis.resize_with(words.len(), Vec::new);
    }
    for (at, kept) in trellis.iter_mut().enumerate().take(words.len()) {
        step(weights, words, at, loss, items, next);
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

fn step<W: Weights>(weights: &W, words: &[Word], at: usize, loss: Option<&Loss>, items: &[Item], next: &mut Vec<Item>) {
    next.clear();
    let tags = words[at].tags;
    if tags.len() <= 1 {
        let tag = tags.iter().next().unwrap_or(Tag::Xy);
        for (from, item) in items.iter().enumerate() {
            keep(next, Item { state: item.state.after(tag, &words[at]), score: item.score, from: from as u8, tag });
        }
    } else {
        let fixed = position(words, at);
        let mut emission = [0.0f32; 64];
        for tag in tags.iter() {
            let mut score: f32 = fixed.iter().map(|&feature| weights.weight(feature, tag)).sum();
            if let Some(loss) = loss
                && loss.gold[at] != tag
            {
                score += loss.cost;
            }
            emission[tag as usize] = score;
        }
        for (from, item) in items.iter().enumerate() {
            let changing = transition(words, at, &item.state);
            for tag in tags.iter() {
                let score: f32 = changing.iter().map(|&feature| weights.weight(feature, tag)).sum();
                keep(
                    next,
                    Item {
                        state: item.state.after(tag, &words[at]),
                        score: item.score + emission[tag as usize] + score,
                        from: from as u8,
                        tag,
                    },
                );
            }
        }
    }
    next.sort_by(|a, b| b.score.total_cmp(&a.score));
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

/// All features of a path, for the trainer: `each(position, feature, tag)`; words with one possible tag have none.
pub fn path_features(words: &[Word], tags: &[Tag], mut each: impl FnMut(usize, u32, Tag)) {
    let mut state = State::START;
    for (at, &tag) in tags.iter().enumerate() {
        if words[at].tags.len() > 1 {
            let fixed: [u32; STATIC] = position(words, at);
            let changing: [u32; DYNAMIC] = transition(words, at, &state);
            for feature in fixed.into_iter().chain(changing) {
                each(at, feature, tag);
            }
        }
        state = state.after(tag, &words[at]);
    }
}

/// Restricts the tags of a word, for partly annotated text; an empty intersection changes nothing.
pub fn restrict(word: &mut Word, allowed: TagSet) {
    let both = word.tags.only(allowed);
    if !both.is_empty() {
        word.tags = both;
    }
}
