//! `pruefstein-train`: learns the tables under `dictionaries/learned` from text that is not part of the package.

mod evaluate_lexicon;
mod evaluate_sentences;
mod lexicon;
mod material;
mod new_words;
mod oracle;
mod tagger;
mod text;
mod token_language;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "pruefstein-train", about = "Learns the tables under dictionaries/learned")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lemma tables: --oracle FORMS --frequency TABLE [--english TABLE] --out dictionaries TEXT…
    Lexicon(Words),
    /// Coverage and agreement with the oracle: --oracle FORMS [--unknown N] [--verbs] TEXT…
    EvaluateLexicon(Words),
    /// Sentence borders against a treebank: [--errors] CONLLU…
    EvaluateSentences(Words),
    /// Part-of-speech tags
    Tagger(Words),
    /// German or English, word by word
    TokenLanguage(Words),
}

#[derive(clap::Args)]
struct Words {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Lexicon(arguments) => lexicon::run(&arguments.words),
        Command::EvaluateLexicon(arguments) => evaluate_lexicon::run(&arguments.words),
        Command::EvaluateSentences(arguments) => evaluate_sentences::run(&arguments.words),
        Command::Tagger(arguments) => tagger::run(&arguments.words),
        Command::TokenLanguage(arguments) => token_language::run(&arguments.words),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pruefstein-train: {error}");
            ExitCode::FAILURE
        }
    }
}
