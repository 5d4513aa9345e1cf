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

pub use candidates::AUXILIARY;
use candidates::Distinct;
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

    /// As [`tag_into`](Self::tag_into), for a caller that has told the forms of a text apart and looked each up: `form` gives the
    /// number of a token's form, the same with these buffers always, 0 where it has none; `readings` what [`Lexicon::lookup`]
    /// found for the token.
    pub fn tag_known<'r>(
        &self,
        tokens: &[&str],
        form: impl Fn(usize) -> usize,
        readings: impl Fn(usize) -> &'r Readings,
        buffers: &mut Buffers,
        out: &mut Vec<Tag>,
        margins: &mut Vec<u16>,
    ) {
        let mut words = std::mem::take(&mut buffers.words);
        self.prepare_by(tokens, buffers, &mut words, |token, text, first, distinct| match form(token) {
            0 => distinct.looked_up(text, first, &self.lexicon, &self.model),
            number => distinct.numbered(number, text, first, readings(token), &self.lexicon, &self.model),
        });
        search(&self.model, &words, buffers, out, margins);
        buffers.words = words;
    }

    /// The tokens with the tags they may have.
    pub fn prepare(&self, tokens: &[&str], buffers: &mut Buffers, words: &mut Vec<Word>) {
        self.prepare_by(tokens, buffers, words, |_, form, first, distinct| distinct.looked_up(form, first, &self.lexicon, &self.model));
    }

    fn prepare_by(
        &self,
        tokens: &[&str],
        buffers: &mut Buffers,
        words: &mut Vec<Word>,
        word: impl Fn(usize, &str, bool, &mut Distinct) -> Word,
    ) {
        words.clear();
        buffers.distinct.limit();
        let mut first = true;
        for (number, token) in tokens.iter().enumerate() {
            let word = word(number, token, first, &mut buffers.distinct);
            // Behind a colon or an opening quotation mark the next word may have a capital as well.
            first = word.tags.meets(MARKS)
                && (first && word.tags.has(Tag::Bracket) || matches!(*token, ":" | "." | "?" | "!" | "„" | "»" | "–" | "\"" | "“"));
            words.push(word);
        }
        self.particles(tokens, words);
        features::look_ahead(words);
    }

    /// Looks for the verb of each word that may be a separated prefix: *gab … auf* if there is *aufgab*.
    fn particles(&self, tokens: &[&str], words: &mut [Word]) {
        let mut joined = String::new();
        for at in 0..words.len() {
            if !words[at].maybe_particle(words.get(at + 1)) {
                continue;
            }
            let start = words[..at].iter().rposition(Word::parts_clauses).map_or(0, |mark| mark + 1);
            // „Hinzu kommt …“
            let end = if start == at { (at + 2).min(words.len()) } else { at };
            let taken = (start..end).filter(|verb| *verb != at && words[*verb].maybe_full_verb()).any(|verb| {
                joined.clear();
                joined.extend(tokens[at].chars().chain(tokens[verb].chars()).flat_map(char::to_lowercase));
                self.lexicon.listed(&joined).verb_forms().is_finite()
            });
            words[at].particle(taken);
        }
    }
}

const MARKS: TagSet = TagSet::all_of(&[Tag::Comma, Tag::Stop, Tag::Bracket]);

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
