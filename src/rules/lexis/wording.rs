//! What the rules of this group share: lists of words in a cell, and suggestions with captures and inflected lemmas.

use crate::data::values;
use crate::document::Sentence;
use crate::language::WordsOf;
use crate::language::lexicon::Lexicon;
use crate::language::pattern::{Match, Words as _};
use crate::rules::Context;

/// Words (`Haus`) and lemmas (`~gehen`) of one cell.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Vec<Box<str>>,
    lemmas: Vec<Box<str>>,
}

impl WordList {
    pub(super) fn new(cell: &str) -> Self {
        let mut list = WordList::default();
        for value in values(cell) {
            match value.strip_prefix('~') {
                Some(lemma) => list.lemmas.push(lemma.into()),
                None => list.words.push(value.to_lowercase().into()),
            }
        }
        list
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.lemmas.is_empty()
    }

    /// Whether one of them stands in the sentence; a word also as a part of a hyphenated compound or of several words.
    pub(super) fn meets(&self, context: &Context<'_>, sentence: &Sentence) -> bool {
        !self.is_empty()
            && sentence.tokens().any(|token| {
                let lower = context.analysis.lower(token);
                self.lemmas.iter().any(|lemma| context.analysis.has_lemma(token, lemma))
                    || self.words.iter().any(|word| match word.split_once(' ') {
                        None => **word == *lower || lower.split('-').any(|part| *part == **word),
                        Some((first, rest)) => {
                            first == lower && rest.split(' ').enumerate().all(|(i, next)| context.analysis.lower(token + 1 + i) == next)
                        }
                    })
            })
    }
}

/// The lemmas of a pattern in their order (`~stecken` …).
pub(super) fn lemmas(pattern: &str) -> Vec<Box<str>> {
    pattern
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '<' | '>'))
        .filter_map(|element| element.strip_prefix('~'))
        .map(|lemma| lemma.trim_end_matches('?').into())
        .collect()
}

/// A suggestion with its captures filled in and its lemmas inflected like those they replace; false if a part had to be guessed.
pub(super) fn render(context: &Context<'_>, template: &str, line: &WordsOf<'_>, found: &Match, lemmas: &[Box<str>]) -> (String, bool) {
    let mut complete = !template.contains('…');
    let mut out: Vec<String> = Vec::new();
    let mut lemma_number = 0;
    for piece in template.split(' ') {
        let (piece, tail) = split_tail(piece);
        if let Some(number) = piece.strip_prefix('{').and_then(|p| p.strip_suffix('}')).and_then(|n| n.parse::<usize>().ok()) {
            let (start, end) = found.captures.get(number).copied().unwrap_or_default();
            if start < end {
                out.push(format!("{}{tail}", context.document.text(line.span(start, end))));
            } else if !tail.is_empty() {
                out.push(tail.to_owned());
            }
        } else if let Some(lemma) = piece.strip_prefix('~') {
            let replaced =
                lemmas.get(lemma_number).and_then(|old| (found.start..found.end).find(|&at| line.has_lemma(at, old)).map(|at| (old, at)));
            lemma_number += 1;
            let inflected = replaced.and_then(|(old, at)| inflect(context, lemma, old, line.token(at)));
            complete &= inflected.is_some();
            out.push(format!("{}{tail}", inflected.unwrap_or_else(|| lemma.to_owned())));
        } else {
            out.push(format!("{piece}{tail}"));
        }
    }
    let mut text = out.join(" ");
    // A phrase that opens the sentence keeps its capital letter.
    let opens = context.document.word(line.token(found.start)).starts_with(char::is_uppercase) && found.start == 0;
    if opens && let Some(first) = text.chars().next() {
        text = first.to_uppercase().chain(text[first.len_utf8()..].chars()).collect();
    }
    (text, complete)
}

/// A template piece and the punctuation at its end.
fn split_tail(piece: &str) -> (&str, &str) {
    let end = piece.trim_end_matches([',', '.', ';', ':', '!', '?', '“', '”']).len();
    piece.split_at(end)
}

/// `lemma` in the form that the token has of its own lemma.
fn inflect(context: &Context<'_>, lemma: &str, old: &str, token: usize) -> Option<String> {
    let lexicon = context.dictionaries.index::<Lexicon>();
    let form = context.document.word(token);
    let readings = context.analysis.readings(token);
    readings
        .iter()
        .filter(|reading| readings.lemma(&lexicon, form, reading) == *old)
        .find_map(|reading| lexicon.inflect_like(lemma, reading))
}
