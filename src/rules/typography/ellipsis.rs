//! Full stops with blanks between them.

use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An ellipsis is written as full stops with blanks between them.
    ///
    /// ## Why it matters
    ///
    /// American newspapers set an ellipsis as `. . .`; German writes one character, `…`, with a
    /// blank before it when whole words are left out. The spaced full stops break at line ends
    /// and are read as three ends of a sentence by every later tool.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das hat lange gedauert⟦. . .⟧ Niemand wusste davon.
    /// =>  …
    /// Sie haben alles getan ⟦. . .⟧ um zu gewinnen.
    /// => …
    /// ```
    ///
    /// ```right
    /// Das hat lange gedauert … Niemand wusste davon.
    /// Das hat lange gedauert... Niemand wusste davon.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **leaders**: five and more spaced full stops are the leaders of a table of contents.
    pub struct Ellipsis = "typography/ellipsis", Warning, "linguistic-conventions/punctuation", fix: Safe;
}

/// Longest run that is an ellipsis; longer ones are leaders.
const LONGEST: usize = 4;

impl Rule for Ellipsis {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let is_stop = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punctuation && document.text(t.span) == ".");
        let mut at = 0;
        while at < document.tokens.len() {
            let mut end = at;
            while is_stop(end) && (end == at || document.tokens[end].spaced) {
                end += 1;
            }
            if (3..=LONGEST).contains(&(end - at)) {
                let (first, last) = (document.tokens[at], document.tokens[end - 1]);
                // A blank is missing where the dots hang on a word and replace whole words.
                let glued = !first.spaced && at > 0 && document.tokens[at - 1].is_word();
                findings
                    .report(first.span.to(last.span), words("An ellipsis written as spaced full stops", "Auslassungspunkte als einzelne Punkte mit Leerzeichen"))
                    .reason(words(
                        "German sets the ellipsis as one character (…); spaced full stops come from the English original and fall apart at line ends.",
                        "Auslassungspunkte sind im Deutschen ein Zeichen (…); gesperrte Punkte stammen aus dem englischen Original und brechen am Zeilenende um.",
                    ))
                    .confidence(0.99)
                    .suggest(if glued { " …" } else { "…" }, Applicability::Safe);
            }
            at = end.max(at + 1);
        }
    }
}
