//! `pruefstein fix`.

use super::options::Common;
use super::{Outcome, tell, unwritten};
use crate::engine::Checked;
use crate::error::{Error, Result};
use crate::findings::Applicability;
use crate::fix::{fix_with, replace_file, unified_diff};
use crate::input::format_of;
use crate::report::visible;
use clap::Args;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Arguments of `fix`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Print the unified diff and write nothing
    #[arg(long)]
    diff: bool,
    /// Apply also suggestions that a person should decide
    #[arg(long = "unsafe")]
    unsafe_too: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let common = &arguments.common;
    let engine = common.engine()?;
    let weakest = if arguments.unsafe_too { Applicability::Suggest } else { Applicability::Safe };
    // What is printed are the article's own bytes, which `patch` must find unchanged; only a terminal is spared its control characters.
    let harmless = io::stdout().is_terminal();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failures = 0;
    let (mut files, mut edits) = (0, 0);
    engine.check_all(common.inputs().walk(), common.format(), |checked| {
        let done = checked.and_then(|Checked { report: file_report, file, encoding, source_error }| {
            if let Some(error) = source_error {
                failures += 1;
                tell(&error);
            }
            let path = &file_report.path;
            let format = common.format().unwrap_or_else(|| format_of(path));
            let source = file_report.source.as_ref().and_then(|_| engine.source_of(path, common.format()).ok().flatten());
            let fixed = fix_with(&engine, path, format, &file, source.as_ref(), weakest);
            if path == Path::new("-") && !arguments.diff {
                (files, edits) = (files + usize::from(fixed.edits > 0), edits + fixed.edits);
                let bytes = encoding.encode(&fixed.text).unwrap_or_else(|| fixed.text.as_bytes().to_vec());
                return out.write_all(&bytes).map_err(|error| unwritten(&error));
            }
            if fixed.text == file {
                return Ok(());
            }
            files += 1;
            edits += fixed.edits;
            if arguments.diff {
                let diff = unified_diff(path, &file, &fixed.text);
                return if harmless {
                    diff.lines().try_for_each(|line| writeln!(out, "{}", visible(line))).map_err(|error| unwritten(&error))
                } else {
                    out.write_all(diff.as_bytes()).map_err(|error| unwritten(&error))
                };
            }
            let bytes = encoding.encode(&fixed.text).ok_or_else(|| {
                Error::in_file(path, "the suggestions need characters that the file's encoding lacks").hint("convert the file to UTF-8")
            })?;
            replace_file(path, &bytes)
        });
        if let Err(error) = done {
            failures += 1;
            tell(&error);
        }
        Ok(())
    })?;
    out.flush().map_err(|error| unwritten(&error))?;
    if !common.quiet {
        let would = if arguments.diff { "would be made" } else { "made" };
        let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        // Without a standard error there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{} in {} {would}", count(edits, "edit"), count(files, "file"));
    }
    Ok(if failures > 0 { Outcome::Incomplete } else { Outcome::Clean })
}
