//! `pruefstein fix`.

use super::options::{Common, standard_output};
use super::{Outcome, report};
use crate::engine::Checked;
use crate::error::{Error, Result};
use crate::findings::Applicability;
use crate::fix::{fix, replace_file, unified_diff};
use crate::input::format_of;
use clap::Args;
use std::io::Write;
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
    let mut out = standard_output(common.color);
    let mut failures = 0;
    let (mut files, mut edits) = (0, 0);
    engine.check_all(common.inputs().walk(), common.format(), |checked| {
        let done = checked.and_then(|Checked { report: file_report, file, encoding }| {
            let path = &file_report.path;
            let format = common.format().unwrap_or_else(|| format_of(path));
            let fixed = fix(&engine, path, format, &file, weakest);
            if fixed.text == file {
                return Ok(());
            }
            files += 1;
            edits += fixed.edits;
            let failed = |error: std::io::Error| Error::new(format!("cannot write the output: {error}"));
            if arguments.diff {
                return out.write_all(unified_diff(path, &file, &fixed.text).as_bytes()).map_err(failed);
            }
            if path == Path::new("-") {
                return out.write_all(fixed.text.as_bytes()).map_err(failed);
            }
            let bytes = encoding.encode(&fixed.text).ok_or_else(|| {
                Error::in_file(path, "the suggestions need characters that the file's encoding lacks").hint("convert the file to UTF-8")
            })?;
            replace_file(path, &bytes)
        });
        if let Err(error) = done {
            failures += 1;
            report(&error);
        }
        Ok(())
    })?;
    out.flush().map_err(|error| Error::new(format!("cannot write the output: {error}")))?;
    if !common.quiet {
        let would = if arguments.diff { "would be made" } else { "made" };
        anstream::eprintln!("{edits} edits in {files} files {would}");
    }
    Ok(if failures > 0 { Outcome::Incomplete } else { Outcome::Clean })
}
