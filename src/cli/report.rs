//! `pruefstein report`.

use super::options::{ColorArgument, Common, standard_output};
use super::{Outcome, tell, unwritten};
use crate::corpus::{Articles, Consistency, Corpus, Group, gather};
use crate::error::{Error, Result};
use crate::fix::replace_file;
use crate::input::read_bytes;
use crate::report::{CorpusFormat, write_corpus};
use clap::{Args, ValueEnum};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people
    Terminal,
    /// For a wiki or a mail
    Markdown,
    /// One JSON object
    Json,
    /// One row a spelling
    Csv,
    /// One page with search and sortable tables
    Html,
    /// The state of a part of the corpus, for --merge
    Partial,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// How to write
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: ReportFormat,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// PATHs are partial results of different articles (--format partial); report on all of them
    #[arg(long)]
    merge: bool,
    /// Standard input is a stream of JSON records, one a line
    #[arg(long)]
    jsonl: bool,
    /// Places that are kept of each spelling [default: 3; with --merge that of the parts]
    #[arg(long, value_name = "N")]
    contexts: Option<usize>,
    /// Groups that the terminal and Markdown show
    #[arg(long, value_name = "N", default_value = "50")]
    limit: usize,
    /// Only groups at least this sure, 0 to 1
    #[arg(long, value_name = "SURE")]
    certainty: Option<f64>,
    /// Write the proposed forms of names and acronyms as a configuration that `check` enforces
    #[arg(long, value_name = "FILE")]
    write_house: Option<PathBuf>,
    /// Write the proposed forms of terms as a glossary that `check` enforces
    #[arg(long, value_name = "FILE")]
    write_glossary: Option<PathBuf>,
}

/// Places that are kept of each spelling.
const CONTEXTS: usize = 3;
/// The first line of what this command writes and may write again.
const MARK: &str = "# Written by `pruefstein report`";
/// How sure a proposal must be to become a house form or a glossary entry, unless `--certainty` says otherwise.
const SURE_NAME: f64 = 0.8;
const SURE_TERM: f64 = 0.4;

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let common = &arguments.common;
    let engine = common.engine()?;
    let language = common.language(engine.settings());
    // Before the work, not behind it.
    for path in arguments.write_house.iter().chain(&arguments.write_glossary) {
        may_write(path)?;
    }

    let mut failures = 0;
    let corpus = if arguments.merge {
        merged(arguments)?
    } else {
        let articles = Articles::new(&common.paths, arguments.jsonl);
        let most = arguments.contexts.unwrap_or(CONTEXTS);
        gather(&engine, articles, common.format(), most, &mut |error| {
            failures += 1;
            tell(&error);
        })
    };
    if corpus.documents == 0 && failures == 0 && !common.quiet {
        tell(&Error::new("no article to report on").hint("folders are searched for .txt, .md, .html and .jsonl"));
    }

    if arguments.format == ReportFormat::Partial {
        put(arguments, &corpus.to_json())?;
        return Ok(outcome(failures));
    }
    let mut report = Consistency::new(&corpus, engine.dictionaries(), &engine.settings().house);
    drop(corpus);
    let house = |sure: f64| arguments.certainty.unwrap_or(sure);
    if let Some(path) = &arguments.write_house {
        replace_file(path, house_forms(&report.groups, house(SURE_NAME)).as_bytes())?;
    }
    if let Some(path) = &arguments.write_glossary {
        replace_file(path, glossary(&report.groups, house(SURE_TERM)).as_bytes())?;
    }
    if let Some(least) = arguments.certainty {
        report.groups.retain(|group| group.certainty >= least);
    }
    let format = match arguments.format {
        ReportFormat::Terminal => CorpusFormat::Terminal,
        ReportFormat::Markdown => CorpusFormat::Markdown,
        ReportFormat::Json => CorpusFormat::Json,
        ReportFormat::Csv => CorpusFormat::Csv,
        ReportFormat::Html | ReportFormat::Partial => CorpusFormat::Html,
    };
    let mut bytes = Vec::new();
    write_corpus(&mut bytes, &report, format, language, arguments.limit).map_err(|error| unwritten(&error))?;
    match (format, &arguments.output) {
        (CorpusFormat::Terminal, None) => {
            let mut out = standard_output(common.color);
            out.write_all(&bytes).and_then(|()| out.flush()).map_err(|error| unwritten(&error))?;
        }
        (CorpusFormat::Terminal, Some(_)) if common.color != ColorArgument::Always => {
            put(arguments, anstream::adapter::strip_bytes(&bytes).into_vec().as_slice())?;
        }
        _ => put(arguments, &bytes)?,
    }
    Ok(outcome(failures))
}

/// To the file of `--output`, whole or not at all, or to standard output.
fn put(arguments: &Arguments, bytes: &[u8]) -> Result<()> {
    match &arguments.output {
        Some(path) => replace_file(path, bytes),
        None => super::print(bytes),
    }
}

fn outcome(failures: usize) -> Outcome {
    if failures > 0 { Outcome::Incomplete } else { Outcome::Clean }
}

/// The parts as one state.
fn merged(arguments: &Arguments) -> Result<Corpus> {
    let mut whole: Option<Corpus> = None;
    for path in &arguments.common.paths {
        let part = Corpus::from_json(path, &read_bytes(path)?)?;
        match &mut whole {
            None => whole = Some(part),
            Some(whole) if whole.most_contexts == part.most_contexts => whole.merge(part),
            Some(whole) => {
                let what = format!("keeps {} places of each spelling, the parts before it {}", part.most_contexts, whole.most_contexts);
                return Err(Error::in_file(path, what).hint("make all parts with the same --contexts"));
            }
        }
    }
    whole.ok_or_else(|| Error::new("nothing to merge").hint("name the partial results: pruefstein report --merge part-*.json"))
}

/// A file that somebody else wrote is not overwritten.
fn may_write(path: &Path) -> Result<()> {
    match std::fs::read(path) {
        Ok(bytes) if !bytes.starts_with(MARK.as_bytes()) && !bytes.is_empty() => {
            Err(Error::in_file(path, "exists, and `pruefstein report` did not write it")
                .hint("name another file and copy from it what you want"))
        }
        _ => Ok(()),
    }
}

/// What a house form may consist of: anything else would be read as a pattern.
fn is_plain(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '.'))
}

/// A configuration with the proposed forms of names, places and acronyms.
fn house_forms(groups: &[Group], least: f64) -> String {
    let names = || groups.iter().filter(|g| matches!(g.kind, "person" | "name" | "place" | "acronym" | "capitals"));
    // What is right somewhere is forbidden nowhere: two persons may share a surname.
    let wanted: BTreeSet<&str> = names().flat_map(|g| g.spellings.iter().filter(|s| !s.unwanted)).map(|s| &*s.text).collect();
    let mut forms: BTreeMap<&str, &str> = BTreeMap::new();
    for group in names().filter(|g| g.certainty >= least) {
        let family = group.proposed.rsplit([' ', '-']).next().unwrap_or(&group.proposed);
        for spelling in group.spellings.iter().filter(|s| s.unwanted && !wanted.contains(&*s.text) && is_plain(&s.text)) {
            let proposed = if spelling.alone { family } else { &group.proposed };
            if is_plain(proposed) && spelling.text != proposed {
                forms.entry(&spelling.text).or_insert(proposed);
            }
        }
    }
    let mut out = format!(
        "{MARK}: forms of names, places and acronyms, the unwanted one first.\n# Use it with --config, or copy the table into pruefstein.toml.\n\n[house.prefer]\n"
    );
    for (unwanted, proposed) in forms {
        out.push_str(&format!("{} = {}\n", toml::Value::from(unwanted), toml::Value::from(proposed)));
    }
    out
}

/// A glossary with the proposed forms of terms.
fn glossary(groups: &[Group], least: f64) -> String {
    let mut rows: Vec<String> = Vec::new();
    for group in groups.iter().filter(|g| matches!(g.kind, "term" | "hyphenation" | "glossary") && g.certainty >= least) {
        let forbidden: Vec<String> = group.spellings.iter().filter(|s| s.unwanted).map(|s| guarded(&s.text)).collect();
        rows.push(format!("{}\t{}\t{}", guarded(&group.proposed), forbidden.join("; "), guarded(&group.why.en)));
    }
    rows.sort();
    let mut out = format!(
        "{MARK}: terms with the form to use and those to give up.\n# Use it with --glossary, or name it under `glossaries` in pruefstein.toml.\npreferred\tforbidden\tnote\n"
    );
    for row in rows {
        out.push_str(&row);
        out.push('\n');
    }
    out
}

/// A cell that no table program runs as a formula; the reader of glossaries takes the apostrophe off.
fn guarded(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}
