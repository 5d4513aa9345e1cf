//! `pruefstein align`.

use super::{Outcome, print};
use crate::align::{Text, align};
use crate::error::Result;
use crate::input;
use clap::Args;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Arguments of `align`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The source
    source: PathBuf,
    /// Its translation
    target: PathBuf,
    /// One sentence a line
    #[arg(long)]
    segmented: bool,
    /// How to print
    #[arg(long, default_value = "beads")]
    format: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (source, target) = (input::read(&arguments.source, None)?, input::read(&arguments.target, None)?);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (s, t) = (lines(&source.file), lines(&target.file));
    let s: Vec<&str> = s.iter().map(String::as_str).collect();
    let t: Vec<&str> = t.iter().map(String::as_str).collect();
    let alignment = align(&Text::lines(&s), &Text::lines(&t));
    let mut out = String::new();
    for bead in &alignment.beads {
        let list = |range: &std::ops::Range<usize>| range.clone().map(|i| i.to_string()).collect::<Vec<_>>().join(", ");
        let _ = writeln!(out, "[{}]:[{}]:{:.4}", list(&bead.source), list(&bead.target), bead.score);
    }
    print(out.as_bytes()).map(|()| Outcome::Clean)
}
