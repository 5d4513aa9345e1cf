//! The command line: one file a command.

mod align;
mod check;
mod dictionary;
mod explain;
mod fix;
mod manual;
mod options;
mod report;
mod sentence;

use crate::error::{Error, Result};
use crate::report::visible;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Quality checking of machine-translated German.
#[derive(Debug, Parser)]
#[command(name = "pruefstein", version, about, propagate_version = true, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Report what is wrong with articles
    Check(check::Arguments),
    /// Apply safe suggestions, or print them as a diff
    Fix(fix::Arguments),
    /// Report names, acronyms and terms that a corpus writes in several ways
    Report(report::Arguments),
    /// Align the sentences of a text and its translation
    Align(align::Arguments),
    /// Say why a rule exists, with examples
    Explain(explain::Arguments),
    /// List all rules
    Rules(explain::RulesArguments),
    /// Verify the dictionaries, or ask what they know of a word
    Dictionary(dictionary::Arguments),
    /// Print a completion script for a shell
    Completions(manual::CompletionsArguments),
    /// Print the manual page
    Man,
}

/// How a command that did its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing at or above `--fail-on`: status 0.
    Clean,
    /// Findings at or above it: status 1.
    Findings,
    /// Some input could not be read; the rest was done: status 2.
    Incomplete,
}

/// Runs the program; everything that is meant for the person who called it goes to standard error.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let failed = error.use_stderr();
            // Without a terminal to print to there is nobody left to tell.
            let _ = error.print();
            return if failed { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match execute(cli.command) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Err(error) => {
            tell(&error);
            ExitCode::from(2)
        }
    }
}

fn execute(command: Command) -> Result<Outcome> {
    match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Align(arguments) => align::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Rules(arguments) => explain::list(&arguments),
        Command::Dictionary(arguments) => dictionary::run(&arguments),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man => manual::page(),
    }
}

/// Names a failure on standard error. File names and what a parser quotes are data: no control sequence gets through.
fn tell(error: &Error) {
    // A reader that went away (`pruefstein … | head`) knows that it did.
    if error.what == CLOSED {
        return;
    }
    let text: Vec<String> = error.to_string().lines().map(visible).collect();
    // Without a standard error there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pruefstein: {}", text.join("\n"));
}

/// What is wrong when nobody reads the output any more.
const CLOSED: &str = "the output was closed";

/// The error of a failed write to standard output.
fn unwritten(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Error::new(CLOSED),
        _ => Error::new(format!("cannot write the output: {error}")),
    }
}

/// Prints text that is not from an article to standard output.
fn print(text: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(|error| unwritten(&error))
}
