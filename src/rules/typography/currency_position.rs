//! A currency sign before its amount.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A currency sign stands before its amount, as in English.
    ///
    /// ## Why it matters
    ///
    /// German names the currency behind the amount: „2.700 Dollar“. The sign before it, glued to
    /// the number, is a mark of unedited translation.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Strafe beträgt ⟦$2.700⟧ im Monat.
    /// => 2.700 Dollar
    /// Das Haus kostete ⟦£1,5 Millionen⟧ mehr.
    /// => 1,5 Millionen Pfund
    /// ```
    ///
    /// ```right
    /// Die Strafe beträgt 2.700 Dollar im Monat.
    /// Die Strafe beträgt 2.700 $ im Monat.
    /// Die Variable $1 und der Preis in US$ 400.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **code**: a dollar sign before a single digit or inside an identifier.
    /// - **named dollars**: „US$“, „A$“ before the amount are banking style.
    pub struct CurrencyPosition = "typography/currency-position", Warning, "locale-conventions/currency-format", fix: Suggest;
}

impl Rule for CurrencyPosition {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for (at, pair) in document.tokens.windows(2).enumerate() {
            let (sign, number) = (pair[0], pair[1]);
            let name = match document.text(sign.span) {
                "$" => "Dollar",
                "£" => "Pfund",
                "€" => "Euro",
                "¥" => "Yen",
                _ => continue,
            };
            let amount = document.text(number.span);
            let free = sign.spaced || at == 0 || document.tokens[at - 1].kind == TokenKind::Punctuation;
            if sign.kind != TokenKind::Symbol || number.kind != TokenKind::Number || number.spaced || !free || amount.len() < 2 {
                continue;
            }
            let scale = document.tokens.get(at + 2).filter(|t| {
                matches!(document.text(t.span), "Millionen" | "Million" | "Milliarden" | "Milliarde" | "Billionen" | "Billion")
            });
            let end = scale.map_or(number.span.end, |t| t.span.end);
            let span = Span::new(sign.span.start, end);
            let german = format!("{} {name}", document.text(Span::new(number.span.start, end)));
            let text = document.text(span);
            findings
                .report(
                    span,
                    words(format!("Currency sign before the amount: “{text}”"), format!("Währungszeichen vor dem Betrag: „{text}“")),
                )
                .confidence(0.9)
                .suggest(german, Applicability::Suggest)
                .reason(words("German puts the currency behind the amount.", "Im Deutschen steht die Währung hinter dem Betrag."));
        }
    }
}
