//! What the rules of this group share: sentences and blocks as sets of word hashes.

use crate::document::{Span, TokenKind};
use crate::rules::Context;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Fewest words that can count as repeated; shorter sentences recur by right („Das ist gut so.“).
pub(super) const SHORTEST: usize = 6;

/// The words of a stretch of tokens as hashes of their lower-cased form, marks left out.
pub(super) fn hashes(context: &Context<'_>, tokens: Range<usize>) -> Vec<u64> {
    let is_word = |&t: &usize| matches!(context.document.tokens[t].kind, TokenKind::Word | TokenKind::Number);
    tokens.filter(is_word).map(|t| hash(&context.analysis.lower(t))).collect()
}

/// One value for a whole sequence.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Sentences with what they share with the earlier ones.
pub(super) struct Repetitions {
    /// Index of a sentence, index of the earlier sentence with the same words.
    pub(super) sentences: Vec<(usize, usize)>,
}

impl Repetitions {
    /// Finds every sentence of at least [`SHORTEST`] words that stands word for word earlier in the text.
    pub(super) fn find(context: &Context<'_>) -> Self {
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        let mut sentences = Vec::new();
        for (index, sentence) in context.document.sentences.iter().enumerate() {
            let words = hashes(context, sentence.tokens());
            if words.len() < SHORTEST {
                continue;
            }
            match seen.entry(hash(&words)) {
                std::collections::hash_map::Entry::Occupied(first) => sentences.push((index, *first.get())),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(index);
                }
            }
        }
        Repetitions { sentences }
    }
}

/// The span of sentences `first..=last` of one block.
pub(super) fn span(context: &Context<'_>, first: usize, last: usize) -> Span {
    let sentences = &context.document.sentences;
    sentences[first].span.to(sentences[last].span)
}

/// Whether the sentence is all of its block.
pub(super) fn fills_block(context: &Context<'_>, sentence: usize) -> bool {
    let sentences = &context.document.sentences;
    let block = sentences[sentence].block;
    let same = |other: Option<usize>| other.and_then(|o| sentences.get(o)).is_some_and(|s| s.block == block);
    !same(sentence.checked_sub(1)) && !same(Some(sentence + 1))
}
