//! Learns the tables under `dictionaries/learned`, one subcommand a model.

mod material;
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
    /// German or English, word by word
    TokenLanguage(token_language::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::TokenLanguage(options) => token_language::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pruefstein-train: {error}");
            ExitCode::FAILURE
        }
    }
}
