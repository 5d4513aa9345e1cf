//! `--format xliff`: XLIFF 2.1, a file a pair, a unit a paragraph of the source, a segment a bead.
//!
//! A segment whose target is missing is in the state `initial`; a target that nothing renders has an empty source.

use super::xml::Xml;
use super::{BitextWriter, Pair, rounded};
use std::io::{self, Write};

/// Writes one `xliff` element; all pairs must have the languages of the first one, as the standard has them in its root.
pub struct Xliff<W: Write> {
    xml: Xml<W>,
    files: usize,
}

impl<W: Write> Xliff<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Xliff { xml: Xml::new(out), files: 0 }
    }

    fn head(&mut self, source: &str, target: &str) -> io::Result<()> {
        self.xml.declaration()?;
        self.xml.open(
            "xliff",
            &[("xmlns", "urn:oasis:names:tc:xliff:document:2.0"), ("version", "2.1"), ("srcLang", source), ("trgLang", target)],
        )
    }
}

impl<W: Write> BitextWriter for Xliff<W> {
    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        if self.files == 0 {
            self.head(pair.languages.0, pair.languages.1)?;
        }
        self.files += 1;
        self.xml.open("file", &[("id", &format!("f{}", self.files)), ("original", &pair.paths.0.to_string_lossy())])?;
        let mut open = None;
        let mut units = 0;
        for (number, bead) in pair.alignment.beads.iter().enumerate() {
            let paragraph = pair.paragraphs(bead).0;
            // What only the target has stays in the unit before it.
            if units == 0 || (paragraph.is_some() && paragraph != open) {
                if units > 0 {
                    self.xml.close("unit")?;
                }
                units += 1;
                open = paragraph.or(open);
                self.xml.open("unit", &[("id", &format!("u{units}"))])?;
            }
            let id = format!("s{}", number + 1);
            let confidence = format!("pruefstein:{:.2}", rounded(bead.confidence, 2));
            let state = if !bead.target.is_empty() { "translated" } else { "initial" };
            self.xml.open("segment", &[("id", &id), ("state", state), ("subState", &confidence)])?;
            self.xml.text("source", &[("xml:space", "preserve")], &pair.source(bead))?;
            if !bead.target.is_empty() {
                self.xml.text("target", &[("xml:space", "preserve")], &pair.target(bead))?;
            }
            self.xml.close("segment")?;
        }
        if units == 0 {
            // A file must have a unit, and a unit a segment.
            self.xml.open("unit", &[("id", "u1")])?;
            self.xml.open("segment", &[("id", "s1")])?;
            self.xml.text("source", &[], "")?;
            self.xml.close("segment")?;
        }
        self.xml.close("unit")?;
        self.xml.close("file")
    }

    fn end(&mut self) -> io::Result<()> {
        if self.files == 0 {
            return Ok(());
        }
        self.xml.close("xliff")?;
        self.xml.finish()
    }
}
