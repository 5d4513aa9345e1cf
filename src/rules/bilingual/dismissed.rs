//! What the source says of findings that were made without it.

use crate::findings::Finding;
use crate::rules::Context;

/// Whether the source shows that there is no fault: English words that it has as a name, sentences that it repeats itself.
pub(crate) fn dismissed(context: &Context<'_>, finding: &Finding) -> bool {
    let Some(source) = context.source else { return false };
    match finding.rule {
        "untranslated/english-word" | "untranslated/english-run" | "untranslated/bracketed-insert" => {
            let text = context.document.text(finding.span).trim_matches(|c: char| !c.is_alphanumeric());
            let mut words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
            // A name has capitals; at the start of a sentence of the source they say nothing.
            let capitals = words.clone().next().is_some() && words.all(|word| word.starts_with(char::is_uppercase));
            capitals && inside_a_sentence(source.document, text)
        }
        "duplicates/sentence" | "duplicates/caption" => {
            let document = context.document;
            let original = |offset: u32| {
                let sentence = document.sentences.partition_point(|s| s.span.end <= offset);
                let bead = source.alignment.of_target(sentence).filter(|bead| bead.is_pair())?;
                Some((bead.source.start, source.document.text(source.document.sentences[bead.source.start].span)))
            };
            let (here, there) = (original(finding.span.start), finding.related.first().and_then(|r| original(r.span.start)));
            matches!((here, there), (Some((a, x)), Some((b, y))) if a != b && x == y)
        }
        _ => false,
    }
}

/// Whether the source has these words behind a small word of the same sentence.
fn inside_a_sentence(source: &crate::document::Document, text: &str) -> bool {
    if text.is_empty() {
        return false;
    }
    source.prose.match_indices(text).take(50).any(|(at, _)| {
        let before = source.prose[..at].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        word.starts_with(char::is_lowercase) && !word.ends_with(['.', '!', '?', ':'])
    })
}
