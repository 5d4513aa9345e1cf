//! Characters that nobody sees.

use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An invisible or control character stands inside the text.
    ///
    /// ## Why it matters
    ///
    /// Zero-width blanks, byte order marks and control characters come from web pages and old
    /// files. Nobody sees them, but searches, line breaks and screen readers stumble over them.
    ///
    /// ## Examples
    ///
    /// ```wrong html
    /// <p>senden⟦&#8203;⟧Acme und mehr</p>
    /// =>
    /// ```
    ///
    /// ```right
    /// Ein Text mit geschütztem Leerzeichen: 5 Euro.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **joiners in other scripts and emoji**: between characters that need them.
    /// - **no-break blanks and soft hyphens**: wanted by typographers.
    /// - **the mark at the start of a file**.
    pub struct InvisibleCharacter = "residue/invisible-character", Warning, "design-and-markup/character-encoding", fix: Safe;
}

impl Rule for InvisibleCharacter {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let prose = &*context.document.prose;
        for block in &context.document.blocks {
            let Some(text) = prose.get(block.span.range()) else { continue };
            for (at, c) in text.char_indices() {
                // The common case first: printable ASCII and letters below U+2000.
                if (' '..'\u{7f}').contains(&c) || !is_suspect(c) {
                    continue;
                }
                let neighbours = [text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next()];
                let european = neighbours.iter().flatten().all(|n| (*n as u32) < 0x0590);
                if matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}') && !european {
                    continue;
                }
                let start = block.span.start + at as u32;
                let code = c as u32;
                findings
                    .report(
                        Span::new(start, start + c.len_utf8() as u32),
                        words(format!("Invisible character U+{code:04X}"), format!("Unsichtbares Zeichen U+{code:04X}")),
                    )
                    .confidence(0.95)
                    .suggest("", Applicability::Safe)
                    .reason(words(
                        "Left behind by a page or a file; searches and line breaks stumble over it.",
                        "Überbleibsel einer Seite oder Datei; Suche und Zeilenumbruch stolpern darüber.",
                    ));
            }
        }
    }
}

fn is_suspect(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e000}'..='\u{f8ff}')
        // The program's own mark for code inside a sentence.
        && c != '\u{fffc}'
}
