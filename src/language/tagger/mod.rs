//! Part-of-speech tags for the tokens of a sentence.
//!
//! A linear model over hashed features, learned as a conditional random field
//! (Lafferty, McCallum and Pereira 2001), decides with a beam search among the tags
//! that the lexicon allows a word; a word that the lexicon does not know may have
//! any tag of the open classes that fits its spelling. The features look at two
//! words to either side, at the last word before the next mark (where German has
//! its verb) and at the clause as read so far: what opened it, whether its finite
//! verb has come, whether an auxiliary or a modal still awaits its partner.
//!
//! Cost: one look-up in the lexicon a token (most are answered by a small cache),
//! then less than half a microsecond; words with one possible tag are not weighed.

mod candidates;
mod decode;
pub mod features;
pub mod model;
mod tag;

use decode::search;
pub use decode::{Buffers, Weights};
pub use tag::{TAGS, Tag, TagSet};

use crate::data::{Dictionaries, Index};
use crate::language::lexicon::{Lexicon, Readings};
use features::Word;
use model::Model;
use std::sync::Arc;

static LEARNED: &[u8] = include_bytes!("../../../dictionaries/learned/tagger.bin");

/// The tagger; cheap to build, to be shared by all threads.
pub struct Tagger {
    model: Model<'static>,
    lexicon: Arc<Lexicon>,
}

impl Index for Tagger {
    fn build(dictionaries: &Dictionaries) -> Self {
        Self::with_model(Model::new(LEARNED).unwrap_or(Model::EMPTY), dictionaries.index::<Lexicon>())
    }
}

impl Tagger {
    /// Works with other weights than the embedded ones (the trainer does, to measure them).
    pub fn with_model(model: Model<'static>, lexicon: Arc<Lexicon>) -> Self {
        Self { model, lexicon }
    }

    /// The tags of the tokens of one sentence, marks included; `out` is cleared first.
    pub fn tag(&self, tokens: &[&str], out: &mut Vec<Tag>) {
        self.tag_into(tokens, &mut Buffers::default(), out, &mut Vec::new());
    }

    /// As [`tag`](Self::tag), with buffers kept by the caller, and for each token the margin to the next best tag
    /// (see [`confidence`]).
    pub fn tag_into(&self, tokens: &[&str], buffers: &mut Buffers, out: &mut Vec<Tag>, margins: &mut Vec<u16>) {
        let mut words = std::mem::take(&mut buffers.words);
        self.prepare(tokens, buffers, &mut words);
        search(&self.model, &words, buffers, out, margins);
        buffers.words = words;
    }

    /// As [`tag_into`](Self::tag_into), for a caller that has looked the tokens up already; `readings` gives what
    /// [`Lexicon::lookup`] found for the token of this number.
    pub fn tag_known<'r>(
        &self,
        tokens: &[&str],
        readings: impl Fn(usize) -> &'r Readings,
        buffers: &mut Buffers,
        out: &mut Vec<Tag>,
        margins: &mut Vec<u16>,
    ) {
        let mut words = std::mem::take(&mut buffers.words);
        self.prepare_by(tokens, buffers, &mut words, |number, form, first, tagger, buffers| {
            candidates::from_readings(form, first, readings(number), &tagger.lexicon, &tagger.model, &mut buffers.lower)
        });
        search(&self.model, &words, buffers, out, margins);
        buffers.words = words;
    }

    /// The tokens with the tags they may have.
    pub fn prepare(&self, tokens: &[&str], buffers: &mut Buffers, words: &mut Vec<Word>) {
        self.prepare_by(tokens, buffers, words, |_, form, first, tagger, buffers| {
            candidates::candidates(form, first, &tagger.lexicon, &tagger.model, buffers)
        });
    }

    /// `candidates` gives the tags of a token and leaves its form in lower case in the buffers.
    fn prepare_by(
        &self,
        tokens: &[&str],
        buffers: &mut Buffers,
        words: &mut Vec<Word>,
        candidates: impl Fn(usize, &str, bool, &Self, &mut Buffers) -> TagSet,
    ) {
        words.clear();
        let mut first = true;
        for (number, token) in tokens.iter().enumerate() {
            let tags = candidates(number, token, first, self, buffers);
            words.push(Word::new(token, &buffers.lower, tags, first));
            // Behind a colon or an opening quotation mark the next word may have a capital as well.
            first = first && tags.meets(TagSet::of(Tag::Bracket)) || matches!(*token, ":" | "." | "?" | "!" | "„" | "»" | "–" | "\"" | "“");
        }
        features::look_ahead(words);
    }
}

/// How likely a tag with this margin is right, between 0 and 1.
///
/// Fitted by hand to the tagger's errors on treebank sentences that it had not learned from: half of 16,000 tokens had
/// no other candidate (margin `u16::MAX`, 99 % right), a margin of 0 to 128 was right in 65 %, one of 512 in 95 %.
pub fn confidence(margin: u16) -> f32 {
    const BOUND: f32 = 0.99;
    BOUND / (1.0 + (-0.4 - f32::from(margin) / 180.0).exp())
}

#[cfg(test)]
mod tests;
