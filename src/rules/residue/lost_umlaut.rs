//! Umlauts written as two letters.

use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::language::lexicon::Lexicon;
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

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
    /// Die neue Poesie der Israelis ist aktuell, sagten Goethe und Frau Mueller.
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
        for (at, token) in document.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || token.span.len() < 4 {
                continue;
            }
            let lower = context.analysis.lower(at);
            if !["ae", "oe", "ue"].iter().any(|pair| lower.contains(pair))
                || !context.analysis.readings(at).is_empty()
                || context.analysis.label(at) == Label::English
            {
                continue;
            }
            let word = document.text(token.span);
            let Some(mended) = restore(&lexicon, word) else { continue };
            findings
                .report(token.span, words(format!("Umlaut lost: “{word}”"), format!("Umlaut verloren: „{word}“")))
                .confidence(0.95)
                .suggest(mended, Applicability::Safe)
                .reason(words(
                    "German writes this word with an umlaut; the two letters come from a file name or an old system.",
                    "Das Wort hat einen Umlaut; die zwei Buchstaben stammen aus einem Dateinamen oder alten System.",
                ));
        }
    }
}

/// Places of a word that are tried in all combinations.
const MOST_PLACES: usize = 4;

/// The known common word that results from restoring umlauts, if there is exactly one kind of it.
fn restore(lexicon: &Lexicon, word: &str) -> Option<String> {
    use crate::language::features::Category;
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
