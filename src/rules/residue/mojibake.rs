//! Text decoded with the wrong encoding.

use crate::data::{Dictionaries, Index, unescaped};
use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::language::lexicon::Lexicon;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use aho_corasick::{AhoCorasick, MatchKind};

rule! {
    /// A word was decoded with the wrong encoding.
    ///
    /// ## Why it matters
    ///
    /// UTF-8 read as windows-1252 turns ü into Ã¼; a character that no decoder could read becomes �. Search
    /// engines do not find the word any more, and readers stop.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Das neue ⟦GerÃ¤t⟧ kostet viel.
    /// => Gerät
    /// Die Partei der ⟦Gr�nen⟧ stimmte dagegen.
    /// => Grünen
    /// ```
    ///
    /// ```right
    /// São Paulo, Łódź, Ångström und Ère nouvelle sind richtig geschrieben.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **foreign letters**: only sequences that no language writes count.
    pub struct Mojibake = "residue/mojibake", Error, "design-and-markup/character-encoding", fix: Safe;
}

struct Sequences {
    automaton: Option<AhoCorasick>,
    right: Vec<String>,
}

impl Index for Sequences {
    fn build(dictionaries: &Dictionaries) -> Self {
        // Sequences of plain letters are whole words, which this rule does not look for.
        let (wrong, right): (Vec<String>, Vec<String>) = dictionaries
            .rows("residue/mojibake")
            .map(|row| row.array())
            .map(|[wrong, right]| (unescaped(wrong).into_owned(), unescaped(right).into_owned()))
            .filter(|(wrong, _)| !wrong.is_ascii())
            .unzip();
        // A table that cannot be compiled is caught by the test of the tables; here the rule then stays silent.
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&wrong).ok();
        Sequences { automaton, right }
    }
}

/// The letters that German words lose most often; tried in the place of �.
const LOST: &[&str] = &["ü", "ä", "ö", "ß", "Ü", "Ä", "Ö", "é"];

impl Rule for Mojibake {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let prose = &*document.prose;
        let Some(first) = first_suspect(prose) else { return };
        let sequences = context.dictionaries.index::<Sequences>();
        let mut at = first;
        while at < prose.len() {
            let replacement = prose[at..].find('\u{fffd}').map(|i| at + i);
            let sequence = sequences.automaton.as_ref().and_then(|a| a.find(&prose[at..])).map(|m| at + m.start());
            let Some(hit) = [replacement, sequence].into_iter().flatten().min() else { return };
            let span = word_around(prose, hit);
            let text = &prose[span.range()];
            let finding =
                findings.report(span, words(format!("Wrongly decoded text: “{text}”"), format!("Falsch dekodierter Text: „{text}“")));
            finding.confidence(0.98).reason(words(
                "The text was read with the wrong encoding on its way; restore the characters.",
                "Der Text wurde unterwegs mit der falschen Kodierung gelesen; die Zeichen wiederherstellen.",
            ));
            if let Some(mended) = mend(context, &sequences, text) {
                let sure = !text.contains('\u{fffd}');
                finding.suggest(mended, if sure { Applicability::Safe } else { Applicability::Suggest });
            }
            at = (span.end as usize).max(hit + 1);
            while !prose.is_char_boundary(at) {
                at += 1;
            }
        }
    }
}

/// The first byte that can begin a wrong sequence: nearly every article has none, and is done here.
fn first_suspect(prose: &str) -> Option<usize> {
    // Lead bytes of Ã Â â Å (C3 83, C3 82, C3 A2, C3 85), of � (EF BF BD) and of the letters that other code pages make.
    let bytes = prose.as_bytes();
    memchr::memchr_iter(0xC3, bytes)
        .filter(|&i| matches!(bytes.get(i + 1), Some(0x82 | 0x83 | 0xA2 | 0x85 | 0x90 | 0xA3)))
        .chain(memchr::memmem::find(bytes, "\u{fffd}".as_bytes()))
        .chain(memchr::memmem::find(bytes, "├".as_bytes()))
        .chain(memchr::memmem::find(bytes, "√".as_bytes()))
        .chain(memchr::memmem::find(bytes, "‚Ä".as_bytes()))
        .min()
}

/// The stretch without blanks around a place, marks at its edges left out.
fn word_around(prose: &str, hit: usize) -> Span {
    let start = prose[..hit].rfind(char::is_whitespace).map_or(0, |i| i + prose[i..].chars().next().map_or(1, char::len_utf8));
    let end = prose[hit..].find(|c: char| c.is_whitespace() && c != '\u{a0}').map_or(prose.len(), |i| hit + i);
    let text = &prose[start..end];
    let inner = text.trim_start_matches(['(', '[', '"']).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"']);
    if inner.is_empty() || inner.len() > 80 {
        let width = prose[hit..].chars().next().map_or(1, char::len_utf8);
        return Span::new(hit as u32, (hit + width) as u32);
    }
    let from = start + (inner.as_ptr() as usize - text.as_ptr() as usize);
    Span::new(from as u32, (from + inner.len()) as u32)
}

/// The word with its characters restored; for �, the one letter that makes a known word.
fn mend(context: &Context<'_>, sequences: &Sequences, text: &str) -> Option<String> {
    let mut mended = text.to_owned();
    if let Some(automaton) = &sequences.automaton {
        // Doubly encoded text needs a second round.
        for _ in 0..2 {
            mended = automaton.replace_all(&mended, &sequences.right);
        }
    }
    let lost = mended.matches('\u{fffd}').count();
    match lost {
        0 => (mended != text).then_some(mended),
        1 | 2 => {
            let lexicon = context.dictionaries.index::<Lexicon>();
            let candidates: Vec<String> = if lost == 1 {
                LOST.iter().map(|l| mended.replacen('\u{fffd}', l, 1)).collect()
            } else {
                LOST.iter()
                    .flat_map(|a| LOST.iter().map(move |b| (a, b)))
                    .map(|(a, b)| mended.replacen('\u{fffd}', a, 1).replacen('\u{fffd}', b, 1))
                    .collect()
            };
            let mut known: Vec<String> = candidates.into_iter().filter(|c| lexicon.is_known(c)).collect();
            known.sort_by_key(|c| std::cmp::Reverse(lexicon.frequency(c)));
            known.into_iter().next()
        }
        _ => None,
    }
}
