//! How the house writes: preferred forms, conventions and the glossary, from the configuration.

use super::glossary::Glossary;
use crate::language::pattern::{Pattern, PatternError, PatternSet};
use crate::language::romanisation::{Language, LanguageSet};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Which of several forms in one text is the right one, where neither house nor table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// The one that stands most often.
    #[default]
    Majority,
    /// The one that stands first.
    FirstMention,
}

/// Whose spelling bylines and photo credits follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bylines {
    /// The agency's: at most a note.
    #[default]
    Agency,
    /// The house's, like all other text.
    House,
}

/// By which convention the house writes names of another script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Convention {
    /// The German one: Jewgeni Prigoschin.
    #[default]
    German,
    /// The English one: Yevgeny Prigozhin.
    English,
    /// As it comes; only mixtures are faults.
    Any,
}

/// Forms that the house does not want, and what it writes instead.
#[derive(Debug, Default)]
pub struct HouseForms {
    pub(super) set: PatternSet,
    pub(super) forms: Vec<(String, String)>,
    by_form: FxHashMap<String, usize>,
    /// Terms and their German forms.
    pub glossary: Glossary,
    /// Which form wins in a text.
    pub policy: Policy,
    /// Whose spelling credits follow.
    pub bylines: Bylines,
    english: LanguageSet,
    any: LanguageSet,
}

impl HouseForms {
    /// Compiles the table of the configuration: unwanted form → preferred form.
    ///
    /// # Errors
    /// When an unwanted form is no pattern.
    pub fn new(prefer: &BTreeMap<String, String>) -> Result<Self, PatternError> {
        let mut house = HouseForms::default();
        for (unwanted, preferred) in prefer {
            // Proper names and nouns are compared with their capitals, in all their forms.
            let pattern = if unwanted.contains(' ') { unwanted.clone() } else { format!("(~{unwanted}|{unwanted}|{unwanted}s)") };
            Pattern::parse(&pattern)?;
            let id = house.set.add(&pattern);
            house.forms.push((unwanted.clone(), preferred.clone()));
            house.by_form.insert(unwanted.clone(), id);
        }
        Ok(house)
    }

    /// What the house writes for this form, if it has a rule about it.
    pub fn preferred(&self, form: &str) -> Option<&str> {
        self.by_form.get(form).map(|&id| self.forms[id].1.as_str())
    }

    /// Sets the convention for names of a language.
    pub fn set_convention(&mut self, language: Language, convention: Convention) {
        let set = language.set();
        (self.english, self.any) = (self.english.without(set), self.any.without(set));
        match convention {
            Convention::German => {}
            Convention::English => self.english = self.english.or(set),
            Convention::Any => self.any = self.any.or(set),
        }
    }

    /// The convention for names of a language.
    pub fn convention(&self, language: Language) -> Convention {
        match () {
            () if self.english.has(language) => Convention::English,
            () if self.any.has(language) => Convention::Any,
            () => Convention::German,
        }
    }

    /// The languages whose names the house does not write by the German convention.
    pub fn not_german(&self) -> LanguageSet {
        self.english.or(self.any)
    }

    /// All unwanted forms with the preferred ones, sorted by the unwanted form.
    pub fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.forms.iter().map(|(unwanted, preferred)| (unwanted.as_str(), preferred.as_str()))
    }

    /// Whether there is no house form.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}
