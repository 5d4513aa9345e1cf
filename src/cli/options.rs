//! Options that several commands share, and what follows from them.

use crate::config::{self, Choice, Settings};
use crate::data::{AddedTable, Dictionaries, format::Fault, glossary};
use crate::document::Format;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::findings::{Language, Severity};
use crate::input::{Inputs, Sources, decode, read_bytes};
use crate::rules::Glossary;
use clap::{Args, ValueEnum};
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// A severity on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SeverityArgument {
    Error,
    Warning,
    Note,
}

impl From<SeverityArgument> for Severity {
    fn from(argument: SeverityArgument) -> Self {
        match argument {
            SeverityArgument::Error => Severity::Error,
            SeverityArgument::Warning => Severity::Warning,
            SeverityArgument::Note => Severity::Note,
        }
    }
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageArgument {
    En,
    De,
}

/// The format of the input where the file name does not tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    Plain,
    Markdown,
    Html,
}

impl From<InputFormat> for Format {
    fn from(argument: InputFormat) -> Self {
        match argument {
            InputFormat::Plain => Format::Plain,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(super) enum ColorArgument {
    #[default]
    Auto,
    Always,
    Never,
}

/// What is checked, with which rules and tables.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Files and folders; `-` is standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The English original, or the folder of originals [default: `x.en.txt` beside `x.de.txt`, `en/x` beside `de/x`]
    #[arg(long, value_name = "FILE|DIR")]
    pub source: Option<PathBuf>,
    /// Look for no originals; check the German alone
    #[arg(long, conflicts_with = "source")]
    pub no_source: bool,
    /// Read all input as this format, whatever the file names say
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,
    /// Only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Use this configuration instead of the nearest pruefstein.toml upwards from the first PATH
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// Add or override dictionary rows: a table, or a folder laid out like dictionaries/
    #[arg(long, value_name = "PATH")]
    pub dictionary: Vec<PathBuf>,
    /// Add a house glossary (TSV or TBX)
    #[arg(long, value_name = "FILE")]
    pub glossary: Vec<PathBuf>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Language of messages [default: en]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<LanguageArgument>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArgument,
    /// Print nothing but findings and errors
    #[arg(long, short)]
    pub quiet: bool,
}

impl Common {
    /// The engine that these options describe.
    pub(super) fn engine(&self) -> Result<Engine> {
        if let Some(jobs) = self.jobs {
            // The pool is built at most once a process; a second call changes nothing.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global();
        }
        let start = self.paths.first().filter(|p| p.as_path() != Path::new("-")).map_or(Path::new("."), PathBuf::as_path);
        let path = match &self.config {
            Some(path) => Some(path.clone()),
            None if self.no_config => None,
            None => config::discover(start),
        };
        let file = path.map(|path| config::load(&path).map(|file| (path, file))).transpose()?;
        let mut settings = Settings::new(file, &Choice { select: self.select.clone(), ignore: self.ignore.clone() })?;
        let mut entries = Vec::new();
        for path in settings.glossaries.iter().chain(&self.glossary) {
            let text = decode(path, read_bytes(path)?)?.text;
            entries.append(&mut glossary::read(path, &text)?);
        }
        settings.house.glossary = Glossary::new(entries).map_err(Error::new)?;
        let mut tables = Vec::new();
        for path in settings.dictionaries.iter().chain(&self.dictionary) {
            read_tables(path, &mut tables)?;
        }
        let dictionaries = Dictionaries::with_added(tables).map_err(|(path, faults)| table_error(&path, &faults))?;
        let sources = self.sources(settings.source.as_deref())?;
        Ok(Engine::new(dictionaries, settings).with_sources(sources))
    }

    /// How the sources are found: option, configuration, usual names.
    fn sources(&self, configured: Option<&Path>) -> Result<Sources> {
        let Some(source) = &self.source else {
            return Ok(match configured {
                _ if self.no_source => Sources::None,
                Some(folder) => Sources::Folder(folder.to_owned()),
                None => Sources::Usual,
            });
        };
        let is_folder = std::fs::metadata(source).map_err(|error| Error::io(source, &error))?.is_dir();
        match &self.paths[..] {
            _ if is_folder => Ok(Sources::NamedFolder(source.clone())),
            [target] if target == source => Err(Error::in_file(source, "is given as source and as translation")),
            [target] if !target.is_dir() => Ok(Sources::File(source.clone())),
            _ => Err(Error::in_file(source, "one source needs one translation").hint("name the German file, or a folder of sources")),
        }
    }

    pub(super) fn inputs(&self) -> Inputs {
        Inputs::new(&self.paths)
    }

    pub(super) fn format(&self) -> Option<Format> {
        self.input_format.map(Format::from)
    }

    /// The language of messages: option, configuration, English.
    pub(super) fn language(&self, settings: &Settings) -> Language {
        match self.language {
            Some(LanguageArgument::De) => Language::De,
            Some(LanguageArgument::En) => Language::En,
            None => settings.language.unwrap_or_default(),
        }
    }
}

/// Standard output for what the program words itself; colours as asked. Without colours every control sequence is dropped, so an
/// article's own bytes must not go through here.
pub(super) fn standard_output(color: ColorArgument) -> Box<dyn Write> {
    let choice = match color {
        ColorArgument::Auto => anstream::ColorChoice::Auto,
        ColorArgument::Always => anstream::ColorChoice::Always,
        ColorArgument::Never => anstream::ColorChoice::Never,
    };
    Box::new(BufWriter::with_capacity(1 << 16, anstream::AutoStream::new(io::stdout(), choice)))
}

/// The tables below a folder, sorted by path. Links to folders are not followed, so there is no loop.
pub(super) fn tables_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut tables = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| Error::io(&folder, &error))? {
            let entry = entry.map_err(|error| Error::io(&folder, &error))?;
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tsv") {
                tables.push(path);
            }
        }
    }
    tables.sort();
    Ok(tables)
}

/// A table, or all tables of a folder. A table's name is its path from a folder called `dictionaries` or from the given folder;
/// a single file extends the embedded table that its last two path parts name (`names/places.tsv`), or the only one of its own name.
fn read_tables(path: &Path, out: &mut Vec<AddedTable>) -> Result<()> {
    if path.is_dir() {
        return tables_in(path)?.iter().try_for_each(|table| read_tables(table, out));
    }
    let text = std::fs::read_to_string(path).map_err(|e| Error::io(path, &e))?;
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let qualified = format!("{folder}/{stem}");
    let names = || crate::data::embedded().iter().map(|(name, _)| *name);
    let alike: Vec<&str> = names().filter(|name| name.rsplit('/').next() == Some(stem.as_str())).collect();
    let name = match (names().find(|name| *name == qualified), &alike[..]) {
        (Some(name), _) | (None, &[name]) => name,
        (None, []) => {
            return Err(Error::in_file(path, format!("there is no table `{qualified}` to extend"))
                .hint("name the file like the table it extends, e.g. names/places.tsv"));
        }
        (None, several) => {
            return Err(Error::in_file(path, format!("`{stem}` can mean {}", several.join(" or ")))
                .hint("put the file into a folder named like the table's"));
        }
    };
    out.push(AddedTable { path: path.to_owned(), name: name.to_owned(), text });
    Ok(())
}

/// The first fault of a table as an error.
pub(super) fn table_error(path: &Path, faults: &[Fault]) -> Error {
    match faults.first() {
        Some(fault) => {
            let more = if faults.len() > 1 { format!(" (and {} more)", faults.len() - 1) } else { String::new() };
            Error::in_file(path, format!("{}{more}", fault.what))
                .at(fault.line, 1)
                .hint("`pruefstein dictionary check FILE` lists everything")
        }
        None => Error::in_file(path, "not a table"),
    }
}
