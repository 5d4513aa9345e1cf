//! Readers addressed as Sie and as du in one text.

use crate::data::{Dictionaries, Index};
use crate::findings::{Severity, words};
use crate::language::token_language::Label;
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use rustc_hash::FxHashMap;

rule! {
    /// The readers are addressed as Sie in one place and as du in another.
    ///
    /// ## Why it matters
    ///
    /// English has one „you“, German has two. An engine decides sentence by sentence, so a text
    /// can greet its readers formally and then tell them to do *deine* homework.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Öffnen Sie das Fenster und prüfen Sie Ihre Daten. Dann wählst ⟦du⟧ deine Datei und speicherst dein Bild.
    /// ```
    ///
    /// ```right
    /// Öffnen Sie das Fenster und prüfen Sie Ihre Daten. Wählen Sie Ihre Datei.
    /// „Hast du deine Daten?“, fragte er. Prüfen Sie Ihre Daten, sagt der Hersteller Ihnen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **quoted speech**: people in an article address each other as they like.
    /// - **sentence starts**: „Sie“ and „Ihr“ with a capital that the sentence gave them prove nothing.
    pub struct MixedRegister = "lexis/mixed-register", Warning, "style/language-register", fix: None;
}

/// Mentions of each register that must be there before the text counts as mixed.
const LEAST: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Register {
    Formal,
    Informal,
}

struct Addresses {
    words: FxHashMap<String, Register>,
    /// Whether some word of the table begins with this letter, in lower case.
    initials: [bool; 128],
}

impl Index for Addresses {
    fn build(dictionaries: &Dictionaries) -> Self {
        let words: FxHashMap<String, Register> = dictionaries
            .rows("lexis/register")
            .map(|row| row.array())
            .filter(|[_, _, kind, ambiguous]| *ambiguous != "yes" && (*kind == "pronoun" || *kind == "possessive"))
            .map(|[word, register, _, _]| (word.to_owned(), if register == "formal" { Register::Formal } else { Register::Informal }))
            .collect();
        let mut initials = [false; 128];
        for word in words.keys().chain(std::iter::once(&"Sie".to_owned())) {
            if let Some(place) = word.bytes().next().and_then(|byte| initials.get_mut(usize::from(byte.to_ascii_lowercase()))) {
                *place = true;
            }
        }
        Addresses { words, initials }
    }
}

impl Rule for MixedRegister {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let addresses = context.dictionaries.index::<Addresses>();
        let (mut formal, mut informal) = (Vec::new(), Vec::new());
        for sentence in &document.sentences {
            for token in sentence.tokens() {
                let initial = context.analysis.lower(token).bytes().next().unwrap_or(0);
                if !addresses.initials.get(usize::from(initial)).is_some_and(|known| *known)
                    || !document.tokens[token].is_word()
                    || context.analysis.in_quotation(token)
                    || context.analysis.label(token) != Label::German
                {
                    continue;
                }
                match register(&addresses, document.word(token), token == sentence.first_token as usize || !is_inside(context, token)) {
                    Some(Register::Formal) => formal.push(token),
                    Some(Register::Informal) => informal.push(token),
                    None => {}
                }
            }
        }
        if formal.len() < LEAST || informal.len() < LEAST {
            return;
        }
        let (minority, majority, odd) =
            if informal.len() <= formal.len() { (&informal, &formal, "du") } else { (&formal, &informal, "Sie") };
        let (first, other) = (minority[0], majority[0]);
        let severity = if minority.len() * 8 < majority.len() { Severity::Warning } else { findings.severity() };
        let count = minority.len();
        findings
            .report(
                document.tokens[first].span,
                words(
                    format!("Readers addressed as {odd} ({count} times) in a text that otherwise uses the other form"),
                    format!("Leser mit {odd} angesprochen ({count}-mal), sonst mit der anderen Form"),
                ),
            )
            .severity(severity)
            .confidence(0.85)
            .related(document.tokens[other].span, words("the other form of address", "die andere Anrede"))
            .reason(words(
                "German must choose between Sie and du; make the whole text address its readers in one way.",
                "Das Deutsche muss sich zwischen Sie und du entscheiden; den Text einheitlich anreden lassen.",
            ));
    }
}

/// The register that a word shows. Formal forms count only with a capital that their place does not explain.
fn register(addresses: &Addresses, word: &str, starts: bool) -> Option<Register> {
    match word {
        "Sie" | "Ihnen" | "Ihr" | "Ihre" | "Ihrem" | "Ihren" | "Ihrer" | "Ihres" => (!starts).then_some(Register::Formal),
        _ => {
            let lower = word.to_lowercase();
            addresses.words.get(word).or_else(|| addresses.words.get(&lower)).copied().filter(|r| *r == Register::Informal)
        }
    }
}

/// Whether a word follows another word of its sentence, so that its capital is its own.
fn is_inside(context: &Context<'_>, token: usize) -> bool {
    token > 0 && (context.document.tokens[token - 1].is_word() || context.document.word(token - 1) == ",")
}
