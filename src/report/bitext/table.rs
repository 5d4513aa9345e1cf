//! `--format beads`, `tsv` and `jsonl`: a bead a line.

use super::{BitextWriter, Pair, rounded};
use crate::align::{Bead, Part, Text, Verdict, WordLink};
use serde::Serialize;
use std::io::{self, Write};

/// The line form of vecalign: `[0]:[0, 1]:12.3`. Several pairs are parted by lines `# source target`.
pub struct Beads<W: Write> {
    out: W,
    headings: bool,
}

impl<W: Write> Beads<W> {
    /// Writes to `out`; with a heading before each pair if there are many.
    pub fn new(out: W, headings: bool) -> Self {
        Beads { out, headings }
    }
}

impl<W: Write> BitextWriter for Beads<W> {
    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        if self.headings {
            writeln!(self.out, "# {}\t{}", printable(&pair.paths.0.to_string_lossy()), printable(&pair.paths.1.to_string_lossy()))?;
        }
        for (number, bead) in pair.alignment.beads.iter().enumerate() {
            let (source, target) = pair.numbers(bead);
            write!(self.out, "[")?;
            list(&mut self.out, &source)?;
            write!(self.out, "]:[")?;
            list(&mut self.out, &target)?;
            write!(self.out, "]:{:.4}", rounded(bead.score, 4))?;
            if let Some(links) = pair.words.as_ref().and_then(|words| words.get(number)) {
                let words: Vec<String> =
                    links.iter().map(|link| format!("{}={}", word(pair.texts.0, link.source), word(pair.texts.1, link.target))).collect();
                write!(self.out, ":{}", words.join(" "))?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn list(out: &mut impl Write, numbers: &[usize]) -> io::Result<()> {
    for (at, number) in numbers.iter().enumerate() {
        write!(out, "{}{number}", if at > 0 { ", " } else { "" })?;
    }
    Ok(())
}

fn word<'t>(text: &Text<'t>, (sentence, span): (usize, crate::document::Span)) -> &'t str {
    text.sentences.get(sentence).and_then(|s| s.get(span.range())).unwrap_or("")
}

/// Without characters that would break a line or a cell.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Tab-separated, with a head line: paths, paragraphs and sentence numbers from 1, score, confidence, both texts.
pub struct Tsv<W: Write> {
    out: W,
}

impl<W: Write> Tsv<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Tsv { out }
    }
}

impl<W: Write> BitextWriter for Tsv<W> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(
            self.out,
            "source_path\ttarget_path\tsource_paragraph\ttarget_paragraph\tsource_sentences\ttarget_sentences\tscore\tconfidence\tsource\ttarget"
        )
    }

    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        let shown = |numbers: &[usize]| match numbers {
            [] => String::new(),
            [one] => (one + 1).to_string(),
            [first, .., last] => format!("{}-{}", first + 1, last + 1),
        };
        let paragraph = |number: Option<u32>| number.map_or(String::new(), |n| (n + 1).to_string());
        for bead in &pair.alignment.beads {
            let (source, target) = pair.paragraphs(bead);
            let (source_numbers, target_numbers) = pair.numbers(bead);
            writeln!(
                self.out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{:.2}\t{:.2}\t{}\t{}",
                harmless(&pair.paths.0.to_string_lossy()),
                harmless(&pair.paths.1.to_string_lossy()),
                paragraph(source),
                paragraph(target),
                shown(&source_numbers),
                shown(&target_numbers),
                rounded(bead.score, 2),
                rounded(bead.confidence, 2),
                harmless(&pair.source(bead)),
                harmless(&pair.target(bead)),
            )?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A cell that a spreadsheet takes as text: no control characters, and an apostrophe before what would be a formula.
fn harmless(cell: &str) -> String {
    let cell = printable(cell);
    if cell.starts_with(['=', '+', '@']) || cell.starts_with('-') && !cell[1..].starts_with(' ') { format!("'{cell}") } else { cell }
}

/// One JSON object a bead; before the beads of a pair one with its paths, languages and verdict.
pub struct JsonLines<W: Write> {
    out: W,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        JsonLines { out }
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        writeln!(self.out)
    }
}

#[derive(Serialize)]
struct PairJson<'p> {
    schema: &'p str,
    source_path: &'p str,
    target_path: &'p str,
    source_language: &'p str,
    target_language: &'p str,
    source_sentences: usize,
    target_sentences: usize,
    verdict: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<MissingJson<'p>>,
}

#[derive(Serialize)]
struct MissingJson<'p> {
    side: &'p str,
    sentences: [usize; 2],
}

#[derive(Serialize)]
struct BeadJson<'p> {
    source: Vec<usize>,
    target: Vec<usize>,
    score: f64,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_paragraph: Option<u32>,
    source_text: Vec<&'p str>,
    target_text: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<LinkJson<'p>>>,
}

/// Offsets are bytes of the sentence.
#[derive(Serialize)]
struct LinkJson<'p> {
    source: &'p str,
    target: &'p str,
    source_place: [u32; 3],
    target_place: [u32; 3],
    weight: f64,
}

pub(super) fn verdict_name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Translation => "translation",
        Verdict::Empty(_) => "empty",
        Verdict::Same => "same",
        Verdict::Incomplete { .. } => "incomplete",
        Verdict::Unrelated => "unrelated",
    }
}

impl<W: Write> BitextWriter for JsonLines<W> {
    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        let side = |part: &Part| if *part == Part::Source { "source" } else { "target" };
        let missing = match &pair.alignment.verdict {
            Verdict::Incomplete { side: part, missing } => Some(MissingJson { side: side(part), sentences: [missing.start, missing.end] }),
            _ => None,
        };
        self.line(&PairJson {
            schema: "pruefstein/align/1",
            source_path: &pair.paths.0.to_string_lossy(),
            target_path: &pair.paths.1.to_string_lossy(),
            source_language: pair.languages.0,
            target_language: pair.languages.1,
            source_sentences: pair.texts.0.sentences.len(),
            target_sentences: pair.texts.1.sentences.len(),
            verdict: verdict_name(&pair.alignment.verdict),
            missing,
        })?;
        for (number, bead) in pair.alignment.beads.iter().enumerate() {
            let line = bead_json(pair, bead, pair.words.as_ref().and_then(|words| words.get(number)).map(Vec::as_slice));
            self.line(&line)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn bead_json<'p>(pair: &'p Pair<'_>, bead: &Bead, words: Option<&[WordLink]>) -> BeadJson<'p> {
    let sentences = |text: &'p Text<'_>, range: &std::ops::Range<usize>| text.sentences.get(range.clone()).unwrap_or(&[]).to_vec();
    let (source_paragraph, target_paragraph) = pair.paragraphs(bead);
    BeadJson {
        source: pair.numbers(bead).0,
        target: pair.numbers(bead).1,
        score: rounded(bead.score, 3),
        confidence: rounded(bead.confidence, 3),
        source_paragraph,
        target_paragraph,
        source_text: sentences(pair.texts.0, &bead.source),
        target_text: sentences(pair.texts.1, &bead.target),
        words: words.map(|links| {
            links
                .iter()
                .map(|link| LinkJson {
                    source: word(pair.texts.0, link.source),
                    target: word(pair.texts.1, link.target),
                    source_place: [link.source.0 as u32, link.source.1.start, link.source.1.end],
                    target_place: [link.target.0 as u32, link.target.1.start, link.target.1.end],
                    weight: rounded(link.weight, 2),
                })
                .collect()
        }),
    }
}
