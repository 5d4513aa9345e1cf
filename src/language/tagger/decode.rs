//! The search for the best tags: a beam from left to right.

use super::candidates::Distinct;
use super::features::{CONTEXT, DYNAMIC, HINTED, State, Word, context, transition};
use super::model::Model;
use super::tag::Tag;

/// States kept at each token; states that look alike to the features ahead are merged, so this is near exact.
pub const BEAM: usize = 4;
/// States that fall behind the best one by more than this are dropped.
const BEHIND: i32 = 600;
/// Most tags that one token is weighed for.
const MOST: usize = 32;

/// Weights that the trainer works on.
pub trait Weights {
    /// Adds the weights of a feature for each of the tags to their scores.
    fn add(&self, feature: u32, tags: &[Tag], scores: &mut [f32]);
}

/// Buffers that a caller keeps from one sentence to the next, with what has been worked out for the forms seen.
#[derive(Debug, Default)]
pub struct Buffers {
    pub(super) distinct: Distinct,
    pub(super) words: Vec<Word>,
    items: Vec<Item>,
    open: Vec<Item>,
    next: Vec<Item>,
    trellis: Vec<Kept>,
    /// Where the states of each token begin in the trellis.
    starts: Vec<u32>,
}

/// A state kept at a token: its tag, the number of the state before, its score.
#[derive(Debug, Clone, Copy)]
struct Kept {
    tag: Tag,
    from: u8,
    score: i32,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    state: State,
    score: i32,
    from: u8,
    tag: Tag,
}

/// Finds the best tags; `margins` receives for each token the lead over the best other tag at that point,
/// `u16::MAX` where no other tag was possible.
pub fn search(model: &Model<'_>, words: &[Word], buffers: &mut Buffers, out: &mut Vec<Tag>, margins: &mut Vec<u16>) {
    let Buffers { items, open, next, trellis, starts, distinct, .. } = buffers;
    out.clear();
    margins.clear();
    items.clear();
    trellis.clear();
    starts.clear();
    items.push(Item { state: State::START, score: 0, from: 0, tag: Tag::Xy });
    for at in 0..words.len() {
        starts.push(trellis.len() as u32);
        step(model, words, at, distinct, items, open, next);
        trellis.extend(items.iter().map(|item| Kept { tag: item.tag, from: item.from, score: item.score }));
    }
    // The best item stands first.
    let mut item = 0;
    let mut end = trellis.len();
    for (&start, word) in starts.iter().zip(words).rev() {
        let kept = &trellis[start as usize..end];
        let Kept { tag, from, score } = kept[item];
        let other = kept.iter().filter(|other| other.tag != tag).map(|other| other.score).max();
        let dropped = if word.tags.len() > 1 { BEHIND } else { i32::from(u16::MAX) };
        margins.push(other.map_or(dropped, |other| score - other).clamp(0, i32::from(u16::MAX)) as u16);
        out.push(tag);
        (item, end) = (usize::from(from), start as usize);
    }
    out.reverse();
    margins.reverse();
}

/// Puts the states behind the token in the place of those before.
fn step(
    model: &Model<'_>,
    words: &[Word],
    at: usize,
    distinct: &Distinct,
    items: &mut Vec<Item>,
    open: &mut Vec<Item>,
    next: &mut Vec<Item>,
) {
    let word = &words[at];
    match word.tags.len() {
        0 | 1 => {
            let tag = word.tags.iter().next().unwrap_or(Tag::Xy);
            for (from, item) in items.iter_mut().enumerate() {
                *item = Item { state: item.state.after(tag, word), score: item.score, from: from as u8, tag };
            }
            if items.len() > 1 {
                // They stand in the order of their scores as before.
                next.clear();
                items.iter().for_each(|item| keep(next, *item));
                std::mem::swap(items, next);
            }
            return;
        }
        2 => choose::<2>(model, words, at, distinct, items, open),
        3 => choose::<3>(model, words, at, distinct, items, open),
        4 => choose::<4>(model, words, at, distinct, items, open),
        5..=8 => choose::<8>(model, words, at, distinct, items, open),
        9..=16 => choose::<16>(model, words, at, distinct, items, open),
        _ => choose::<MOST>(model, words, at, distinct, items, open),
    }
    next.clear();
    let least = open.iter().map(|item| item.score).max().unwrap_or(0) - BEHIND;
    for item in open.iter().filter(|item| item.score >= least) {
        keep(next, Item { state: item.state.after(item.tag, word), ..*item });
    }
    if next.len() > 1 {
        next.sort_unstable_by(|a, b| b.score.cmp(&a.score).then(a.tag.cmp(&b.tag)).then(a.from.cmp(&b.from)));
        next.truncate(BEAM);
    }
    std::mem::swap(items, next);
}

/// Weighs up to `N` tags behind each state; the number is a constant so that the sums stay in registers. The states are still
/// those before the token.
fn choose<const N: usize>(model: &Model<'_>, words: &[Word], at: usize, distinct: &Distinct, items: &[Item], open: &mut Vec<Item>) {
    let word = &words[at];
    let mut tags = [Tag::Xy; N];
    let mut count = 0;
    for (slot, tag) in tags.iter_mut().zip(word.tags.iter()) {
        *slot = tag;
        count += 1;
    }
    let mut emission = [0i32; N];
    distinct.form_scores(model, word, &mut emission[..count]);
    let seen: [u32; CONTEXT] = context(words, at);
    let present = if word.has_hint() { CONTEXT } else { CONTEXT - HINTED };
    add(model, &seen[..present], &tags, &mut emission);
    open.clear();
    for (from, item) in items.iter().enumerate() {
        let mut scores = emission;
        let seen: [u32; DYNAMIC] = transition(words, at, &item.state);
        add(model, &seen, &tags, &mut scores);
        for (&tag, score) in tags[..count].iter().zip(scores) {
            open.push(Item { state: item.state, score: item.score + score, from: from as u8, tag });
        }
    }
}

#[inline]
// By number, so that the loop over so few tags is unrolled.
#[allow(clippy::needless_range_loop)]
fn add<const N: usize>(model: &Model<'_>, features: &[u32], tags: &[Tag; N], scores: &mut [i32; N]) {
    let mut sums = *scores;
    for &feature in features {
        let line = model.line(feature);
        for number in 0..N {
            sums[number] += line.weight(tags[number]);
        }
    }
    *scores = sums;
}

/// Adds an item, or lets it take the place of a worse one in the same state.
fn keep(next: &mut Vec<Item>, item: Item) {
    match next.iter_mut().find(|other| other.state == item.state) {
        Some(other) if other.score < item.score => *other = item,
        Some(_) => {}
        None => next.push(item),
    }
}
