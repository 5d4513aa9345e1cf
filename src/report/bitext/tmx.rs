//! `--format tmx`: Translation Memory eXchange 1.4b.
//!
//! A translation unit a bead with both sides; what nothing renders has no place in a translation memory and is left out.

use super::xml::Xml;
use super::{BitextWriter, Pair, rounded};
use std::io::{self, Write};

/// Writes one `tmx` element for all pairs.
pub struct Tmx<W: Write> {
    xml: Xml<W>,
    begun: bool,
}

impl<W: Write> Tmx<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Tmx { xml: Xml::new(out), begun: false }
    }

    fn head(&mut self, source: &str) -> io::Result<()> {
        self.begun = true;
        self.xml.declaration()?;
        self.xml.open("tmx", &[("version", "1.4")])?;
        self.xml.empty(
            "header",
            &[
                ("creationtool", "pruefstein"),
                ("creationtoolversion", env!("CARGO_PKG_VERSION")),
                ("segtype", "sentence"),
                ("o-tmf", "text"),
                ("adminlang", "en"),
                ("srclang", source),
                ("datatype", "plaintext"),
            ],
        )?;
        self.xml.open("body", &[])
    }
}

impl<W: Write> BitextWriter for Tmx<W> {
    fn pair(&mut self, pair: &Pair<'_>) -> io::Result<()> {
        if !self.begun {
            // Units name their languages themselves; `srclang` is that of the first pair.
            self.head(pair.languages.0)?;
        }
        for bead in pair.alignment.beads.iter().filter(|bead| bead.is_pair()) {
            self.xml.open("tu", &[("srclang", pair.languages.0)])?;
            self.xml.text("prop", &[("type", "x-file")], &pair.paths.0.to_string_lossy())?;
            if let (Some(paragraph), _) = pair.paragraphs(bead) {
                self.xml.text("prop", &[("type", "x-paragraph")], &(paragraph + 1).to_string())?;
            }
            self.xml.text("prop", &[("type", "x-confidence")], &format!("{:.2}", rounded(bead.confidence, 2)))?;
            for (language, text) in [(pair.languages.0, pair.source(bead)), (pair.languages.1, pair.target(bead))] {
                self.xml.open("tuv", &[("xml:lang", language)])?;
                self.xml.text("seg", &[], &text)?;
                self.xml.close("tuv")?;
            }
            self.xml.close("tu")?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if !self.begun {
            self.head("en")?;
        }
        self.xml.close("body")?;
        self.xml.close("tmx")?;
        self.xml.finish()
    }
}
