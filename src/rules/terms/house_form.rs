//! A form that the house does not want.

use crate::findings::{Applicability, words};
use crate::language::WordsOf;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A name or term stands in a form that the house does not want.
    ///
    /// ## Why it matters
    ///
    /// A desk decides once whether it writes „Belarus“ or „Weißrussland“. The table
    /// `[house.prefer]` of the configuration holds these decisions: `"Weißrussland" = "Belarus"`.
    /// Without such a table the rule does nothing.
    ///
    /// ## Examples
    ///
    /// Examples need a configuration; with `"Rotterdam" = "Roterodam"` the first text is found.
    ///
    /// ```wrong house
    /// Der Hafen von ⟦Rotterdam⟧ wächst.
    /// => Roterodam
    /// ```
    ///
    /// ```right
    /// Der Hafen von Rotterdam wächst.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **quotations**: quoted text keeps its words.
    pub struct HouseForm = "terms/house-form", Warning, "terminology/wrong-term", fix: Suggest;
}

impl Rule for HouseForm {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        if context.house.is_empty() {
            return;
        }
        let document = context.document;
        for number in 0..document.sentences.len() {
            let line = WordsOf::of_sentence(document, context.analysis, number);
            for (at, id) in context.house.set.candidates(&line) {
                let found = context.house.set.get(id).and_then(|pattern| pattern.matches(&line, at, false));
                let Some(found) = found.filter(|_| !context.analysis.in_quotation(line.token(at))) else { continue };
                let span = line.span(found.start, found.end);
                let (unwanted, preferred) = &context.house.forms[id];
                let text = document.text(span);
                // The genitive of a name is carried over; other endings are the editor's matter.
                let (suggestion, sure) = match text.strip_prefix(unwanted.as_str()) {
                    Some("") => (preferred.clone(), true),
                    Some("s") => (format!("{preferred}s"), true),
                    _ => (preferred.clone(), false),
                };
                findings
                    .report(
                        span,
                        words(
                            format!("The house writes “{preferred}”, not “{unwanted}”"),
                            format!("Hausform ist „{preferred}“, nicht „{unwanted}“"),
                        ),
                    )
                    .confidence(0.95)
                    .suggest(suggestion, if sure { Applicability::Suggest } else { Applicability::Show })
                    .reason(words(
                        "The configuration prefers this form; use it throughout.",
                        "Die Konfiguration bevorzugt diese Form; durchgehend verwenden.",
                    ));
            }
        }
    }
}
