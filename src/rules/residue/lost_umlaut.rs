//! Umlauts written as two letters.

use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::language::MONTHS;
use crate::language::features::Category;
use crate::language::lexicon::Lexicon;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashSet;

rule! {
    /// A word has ae, oe, ue or ss where German writes ä, ö, ü or ß.
    ///
    /// ## Why it matters
    ///
    /// Slugs, old systems and some engines cannot write umlauts. „Abhaengigkeit“ in running text
    /// looks like an import from a file name, which it often is.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die ⟦Abhaengigkeit⟧ des Landes wuchs.
    /// => Abhängigkeit
    /// Sie ⟦koennen⟧ das nicht ⟦pruefen⟧.
    /// => können
    /// ```
    ///
    /// ```right
    /// Die neue Poesie der Israelis ist aktuell, sagten Goethe, Tom Koenigs und Frau Mueller. Koenigs schwieg.
    /// Der Zauberer aus Uelzen las ein Duell, zuerst im Bauernhaus.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **two letters by right**: „neue“, „Poesie“, „zuerst“, „Duell“: the word as written is known.
    /// - **names**: „Goethe“, „Mueller“, „Uelzen“: only the table's common words are restored.
    pub struct LostUmlaut = "residue/lost-umlaut", Warning, "linguistic-conventions/spelling", fix: Safe;
}

impl Rule for LostUmlaut {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let lexicon = context.dictionaries.index::<Lexicon>();
        // Words that stand beside a name somewhere are names wherever they stand: „Tom Koenigs … Koenigs sagte“.
        let mut found = Vec::new();
        let mut names: FxHashSet<&str> = FxHashSet::default();
        for (at, token) in document.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || token.span.len() < 4 {
                continue;
            }
            let lower = context.analysis.lower(at);
            let spelled_out = lower.as_bytes().windows(2).any(|pair| pair[1] == b'e' && matches!(pair[0], b'a' | b'o' | b'u'));
            if !spelled_out || context.analysis.label(at) == Label::English {
                continue;
            }
            let word = document.text(token.span);
            let readings = context.analysis.readings(at);
            let Some(mended) = restore(&lexicon, word) else { continue };
            // A surname in the table („Maerz“) does not make the month a name.
            let only_name = readings.iter().all(|r| r.category == Category::Name);
            let beats_name = MONTHS.contains(&mended.to_lowercase().as_str())
                || word.starts_with(['A', 'O', 'U'])
                    && !word.starts_with(char::is_lowercase)
                    && lower.starts_with(['a', 'o', 'u'])
                    && lower[1..].starts_with('e')
                    && starts_sentence(context, at);
            if !(readings.is_empty() || only_name && beats_name) {
                continue;
            }
            if word.starts_with(char::is_uppercase) && beside_name(context, at) {
                names.insert(stem(lower));
                continue;
            }
            found.push((token.span, word, stem(lower), mended));
        }
        for (span, word, stem, mended) in found {
            if names.contains(stem) {
                continue;
            }
            findings
                .report(span, words(format!("Umlaut lost: “{word}”"), format!("Umlaut verloren: „{word}“")))
                .confidence(0.95)
                .suggest(mended, Applicability::Safe)
                .reason(words(
                    "German writes this word with an umlaut; the two letters come from a file name or an old system.",
                    "Das Wort hat einen Umlaut; die zwei Buchstaben stammen aus einem Dateinamen oder alten System.",
                ));
        }
    }
}

/// A form without genitive -s.
fn stem(lower: &str) -> &str {
    lower.strip_suffix('s').unwrap_or(lower)
}

fn starts_sentence(context: &Context<'_>, at: usize) -> bool {
    context.document.sentence_of(at).is_some_and(|s| s.first_token as usize == at)
}

/// Whether a capitalised word stands beside another one that is a name or unknown, as surnames and firms do.
fn beside_name(context: &Context<'_>, at: usize) -> bool {
    let document = context.document;
    let capital =
        |t: usize| document.tokens.get(t).is_some_and(|token| token.is_word()) && document.word(t).starts_with(char::is_uppercase);
    let is_name = |t: usize| {
        let readings = context.analysis.readings(t);
        capital(t) && (readings.is_empty() || readings.has(Category::Name))
    };
    let before = at.checked_sub(1).is_some_and(|t| {
        is_name(t)
            || matches!(document.word(t), "Herr" | "Frau" | "Herrn" | "Dr" | "."  if capital(t) || at > 1 && document.word(at - 2) == "Dr")
    });
    let after = document.tokens.get(at + 1).is_some_and(|token| token.spaced) && capital(at + 1);
    before || after
}

/// Places of a word that are tried in all combinations.
const MOST_PLACES: usize = 4;

/// The known common word that results from restoring umlauts, if there is exactly one kind of it.
fn restore(lexicon: &Lexicon, word: &str) -> Option<String> {
    let pairs = [("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"), ("ss", "ß")];
    let mut places: Vec<(usize, &str, &str)> =
        pairs.iter().flat_map(|(two, one)| word.match_indices(two).map(move |(at, _)| (at, *two, *one))).collect();
    places.sort_unstable();
    if places.is_empty() || places.len() > MOST_PLACES {
        return None;
    }
    let mut best: Option<(u32, u8, String)> = None;
    for choice in 1u32..1 << places.len() {
        let mut out = String::new();
        let mut from = 0;
        for (bit, (at, two, one)) in places.iter().enumerate() {
            if choice & (1 << bit) != 0 && *at >= from {
                out.push_str(&word[from..*at]);
                out.push_str(one);
                from = at + two.len();
            }
        }
        out.push_str(&word[from..]);
        let has_umlaut = out.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']);
        let readings = lexicon.lookup(&out);
        let common = readings.iter().any(|r| !matches!(r.category, Category::Name | Category::Abbreviation));
        if has_umlaut && common {
            let candidate = (choice.count_ones(), lexicon.frequency(&out), out);
            if best.as_ref().is_none_or(|b| (candidate.1, candidate.0) > (b.1, b.0)) {
                best = Some(candidate);
            }
        }
    }
    best.map(|(_, _, word)| word)
}
