//! `pruefstein align`.

use super::{Outcome, tell, unwritten};
use crate::align::{Alignment, Language, Linker, Part, Text, Verdict, WordLink, align, document};
use crate::data::Dictionaries;
use crate::document::{Document, Format};
use crate::error::{Error, Result};
use crate::fix::Replacement;
use crate::input;
use crate::language::romanisation::Romanisation;
use crate::report::bitext::{Beads, BitextWriter, Html, JsonLines, Pair, Tmx, Tsv, Xliff};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How beads are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum BitextFormat {
    /// `[0]:[0, 1]:score`, a bead a line, sentences from 0
    Beads,
    /// Tab-separated, with the texts
    Tsv,
    /// A JSON object a bead
    Jsonl,
    /// Translation memory (TMX 1.4b)
    Tmx,
    /// XLIFF 2.1
    Xliff,
    /// Two columns, for the browser
    Html,
}

/// Arguments of `align`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The source: a file, a folder, or `-`
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// Its translation: a file, a folder, or `-`
    #[arg(value_name = "TARGET")]
    target: PathBuf,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "beads")]
    format: BitextFormat,
    /// The files have a sentence a line; empty lines part paragraphs
    #[arg(long)]
    segmented: bool,
    /// Link the words inside the beads
    #[arg(long)]
    words: bool,
    /// Leave out beads of a lower confidence (0 to 1)
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0, value_parser = confidence)]
    min_confidence: f32,
    /// Pair the files of folders by names: two patterns with `{}`, as in `{}.src.txt:{}.ref.txt`
    #[arg(long, value_name = "PATTERN:PATTERN", value_parser = patterns)]
    pair: Option<(String, String)>,
    /// Language of the source (BCP 47) [default: found out]
    #[arg(long, value_name = "CODE")]
    source_language: Option<String>,
    /// Language of the target (BCP 47) [default: found out]
    #[arg(long, value_name = "CODE")]
    target_language: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Print nothing but the beads and errors
    #[arg(long, short)]
    quiet: bool,
}

fn confidence(text: &str) -> std::result::Result<f32, String> {
    text.parse().ok().filter(|number| (0.0..=1.0).contains(number)).ok_or_else(|| "a number from 0 to 1 is wanted".to_owned())
}

fn patterns(text: &str) -> std::result::Result<(String, String), String> {
    let (source, target) = text.split_once(':').ok_or("two patterns parted by `:` are wanted")?;
    if !source.contains("{}") || !target.contains("{}") {
        return Err("both patterns need `{}`".to_owned());
    }
    Ok((source.to_owned(), target.to_owned()))
}

/// Pairs that are in work at the same time: their texts stay in memory until it is their turn to be printed.
const BATCH: usize = 64;

/// One side, read.
struct SideText {
    content: Content,
    language: Language,
    code: String,
}

enum Content {
    /// A sentence a line: the sentences' spans, their line numbers and paragraphs.
    Lines {
        file: Arc<str>,
        spans: Vec<std::ops::Range<usize>>,
        numbers: Vec<usize>,
        paragraphs: Vec<u32>,
    },
    Document(Box<Document>),
}

impl SideText {
    fn text(&self) -> Text<'_> {
        let mut text = match &self.content {
            Content::Lines { file, spans, paragraphs, .. } => Text {
                sentences: spans.iter().map(|span| file.get(span.clone()).unwrap_or("")).collect(),
                paragraphs: paragraphs.clone(),
                language: None,
            },
            Content::Document(document) => Text::of(document),
        };
        text.language = Some(self.language);
        text
    }

    fn numbers(&self) -> &[usize] {
        match &self.content {
            Content::Lines { numbers, .. } => numbers,
            Content::Document(_) => &[],
        }
    }
}

/// One pair, aligned.
struct Done {
    paths: (PathBuf, PathBuf),
    sides: (SideText, SideText),
    alignment: Alignment,
    words: Option<Vec<Vec<WordLink>>>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    if arguments.source == Path::new("-") && arguments.target == Path::new("-") {
        return Err(Error::new("both sides cannot come from standard input"));
    }
    if let Some(jobs) = arguments.jobs {
        // The pool is built at most once a process; a second call changes nothing.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global();
    }
    let patterns = arguments.pair.as_ref().map(|(source, target)| (source.as_str(), target.as_str()));
    let found = input::pairs(&arguments.source, &arguments.target, patterns)?;
    let folders = arguments.source.is_dir();
    let mut outcome = Outcome::Clean;
    for path in &found.alone {
        tell(&Error::in_file(path, "no file to align it with").hint("see --pair"));
        outcome = Outcome::Incomplete;
    }
    if found.pairs.is_empty() {
        return Err(Error::in_file(&arguments.source, "no pair of files found").hint("see --pair"));
    }
    let file = arguments.output.as_deref().map(Replacement::create).transpose()?.map(|file| Rc::new(RefCell::new(file)));
    let out: Box<dyn Write> = match &file {
        Some(file) => Box::new(super::check::Shared(Rc::clone(file))),
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
    };
    let mut writer = writer(arguments.format, out, folders);
    let written = |result: io::Result<()>| result.map_err(|error| unwritten(&error));
    written(writer.begin())?;
    let dictionaries = Dictionaries::new();
    for batch in found.pairs.chunks(BATCH) {
        let done: Vec<Result<Done>> = match batch {
            // Threads cost more than one article does.
            [pair] => vec![one(pair, arguments, &dictionaries)],
            _ => batch.par_iter().map(|pair| one(pair, arguments, &dictionaries)).collect(),
        };
        for done in done {
            match done {
                Ok(done) => {
                    if print(&done, writer.as_mut(), arguments)? && outcome == Outcome::Clean {
                        outcome = Outcome::Findings;
                    }
                }
                Err(error) => {
                    tell(&error);
                    outcome = Outcome::Incomplete;
                }
            }
        }
    }
    written(writer.end())?;
    drop(writer);
    if let Some(file) = file.and_then(Rc::into_inner) {
        file.into_inner().commit()?;
    }
    Ok(outcome)
}

/// Prints one pair; `true` if it is no translation.
fn print(done: &Done, writer: &mut dyn BitextWriter, arguments: &Arguments) -> Result<bool> {
    let (source, target) = (done.sides.0.text(), done.sides.1.text());
    if !arguments.quiet
        && let Some(what) = verdict(&done.alignment, &done.sides)
    {
        tell(&Error::in_file(&done.paths.1, what));
    }
    let pair = Pair {
        paths: (&done.paths.0, &done.paths.1),
        texts: (&source, &target),
        languages: (&done.sides.0.code, &done.sides.1.code),
        numbers: (done.sides.0.numbers(), done.sides.1.numbers()),
        alignment: &done.alignment,
        words: done.words.clone(),
    };
    writer.pair(&pair).map_err(|error| unwritten(&error))?;
    Ok(matches!(done.alignment.verdict, Verdict::Empty(_) | Verdict::Unrelated))
}

/// What has to be said of a pair.
fn verdict(alignment: &Alignment, sides: &(SideText, SideText)) -> Option<String> {
    let name = |part: Part| if part == Part::Source { "source" } else { "target" };
    match &alignment.verdict {
        Verdict::Translation if (sides.0.language, sides.1.language) == (Language::German, Language::English) => {
            Some("the source is German and the target English: are the sides swapped?".to_owned())
        }
        Verdict::Translation => None,
        Verdict::Empty(part) => Some(format!("the {} has no sentence", name(*part))),
        Verdict::Same => Some("source and target are the same text".to_owned()),
        Verdict::Unrelated => Some("source and target are not translations of each other".to_owned()),
        Verdict::Incomplete { side, missing } => {
            let other = if *side == Part::Source { Part::Target } else { Part::Source };
            Some(format!("sentences {} to {} of the {} have nothing in the {}", missing.start + 1, missing.end, name(*side), name(other)))
        }
    }
}

fn one((source, target): &(PathBuf, PathBuf), arguments: &Arguments, dictionaries: &Dictionaries) -> Result<Done> {
    let sides = (
        read(source, arguments.source_language.as_deref(), arguments.segmented, dictionaries)?,
        read(target, arguments.target_language.as_deref(), arguments.segmented, dictionaries)?,
    );
    let (s, t) = (sides.0.text(), sides.1.text());
    let mut alignment = align(&s, &t);
    if arguments.min_confidence > 0.0 {
        alignment.beads.retain(|bead| bead.confidence >= arguments.min_confidence);
    }
    let words = arguments.words.then(|| {
        let romanisation = dictionaries.index::<Romanisation>();
        let linker = Linker::new(&s, &t, &alignment, Some(&romanisation));
        alignment.beads.iter().map(|bead| linker.links(bead)).collect()
    });
    drop((s, t));
    Ok(Done { paths: (source.clone(), target.clone()), sides, alignment, words })
}

fn read(path: &Path, code: Option<&str>, segmented: bool, dictionaries: &Dictionaries) -> Result<SideText> {
    let read = input::read(path, segmented.then_some(Format::Plain))?;
    let given = code.map(|code| {
        let start = code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        match start.as_str() {
            "en" => Language::English,
            "de" => Language::German,
            _ => Language::Other,
        }
    });
    let (content, language) = if segmented {
        let (mut spans, mut numbers, mut paragraphs) = (Vec::new(), Vec::new(), Vec::new());
        let (mut start, mut paragraph, mut behind_blank) = (0, 0, false);
        for (number, line) in read.file.split_inclusive('\n').enumerate() {
            let text = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if text.is_empty() {
                behind_blank = true;
            } else {
                paragraph += u32::from(behind_blank && !spans.is_empty());
                behind_blank = false;
                let from = start + (text.as_ptr() as usize - line.as_ptr() as usize);
                spans.push(from..from + text.len());
                numbers.push(number);
                paragraphs.push(paragraph);
            }
            start += line.len();
        }
        let language = given.unwrap_or_else(|| Language::detect(spans.iter().filter_map(|span| read.file.get(span.clone()))));
        (Content::Lines { file: read.file, spans, numbers, paragraphs }, language)
    } else {
        let prose = input::prose(read.format, &read.file);
        let (document, language) = document(path.to_owned(), read.format, read.file, prose, given, dictionaries);
        (Content::Document(Box::new(document)), language)
    };
    let code = match (code, language) {
        (Some(code), _) => code.to_owned(),
        // `novel.fr` says what the words do not.
        (None, Language::Other) => path
            .extension()
            .and_then(|extension| extension.to_str())
            .filter(|extension| extension.len() == 2 && extension.bytes().all(|b| b.is_ascii_lowercase()) && *extension != "md")
            .unwrap_or("und")
            .to_owned(),
        (None, language) => language.code().to_owned(),
    };
    Ok(SideText { content, language, code })
}

fn writer(format: BitextFormat, out: Box<dyn Write>, headings: bool) -> Box<dyn BitextWriter> {
    match format {
        BitextFormat::Beads => Box::new(Beads::new(out, headings)),
        BitextFormat::Tsv => Box::new(Tsv::new(out)),
        BitextFormat::Jsonl => Box::new(JsonLines::new(out)),
        BitextFormat::Tmx => Box::new(Tmx::new(out)),
        BitextFormat::Xliff => Box::new(Xliff::new(out)),
        BitextFormat::Html => Box::new(Html::new(out)),
    }
}
