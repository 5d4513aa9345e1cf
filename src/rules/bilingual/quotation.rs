//! Quotation marks of the source that are lost.

use super::pair::{is_code, pair, tokens_of};
use crate::document::{Document, Span};
use crate::findings::words;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::ops::Range;

rule! {
    /// What the source quotes stands without quotation marks.
    ///
    /// ## Why it matters
    ///
    /// The words of a person become those of the author. Where marks are lost nobody can tell any more who says what.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// en: "We waited for two hours," the fisherman told the paper.
    /// ⟦Wir warteten zwei Stunden⟧, sagte der Fischer der Zeitung.
    /// ```
    ///
    /// ```right
    /// en: "We waited for two hours," the fisherman told the paper.
    /// „Wir warteten zwei Stunden“, sagte der Fischer der Zeitung.
    /// en: "We waited for two hours," the fisherman told the paper.
    /// Der Fischer sagte der Zeitung, sie hätten zwei Stunden gewartet.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **reported speech**: a subjunctive or a clause with „dass“ takes the place of the marks.
    /// - **other marks**: guillemets, single and straight marks are marks, and so is the dash of a dialogue.
    /// - **single words in marks**: a title or a word set off can be set off in another way (italics, „sogenannt“).
    ///
    /// ## Measured precision
    ///
    /// Machine-translated news, 11 findings: 7 lie in spans that professional revisers marked. Documentation, 8 read: 5 wrong
    /// (terms that may stand without marks). 3 alarms on 33,000 words of human translations.
    pub struct Quotation = "bilingual/quotation", Warning, "accuracy/omission", fix: None, needs: Source;
}

fn is_double(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "‟" | "«" | "»")
}

fn is_any_mark(mark: &str) -> bool {
    is_double(mark) || matches!(mark, "‚" | "‘" | "’" | "›" | "‹" | "'")
}

/// The quoted stretches of some tokens: tokens between two double marks.
fn quotations(document: &Document, tokens: Range<usize>) -> Vec<Range<usize>> {
    let marks: Vec<usize> = tokens.filter(|&t| is_double(document.word(t))).collect();
    // An odd mark belongs to a quotation over several sentences.
    let from = usize::from(marks.len() % 2 == 1 && marks.first().is_some_and(|&m| !document.tokens[m].spaced));
    marks[from..].chunks_exact(2).map(|pair| pair[0] + 1..pair[1]).collect()
}

/// The target span that renders some source tokens: from the first to the last linked one.
fn rendered(words: &super::links::Words, quoted: Range<usize>, s: Range<usize>, t: Range<usize>) -> Option<(usize, usize, f32)> {
    let links = words.links(s, t);
    let content: Vec<usize> = quoted.filter(|&w| words.is_content(w)).collect();
    let linked: Vec<usize> = content.iter().filter_map(|&w| links.of(w)).collect();
    let (first, last) = (*linked.iter().min()?, *linked.iter().max()?);
    Some((first, last, linked.len() as f32 / content.len() as f32))
}

impl Rule for Quotation {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let Some((source, pair)) = pair(context) else { return };
        let (english, german) = (source.document, context.document);
        for bead in source.alignment.beads.iter().filter(|bead| bead.is_pair()) {
            let (s, t) = (tokens_of(english, bead.source.clone()), tokens_of(german, bead.target.clone()));
            let quoted = quotations(english, s.clone());
            if quoted.is_empty() {
                continue;
            }
            let own = t.clone().filter(|&x| is_double(german.word(x))).count();
            let single = t.clone().filter(|&x| is_any_mark(german.word(x))).count();
            let needed = quoted.len() * 2;
            if own >= needed || single >= needed || own + 1 == needed && own % 2 == 1 {
                continue;
            }
            // In a quotation that began before, or beside marks that a neighbour has taken over, marks may be shared.
            if context.analysis.in_quotation(t.start) || is_code(german, t.clone()) {
                continue;
            }
            let reported = t.clone().any(|x| {
                let lower = german.word(x).to_lowercase();
                matches!(
                    lower.as_str(),
                    "dass"
                        | "sei"
                        | "seien"
                        | "habe"
                        | "hätten"
                        | "hätte"
                        | "werde"
                        | "würden"
                        | "würde"
                        | "könne"
                        | "müsse"
                        | "wolle"
                        | "solle"
                        | "wäre"
                        | "wären"
                        | "gebe"
                        | "sogenannte"
                        | "sogenannten"
                        | "sogenannter"
                )
            });
            for quotation in quoted {
                // First person on both sides is direct speech; on the source's side alone it was turned into reported speech.
                let has = |document: &Document, mut tokens: Range<usize>, words: &[&str]| {
                    tokens.any(|t| words.contains(&document.word(t).to_lowercase().as_str()))
                };
                let first_person = has(
                    english,
                    quotation.clone(),
                    &["i", "we", "my", "our", "us", "me", "i'm", "i’m", "we're", "we’re", "i've", "i’ve", "we've", "we’ve"],
                );
                let direct = has(
                    german,
                    t.clone(),
                    &["ich", "wir", "mein", "meine", "meinen", "unser", "unsere", "unseren", "unserer", "uns", "mich", "mir"],
                );
                if first_person && !direct {
                    continue;
                }
                let length = quotation.clone().filter(|&w| english.tokens[w].is_word()).count();
                // A fragment that is quoted inside a sentence needs its marks in reported speech, too.
                let sentence = english.word(quotation.start).starts_with(char::is_uppercase);
                if length == 0 || reported && own == 0 && length > 2 && sentence && !(first_person && direct) {
                    continue;
                }
                let Some((first, last, share)) = rendered(&pair.words, quotation.clone(), s.clone(), t.clone()) else { continue };
                if share < if first_person { 0.2 } else { 0.4 } || (first..=last).any(|x| is_any_mark(german.word(x))) {
                    continue;
                }
                let marked = (first.saturating_sub(6)..first).any(|x| is_any_mark(german.word(x)))
                    && (last..(last + 6).min(german.tokens.len())).any(|x| is_any_mark(german.word(x)));
                if marked {
                    continue;
                }
                let mut span = german.tokens[first].span.to(german.tokens[last].span);
                // A quotation that begins its sentence is marked from there.
                if quotation.start <= s.start + 1 {
                    let comma = (first..t.end).find(|&x| x > last && matches!(german.word(x), "," | "." | "!" | "?"));
                    span = german.tokens[t.start].span.to(german.tokens[comma.map_or(last, |c| c - 1)].span);
                }
                let proof = Span::new(english.tokens[quotation.start].span.start, english.tokens[quotation.end - 1].span.end);
                let finding = findings
                    .report(span, words("The quotation marks of the source are lost", "Die Anführungszeichen des Originals fehlen"));
                finding.source(proof).confidence(if length > 3 { 0.85 } else { 0.7 }).reason(words(
                    "The source quotes these words; set them in quotation marks or report them as indirect speech.",
                    "Das Original zitiert diese Worte; in Anführungszeichen setzen oder als indirekte Rede wiedergeben.",
                ));
            }
        }
    }
}
