//! `pruefstein-train`: learns the tables under `dictionaries/learned` from text that is not part of the package.

mod compound_parts;
mod evaluate_alignment;
mod evaluate_lexicon;
mod evaluate_names;
mod evaluate_sentences;
mod lexicon;
mod material;
mod new_words;
mod oracle;
mod particle_verbs;
mod tagger;
mod text;
mod token_language;
mod word_table;

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
    /// Compounds in use, and how many a noun opens and closes: --out FILE --compounds FILE TABLE…
    CompoundParts(Words),
    /// Which separable prefixes a verb takes: --oracle FORMS --out FILE
    ParticleVerbs(Words),
    /// Sentence borders against a treebank: [--errors] CONLLU…
    EvaluateSentences(Words),
    /// Names and acronyms that stand mixed in documents: --root FOLDER [--errors] TABLE…
    EvaluateNames(Words),
    /// Part-of-speech tags
    Tagger(tagger::Options),
    /// German or English, word by word
    TokenLanguage(token_language::Options),
    /// English–German word pairs for the aligner
    WordTable(word_table::Options),
    /// Sentence alignment against gold beads
    EvaluateAlignment(evaluate_alignment::Options),
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
        Command::CompoundParts(arguments) => compound_parts::run(&arguments.words),
        Command::ParticleVerbs(arguments) => particle_verbs::run(&arguments.words),
        Command::EvaluateSentences(arguments) => evaluate_sentences::run(&arguments.words),
        Command::EvaluateNames(arguments) => evaluate_names::run(&arguments.words),
        Command::Tagger(options) => tagger::run(&options).map_err(|error| error.to_string()),
        Command::TokenLanguage(options) => token_language::run(&options).map_err(|error| error.to_string()),
        Command::WordTable(options) => word_table::run(&options).map_err(|error| error.to_string()),
        Command::EvaluateAlignment(options) => evaluate_alignment::run(&options).map_err(|error| error.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pruefstein-train: {error}");
            ExitCode::FAILURE
        }
    }
}
