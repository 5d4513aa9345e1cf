//! The places and acronyms of one document, found once and shared by all rules.

use super::organisations::{AcronymMention, Organisations};
use super::places::{PlaceMention, Places};
use crate::data::Dictionaries;
use crate::document::Document;
use std::sync::OnceLock;

/// What a text names, found when a rule first asks for it.
#[derive(Debug, Default)]
pub struct FoundNames {
    places: OnceLock<Vec<PlaceMention>>,
    acronyms: OnceLock<Vec<AcronymMention>>,
}

impl FoundNames {
    /// All names of places, as [`Places::mentions`] finds them.
    pub fn places(&self, document: &Document, dictionaries: &Dictionaries) -> &[PlaceMention] {
        self.places.get_or_init(|| dictionaries.index::<Places>().mentions(document))
    }

    /// All acronyms, as [`Organisations::mentions`] finds them.
    pub fn acronyms(&self, document: &Document, dictionaries: &Dictionaries) -> &[AcronymMention] {
        self.acronyms.get_or_init(|| dictionaries.index::<Organisations>().mentions(document))
    }
}
