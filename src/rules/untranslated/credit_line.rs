//! A picture credit left in English.

use crate::document::{Block, BlockKind, Document, Span};
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The line that says who took or owns a picture was left in English.
    ///
    /// ## Why it matters
    ///
    /// Captions are translated, their credits often are not: „Photo by“, „Courtesy of“, „President of …“. Names of photographers and
    /// agencies, and what agencies themselves write (Handout, via, Pool), stay as they are.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der Saal am Abend der Wahl ⟦© President of Ruritania/Handout via Reuters⟧
    /// Besucher vor dem Eingang ⟦Photo courtesy of the gallery⟧
    /// Ein Schiff läuft aus ⟦Photo by Jane Miller/Getty Images⟧
    /// => Foto: Jane Miller/Getty Images
    /// Die Familie im Garten ⟦Photograph: Courtesy of the family⟧
    /// Ein Panzer auf dem Platz ⟦Image credit: Ministry of Defence⟧
    /// ```
    ///
    /// ```right
    /// Der Saal am Abend © Pressedienst des Präsidenten via Reuters
    /// Zwei Soldaten an der Grenze © Wassili Petrenko/AFP/Getty Images
    /// Foto: AP/John Smith
    /// Die Fahne vor dem Haus (Foto: Handout/Reuters)
    /// Das Bild heißt „Photo by Night“ und hängt im Flur.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names and agencies**: Getty Images, The Associated Press, Handout, via, Pool behind a German label or ©.
    /// - **running text**: only lines that are, or end in, a credit.
    pub struct CreditLine = "untranslated/credit-line", Warning, "accuracy/untranslated", fix: Suggest;
}

/// Longest credit, in bytes.
const LONGEST: usize = 140;

/// English labels of credits with their German one; the longer before the shorter.
const LABELS: &[(&str, &str)] = &[
    ("Photo credit: ", "Foto: "),
    ("Photo Credit: ", "Foto: "),
    ("Image credit: ", "Bild: "),
    ("Image Credit: ", "Bild: "),
    ("Picture credit: ", "Bild: "),
    ("Credit: ", "Foto: "),
    ("Image courtesy of ", "Bild mit freundlicher Genehmigung: "),
    ("Photo courtesy of ", "Foto mit freundlicher Genehmigung: "),
    ("Photos courtesy of ", "Fotos mit freundlicher Genehmigung: "),
    ("Photo illustration by ", "Fotoillustration: "),
    ("Illustration by ", "Illustration: "),
    ("Photography by ", "Foto: "),
    ("Photograph by ", "Foto: "),
    ("Photographs by ", "Fotos: "),
    ("Photos by ", "Fotos: "),
    ("Photo by ", "Foto: "),
    ("Image by ", "Bild: "),
    ("Picture by ", "Bild: "),
    ("Video by ", "Video: "),
    ("Photograph: ", "Foto: "),
    ("Photographs: ", "Fotos: "),
    ("Photo: ", "Foto: "),
    ("Photos: ", "Fotos: "),
    ("Picture: ", "Bild: "),
    ("Pictures: ", "Bilder: "),
    ("Image: ", "Bild: "),
    ("Images: ", "Bilder: "),
    ("File photo: ", "Archivfoto: "),
    ("Courtesy of ", "Mit freundlicher Genehmigung: "),
    ("Courtesy: ", "Mit freundlicher Genehmigung: "),
];

/// English words that are no part of a name of a person or an agency.
const ENGLISH: &[&str] = &[
    "of",
    "the",
    "by",
    "courtesy",
    "from",
    "and",
    "provided",
    "president",
    "presidential",
    "government",
    "ministry",
    "minister",
    "department",
    "office",
    "service",
    "defence",
    "defense",
    "affairs",
    "foreign",
    "family",
    "museum",
    "university",
    "police",
    "army",
    "navy",
    "force",
    "press",
    "agency",
    "council",
    "city",
    "state",
    "national",
    "parliament",
    "embassy",
    "committee",
    "company",
    "screenshot",
    "screengrab",
    "supplied",
    "photo",
    "photograph",
    "file",
    "released",
    "distributed",
    "taken",
    "for",
    "via",
    "handout",
    "credit",
    "rights",
    "reserved",
    "all",
    "royal",
    "household",
    "prime",
    "secretary",
    "administration",
];

/// English words that name agencies and ways of distribution, and say nothing by themselves.
const NEUTRAL: &[&str] = &["the", "press", "via", "handout", "for", "agency", "royal", "screenshot", "national", "and", "service"];

impl Rule for CreditLine {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        for block in &document.blocks {
            if let Some((span, text)) = credit(document, block) {
                let finding = findings
                    .report(span, words("Picture credit left in English", "Bildnachweis auf Englisch stehen geblieben"))
                    .reason(words(
                        "The caption is German, its credit is not: translate what is no name of a photographer or an agency.",
                        "Die Bildunterschrift ist deutsch, der Nachweis nicht: übersetzen, was kein Name von Fotografen oder Agenturen ist.",
                    ))
                    .confidence(0.9);
                if let Some(text) = text {
                    finding.suggest(text, Applicability::Suggest);
                }
            }
        }
    }
}

/// The English credit at the end of a block, with its German text where that is no more than another label.
fn credit(document: &Document, block: &Block) -> Option<(Span, Option<String>)> {
    let text = document.text(block.span);
    let mut low = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    // The last line of the block, without the bracket around the credit.
    let low = text[low..].rfind('\n').map_or(low, |at| low + at + 1);
    let line = text[low..].trim_end_matches([')', ']', '.']);
    let span = |at: usize, end: usize| Span::new(block.span.start + at as u32, block.span.start + end as u32);
    let end = low + line.len();
    let borders = |at: usize| at == 0 || text[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '|' | '©'));
    if let Some(at) = text[low..end].rfind('©') {
        let names = text[low + at..end].trim_start_matches(['©', ' ']);
        return is_english(names).then(|| (span(low + at, end), None));
    }
    let (label, german, at) = LABELS
        .iter()
        .filter_map(|&(label, german)| line.rfind(label).map(|at| (label, german, low + at)))
        .filter(|&(_, _, at)| borders(at))
        .min_by_key(|&(label, _, at)| (at, usize::MAX - label.len()))?;
    let names = &text[at + label.len()..end];
    // In running text „Photo by“ may be spoken of: a credit has no sentence behind it and no small German word.
    let quoted = text[..at].trim_end().ends_with(['„', '“', '"', '»', '«', '‚']);
    let sentence = names.split_whitespace().any(|word| GERMAN.contains(&word));
    let running = block.kind == BlockKind::Paragraph && text.ends_with(['.', '!', '?']) && at > 0 && text.len() > 200;
    if names.is_empty() || quoted || sentence || running || names.split_whitespace().count() > 14 {
        return None;
    }
    // „Image:“, „Photo:“ may stand before German words as well; the label alone is English then.
    let plain = !is_english(names);
    Some((span(at, end), plain.then(|| format!("{german}{names}"))))
}

/// Small words that a credit in English does not have.
const GERMAN: &[&str] =
    &["und", "der", "die", "das", "ist", "sind", "wird", "hängt", "im", "am", "von", "mit", "auf", "zu", "wurde", "den", "dem"];

/// Whether there are English words in a credit that are no names.
fn is_english(names: &str) -> bool {
    let mut proofs = 0;
    for word in names.split(|c: char| !c.is_alphanumeric() && c != '-') {
        if GERMAN.contains(&word) || word == "des" {
            return false;
        }
        let lower = word.to_lowercase();
        if ENGLISH.contains(&lower.as_str()) && !NEUTRAL.contains(&lower.as_str()) {
            proofs += 1;
        }
    }
    // „Office“, „City“ may be a name of a firm; „of“ and „by“ are not.
    proofs > 1 || names.split_whitespace().any(|word| matches!(word, "of" | "by" | "courtesy" | "Courtesy"))
}
