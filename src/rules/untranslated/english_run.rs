//! English words standing in a German sentence.

use super::english_sentence::is_english_sentence;
use super::evidence::{Licence, confidence, is_embedded_message, licence, rendering, runs, span, word_count};
use crate::findings::{Applicability, Severity, words};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// Two or more English words stand in a German sentence.
    ///
    /// ## Why it matters
    ///
    /// Translation engines leave words standing that they did not understand or took for a name.
    /// The reader sees at once that no person has read the text.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die Kosten sind ⟦compared to the previous year⟧ um ein Drittel gestiegen.
    /// Das Rathaus wurde ⟦next door to the station⟧ gebaut.
    /// ```
    ///
    /// ```right
    /// Die Kosten sind im Vergleich zum Vorjahr um ein Drittel gestiegen.
    /// Er las den Roman „Garden of the Evening“ an einem Tag.
    /// Das Motto lautet: think before you speak.
    /// Die Band spielte last but not least ein neues Lied.
    /// Der Trainer lobte das Fair Play und das Know-how des Teams.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **titles and institutions**: a run without lower-case English words other than „of“, „the“ and the like is a name.
    /// - **announced English**: „das Motto lautet“, „der Film“, „auf Englisch“, a gloss in brackets.
    /// - **quoted English**: a run that fills its quotation marks is reported as a note, since it may be quoted on purpose.
    /// - **loan words**: words and phrases at home in German are no evidence.
    pub struct EnglishRun = "untranslated/english-run", Warning, "accuracy/untranslated", fix: Suggest;
}

/// Below this confidence a run is not mentioned.
const LEAST: f32 = 0.55;

impl Rule for EnglishRun {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        for sentence in &context.document.sentences {
            let found = runs(context, sentence);
            if found.is_empty() || is_english_sentence(context, sentence) {
                continue;
            }
            for run in found.into_iter().filter(|run| word_count(context, run.clone()) >= 2) {
                let sure = confidence(context, run.clone());
                let licence = licence(context, sentence, &run);
                if sure < LEAST || licence == Licence::Announced {
                    continue;
                }
                let place = span(context, &run);
                let text = context.document.text(place);
                let finding = findings
                    .report(place, words(format!("English left standing: “{text}”"), format!("Englisch stehen geblieben: „{text}“")));
                finding.confidence(sure).reason(words(
                    "The translation engine left these words alone; translate them, or mark them as a quotation.",
                    "Diese Wörter hat die Übersetzung stehen lassen; übersetzen oder als Zitat kenntlich machen.",
                ));
                if licence == Licence::Quoted || is_embedded_message(context, sentence) {
                    finding.severity(Severity::Note).confidence(sure * 0.5);
                }
                if let Some(german) = rendering(context, run) {
                    finding.suggest(german, Applicability::Suggest);
                }
            }
        }
    }
}
