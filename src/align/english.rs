//! Sentence borders of English, and of languages that end sentences in the same way.

use super::Language;
use crate::data::{Dictionaries, Index, values};
use crate::document::{Block, Document, Format, LineIndex, Prose, Sentence, Span, Token, TokenKind};
use crate::language::segment;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A document of a side of a pair: sentences by the rules of its language.
pub fn document(
    path: PathBuf,
    format: Format,
    file: Arc<str>,
    prose: Prose,
    language: Option<Language>,
    dictionaries: &Dictionaries,
) -> (Document, Language) {
    let language = language.unwrap_or_else(|| Language::detect(prose.blocks.iter().filter_map(|b| prose.text.get(b.span.range()))));
    let lines = Arc::new(LineIndex::new(&file));
    if language == Language::German {
        return (segment::document(path, format, file, lines, prose, dictionaries), language);
    }
    let splitter = dictionaries.index::<EnglishSplitter>();
    let split = |text: &str, index: u32, block: &Block, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>| {
        splitter.split(text, index, block, tokens, first, sentences);
    };
    let document = segment::segmented(path, format, file, lines, prose, split);
    (document, language)
}

/// What follows an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// `Mr.`: something of the same sentence always follows.
    Continues,
    /// `No.`, `Sept.`: a number continues the sentence, a word may end it.
    Number,
    /// `Inc.`, `U.S.`: a word that opens sentences ends it.
    Undecided,
}

/// The English abbreviations of the tables.
pub struct EnglishSplitter {
    /// Lower-cased, without blanks and final full stop.
    abbreviations: FxHashMap<String, After>,
}

impl Index for EnglishSplitter {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut abbreviations = FxHashMap::default();
        for row in dictionaries.rows("language/abbreviations") {
            let [abbreviation, _, language, end, _] = row.array();
            if !values(language).any(|l| matches!(l, "en" | "la")) {
                continue;
            }
            let after = match () {
                () if values(end).any(|e| matches!(e, "never" | "before-name")) => After::Continues,
                () if values(end).any(|e| matches!(e, "before-number" | "month" | "weekday")) => After::Number,
                () => After::Undecided,
            };
            let key: String = abbreviation.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
            if let Some(key) = key.strip_suffix('.') {
                abbreviations.insert(key.to_owned(), after);
            }
        }
        for title in TITLES {
            abbreviations.insert((*title).to_owned(), After::Continues);
        }
        EnglishSplitter { abbreviations }
    }
}

/// Titles that German writes too, so that the table lists them as German.
const TITLES: &[&str] = &["dr", "prof", "st", "gen", "lt", "sen", "vs", "jan", "feb", "aug", "sept", "sep", "nov", "e.g", "i.e", "cf"];

/// Words that open sentences far more often than they follow an abbreviation with a capital letter.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "in",
    "on",
    "at",
    "but",
    "and",
    "as",
    "for",
    "if",
    "when",
    "while",
    "after",
    "before",
    "there",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "what",
    "who",
    "how",
    "why",
    "where",
    "some",
    "many",
    "most",
    "all",
    "no",
    "not",
    "one",
    "two",
    "so",
    "by",
    "with",
    "from",
    "to",
    "however",
    "meanwhile",
    "according",
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "has",
    "have",
    "had",
    "can",
    "will",
    "would",
];

/// Longest abbreviation, in tokens before its last full stop.
const LONGEST: usize = 7;

impl EnglishSplitter {
    /// Appends the sentences of one block, whose tokens are `tokens[first..]`.
    pub fn split(&self, text: &str, block: u32, _: &Block, tokens: &[Token], first: usize, out: &mut Vec<Sentence>) {
        let mut start = first;
        let mut at = first;
        let mut push = |from: usize, to: usize| {
            out.push(Sentence {
                span: Span::new(tokens[from].span.start, tokens[to - 1].span.end),
                first_token: from as u32,
                end_token: to as u32,
                block,
            });
        };
        while at < tokens.len() {
            match self.border(text, tokens, start, at) {
                Some(end) => {
                    push(start, end);
                    start = end;
                    at = end;
                }
                None => at += 1,
            }
        }
        if start < tokens.len() {
            push(start, tokens.len());
        }
    }

    fn border(&self, text: &str, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
        let word = |i: usize| text.get(tokens[i].span.range()).unwrap_or("");
        let mark = word(at);
        let stops = tokens[at].kind != TokenKind::Word && (matches!(mark, "!" | "?" | "…" | "。" | "！" | "？") || mark.starts_with('.'));
        if !stops {
            return None;
        }
        let mut end = at + 1;
        while end < tokens.len() && !tokens[end].spaced && closes(word(end)) {
            end += 1;
        }
        if end >= tokens.len() {
            return Some(end);
        }
        let next = word(end);
        let initial = next.chars().next()?;
        let unspaced_script = matches!(mark, "。" | "！" | "？");
        if !tokens[end].spaced && !unspaced_script || initial.is_lowercase() || matches!(next, "," | ";" | ":" | ")" | ".") {
            return None;
        }
        if mark != "." {
            // `“Really?” she asked` is caught by the small letter; an ellipsis needs a capital or an opening mark.
            let elliptic = mark == "…" || mark.starts_with("..");
            return (!elliptic || !initial.is_numeric()).then_some(end);
        }
        let ends = end > at + 1 || at == start || tokens[at].spaced || self.full_stop_ends(text, tokens, start, at, next, initial);
        ends.then_some(end)
    }

    /// Whether the full stop at `at`, with a blank and `next` behind it, ends the sentence.
    fn full_stop_ends(&self, text: &str, tokens: &[Token], start: usize, at: usize, next: &str, initial: char) -> bool {
        let word = |i: usize| text.get(tokens[i].span.range()).unwrap_or("");
        let previous = word(at - 1);
        if tokens[at - 1].kind == TokenKind::Number {
            // `1. Open the lid`: a number that opens the sentence counts something.
            return at != start + 1;
        }
        let opens = OPENERS.contains(&next.to_lowercase().as_str());
        if let Some(after) = self.abbreviation(text, tokens, start, at) {
            return match after {
                After::Continues => false,
                After::Number => !initial.is_numeric() && opens,
                After::Undecided => opens,
            };
        }
        let mut letters = previous.chars();
        let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        // `U.S. The` ends, `J. R. Smith` does not; `I` is a word.
        !single || previous == "I" || opens
    }

    fn abbreviation(&self, text: &str, tokens: &[Token], start: usize, at: usize) -> Option<After> {
        let mut key = String::new();
        let mut found = None;
        for i in (start.max(at.saturating_sub(LONGEST))..at).rev() {
            let piece = text.get(tokens[i].span.range()).unwrap_or("");
            if !(tokens[i].is_word() && piece.len() <= 12 || piece == ".") {
                break;
            }
            key.insert_str(0, &piece.to_lowercase());
            // `no.` counts before a number, but `no` also ends sentences.
            if let Some(&after) = self.abbreviations.get(&key) {
                found = Some(after);
            }
        }
        found
    }
}

fn closes(mark: &str) -> bool {
    matches!(mark, "”" | "\"" | "’" | "'" | ")" | "]" | "»" | "“" | "!" | "?" | "…" | "」") || mark.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::language::tokens::tokenize;

    fn split(text: &str) -> Vec<&str> {
        let splitter = EnglishSplitter::build(&Dictionaries::new());
        let span = Span::new(0, text.len() as u32);
        let mut tokens = Vec::new();
        tokenize(text, span, &mut tokens);
        let mut out = Vec::new();
        splitter.split(text, 0, &Block { span, kind: BlockKind::Paragraph }, &tokens, 0, &mut out);
        out.iter().map(|s| &text[s.span.range()]).collect()
    }

    #[test]
    fn english_sentences_end_where_people_end_them() {
        for text in
            ["Mr. Smith met Dr. J. R. Jones of Acme Inc. on Sept. 5.", "“Really?” she asked.", "It cost $3.5 million, e.g. in Ohio."]
        {
            assert_eq!(split(text), [text]);
        }
        assert_eq!(
            split("He lives in the U.S. The house is old. “It leaks.” Who knows? Nobody!"),
            ["He lives in the U.S.", "The house is old.", "“It leaks.”", "Who knows?", "Nobody!"]
        );
        assert_eq!(split("That was in 1998. Then it closed."), ["That was in 1998.", "Then it closed."]);
    }
}
