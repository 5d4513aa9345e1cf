//! English left in square brackets.

use super::evidence::{is_word, rendering};
use crate::document::Format;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An editorial insertion in square brackets was left in English.
    ///
    /// ## Why it matters
    ///
    /// Journalists put what they add to a quotation into square brackets. Translation engines
    /// take the brackets for markup and leave the words between them alone, so the reader
    /// meets English in the middle of a German sentence.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// „Jeder ⟦[in the country]⟧ weiß das“, sagte er.
    /// Er sah sich um ⟦[laughs]⟧ und ging.
    /// ```
    ///
    /// ```right
    /// „Jeder [in diesem Land] weiß das“, sagte er.
    /// Sie lesen die [New York Times] gern.
    /// Der Wert steht in [1] und [Meier 2010].
    /// Er nannte es „wichtig“ [sic].
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names**: brackets that hold only capitalised words may name a work or a firm.
    /// - **words of both languages**: an insertion that could be German proves nothing.
    /// - **short codes**: one word that looks like markup belongs to `residue`.
    pub struct BracketedInsert = "untranslated/bracketed-insert", Error, "accuracy/untranslated", fix: Suggest, claims: true;
}

/// Longest insertion, in tokens.
const LONGEST: usize = 25;

/// Least evidence for English over the whole insertion, in nats.
const LEAST: f32 = 3.5;

impl Rule for BracketedInsert {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        if document.format == Format::Plain && !document.prose.contains('[') {
            return;
        }
        let mut open = None;
        for (at, token) in document.tokens.iter().enumerate() {
            match document.text(token.span) {
                "[" => open = Some(at),
                "]" => {
                    let Some(start) = open.take().filter(|start| at - start <= LONGEST) else { continue };
                    let inside = start + 1..at;
                    if !is_english(context, inside.clone()) {
                        continue;
                    }
                    let span = document.tokens[start].span.to(token.span);
                    let text = document.text(span);
                    let finding = findings.report(
                        span,
                        words(format!("English left in brackets: “{text}”"), format!("Englischer Einschub in Klammern: „{text}“")),
                    );
                    finding.confidence(0.97).reason(words(
                        "The insertion belongs to the original; a German reader stumbles over it. Translate it or leave it out.",
                        "Der Einschub stammt aus dem Original, deutsche Leser stolpern darüber. Übersetzen oder weglassen.",
                    ));
                    if let Some(german) = rendering(context, inside) {
                        finding.suggest(format!("[{german}]"), Applicability::Suggest);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether the words between the brackets are English: more than names, and nothing German among them.
fn is_english(context: &Context<'_>, inside: std::ops::Range<usize>) -> bool {
    let mut sum = 0.0;
    let (mut small, mut count) = (false, 0);
    for token in inside.clone().filter(|&t| is_word(context, t)) {
        let word = context.document.word(token);
        let odds = context.analysis.english_log_odds(token);
        if odds < -2.0 {
            return false;
        }
        small |= word.starts_with(char::is_lowercase) && odds > 0.5;
        sum += odds;
        count += 1;
    }
    let plain = inside.clone().all(|t| is_word(context, t) || matches!(context.document.word(t), "," | "." | "'" | "’" | "-" | "–"));
    small && plain && count > 0 && sum >= LEAST
}
