//! The house glossary, ready for matching: German forms of terms in all their inflections and in compounds.

use super::Context;
use crate::data::glossary::GlossaryEntry;
use crate::document::{Span, TokenKind};
use crate::language::lexicon::{Lexicon, PartKind};
use crate::language::token_language::Label;
use crate::language::tokens::is_hyphen;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

/// What the glossary says of a German form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermStatus {
    /// To be used.
    Preferred,
    /// Right as well.
    Admitted,
    /// Not to be used.
    Forbidden,
}

/// A German form of an entry.
#[derive(Debug, Clone)]
pub struct Term {
    /// Number of the entry.
    pub entry: u32,
    /// As the glossary writes it.
    pub text: Box<str>,
    /// What the glossary says of it.
    pub status: TermStatus,
}

/// Where in its word a term was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermPlace {
    /// The word is a form of the term.
    Whole,
    /// The term is a first part of a compound; its bytes in the token.
    First(u32, u32),
    /// The term is the last part of a compound that begins at this byte of the token.
    Head(u32),
    /// Several words.
    Phrase,
}

/// A term found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermMention {
    /// Number of the term.
    pub term: u32,
    /// Its first token.
    pub token: u32,
    /// Its word, or all its words.
    pub span: Span,
    /// Where in the word.
    pub place: TermPlace,
}

/// All entries.
#[derive(Debug, Default)]
pub struct Glossary {
    entries: Vec<GlossaryEntry>,
    terms: Vec<Term>,
    /// Terms of one word by the word.
    words: FxHashMap<Box<str>, Vec<u32>>,
    /// Terms of several words by the stem of the first.
    phrases: FxHashMap<Box<str>, Vec<u32>>,
    /// The stems of the terms of one word, to see at once which compounds are worth a look.
    stems: Option<AhoCorasick>,
}

/// Shortest term that is looked for inside compounds, in letters.
const SHORTEST_PART: usize = 4;

impl Glossary {
    /// Compiles entries.
    ///
    /// # Errors
    /// When there are too many terms to search for.
    pub fn new(entries: Vec<GlossaryEntry>) -> Result<Self, String> {
        let mut glossary = Glossary::default();
        let mut stems: Vec<String> = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let preferred = std::iter::once((&entry.preferred, TermStatus::Preferred));
            let admitted = entry.admitted.iter().map(|form| (form, TermStatus::Admitted));
            let forbidden = entry.forbidden.iter().map(|form| (form, TermStatus::Forbidden));
            for (form, status) in preferred.chain(admitted).chain(forbidden) {
                let id = glossary.terms.len() as u32;
                glossary.terms.push(Term { entry: number as u32, text: form.as_str().into(), status });
                match form.split_once(' ') {
                    Some((first, _)) => glossary.phrases.entry(stem(&first.to_lowercase()).into()).or_default().push(id),
                    None => {
                        glossary.words.entry(form.as_str().into()).or_default().push(id);
                        if form.chars().count() >= SHORTEST_PART {
                            stems.push(compound_stem(form));
                        }
                    }
                }
            }
        }
        glossary.entries = entries;
        if !stems.is_empty() {
            glossary.stems = Some(AhoCorasick::new(&stems).map_err(|error| error.to_string())?);
        }
        Ok(glossary)
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries.
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// The entry of a term.
    pub fn entry(&self, term: u32) -> &GlossaryEntry {
        &self.entries[self.terms[term as usize].entry as usize]
    }

    /// A term.
    pub fn term(&self, term: u32) -> &Term {
        &self.terms[term as usize]
    }

    /// Whether another entry wants the form that this one forbids: then only the English text could tell which is meant.
    pub fn is_disputed(&self, term: u32) -> bool {
        let text = &self.term(term).text;
        self.terms.iter().any(|other| other.text == *text && other.status != TermStatus::Forbidden)
    }

    /// All terms of a text in its order, without those inside a longer one. Costs some ten nanoseconds a token; compounds that
    /// hold the stem of a term are taken apart, about 1 µs each.
    pub fn mentions(&self, context: &Context<'_>) -> Vec<TermMention> {
        let mut out = Vec::new();
        if self.is_empty() {
            return out;
        }
        let (document, analysis) = (context.document, context.analysis);
        let lexicon = context.dictionaries.index::<Lexicon>();
        for token in 0..document.tokens.len() {
            if document.tokens[token].kind != TokenKind::Word || analysis.in_quotation(token) || analysis.label(token) != Label::German {
                continue;
            }
            self.phrases_at(context, token, &mut out);
            self.word_at(context, &lexicon, token, &mut out);
        }
        // The longest first; of one length the one that the glossary wants.
        let mut kept: Vec<TermMention> = Vec::new();
        out.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.token, self.term(m.term).status, m.term));
        for mention in out {
            let covered = kept.iter().rev().take(8).any(|k| k.span.contains(mention.span) && k.span != mention.span);
            if !covered {
                kept.push(mention);
            }
        }
        kept
    }

    fn phrases_at(&self, context: &Context<'_>, token: usize, out: &mut Vec<TermMention>) {
        if self.phrases.is_empty() {
            return;
        }
        let document = context.document;
        let Some(terms) = self.phrases.get(stem(context.analysis.lower(token))) else { return };
        let sentence = document.sentence_of(token).map_or(token + 1, |s| s.tokens().end);
        for &term in terms {
            let text = &self.term(term).text;
            let length = text.split(' ').count();
            let end = token + length;
            let same = end <= sentence && (token..end).zip(text.split(' ')).all(|(at, word)| same_word(document.word(at), word));
            if same {
                let span = document.tokens[token].span.to(document.tokens[end - 1].span);
                out.push(TermMention { term, token: token as u32, span, place: TermPlace::Phrase });
            }
        }
    }

    fn word_at(&self, context: &Context<'_>, lexicon: &Lexicon, token: usize, out: &mut Vec<TermMention>) {
        let (document, analysis) = (context.document, context.analysis);
        let (span, word) = (document.tokens[token].span, document.word(token));
        let before = out.len();
        let mut hit = |glossary: &Glossary, key: &str, place: TermPlace| {
            for &term in glossary.words.get(key).into_iter().flatten() {
                let mention = TermMention { term, token: token as u32, span, place };
                if !out.contains(&mention) {
                    out.push(mention);
                }
            }
        };
        hit(self, word, TermPlace::Whole);
        analysis.lemmas(token, &mut |lemma| hit(self, lemma, TermPlace::Whole));
        if analysis.readings(token).is_empty()
            && let Some(stem) = word.strip_suffix('s')
        {
            hit(self, stem, TermPlace::Whole);
        }
        if out.len() > before {
            return;
        }
        let lower = analysis.lower(token);
        // Parts are cut out by bytes, so the lower-case word must have those of the word.
        if lower.len() != word.len() || !self.stems.as_ref().is_some_and(|stems| stems.is_match(lower)) {
            return;
        }
        let mut hit = |key: &str, place: TermPlace| {
            for &term in self.words.get(key).into_iter().flatten() {
                out.push(TermMention { term, token: token as u32, span, place });
            }
        };
        if word.contains(is_hyphen) {
            let mut start = 0;
            for part in word.split(is_hyphen) {
                let end = start + part.len();
                if end == word.len() {
                    let place = TermPlace::Head(start as u32);
                    hit(part, place);
                    lexicon.lemmas(part).iter().filter(|(lemma, _)| lemma != part).for_each(|(lemma, _)| hit(lemma, place));
                } else {
                    hit(part, TermPlace::First(start as u32, end as u32));
                }
                start = end + word[end..].chars().next().map_or(0, char::len_utf8);
            }
            return;
        }
        for part in lexicon.split_compound(word).unwrap_or_default() {
            let place = match part.kind {
                PartKind::Head => TermPlace::Head(part.range.start as u32),
                PartKind::First => TermPlace::First(part.range.start as u32, part.range.end as u32),
            };
            if word.is_char_boundary(part.range.start) && word.is_char_boundary(part.range.end) {
                hit(&part.lemma, place);
            }
        }
    }
}

/// Calls `each` with every form of a glossary term in the text: the entry's name, the form as the glossary has it, the place.
pub fn glossary_mentions(context: &Context<'_>, each: &mut dyn FnMut(&str, &str, Span)) {
    let glossary = &context.house.glossary;
    for mention in glossary.mentions(context) {
        each(glossary.entry(mention.term).name(), &glossary.term(mention.term).text, mention.span);
    }
}

/// What all forms of a term have in common inside compounds: without a last e or n, which joints change.
fn compound_stem(term: &str) -> String {
    let lower = term.to_lowercase();
    let cut = lower.strip_suffix(['e', 'n', 'a', 's']).unwrap_or(&lower);
    // An umlaut in the plural (Ämter-) is left to the whole word.
    cut.to_owned()
}

/// Two inflected forms of one word in a term of several words.
fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (lower_a, lower_b) = (a.to_lowercase(), b.to_lowercase());
    // Nouns keep their capital, adjectives may begin a sentence.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    stem(&lower_a) == stem(&lower_b) && (capital(a) || !capital(b))
}

/// A word in lower case without an ending of inflection.
fn stem(lower: &str) -> &str {
    for ending in ["es", "er", "en", "em", "s", "e", "n"] {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.chars().count() > 3
        {
            return stem;
        }
    }
    lower
}
