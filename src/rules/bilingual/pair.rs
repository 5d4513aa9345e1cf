//! What the rules of this group compare, worked out once an article.

use super::differences::{Difference, differences};
use super::links::{FunctionWords, Words};
use super::measures::Measures;
use super::quantity::{Quantity, Reader};
use super::unpaired::Unpaired;
use crate::align::Alignment;
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
                let named = |name: u8| Named { number: name, span: document.tokens[token].span, sentence: number as u32 };
                if let Some(&month) = words.months.get(&lower) {
                    if german || month_in_english(document, token, &lower) {
                        side.months.push(named(month));
                    }
                } else if let Some(day) = weekday(&lower, &words.weekdays, german) {
                    side.weekdays.push(named(day));
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
    pub(super) words: Words,
    /// Runs of source sentences that nothing renders.
    pub(super) omitted: Vec<Range<usize>>,
    /// Target sentences without a source.
    pub(super) added: Vec<usize>,
    /// Target sentences without a source that say what another one says, and that one.
    pub(super) repeated: Vec<(usize, usize)>,
}

impl Pair {
    fn new(context: &Context<'_>, source: &Source<'_>) -> Self {
        let measures = context.dictionaries.index::<Measures>();
        let english = Side::new(source.document, &measures, false);
        let german = Side::new(context.document, &measures, true);
        let words = Words::new(source.document, context.document, &context.dictionaries.index::<FunctionWords>());
        let unpaired = Unpaired::new(context.document, source, &words);
        Pair {
            differences: differences(context, source, &english, &german),
            omitted: unpaired.omitted(),
            added: unpaired.added(),
            repeated: unpaired.repeated(),
            words,
        }
    }
}

/// The source and what was worked out of the pair.
pub(super) fn pair<'c>(context: &Context<'c>) -> Option<(&'c Source<'c>, &'c Pair)> {
    let source = context.source?;
    Some((source, source.pair(|| Pair::new(context, source))))
}

/// The tokens of some sentences; those that the document has.
pub(super) fn tokens_of(document: &Document, sentences: Range<usize>) -> Range<usize> {
    let end = sentences.end.min(document.sentences.len());
    match document.sentences.get(sentences.start..end) {
        Some([first, .., last]) => first.first_token as usize..last.end_token as usize,
        Some([one]) => one.tokens(),
        _ => 0..0,
    }
}

/// Whether some tokens are a line of a program more than prose.
pub(super) fn is_code(document: &Document, tokens: Range<usize>) -> bool {
    let (Some(first), Some(last)) = (document.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|t| document.tokens.get(t)))
    else {
        return false;
    };
    let text = document.text(first.span.to(last.span));
    let marks = text
        .chars()
        .filter(|c| matches!(c, '{' | '}' | '=' | '_' | ';' | '<' | '>' | '|' | '\\' | '#' | '[' | ']' | '`' | '$' | '*' | '+' | '@'))
        .count();
    marks * 40 > text.chars().count() || text.contains("()") || text.contains("\"\"\"") || text.contains("', '")
}

/// The place in the target behind which a sentence is missing: the last word of what renders the sentences before a source sentence.
pub(super) fn after(target: &Document, alignment: &Alignment, sentence: usize) -> Span {
    let at = alignment.beads.partition_point(|bead| bead.source.end <= sentence);
    let inside = alignment.beads.get(at).filter(|bead| bead.source.start < sentence && !bead.target.is_empty());
    let before = inside.or_else(|| alignment.beads[..at].iter().rev().find(|bead| !bead.target.is_empty()));
    // The last word and its mark: a place without width is easily overlooked.
    match before {
        Some(bead) => target.sentences[bead.target.end - 1].tokens().rev().take(4).find(|&t| target.tokens[t].is_word()).map_or_else(
            || target.sentences[bead.target.end - 1].span,
            |t| Span::new(target.tokens[t].span.start, target.sentences[bead.target.end - 1].span.end),
        ),
        None => target.tokens.first().map_or(Span::new(0, 0), |t| t.span),
    }
}
