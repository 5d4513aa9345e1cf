//! Pruefstein finds what is wrong with machine-translated German.

pub mod data;
pub mod language;
