//! What the rules of this group compare, worked out once an article.

use super::differences::{Difference, differences};
use super::measures::Measures;
use super::quantity::{Quantity, Reader};
use crate::document::{Document, Span, TokenKind};
use crate::rules::{Context, Source};
use std::ops::Range;

/// A month or weekday in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub number: u8,
    pub span: Span,
    pub sentence: u32,
}

/// What one side says.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub quantities: Vec<Quantity>,
    pub months: Vec<Named>,
    pub weekdays: Vec<Named>,
}

/// The sentences from `range` with `more` on both sides.
pub(super) fn around(range: &Range<usize>, more: usize) -> Range<usize> {
    range.start.saturating_sub(more)..range.end + more
}

impl Side {
    /// The quantities of some sentences.
    pub fn quantities(&self, sentences: Range<usize>) -> &[Quantity] {
        part(&self.quantities, sentences, |q| q.sentence)
    }

    fn new(document: &Document, measures: &Measures, german: bool) -> Self {
        let mut side = Side::default();
        let mut reader = Reader::new(document, measures, german);
        for (number, sentence) in document.sentences.iter().enumerate() {
            reader.read(sentence.tokens(), number as u32, &mut side.quantities);
            for token in sentence.tokens() {
                if document.tokens[token].kind != TokenKind::Word {
                    continue;
                }
                let word = document.word(token);
                if !word.starts_with(char::is_uppercase) {
                    continue;
                }
                let lower = word.to_lowercase();
                let words = if german { &measures.german } else { &measures.english };
                let named = |number: u8| Named { number, span: document.tokens[token].span, sentence: number_of(number) };
                fn number_of(_: u8) -> u32 {
                    0
                }
                if let Some(&month) = words.months.get(&lower) {
                    if german || month_in_english(document, token, &lower) {
                        side.months.push(Named { sentence: number as u32, ..named(month) });
                    }
                } else if let Some(day) = weekday(&lower, &words.weekdays, german) {
                    side.weekdays.push(Named { sentence: number as u32, ..named(day) });
                }
            }
        }
        side
    }
}

/// The entries of some sentences in a list ordered by sentence.
pub(super) fn part<T>(all: &[T], sentences: Range<usize>, sentence: impl Fn(&T) -> u32) -> &[T] {
    let start = all.partition_point(|entry| (sentence(entry) as usize) < sentences.start);
    let end = all.partition_point(|entry| (sentence(entry) as usize) < sentences.end);
    &all[start..end.max(start)]
}

/// `May` and `March` are months beside a number or behind a preposition; the others always.
fn month_in_english(document: &Document, token: usize, lower: &str) -> bool {
    if !matches!(lower, "may" | "march" | "mar") {
        return true;
    }
    let is_number = |t: Option<usize>| {
        t.and_then(|t| document.tokens.get(t))
            .is_some_and(|t| t.kind == TokenKind::Number || document.text(t.span).starts_with(|c: char| c.is_ascii_digit()))
    };
    let before = token.checked_sub(1).map_or(String::new(), |t| document.word(t).to_lowercase());
    is_number(token.checked_sub(1))
        || is_number(Some(token + 1))
        || matches!(
            before.as_str(),
            "in" | "of"
                | "since"
                | "until"
                | "by"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "from"
                | "to"
                | "before"
                | "after"
                | "during"
                | "every"
                | "through"
                | "and"
        )
}

const DAY_PARTS: &[&str] =
    &["abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht", "abends", "morgens", "früh", "nachmittags", "abendszeit", "abende"];

/// The weekday that a word names: `Montag`, `Montags`, `Freitagabend`, `Friday’s`.
fn weekday(lower: &str, days: &rustc_hash::FxHashMap<String, u8>, german: bool) -> Option<u8> {
    if let Some(&day) = days.get(lower) {
        return Some(day);
    }
    if !lower.contains("day") && !lower.contains("tag") && !lower.contains("mittwoch") && !lower.contains("abend") {
        return None;
    }
    days.iter().find_map(|(name, &day)| {
        let rest = lower.strip_prefix(name.as_str())?;
        let fits = if german {
            matches!(rest, "s" | "e" | "en") || rest.starts_with('-') || DAY_PARTS.contains(&rest)
        } else {
            matches!(rest, "s" | "'s" | "’s") || rest.starts_with('-')
        };
        fits.then_some(day)
    })
}

/// An article and its source, read for comparison.
#[derive(Debug)]
pub struct Pair {
    pub(super) differences: Vec<Difference>,
}

impl Pair {
    fn new(context: &Context<'_>, source: &Source<'_>) -> Self {
        let measures = context.dictionaries.index::<Measures>();
        let english = Side::new(source.document, &measures, false);
        let german = Side::new(context.document, &measures, true);
        Pair { differences: differences(context, source, &english, &german) }
    }
}

/// The source and what was worked out of the pair.
pub(super) fn pair<'c>(context: &Context<'c>) -> Option<(&'c Source<'c>, &'c Pair)> {
    let source = context.source?;
    Some((source, source.pair(|| Pair::new(context, source))))
}
