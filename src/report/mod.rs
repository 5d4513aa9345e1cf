//! Findings become output, one file a format.

pub mod bitext;
mod corpus;
mod json;
mod terminal;

pub use corpus::{CorpusFormat, write_corpus};
pub use json::{Json, JsonLines};
pub use terminal::{Terminal, visible};

use crate::findings::{FileReport, Summary};
use std::io;

/// One output format. Files come in their final order, one at a time, so that nothing is held back.
pub trait Reporter {
    /// Before the first file.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// One file; its findings are already filtered by severity.
    fn file(&mut self, report: &FileReport) -> io::Result<()>;

    /// Behind the last file.
    fn end(&mut self, summary: &Summary) -> io::Result<()>;
}
