//! What can go wrong, worded for the person at the terminal.
//!
//! Errors name the file and, where there is one, the place; they are expected
//! ends of a run (exit status 2), never a panic.

use std::fmt;
use std::path::{Path, PathBuf};

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One expected failure: which file, where in it, what is wrong, what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file it is about; `None` for usage errors.
    pub path: Option<PathBuf>,
    /// Line and column, both from 1, where they are known.
    pub place: Option<(u32, u32)>,
    /// What is wrong: a lower-case fragment.
    pub what: String,
    /// What the person can do about it.
    pub hint: Option<String>,
}

impl Error {
    /// An error without a file.
    pub fn new(what: impl Into<String>) -> Self {
        Error { path: None, place: None, what: what.into(), hint: None }
    }

    /// An error about a file.
    pub fn in_file(path: &Path, what: impl Into<String>) -> Self {
        Error { path: Some(path.to_owned()), ..Error::new(what) }
    }

    /// An error of the operating system about a file.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => error.to_string(),
        };
        Error::in_file(path, what)
    }

    /// Adds the place, both numbers from 1.
    pub fn at(mut self, line: u32, column: u32) -> Self {
        self.place = Some((line, column));
        self
    }

    /// Adds what the person can do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}:", path.display())?;
            if let Some((line, column)) = self.place {
                write!(f, "{line}:{column}:")?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&self.what)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
