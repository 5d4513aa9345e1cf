//! Broken grammar: agreement, cases, verb forms, capitalisation.

mod auxiliary;
mod capitalisation;
mod constructions;
mod forms;
mod genitive_apostrophe;
mod missing_subject;
mod noun_phrase_agreement;
mod noun_phrase_excuse;
mod noun_phrase_noun;
mod subject_nouns;
mod subject_verb_agreement;

use super::Rule;

/// The rules of the group, in the order of their names.
pub(super) static RULES: &[&dyn Rule] = &[
    &auxiliary::Auxiliary,
    &capitalisation::Capitalisation,
    &genitive_apostrophe::GenitiveApostrophe,
    &missing_subject::MissingSubject,
    &noun_phrase_agreement::NounPhraseAgreement,
    &subject_verb_agreement::SubjectVerbAgreement,
];
