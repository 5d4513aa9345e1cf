//! Version numbers with a decimal comma.

use super::pair::{around, pair, tokens_of};
use crate::document::{Document, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashSet;

rule! {
    /// A version number was turned into a decimal number.
    ///
    /// ## Why it matters
    ///
    /// Version 3.6 is not 3,6: the point parts two counters. Engines localise it like a decimal, and the reader finds no such product.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The tool runs on Windows 8.1 and later.
    /// Das Werkzeug läuft unter Windows ⟦8,1⟧ und höher.
    /// => 8.1
    /// en: Install version 4.0 of the client.
    /// Installieren Sie Version ⟦4,0⟧ des Clients.
    /// => 4.0
    /// ```
    ///
    /// ```right
    /// en: The index rose by 3.6 percent to 4.5 million.
    /// Der Index stieg um 3,6 Prozent auf 4,5 Millionen.
    /// en: The tool runs on Windows 8.1 and later.
    /// Das Werkzeug läuft unter Windows 8.1 und höher.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **measured numbers**: before a unit, a currency, a scale word or a counted noun the comma is right.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated documentation: of 30 findings 9 were read, none was wrong.
    pub struct VersionNumber = "bilingual/version-number", Error, "locale-conventions/number-format", fix: Safe, needs: Source;
}

/// Nouns whose number is a version, a chapter or the like, in lower case.
const COUNTERS: &[&str] = &[
    "version",
    "versions",
    "v",
    "ver",
    "release",
    "releases",
    "update",
    "build",
    "edition",
    "revision",
    "rev",
    "level",
    "api",
    "schema",
    "framework",
    "firmware",
    "chapter",
    "section",
    "table",
    "figure",
    "step",
    "appendix",
    "paragraph",
    "clause",
    "protocol",
    "specification",
    "driver",
    "sdk",
    "runtime",
    "python",
    "java",
    "node",
    "kernel",
    "php",
    "ruby",
    "sp",
    "cu",
    "tls",
    "ssl",
    "http",
    "html",
    "css",
    "xml",
    "usb",
    "bluetooth",
    "wi-fi",
    "cuda",
    "android",
    "ios",
];

/// Words behind a number that say it was measured.
fn measured(document: &Document, behind: usize) -> bool {
    let word = document.word(behind).to_lowercase();
    matches!(
        word.as_str(),
        "%" | "percent"
            | "per"
            | "percentage"
            | "million"
            | "billion"
            | "trillion"
            | "thousand"
            | "times"
            | "gb"
            | "mb"
            | "kb"
            | "tb"
            | "ghz"
            | "mhz"
            | "km"
            | "m"
            | "cm"
            | "mm"
            | "kg"
            | "g"
            | "miles"
            | "mile"
            | "inch"
            | "inches"
            | "feet"
            | "ft"
            | "hours"
            | "hour"
            | "minutes"
            | "seconds"
            | "ms"
            | "years"
            | "days"
            | "points"
            | "degrees"
            | "°"
            | "x"
            | "tons"
            | "tonnes"
            | "meters"
            | "metres"
            | "liters"
            | "litres"
            | "lb"
            | "pounds"
            | "euros"
            | "dollars"
            | "magnitude"
            | "children"
            | "births"
            | "m²"
    )
}

/// Whether the number at a token of the source is a version by its surroundings.
fn is_version(document: &Document, token: usize) -> bool {
    let text = document.word(token);
    if measured(document, token + 1)
        || !document.tokens[token].spaced && token > 0 && matches!(document.word(token - 1), "$" | "€" | "£" | "¥")
    {
        return false;
    }
    let Some(before) = token.checked_sub(1) else { return false };
    let sentence_start = document.sentence_of(token).is_some_and(|s| s.first_token as usize == before);
    let word = document.word(before);
    if document.tokens[before].kind != TokenKind::Word {
        return false;
    }
    let lower = word.to_lowercase();
    let last = lower.rsplit('-').next().unwrap_or(&lower);
    if COUNTERS.contains(&last) {
        return true;
    }
    let named =
        word.chars().any(char::is_uppercase) && (!sentence_start || word.chars().skip(1).any(char::is_uppercase) || text.ends_with(".0"));
    // "Magnitude 6.4", "the Dow 0.5": a name that takes measured numbers.
    named
        && !matches!(
            last,
            "magnitude"
                | "rs"
                | "usd"
                | "eur"
                | "gbp"
                | "us"
                | "dow"
                | "nasdaq"
                | "index"
                | "score"
                | "rating"
                | "about"
                | "nearly"
                | "only"
                | "around"
        )
}

impl Rule for VersionNumber {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, _)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        let dotted = |text: &str| {
            text.split('.').count() >= 2 && text.split('.').all(|p| !p.is_empty() && p.len() < 5 && p.bytes().all(|b| b.is_ascii_digit()))
        };
        let candidate = |t: &usize| {
            let text = german.word(*t);
            matches!(german.tokens[*t].kind, TokenKind::Number) && text.contains(',') && dotted(&text.replace(',', "."))
        };
        let targets: Vec<usize> = (0..german.tokens.len()).filter(candidate).collect();
        if targets.is_empty() {
            return;
        }
        let mut versions: FxHashSet<&str> = FxHashSet::default();
        for token in (0..english.tokens.len()).filter(|&t| english.tokens[t].kind == TokenKind::Number && dotted(english.word(t))) {
            let text = english.word(token);
            // „4.0, 4.1 and 4.5“: a list of versions goes on.
            let listed = (1..=3)
                .filter_map(|back| token.checked_sub(back))
                .find(|&t| !matches!(english.word(t), "," | "and" | "or" | "/" | "to" | "through" | "-" | "–"));
            let follows = listed.is_some_and(|t| t + 1 < token && versions.contains(english.word(t)));
            if is_version(english, token) || follows && !measured(english, token + 1) {
                versions.insert(text);
            }
        }
        for token in targets {
            let text = german.word(token);
            let original = text.replace(',', ".");
            let behind = german.word(token + 1);
            if !versions.contains(original.as_str())
                || matches!(behind, "%" | "Prozent" | "Millionen" | "Milliarden" | "Euro" | "Dollar" | "€")
            {
                continue;
            }
            let sentence = german.sentences.partition_point(|s| s.end_token as usize <= token);
            let near = source.alignment.of_target(sentence).map(|bead| tokens_of(english, around(&bead.source, 3))).unwrap_or(0..0);
            let place = near
                .clone()
                .find(|&t| english.word(t) == original && is_version(english, t))
                .or_else(|| near.clone().find(|&t| english.word(t) == original));
            // Where the sentence of the source has it as a measured number, the comma is right.
            if place.is_some_and(|t| measured(english, t + 1)) {
                continue;
            }
            let proof = place.or_else(|| (0..english.tokens.len()).find(|&t| english.word(t) == original));
            let finding = findings.report(
                german.tokens[token].span,
                words(
                    format!("Version “{original}” written as a decimal number, “{text}”"),
                    format!("Version „{original}“ als Dezimalzahl „{text}“ geschrieben"),
                ),
            );
            finding.confidence(0.93).suggest(original.clone(), Applicability::Safe).reason(words(
                "The point of a version parts two counters and is no decimal point; keep it.",
                "Der Punkt einer Version trennt zwei Zähler und ist kein Dezimalzeichen; er bleibt.",
            ));
            if let Some(proof) = proof {
                finding.source(english.tokens[proof].span);
            }
        }
    }
}
