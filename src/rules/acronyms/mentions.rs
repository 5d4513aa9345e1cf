//! What the rules about acronyms share: the mentions of a text, what licenses them, the new text.

use crate::data::values;
use crate::document::Document;
use crate::language::names::forms::{Ending, Match};
use crate::language::names::organisations::{AcronymMention, Organisation, Organisations};
use crate::language::names::surroundings::Surroundings;
use crate::rules::Context;
use std::sync::Arc;

/// The acronyms of one document.
pub(super) struct Mentions<'c> {
    pub(super) context: Context<'c>,
    pub(super) table: Arc<Organisations>,
    pub(super) around: Surroundings<'c>,
    /// Every reading of every acronym, in the order of the text.
    pub(super) all: &'c [AcronymMention],
}

impl<'c> Mentions<'c> {
    /// Finds the acronyms of a document.
    pub(super) fn new(context: &Context<'c>) -> Self {
        let table = context.dictionaries.index::<Organisations>();
        let all = context.analysis.found().acronyms(context.document, context.dictionaries);
        Mentions { context: *context, table, around: Surroundings::new(context.document, context.analysis), all }
    }

    pub(super) fn document(&self) -> &'c Document {
        self.context.document
    }

    /// The acronym as the table writes it.
    pub(super) fn form(&self, found: &Match) -> &str {
        self.table.forms.text(found.form)
    }

    /// Whether the acronym stands in a bracket, a title, an English text, a longer name, or is explained.
    pub(super) fn licensed(&self, found: &Match) -> bool {
        let tokens = found.first()..found.end();
        if self.in_brackets(found) || self.around.in_title(tokens.clone()) || self.around.in_english(tokens.clone()) {
            return true;
        }
        if self.around.in_credit(found.first()) || self.around.about_names(found.first()) || self.around.shouted(found.first()) {
            return true;
        }
        if self.glossed(found) || self.glued(found) {
            return true;
        }
        found.ending != Ending::Compound && self.around.in_name_after(tokens)
    }

    /// „(ICC)“, „(englisch: ICC)“, „(International Criminal Court, ICC)“, „ICC (…)“ is not.
    pub(super) fn in_brackets(&self, found: &Match) -> bool {
        self.around.brackets(found.first()..found.end()).is_some_and(|(open, close)| {
            let document = self.document();
            let words = (open + 1..close).filter(|&t| document.tokens[t].is_word()).count();
            words <= 1 || close == found.end() || self.around.glossed(found.first()..found.end())
        })
    }

    /// „englisch ICC“, „kurz ICC“, „ICC genannt“.
    fn glossed(&self, found: &Match) -> bool {
        let near = |t: Option<usize>| {
            t.is_some_and(|t| {
                matches!(
                    self.context.analysis.lower(t),
                    "englisch"
                        | "englische"
                        | "englischen"
                        | "engl"
                        | "kurz"
                        | "genannt"
                        | "abgekürzt"
                        | "sogenannte"
                        | "sogenannten"
                        | "russisch"
                        | "französisch"
                        | "international"
                )
            })
        };
        near(self.around.before(found.first())) || near(self.around.after(found.end()))
    }

    /// A part of an identifier or an address: `@IMF`, `#COP`, `IMF.org`.
    fn glued(&self, found: &Match) -> bool {
        let text = &self.document().prose;
        let before = text[..found.span.start as usize].chars().next_back();
        let mut after = text[found.span.end as usize..].chars();
        let next = after.next();
        before.is_some_and(|c| matches!(c, '@' | '#' | '_' | '/' | '\\' | '.' | '$' | '&'))
            || next.is_some_and(|c| matches!(c, '_' | '/' | '\\' | '@' | '&'))
            || (next == Some('.') && after.next().is_some_and(|c| c.is_lowercase() || c.is_numeric()))
    }

    /// Whether a long name of the body stands in the text, German or English.
    pub(super) fn spelled_out(&self, row: &Organisation<'_>) -> bool {
        row.german_name_in(self.document()).is_some() || row.english_name_in(self.document()).is_some()
    }

    /// The whole word with another acronym in it: `CSTO-Truppen` gives `OVKS-Truppen`.
    pub(super) fn replaced(&self, found: &Match, new: &str) -> String {
        let text = self.document().text(found.span);
        let head = &text[..(found.name.start - found.span.start) as usize];
        let tail = &text[(found.name.end - found.span.start) as usize..];
        match found.ending {
            // „US-DOJ“ is the US-Justizministerium.
            _ if !head.is_empty() && new.starts_with(head) => format!("{new}{tail}"),
            Ending::Compound => format!("{head}{}{tail}", new.replace(' ', "-")),
            _ if found.name.start > found.span.start => format!("{head}{new}"),
            // The plural s of an English acronym stays where the German one takes it.
            Ending::S if new.chars().skip(1).all(|c| c.is_uppercase()) => format!("{new}s"),
            _ => new.to_owned(),
        }
    }
}

/// Acronyms that differ in capitals, dots, hyphens or a plural s only are one.
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        let folded: String = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| match c {
                '₀'..='₉' => char::from(b'0' + (c as u32 - '₀' as u32) as u8),
                _ => c,
            })
            .flat_map(char::to_lowercase)
            .collect();
        folded.strip_suffix('s').filter(|stem| stem.chars().count() > 2).map(str::to_owned).unwrap_or(folded)
    };
    letters(a) == letters(b)
}

/// The first German acronym of a row, or its first German name.
pub(super) fn first_german<'t>(row: &Organisation<'t>) -> &'t str {
    values(row.german).next().or_else(|| values(row.german_names).next()).unwrap_or("")
}
