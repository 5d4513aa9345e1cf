//! The articles that a command line names: files, folders, globs, and records of JSON streams.

use super::Date;
use crate::document::Format;
use crate::error::{Error, Result};
use crate::input::{LARGEST_FILE, SourceText, format_of, read};
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use serde_json::Value;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Extensions of articles in folders.
const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "jsonl", "ndjson"];

/// Fields of a record, the first that is there: the German text; where the article comes from, which names it alone; a name inside
/// the stream; its day.
const TEXTS: &[&str] = &["text", "content", "body", "article", "german", "target", "de"];
const ORIGINS: &[&str] = &["path", "url"];
const NAMES: &[&str] = &["id", "name", "slug", "title"];
const DATES: &[&str] = &["date", "published", "published_at", "publishedAt", "datum", "created", "created_at", "timestamp"];

/// An article that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Article {
    /// A file, or standard input.
    File(PathBuf),
    /// A record of a stream.
    Record {
        /// The stream and the record in it.
        name: String,
        /// Its day, if the record has one.
        date: Option<Date>,
        /// Its text.
        text: String,
        /// How it is written, if the record says so.
        format: Option<Format>,
    },
}

/// An article that has been read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// As reports name it.
    pub name: Arc<str>,
    /// Its day.
    pub date: Option<Date>,
    /// How it is written.
    pub format: Format,
    /// The decoded text.
    pub text: Arc<str>,
}

impl Article {
    /// Bytes, as far as they are known before reading.
    pub fn size(&self) -> u64 {
        match self {
            Article::File(path) => path.metadata().map_or(0, |metadata| metadata.len()),
            Article::Record { text, .. } => text.len() as u64,
        }
    }

    /// Reads and decodes it.
    pub fn open(self, format: Option<Format>) -> Result<Opened> {
        match self {
            Article::File(path) => {
                let SourceText { format, file, .. } = read(&path, format)?;
                let name = path.to_string_lossy();
                let date = Date::in_front_matter(&file).or_else(|| Date::in_path(&name));
                Ok(Opened { name: name.as_ref().into(), date, format, text: file })
            }
            Article::Record { name, date, text, format: own } => {
                let format = format.or(own).unwrap_or_else(|| format_of(Path::new(&name)));
                Ok(Opened { date: date.or_else(|| Date::in_path(&name)), name: name.into(), format, text: text.into() })
            }
        }
    }
}

/// All articles in a fixed order: as named, folders sorted by name, streams from top to bottom. Holds one line of a stream.
pub struct Articles {
    waiting: VecDeque<PathBuf>,
    folder: Option<(ignore::Walk, Option<GlobMatcher>)>,
    stream: Option<Stream>,
    /// Read standard input as a stream of records.
    records: bool,
}

impl Articles {
    /// The articles of some paths; `records` says that standard input is a stream of JSON records.
    pub fn new(paths: &[PathBuf], records: bool) -> Self {
        let waiting = if paths.is_empty() { VecDeque::from([PathBuf::from(".")]) } else { paths.iter().cloned().collect() };
        Articles { waiting, folder: None, stream: None, records }
    }

    fn open(&mut self, path: PathBuf) -> Option<Result<Article>> {
        if path == Path::new("-") {
            if !self.records {
                return Some(Ok(Article::File(path)));
            }
            self.stream = Some(Stream::new(path, Box::new(std::io::stdin())));
            return None;
        }
        match std::fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => {
                self.folder = Some((walk(&path), None));
                None
            }
            Ok(_) if is_stream(&path) => match File::open(&path) {
                Ok(file) => {
                    self.stream = Some(Stream::new(path, Box::new(file)));
                    None
                }
                Err(error) => Some(Err(Error::io(&path, &error))),
            },
            Ok(_) => Some(Ok(Article::File(path))),
            Err(error) => {
                let text = path.to_string_lossy();
                if !text.contains(['*', '?', '[', '{']) {
                    return Some(Err(Error::io(&path, &error)));
                }
                // A bare pattern is one below the folder one stands in, so that `**` and names without a slash mean the same as in a shell.
                match GlobBuilder::new(text.trim_start_matches("./")).literal_separator(true).build() {
                    Ok(glob) => {
                        self.folder = Some((walk(&literal_start(&path)), Some(glob.compile_matcher())));
                        None
                    }
                    Err(error) => Some(Err(Error::in_file(&path, error.kind().to_string()))),
                }
            }
        }
    }
}

impl Iterator for Articles {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(stream) = &mut self.stream {
                match stream.next() {
                    Some(record) => return Some(record),
                    None => self.stream = None,
                }
                continue;
            }
            if let Some((folder, glob)) = &mut self.folder {
                match folder.next() {
                    None => self.folder = None,
                    Some(Err(error)) => return Some(Err(Error::new(error.to_string()))),
                    Some(Ok(entry)) => {
                        let path = entry.path();
                        let wanted = match glob {
                            Some(glob) => glob.is_match(path.strip_prefix(".").unwrap_or(path)),
                            None => path.extension().is_some_and(|e| EXTENSIONS.iter().any(|known| e.eq_ignore_ascii_case(known))),
                        };
                        if wanted && entry.file_type().is_some_and(|kind| kind.is_file()) {
                            let path = path.to_owned();
                            if let Some(article) = self.open(path) {
                                return Some(article);
                            }
                        }
                    }
                }
                continue;
            }
            let path = self.waiting.pop_front()?;
            if let Some(article) = self.open(path) {
                return Some(article);
            }
        }
    }
}

fn is_stream(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

/// The folders of a glob before its first pattern.
fn literal_start(glob: &Path) -> PathBuf {
    let mut start = PathBuf::new();
    for component in glob.components() {
        if matches!(component, Component::Normal(name) if name.to_string_lossy().contains(['*', '?', '[', '{'])) {
            break;
        }
        start.push(component);
    }
    if start.as_os_str().is_empty() { PathBuf::from(".") } else { start }
}

/// `.gitignore` holds even outside a repository. Links are not followed, so there is no loop.
fn walk(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder)
        .require_git(false)
        .follow_links(false)
        .add_custom_ignore_filename(".pruefsteinignore")
        .sort_by_file_name(Ord::cmp)
        .build()
}

/// A file of JSON records, one a line.
struct Stream {
    path: PathBuf,
    lines: BufReader<Box<dyn Read>>,
    line: u32,
}

impl Stream {
    fn new(path: PathBuf, bytes: Box<dyn Read>) -> Self {
        Stream { path, lines: BufReader::with_capacity(1 << 16, bytes), line: 0 }
    }

    fn next(&mut self) -> Option<Result<Article>> {
        loop {
            let mut line = Vec::new();
            match self.lines.by_ref().take(LARGEST_FILE).read_until(b'\n', &mut line) {
                Err(error) => {
                    // What a broken stream still holds cannot be told apart.
                    self.lines = BufReader::new(Box::new(std::io::empty()));
                    return Some(Err(Error::io(&self.path, &error)));
                }
                Ok(0) => return None,
                Ok(_) => self.line += 1,
            }
            if !line.iter().all(u8::is_ascii_whitespace) {
                return Some(self.record(&line));
            }
        }
    }

    fn record(&self, line: &[u8]) -> Result<Article> {
        let fault = |what: String, column: u32| Error::in_file(&self.path, what).at(self.line, column);
        let value: Value = serde_json::from_slice(line).map_err(|error| {
            let what = error.to_string();
            fault(what.split(" at line ").next().unwrap_or_default().to_owned(), error.column().max(1) as u32)
        })?;
        let Some(record) = value.as_object() else {
            return Err(fault("a record must be a JSON object".into(), 1));
        };
        let field = |names: &[&str]| names.iter().find_map(|name| record.get(*name).and_then(Value::as_str));
        let Some(text) = field(TEXTS) else {
            return Err(
                fault("the record has no text".into(), 1).hint(format!("the text is looked for in the fields {}", TEXTS.join(", ")))
            );
        };
        let named = |names: &[&str]| {
            names.iter().find_map(|name| match record.get(*name)? {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            })
        };
        let name =
            named(ORIGINS).unwrap_or_else(|| format!("{}#{}", self.path.display(), named(NAMES).unwrap_or_else(|| self.line.to_string())));
        let format = match record.get("format").and_then(Value::as_str) {
            Some("markdown" | "md") => Some(Format::Markdown),
            Some("html") => Some(Format::Html),
            Some("plain" | "text" | "txt") => Some(Format::Plain),
            _ => None,
        };
        Ok(Article::Record { name, date: field(DATES).and_then(Date::parse), text: text.to_owned(), format })
    }
}
