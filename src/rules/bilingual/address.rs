//! Addresses that differ from the source.

use super::pair::{pair, tokens_of};
use crate::document::{Document, TokenKind};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;

rule! {
    /// A URL, an e-mail address or a handle differs from the source.
    ///
    /// ## Why it matters
    ///
    /// The link leads nowhere, or to somebody else. No translation changes an address by right, but for the part that names the language.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: More is to be found at https://bridges.example.org/plan-7 and on the spot.
    /// Mehr dazu unter ⟦https://bridges.example.de/plan-7⟧ und vor Ort.
    /// => https://bridges.example.org/plan-7
    /// en: Write to office@ferry-club.example.com today.
    /// Schreiben Sie heute an ⟦ofice@ferry-club.example.com⟧.
    /// => office@ferry-club.example.com
    /// ```
    ///
    /// ```right
    /// en: More is to be found at https://bridges.example.org/en/plan-7 and on the spot.
    /// Mehr dazu unter https://bridges.example.org/de/plan-7 und vor Ort.
    /// en: He works for Ferries.com, a start-up.
    /// Er arbeitet für das Start-up Ferries.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **localised pages**: a part of the path or host that names a language (en, en-us, de) may change.
    /// - **addresses of the target alone**: an address is wrong only where one of the source is missing that it resembles.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated documentation, 3 findings, all right.
    pub struct Address = "bilingual/address", Error, "accuracy/mistranslation", fix: Suggest, needs: Source;
}

/// An address without the parts that name a language, in lower case.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let is_language = |part: &str| {
        matches!(
            part,
            "en" | "de"
                | "en-us"
                | "de-de"
                | "en-gb"
                | "de-at"
                | "de-ch"
                | "en_us"
                | "de_de"
                | "us"
                | "uk"
                | "english"
                | "german"
                | "deutsch"
        )
    };
    let (scheme, rest) = lower.split_once("://").unwrap_or(("", &lower));
    let parts: Vec<&str> = rest
        .trim_end_matches('/')
        .split('/')
        .enumerate()
        .filter(|(place, part)| *place == 0 || !is_language(part))
        .map(|(_, p)| p)
        .collect();
    let host = parts[0].strip_prefix("www.").unwrap_or(parts[0]);
    let host = host.strip_prefix("de.").or_else(|| host.strip_prefix("en.")).unwrap_or(host);
    let _ = scheme;
    let mut out = host.to_owned();
    for part in &parts[1..] {
        out.push('/');
        out.push_str(part);
    }
    out
}

fn addresses(document: &Document, tokens: Range<usize>) -> Vec<usize> {
    tokens.filter(|&t| document.tokens[t].kind == TokenKind::Address).collect()
}

impl Rule for Address {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, _)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        let all_german = addresses(german, 0..german.tokens.len());
        if all_german.is_empty() {
            return;
        }
        let known: Vec<String> = addresses(english, 0..english.tokens.len()).into_iter().map(|t| plain(english.word(t))).collect();
        let rendered: Vec<String> = all_german.iter().map(|&t| plain(german.word(t))).collect();
        for bead in source.alignment.beads.iter().filter(|bead| !bead.target.is_empty()) {
            let here = addresses(german, tokens_of(german, bead.target.clone()));
            // The sentence with the address may be aligned one bead off.
            let near = super::pair::around(&bead.source, 2);
            let lost: Vec<usize> =
                addresses(english, tokens_of(english, near)).into_iter().filter(|&t| !rendered.contains(&plain(english.word(t)))).collect();
            for target in here.into_iter().filter(|&t| !known.contains(&plain(german.word(t)))) {
                let written = plain(german.word(target));
                let best = lost
                    .iter()
                    .map(|&t| (strsim::normalized_damerau_levenshtein(&written, &plain(english.word(t))), t))
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                let Some((likeness, original)) = best.filter(|(likeness, _)| *likeness > 0.5) else { continue };
                let (text, wanted) = (german.word(target), english.word(original));
                findings
                    .report(
                        german.tokens[target].span,
                        words(
                            format!("Address “{text}” where the source has “{wanted}”"),
                            format!("Adresse „{text}“, im Original steht „{wanted}“"),
                        ),
                    )
                    .source(english.tokens[original].span)
                    .confidence(0.7 + 0.28 * likeness as f32)
                    .suggest(wanted, Applicability::Suggest)
                    .reason(words(
                        "An address is no text to translate; restore that of the source unless the page exists under the other one.",
                        "Adressen werden nicht übersetzt; die des Originals einsetzen, wenn es die andere nicht gibt.",
                    ));
            }
        }
    }
}
