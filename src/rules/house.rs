//! How the house writes: preferred forms from the configuration.

use crate::language::pattern::{Pattern, PatternError, PatternSet};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Forms that the house does not want, and what it writes instead.
#[derive(Debug, Default)]
pub struct HouseForms {
    pub(super) set: PatternSet,
    pub(super) forms: Vec<(String, String)>,
    by_form: FxHashMap<String, usize>,
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

    /// Whether there is no house form.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}
