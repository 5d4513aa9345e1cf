//! Names of places, organisations and institutions as the tables know them, and where they stand in a text.

pub mod forms;
pub mod inflection;
pub mod institutions;
pub mod organisations;
pub mod places;
pub mod surroundings;
