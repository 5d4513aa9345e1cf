//! `pruefstein-train`: learns the tables under `dictionaries/learned` from text that is not part of the package.

mod evaluate_lexicon;
mod lexicon;
mod material;
mod oracle;
mod tagger;
mod text;
mod token_language;

use std::process::ExitCode;

/// Subcommands by name.
const COMMANDS: &[(&str, fn(&[String]) -> Result<(), String>, &str)] = &[
    ("lexicon", lexicon::run, "--oracle FORMS --frequency TABLE --out dictionaries TEXT…"),
    ("evaluate-lexicon", evaluate_lexicon::run, "--oracle FORMS [--unknown N] [--verbs] TEXT…"),
    ("tagger", tagger::run, "--data FOLDER [--evaluate] [--help]"),
    ("token-language", token_language::run, "--data FOLDER [--evaluate] [--help]"),
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
