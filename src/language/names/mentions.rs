//! The words of a document that can be parts of persons' names, in their runs.

use super::{GivenNames, Persons, Suffixes};
use crate::data::Dictionaries;
use crate::document::{BlockKind, Document, Span};
use crate::language::Analysis;
use crate::language::compile::NameKind;
use crate::language::features::Category;
use crate::language::lexicon::{Lexicon, Source};
use crate::language::token_language::Label;
use crate::language::tokens::{is_apostrophe, is_hyphen};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a word is in its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A given name before another word of the name.
    Given,
    /// A word of a name.
    Name,
    /// `A.`
    Initial,
    /// `al`, `bin`, `von`.
    Particle,
}

/// One occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameWord {
    /// Index of the token.
    pub token: u32,
    /// The word without genitive ending and without the other parts of a compound.
    pub span: Span,
    /// Index of the form.
    pub form: u32,
    /// Number of the run; words of one run stand side by side.
    pub run: u32,
    /// What it is in its run.
    pub role: Role,
    /// Part of a compound with a common noun (`Umarow-Interview`), or of a double name.
    pub hyphenated: bool,
    /// In a byline, a photo credit or an agency's mark.
    pub credit: bool,
    /// Among English words or in the title of a work, or in the name of a body.
    pub foreign: bool,
}

/// All occurrences of one spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As written, without genitive ending.
    pub text: Box<str>,
    /// Occurrences, by index into [`Names::words`].
    pub words: Vec<u32>,
    /// Has a listed reading that is no name.
    pub common: bool,
    /// The lexicon lists it as a name.
    pub listed_name: bool,
    /// The lexicon lists it as a place.
    pub place: bool,
    /// The lexicon does not know it at all, as whatever.
    pub unknown: bool,
}

/// Every word of the document that can be part of a person's name.
#[derive(Debug, Default)]
pub struct Names {
    /// In the order of the text.
    pub words: Vec<NameWord>,
    /// By index.
    pub forms: Vec<Form>,
    /// First word of each run; one more at the end.
    pub runs: Vec<u32>,
}

/// Particles inside names, in lower case.
const PARTICLES: &[&str] = &[
    "al", "el", "ad", "an", "ar", "as", "asch", "ash", "at", "az", "bin", "ibn", "bint", "ben", "abu", "abd", "ul", "ud", "ur", "ol",
    "von", "van", "de", "da", "del", "della", "di", "du", "la", "le", "ter", "ten", "der", "den", "dos", "zu", "i", "e", "y", "oglu",
    "oğlu", "uulu", "kyzy",
];

/// Words that open a credit or a byline.
const CREDITS: &[&str] = &[
    "foto",
    "fotos",
    "photo",
    "photos",
    "bild",
    "bilder",
    "bildquelle",
    "quelle",
    "fotograf",
    "fotografin",
    "grafik",
    "credit",
    "copyright",
    "text",
    "autor",
    "autorin",
];

/// Agencies that stand behind a photographer's name and a slash.
const AGENCIES: &[&str] = &[
    "afp",
    "ap",
    "apa",
    "dpa",
    "epa",
    "reuters",
    "getty",
    "imago",
    "handout",
    "pool",
    "ria",
    "tass",
    "itar-tass",
    "sputnik",
    "interfax",
    "anadolu",
    "xinhua",
    "keystone",
    "ntb",
    "ansa",
    "efe",
    "picture",
    "shutterstock",
    "istock",
    "wikimedia",
    "wikipedia",
    "flickr",
    "unsplash",
    "nurphoto",
    "zuma",
    "laif",
    "cc",
    "pa",
];

impl Names {
    /// Gathers the names of a document. One look-up a distinct capitalised word; linear in the tokens.
    pub fn new(document: &Document, analysis: &Analysis, dictionaries: &Dictionaries) -> Self {
        let mut gather = Gather {
            document,
            analysis,
            given: dictionaries.index::<GivenNames>(),
            lexicon: dictionaries.index::<Lexicon>(),
            names: Names::default(),
            ids: FxHashMap::default(),
        };
        for sentence in &document.sentences {
            gather.sentence(sentence.tokens());
        }
        let mut names = gather.names;
        names.runs.push(names.words.len() as u32);
        names.settle_genitives(document, &dictionaries.index::<Suffixes>(), dictionaries);
        names
    }

    /// The words of a run.
    pub fn run(&self, run: u32) -> &[NameWord] {
        let (start, end) = (self.runs.get(run as usize), self.runs.get(run as usize + 1));
        match (start, end) {
            (Some(&start), Some(&end)) => &self.words[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The form of an occurrence.
    pub fn form(&self, word: &NameWord) -> &Form {
        &self.forms[word.form as usize]
    }

    /// `Umarows` is `Umarow` in the genitive if that stands in the text too, is known, or ends like a name.
    fn settle_genitives(&mut self, document: &Document, suffixes: &Suffixes, dictionaries: &Dictionaries) {
        let ids: FxHashMap<Box<str>, u32> = self.forms.iter().enumerate().map(|(id, form)| (form.text.clone(), id as u32)).collect();
        let (persons, given, lexicon) =
            (dictionaries.index::<Persons>(), dictionaries.index::<GivenNames>(), dictionaries.index::<Lexicon>());
        for id in 0..self.forms.len() {
            let Some(stem) =
                self.forms[id].text.strip_suffix('s').filter(|stem| stem.chars().count() > 3 && !stem.ends_with(['s', 'x', 'z', 'ß']))
            else {
                continue;
            };
            let form = &self.forms[id];
            // Thomas and Jonas are no genitives.
            let known = ids.contains_key(stem)
                || suffixes.get(stem).is_some()
                || (given.get(&form.text).is_none()
                    && persons.languages_of_german_word(&form.text).is_none()
                    && (persons.languages_of_german_word(stem).is_some()
                        || (given.get(stem).is_none() && lexicon.listed(stem).has(Category::Name))));
            if !known {
                continue;
            }
            let stem: Box<str> = stem.into();
            let target = ids.get(&stem).copied();
            for word in std::mem::take(&mut self.forms[id].words) {
                let occurrence = &mut self.words[word as usize];
                occurrence.span.end -= 1;
                debug_assert!(!document.text(occurrence.span).is_empty());
                match target {
                    Some(target) => {
                        occurrence.form = target;
                        self.forms[target as usize].words.push(word);
                    }
                    None => self.forms[id].words.push(word),
                }
            }
            if target.is_none() {
                self.forms[id].text = stem;
            }
        }
        self.forms.iter_mut().for_each(|form| form.words.sort_unstable());
    }
}

struct Gather<'d> {
    document: &'d Document,
    analysis: &'d Analysis,
    given: Arc<GivenNames>,
    lexicon: Arc<Lexicon>,
    names: Names,
    ids: FxHashMap<&'d str, u32>,
}

impl<'d> Gather<'d> {
    fn sentence(&mut self, tokens: std::ops::Range<usize>) {
        let first = tokens.start;
        let mut credit = self.credit_block(first);
        let mut open = false;
        let mut at = tokens.start;
        while at < tokens.end {
            let token = self.document.tokens[at];
            let text = self.document.text(token.span);
            if !token.is_word() {
                credit |= text == "©" || text == "Ⓒ";
                // A full stop behind an initial keeps the run open.
                let initial =
                    open && text == "." && self.names.words.last().is_some_and(|w| w.role == Role::Initial && w.token as usize + 1 == at);
                open &= initial;
                at += 1;
                continue;
            }
            let lower = self.analysis.lower(at);
            credit |= CREDITS.contains(&lower) && self.document.word(at + 1) == ":";
            let slash = self.document.word(at + 1) == "/" && AGENCIES.contains(&self.analysis.lower(at + 2));
            let before = self.names.words.len();
            open = self.token(at, text, open, credit || slash);
            if self.names.words.len() == before {
                open = false;
            }
            at += 1;
        }
    }

    /// A line that is nothing but a credit or a byline.
    fn credit_block(&self, token: usize) -> bool {
        let Some(sentence) = self.document.sentence_of(token) else { return false };
        let Some(block) = self.document.blocks.get(sentence.block as usize) else { return false };
        if block.kind == BlockKind::Credit {
            return true;
        }
        if block.kind.is_running_text() && block.span.len() > 90 {
            return false;
        }
        let text = self.document.text(block.span);
        let short = text.len() < 90;
        short
            && ["Von ", "By ", "Text: ", "Foto: ", "(c) ", "Autor: "].iter().any(|start| text.starts_with(start))
            && !text.trim_end().ends_with('.')
    }

    /// Adds the name parts of a token; returns whether the next token can go on with the run.
    fn token(&mut self, at: usize, text: &'d str, open: bool, credit: bool) -> bool {
        let span = self.document.tokens[at].span;
        if !text.starts_with(char::is_uppercase) {
            let lower = self.analysis.lower(at);
            let head = lower.split(is_hyphen).next().unwrap_or("");
            if open && PARTICLES.contains(&head) {
                return self.parts(at, text, span, true, credit);
            }
            // `al-Scharaa` may open a name.
            return text.contains(is_hyphen) && PARTICLES.contains(&head) && self.parts(at, text, span, false, credit);
        }
        self.parts(at, text, span, open, credit)
    }

    fn parts(&mut self, at: usize, text: &'d str, span: Span, open: bool, credit: bool) -> bool {
        let foreign = self.foreign(at);
        let hyphenated = text.contains(is_hyphen);
        let mut offset = 0;
        let mut joined = open;
        for part in text.split(is_hyphen) {
            let start = span.start + offset as u32;
            offset += part.len() + text[offset + part.len()..].chars().next().map_or(0, char::len_utf8);
            let stem = without_apostrophe_s(part);
            let length = stem.chars().count();
            let lower_particle = !stem.starts_with(char::is_uppercase);
            let role = if lower_particle {
                if !PARTICLES.contains(&stem) && stem != "s" {
                    joined = false;
                    continue;
                }
                Role::Particle
            } else if length == 1 {
                Role::Initial
            } else {
                Role::Name
            };
            if role == Role::Name && (!stem.chars().all(char::is_alphabetic) || stem.chars().all(char::is_uppercase)) {
                joined = false;
                continue;
            }
            let common = role == Role::Name && self.is_common(at, stem, hyphenated);
            let after_given = joined && self.names.words.last().is_some_and(|w| w.role == Role::Given);
            if common && !after_given {
                joined = false;
                continue;
            }
            let role = if role == Role::Name && self.given.get(stem).is_some_and(|g| !g.ambiguous || !common) { Role::Given } else { role };
            let form = self.form(at, stem, common, hyphenated);
            let index = self.names.words.len() as u32;
            if !joined {
                self.names.runs.push(index);
            }
            let run = self.names.runs.len() as u32 - 1;
            self.names.forms[form as usize].words.push(index);
            let part_span = Span::new(start, start + stem.len() as u32);
            self.names.words.push(NameWord { token: at as u32, span: part_span, form, run, role, hyphenated, credit, foreign });
            joined = stem.len() == part.len();
        }
        joined
    }

    fn form(&mut self, at: usize, stem: &'d str, common: bool, hyphenated: bool) -> u32 {
        if let Some(&id) = self.ids.get(stem) {
            return id;
        }
        let mut form = Form { text: stem.into(), words: Vec::new(), common, listed_name: false, place: false, unknown: false };
        if !hyphenated {
            for reading in self.analysis.readings(at).iter().filter(|r| r.category == Category::Name) {
                form.listed_name = true;
                form.place |= reading.name_kind() == NameKind::Place;
            }
        }
        form.unknown = if hyphenated { self.lexicon.lookup(stem).is_empty() } else { self.analysis.readings(at).is_empty() };
        let id = self.names.forms.len() as u32;
        self.names.forms.push(form);
        self.ids.insert(stem, id);
        id
    }

    /// Whether the word is an ordinary German word: a listed reading that is no name.
    fn is_common(&self, at: usize, stem: &str, part: bool) -> bool {
        let given = self.given.get(stem);
        if given.is_some_and(|g| !g.ambiguous) {
            return false;
        }
        if part || stem.len() != self.document.tokens[at].span.len() as usize {
            // Parts of compounds have no readings of their own; a capital inside `Umarow-Interview` says nothing.
            return self
                .lexicon
                .lookup(stem)
                .iter()
                .any(|r| !matches!(r.category, Category::Name | Category::FirstPart | Category::Abbreviation));
        }
        self.analysis.readings(at).iter().any(|r| {
            !matches!(r.category, Category::Name | Category::FirstPart | Category::Abbreviation)
                && matches!(r.source, Source::Listed | Source::Numeral | Source::Swiss)
        }) || self
            .analysis
            .readings(at)
            .iter()
            .any(|r| matches!(r.source, Source::Compound | Source::Derived | Source::Prefixed) && r.category != Category::Name)
    }

    /// Inside English text or right beside an English word of a title or an institution.
    fn foreign(&self, at: usize) -> bool {
        let english = |token: usize| self.analysis.label(token) == Label::English;
        english(at)
            || (at + 1 < self.document.tokens.len() && english(at + 1) && self.document.word(at + 1).starts_with(char::is_uppercase))
    }
}

/// `Putin’s` is English or a fault, but the name is the same.
fn without_apostrophe_s(part: &str) -> &str {
    part.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe)).filter(|rest| !rest.is_empty()).unwrap_or(part)
}
