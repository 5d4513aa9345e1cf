//! A date with an English month or in English order.

use super::evidence::{month, weekday as weekday_name};
use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A date has an English month, or English order.
    ///
    /// ## Why it matters
    ///
    /// „December 14“ is the commonest piece of English that engines leave in captions and lists.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Wahl wurde auf den ⟦December 14, 2013⟧ gelegt.
    /// => 14. Dezember 2013
    /// Am ⟦6 May⟧ begann der Prozess.
    /// => 6. Mai
    /// Das Gesetz gilt seit ⟦October 2019⟧ im ganzen Land.
    /// => Oktober 2019
    /// Sie trafen sich ⟦on Wednesday⟧ im Rathaus.
    /// => am Mittwoch
    /// ```
    ///
    /// ```right
    /// Die Wahl wurde auf den 14. Dezember 2013 gelegt.
    /// Er diente Theresa May 6 Jahre lang.
    /// Die Bewegung Black March 2019 ist vergessen.
    /// Im April 2019 und am 3. August war Ruhe.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **months spelled alike**: April, August, September and November are English only with an English order of the day.
    /// - **May, March**: names and words; a day must stand beside them.
    /// - **English runs**: inside a longer English stretch the other rules of the group speak.
    pub struct EnglishDate = "untranslated/english-date", Error, "locale-conventions/date-format", fix: Safe;
}

impl Rule for EnglishDate {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let number = |at: usize| document.tokens.get(at).filter(|t| t.kind == TokenKind::Number).map(|t| document.text(t.span));
        let day = |at: usize| number(at).and_then(|n| n.parse::<u32>().ok()).filter(|d| (1..=31).contains(d));
        let year = |at: usize| number(at).filter(|n| n.len() == 4).and_then(|n| n.parse::<u32>().ok()).filter(|y| (1000..2100).contains(y));
        let mark = |at: usize| document.word(at);
        for (at, token) in document.tokens.iter().enumerate() {
            let word = document.text(token.span);
            if !token.is_word() || !word.starts_with(char::is_uppercase) {
                continue;
            }
            if let Some((span, text)) = weekday(context, at).filter(|_| !in_english(context, at)) {
                report(context, findings, span, text);
                continue;
            }
            let Some(german) = month(context.analysis.lower(at)) else { continue };
            let short = word.len() <= 4 && word != "May" && word != "June" && word != "July";
            if short || in_english(context, at) {
                continue;
            }
            let same = word == german;
            let before = at.checked_sub(1).filter(|&b| day(b).is_some() && document.tokens[at].spaced);
            let ordinal = at >= 2 && mark(at - 1) == "." && day(at - 2).is_some();
            let (start, end, text) = if let (Some(d), false) = (day(at + 1), ordinal || before.is_some()) {
                // „December 14, 2013“, „December 14“; „March 5 percent“ counts something, a day ends the phrase.
                let comma = mark(at + 2) == ",";
                let with_year = year(at + 3).filter(|_| comma).map(|y| (at + 4, y)).or_else(|| year(at + 2).map(|y| (at + 3, y)));
                match with_year {
                    Some((end, y)) => (at, end, format!("{d}. {german} {y}")),
                    None if is_counted(context, at + 2) => continue,
                    None => (at, at + 2, format!("{d}. {german}")),
                }
            } else if let Some(b) = before {
                // „6 April“ lacks only its full stop; that is a matter of typography.
                if same {
                    continue;
                }
                match year(at + 1) {
                    Some(y) => (b, at + 2, format!("{}. {german} {y}", mark(b))),
                    None => (b, at + 1, format!("{}. {german}", mark(b))),
                }
            } else if ordinal && !same && !matches!(word, "May" | "March") {
                (at, at + 1, german.to_owned())
            } else if let (Some(y), false) = (year(at + 1), same || matches!(word, "May" | "March")) {
                (at, at + 2, format!("{german} {y}"))
            } else {
                continue;
            };
            let span = document.tokens[start].span.to(document.tokens[end - 1].span);
            report(context, findings, span, text);
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Sink<'_>, span: Span, text: String) {
    let found = context.document.text(span);
    findings
        .report(span, words(format!("English date “{found}”"), format!("Englisches Datum „{found}“")))
        .confidence(0.97)
        .suggest(text, Applicability::Safe)
        .reason(words(
            "German writes the day first, with a full stop, and months and weekdays in German.",
            "Im Deutschen steht der Tag mit Punkt voran, Monate und Wochentage auf Deutsch.",
        ));
}

/// `on Wednesday`, `last Monday`: English weekdays that are no part of a name.
fn weekday(context: &Context<'_>, at: usize) -> Option<(Span, String)> {
    let document = context.document;
    let german = weekday_name(context.analysis.lower(at))?;
    let before = at.checked_sub(1)?;
    let frame = match context.analysis.lower(before) {
        "on" => "am",
        "last" => "am vergangenen",
        "next" => "am kommenden",
        _ => return None,
    };
    let alone = document.tokens.get(at + 1).is_none_or(|t| {
        !t.is_word() || !document.text(t.span).starts_with(char::is_uppercase) || !context.analysis.readings(at + 1).is_empty()
    });
    let small = document.word(before).starts_with(char::is_lowercase);
    (alone && small).then(|| (document.tokens[before].span.to(document.tokens[at].span), format!("{frame} {german}")))
}

/// Whether English stands on one side, so that the date is a part of it.
fn in_english(context: &Context<'_>, at: usize) -> bool {
    let english = |t: Option<usize>| {
        t.is_some_and(|t| {
            t < context.document.tokens.len() && context.analysis.label(t) == Label::English && context.document.tokens[t].is_word()
        })
    };
    english(at.checked_sub(1)) && english(at.checked_sub(2))
}

/// Whether the number before this token counts what follows („May 5 Prozent“).
fn is_counted(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.document.tokens.get(at) else { return false };
    let word = context.document.text(token.span);
    word == "%" || (token.is_word() && word.starts_with(char::is_uppercase))
}
