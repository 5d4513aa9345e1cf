//! A compound that is written apart.

use super::compound_join::{Joined, Knowledge, Proof};
use super::stray_hyphen;
use super::torn_pair::Pair;
use crate::document::Span;
use crate::findings::{Applicability, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};
use std::sync::Arc;

rule! {
    /// Two nouns stand side by side that German writes as one word.
    ///
    /// ## Why it matters
    ///
    /// English writes its compounds apart, German does not. Engines that translate word by word leave both parts
    /// standing; it is the commonest fault of translated documentation, and every reader sees it.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Der ⟦Wahl Termin⟧ steht noch nicht fest.
    /// => Wahltermin
    /// Die ⟦Außen Ministerin⟧ reiste am Abend ab.
    /// => Außenministerin
    /// Nach Angaben der ⟦Bundes Regierung⟧ ist das Geld da.
    /// => Bundesregierung
    /// Das neue ⟦Unterstützungs -system⟧ läuft seit Mai.
    /// => Unterstützungssystem
    /// Sie speichert alles in einer ⟦Daten Bank⟧ im Keller.
    /// => Datenbank
    /// Sie speichert alles in einer ⟦Daten- bank⟧ im Keller.
    /// => Datenbank
    /// Die ⟦Wartungs -und⟧ Baukosten steigen.
    /// => Wartungs- und
    /// Sie helfen bei der ⟦Schaden Beseitigung⟧.
    /// => Schadensbeseitigung
    /// Die damit verbundenen ⟦Strom Kreise⟧ sind aus.
    /// => Stromkreise
    /// ```
    ///
    /// ```right
    /// Präsident Putin sprach mit der Firma Siemens über das Thema Umwelt.
    /// Sie trank zwei Glas Wasser und eine Tasse Tee; Ende Mai kommt eine Art Haus dazu.
    /// Das gibt der Welt Hoffnung, auch wenn Kinder Angst haben.
    /// Seit Anfang Oktober gilt der Tarif, und nach Zahlen des Verbands hilft er.
    /// Die First Lady las die Washington Post in einer Berliner Schule.
    /// Er sagt, dass die Polizei Beamte schickt und die Feuerwehr Fahrzeuge bereithält.
    /// Tag für Tag Wache zu stehen ist im Grunde Gottes Wille. Auf größere Distanz Daten zu lesen ist schwer.
    /// Er kennt die Schlacht- und Verarbeitungsbetriebe der Region.
    /// Die Wörter enden auf die Silbe -heit.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **apposition**: „das Thema Umwelt“, „die Marke Zeppelin“ (table `syntax/noun-pairs`).
    /// - **measure**: „zwei Glas Wasser“, „eine Stunde Zeit“, any number before the pair.
    /// - **two phrases**: „gibt der Welt Hoffnung“; without a compound in use, the second noun must need an article.
    /// - **title and name**: the second word is read as a name.
    /// - **city adjective**: „Berliner Schule“.
    /// - **English**: „First Lady“, „Play Store“.
    /// - **start of a sentence**: „Nach Zahlen“, „Große Teile“ begin with a small word.
    /// - **person or body as subject**: „damit der Nutzer Daten sortieren kann“, „dass die Polizei Beamte schickt“.
    /// - **adverbial**: „in der Regel Gebühren“, „zu Recht Teil des Teams“, „Tag für Tag Wache“.
    /// - **genitive before its noun**: „Gottes Wille“.
    /// - **name written apart**: table `syntax/noun-pairs`.
    ///
    /// ## Measured precision
    ///
    /// Of 174 findings read on machine-translated documentation (ten publications, up to 32 of each) 12 were wrong:
    /// views and reports named after their kind, English product names, and a subject with a bare plural as its object.
    /// Weighted by how many findings a publication has, two in a hundred are wrong. On 450,000 words of news 21
    /// findings, 19 of them real mistakes of the authors (mostly „Samstag Abend“ and a post written apart).
    pub struct TornCompound = "syntax/torn-compound", Warning, "linguistic-conventions/spelling", fix: Suggest;
}

impl Rule for TornCompound {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let document = context.document;
        let mut knowledge: Option<Arc<Knowledge>> = None;
        for sentence in &document.sentences {
            let tokens = sentence.tokens();
            let mut at = tokens.start;
            while at + 1 < tokens.end {
                let pair = document.tokens[at + 1].spaced && is_capitalised(context, at) && is_capitalised(context, at + 1);
                let hyphen = !pair && stray_hyphen::is_candidate(context, at, tokens.end);
                if !pair && !hyphen {
                    at += 1;
                    continue;
                }
                let knowledge = knowledge.get_or_insert_with(|| context.dictionaries.index::<Knowledge>());
                let found = if hyphen {
                    stray_hyphen::judge(context, knowledge, at)
                } else {
                    Pair { context, knowledge, a: at, sentence: tokens.clone() }.judge().map(|joined| (at + 1, joined))
                };
                let Some((last, joined)) = found else {
                    at += 1;
                    continue;
                };
                report(context, findings, document.tokens[at].span.to(document.tokens[last].span), joined);
                at = last + 1;
            }
        }
    }
}

fn report(context: &Context<'_>, findings: &mut Sink<'_>, span: Span, joined: Joined) {
    let (apart, one) = (context.document.text(span), joined.text);
    findings
        .report(span, words(format!("“{apart}” is one word: “{one}”"), format!("„{apart}“ ist ein Wort: „{one}“")))
        .confidence(match joined.proof {
            Proof::Listed => 0.97,
            Proof::Attested => 0.95,
            _ => 0.85,
        })
        .suggest(one, Applicability::Suggest)
        .reason(words(
            "German writes compounds as one word; apart they are an English pattern. Join them.",
            "Zusammensetzungen schreibt das Deutsche in einem Wort; getrennt sind sie ein englisches Muster. Zusammenschreiben.",
        ));
}

/// A word of letters that begins with a capital and goes on in small letters.
fn is_capitalised(context: &Context<'_>, token: usize) -> bool {
    let token = context.document.tokens[token];
    if !token.is_word() || token.span.len() < 3 {
        return false;
    }
    let mut letters = context.document.text(token.span).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}
