//! Organisations, treaties and terms with their German and English acronyms.

use super::forms::{Ending, FormIndex, Match};
use crate::data::{Dictionaries, Index, values};
use crate::document::{Document, TokenKind};

/// Which language an acronym belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AcronymKind {
    /// What German writes.
    German,
    /// What English writes, where German writes something else.
    English,
}

/// The table `names/organisations`, found by the acronyms.
#[derive(Debug)]
pub struct Organisations {
    /// All acronyms of both languages; the kind is the column.
    pub forms: FormIndex,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Organisation<'t> {
    /// German acronyms, the usual one first; may be empty.
    pub german: &'t str,
    /// English acronyms.
    pub english: &'t str,
    /// Long German names.
    pub german_names: &'t str,
    /// Long English names.
    pub english_names: &'t str,
    /// german, mixing, same, keep.
    pub policy: &'t str,
    /// Homographs, casing.
    pub note: &'t str,
}

/// An acronym in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcronymMention {
    /// Where.
    pub found: Match,
    /// Number of the row.
    pub row: u16,
    /// German wins where both languages write the same letters.
    pub kind: AcronymKind,
}

impl Index for Organisations {
    fn build(dictionaries: &Dictionaries) -> Self {
        Organisations { forms: FormIndex::build(dictionaries, "names/organisations", &[(0, false), (1, false)]) }
    }
}

impl Organisations {
    /// A row.
    pub fn row(&self, row: u16) -> Organisation<'_> {
        let [german, english, german_names, english_names, policy, _field, note] = self.forms.cells(row);
        Organisation { german, english, german_names, english_names, policy, note }
    }

    /// The spellings of an acronym that differ from it in capitals only, itself included, the usual one of its row first.
    pub fn spellings(&self, acronym: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut of_form = |row: &Organisation<'_>| {
            for form in values(row.german).chain(values(row.english)) {
                if form.to_lowercase() == acronym.to_lowercase() && !out.iter().any(|o| o == form) {
                    out.push(form.to_owned());
                }
            }
        };
        let upper = acronym.to_uppercase();
        let capital: String =
            acronym.chars().take(1).flat_map(char::to_uppercase).chain(acronym.chars().skip(1).flat_map(char::to_lowercase)).collect();
        for spelling in [acronym, &upper, &capital] {
            for form in self.forms.exact(spelling) {
                of_form(&self.row(self.forms.form(form).row));
            }
        }
        out
    }

    /// All acronyms of a text, every reading, in the order of the text.
    pub fn mentions(&self, document: &Document) -> Vec<AcronymMention> {
        let mut out: Vec<AcronymMention> = Vec::new();
        let mut here: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < document.tokens.len() {
            let token = document.tokens[at];
            if token.kind != TokenKind::Word || !could_be_acronym(document.text(token.span)) {
                at += 1;
                continue;
            }
            here.clear();
            self.forms.find(document, at, &mut |found| {
                let fits = match found.ending {
                    Ending::None | Ending::Compound | Ending::ApostropheS => true,
                    Ending::S => !self.forms.text(found.form).ends_with('s'),
                    Ending::Es | Ending::N => false,
                };
                if fits {
                    here.push(found);
                }
            });
            let Some(best) = here.iter().map(|m| (m.end, m.name.len())).max() else {
                at += 1;
                continue;
            };
            let from = out.len();
            for found in here.iter().filter(|m| (m.end, m.name.len()) == best) {
                let form = self.forms.form(found.form);
                let kind = if form.kind == 0 { AcronymKind::German } else { AcronymKind::English };
                match out[from..].iter_mut().find(|m| m.row == form.row) {
                    Some(other) if kind < other.kind => (other.kind, other.found) = (kind, *found),
                    Some(_) => {}
                    None => out.push(AcronymMention { found: *found, row: form.row, kind }),
                }
            }
            at = best.0 as usize;
        }
        out
    }
}

/// A capital among the first two characters.
fn could_be_acronym(word: &str) -> bool {
    word.chars().take(2).any(char::is_uppercase)
}

/// Whether a long name stands in the text, inflected or not: its words in their order.
///
/// `word(i)` gives the token; cost: one comparison a token for its first word.
pub fn long_name(document: &Document, name: &str) -> Option<usize> {
    let first = name.split([' ', '-']).next()?;
    let initial = first.chars().next()?;
    let initial_lower = initial.to_lowercase().next()?;
    (0..document.tokens.len()).find(|&at| {
        let word = document.word(at);
        word.starts_with([initial, initial_lower]) && document.tokens[at].is_word() && name_at(document, at, name)
    })
}

/// Whether the words of a long name stand from token `at` on, inflected or not.
fn name_at(document: &Document, at: usize, name: &str) -> bool {
    for (token, word) in (at..).zip(name.split(' ')) {
        let Some(found) = document.tokens.get(token).filter(|t| t.is_word()) else { return false };
        if !same_word(document.text(found.span), word) {
            return false;
        }
    }
    // One word, if it is not a compound, is too common to be a proof.
    name.contains(' ') || name.len() > 9
}

/// Two inflected forms of one word: equal but for case of the first letter, and for the endings.
fn same_word(a: &str, b: &str) -> bool {
    let (a_stem, b_stem) = (stem(a), stem(b));
    let mut left = a_stem.chars();
    let mut right = b_stem.chars();
    let first = match (left.next(), right.next()) {
        (Some(x), Some(y)) => x == y || x.to_lowercase().eq(y.to_lowercase()),
        _ => return a == b,
    };
    first && left.as_str() == right.as_str()
}

fn stem(word: &str) -> &str {
    for ending in ["es", "er", "en", "em", "s", "e", "n"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 3
        {
            return stem;
        }
    }
    word
}

impl Organisation<'_> {
    /// Whether one of the acronyms means something else in German as well.
    pub fn is_homograph(&self) -> bool {
        self.note.starts_with("homograph")
    }

    /// A token of the text where a long German name of the body begins.
    pub fn german_name_in(&self, document: &Document) -> Option<usize> {
        values(self.german_names).find_map(|name| long_name(document, name))
    }

    /// A token of the text where a long English name of the body begins.
    pub fn english_name_in(&self, document: &Document) -> Option<usize> {
        values(self.english_names).find_map(|name| long_name(document, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_are_the_same() {
        assert!(same_word("Internationalen", "Internationaler"));
        assert!(same_word("Währungsfonds", "Währungsfonds"));
        assert!(same_word("internationales", "Internationaler"));
        assert!(same_word("Gerichtshofes", "Gerichtshof") && same_word("Gerichtshofs", "Gerichtshof"));
        assert!(!same_word("Gericht", "Gerichtshof") && !same_word("der", "die"));
    }
}
