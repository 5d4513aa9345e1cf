//! Inflection for suggestions: all forms of a lemma, and the one that fits.
//!
//! The tables of the open classes are not kept at run time. Forms are found again
//! in the automaton: nouns and adjectives by their stem and its umlaut, verbs by
//! conjugating with every base verb that fits. Cost: tens of µs, for suggestions only.

use super::compound::PartKind;
use super::{Lexicon, Reading, lower};
use crate::language::compile;
use crate::language::features::{Agreement, Category, Declension, Degree, Features, VerbForms};
use crate::language::morphology::{umlaut, verb};

/// One form of a lemma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflected {
    /// The written form, capitalised as its word class asks.
    pub text: String,
    /// What it expresses.
    pub features: Features,
}

impl Lexicon {
    /// All listed forms of a lemma in a category; of a compound, those of its head with the first parts before it.
    pub fn forms_of(&self, lemma: &str, category: Category) -> Vec<Inflected> {
        let forms = if category.is_verbal() { self.verb_forms_of(lemma, category) } else { self.nominal_forms_of(lemma, category) };
        if !forms.is_empty() || category.is_verbal() {
            return forms;
        }
        let Some(parts) = self.split_compound(lemma) else { return forms };
        let Some(head) = parts.last().filter(|part| part.kind == PartKind::Head) else { return forms };
        let Some(start) = lemma.get(..head.range.start) else { return forms };
        self.nominal_forms_of(&head.lemma, category)
            .into_iter()
            .map(|form| Inflected { text: format!("{start}{}", lower(&form.text).as_str()), ..form })
            .collect()
    }

    fn nominal_forms_of(&self, lemma: &str, category: Category) -> Vec<Inflected> {
        let category = if category == Category::NominalisedAdjective { Category::Adjective } else { category };
        let key = compile::key(lemma);
        // Endings replace at most the last two letters (Museum, dunkel); umlaut may be in what remains.
        let keep = key.char_indices().rev().nth(1).map_or(key.len(), |(at, _)| at);
        let stem = &key[..keep];
        let mut stems = vec![stem.to_string()];
        if umlaut(&key) != key {
            stems.push(umlaut(&key).chars().take(stem.chars().count()).collect());
        }
        match lemma {
            "gut" => stems.push("be".into()),
            "viel" => stems.push("me".into()),
            _ => {}
        }
        let mut out = Vec::new();
        for stem in stems.into_iter().filter(|stem| !stem.is_empty()) {
            for (packed, _) in self.sources() {
                packed.starting_with(&stem, |text, entry| {
                    for stored in packed.readings(entry) {
                        if stored.category == category && compile::key(&packed.lemma(stored.rule, text, 0)) == key {
                            let capital = lemma.chars().next().is_some_and(char::is_uppercase);
                            let text = if capital { capitalised(text) } else { text.to_string() };
                            let form = Inflected { text, features: stored.features };
                            if !out.contains(&form) {
                                out.push(form);
                            }
                        }
                    }
                });
            }
        }
        out
    }

    fn verb_forms_of(&self, lemma: &str, category: Category) -> Vec<Inflected> {
        let dictionaries = crate::data::Dictionaries::new();
        let rows = |table: &str| dictionaries.rows(table).map(|row| row.cells().collect()).collect::<Vec<Vec<&str>>>();
        let irregular = compile::irregular_verbs(&rows);
        let bases: Vec<_> =
            irregular.values().filter(|(parts, ..)| lemma.ends_with(parts.infinitive)).map(|(p, ..)| Some(p.clone())).collect();
        let mut prefixes = vec![""];
        for (at, _) in lemma.char_indices().skip(2) {
            if self.listed(&lemma[..at]).has(Category::VerbPrefix) {
                prefixes.push(&lemma[..at]);
            }
        }
        let mut out: Vec<Inflected> = Vec::new();
        for prefix in prefixes {
            for base in bases.iter().cloned().chain([None]) {
                for ge in [true, false] {
                    let class = verb::VerbClass { prefix, irregular: base.clone(), ge, perfect: 0, category: Some(category) };
                    for form in verb::forms(lemma, &class).into_iter().filter(|form| form.category == category) {
                        // Only what the tables list for this very lemma.
                        let readings = self.listed(&form.text);
                        for reading in readings.iter().filter(|reading| reading.category == category) {
                            let known = Inflected { text: form.text.clone(), features: reading.features };
                            if readings.lemma(self, &form.text, reading) == lemma && !out.contains(&known) {
                                out.push(known);
                            }
                        }
                    }
                }
            }
        }
        out
    }

    /// The form of a lemma for an agreement set: the one whose set covers it, else one that meets it; the
    /// shorter of two equal ones, never a rare one.
    pub fn inflect(&self, lemma: &str, category: Category, wanted: Agreement, declension: Declension, degree: Degree) -> Option<String> {
        let forms = self.forms_of(lemma, category);
        let fits = |form: &&Inflected| form.features.degree() == degree && !form.features.has(Features::RARE);
        let best = forms.iter().filter(fits).filter(|form| form.features.agreement(declension).meets(wanted)).min_by_key(|form| {
            let covered = form.features.agreement(declension) & wanted == wanted;
            (!covered, form.text.len(), form.text.clone())
        });
        best.map(|form| form.text.clone())
    }

    /// The form of a verb for a set of verb forms (one person and tense, an infinitive, a participle).
    pub fn conjugate(&self, lemma: &str, category: Category, wanted: VerbForms) -> Option<String> {
        let forms = self.forms_of(lemma, category);
        let best = forms.iter().filter(|form| form.features.verb_forms() & wanted == wanted && !form.features.has(Features::RARE));
        best.min_by_key(|form| (form.text.len(), form.text.clone())).map(|form| form.text.clone())
    }

    /// The lemma inflected like a reading of another word: same case, number and gender set, degree, declensions; for
    /// verbs the same person, tense and mood or non-finite form.
    pub fn inflect_like(&self, lemma: &str, reading: &Reading) -> Option<String> {
        if reading.category.is_verbal() {
            return self.conjugate(lemma, reading.category, reading.verb_forms());
        }
        let declension = Declension::ALL.into_iter().find(|d| !reading.agreement(*d).is_empty())?;
        self.inflect(lemma, reading.category, reading.agreement(declension), declension, reading.features.degree())
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
