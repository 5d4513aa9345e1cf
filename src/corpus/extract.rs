//! What one article contributes: its spellings of names, places, acronyms and terms, and the counts of its findings.

use super::Date;
use super::state::{Counts, DocumentCounts, Excerpt, Extract, FormKey, Kind, closed_key};
use crate::document::{Document, Span, TokenKind};
use crate::findings::{FileReport, Finding};
use crate::language::names::forms::Ending;
use crate::language::names::organisations::{AcronymKind, Organisations};
use crate::language::names::places::{PlaceKind, Places};
use crate::language::names::surroundings::{Surroundings, is_acronym};
use crate::language::names::{NameWord, Names, Role, Suffixes};
use crate::language::romanisation::{Romanisation, skeleton};
use crate::language::tokens::is_hyphen;
use crate::rules::{Context, glossary_mentions, spelling_mentions};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of text on each side of a mention.
const EXCERPT: u32 = 60;
/// Longest full name, in words.
const LONGEST_NAME: usize = 5;
/// Shortest family name that is counted alone, in letters.
const SHORTEST_SURNAME: usize = 4;
/// Shortest compound of which the closed spelling is counted, in bytes.
const SHORTEST_CLOSED: usize = 8;
/// Longest spelling that is kept, in bytes; what is longer is no name.
const LONGEST_FORM: usize = 120;
/// Most distinct spellings that one article contributes: a file of noise must not fill the memory.
const MOST_FORMS: usize = 20_000;

/// Most names of one skeleton that are compared in an article.
const MOST_IN_BUCKET: usize = 100;

/// Gathers one article, part by part.
pub struct Extractor {
    document: Arc<str>,
    date: Option<Date>,
    forms: FxHashMap<FormKey, (u64, Excerpt)>,
    closed: FxHashMap<u64, u64>,
}

impl Extractor {
    /// For an article of this name and day.
    pub fn new(document: Arc<str>, date: Option<Date>) -> Self {
        Extractor { document, date, forms: FxHashMap::default(), closed: FxHashMap::default() }
    }

    /// Reads a part of the article; linear in its tokens.
    ///
    /// English names of places and English acronyms count where a rule found that they are such: names of events, firms and works
    /// have them by right.
    pub fn part(&mut self, context: &Context<'_>, findings: &[Finding]) {
        let around = Surroundings::new(context.document, context.analysis);
        let names = context.analysis.names(context.document, context.dictionaries);
        self.persons(context, names);
        let faulty: Vec<Span> =
            findings.iter().filter(|f| f.rule.starts_with("names/") || f.rule.starts_with("acronyms/")).map(|f| f.span).collect();
        self.places(context, &around, &faulty);
        self.acronyms(context, &around, &faulty);
        self.capitals(context, names, &around);
        self.compounds(context);
        let document = context.document;
        spelling_mentions(context, &mut |preferred, written, span| {
            self.add(document, Kind::Term, preferred, written, span);
        });
        glossary_mentions(context, &mut |english, written, span| {
            self.add(document, Kind::Glossary, english, written, span);
        });
    }

    /// The article as a whole, with what the rules found in it.
    pub fn finish(self, report: &FileReport, romanisation: &Romanisation) -> Extract {
        let mut rules: BTreeMap<Box<str>, Counts> = BTreeMap::new();
        let mut counts = Counts::default();
        for finding in &report.findings {
            rules.entry(finding.rule.into()).or_default().add(finding.severity);
            counts.add(finding.severity);
        }
        let mut forms: Vec<(FormKey, u64, Excerpt)> =
            self.forms.into_iter().map(|(key, (mentions, excerpt))| (key, mentions, excerpt)).collect();
        forms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let document = DocumentCounts {
            document: self.document,
            date: self.date,
            words: report.words as u64,
            counts,
            rules: rules.iter().map(|(rule, counts)| (rule.clone(), counts.total())).collect(),
        };
        let meetings = meetings(&forms, romanisation);
        Extract { document, rules, forms, meetings, closed: self.closed }
    }

    fn add(&mut self, document: &Document, kind: Kind, key: &str, form: &str, span: Span) {
        if form.len() > LONGEST_FORM || key.len() > LONGEST_FORM {
            return;
        }
        let key = FormKey { kind, key: key.into(), form: form.into() };
        if let Some((mentions, _)) = self.forms.get_mut(&key) {
            *mentions += 1;
        } else if self.forms.len() < MOST_FORMS {
            let excerpt = self.excerpt(document, span);
            self.forms.insert(key, (1, excerpt));
        }
    }

    /// The mention and what stands around it in its sentence, in one line.
    fn excerpt(&self, document: &Document, span: Span) -> Excerpt {
        let first = document.sentences.partition_point(|s| s.span.end <= span.start);
        let sentence = document.sentences.get(first).map_or(span, |s| s.span.to(span));
        let prose = &document.prose;
        let mut start = sentence.start.max(span.start.saturating_sub(EXCERPT)) as usize;
        let mut end = (sentence.end.min(span.end.saturating_add(EXCERPT)) as usize).min(prose.len());
        // A word that does not fit is left out whole.
        while start > sentence.start as usize && start < span.start as usize && !is_border(prose, start) {
            start += 1;
        }
        while end < sentence.end as usize && end > span.end as usize && !is_border(prose, end) {
            end -= 1;
        }
        let line = |from: usize, to: usize, open: bool, close: bool| -> Box<str> {
            let words: Vec<&str> = prose.get(from..to).unwrap_or("").split_whitespace().collect();
            format!("{}{}{}", if open { "… " } else { "" }, words.join(" "), if close { " …" } else { "" }).into()
        };
        let position = document.position(document.origin.to_file(span).start);
        let before = line(start, span.start as usize, start > sentence.start as usize, false);
        let after = line(span.end as usize, end, false, end < sentence.end as usize);
        // Blanks at the mention itself were lost with the line breaks.
        let glue = |text: &str, at: usize| text.get(..at).is_some_and(|t| t.ends_with(char::is_whitespace));
        let before = if glue(prose, span.start as usize) && !before.is_empty() { format!("{before} ").into() } else { before };
        let spaced = prose.get(span.end as usize..).is_some_and(|t| t.starts_with(char::is_whitespace));
        let after = if spaced { format!(" {}", after.trim_start()).into() } else { after };
        Excerpt {
            document: Arc::clone(&self.document),
            line: position.line,
            column: position.column,
            date: self.date,
            before,
            text: document.text(span).split_whitespace().collect::<Vec<_>>().join(" ").into(),
            after,
        }
    }

    fn persons(&mut self, context: &Context<'_>, names: &Names) {
        let document = context.document;
        let suffixes = context.dictionaries.index::<Suffixes>();
        // A given name that no table holds, before a family name that can be no other word.
        let by_family = |first: &NameWord, last: &NameWord, words: usize| {
            let (first, last) = (names.form(first), names.form(last));
            words == 2
                && !first.common
                && !first.place
                && !last.common
                && suffixes.get(&last.text).is_some_and(|(_, certain)| certain || first.unknown)
        };
        let mut full: Vec<(Box<str>, Box<str>)> = Vec::new();
        let mut alone: Vec<&NameWord> = Vec::new();
        for run in 0..names.runs.len().saturating_sub(1) as u32 {
            let words = names.run(run);
            if words.iter().any(|word| word.foreign || word.credit) {
                continue;
            }
            let name = person_in(words);
            match name {
                [first, .., last] if name.len() <= LONGEST_NAME && (first.role == Role::Given || by_family(first, last, name.len())) => {
                    let written: Vec<&str> = document.text(first.span.to(last.span)).split_whitespace().collect();
                    // „Max-Frisch-Klassiker“ names Max Frisch.
                    let compound = first.token == last.token;
                    let key = if compound { written.join(" ").replace(is_hyphen, " ") } else { written.join(" ") };
                    self.add(document, Kind::Person, &key, &key, first.span.to(last.span));
                    full.push((key.into(), names.form(last).text.clone()));
                }
                [word] if word.role == Role::Name => alone.push(word),
                _ => {}
            }
        }
        full.sort_unstable();
        full.dedup();
        for word in alone {
            let form = names.form(word);
            let mut of = full.iter().filter(|(_, family)| *family == form.text);
            match (of.next(), of.next()) {
                (Some((key, family)), None) => self.add(document, Kind::Person, key, family, word.span),
                // Two of one family; who is meant, nobody knows.
                (Some(_), Some(_)) => {}
                _ if form.common || form.place || form.text.chars().count() < SHORTEST_SURNAME => {}
                _ => self.add(document, Kind::Surname, &form.text, &form.text, word.span),
            }
        }
    }

    fn places(&mut self, context: &Context<'_>, around: &Surroundings<'_>, faulty: &[Span]) {
        let document = context.document;
        let places = context.dictionaries.index::<Places>();
        let mentions = context.analysis.found().places(document, context.dictionaries);
        for mention in mentions {
            let found = mention.found;
            let tokens = found.first()..found.end();
            let rival = mentions.iter().any(|m| m.found.first == found.first && m.row != mention.row);
            let closed = matches!(found.ending, Ending::S | Ending::N | Ending::ApostropheS);
            if mention.kind == PlaceKind::English {
                if faulty.iter().any(|span| span.overlaps(found.name)) {
                    self.add(document, Kind::Place, places.row(mention.row).german, places.forms.text(found.form), found.span);
                }
                continue;
            }
            let explained = around.brackets(tokens.clone()).is_some() || around.glossed(tokens.clone());
            if rival
                || mention.genitive
                || (explained && mention.kind != PlaceKind::German)
                || around.in_credit(found.first())
                || around.in_title(tokens.clone())
                || around.in_english(tokens.clone())
                || around.about_names(found.first())
                || (mention.kind == PlaceKind::Dated && around.historical(found.first()))
                || (!found.in_compound() && around.in_name(tokens, closed))
            {
                continue;
            }
            self.add(document, Kind::Place, places.row(mention.row).german, places.forms.text(found.form), found.span);
        }
    }

    fn acronyms(&mut self, context: &Context<'_>, around: &Surroundings<'_>, faulty: &[Span]) {
        let document = context.document;
        let table = context.dictionaries.index::<Organisations>();
        let mentions = context.analysis.found().acronyms(document, context.dictionaries);
        for mention in mentions {
            let found = mention.found;
            let tokens = found.first()..found.end();
            let row = table.row(mention.row);
            let rival = mentions.iter().any(|m| m.found.first == found.first && m.row != mention.row);
            let doubtful = rival || row.is_homograph();
            let english = row.policy == "german" && mention.kind == AcronymKind::English;
            if english && !faulty.iter().any(|span| span.overlaps(found.name))
                || !matches!(row.policy, "german" | "mixing")
                || (doubtful && row.german_name_in(document).is_none() && row.english_name_in(document).is_none())
                // „UN-Generalsekretär“ beside UNO is usual: the prefix has no long form.
                || (row.note.contains("prefix") && found.in_compound())
                || around.brackets(tokens.clone()).is_some()
                || around.glossed(tokens.clone())
                || around.in_title(tokens.clone())
                || around.in_english(tokens.clone())
                || around.in_credit(found.first())
                || around.shouted(found.first())
                || (!found.in_compound() && around.in_name_after(tokens))
            {
                continue;
            }
            let key = format!("{} / {}", row.german, row.english);
            // A plural is the same acronym.
            let form = table.forms.text(found.form);
            let form = if is_acronym(form) { form.strip_suffix('s').unwrap_or(form) } else { form };
            self.add(document, Kind::Acronym, &key, form, found.span);
        }
    }

    /// Spellings with capitals inside, and short unknown words that could be the same with one capital.
    fn capitals(&mut self, context: &Context<'_>, names: &Names, around: &Surroundings<'_>) {
        let document = context.document;
        for at in 0..document.tokens.len() {
            let (token, word) = (document.tokens[at], document.word(at));
            if token.kind != TokenKind::Word || !word.chars().skip(1).any(char::is_uppercase) {
                continue;
            }
            if around.shouted(at) || around.in_credit(at) || around.in_english(at..at + 1) || around.in_title(at..at + 1) {
                continue;
            }
            let mut start = 0;
            for part in word.split(is_hyphen) {
                let from = token.span.start + start as u32;
                start += part.len() + word[start + part.len()..].chars().next().map_or(0, char::len_utf8);
                let stem = if is_acronym(part) { part.strip_suffix('s').unwrap_or(part) } else { part };
                if stem.chars().count() >= 3
                    && stem.chars().all(char::is_alphabetic)
                    && stem.chars().skip(1).any(char::is_uppercase)
                    // „MitarbeiterInnen“.
                    && !stem.contains("Innen")
                    && !stem.ends_with("In")
                {
                    self.add(document, Kind::Capitals, &stem.to_lowercase(), stem, Span::new(from, from + stem.len() as u32));
                }
            }
        }
        for word in names.words.iter().filter(|word| word.role == Role::Name && !word.foreign && !word.credit) {
            let form = names.form(word);
            // With a given name before it the word is a family name.
            if form.unknown && form.text.len() <= 9 && names.run(word.run).len() == 1 {
                self.add(document, Kind::Capitals, &form.text.to_lowercase(), &form.text, word.span);
            }
        }
    }

    fn compounds(&mut self, context: &Context<'_>) {
        let document = context.document;
        let mut lower = String::new();
        for at in 0..document.tokens.len() {
            let (token, word) = (document.tokens[at], document.word(at));
            if token.kind != TokenKind::Word || word.len() < SHORTEST_CLOSED || !word.starts_with(char::is_uppercase) {
                continue;
            }
            lower.clear();
            lower.extend(context.analysis.lower(at).chars().filter(|&c| !is_hyphen(c)));
            if lower.len() == word.len() {
                *self.closed.entry(closed_key(&lower)).or_default() += 1;
            } else if is_open_compound(word) && !context.analysis.in_quotation(at) {
                self.add(document, Kind::Hyphen, &lower, word, token.span);
            }
        }
    }
}

/// Nouns with hyphens that could do without: letters only, each part a word of its own.
fn is_open_compound(word: &str) -> bool {
    word.split(is_hyphen).all(|part| {
        part.chars().count() > 1
            && part.starts_with(char::is_uppercase)
            && part.chars().skip(1).all(|c| c.is_alphabetic() && c.is_lowercase())
    })
}

fn is_border(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && text[..at].ends_with(char::is_whitespace)
}

/// The words of a run that name a person: from the first given name on, without initials and particles at the end.
fn person_in(words: &[NameWord]) -> &[NameWord] {
    let start = words.iter().position(|word| word.role == Role::Given).filter(|&at| at + 1 < words.len());
    let words = &words[start.unwrap_or(0)..];
    let end = words.iter().rposition(|word| matches!(word.role, Role::Name | Role::Given)).map_or(0, |at| at + 1);
    &words[..end]
}

/// Spellings of one article that may be one thing; `forms` is sorted.
fn meetings(forms: &[(FormKey, u64, Excerpt)], romanisation: &Romanisation) -> Vec<Vec<FormKey>> {
    let mut out = Vec::new();
    for group in forms.chunk_by(|a, b| (a.0.kind, &a.0.key) == (b.0.kind, &b.0.key)) {
        let kind = group[0].0.kind;
        if group.len() > 1 && !matches!(kind, Kind::Person | Kind::Surname) {
            out.push(group.iter().map(|(key, ..)| key.clone()).collect());
        }
    }
    let mut persons: BTreeMap<u64, Vec<&FormKey>> = BTreeMap::new();
    for (key, ..) in forms.iter().filter(|(key, ..)| matches!(key.kind, Kind::Person | Kind::Surname)) {
        let bucket = persons.entry(skeleton(family_name(&key.form))).or_default();
        if bucket.len() < MOST_IN_BUCKET {
            bucket.push(key);
        }
    }
    for bucket in persons.into_values().filter(|bucket| bucket.len() > 1) {
        let mut set: Vec<&FormKey> = Vec::new();
        for (at, &a) in bucket.iter().enumerate() {
            for &b in &bucket[at + 1..] {
                if may_be_one(romanisation, &a.form, &b.form) {
                    set.extend([a, b]);
                }
            }
        }
        set.sort_unstable();
        set.dedup();
        if !set.is_empty() {
            out.push(set.into_iter().cloned().collect());
        }
    }
    out
}

/// Two spellings of one name at first sight: their family names, or their given names before one family name, differ, and
/// some original or a lost mark explains it. What is kept of an article must not grow with its names.
fn may_be_one(romanisation: &Romanisation, a: &str, b: &str) -> bool {
    let (family_a, family_b) = (family_name(a), family_name(b));
    let alike = |x: &str, y: &str| without_marks(x) == without_marks(y) || !romanisation.meet_words(x, y).is_empty();
    if family_a != family_b {
        return alike(family_a, family_b);
    }
    let (first_a, first_b) = (given_name(a), given_name(b));
    a != b && !first_a.is_empty() && !first_b.is_empty() && first_a != first_b && alike(first_a, first_b)
}

/// The first word of a name of several.
pub fn given_name(name: &str) -> &str {
    name.split_once([' ', '-']).map_or("", |(first, _)| first)
}

/// Letters without the marks that German does not have, in lower case: `Erdoğan`, `Milošević`. Umlauts stay.
pub fn without_marks(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(word.len());
    for c in word.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'ö' | 'ü' | 'ß' => out.push(c),
            'ı' => out.push('i'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ø' => out.push('o'),
            '’' | '\'' | 'ʼ' | '`' => {}
            _ => out.extend(std::iter::once(c).nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c))),
        }
    }
    out
}

/// The last word of a name.
pub fn family_name(name: &str) -> &str {
    name.rsplit([' ', '-']).next().unwrap_or(name)
}
