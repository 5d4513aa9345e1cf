//! Pruefstein finds what is wrong with machine-translated German.

pub mod cli;
pub mod config;
pub mod data;
pub mod document;
pub mod engine;
pub mod error;
pub mod findings;
pub mod fix;
pub mod input;
pub mod language;
pub mod report;
pub mod rules;
