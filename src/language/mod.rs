//! What can be known of one text alone.

pub mod compile;
pub mod features;
pub mod lexicon;
pub mod morphology;
