//! Pruefstein finds what is wrong with machine-translated German.

pub mod data;
pub mod document;
pub mod error;
pub mod findings;
pub mod input;
pub mod language;
pub mod rules;
