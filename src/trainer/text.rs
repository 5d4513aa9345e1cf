//! Reading training text: plain text, CoNLL-U treebanks, folders of both, `.xz` through the `xz` program.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// The value behind a `--name`, and the arguments that are neither option nor value.
pub fn options(arguments: &[String], names: &[&str]) -> (Vec<Option<String>>, Vec<String>) {
    let mut values = vec![None; names.len()];
    let mut rest = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--").and_then(|name| names.iter().position(|known| *known == name)) {
            Some(number) => values[number] = arguments.next().cloned(),
            None => rest.push(argument.clone()),
        }
    }
    (values, rest)
}

/// Calls `line` for every line of a file.
pub fn lines(path: &str, mut line: impl FnMut(&str)) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{path}: {error}");
    let mut reader: Box<dyn BufRead> = if path.ends_with(".xz") {
        let child = Command::new("xz").args(["-dc", path]).stdout(Stdio::piped()).spawn().map_err(fault)?;
        Box::new(BufReader::with_capacity(1 << 20, child.stdout.ok_or("no output of xz")?))
    } else {
        Box::new(BufReader::with_capacity(1 << 20, fs::File::open(path).map_err(fault)?))
    };
    let mut buffer = String::new();
    loop {
        buffer.clear();
        if reader.read_line(&mut buffer).map_err(fault)? == 0 {
            return Ok(());
        }
        line(buffer.trim_end_matches(['\n', '\r']));
    }
}

/// A token of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word.
    pub text: &'t str,
    /// Whether it opens a sentence, heading or quotation, where capitalisation says nothing.
    pub initial: bool,
    /// STTS tag where a treebank gives one.
    pub tag: &'t str,
}

/// Calls `sentence` with the tokens of every line or treebank sentence below the paths. Treebanks named `lit` are
/// left out: their licence forbids commercial use.
pub fn sentences(paths: &[String], sentence: &mut dyn FnMut(&[Token<'_>])) -> Result<(), String> {
    for path in paths {
        let folder = Path::new(path);
        if folder.is_dir() {
            let mut entries: Vec<String> = fs::read_dir(folder)
                .map_err(|error| format!("{path}: {error}"))?
                .filter_map(|entry| Some(entry.ok()?.path().to_string_lossy().into_owned()))
                .filter(|entry| Path::new(entry).is_dir() || entry.ends_with(".txt") || entry.ends_with(".conllu"))
                .filter(|entry| !entry.ends_with("lit.conllu"))
                .collect();
            entries.sort();
            sentences(&entries, sentence)?;
        } else if path.ends_with(".conllu") {
            let mut rows: Vec<String> = Vec::new();
            lines(path, |line| {
                if line.is_empty() {
                    treebank_sentence(&rows, sentence);
                    rows.clear();
                } else if !line.starts_with('#') {
                    rows.push(line.to_string());
                }
            })?;
            treebank_sentence(&rows, sentence);
        } else {
            lines(path, |line| sentence(&tokens(line)))?;
        }
    }
    Ok(())
}

fn treebank_sentence(rows: &[String], sentence: &mut dyn FnMut(&[Token<'_>])) {
    let mut initial = true;
    let mut tokens = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [number, text, _, _, tag, ..] = cells[..] else { continue };
        if number.contains(['-', '.']) {
            continue;
        }
        if text.chars().any(char::is_alphanumeric) {
            tokens.push(Token { text, initial, tag });
            initial = false;
        } else if matches!(text, ":" | "\"" | "„" | "“" | "." | "!" | "?" | "``") {
            initial = true;
        }
    }
    sentence(&tokens);
}

/// Words of a line: letters and digits with inner hyphens and apostrophes.
pub fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut initial = true;
    let mut start = None;
    let word = |c: char| c.is_alphanumeric();
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    for (number, &(at, letter)) in letters.iter().enumerate() {
        let before = number.checked_sub(1).map(|n| letters[n].1);
        let after = letters.get(number + 1).map(|l| l.1);
        let inner = matches!(letter, '-' | '\'' | '’') && before.is_some_and(word) && after.is_some_and(word);
        let digits = matches!(letter, '.' | ',') && before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        let trailing = letter == '-' && before.is_some_and(word) && after.is_none_or(char::is_whitespace);
        if word(letter) || start.is_some() && (inner || digits || trailing) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            out.push(Token { text: &line[from..at], initial, tag: "" });
            initial = false;
        }
        if matches!(letter, '.' | '!' | '?' | ':' | '"' | '„' | '“' | '»' | '«' | '(' | '–' | '…' | '•' | '|' | '/' | '‚' | '*')
        {
            initial = true;
        }
    }
    if let Some(from) = start {
        out.push(Token { text: &line[from..], initial, tag: "" });
    }
    out
}
