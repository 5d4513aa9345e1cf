//! A date without the full stop behind its day.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The full stop behind the day of a date is missing.
    ///
    /// ## Why it matters
    ///
    /// English writes „11 February“, German „11. Februar“; without the full stop the day is a count.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Wahl findet am ⟦11 Februar⟧ 2023 statt.
    /// => 11. Februar
    /// ```
    ///
    /// ```right
    /// Die Wahl findet am 11. Februar 2023 statt.
    /// Von den 12 Mai-Feiern waren drei verboten.
    /// Sie blieb 3 August-Wochen lang.
    /// In 5 März brauen sie Bier.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **counts**: only behind a preposition or article of a date (am, vom, bis zum, ab, seit, den), or before a year.
    pub struct OrdinalStop = "typography/ordinal-stop", Warning, "locale-conventions/date-format", fix: Safe;
}

/// German months in full.
const MONTHS: &[&str] =
    &["Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

impl Rule for OrdinalStop {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for (at, pair) in document.tokens.windows(2).enumerate() {
            let [number, month] = [pair[0], pair[1]];
            let (day, name) = (document.text(number.span), document.text(month.span));
            if number.kind != TokenKind::Number
                || !month.spaced
                || !MONTHS.contains(&name)
                || !day.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d))
            {
                continue;
            }
            let before = at.checked_sub(1).map_or("", |t| context.analysis.lower(t));
            let dated = matches!(before, "am" | "vom" | "zum" | "ab" | "seit" | "den" | "dem" | "der" | "bis" | "und") && before != "und";
            let year = document.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Number && document.text(t.span).len() == 4);
            if !(dated || year) {
                continue;
            }
            findings
                .report(
                    Span::new(number.span.start, month.span.end),
                    words(
                        format!("Full stop missing behind the day: “{day} {name}”"),
                        format!("Punkt hinter dem Tag fehlt: „{day} {name}“"),
                    ),
                )
                .confidence(0.95)
                .suggest(format!("{day}. {name}"), Applicability::Safe)
                .reason(words(
                    "The day of a German date is an ordinal number and has a full stop.",
                    "Der Tag ist im Deutschen eine Ordnungszahl und bekommt einen Punkt.",
                ));
        }
    }
}
