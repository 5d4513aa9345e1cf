//! `pruefstein completions` and `pruefstein man`.

use super::{Cli, Outcome, print};
use crate::error::{Error, Result};
use clap::{Args, CommandFactory};

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn completions(arguments: &CompletionsArguments) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "pruefstein", &mut script);
    print(&script).map(|()| Outcome::Clean)
}

/// The manual page of the program, followed by those of its commands.
pub(super) fn page() -> Result<Outcome> {
    let mut page = Vec::new();
    let mut command = Cli::command();
    command.build();
    let commands: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    let render = |command: clap::Command, page: &mut Vec<u8>| {
        clap_mangen::Man::new(command).render(page).map_err(|error| Error::new(error.to_string()))
    };
    render(command, &mut page)?;
    commands.into_iter().try_for_each(|command| render(command, &mut page))?;
    print(&page).map(|()| Outcome::Clean)
}
