//! An acronym that the text introduces and then writes otherwise.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, Severity, words};
use crate::language::names::organisations::Organisations;
use crate::language::names::surroundings::{Surroundings, is_acronym};
use crate::language::tokens::is_hyphen;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A text introduces an acronym in brackets behind the long name and then uses another one.
    ///
    /// ## Why it matters
    ///
    /// Who reads „Staatliche Agentur für Wasserbau (SAWB)“ looks for SAWB in the rest of the article. Translation engines
    /// translate the acronym in one sentence and copy it in the next, or shuffle its letters; the reader then meets a body
    /// that was never introduced.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Staatliche Agentur für Wasserbau (SAWB) baut Kanäle. Die SAWB sucht Personal. Das teilte die ⟦SABW⟧ mit.
    /// => SAWB
    /// Der Verband der Obstbauern Mittelasiens (VOM) klagt. Seit gestern gehört der Verband der Obstbauern Mittelasiens (⟦UOMA⟧) zur Kammer. Der VOM begrüßt das.
    /// => VOM
    /// ```
    ///
    /// ```right
    /// Die Staatliche Agentur für Wasserbau (SAWB) baut Kanäle. Die SAWB sucht Personal, auch die OECD hilft.
    /// Das Institut für Physik (IFP) und das Institut für Chemie (IFC) arbeiten zusammen. Das IFP ist älter.
    /// Der Abgeordnete Karl Meier (SPD) sprach. Karl Meier (CDU) widersprach, die SPD nicht.
    /// Die Partei der Bauern (PDB) und die Partei der Bürger (PDBÜ) stritten.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **known acronyms**: what the table of organisations or the lexicon holds is another body, not a slip.
    /// - **persons**: an acronym behind a person's name is a party or a country.
    /// - **qualifiers**: a bracket whose letters have nothing to do with the name tells two things apart.
    /// - **other names**: two long names that differ in a word are two bodies.
    ///
    /// ## Measured precision
    ///
    /// No finding in 396,000 words of human-written news and in 4,854 machine translations of news (1.15 million words): such
    /// a change is rare. Its one false finding in technical documentation, where brackets told two protocols apart, led to the
    /// condition on initials.
    pub struct Changed = "acronyms/changed", Warning, "terminology/inconsistent-use", fix: Suggest;
}

/// „… für Wasserbau (SAWB)“.
struct Introduction<'d> {
    acronym: &'d str,
    span: Span,
    token: usize,
    /// The words of the long name, the last first.
    name: Vec<&'d str>,
}

/// Introductions of one text that are looked at.
const MOST: usize = 40;
/// Words of a long name that are compared.
const LONG_NAME: usize = 6;

impl Rule for Changed {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let introductions: Vec<Introduction<'_>> = (0..document.tokens.len())
            .filter(|&t| document.word(t) == "(")
            .filter_map(|open| introduction(context, open))
            .take(MOST)
            .collect();
        if introductions.is_empty() {
            return;
        }
        let around = Surroundings::new(document, context.analysis);
        again(context, &introductions, findings);
        shuffled(context, &around, &introductions, findings);
    }
}

/// Reads the long name and the acronym around an opening bracket.
fn introduction<'d>(context: &Context<'d>, open: usize) -> Option<Introduction<'d>> {
    let document = context.document;
    let (word, close) = (document.word(open + 1), document.word(open + 2));
    if close != ")" || !is_acronym(word) || !(2..=10).contains(&word.chars().count()) {
        return None;
    }
    let sentence = document.sentence_of(open)?.tokens();
    let mut name = Vec::new();
    let mut at = open;
    while at > sentence.start && name.len() < LONG_NAME {
        at -= 1;
        let token = document.tokens[at];
        let text = document.text(token.span);
        let lower = context.analysis.lower(at);
        if token.kind != TokenKind::Word || (is_article(lower) && !name.is_empty() && !is_genitive(lower)) {
            break;
        }
        name.push(text);
    }
    // Small words before the name (von, bei) are none of it; „der“ of a genitive inside it is.
    while name.last().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        name.pop();
    }
    (!name.is_empty()).then(|| Introduction { acronym: word, span: document.tokens[open + 1].span, token: open + 1, name })
}

fn is_article(lower: &str) -> bool {
    matches!(lower, "die" | "das" | "dem" | "den" | "ein" | "eine" | "einer" | "einem" | "einen" | "der" | "des")
}

/// „Verband der Obstbauern“: the article may be inside the name.
fn is_genitive(lower: &str) -> bool {
    matches!(lower, "der" | "des")
}

/// The same long name with another acronym.
fn again(context: &Context<'_>, introductions: &[Introduction<'_>], findings: &mut Sink<'_>) {
    let document = context.document;
    for (n, second) in introductions.iter().enumerate() {
        let same = |first: &&Introduction<'_>| {
            let words = first.name.len().min(second.name.len());
            // The last word of a person's name and one word alone prove nothing.
            words >= 3 && first.name[..words].iter().zip(&second.name[..words]).all(|(a, b)| same_stem(a, b))
        };
        let Some(first) = introductions[..n].iter().find(same) else { continue };
        // „Error (SOAP)“, „Error (POX)“: the bracket tells two things apart. One of the acronyms must begin like the name.
        let initial = |acronym: &str| {
            second
                .name
                .iter()
                .any(|word| word.chars().next().is_some_and(char::is_uppercase) && word.chars().next() == acronym.chars().next())
        };
        if first.acronym.eq_ignore_ascii_case(second.acronym) || !(initial(first.acronym) || initial(second.acronym)) {
            continue;
        }
        let count =
            |acronym: &str| document.tokens.iter().filter(|t| t.kind == TokenKind::Word && head(document.text(t.span)) == acronym).count();
        let (kept, odd) = if count(second.acronym) > count(first.acronym) { (second, first) } else { (first, second) };
        let finding = findings.report(
            odd.span,
            words(
                format!("The same name has the acronym “{}” elsewhere", kept.acronym),
                format!("Derselbe Name hat an anderer Stelle die Abkürzung „{}“", kept.acronym),
            ),
        );
        finding
            .reason(words(
                format!("One body under two acronyms reads like two; keep to {}.", kept.acronym),
                format!("Eine Einrichtung mit zwei Abkürzungen liest sich wie zwei; bei {} bleiben.", kept.acronym),
            ))
            .confidence(0.85)
            .suggest(kept.acronym, Applicability::Suggest)
            .related(kept.span, words(format!("“{}” here", kept.acronym), format!("hier „{}“", kept.acronym)));
    }
}

/// An acronym that nobody introduced and no table knows, one slip away from an introduced one.
fn shuffled(context: &Context<'_>, around: &Surroundings<'_>, introductions: &[Introduction<'_>], findings: &mut Sink<'_>) {
    let document = context.document;
    let mut acronyms: Vec<(&str, usize, usize)> = Vec::new();
    for (at, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = head(document.text(token.span));
        if word.len() < 3 || !word.starts_with(char::is_uppercase) || !is_acronym(word) {
            continue;
        }
        let word = word.strip_suffix('s').unwrap_or(word);
        match acronyms.iter().position(|(other, ..)| *other == word) {
            Some(index) => acronyms[index].1 += 1,
            None if acronyms.len() < 4 * MOST => acronyms.push((word, 1, at)),
            None => {}
        }
    }
    let count = |word: &str| acronyms.iter().find(|(other, ..)| *other == word).map_or(0, |(_, count, _)| *count);
    let table = context.dictionaries.index::<Organisations>();
    for &(odd, uses, at) in &acronyms {
        let slip = |first: &&Introduction<'_>| {
            first.acronym != odd && first.token < at && is_slip(first.acronym, odd) && count(first.acronym) > uses
        };
        let Some(first) = introductions.iter().find(slip) else { continue };
        let introduced = introductions.iter().any(|other| other.acronym == odd);
        if uses > 1 || introduced || !table.spellings(odd).is_empty() || !context.analysis.readings(at).is_empty() {
            continue;
        }
        if around.shouted(at) || around.in_title(at..at + 1) || around.in_english(at..at + 1) || around.brackets(at..at + 1).is_some() {
            continue;
        }
        let start = document.tokens[at].span.start;
        let span = Span::new(start, start + odd.len() as u32);
        let long = odd.chars().count() > 3;
        let finding = findings.report(
            span,
            words(
                format!("“{odd}” looks like a slip for “{}”", first.acronym),
                format!("„{odd}“ ist wohl ein Versehen für „{}“", first.acronym),
            ),
        );
        finding
            .reason(words(
                format!("The text introduces {} and never {odd}; compare with the source.", first.acronym),
                format!("Der Text führt {} ein, aber nirgends {odd}; mit der Quelle vergleichen.", first.acronym),
            ))
            .severity(if long { Severity::Warning } else { Severity::Note })
            .confidence(if long { 0.8 } else { 0.5 })
            .suggest(first.acronym, Applicability::Suggest)
            .related(first.span, words(format!("“{}” here", first.acronym), format!("hier „{}“", first.acronym)));
    }
}

/// The part before the first hyphen.
fn head(word: &str) -> &str {
    word.find(is_hyphen).map_or(word, |end| &word[..end])
}

/// The same letters in another order, or, from five letters on, one letter more, less or other.
fn is_slip(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let length = a.chars().count().min(b.chars().count());
    a.chars().next() == b.chars().next() && (sorted(a) == sorted(b) || (length > 4 && strsim::osa_distance(a, b) == 1))
}

/// Two words that are alike but for their endings.
fn same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count());
    common == longest || (common > 3 && common + 2 >= longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_keep_their_letters() {
        assert!(is_slip("SAWB", "SABW") && is_slip("UNHCR", "UNCHR") && is_slip("OVKSRX", "OVKSR"));
        assert!(!is_slip("CDU", "CSU") && !is_slip("SPD", "PSD") && !is_slip("OSZE", "OECD"));
    }

    #[test]
    fn inflected_words_are_the_same() {
        assert!(same_stem("Internationaler", "Internationalen") && same_stem("für", "für"));
        assert!(!same_stem("Physik", "Chemie") && !same_stem("Bauern", "Bürger"));
    }
}
