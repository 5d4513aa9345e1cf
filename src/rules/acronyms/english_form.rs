//! An English acronym where German has its own.

use super::mentions::{Mentions, first_german};
use crate::findings::{Applicability, Severity, words};
use crate::language::names::organisations::AcronymKind;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// An English acronym stands in German text although German has its own acronym or name.
    ///
    /// ## Why it matters
    ///
    /// IMF, OSCE and ECB are IWF, OSZE and EZB in every German newspaper; the English acronym is left over from the original.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die ⟦OSCE⟧ schickt Beobachter in die Ukraine.
    /// => OSZE
    /// Der Bericht der ⟦IMF-Experten⟧ liegt vor.
    /// => IWF-Experten
    /// ```
    ///
    /// ```right
    /// Die OSZE schickt Beobachter in die Ukraine.
    /// Der Fonds (IMF) schweigt.
    /// Er schrieb im IMF World Economic Outlook darüber.
    /// Die Internationale Handelskammer (ICC) sitzt in Paris.
    /// Der Sender NPC läuft weiter.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **homographs**: acronyms with a second meaning need a long name of the body in the text.
    /// - **introduced acronyms**: an acronym that a bracket introduces belongs to the author.
    /// - **names and titles**: longer English names, quotations, addresses.
    ///
    /// ## Measured precision
    ///
    /// On 396,000 words of human-written German news no finding. On 4,854 machine translations of news and social posts 3 warnings, all
    /// right, and 164 notes on 9 acronyms that German newspapers spell out; in compounds the proposal reads stiffly (20 notes).
    pub struct EnglishForm = "acronyms/english-form", Warning, "accuracy/untranslated", fix: Suggest;
}

impl Rule for EnglishForm {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let mentions = Mentions::new(context);
        for mention in mentions.all.iter().filter(|m| m.kind == AcronymKind::English) {
            let body = mentions.table.row(mention.row);
            if body.policy != "german" {
                continue;
            }
            let old = mentions.form(&mention.found);
            let same = |m: &&_| mentions.table.row(mention.row).german.is_empty() || *m != mention;
            let in_german = mentions.all.iter().filter(same).any(|m| m.row == mention.row && m.kind == AcronymKind::German);
            let introduced =
                mentions.all.iter().any(|m| m.row == mention.row && m.found.form == mention.found.form && mentions.in_brackets(&m.found));
            let spelled_out = || mentions.spelled_out(&body);
            // `acronyms/variant` speaks where the German name or acronym is in the text.
            if in_german || introduced || (!body.german.is_empty() && body.german_name_in(mentions.document()).is_some()) {
                continue;
            }
            let shared = mentions.all.iter().any(|m| m.found.first == mention.found.first && m.row != mention.row);
            let short = old.chars().filter(|c| c.is_uppercase()).count() < 3;
            let doubtful = shared || short || body.is_homograph() || body.note.contains("also");
            let hopeless = body.german.is_empty() && (body.is_homograph() || short);
            let tokens = mention.found.first()..mention.found.end();
            if hopeless || (doubtful && !spelled_out()) || mentions.licensed(&mention.found) || mentions.around.in_name(tokens, true) {
                continue;
            }
            let new = first_german(&body);
            let acronym = !body.german.is_empty();
            let (old, text) = (old.to_owned(), mentions.replaced(&mention.found, new));
            findings
                .report(mention.found.span, words(format!("English acronym “{old}”"), format!("Englische Abkürzung „{old}“")))
                .reason(words(format!("German writes “{new}”."), format!("Im Deutschen heißt es „{new}“.")))
                .severity(if acronym { Severity::Warning } else { Severity::Note })
                .confidence(if acronym { 0.9 } else { 0.6 })
                .suggest(text, if acronym { Applicability::Suggest } else { Applicability::Show });
        }
    }
}
