use super::*;
use crate::data::Dictionaries;
use crate::document::{Format, LineIndex};
use crate::input;
use crate::language::segment;
use std::sync::Arc;

/// Each clause of a sentence: kind, verb, certain subject.
fn clauses(text: &str) -> Vec<(Kind, String, String)> {
    let dictionaries = Dictionaries::new();
    let file: Arc<str> = text.into();
    let lines = Arc::new(LineIndex::new(&file));
    let prose = input::prose(Format::Plain, &file);
    let document = segment::document("test".into(), Format::Plain, Arc::clone(&file), lines, prose, &dictionaries);
    let analysis = Analysis::new(&document, &dictionaries);
    let clauses = analysis.clauses(&document);
    let word = |token: Option<u32>| token.map_or(String::new(), |token| document.word(token as usize).to_owned());
    (0..document.sentences.len())
        .flat_map(|sentence| clauses.of_sentence(sentence))
        .map(|clause| (clause.kind, word(clause.verb), word(clauses.subject(clause).map(|subject| subject.head))))
        .collect()
}

fn is(text: &str, wanted: &[(Kind, &str, &str)]) {
    let found = clauses(text);
    let found: Vec<(Kind, &str, &str)> = found.iter().map(|(kind, verb, subject)| (*kind, verb.as_str(), subject.as_str())).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn an_interrupted_main_clause_is_put_together_again() {
    is("Der Mann, der im Garten sitzt, hat den Brief gelesen.", &[(Kind::VerbSecond, "hat", "Mann"), (Kind::Relative, "sitzt", "der")]);
}

#[test]
fn conjunctions_part_clauses_only_between_finite_verbs() {
    is("Der Hund und die Katze haben Hunger.", &[(Kind::VerbSecond, "haben", "")]);
    is("Der Hund schläft und die Katze jagt.", &[(Kind::VerbSecond, "schläft", "Hund"), (Kind::VerbSecond, "jagt", "Katze")]);
}

#[test]
fn subordinate_clauses_have_their_verb_at_the_end() {
    is("Weil der Lehrer krank ist, kommt er nicht.", &[(Kind::Subordinate, "ist", "Lehrer"), (Kind::VerbSecond, "kommt", "er")]);
}
