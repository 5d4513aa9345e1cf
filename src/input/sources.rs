//! Where the English source of a German file lies.

use crate::error::{Error, Result};
use std::path::{Component, Path, PathBuf};

/// How sources are found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sources {
    /// By the usual names: `x.en.txt` for `x.de.txt` and for `x.txt`, `en/x.md` for `de/x.md`.
    #[default]
    Usual,
    /// Not at all.
    None,
    /// One file, named on the command line.
    File(PathBuf),
    /// A folder laid out like that of the German files, or flat; files without a source are checked alone.
    Folder(PathBuf),
    /// The same, named on the command line, so that a file without a source is an error.
    NamedFolder(PathBuf),
}

/// How German and English are marked in names of files and folders.
const GERMAN: &[&str] = &["de", "de-DE", "de-de", "de_DE", "DE", "german", "ger", "deu"];
const ENGLISH: &[&str] = &["en", "en-US", "en-us", "en_US", "en-GB", "en-gb", "EN", "english", "eng"];

impl Sources {
    /// The source of a German file, if there is one.
    pub fn of(&self, target: &Path) -> Result<Option<PathBuf>> {
        match self {
            Sources::None => Ok(None),
            Sources::File(source) => Ok(Some(source.clone())),
            _ if target == Path::new("-") => Ok(None),
            Sources::Usual => Ok(counterparts(target, GERMAN, ENGLISH).into_iter().chain(marked(target)).find(|path| path.is_file())),
            Sources::Folder(folder) => Ok(in_folder(folder, target)),
            Sources::NamedFolder(folder) => match in_folder(folder, target) {
                Some(source) => Ok(Some(source)),
                None => Err(Error::in_file(target, format!("no source for it in {}", folder.display()))
                    .hint("a source has the name of its translation, or the same name with `en` for `de`")),
            },
        }
    }
}

/// Whether a file is the English side of a pair whose German side is there too, so that it is no article to check.
pub fn is_source_of_a_pair(path: &Path) -> bool {
    counterparts(path, ENGLISH, GERMAN).iter().chain(unmarked(path).iter()).any(|path| path.is_file())
}

/// `x.en.txt` for `x.txt`.
fn marked(target: &Path) -> Option<PathBuf> {
    let name = target.file_name()?.to_string_lossy().into_owned();
    let (stem, extension) = name.rsplit_once('.')?;
    Some(target.with_file_name(format!("{stem}.en.{extension}")))
}

/// `x.txt` for `x.en.txt`.
fn unmarked(source: &Path) -> Option<PathBuf> {
    let name = source.file_name()?.to_string_lossy().into_owned();
    let (stem, extension) = name.rsplit_once('.')?;
    Some(source.with_file_name(format!("{}.{extension}", stem.strip_suffix(".en")?)))
}

/// The paths that a file has with another language in the place of its own; none if its path names no language.
fn counterparts(path: &Path, from: &[&str], to: &[&str]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    out.extend(renamed(&name, from, to).into_iter().map(|name| path.with_file_name(name)));
    let components: Vec<Component<'_>> = path.components().collect();
    // The innermost folder that names the language.
    let marked = components.iter().rev().skip(1).position(|c| from.iter().any(|mark| c.as_os_str() == *mark));
    if let Some(at) = marked.map(|back| components.len() - 2 - back) {
        for mark in to {
            let folder = |i: usize, c: &Component<'_>| if i == at { PathBuf::from(mark) } else { PathBuf::from(c.as_os_str()) };
            let path: PathBuf = components.iter().enumerate().map(|(i, c)| folder(i, c)).collect();
            out.extend(renamed(&name, from, to).into_iter().map(|name| path.with_file_name(name)));
            out.push(path);
        }
    }
    out
}

/// A file name with another language in it: `x.de.txt`, `x_de.txt`, `x-de.txt`.
fn renamed(name: &str, from: &[&str], to: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let Some((stem, extension)) = name.rsplit_once('.') else { return out };
    for mark in from {
        let Some(base) = stem.strip_suffix(mark) else { continue };
        if base.len() > 1 && base.ends_with(['.', '_', '-']) {
            out.extend(to.iter().map(|mark| format!("{base}{mark}.{extension}")));
        }
    }
    out
}

/// The source of a file in a folder of sources: under the longest part of the file's own path that the folder has.
fn in_folder(folder: &Path, target: &Path) -> Option<PathBuf> {
    let parts: Vec<&std::ffi::OsStr> =
        target.components().filter_map(|c| if let Component::Normal(part) = c { Some(part) } else { None }).collect();
    let name = target.file_name()?.to_string_lossy().into_owned();
    let mut names = renamed(&name, GERMAN, ENGLISH);
    names.push(name.clone());
    if let Some((stem, extension)) = name.rsplit_once('.') {
        names.extend(
            GERMAN.iter().filter_map(|mark| stem.strip_suffix(mark)?.strip_suffix(['.', '_', '-'])).map(|b| format!("{b}.{extension}")),
        );
    }
    (0..parts.len()).find_map(|from| {
        let below: PathBuf = parts[from..parts.len() - 1].iter().collect();
        names.iter().map(|name| folder.join(&below).join(name)).find(|path| path.is_file() && path != target)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_in_names_and_folders() {
        let has = |path: &str, wanted: &str| {
            let found = counterparts(Path::new(path), GERMAN, ENGLISH);
            assert!(found.contains(&PathBuf::from(wanted)), "{path}: {found:?}");
        };
        has("news/a.de.txt", "news/a.en.txt");
        has("news/a_de.md", "news/a_en.md");
        has("docs/de/guide/a.md", "docs/en/guide/a.md");
        has("docs/de/a.de.md", "docs/en-US/a.en.md");
        assert!(counterparts(Path::new("news/heide.txt"), GERMAN, ENGLISH).is_empty());
        assert!(counterparts(Path::new("de.txt"), GERMAN, ENGLISH).is_empty());
        assert_eq!(marked(Path::new("news/a.txt")), Some(PathBuf::from("news/a.en.txt")));
        assert_eq!(unmarked(Path::new("news/a.en.txt")), Some(PathBuf::from("news/a.txt")));
        assert_eq!(unmarked(Path::new("news/a.txt")), None);
    }
}
