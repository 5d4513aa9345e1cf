//! What can be known of one text alone.

pub mod token_language;
