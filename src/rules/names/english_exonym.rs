//! An English name of a place where German has its own.

use super::place_forms::PlaceForms;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::places::PlaceKind;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A place stands under its English name although German has its own.
    ///
    /// ## Why it matters
    ///
    /// Moscow, Geneva, Crimea show at once that a text was translated by a machine; German readers know Moskau, Genf and
    /// the Krim. The German name keeps the inflection of the sentence; where it is used with an article (die Krim), the
    /// suggestion brings the article along.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Gespräche in ⟦Moscow⟧ dauern an.
    /// => Moskau
    /// Der Präsident von ⟦Uzbekistan⟧ reist ab.
    /// => Usbekistan
    /// Die Truppen rückten aus ⟦Crimea⟧ ab.
    /// => der Krim
    /// Seit gestern ist er in ⟦Turkey⟧ unterwegs.
    /// => der Türkei
    /// Der Iran trauert. In ⟦Shiraz⟧ versammelten sich Tausende.
    /// => Schiras
    /// ```
    ///
    /// ```right
    /// Die Moscow Times erscheint weiter.
    /// Sie studierte an der University of Geneva.
    /// Michael Jordan kam aus Chicago.
    /// Das Album „Moscow Nights“ ist ein Erfolg.
    /// Er lebt in Georgia und arbeitet in Atlanta.
    /// Genf (englisch Geneva) liegt am See.
    /// Das Treffen fand in Moscow, Idaho, statt.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names with a place in them**: papers, clubs, universities, brands, persons.
    /// - **ambiguous forms**: Turkey, Georgia, Nice need a preposition of place and no other reading.
    /// - **credits and datelines**: a note only; agencies write them.
    ///
    /// ## Measured precision
    ///
    /// 52 warnings in 4,854 machine translations of news and social posts (1.15 million words), 13 different names, all read: none
    /// wrong. 6 in 396,000 words of human-written German news, one of them the title of an opera without quotation marks.
    pub struct EnglishExonym = "names/english-exonym", Warning, "accuracy/untranslated", fix: Safe;
}

impl Rule for EnglishExonym {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let forms = PlaceForms::new(context);
        for mention in forms.mentions.iter().filter(|m| m.kind == PlaceKind::English) {
            let german_in_text = forms.mentions.iter().any(|m| m.row == mention.row && m.kind != PlaceKind::English);
            if german_in_text || !forms.is_english(mention, false) {
                continue;
            }
            let found = mention.found;
            let place = forms.row(mention);
            let aside = forms.around.in_credit(found.first()) || forms.around.in_dateline(found.first()..found.end());
            let severity = match place.kind {
                _ if aside => Severity::Note,
                "country" | "capital" => Severity::Warning,
                // „Shiraz im Iran“: the text names another place of the same part of the world in German.
                "city" if mention.ambiguous && forms.near_another(mention) => Severity::Warning,
                _ if mention.ambiguous || place.kind == "state" => Severity::Note,
                _ => Severity::Warning,
            };
            let house = forms.house_form(place.german);
            let proposal = forms.propose(mention, house);
            let (written, german) = (forms.form(mention), house);
            findings
                .report(found.span, words(format!("English place name “{written}”"), format!("Englischer Ortsname „{written}“")))
                .reason(words(
                    format!("German has its own name for the place: {german}."),
                    format!("Der Ort hat einen deutschen Namen: {german}."),
                ))
                .severity(severity)
                .confidence(if severity == Severity::Note { 0.6 } else { 0.9 })
                .suggest_at(proposal.span, proposal.text, if aside { Applicability::Show } else { proposal.applicability });
        }
    }
}
