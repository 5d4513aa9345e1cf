//! Which files a command line means.

use crate::error::{Error, Result};
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// Extensions that are looked at inside folders; a file named on the command line is read whatever its name.
const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml"];

/// The files that a command line names, found while they are asked for.
#[derive(Debug, Clone)]
pub struct Inputs {
    paths: Vec<PathBuf>,
}

impl Inputs {
    /// Files, folders and `-`; nothing named means the folder one stands in.
    pub fn new(paths: &[PathBuf]) -> Self {
        Inputs { paths: if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() } }
    }

    /// All files in a fixed order: as named, folders sorted by name.
    pub fn walk(&self) -> Walk<'_> {
        Walk { paths: self.paths.iter(), folder: None }
    }
}

/// The iterator of [`Inputs::walk`]; holds one open folder a level and no list of files.
pub struct Walk<'p> {
    paths: std::slice::Iter<'p, PathBuf>,
    folder: Option<ignore::Walk>,
}

impl Iterator for Walk<'_> {
    type Item = Result<PathBuf>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(folder) = &mut self.folder {
                match folder.next() {
                    None => self.folder = None,
                    Some(Ok(entry)) => {
                        let is_file = entry.file_type().is_some_and(|t| t.is_file());
                        if is_file && is_text_by_name(entry.path()) && !super::is_source_of_a_pair(entry.path()) {
                            return Some(Ok(entry.into_path()));
                        }
                    }
                    Some(Err(error)) => return Some(Err(Error::new(error.to_string()))),
                }
                continue;
            }
            let path = self.paths.next()?;
            if path == Path::new("-") {
                return Some(Ok(path.clone()));
            }
            match std::fs::metadata(path) {
                Err(error) => return Some(Err(Error::io(path, &error))),
                Ok(metadata) if metadata.is_dir() => self.folder = Some(open(path)),
                Ok(_) => return Some(Ok(path.clone())),
            }
        }
    }
}

/// `.gitignore` holds even outside a repository: an article folder need not be one. Links are not followed, so no loop.
fn open(path: &Path) -> ignore::Walk {
    WalkBuilder::new(path)
        .require_git(false)
        .follow_links(false)
        .add_custom_ignore_filename(".pruefsteinignore")
        .sort_by_file_name(Ord::cmp)
        .build()
}

fn is_text_by_name(path: &Path) -> bool {
    path.extension().is_some_and(|e| EXTENSIONS.iter().any(|known| e.eq_ignore_ascii_case(known)))
}
