//! *Putin’s* for *Putins*.

use crate::findings::{Applicability, words};
use crate::language::features::Category;
use crate::language::lexicon::Lexicon;
use crate::language::token_language::{Label, TokenLanguage};
use crate::language::tokens::is_apostrophe;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The genitive of a name has an apostrophe before its -s, as in English.
    ///
    /// ## Why it matters
    ///
    /// German writes the genitive of names without apostrophe. The English form shows the translation, and many readers
    /// take it for a mistake even where shops may use it.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// ⟦Angela’s⟧ Rede dauerte lange.
    /// => Angelas
    /// Er las ⟦Berlin's⟧ neue Bauordnung.
    /// => Berlins
    /// ```
    ///
    /// ```right
    /// Hans’ Haus steht in Berlin, Angelas Rede war kurz.
    /// Sie aßen bei McDonald’s und lasen „Finnegan’s Wake“.
    /// So geht’s nicht.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names of firms and works**: inside quotation marks, before a foreign or unknown word, or where the base is no known name.
    /// - **„es“ shortened**: „geht’s“.
    ///
    /// ## Measured precision
    ///
    /// Human news, 448,000 words: no finding; too rare there to measure.
    pub struct GenitiveApostrophe = "grammar/genitive-apostrophe", Warning, "linguistic-conventions/spelling", fix: Suggest;
}

impl Rule for GenitiveApostrophe {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let analysis = context.analysis;
        for (token, place) in document.tokens.iter().enumerate() {
            let word = document.text(place.span);
            let Some(base) = word.strip_suffix('s').and_then(|rest| rest.strip_suffix(is_apostrophe)) else { continue };
            if !base.starts_with(char::is_uppercase) || base.ends_with(['s', 'x', 'z', 'ß']) || analysis.in_quotation(token) {
                continue;
            }
            // The genitive stands before its noun: an adjective or noun that is German.
            let next = token + 1;
            let readings = analysis.readings(next);
            let noun = readings.iter().any(|r| {
                (r.category == Category::Noun || r.category == Category::Adjective)
                    && !(r.category == Category::Adjective && r.any_agreement().is_empty())
            });
            // „Children's Hospital“: what English has too may be an English name.
            let languages = context.dictionaries.index::<TokenLanguage>();
            if noun && (languages.english_log_odds(base) > 1.0 || languages.english_log_odds(document.word(next)) > 1.0) {
                continue;
            }
            if !noun || analysis.label(next) != Label::German || document.tokens.get(next).is_none_or(|t| !t.spaced) {
                continue;
            }
            let lexicon = context.dictionaries.index::<Lexicon>();
            let known = lexicon.listed(base);
            if known.is_empty() || !known.iter().any(|reading| reading.category == Category::Name) {
                continue;
            }
            let right = format!("{base}s");
            findings
                .report(
                    place.span,
                    words(format!("“{word}” is written “{right}” in German"), format!("„{word}“ schreibt man im Deutschen „{right}“")),
                )
                .confidence(0.9)
                .suggest(&*right, Applicability::Suggest)
                .reason(words(
                    "The genitive -s of names follows without an apostrophe; join it.",
                    "Das Genitiv-s steht bei Namen ohne Apostroph; anschließen.",
                ));
        }
    }
}
