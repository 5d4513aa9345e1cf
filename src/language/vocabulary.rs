//! What is known of a written form, worked out once for all articles of a run.
//!
//! Articles share most of their words, and to know a word (its readings, lemmas, its
//! language) costs more than to read it. The vocabulary keeps what it knows of the
//! forms it has met; it forgets a part when that part is full, so its memory is
//! bounded. What it answers never depends on what it remembers.

use super::lexicon::{Lexicon, Readings};
use super::pattern::{Anchor, Key};
use super::token_language::{Evidence, TokenLanguage};
use crate::data::{Dictionaries, Index};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of one written form, whatever stands around it.
#[derive(Debug)]
pub struct WordForm {
    /// In lower case.
    pub lower: Box<str>,
    /// What the lexicon knows; nothing for what is no word.
    pub readings: Readings,
    /// The lemmas that it can be a form of, without repetition.
    pub lemmas: Box<[Box<str>]>,
    /// The form in lower case, then its lemmas, as patterns demand them.
    pub keys: Box<[Key]>,
    /// The same, as patterns can begin with them.
    pub anchors: Box<[Anchor]>,
    /// What it says of the language.
    pub language: Evidence,
}

/// Parts that are locked apart from each other.
const SHARDS: usize = 16;
/// Forms that a part remembers; together about 20 MB.
const REMEMBERED: usize = 2048;

type Shard = FxHashMap<Box<str>, Arc<WordForm>>;

/// All forms met so far.
pub struct Vocabulary {
    lexicon: Arc<Lexicon>,
    language: Arc<TokenLanguage>,
    words: [Mutex<Shard>; SHARDS],
    /// Numbers, marks, addresses: apart, because the same letters may be a word elsewhere.
    others: [Mutex<Shard>; SHARDS],
}

impl Index for Vocabulary {
    fn build(dictionaries: &Dictionaries) -> Self {
        Vocabulary {
            lexicon: dictionaries.index::<Lexicon>(),
            language: dictionaries.index::<TokenLanguage>(),
            words: Default::default(),
            others: Default::default(),
        }
    }
}

impl Vocabulary {
    /// The language model behind [`WordForm::language`].
    pub fn language(&self) -> &TokenLanguage {
        &self.language
    }

    /// What is known of a form; only words are looked up in the lexicon.
    pub fn form(&self, written: &str, is_word: bool) -> Arc<WordForm> {
        let mut hasher = FxHasher::default();
        written.hash(&mut hasher);
        let number = (hasher.finish() >> 32) as usize % SHARDS;
        let shard = if is_word { &self.words[number] } else { &self.others[number] };
        if let Some(known) = shard.lock().unwrap_or_else(PoisonError::into_inner).get(written) {
            return Arc::clone(known);
        }
        // Worked out outside the lock: another thread may do the same, with the same result.
        let form = Arc::new(self.work_out(written, is_word));
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if shard.len() >= REMEMBERED {
            shard.clear();
        }
        shard.insert(written.into(), Arc::clone(&form));
        form
    }

    fn work_out(&self, written: &str, is_word: bool) -> WordForm {
        let lower: Box<str> = written.to_lowercase().into();
        let (mut readings, mut lemmas) = (Readings::new(), Vec::<Box<str>>::new());
        if is_word {
            readings = self.lexicon.lookup(written);
            lemmas = readings.iter().map(|reading| readings.lemma(&self.lexicon, written, reading).into()).collect();
            lemmas.sort_unstable();
            lemmas.dedup();
        }
        let keys = std::iter::once(&lower).chain(&lemmas).map(|word| Key::of(word)).collect();
        // A lemma anchors a pattern even where it is the form itself.
        let anchors = std::iter::once(Anchor::word(&lower))
            .chain(std::iter::once(Anchor::lemma(&lower)))
            .chain(lemmas.iter().map(|lemma| Anchor::lemma(lemma)))
            .collect();
        let language = self.language.evidence(written);
        WordForm { lower, readings, lemmas: lemmas.into(), keys, anchors, language }
    }
}
