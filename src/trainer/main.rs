//! `pruefstein-train`: learns the tables under `dictionaries/learned` from text that is not part of the package.

mod evaluate_lexicon;
mod lexicon;
mod new_words;
mod oracle;
mod text;

use std::process::ExitCode;

/// A subcommand: name, what runs it with the arguments behind the name, usage.
type Command = (&'static str, fn(&[String]) -> Result<(), String>, &'static str);

/// One module a subcommand.
const COMMANDS: &[Command] = &[
    ("lexicon", lexicon::run, "--oracle FORMS --frequency TABLE [--english TABLE] --out dictionaries TEXT…"),
    ("evaluate-lexicon", evaluate_lexicon::run, "--oracle FORMS [--unknown N] [--verbs] TEXT…"),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let found = arguments.first().and_then(|name| COMMANDS.iter().find(|(command, ..)| command == name));
    let Some((_, run, _)) = found else {
        for (name, _, usage) in COMMANDS {
            eprintln!("pruefstein-train {name} {usage}");
        }
        return ExitCode::from(2);
    };
    match run(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::from(2)
        }
    }
}
