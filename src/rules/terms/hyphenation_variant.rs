//! One compound with and without hyphen in one text.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, Severity, words};
use crate::language::token_language::Label;
use crate::language::tokens::is_hyphen;
use crate::rule;
use crate::rules::{Context, Policy, Rule, Sink, spelling_pairs};
use rustc_hash::FxHashMap;

rule! {
    /// A compound stands in the text with a hyphen and without one, or with hyphens at different places.
    ///
    /// ## Why it matters
    ///
    /// „Kreml-Chef“ and „Kremlchef“ are both right, but a text keeps to one of them. A translation engine joins the parts anew in
    /// every sentence. A matter of style, so a note.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Hafenausbau stockt. Der Stadtrat berät über den ⟦Hafen-Ausbau⟧. Vom Hafenausbau hängt viel ab.
    /// => Hafenausbau
    /// Die Solar-Anlage liefert Strom. Eine zweite Solar-Anlage folgt, die neue ⟦Solaranlage⟧ kostet mehr.
    /// => Solar-Anlage
    /// Die E-Mail-Adresse fehlt. Seine ⟦E-Mailadresse⟧ kennt niemand, die E-Mail-Adresse auch nicht.
    /// ```
    ///
    /// ```right
    /// Der Hafenausbau stockt. Vom Hafenausbau hängt viel ab.
    /// Er schrieb vom „Hafen-Ausbau“, gemeint war der Hafenausbau.
    /// Die Ein- und Ausfuhr wächst.
    /// Das Druck-Erzeugnis ist kein Druckerzeugnis-Katalog.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **quotations**: quoted text keeps its spelling.
    /// - **pairs in the table**: what `terms/spelling-variant` knows is reported there.
    /// - **proper names**: double names and firms, whose parts are not both ordinary words.
    pub struct HyphenationVariant = "terms/hyphenation-variant", Note, "terminology/inconsistent-use", fix: Suggest;
}

/// Shortest compound that is compared, in bytes.
const SHORTEST: usize = 7;

impl Rule for HyphenationVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let (document, analysis) = (context.document, context.analysis);
        // Without hyphens, in lower case; only keys that have a hyphen somewhere count, so most tokens cost one test.
        let mut groups: FxHashMap<String, Vec<(Span, usize)>> = FxHashMap::default();
        let candidate = |at: usize| {
            let token = document.tokens[at];
            token.kind == TokenKind::Word && token.span.len() as usize >= SHORTEST
        };
        for at in (0..document.tokens.len()).filter(|&at| candidate(at)) {
            let word = document.word(at);
            if word.contains(is_hyphen) && is_compound(word) && !analysis.in_quotation(at) && analysis.label(at) == Label::German {
                groups.entry(key(analysis.lower(at))).or_default();
            }
        }
        if groups.is_empty() {
            return;
        }
        for at in (0..document.tokens.len()).filter(|&at| candidate(at)) {
            let word = document.word(at);
            if !word.starts_with(char::is_uppercase) || analysis.in_quotation(at) {
                continue;
            }
            let places = match word.contains(is_hyphen) {
                true if is_compound(word) => groups.get_mut(&key(analysis.lower(at))),
                true => None,
                false => groups.get_mut(analysis.lower(at)),
            };
            if let Some(places) = places {
                places.push((document.tokens[at].span, at));
            }
        }
        let mut groups: Vec<Vec<(Span, usize)>> = groups.into_values().filter(|places| places.len() > 1).collect();
        groups.sort_by_key(|places| places[0].0);
        for places in groups {
            report(context, &places, findings);
        }
    }
}

fn report(context: &Context<'_>, places: &[(Span, usize)], findings: &mut Sink<'_>) {
    let document = context.document;
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for &(span, _) in places {
        let text = document.text(span);
        match forms.iter_mut().find(|(form, _)| *form == text) {
            Some((_, count)) => *count += 1,
            None => forms.push((text, 1)),
        }
    }
    if forms.len() < 2 || forms.iter().any(|(form, _)| in_table(context, form)) {
        return;
    }
    // The commonest; of equals the first in the text.
    let first = forms[0];
    let kept = match context.house.policy {
        Policy::FirstMention => first,
        Policy::Majority => forms.iter().skip(1).fold(first, |best, &form| if form.1 > best.1 { form } else { best }),
    };
    let other = places.iter().find(|(span, _)| document.text(*span) == kept.0).map(|(span, _)| *span);
    for &(span, _) in places.iter().filter(|(span, _)| document.text(*span) != kept.0) {
        let old = document.text(span);
        let finding = findings
            .report(span, words(format!("“{old}” beside “{}”", kept.0), format!("„{old}“ neben „{}“", kept.0)))
            .severity(Severity::Note)
            .confidence(0.6)
            .reason(words(
                "Choose one spelling of the compound for the whole text.",
                "Eine Schreibung des Wortes für den ganzen Text wählen.",
            ))
            .suggest(kept.0, Applicability::Suggest);
        if let Some(other) = other {
            finding.related(other, words("the other spelling", "die andere Schreibung"));
        }
    }
}

/// Whether the table of spellings has the word; asked for the few words that stand in two spellings.
fn in_table(context: &Context<'_>, form: &str) -> bool {
    let mut found = false;
    spelling_pairs(context.dictionaries, &mut |preferred, variant, _| found |= form.starts_with(preferred) || form.starts_with(variant));
    found
}

fn key(lower: &str) -> String {
    lower.chars().filter(|&c| !is_hyphen(c)).collect()
}

/// Parts that begin with a capital and go on in small letters, or single letters (`E-Mail`).
fn is_compound(word: &str) -> bool {
    word.split(is_hyphen).all(|part| part.starts_with(char::is_uppercase) && part.chars().skip(1).all(char::is_lowercase))
}
