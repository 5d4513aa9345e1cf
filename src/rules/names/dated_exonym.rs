//! A dated name of a place.

use super::place_forms::PlaceForms;
use crate::findings::{Applicability, words};
use crate::language::names::places::{PlaceKind, PlaceMention};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// A place stands under a dated, colonial or disputed name.
    ///
    /// ## Why it matters
    ///
    /// States and cities change their names, and some old German names carry a meaning that the author does not intend.
    /// Whether the old one is meant, an editor knows; the first mention is marked, once a text.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Opposition in ⟦Weißrussland⟧ ruft zum Streik auf.
    /// => Belarus
    /// Die Regierung von ⟦Swasilands⟧ Nachbarland zögert.
    /// In der ehemaligen Sowjetunion gilt ⟦Weißrussland⟧ als treuer Partner.
    /// Das Parlament des neutralen ⟦Weißrusslands⟧ tagt.
    /// => Belarus
    /// Die Häfen von ⟦Bombay⟧ sind überlastet. Auch der Flughafen von Bombay ist es.
    /// => Mumbai
    /// ```
    ///
    /// ```right
    /// Weißrussland war bis 1991 eine Sowjetrepublik.
    /// Mumbai (früher Bombay) wächst schnell.
    /// Der Roman „Bombay“ spielt am Meer.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **another time**: a year before 1995, `damals`, `sowjetisch` in the sentence (but not `die ehemalige Sowjetunion`).
    /// - **names and titles**: clubs, firms, works keep the old name.
    /// - **texts with both names**: `names/exonym-variant` speaks there.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news 19 notes; many of the texts are older than the new name.
    pub struct DatedExonym = "names/dated-exonym", Note, "terminology/wrong-term", fix: Suggest;
}

impl Rule for DatedExonym {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let forms = PlaceForms::new(context);
        let mut told: Vec<u16> = Vec::new();
        for mention in forms.mentions.iter().filter(|m| m.kind == PlaceKind::Dated) {
            let mixed = forms.mentions.iter().any(|m| m.row == mention.row && m.kind < PlaceKind::Dated);
            let another_place = forms.mentions.iter().any(|m| m.found.first == mention.found.first && m.row != mention.row);
            if mixed || another_place || told.contains(&mention.row) || forms.licensed(mention) {
                continue;
            }
            told.push(mention.row);
            let house = forms.house_form(forms.row(mention).german).to_owned();
            if house == forms.form(mention) {
                continue;
            }
            let proposal = forms.propose(mention, &house);
            let (written, german) = (forms.form(mention).to_owned(), house);
            let rest: Vec<&PlaceMention> =
                forms.mentions.iter().filter(|m| m.row == mention.row && m.found.first > mention.found.first).take(3).collect();
            let finding = findings
                .report(mention.found.span, words(format!("Dated place name “{written}”"), format!("Veralteter Ortsname „{written}“")))
                .reason(words(
                    format!("The place is called {german} today; keep the old name only where the old time is meant."),
                    format!("Der Ort heißt heute {german}; der alte Name passt nur, wo die alte Zeit gemeint ist."),
                ))
                .confidence(0.7)
                .suggest_at(proposal.span, proposal.text, Applicability::Suggest);
            for other in rest {
                finding.related(other.found.span, words(format!("also “{written}” here"), format!("auch hier „{written}“")));
            }
        }
    }
}
