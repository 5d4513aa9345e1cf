//! Part-of-speech tags for the tokens of a sentence.
//!
//! A linear model over hashed features, learned by a structured perceptron with
//! beam search (Collins 2002; Huang, Fayong and Guo 2012), decides among the tags
//! that the lexicon allows a word; a word that the lexicon does not know may have
//! any tag of the open classes that fits its spelling. The features look at two
//! words to either side, at the last word before the next mark (where German has
//! its verb) and at the clause as read so far: what opened it, whether its finite
//! verb has come, whether an auxiliary or a modal still awaits its partner.
//!
//! Cost: one look-up in the lexicon a token (most are answered by a small cache),
//! then about half a microsecond; words with one possible tag are not weighed.

mod candidates;
mod decode;
pub mod features;
pub mod model;
mod tag;

use decode::search;
pub use decode::{Buffers, Weights};
pub use tag::{TAGS, Tag, TagSet};

use crate::data::{Dictionaries, Index};
use crate::language::lexicon::Lexicon;
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

    /// The tokens with the tags they may have.
    pub fn prepare(&self, tokens: &[&str], buffers: &mut Buffers, words: &mut Vec<Word>) {
        words.clear();
        let mut first = true;
        for token in tokens {
            let (lower, tags) = candidates::candidates(token, first, &self.lexicon, &self.model, buffers);
            words.push(Word::new(token, lower, tags, first));
            // Behind a colon or an opening quotation mark the next word may have a capital as well.
            first = first && tags.meets(TagSet::of(Tag::Bracket)) || matches!(*token, ":" | "." | "?" | "!" | "„" | "»" | "–" | "\"" | "“");
        }
        features::look_ahead(words);
    }
}
