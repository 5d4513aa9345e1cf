//! Times of day in English or torn form.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A time of day is written with a. m. or p. m., or torn apart at its colon.
    ///
    /// ## Why it matters
    ///
    /// German counts twenty-four hours: „2:30 p. m.“ is 14.30 Uhr. A blank behind the colon comes from
    /// an engine that took it for the mark of a sentence.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Sitzung begann um ⟦2:30 p.m.⟧ im Rathaus.
    /// => 14.30 Uhr
    /// Die Sitzung begann um ⟦9 am⟧, sagte sie.
    /// => 9 Uhr
    /// Die Sitzung begann um ⟦13: 30 Uhr⟧ im Rathaus.
    /// => 13:30 Uhr
    /// ```
    ///
    /// ```right
    /// Die Sitzung begann um 14.30 Uhr im Rathaus.
    /// Sie kamen um 9 am Morgen.
    /// Es stand 3: 2 Spieler fehlten.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **„am“ as a preposition**: „9 am“ is a time only behind „um“ and before a mark or the end.
    pub struct TimeFormat = "typography/time-format", Warning, "locale-conventions/time-format", fix: Safe;
}

impl Rule for TimeFormat {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for (at, token) in document.tokens.iter().enumerate() {
            if token.kind != TokenKind::Number && !token.is_word() {
                continue;
            }
            let Some((end, text, applicability)) = twelve_hours(context, at).or_else(|| torn(context, at)) else { continue };
            let span = Span::new(token.span.start, document.tokens[end].span.end);
            let found = document.text(span);
            findings
                .report(span, words(format!("Time of day “{found}”"), format!("Uhrzeit „{found}“")))
                .confidence(0.95)
                .suggest(text, applicability)
                .reason(words(
                    "German counts the hours of the day from 0 to 24 and says Uhr.",
                    "Im Deutschen zählen die Stunden von 0 bis 24, dahinter steht „Uhr“.",
                ));
        }
    }
}

/// `2:30 p.m.`, `2.30pm`, `9 am`: index of the last token, the German time.
fn twelve_hours(context: &Context<'_>, at: usize) -> Option<(usize, String, Applicability)> {
    let document = context.document;
    let word = |i: usize| document.word(i);
    let lower = context.analysis.lower(at);
    // `2pm` is one token.
    let glued = lower.strip_suffix("pm").map(|n| (n, true)).or_else(|| lower.strip_suffix("am").map(|n| (n, false)));
    let (clock, afternoon, end) = match glued {
        Some((clock, afternoon)) if clock.starts_with(|c: char| c.is_ascii_digit()) => (clock, afternoon, at),
        _ => {
            let half = context.analysis.lower(at + 1);
            let afternoon = half.starts_with('p');
            match half {
                "pm" => (lower, true, at + 1),
                "a" | "p" if word(at + 2) == "." && context.analysis.lower(at + 3) == "m" => {
                    let stop = word(at + 4) == "." && !document.tokens[at + 4].spaced;
                    (lower, afternoon, if stop { at + 4 } else { at + 3 })
                }
                "am" => {
                    let behind_um = at > 0 && context.analysis.lower(at - 1) == "um";
                    let ends = document.tokens.get(at + 2).is_none_or(|t| t.kind == TokenKind::Punctuation);
                    if !(behind_um && ends) {
                        return None;
                    }
                    (lower, false, at + 1)
                }
                _ => return None,
            }
        }
    };
    let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, ""));
    let hour: u32 = hour.parse().ok().filter(|h| (1..=12).contains(h))?;
    if !(minute.is_empty() || (minute.len() == 2 && minute.parse::<u32>().is_ok_and(|m| m < 60))) {
        return None;
    }
    let hour = hour % 12 + if afternoon { 12 } else { 0 };
    let time = if minute.is_empty() || minute == "00" { format!("{hour} Uhr") } else { format!("{hour}.{minute} Uhr") };
    let followed_by_uhr = context.analysis.lower(end + 1) == "uhr";
    Some((if followed_by_uhr { end + 1 } else { end }, time, Applicability::Safe))
}

/// `13: 30 Uhr`.
fn torn(context: &Context<'_>, at: usize) -> Option<(usize, String, Applicability)> {
    let document = context.document;
    let number = |i: usize| document.tokens.get(i).filter(|t| t.kind == TokenKind::Number).map(|t| document.text(t.span));
    let (hour, minute) = (number(at)?, number(at + 2)?);
    let colon = document.word(at + 1) == ":" && !document.tokens[at + 1].spaced && document.tokens[at + 2].spaced;
    let fits = hour.parse::<u32>().is_ok_and(|h| h < 25) && minute.len() == 2 && minute.parse::<u32>().is_ok_and(|m| m < 60);
    (colon && fits && document.word(at + 3) == "Uhr").then(|| (at + 3, format!("{hour}:{minute} Uhr"), Applicability::Safe))
}
