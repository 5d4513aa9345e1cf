//! Institutions, offices and titles with an English name that German does not use.

use super::forms::FormIndex;
use crate::data::{Dictionaries, Index};

/// The table `names/institutions`, found by the English name.
#[derive(Debug)]
pub struct Institutions {
    /// All English names.
    pub forms: FormIndex,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Institution<'t> {
    /// As English writes it.
    pub english: &'t str,
    /// What German writes, the usual form first.
    pub german: &'t str,
    /// parliament, court, ministry …
    pub kind: &'t str,
    /// high, medium, low.
    pub confidence: &'t str,
}

impl Index for Institutions {
    fn build(dictionaries: &Dictionaries) -> Self {
        Institutions { forms: FormIndex::build(dictionaries, "names/institutions", &[(0, false)]) }
    }
}

impl Institutions {
    /// The row of a form.
    pub fn row(&self, form: u32) -> Institution<'_> {
        let [english, german, kind, confidence] = self.forms.cells(self.forms.form(form).row);
        Institution { english, german, kind, confidence }
    }
}
