//! The program `pruefstein`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    pruefstein::cli::run()
}
