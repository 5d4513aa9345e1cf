//! Sentence borders by German rules.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation, an ordinal
//! number, an initial or a date; marks that close a quotation go with the
//! sentence they close. Works on tokens, left to right, one pass.

use crate::data::{Dictionaries, Index, values};
use crate::document::{Block, BlockKind, Sentence, Span, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Whether a sentence can end behind an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AfterAbbreviation {
    /// `z. B.`, `Dr.`: something of the same sentence always follows.
    Continues,
    /// `usw.`, `Mrd.`: a capitalised function word behind it begins a sentence.
    Undecided,
}

/// Abbreviations and the words that tell a sentence start, from the tables.
pub struct SentenceSplitter {
    /// Lower-cased, without blanks and final full stop.
    abbreviations: FxHashMap<String, AfterAbbreviation>,
    /// Lower-cased function words: no noun, so a capital letter means a sentence start.
    function_words: FxHashSet<&'static str>,
}

/// Longest abbreviation, in tokens before its last full stop (`i. d. R.`).
const LONGEST_ABBREVIATION: usize = 7;

impl Index for SentenceSplitter {
    fn build(dictionaries: &Dictionaries) -> Self {
        let mut abbreviations = FxHashMap::default();
        for row in dictionaries.rows("language/abbreviations") {
            let [abbreviation, _, _, end, _] = row.array();
            let key: String = abbreviation.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
            let after = if values(end).any(|e| e == "often") { AfterAbbreviation::Undecided } else { AfterAbbreviation::Continues };
            if let Some(key) = key.strip_suffix('.') {
                abbreviations.insert(key.to_owned(), after);
            }
        }
        let function_words = FUNCTION_WORDS.iter().copied().collect();
        SentenceSplitter { abbreviations, function_words }
    }
}

/// Words that open sentences far more often than they follow an ordinal or an initial with a capital letter.
const FUNCTION_WORDS: &[&str] = &[
    "der",
    "die",
    "das",
    "dem",
    "den",
    "des",
    "ein",
    "eine",
    "einen",
    "einem",
    "einer",
    "eines",
    "er",
    "sie",
    "es",
    "wir",
    "ich",
    "ihr",
    "man",
    "dies",
    "diese",
    "dieser",
    "dieses",
    "diesem",
    "diesen",
    "jene",
    "im",
    "in",
    "am",
    "an",
    "auf",
    "aus",
    "bei",
    "beim",
    "mit",
    "nach",
    "seit",
    "von",
    "vom",
    "vor",
    "zu",
    "zum",
    "zur",
    "für",
    "gegen",
    "ohne",
    "durch",
    "um",
    "über",
    "unter",
    "zwischen",
    "während",
    "wegen",
    "trotz",
    "laut",
    "und",
    "aber",
    "doch",
    "denn",
    "oder",
    "sondern",
    "auch",
    "noch",
    "nur",
    "schon",
    "so",
    "dann",
    "da",
    "dabei",
    "dafür",
    "dagegen",
    "daher",
    "damit",
    "danach",
    "darauf",
    "daraus",
    "darin",
    "darüber",
    "deshalb",
    "dort",
    "hier",
    "jetzt",
    "nun",
    "heute",
    "gestern",
    "wenn",
    "weil",
    "als",
    "ob",
    "obwohl",
    "nachdem",
    "bevor",
    "bis",
    "wie",
    "was",
    "wer",
    "wo",
    "warum",
    "weshalb",
    "welche",
    "welcher",
    "nicht",
    "kein",
    "keine",
    "keiner",
    "alle",
    "alles",
    "viele",
    "einige",
    "manche",
    "mehr",
    "sein",
    "seine",
    "seinen",
    "seiner",
    "ihre",
    "ihren",
    "ihrem",
    "ihrer",
    "unser",
    "unsere",
    "mein",
    "meine",
    "zudem",
    "außerdem",
    "allerdings",
    "jedoch",
    "insgesamt",
    "erst",
    "bereits",
    "wegen",
    "statt",
    "dass",
    "falls",
    "sollte",
    "ist",
    "sind",
    "war",
    "hat",
    "haben",
    "wird",
    "kann",
];

/// Month names: `3. März` is one date.
const MONTHS: &[&str] = &[
    "januar",
    "jänner",
    "februar",
    "feber",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "nov",
    "dez",
];

/// Words before a number that make `number.` an ordinal: `am 3. Oktober`, `der 70. Geburtstag`, `zum 2. Mal`.
const BEFORE_ORDINAL: &[&str] = &[
    "am", "der", "die", "das", "dem", "den", "des", "zum", "zur", "im", "vom", "beim", "ab", "bis", "seit", "sein", "seine", "seinen",
    "seinem", "seiner", "ihr", "ihre", "ihren", "ihrem", "ihrer", "diesem", "dieser", "jeder", "jeden", "jedem", "jedes", "ins", "und",
    "oder", "in", "auf", "ein", "eine", "einen", "einem", "einer", "nach", "dieses",
];

impl SentenceSplitter {
    /// Appends the sentences of one block, whose tokens are `tokens[first..]`.
    pub fn split(&self, text: &str, block_index: u32, block: &Block, tokens: &[Token], first: usize, out: &mut Vec<Sentence>) {
        let mut start = first;
        let mut at = first;
        while at < tokens.len() {
            let end = self.border(text, block.kind, tokens, start, at);
            match end {
                Some(end) => {
                    out.push(sentence(block_index, tokens, start, end));
                    start = end;
                    at = end;
                }
                None => at += 1,
            }
        }
        if start < tokens.len() {
            out.push(sentence(block_index, tokens, start, tokens.len()));
        }
    }

    /// If a sentence ends with token `at` (and the closing marks behind it): the index behind its last token.
    fn border(&self, text: &str, kind: BlockKind, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
        let word = |i: usize| text.get(tokens[i].span.range()).unwrap_or("");
        let mark = word(at);
        let stops = tokens[at].kind == TokenKind::Punctuation && (matches!(mark, "!" | "?" | "…") || mark.starts_with('.'));
        if !stops {
            // A line break between two lines of verse or a list inside one block ends nothing.
            return None;
        }
        let mut end = at + 1;
        // `?!`, `!!`, `...“`, `.)`: what closes without a blank belongs to this sentence.
        while end < tokens.len() && !tokens[end].spaced && is_closing(word(end)) {
            end += 1;
        }
        if end >= tokens.len() {
            return Some(end);
        }
        let (next, next_token) = (word(end), tokens[end]);
        let initial = next.chars().next()?;
        if !next_token.spaced && mark != "…" && end == at + 1 {
            // `z.B.`, `3.5`, `Nr.1`; a glued sentence start („sagte er.Die“) is left to the typography rules.
            return None;
        }
        if initial.is_lowercase() || matches!(next, "," | ";" | ":" | ")" | "–" | "—" | "-") {
            return None;
        }
        if mark != "." {
            let elliptic = mark == "…" || mark.starts_with("..");
            // An ellipsis in mid-sentence is followed by anything; only a capital tells a new sentence.
            return (!elliptic || (initial.is_uppercase() || is_opening(next)) || next_token.kind == TokenKind::Number).then_some(end);
        }
        if end == at + 1 && at > start && !self.full_stop_ends(text, tokens, start, at, next, initial) {
            return None;
        }
        // `. . .`: the spaced full stops are one ellipsis.
        if next == "." {
            return None;
        }
        let _ = kind;
        Some(end)
    }

    /// Whether the full stop at `at`, with a blank and `next` behind it, ends the sentence.
    fn full_stop_ends(&self, text: &str, tokens: &[Token], start: usize, at: usize, next: &str, initial: char) -> bool {
        let word = |i: usize| text.get(tokens[i].span.range()).unwrap_or("");
        let before = tokens[at - 1];
        if tokens[at].spaced {
            return true;
        }
        let next_opens_sentence = is_opening(next) || self.function_words.contains(next.to_lowercase().as_str());
        let previous = word(at - 1);
        match before.kind {
            TokenKind::Number => {
                let digits = previous.len();
                if previous.contains(['.', ',', ':']) || digits > 3 {
                    return true;
                }
                if MONTHS.contains(&next.to_lowercase().as_str()) || initial.is_ascii_digit() {
                    return false;
                }
                let two_before = at.checked_sub(2).filter(|&t| t >= start).map_or("", word);
                // „der 70. Geburtstag“, „ihr begangenes 60. Jubiläum“, „des 15. Jahrhunderts“.
                let ordinal_context = BEFORE_ORDINAL.contains(&two_before.to_lowercase().as_str())
                    || (two_before.starts_with(char::is_lowercase)
                        && two_before.ends_with(['e', 'n', 'r', 's', 'm'])
                        && two_before.len() > 4)
                    || next.starts_with("Jahrhundert");
                if at == start + 1 {
                    // „1. Mannschaft“, „2. Der Vertrag“: a number that opens the sentence counts something.
                    return false;
                }
                next_opens_sentence || !ordinal_context
            }
            TokenKind::Word => {
                if let Some(after) = self.abbreviation(text, tokens, start, at) {
                    return after == AfterAbbreviation::Undecided && next_opens_sentence;
                }
                let mut characters = previous.chars();
                let single = characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
                if single {
                    return next_opens_sentence && !is_opening(next);
                }
                // Roman ordinals: „Benedikt XVI. Er“, „Ludwig XIV. war“.
                let roman = previous.len() > 1 && previous.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
                !roman || next_opens_sentence
            }
            _ => true,
        }
    }

    /// The abbreviation that ends with the full stop at `at`, if the table has it.
    fn abbreviation(&self, text: &str, tokens: &[Token], start: usize, at: usize) -> Option<AfterAbbreviation> {
        let mut key = String::new();
        let mut found = None;
        let low = start.max(at.saturating_sub(LONGEST_ABBREVIATION));
        for i in (low..at).rev() {
            let piece = text.get(tokens[i].span.range()).unwrap_or("");
            if !(tokens[i].is_word() && piece.len() <= 12 || piece == ".") {
                break;
            }
            key.insert_str(0, &piece.to_lowercase());
            if let Some(&after) = self.abbreviations.get(&key) {
                found = Some(after);
            }
        }
        found
    }
}

fn sentence(block: u32, tokens: &[Token], first: usize, end: usize) -> Sentence {
    Sentence {
        span: Span::new(tokens[first].span.start, tokens[end - 1].span.end),
        first_token: first as u32,
        end_token: end as u32,
        block,
    }
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "„" | "»" | "«" | "‚" | "›" | "\"" | "“" | "(" | "[" | "–" | "—" | "•" | "*")
}

/// Marks that close; the straight and the ambiguous quotation mark close when no blank is before them.
fn is_closing(mark: &str) -> bool {
    matches!(mark, "“" | "”" | "\"" | "«" | "»" | "‘" | "’" | "'" | "›" | "‹" | ")" | "]" | "!" | "?" | "…") || mark.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokens::tokenize;

    fn split(text: &str) -> Vec<&str> {
        let splitter = SentenceSplitter::build(&Dictionaries::new());
        let span = Span::new(0, text.len() as u32);
        let mut tokens = Vec::new();
        tokenize(text, span, &mut tokens);
        let mut out = Vec::new();
        splitter.split(text, 0, &Block { span, kind: BlockKind::Paragraph }, &tokens, 0, &mut out);
        out.iter().map(|s| &text[s.span.range()]).collect()
    }

    #[test]
    fn ordinals_dates_and_abbreviations_do_not_end_a_sentence() {
        for text in [
            "Am 3. Oktober 1990 feierte er seinen 70. Geburtstag in Bonn.",
            "Das kostet z. B. ca. 3 Mio. Euro, sagte Dr. J. R. Meier von der St. Pauli AG.",
            "Papst Benedikt XVI. reiste ab.",
            "„Nein!“, rief er. ".trim(),
            "„Wirklich?“ fragte sie.",
            "Er kam … und ging.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(
            split("Das war 1990. Danach kam er. „Gut so.“ Alle gingen!"),
            ["Das war 1990.", "Danach kam er.", "„Gut so.“", "Alle gingen!"]
        );
        assert_eq!(
            split("Er wurde Zweiter nach Platz 3. Die Fans jubelten. Und dann?! Nichts..."),
            ["Er wurde Zweiter nach Platz 3.", "Die Fans jubelten.", "Und dann?!", "Nichts..."]
        );
        assert_eq!(split("Es kamen Autos, Busse usw. Die Straße war voll."), ["Es kamen Autos, Busse usw.", "Die Straße war voll."]);
    }
}
