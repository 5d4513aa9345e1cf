//! Which file is the translation of which.

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Pairs of files, and files without a partner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Source and target, in the order of the sources' names.
    pub pairs: Vec<(PathBuf, PathBuf)>,
    /// Sources and targets that stand alone.
    pub alone: Vec<PathBuf>,
}

/// Parts of a name that say the source language.
const SOURCE: &[&str] = &["en", "eng", "en-us", "en-gb", "en_us", "en_gb", "english", "src", "source"];
/// Parts of a name that say the target language.
const TARGET: &[&str] = &["de", "deu", "ger", "de-de", "de_de", "de-at", "de-ch", "german", "deutsch", "tgt", "target", "ref", "trg"];
/// Extensions that are looked at inside folders, besides the language marks themselves (`x.en`).
const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml"];

/// What a name says of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Source,
    Target,
}

fn mark(part: &str) -> Option<Mark> {
    let part = part.to_ascii_lowercase();
    match () {
        () if SOURCE.contains(&part.as_str()) => Some(Mark::Source),
        () if TARGET.contains(&part.as_str()) => Some(Mark::Target),
        () => None,
    }
}

/// The name of a text without what says its language, and what that said.
fn key(relative: &Path) -> (String, Option<Mark>) {
    let mut found = None;
    let mut parts: Vec<String> = Vec::new();
    let components: Vec<String> = relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    for (at, component) in components.iter().enumerate() {
        if at + 1 < components.len() {
            match mark(component) {
                Some(mark) => found = Some(mark),
                None => parts.push(component.clone()),
            }
            continue;
        }
        let mut pieces: Vec<&str> = component.split('.').collect();
        if pieces.len() > 1 && pieces.last().is_some_and(|e| EXTENSIONS.contains(&e.to_ascii_lowercase().as_str())) {
            pieces.pop();
        }
        let mut kept: Vec<&str> = Vec::new();
        for (number, piece) in pieces.iter().enumerate() {
            match mark(piece) {
                Some(mark) if number > 0 || pieces.len() == 1 => found = Some(mark),
                _ => kept.push(piece),
            }
        }
        let mut name = kept.join(".");
        for separator in ['-', '_'] {
            if let Some((rest, end)) = name.rsplit_once(separator)
                && let Some(mark) = mark(end)
            {
                found = Some(mark);
                name = rest.to_owned();
                break;
            }
        }
        parts.push(name);
    }
    (parts.join("/"), found)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let walk = ignore::WalkBuilder::new(folder).require_git(false).follow_links(false).sort_by_file_name(Ord::cmp).build();
    let mut out = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| Error::new(error.to_string()))?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            out.push(entry.into_path());
        }
    }
    Ok(out)
}

/// Pairs two files, or the files of two folders (which can be the same one) by their names without what says the language
/// (`a.en.txt` and `a.de.txt`, `en/a.md` and `de/a.md`); with patterns (`{}.src.txt` and `{}.ref.txt`) by what `{}` stands for.
pub fn pairs(source: &Path, target: &Path, patterns: Option<(&str, &str)>) -> Result<Pairs> {
    for path in [source, target] {
        if path != Path::new("-") {
            std::fs::metadata(path).map_err(|error| Error::io(path, &error))?;
        }
    }
    match (source.is_dir(), target.is_dir()) {
        (false, false) => return Ok(Pairs { pairs: vec![(source.to_owned(), target.to_owned())], alone: Vec::new() }),
        (true, true) => {}
        _ => return Err(Error::new("a file cannot be aligned with a folder").hint("give two files or two folders")),
    }
    let same = source == target;
    let keyed = |folder: &Path, wanted: Mark, pattern: Option<&str>| -> Result<BTreeMap<String, PathBuf>> {
        let mut out = BTreeMap::new();
        for path in files(folder)? {
            let relative = path.strip_prefix(folder).unwrap_or(&path);
            let found = match pattern {
                Some(pattern) => matched(pattern, &relative.to_string_lossy().replace('\\', "/")),
                None => {
                    let (key, mark) = key(relative);
                    let extension = relative.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
                    let readable = EXTENSIONS.contains(&extension.as_str()) || self::mark(&extension).is_some();
                    let fits = if same { mark == Some(wanted) } else { mark.is_none_or(|mark| mark == wanted) };
                    (readable && fits).then_some(key)
                }
            };
            if let Some(key) = found {
                out.insert(key, path);
            }
        }
        Ok(out)
    };
    let sources = keyed(source, Mark::Source, patterns.map(|p| p.0))?;
    let mut targets = keyed(target, Mark::Target, patterns.map(|p| p.1))?;
    let mut pairs = Pairs::default();
    for (key, path) in sources {
        match targets.remove(&key) {
            Some(partner) => pairs.pairs.push((path, partner)),
            None => pairs.alone.push(path),
        }
    }
    pairs.alone.extend(targets.into_values());
    pairs.alone.sort();
    Ok(pairs)
}

/// What `{}` of a pattern stands for in a path.
fn matched(pattern: &str, path: &str) -> Option<String> {
    let (before, behind) = pattern.split_once("{}")?;
    let rest = path.strip_prefix(before)?.strip_suffix(behind)?;
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_says_their_language() {
        for (a, b) in [
            ("a.en.txt", "a.de.txt"),
            ("en/x/a.md", "de/x/a.md"),
            ("a_en.html", "a_de.html"),
            ("a.en", "a.de"),
            ("docs/a-en.txt", "docs/a-de.txt"),
            ("x/src.en.txt", "x/src.de.txt"),
        ] {
            let ((first, source), (second, target)) = (key(Path::new(a)), key(Path::new(b)));
            assert_eq!(first, second, "{a} {b}");
            assert_eq!((source, target), (Some(Mark::Source), Some(Mark::Target)), "{a} {b}");
        }
        assert_eq!(key(Path::new("open.txt")), ("open".to_owned(), None));
        assert_eq!(matched("{}/src.txt", "a/b/src.txt").as_deref(), Some("a/b"));
        assert_eq!(matched("{}.src", "a.ref"), None);
    }
}
