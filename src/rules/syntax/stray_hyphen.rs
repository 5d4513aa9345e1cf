//! A compound with a hyphen and a blank in it: „Unterstützungs -system“, „Daten- bank“, „Wartungs -und Baukosten“.

use super::compound_join::{Joined, Knowledge, Proof, has_common_noun, has_joint};
use crate::rules::Context;

/// Conjunctions that stand behind a first part with its hyphen (*An- und Abfahrt*).
const CONJUNCTIONS: &[&str] = &["und", "oder", "bzw", "beziehungsweise", "sowie", "bis", "als", "wie", "statt", "noch", "aber", "u", "o"];

/// Whether a capitalised word, a hyphen and a word stand here with a blank beside the hyphen.
pub(super) fn is_candidate(context: &Context<'_>, at: usize, end: usize) -> bool {
    let document = context.document;
    at + 2 < end
        && document.word(at + 1) == "-"
        // „Preis - Leistungs - Verhältnis“ is more than one word torn in two.
        && (at == 0 || document.word(at - 1) != "-")
        && (document.tokens[at + 1].spaced || document.tokens[at + 2].spaced)
        && document.tokens[at].is_word()
        && document.tokens[at + 2].is_word()
        && document.tokens[at].span.len() > 2
        && document.word(at).starts_with(char::is_uppercase)
        && document.word(at).chars().skip(1).all(char::is_lowercase)
        && document.word(at + 2).chars().skip(1).all(char::is_lowercase)
}

/// The last token of the word and the word as it should stand.
pub(super) fn judge(context: &Context<'_>, knowledge: &Knowledge, at: usize) -> Option<(usize, Joined)> {
    let document = context.document;
    let (first, rest) = (document.word(at), at + 2);
    let (before, after) = (document.tokens[at + 1].spaced, document.tokens[rest].spaced);
    let small = document.word(rest).starts_with(char::is_lowercase);
    let fragment = !has_common_noun(context.analysis.readings(at)) && (knowledge.lexicon.is_first_part(first) || has_joint(first));
    if CONJUNCTIONS.contains(&context.analysis.lower(rest)) {
        // „Wartungs -und Baukosten“: the hyphen belongs to the first part.
        let misplaced = before && !after && small && (fragment || knowledge.lexicon.is_first_part(first));
        return misplaced.then(|| (rest, Joined { text: format!("{first}- {}", document.word(rest)), proof: Proof::Direct, direct: true }));
    }
    let joined = knowledge.join(context, first, rest).filter(|joined| joined.direct && document.tokens[rest].span.len() > 3)?;
    let noun = has_common_noun(&knowledge.lexicon.lookup(&joined.text));
    let known = match (before, after) {
        // „Daten - Bank“ can be a dash between two words.
        (true, true) => fragment && joined.proof >= Proof::Attested,
        (true, false) => small && (fragment || joined.proof >= Proof::Attested),
        _ => joined.proof >= Proof::Attested || fragment && has_joint(first) && small,
    };
    (known && noun).then_some((rest, joined))
}
