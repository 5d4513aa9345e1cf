//! Aligned texts become output, one file a format.

mod html;
mod table;
mod tmx;
mod xliff;
mod xml;

pub use html::Html;
pub use table::{Beads, JsonLines, Tsv};
pub use tmx::Tmx;
pub use xliff::Xliff;

use crate::align::{Alignment, Bead, Text, WordLink};
use std::io;
use std::path::Path;

/// One aligned pair of texts, as the formats read it.
pub struct Pair<'a> {
    /// Paths as the user gave them.
    pub paths: (&'a Path, &'a Path),
    /// Both sides.
    pub texts: (&'a Text<'a>, &'a Text<'a>),
    /// BCP 47 codes of both languages.
    pub languages: (&'a str, &'a str),
    /// The number of each sentence in its file, from 0, where it is not its place (empty lines count).
    pub numbers: (&'a [usize], &'a [usize]),
    /// The alignment; beads of too low confidence are already left out.
    pub alignment: &'a Alignment,
    /// Word links of each bead, if they were asked for.
    pub words: Option<Vec<Vec<WordLink>>>,
}

impl Pair<'_> {
    /// The numbers of a bead's sentences in their files.
    fn numbers(&self, bead: &Bead) -> (Vec<usize>, Vec<usize>) {
        let list = |range: std::ops::Range<usize>, numbers: &[usize]| range.map(|at| numbers.get(at).copied().unwrap_or(at)).collect();
        (list(bead.source.clone(), self.numbers.0), list(bead.target.clone(), self.numbers.1))
    }

    /// The sentences of a bead, joined by blanks.
    fn source(&self, bead: &Bead) -> String {
        joined(self.texts.0, bead.source.clone())
    }

    fn target(&self, bead: &Bead) -> String {
        joined(self.texts.1, bead.target.clone())
    }

    /// The paragraph in which a bead begins, on both sides.
    fn paragraphs(&self, bead: &Bead) -> (Option<u32>, Option<u32>) {
        let of = |text: &Text<'_>, range: &std::ops::Range<usize>| {
            (!range.is_empty()).then(|| text.paragraphs.get(range.start).copied()).flatten()
        };
        (of(self.texts.0, &bead.source), of(self.texts.1, &bead.target))
    }
}

/// Inner line breaks and tabs are blanks in a bitext.
fn joined(text: &Text<'_>, range: std::ops::Range<usize>) -> String {
    let mut out = String::new();
    for sentence in range.filter_map(|number| text.sentences.get(number)) {
        for word in sentence.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// A number with this many decimals, so that no 0.8999999761581421 comes of a 32-bit value.
fn rounded(value: f32, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    let rounded = (f64::from(value) * scale).round() / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// One output format of `align`. Pairs come in their final order, one at a time.
pub trait BitextWriter {
    /// Before the first pair.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// One pair.
    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()>;

    /// Behind the last pair.
    fn end(&mut self) -> io::Result<()>;
}
