//! HTML entities that were not resolved.

use crate::data::{Dictionaries, Index, unescaped};
use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// An HTML entity stands in the text instead of its character.
    ///
    /// ## Why it matters
    ///
    /// Somewhere between page and feed the text was escaped twice; readers see `&uuml;` where an ü should be.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Gr⟦&uuml;⟧nen und M&M lehnten ab.
    /// => ü
    /// Ein Zeichen ⟦&#8211;⟧ und noch eines.
    /// => –
    /// ```
    ///
    /// ```right
    /// Forschung & Entwicklung, AT&T und die Frage x&y; bleiben.
    /// ```
    ///
    /// ```right html
    /// <p>Die Gr&uuml;nen lehnten ab.</p>
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **firm names**: an ampersand that begins no known entity.
    /// - **markup files**: in HTML and Markdown entities are right; only doubly escaped ones are found.
    pub struct HtmlEntity = "residue/html-entity", Error, "design-and-markup/character-encoding", fix: Safe;
}

/// Longest entity, in bytes.
const LONGEST: usize = 34;

struct Entities {
    characters: FxHashMap<String, String>,
}

impl Index for Entities {
    fn build(dictionaries: &Dictionaries) -> Self {
        let characters = dictionaries
            .rows("residue/entities")
            .map(|row| row.array())
            .map(|[name, character]| (name.to_owned(), unescaped(character).into_owned()))
            .collect();
        Entities { characters }
    }
}

impl Rule for HtmlEntity {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let prose = &*context.document.prose;
        for start in memchr::memchr_iter(b'&', prose.as_bytes()) {
            let body = &prose.as_bytes()[start + 1..prose.len().min(start + LONGEST)];
            let length = body.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
            if length < 2 || body.get(length) != Some(&b';') {
                continue;
            }
            let name = &prose[start + 1..start + 1 + length];
            let Some(character) = resolve(context, name) else { continue };
            let span = Span::new(start as u32, (start + length + 2) as u32);
            let entity = context.document.text(span);
            let text = match character.as_str() {
                // A straight quotation mark was meant for one of the German ones.
                "\"" => quotation_mark(prose, start, start + length + 2).to_owned(),
                other => other.to_owned(),
            };
            findings
                .report(span, words(format!("HTML entity “{entity}” in the text"), format!("HTML-Entität „{entity}“ im Text")))
                .confidence(0.99)
                .suggest(text, Applicability::Safe)
                .reason(words(
                    "The text was escaped twice; readers see the code instead of the character.",
                    "Der Text wurde doppelt maskiert; Leser sehen den Code statt des Zeichens.",
                ));
        }
    }
}

fn resolve(context: &Context<'_>, name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    context.dictionaries.index::<Entities>().characters.get(name).cloned()
}

/// The opening mark before a word, the closing one behind it.
fn quotation_mark(prose: &str, start: usize, end: usize) -> &'static str {
    let before = prose[..start].chars().next_back();
    let after = prose[end..].chars().next();
    let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–')) && after.is_some_and(|c| !c.is_whitespace());
    if opens { "„" } else { "“" }
}
