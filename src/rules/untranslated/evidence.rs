//! What the rules of this group share: English runs, how sure they are, and what announces them as quotations.

use crate::data::{Dictionaries, Index};
use crate::document::{Sentence, Span, TokenKind};
use crate::language::token_language::{Label, TokenLanguage};
use crate::rules::Context;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Tables of the group.
pub(super) struct Tables {
    /// Words that announce an English expression.
    announcers: FxHashSet<String>,
    /// English phrases and their German rendering.
    phrases: FxHashMap<String, String>,
    /// Expressions of several words that are at home in German.
    loans: FxHashSet<String>,
}

impl Index for Tables {
    fn build(dictionaries: &Dictionaries) -> Self {
        let announcers = dictionaries.rows("untranslated/announcers").filter_map(|row| row.cells().next()).map(str::to_owned).collect();
        let phrases = dictionaries
            .rows("untranslated/phrases")
            .map(|row| row.array())
            .map(|[english, german]| (english.to_owned(), german.to_owned()))
            .collect();
        let loans = dictionaries
            .rows("language/loanwords")
            .filter_map(|row| row.cells().next())
            .filter(|form| form.contains(' '))
            .map(str::to_lowercase)
            .collect();
        Tables { announcers, phrases, loans }
    }
}

/// Words before a run in which an announcement is looked for.
const ANNOUNCEMENT: usize = 4;

/// Stretches of tokens of one sentence that are labelled English, marks at their edges left out.
pub(super) fn runs(context: &Context<'_>, sentence: &Sentence) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for token in sentence.tokens().filter(|&t| context.analysis.label(t) == Label::English) {
        match out.last_mut() {
            Some(run) if run.end == token => run.end = token + 1,
            _ => out.push(token..token + 1),
        }
    }
    for run in &mut out {
        while run.len() > 1 && !is_word(context, run.start) {
            run.start += 1;
        }
        while run.len() > 1 && !is_word(context, run.end - 1) {
            run.end -= 1;
        }
    }
    out.retain(|run| {
        is_word(context, run.start) && !run.clone().any(|t| context.document.tokens[t].kind == TokenKind::Address) && !is_loan(context, run)
    });
    out
}

/// Whether the run, alone or with its neighbours, is an expression at home in German: „state of the art“, „ultima ratio“.
fn is_loan(context: &Context<'_>, run: &Range<usize>) -> bool {
    let tables = context.dictionaries.index::<Tables>();
    let joined = |range: Range<usize>| range.map(|t| context.analysis.lower(t)).collect::<Vec<_>>().join(" ");
    (0..=2).any(|before| {
        (0..=2).any(|after| {
            run.len() + before + after > 1 && run.start >= before && tables.loans.contains(&joined(run.start - before..run.end + after))
        })
    })
}

/// Whether the sentence is a message of a network that was embedded: hashtags, handles, short links.
pub(super) fn is_embedded_message(context: &Context<'_>, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens();
    tokens.clone().chain(tokens.end..(tokens.end + 4).min(context.document.tokens.len())).any(|t| {
        let word = context.document.word(t);
        word == "#" || word.starts_with('@') || word.contains("pic.twitter.com") || word.contains("//t.co/")
    })
}

/// Words of a run, marks and numbers not counted.
pub(super) fn word_count(context: &Context<'_>, run: Range<usize>) -> usize {
    run.filter(|&t| is_word(context, t)).count()
}

pub(super) fn is_word(context: &Context<'_>, token: usize) -> bool {
    context.document.tokens.get(token).is_some_and(|t| t.is_word())
}

/// How sure it is that the tokens are English left standing.
pub(super) fn confidence(context: &Context<'_>, run: Range<usize>) -> f32 {
    let words: Vec<&str> = run.map(|t| context.document.word(t)).collect();
    context.dictionaries.index::<TokenLanguage>().run_confidence(&words, 0..words.len())
}

/// The span of a run of tokens.
pub(super) fn span(context: &Context<'_>, run: &Range<usize>) -> Span {
    let tokens = &context.document.tokens;
    tokens[run.start].span.to(tokens[run.end - 1].span)
}

/// Why English words may stand where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Licence {
    /// Nothing speaks for it.
    None,
    /// The run fills a pair of quotation marks: a quotation, a title, or a quotation that was not translated.
    Quoted,
    /// A word before it announces it, a bracket explains it, or the sentence itself is about English.
    Announced,
}

/// What licenses the English of a run.
pub(super) fn licence(context: &Context<'_>, sentence: &Sentence, run: &Range<usize>) -> Licence {
    let tables = context.dictionaries.index::<Tables>();
    let low = sentence.tokens().start.max(run.start.saturating_sub(ANNOUNCEMENT + 2));
    let before: Vec<usize> = (low..run.start).rev().filter(|&t| is_word(context, t)).take(ANNOUNCEMENT).collect();
    let after = (run.end..sentence.tokens().end.min(run.end + 3)).filter(|&t| is_word(context, t));
    let announces = |token: usize| {
        let lower = context.analysis.lower(token);
        // A compound announces by its head: „Protestsong“, „Werbeslogan“.
        let last = lower.rsplit('-').next().unwrap_or(lower);
        tables.announcers.contains(last)
            || (context.document.word(token).starts_with(char::is_uppercase)
                && [
                    "song", "film", "album", "titel", "slogan", "motto", "serie", "magazin", "hit", "projekt", "kampagne", "programm",
                    "begriff",
                ]
                .iter()
                .any(|head| last.len() > head.len() + 2 && last.ends_with(head)))
    };
    if before.into_iter().chain(after).any(announces) {
        return Licence::Announced;
    }
    let neighbour = |token: Option<usize>| token.map_or("", |t| context.document.word(t));
    let (left, right) = (neighbour(run.start.checked_sub(1)), neighbour(Some(run.end)));
    // „(Chemical Ali)“, „(made in Germany)“: a gloss in brackets.
    if left == "(" && right == ")" {
        return Licence::Announced;
    }
    if opens(left) && closes_soon(context, run.end) { Licence::Quoted } else { Licence::None }
}

fn opens(mark: &str) -> bool {
    matches!(mark, "„" | "“" | "\"" | "»" | "«" | "‚" | "‘" | "'" | "›" | "‹" | "”")
}

/// A closing quotation mark directly behind the run, or behind its own end mark.
fn closes_soon(context: &Context<'_>, end: usize) -> bool {
    (end..end + 2).any(|t| matches!(context.document.word(t), "“" | "”" | "\"" | "«" | "»" | "’" | "‘" | "'" | "‹" | "›"))
}

/// The German rendering of an English run that the tables know, or of a preposition with a weekday or month.
pub(super) fn rendering(context: &Context<'_>, run: Range<usize>) -> Option<String> {
    let words: Vec<&str> = run.filter(|&t| is_word(context, t)).map(|t| context.analysis.lower(t)).collect();
    let tables = context.dictionaries.index::<Tables>();
    if let Some(german) = tables.phrases.get(words.join(" ").as_str()) {
        return Some(german.clone());
    }
    match words.as_slice() {
        ["on", day] => weekday(day).map(|german| format!("am {german}")),
        ["last", day] => weekday(day).map(|german| format!("am vergangenen {german}")),
        ["next", day] => weekday(day).map(|german| format!("am kommenden {german}")),
        ["in", name] => month(name).map(|german| format!("im {german}")),
        _ => None,
    }
}

/// The German name of an English weekday in lower case.
pub(super) fn weekday(english: &str) -> Option<&'static str> {
    const DAYS: [(&str, &str); 7] = [
        ("monday", "Montag"),
        ("tuesday", "Dienstag"),
        ("wednesday", "Mittwoch"),
        ("thursday", "Donnerstag"),
        ("friday", "Freitag"),
        ("saturday", "Samstag"),
        ("sunday", "Sonntag"),
    ];
    DAYS.iter().find(|(name, _)| *name == english).map(|(_, german)| *german)
}

/// The German name of an English month in lower case, short forms included.
pub(super) fn month(english: &str) -> Option<&'static str> {
    const MONTHS: [(&str, &str, &str); 12] = [
        ("january", "jan", "Januar"),
        ("february", "feb", "Februar"),
        ("march", "mar", "März"),
        ("april", "apr", "April"),
        ("may", "may", "Mai"),
        ("june", "jun", "Juni"),
        ("july", "jul", "Juli"),
        ("august", "aug", "August"),
        ("september", "sep", "September"),
        ("october", "oct", "Oktober"),
        ("november", "nov", "November"),
        ("december", "dec", "Dezember"),
    ];
    MONTHS.iter().find(|(name, short, _)| *name == english || *short == english).map(|(_, _, german)| *german)
}
