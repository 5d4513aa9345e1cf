//! A blank before a comma, a full stop or another mark.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A blank stands before a comma, a full stop or another mark.
    ///
    /// ## Why it matters
    ///
    /// Engines that cut the text at tags put it together again with blanks in the wrong places;
    /// the mark then slips to the next line.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Er öffnete die Tür⟦ ,⟧ ging hinein und schloss sie⟦ .⟧
    /// => ,
    /// ```
    ///
    /// ```right
    /// Er öffnete die Tür, ging hinein ... und schloss sie .
    /// Das .NET-Framework und die Datei .gitignore : - )
    /// Ein Satz mit Pause . . . und Ende.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names that begin with a full stop**: „.NET“, „.gitignore“.
    /// - **spaced ellipses, emoticons, single marks**: only a mark between two words, or at the end behind another such mark, counts.
    /// - **placeholders**: a mark behind code or a symbol, whose place may have been left empty.
    pub struct SpaceBeforeMark = "typography/space-before-mark", Warning, "linguistic-conventions/punctuation", fix: Safe;
}

impl Rule for SpaceBeforeMark {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let stands_free = |at: usize| {
            let token = document.tokens[at];
            let mark = document.text(token.span);
            token.kind == TokenKind::Punctuation && token.spaced && matches!(mark, "," | "." | ";" | "!" | "?")
        };
        for sentence in &document.sentences {
            let kind = document.blocks[sentence.block as usize].kind;
            let tokens = sentence.tokens();
            // A tokenised text has a blank before every mark; that is one fault of its export, not a hundred of its author.
            let free = tokens.clone().filter(|&t| stands_free(t)).count();
            if free == 0 || !kind.is_running_text() {
                continue;
            }
            for at in tokens.clone().skip(1).filter(|&t| stands_free(t)) {
                let (before, mark) = (document.tokens[at - 1], document.tokens[at]);
                let next = (at + 1 < tokens.end).then(|| document.tokens[at + 1]);
                let between = before.is_word() && next.is_some_and(|n| n.spaced && n.is_word());
                let ends = before.is_word() && next.is_none() && free > 1;
                if !(between || ends) {
                    continue;
                }
                let sign = document.text(mark.span);
                findings
                    .report(
                        Span::new(before.span.end, mark.span.end),
                        words(format!("Blank before “{sign}”"), format!("Leerzeichen vor „{sign}“")),
                    )
                    .confidence(0.95)
                    .suggest(sign, Applicability::Safe)
                    .reason(words(
                        "German sets no blank before this mark; it comes from cutting the text at tags.",
                        "Vor diesem Zeichen steht im Deutschen kein Leerzeichen; es entsteht beim Zerschneiden des Textes.",
                    ));
            }
        }
    }
}
