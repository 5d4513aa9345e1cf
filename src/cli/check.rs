//! `pruefstein check`.

use super::options::{ColorArgument, Common, SeverityArgument, standard_output};
use super::{Outcome, tell, unwritten};
use crate::engine::Checked;
use crate::error::{Error, Result};
use crate::findings::{Language, Severity, Summary};
use crate::fix::Replacement;
use crate::report::{Json, JsonLines, Reporter, Terminal};
use crate::rules::MOST_FINDINGS;
use clap::{Args, ValueEnum};
use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::rc::Rc;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// For people
    Terminal,
    /// One JSON object
    Json,
    /// One JSON object a finding and line
    Jsonl,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: OutputFormat,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Lowest severity that is shown
    #[arg(long, value_name = "SEVERITY", default_value = "note")]
    severity: SeverityArgument,
    /// Lowest severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<SeverityArgument>,
}

/// The file of `--output`, which the reporter writes and this command puts in its place.
pub(super) struct Shared(pub(super) Rc<RefCell<Replacement>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let common = &arguments.common;
    // The process ends with the command: to take the tables and the vocabulary apart before would only cost time.
    let engine = ManuallyDrop::new(common.engine()?);
    let language = common.language(engine.settings());
    let lowest = Severity::from(arguments.severity);
    let fail_on = arguments.fail_on.map(Severity::from).or(engine.settings().fail_on).unwrap_or(Severity::Error);

    let file = arguments.output.as_deref().map(Replacement::create).transpose()?.map(|file| Rc::new(RefCell::new(file)));
    let out: Box<dyn Write> = match &file {
        Some(file) if common.color == ColorArgument::Always => Box::new(Shared(Rc::clone(file))),
        Some(file) => Box::new(anstream::StripStream::new(Box::new(Shared(Rc::clone(file))) as Box<dyn Write>)),
        None => standard_output(common.color),
    };
    let mut reporter = reporter(arguments.format, out, language);
    let mut summary = Summary::default();
    let mut shown = Summary::default();
    let mut failures = 0;

    let written = |result: io::Result<()>| result.map_err(|error| unwritten(&error));
    written(reporter.begin())?;
    engine.check_all(common.inputs().walk(), common.format(), |checked| match checked {
        Ok(Checked { report: mut file, source_error, .. }) => {
            if let Some(error) = source_error {
                failures += 1;
                tell(&error);
            }
            if file.left_out > 0 {
                let what = format!("{} findings are left out: a rule reports at most {MOST_FINDINGS} in one file", file.left_out);
                tell(&Error::in_file(&file.path, what));
            }
            summary.add(&file);
            file.findings.retain(|finding| finding.severity >= lowest);
            shown.add(&file);
            written(reporter.file(&file))
        }
        Err(error) => {
            failures += 1;
            tell(&error);
            Ok(())
        }
    })?;
    if summary.files == 0 && failures == 0 && !common.quiet {
        tell(&Error::new("no file to check").hint("folders are searched for .txt, .md and .html"));
    }
    written(if common.quiet && arguments.format == OutputFormat::Terminal { Ok(()) } else { reporter.end(&shown) })?;
    drop(reporter);
    if let Some(file) = file.and_then(Rc::into_inner) {
        file.into_inner().commit()?;
    }
    Ok(match () {
        () if failures > 0 => Outcome::Incomplete,
        () if summary.has(fail_on) => Outcome::Findings,
        () => Outcome::Clean,
    })
}

fn reporter(format: OutputFormat, out: Box<dyn Write>, language: Language) -> Box<dyn Reporter> {
    match format {
        OutputFormat::Terminal => Box::new(Terminal::new(out, language)),
        OutputFormat::Json => Box::new(Json::new(out, language)),
        OutputFormat::Jsonl => Box::new(JsonLines::new(out, language)),
    }
}
