//! Names of places, organisations and institutions as the tables know them, and where they stand in a text.

pub mod forms;
pub mod inflection;
pub mod institutions;
pub mod organisations;
pub mod places;
pub mod surroundings;

use crate::data::Dictionaries;
use crate::document::Document;
use organisations::{AcronymMention, Organisations};
use places::{PlaceMention, Places};
use std::sync::OnceLock;

/// The mentions of one document, found when a rule first asks for them and shared by all.
#[derive(Debug, Default)]
pub struct Mentions {
    places: OnceLock<Vec<PlaceMention>>,
    acronyms: OnceLock<Vec<AcronymMention>>,
}

impl Mentions {
    /// All names of places, as [`Places::mentions`] finds them.
    pub fn places(&self, document: &Document, dictionaries: &Dictionaries) -> &[PlaceMention] {
        self.places.get_or_init(|| dictionaries.index::<Places>().mentions(document))
    }

    /// All acronyms, as [`Organisations::mentions`] finds them.
    pub fn acronyms(&self, document: &Document, dictionaries: &Dictionaries) -> &[AcronymMention] {
        self.acronyms.get_or_init(|| dictionaries.index::<Organisations>().mentions(document))
    }
}
