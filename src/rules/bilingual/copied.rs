//! English of the source that was copied into the translation.

use super::links::FunctionWords;
use super::pair::{around, is_code, pair, tokens_of};
use crate::align::{Language, WordTable, stems};
use crate::document::{Document, TokenKind};
use crate::findings::{Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;

rule! {
    /// Words of the source were copied instead of translated.
    ///
    /// ## Why it matters
    ///
    /// The engine skipped a segment, a quotation or a part of a sentence. With the source beside it there is no doubt where the words come from.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: The ferry will close in autumn because the new bridge is cheaper.
    /// Die Fähre wird eingestellt, ⟦because the new bridge is cheaper⟧.
    /// en: The mayor opened the bridge on Monday. Nobody knows who paid for the fireworks.
    /// Die Bürgermeisterin eröffnete die Brücke am Montag. ⟦Nobody knows who paid for the fireworks.⟧
    /// ```
    ///
    /// ```wrong
    /// en: The workers cut the chain with a blowtorch.
    /// Die Arbeiter durchtrennten die Kette mit einem ⟦Blowtorch⟧.
    /// ```
    ///
    /// ```right
    /// en: She read "The Garden of the Evening" in one day.
    /// Sie las „The Garden of the Evening“ an einem Tag.
    /// en: The server uses Windows Server Update Services.
    /// Der Server nutzt Windows Server Update Services.
    /// en: The option query_datascope is set for every query.
    /// Die Option query_datascope gilt für jede Abfrage.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names and titles**: words with capitals; without small English words between them nothing is reported.
    /// - **code**: lines full of marks, parts of identifiers and paths; values in a list are looked at word by word.
    /// - **words that are German too**: a run counts by its words that only English has.
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 10 of 16 runs lie in spans that professional revisers marked. Documentation: of 9 read 8 were
    /// commands, which are left out since then. Single words are less sure: half of them were marked.
    pub struct Copied = "bilingual/copied", Error, "accuracy/untranslated", fix: None, needs: Source, claims: true;
}

/// Longest stretch from `target` on that stands in `near` word by word; its place there.
fn longest(document: &Document, target: usize, end: usize, source: &Document, near: &Range<usize>) -> (usize, usize) {
    let same = |a: usize, b: usize| {
        let (x, y) = (document.word(a), source.word(b));
        x == y || x.eq_ignore_ascii_case(y) || is_mark(x) && is_mark(y)
    };
    let mut best = (0, near.start);
    for start in near.clone() {
        if !same(target, start) {
            continue;
        }
        let mut length = 1;
        while target + length < end && start + length < near.end && same(target + length, start + length) {
            length += 1;
        }
        if length > best.0 {
            best = (length, start);
        }
    }
    best
}

fn is_mark(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "‘" | "’" | "'" | "‚" | "«" | "»")
}

impl Rule for Copied {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, _)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        let functions = context.dictionaries.index::<FunctionWords>();
        for bead in source.alignment.beads.iter().filter(|bead| !bead.target.is_empty()) {
            let near = tokens_of(english, around(&bead.source, 1));
            let mut reported: Vec<Range<usize>> = Vec::new();
            for sentence in bead.target.clone() {
                let tokens = german.sentences[sentence].tokens();
                let mut at = tokens.start;
                while at < tokens.end {
                    if german.tokens[at].kind != TokenKind::Word || context.analysis.english_log_odds(at) < -0.5 {
                        at += 1;
                        continue;
                    }
                    let (length, place) = longest(german, at, tokens.end, english, &near);
                    if length < 2 {
                        at += 1;
                        continue;
                    }
                    if let Some((run, severity)) = judge(context, &functions, at..at + length, &tokens) {
                        let from = place + (run.start - at);
                        reported.push(run.clone());
                        let proof = english.tokens[from].span.to(english.tokens[from + run.len() - 1].span);
                        let span = german.tokens[run.start].span.to(german.tokens[run.end - 1].span);
                        let finding =
                            findings.report(span, words("English of the source left standing", "Englisch des Originals stehen geblieben"));
                        finding.source(proof).severity(severity).confidence(if severity == Severity::Note { 0.5 } else { 0.95 }).reason(
                            words(
                                "These words stand in the source word for word; translate them.",
                                "Diese Wörter stehen wörtlich im Original; übersetzen.",
                            ),
                        );
                    }
                    at += length;
                }
            }
            for run in common_nouns(context, &functions, bead.target.clone(), &near, english) {
                if reported.iter().any(|known| known.start < run.0.end && run.0.start < known.end) {
                    continue;
                }
                let span = german.tokens[run.0.start].span.to(german.tokens[run.0.end - 1].span);
                let text = german.text(span);
                findings
                    .report(
                        span,
                        words(
                            format!("English word of the source left standing: “{text}”"),
                            format!("Englisches Wort des Originals stehen geblieben: „{text}“"),
                        ),
                    )
                    .source(english.tokens[run.1].span)
                    // A noun alone may be a loan of its field.
                    .severity(if run.0.len() == 1 && text.starts_with(char::is_uppercase) { Severity::Note } else { Severity::Warning })
                    .confidence(0.7)
                    .reason(words(
                        "In the source it is a common word, not a name, and German has no such word; translate it.",
                        "Im Original ist es ein gewöhnliches Wort, kein Name, und im Deutschen gibt es dieses Wort nicht; übersetzen.",
                    ));
            }
        }
    }
}

/// Words that German does not know and that the source has with a small letter: not names, left standing. Neighbouring ones are one run,
/// with the place of the first in the source.
fn common_nouns(
    context: &Context<'_>,
    functions: &FunctionWords,
    sentences: Range<usize>,
    near: &Range<usize>,
    english: &Document,
) -> Vec<(Range<usize>, usize)> {
    let german = context.document;
    let table = WordTable::embedded();
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    for token in tokens_of(german, sentences) {
        let text = german.word(token);
        if german.tokens[token].kind != TokenKind::Word
            || text.len() < 4
            || !text.bytes().all(|b| b.is_ascii_alphabetic())
            || !context.analysis.readings(token).is_empty()
            || context.analysis.english_log_odds(token) < 0.5
            || context.analysis.in_quotation(token)
            || is_part(german, token)
        {
            continue;
        }
        let lower = text.to_lowercase();
        // With a capital in the source it is a part of a name: „Education Lottery“.
        let named = text.starts_with(char::is_uppercase) && near.clone().any(|s| english.word(s) == text);
        if named || functions.is_english(&lower) {
            continue;
        }
        let Some(place) = near.clone().find(|&s| english.word(s) == lower) else { continue };
        // A word that German translations keep as a rule is a loan of its field.
        let own = stems(&lower, Language::German).first().and_then(|stem| table.german(stem));
        let (mut kept, mut rendered) = (0.0f32, 0.0f32);
        for stem in stems(&lower, Language::English) {
            for translation in table.translations(&stem) {
                if Some(translation.german) == own {
                    kept = kept.max(translation.forth);
                } else {
                    rendered = rendered.max(translation.forth);
                }
            }
        }
        if kept > 0.2 || rendered == 0.0 && kept > 0.0 || is_code(german, token.saturating_sub(4)..(token + 5).min(german.tokens.len())) {
            continue;
        }
        match out.last_mut() {
            Some((run, _)) if run.end == token => run.end = token + 1,
            _ => out.push((token..token + 1, place)),
        }
    }
    out
}

/// Whether a token is joined to an identifier or a path: `query_datascope`, `src/query`.
fn is_part(document: &Document, token: usize) -> bool {
    let joint = |at: usize| matches!(document.word(at), "_" | "/" | "\\" | "=" | "." | "@" | "#" | "$" | "::" | "->");
    let glued = |at: usize| document.tokens.get(at).is_some_and(|t| !t.spaced);
    // A full stop ends a sentence unless something follows it without a blank.
    let behind = glued(token + 1) && joint(token + 1) && (document.word(token + 1) != "." || glued(token + 2));
    behind || token > 0 && glued(token) && joint(token - 1)
}

/// Whether a common run is English left standing, without the marks at its edges; and how sure.
fn judge(context: &Context<'_>, functions: &FunctionWords, run: Range<usize>, sentence: &Range<usize>) -> Option<(Range<usize>, Severity)> {
    let document = context.document;
    let is_word = |t: usize| document.tokens[t].kind == TokenKind::Word;
    let mut run = run;
    let whole = run.start <= sentence.start + 1 && run.end + 2 >= sentence.end;
    while !(run.is_empty() || is_word(run.end - 1) || whole && matches!(document.word(run.end - 1), "." | "!" | "?")) {
        run.end -= 1;
    }
    let marks = run.clone().filter(|&t| !is_word(t)).count();
    let (mut all, mut english, mut small, mut little, mut odds) = (0usize, 0usize, 0usize, 0usize, 0.0f32);
    for token in run.clone().filter(|&t| is_word(t)) {
        let text = document.word(token);
        let odd = context.analysis.english_log_odds(token);
        all += 1;
        odds += odd.clamp(-3.0, 4.0);
        english += usize::from(odd > 0.8);
        if text.starts_with(char::is_lowercase) {
            if functions.is_english(text) {
                little += usize::from(odd > 0.8);
            } else {
                small += usize::from(odd > 0.3);
            }
        }
    }
    // „default, all“: words with a mark between each are values, no phrase.
    let listed = marks > 0 && marks + 1 >= all;
    if all < 2
        || listed
        || marks * 2 > all
        || english * 2 < all
        || document.text(document.tokens[run.start].span.to(document.tokens[run.end - 1].span)).contains(['{', '}', '=', '_', '|', '\\'])
    {
        return None;
    }
    let plain = small + little;
    // A command: small words without a little one between them.
    if little == 0 && document.word(run.start).starts_with(char::is_lowercase) || is_code(document, run.clone()) {
        return None;
    }
    let strong = match () {
        () if all >= 4 => small >= 1 && plain >= 2 || little >= 3,
        () if whole => small >= 1 && odds > 2.0,
        () => all >= 3 && small >= 2 && odds > 4.0 || small >= 1 && little >= 1 && odds > 4.0,
    };
    if strong {
        return Some((run, Severity::Error));
    }
    (whole && all >= 2 && odds > 5.0 && little + small > 0).then_some((run, Severity::Note))
}
