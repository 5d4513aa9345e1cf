//! What can be known of one text alone.

mod analysis;
pub mod numbers;
pub mod segment;
pub mod sentences;
pub mod tokens;

pub use analysis::Analysis;
