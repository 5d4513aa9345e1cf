//! Romanisation: how names of other scripts are written in Latin letters, and when two spellings are one name.
//!
//! One table a language (`dictionaries/romanisation/<language>.tsv`) says how each letter of the original is written
//! by the German convention, by the English ones and by others. Read forwards it romanises an original; read
//! backwards it gives the originals a Latin spelling can stand for. Two spellings are one name under a language
//! when these sets meet. The sets are never written out: [`Romanisation::meet`] walks the two spellings together,
//! letter of the original by letter of the original, for all languages at once (one bit each).
//!
//! | question | answered by |
//! |---|---|
//! | can the two be one name? | [`Romanisation::meet`] |
//! | which spellings are worth asking? | [`skeleton`] |
//! | by which convention is it written? | [`Romanisation::convention`] |
//! | how does German write it? | [`Romanisation::german_form`] |
//! | what is the original? | [`Romanisation::originals`] |

pub(crate) mod digest;
mod equivalence;
mod german;
pub(crate) mod language;
mod letters;
mod tables;

pub use digest::Convention;
pub use equivalence::Meeting;
pub use german::Style;
pub use language::{Language, LanguageSet};
pub use letters::{Letters, skeleton};
pub use tables::Romanisation;

#[cfg(test)]
mod tests;
