//! Numbers with English separators.

use crate::data::{Dictionaries, Index};
use crate::document::TokenKind;
use crate::findings::{Applicability, words};
use crate::language::numbers::{Convention, parse};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashSet;

rule! {
    /// A number is written with English separators.
    ///
    /// ## Why it matters
    ///
    /// What English writes 17,000 is seventeen in German, and 2.5 can be read as a date. The reader
    /// takes away a number that is wrong by a factor of a thousand.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Auf dem Platz standen ⟦17,000⟧ Menschen.
    /// => 17.000
    /// Die Firma hat ⟦1,034,514⟧ Kunden.
    /// => 1.034.514
    /// Die Preise stiegen um ⟦2.5⟧ Prozent auf ⟦1.25⟧ Milliarden Euro.
    /// => 2,5
    /// Im Ort leben ⟦22,105⟧ Menschen.
    /// => 22.105
    /// ```
    ///
    /// ```right
    /// Auf dem Platz standen 17.000 Menschen.
    /// Der Liter kostet 1,379 Euro, der Wert stieg um 0,125 Prozent.
    /// Um 20.15 Uhr, am 3.5. und in Fassung 2.5 der Norm.
    /// Windows 8.1 und Android 4.4 Meldungen.
    /// Das Verhältnis beträgt 3,142 Meter.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **prices by the litre, shares of a percent**: three German decimals are right before a unit, unless they are zeros.
    /// - **times, dates, versions, chapters**: a point is read as an English decimal only before a unit, a scale word or a currency.
    pub struct NumberFormat = "typography/number-format", Error, "locale-conventions/number-format", fix: Safe;
}

/// Words that follow a measured quantity: units, scale words, currencies.
pub(super) struct Units {
    words: FxHashSet<String>,
}

impl Index for Units {
    fn build(dictionaries: &Dictionaries) -> Self {
        let words = dictionaries.rows("typography/units").filter_map(|row| row.cells().next()).map(str::to_owned).collect();
        Units { words }
    }
}

impl Units {
    /// Whether the token can follow a decimal number as its unit: `Prozent`, `Millionen`, `Kilometern`, `km`, `€`.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

impl Rule for NumberFormat {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let numbers = document.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number);
        for (at, token) in numbers {
            let text = document.text(token.span);
            if !text.contains([',', '.']) || text.contains([':', '\'']) {
                continue;
            }
            let next = document.tokens.get(at + 1).map_or("", |t| document.text(t.span));
            let before = at.checked_sub(1).map_or("", |t| document.word(t));
            // Bible verses, lists of results, coordinates: a number glued to marks is no quantity.
            if matches!(before, "/" | ":" | "=" | "#") || matches!(next, "/" | "=") {
                continue;
            }
            let units = context.dictionaries.index::<Units>();
            let Some((german, confidence, applicability)) = mend(text, next, &units) else { continue };
            findings
                .report(token.span, words(format!("Number “{text}” in English format"), format!("Zahl „{text}“ im englischen Format")))
                .confidence(confidence)
                .suggest(german, applicability)
                .reason(words(
                    "German groups thousands with a full stop and begins decimals with a comma, so the number reads as another one.",
                    "Im Deutschen trennt der Punkt die Tausender und das Komma die Dezimalen; so liest man eine andere Zahl.",
                ));
        }
    }
}

/// The German form of a number that is certainly or probably written the English way.
fn mend(text: &str, next: &str, units: &Units) -> Option<(String, f32, Applicability)> {
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    parse(text, Convention::English)?;
    let swapped: String = text
        .chars()
        .map(|c| match c {
            ',' => '.',
            '.' => ',',
            _ => c,
        })
        .collect();
    let decimals = text.rsplit([',', '.']).next().unwrap_or("");
    match (commas, points) {
        // 1,034,514 and 1,250.5 have no German reading.
        (2.., 0 | 1) | (1, 1) => Some((swapped, 0.99, Applicability::Safe)),
        (1, 0) if decimals.len() == 3 && !text.starts_with('0') => {
            if decimals == "000" {
                return Some((swapped, 0.97, Applicability::Safe));
            }
            let unit = units.contains(next);
            let counts = next.starts_with(char::is_uppercase) && next.ends_with(['n', 'e', 'r', 's']) && next.chars().count() > 3;
            if counts && !unit {
                return Some((swapped, 0.85, Applicability::Suggest));
            }
            // Nobody measures to the thousandth and finds two zeros; scale words are the exception.
            (unit && decimals.ends_with("00") && !is_scale(next)).then_some((swapped, 0.85, Applicability::Suggest))
        }
        (0, 1) if decimals.len() <= 2 || (text.starts_with("0.") && decimals.len() <= 4) => {
            let unit = units.contains(next) && next != "Uhr";
            // 14.30 before a unit that is a currency can be Swiss; two decimals below 60 before „Stunden“ can be a time.
            unit.then_some((swapped, 0.9, Applicability::Safe))
        }
        _ => None,
    }
}

fn is_scale(word: &str) -> bool {
    matches!(word, "Millionen" | "Million" | "Milliarden" | "Milliarde" | "Billionen" | "Billion" | "Mio" | "Mrd" | "Prozent" | "%")
}
