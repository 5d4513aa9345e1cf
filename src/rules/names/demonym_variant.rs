//! The adjective of a place, or the name of its inhabitants, in two forms or after English.

use crate::document::{Span, TokenKind};
use crate::findings::{Applicability, words};
use crate::language::names::demonyms::{Demonym, DemonymKind, Demonyms};
use crate::language::names::surroundings::Surroundings;
use crate::language::tokens::is_hyphen;
use crate::rule;
use crate::rules::{Context, Rule, Sink};

rule! {
    /// The adjective of a place or the name of a people stands in two forms, or in one that is made after English.
    ///
    /// ## Why it matters
    ///
    /// Uzbekisch, Houthis and Kashmiris are English words with German endings: German readers know usbekisch, Huthis and
    /// Kaschmirer. And who reads kirgisisch in one sentence and kirgisistanisch in the next asks for the difference.
    ///
    /// ## Examples
    ///
    /// ```wrong
    /// Die ⟦uzbekische⟧ Regierung schweigt.
    /// => usbekische
    /// Die ⟦Houthis⟧ griffen ein Schiff an.
    /// => Huthis
    /// Die ⟦Houthi-Rebellen⟧ schweigen.
    /// => Huthi-Rebellen
    /// Die kirgisische Grenze ist zu. Das kirgisische Militär wartet. Ein ⟦kirgisistanischer⟧ Sprecher dementierte.
    /// => kirgisischer
    /// Die belarussische Opposition ruft zum Streik auf, die ⟦weißrussische⟧ Polizei droht.
    /// => belarussische
    /// ```
    ///
    /// ```right
    /// Die usbekische und die kirgisische Regierung verhandeln.
    /// Die weißrussische Opposition ruft zum Streik auf.
    /// Die belarussische (früher weißrussische) Sprache lebt.
    /// Das Buch „Houthis“ ist erschienen.
    /// Die Weißrussische Akademie lud ein, belarussische Forscher kamen.
    /// ```
    ///
    /// ## Exceptions
    ///
    /// - **names and titles**: an adjective with a capital belongs to a name; what stands in quotation marks stays.
    /// - **explained forms**: `früher`, `auch`, brackets; sentences about the past keep dated forms.
    /// - **one form only**: a text that keeps to one German form, even a dated one, is left alone.
    ///
    /// ## Measured precision
    ///
    /// 4 findings in 396,000 words of human-written news: one slip, and three times the Houthi of one Austrian article, which is the
    /// habit of its paper. 2 in 4,854 machine translations of news (1.15 million words), both right.
    pub struct DemonymVariant = "names/demonym-variant", Warning, "terminology/inconsistent-use", fix: Suggest;
}

/// A form in the text.
struct Mention<'t> {
    demonym: &'t Demonym,
    ending: &'t str,
    token: usize,
    span: Span,
}

/// Most other mentions that a finding points at.
const MOST_RELATED: usize = 3;

impl Rule for DemonymVariant {
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>) {
        let table = context.dictionaries.index::<Demonyms>();
        let document = context.document;
        let mut mentions: Vec<Mention<'_>> = Vec::new();
        for (at, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
            let word = document.text(token.span);
            if let Some((demonym, ending)) = table.get(word) {
                mentions.push(Mention { demonym, ending, token: at, span: token.span });
            } else if word.starts_with(char::is_uppercase)
                && let Some((hyphen, _)) = word.char_indices().find(|&(_, c)| is_hyphen(c))
                && let Some((demonym, ending)) = table.get(&word[..hyphen])
            {
                mentions.push(Mention { demonym, ending, token: at, span: Span::new(token.span.start, token.span.start + hyphen as u32) });
            }
        }
        if mentions.iter().all(|mention| mention.demonym.kind == DemonymKind::German) {
            return;
        }
        let around = Surroundings::new(document, context.analysis);
        mentions.retain(|mention| {
            let tokens = mention.token..mention.token + 1;
            let quoted = around.in_title(tokens.clone()) || around.in_english(tokens.clone()) || around.in_credit(mention.token);
            let explained = around.glossed(tokens.clone()) || around.brackets(tokens).is_some() || around.about_names(mention.token);
            let past = mention.demonym.kind == DemonymKind::Dated && around.historical(mention.token);
            !(quoted || explained || past)
        });
        mentions.sort_by_key(|mention| (mention.demonym.row, mention.token));
        for row in mentions.chunk_by(|a, b| a.demonym.row == b.demonym.row) {
            check_row(context, row, findings);
        }
    }
}

fn check_row(context: &Context<'_>, row: &[Mention<'_>], findings: &mut Sink<'_>) {
    let count = |form: &str| row.iter().filter(|m| *m.demonym.form == *form).count();
    let german = |mention: &&Mention<'_>| matches!(mention.demonym.kind, DemonymKind::German | DemonymKind::Variant);
    // The form used most; of equals the preferred one, then the first.
    let kept = row
        .iter()
        .filter(german)
        .max_by_key(|m| (count(&m.demonym.form), std::cmp::Reverse(m.demonym.kind), std::cmp::Reverse(m.token)))
        .map_or(&*row[0].demonym.german, |m| &*m.demonym.form);
    let kept = context.house.preferred(&row[0].demonym.german).unwrap_or(kept);
    let dated_alone = !row.iter().any(|m| german(&m));
    for mention in row.iter().filter(|m| *m.demonym.form != *kept) {
        let english = mention.demonym.kind == DemonymKind::English;
        if !english && dated_alone {
            continue;
        }
        let written = context.document.text(mention.span);
        let (new, sure) = Demonyms::inflected(mention.demonym, mention.ending, kept);
        let token = context.document.tokens[mention.token].span;
        let rest = &context.document.text(token)[mention.span.len() as usize..];
        let finding = findings.report(
            token,
            if english {
                words(
                    format!("“{written}” is made after English; German has “{kept}”"),
                    format!("„{written}“ ist dem Englischen nachgebildet; deutsch „{kept}“"),
                )
            } else {
                words(format!("“{written}” beside “{kept}”"), format!("„{written}“ neben „{kept}“"))
            },
        );
        finding
            .reason(if english {
                words(
                    "German readers know the place and its people under another word; use the German one.",
                    "Deutsche Leser kennen Land und Leute unter einem anderen Wort; das deutsche verwenden.",
                )
            } else {
                words(
                    "A text keeps to one word for the people and the things of a place, or the reader looks for a difference.",
                    "Ein Text bleibt bei einem Wort für Land und Leute, sonst sucht der Leser einen Unterschied.",
                )
            })
            .confidence(if english { 0.92 } else { 0.85 })
            .suggest(format!("{new}{rest}"), if sure { Applicability::Suggest } else { Applicability::Show });
        for other in row.iter().filter(|m| *m.demonym.form == *kept).take(MOST_RELATED) {
            let text = context.document.text(other.span);
            finding.related(other.span, words(format!("“{text}” here"), format!("hier „{text}“")));
        }
    }
}
