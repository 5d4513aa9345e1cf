//! Names in a text: persons, places, organisations and institutions, as the tables know them and where they stand.
//!
//! [`Names`] holds every capitalised word of a document that can be part of a person's name, with its neighbours in the
//! same run, gathered by form. [`GivenNames`] and [`Persons`] answer what a word or a whole name is.

mod cultures;
pub mod demonyms;
pub(crate) mod digest;
pub mod forms;
mod found;
pub mod inflection;
pub mod institutions;
mod mentions;
pub mod organisations;
mod persons;
pub mod places;
pub mod surroundings;

use crate::language::romanisation::language;
pub use cultures::{Culture, Cultures, Suffixes};
pub use digest::{EMPTY_KEY, extend_key, key};
pub use found::FoundNames;
pub use mentions::{Form, NameWord, Names, Role};
pub use persons::{Given, GivenNames, Known, Person, Persons};
