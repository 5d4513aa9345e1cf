//! One place under two names in one text.

use super::place_forms::PlaceForms;
use crate::document::BlockKind;
use crate::findings::{Applicability, Severity, words};
use crate::language::names::places::{PlaceKind, PlaceMention};
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// One place stands under two names in one text.
    ///
    /// ## Why it matters
    ///
    /// A reader who meets Kirgistan in one sentence and Kirgisistan in the next looks for two countries. Translation engines
    /// decide sentence by sentence, and now and then they leave the English name beside the German one. An English form
    /// gives way to the German one; of two German forms, the one that the running text uses more often stays.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Usbekistan liefert Gas. Für ⟦Uzbekistan⟧ ist das neu.
    /// => Usbekistan
    /// Kirgistan schließt die Grenze. Nach Kirgistan kommt niemand mehr. Der Präsident von ⟦Kirgisistan⟧ schweigt.
    /// => Kirgistan
    /// Russland liefert nicht mehr. Auch ⟦Russias⟧ Nachbarn frieren.
    /// => Russlands
    /// Odessa liegt am Meer. Der Hafen von Odessa ist zu. Aus ⟦Odesa⟧ kam kein Schiff.
    /// Kasachstan exportiert Öl. Die ⟦Kazakhstan-Reise⟧ des Ministers fällt aus.
    /// => Kasachstan-Reise
    /// Münster gewann das Spiel. Am Ende war ⟦Munster⟧ klar vorn.
    /// => Münster
    /// Athen spart weiter. Das Treffen findet in ⟦Athens⟧ statt.
    /// => Athen
    /// ```
    ///
    /// ```right
    /// Kyjiw (russisch Kiew) liegt am Dnipro. Der Zug nach Kyjiw fährt.
    /// Myanmar, früher Birma, hat gewählt. In Myanmar zählt man noch.
    /// Kyjiw feiert. Dynamo Kiew hat gewonnen.
    /// In Athen wird gewählt. Athens Bürgermeister tritt ab.
    /// Moskau schweigt. Das berichtet die Moscow Times.
    /// Der Minister war in Georgien. Später lebte er in Atlanta, Georgia.
    /// Mumbai wächst. Das Buch „Nächte in Bombay“ spielt dort.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **explained names**: both forms side by side, in brackets, or with `früher`, `heute`, `genannt`.
    /// - **names of clubs, papers, works**: what stands in a longer name or in quotation marks.
    /// - **another time**: a sentence with a year before 1995, `damals`, `sowjetisch` keeps the old name.
    /// - **credits**: the line that names the photographer is not the author's text.
    ///
    /// ## Measured precision
    ///
    /// 39 findings in 4,854 machine translations of news and social posts (1.15 million words), 11 different names, all read: 5 wrong
    /// (a surname, and four times the name of a bridge). On 396,000 words of human-written German news 2 findings, both real mixtures.
    pub struct ExonymVariant = "names/exonym-variant", Error, "terminology/inconsistent-use", fix: Safe;
}

/// Most other mentions that a finding points at.
const MOST_RELATED: usize = 3;

impl Rule for ExonymVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let forms = PlaceForms::new(context);
        let mut order: Vec<usize> = (0..forms.mentions.len()).collect();
        order.sort_by_key(|&m| (forms.mentions[m].row, m));
        for group in order.chunk_by(|&a, &b| forms.mentions[a].row == forms.mentions[b].row) {
            let mentions: Vec<&PlaceMention> = group.iter().map(|&m| &forms.mentions[m]).collect();
            if mentions.iter().all(|m| m.found.form == mentions[0].found.form) || mentions.iter().all(|m| m.kind == PlaceKind::English) {
                continue;
            }
            check_place(&forms, &mentions, findings);
        }
    }
}

fn check_place(forms: &PlaceForms<'_>, mentions: &[&PlaceMention], findings: &mut Sink<'_>) {
    let german: Vec<&PlaceMention> = mentions.iter().copied().filter(|m| m.kind != PlaceKind::English).collect();
    let free: Vec<&PlaceMention> = german.iter().copied().filter(|m| !forms.licensed(m)).collect();
    let pool = if free.is_empty() { &german } else { &free };
    let Some(kept) = forms.preferred(mentions[0].row).or_else(|| majority(forms, pool)) else { return };
    let kept_text = forms.places.forms.text(kept).to_owned();
    let related: Vec<&PlaceMention> = mentions.iter().copied().filter(|m| m.found.form == kept).take(MOST_RELATED).collect();
    for mention in mentions.iter().copied().filter(|m| m.found.form != kept) {
        let fault = match mention.kind {
            PlaceKind::English => !forms.around.in_credit(mention.found.first()) && forms.is_english(mention, true),
            _ => !forms.licensed(mention) && free.iter().any(|m| m.found.form == kept),
        };
        if !fault {
            continue;
        }
        let proposal = forms.propose(mention, &kept_text);
        let severity = match mention.kind {
            PlaceKind::English if mention.ambiguous => Severity::Warning,
            PlaceKind::English => Severity::Error,
            // Names of two languages (Bratislava, Pressburg) may both be meant; spellings of one may not.
            _ if similar(forms.form(mention), &kept_text) || mention.kind == PlaceKind::Dated => Severity::Warning,
            _ => Severity::Note,
        };
        let written = forms.form(mention).to_owned();
        let finding = findings
            .report(
                mention.found.span,
                words(
                    format!("“{written}” and “{kept_text}” are one place"),
                    format!("„{written}“ und „{kept_text}“ sind derselbe Ort"),
                ),
            )
            .reason(if mention.kind == PlaceKind::English {
                words(
                    format!("“{written}” is the English name; the text calls the place “{kept_text}” elsewhere. Use the German name throughout."),
                    format!("„{written}“ ist der englische Name; an anderer Stelle heißt der Ort „{kept_text}“. Durchgehend den deutschen Namen verwenden."),
                )
            } else {
                words(
                    format!("A text keeps to one name for a place, or explains the second one; here “{kept_text}” prevails."),
                    format!("Ein Text bleibt bei einem Namen oder erklärt den zweiten; hier überwiegt „{kept_text}“."),
                )
            })
            .severity(severity)
            .confidence(match severity {
                Severity::Error => 0.97,
                Severity::Warning => 0.9,
                Severity::Note => 0.6,
            })
            .suggest_at(proposal.span, proposal.text, if severity == Severity::Note { Applicability::Show } else { proposal.applicability });
        for other in &related {
            finding.related(other.found.span, words(format!("“{kept_text}” here"), format!("hier „{kept_text}“")));
        }
    }
}

/// The form used most in running text; captions and headings count only where that leaves a tie, then the table's order decides.
fn majority(forms: &PlaceForms<'_>, mentions: &[&PlaceMention]) -> Option<u32> {
    if forms.first_wins() {
        return mentions.iter().min_by_key(|m| m.found.first).map(|m| m.found.form);
    }
    let count = |form: u32| {
        let of = mentions.iter().filter(|m| m.found.form == form);
        of.filter(|m| matches!(forms.around.block(m.found.first()), BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem))
            .count()
    };
    let all = |form: u32| mentions.iter().filter(|m| m.found.form == form).count();
    let best = mentions.iter().max_by(|a, b| {
        let (first, second) = (a, b);
        count(first.found.form)
            .cmp(&count(second.found.form))
            .then_with(|| all(first.found.form).cmp(&all(second.found.form)))
            .then_with(|| second.kind.cmp(&first.kind))
            .then_with(|| second.found.form.cmp(&first.found.form))
    });
    best.map(|m| m.found.form)
}

/// Two spellings of one name, not two names.
fn similar(a: &str, b: &str) -> bool {
    strsim::normalized_damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase()) > 0.55
}
