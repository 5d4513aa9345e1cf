//! What is known of the language of one document, worked out once and read by all rules.

use crate::data::Dictionaries;
use crate::document::Document;

/// The shared analysis of one document.
#[derive(Debug, Default)]
pub struct Analysis {}

impl Analysis {
    /// Analyses a document; linear in its tokens.
    pub fn new(_document: &Document, _dictionaries: &Dictionaries) -> Self {
        Analysis {}
    }
}
