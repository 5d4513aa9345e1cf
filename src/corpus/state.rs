//! What is kept of the articles: spellings with their counts and a bounded number of places.
//!
//! Every bounded list keeps the smallest of a fixed order, and every number is a sum, a least or a greatest one. So
//! the state does not depend on the order in which articles come, and states of parts merge into that of the whole.

use super::Date;
use crate::error::{Error, Result};
use crate::findings::Severity;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The shape of a partial result; changes when an older one could not be merged.
const SCHEMA: &str = "pruefstein/corpus/1";

/// Articles that are listed with their rule counts: those with the most to do.
pub const MOST_DOCUMENTS: usize = 500;

/// What a spelling names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person; the key is the full name that the article gives.
    Person,
    /// A family name alone, in articles that give no full name.
    Surname,
    /// A place; the key is its row in the table.
    Place,
    /// A body or a technical term under its acronyms; the key is its row in the table.
    Acronym,
    /// A spelling with capitals inside, or one that could be such (`NATO`, `Nato`); the key is in lower case.
    Capitals,
    /// A word that Duden allows in two spellings, or an old spelling; the key is the preferred one.
    Term,
    /// A compound with a hyphen; the key is the word without hyphens in lower case.
    Hyphen,
    /// A term of the house glossary; the key is the English term.
    Glossary,
}

/// One spelling of one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FormKey {
    /// What is named.
    pub kind: Kind,
    /// Which one.
    pub key: Box<str>,
    /// How it is written.
    pub form: Box<str>,
}

/// A place where a spelling stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Excerpt {
    /// The article.
    pub document: Arc<str>,
    /// Line in it, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// Its day.
    pub date: Option<Date>,
    /// What stands before.
    pub before: Box<str>,
    /// The word as it is there.
    pub text: Box<str>,
    /// What stands behind.
    pub after: Box<str>,
}

/// How often a spelling stands where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Times.
    pub mentions: u64,
    /// Articles.
    pub documents: u64,
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// The first place in each of the first articles by name.
    pub contexts: Vec<Excerpt>,
}

impl Tally {
    /// Counts the articles of another tally in.
    pub fn merge(&mut self, more: Tally, most_contexts: usize) {
        self.mentions += more.mentions;
        self.documents += more.documents;
        self.first = earliest(self.first, more.first);
        self.last = self.last.max(more.last);
        more.contexts.into_iter().for_each(|excerpt| keep(&mut self.contexts, excerpt, most_contexts));
    }
}

/// Articles in which several spellings meet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meeting {
    /// How many.
    pub documents: u64,
    /// The first by name.
    pub sample: Vec<Arc<str>>,
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Errors.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Notes.
    pub notes: u64,
}

impl Counts {
    /// Counts one finding.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// All findings.
    pub fn total(&self) -> u64 {
        self.errors + self.warnings + self.notes
    }

    fn merge(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RuleCounts {
    /// Findings.
    #[serde(flatten)]
    pub counts: Counts,
    /// Articles with at least one.
    pub documents: u64,
}

/// What one article had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCounts {
    /// The article.
    pub document: Arc<str>,
    /// Its day.
    pub date: Option<Date>,
    /// Its words.
    pub words: u64,
    /// Findings.
    #[serde(flatten)]
    pub counts: Counts,
    /// Findings by rule.
    pub rules: BTreeMap<Box<str>, u64>,
}

impl DocumentCounts {
    /// The order of the list: most to do first.
    fn rank(&self) -> (std::cmp::Reverse<(u64, u64, u64)>, &str) {
        (std::cmp::Reverse((self.counts.errors, self.counts.warnings, self.counts.notes)), &self.document)
    }
}

/// What one month had.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MonthCounts {
    /// Articles.
    pub documents: u64,
    /// Their words.
    pub words: u64,
    /// Findings.
    #[serde(flatten)]
    pub counts: Counts,
    /// Findings by rule.
    pub rules: BTreeMap<Box<str>, u64>,
}

/// What one article says; made in parallel, added in any order.
#[derive(Debug, Clone)]
pub struct Extract {
    /// Counts of the article.
    pub document: DocumentCounts,
    /// Findings by rule and severity.
    pub rules: BTreeMap<Box<str>, Counts>,
    /// Spellings, how often each stands there, and where first. A spelling stands only once in the list.
    pub forms: Vec<(FormKey, u64, Excerpt)>,
    /// Spellings of what may be one thing that meet in this article.
    pub meetings: Vec<Vec<FormKey>>,
    /// Compounds without a hyphen, as [`closed_key`] gives them.
    pub closed: FxHashMap<u64, u64>,
}

/// The state of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpus {
    /// Most places that are kept of each spelling.
    pub most_contexts: usize,
    /// Articles.
    pub documents: u64,
    /// Their words.
    pub words: u64,
    /// Articles that could not be read.
    pub unread: u64,
    /// Spellings.
    pub forms: FxHashMap<FormKey, Tally>,
    /// Spellings that meet in one article.
    pub meetings: FxHashMap<Vec<FormKey>, Meeting>,
    /// Compounds without hyphen: mentions and articles, by the hash of their key. Most compounds never get a hyphen, so
    /// nothing else is kept of them.
    pub closed: FxHashMap<u64, (u64, u64)>,
    /// By rule.
    pub rules: BTreeMap<Box<str>, RuleCounts>,
    /// By month; `None` for articles without a date.
    pub months: BTreeMap<Option<Date>, MonthCounts>,
    /// The [`MOST_DOCUMENTS`] articles with the most findings.
    pub worst: Vec<DocumentCounts>,
}

/// The key of a compound without its hyphens: FNV-1a, which stays the same on every machine and in every version.
pub fn closed_key(lower_without_hyphens: &str) -> u64 {
    lower_without_hyphens.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Corpus {
    /// No article yet; of each spelling at most `most_contexts` places are kept.
    pub fn new(most_contexts: usize) -> Self {
        Corpus {
            most_contexts,
            documents: 0,
            words: 0,
            unread: 0,
            forms: FxHashMap::default(),
            meetings: FxHashMap::default(),
            closed: FxHashMap::default(),
            rules: BTreeMap::new(),
            months: BTreeMap::new(),
            worst: Vec::new(),
        }
    }

    /// Adds an article.
    pub fn add(&mut self, extract: Extract) {
        let Extract { document, rules, forms, meetings, closed } = extract;
        self.documents += 1;
        self.words += document.words;
        let most = self.most_contexts;
        for (key, mentions, excerpt) in forms {
            let tally = self.forms.entry(key).or_default();
            tally.mentions += mentions;
            tally.documents += 1;
            tally.first = earliest(tally.first, excerpt.date);
            tally.last = tally.last.max(excerpt.date);
            keep(&mut tally.contexts, excerpt, most);
        }
        for keys in meetings {
            let meeting = self.meetings.entry(keys).or_default();
            meeting.documents += 1;
            keep(&mut meeting.sample, Arc::clone(&document.document), most);
        }
        for (key, mentions) in closed {
            let known = self.closed.entry(key).or_default();
            known.0 += mentions;
            known.1 += 1;
        }
        for (rule, counts) in rules {
            let known = self.rules.entry(rule).or_default();
            known.counts.merge(counts);
            known.documents += 1;
        }
        let month = self.months.entry(document.date.map(Date::month)).or_default();
        month.documents += 1;
        month.words += document.words;
        month.counts.merge(document.counts);
        for (rule, count) in &document.rules {
            *month.rules.entry(rule.clone()).or_default() += count;
        }
        if document.counts.total() > 0 {
            self.keep_worst(document);
        }
    }

    fn keep_worst(&mut self, document: DocumentCounts) {
        let at = self.worst.partition_point(|known| known.rank() < document.rank());
        if at < MOST_DOCUMENTS {
            self.worst.insert(at, document);
            self.worst.truncate(MOST_DOCUMENTS);
        }
    }

    /// Adds the articles of another state; they must be other articles.
    pub fn merge(&mut self, other: Corpus) {
        self.documents += other.documents;
        self.words += other.words;
        self.unread += other.unread;
        let most = self.most_contexts;
        for (key, more) in other.forms {
            self.forms.entry(key).or_default().merge(more, most);
        }
        for (keys, more) in other.meetings {
            let meeting = self.meetings.entry(keys).or_default();
            meeting.documents += more.documents;
            more.sample.into_iter().for_each(|document| keep(&mut meeting.sample, document, most));
        }
        for (key, (mentions, documents)) in other.closed {
            let known = self.closed.entry(key).or_default();
            known.0 += mentions;
            known.1 += documents;
        }
        for (rule, more) in other.rules {
            let known = self.rules.entry(rule).or_default();
            known.counts.merge(more.counts);
            known.documents += more.documents;
        }
        for (month, more) in other.months {
            let known = self.months.entry(month).or_default();
            known.documents += more.documents;
            known.words += more.words;
            known.counts.merge(more.counts);
            for (rule, count) in more.rules {
                *known.rules.entry(rule).or_default() += count;
            }
        }
        other.worst.into_iter().for_each(|document| self.keep_worst(document));
    }

    /// The state as JSON, for [`Corpus::from_json`]; the same bytes for the same articles.
    pub fn to_json(&self) -> Vec<u8> {
        let mut forms: Vec<(&FormKey, &Tally)> = self.forms.iter().collect();
        forms.sort_unstable_by_key(|(key, _)| *key);
        let mut meetings: Vec<(&Vec<FormKey>, &Meeting)> = self.meetings.iter().collect();
        meetings.sort_unstable_by_key(|(keys, _)| *keys);
        let mut closed: Vec<(u64, u64, u64)> =
            self.closed.iter().map(|(&key, &(mentions, documents))| (key, mentions, documents)).collect();
        closed.sort_unstable();
        let partial = Partial {
            schema: SCHEMA.into(),
            version: env!("CARGO_PKG_VERSION").into(),
            most_contexts: self.most_contexts,
            documents: self.documents,
            words: self.words,
            unread: self.unread,
            rules: self.rules.clone(),
            months: self.months.iter().map(|(&month, counts)| (month, counts.clone())).collect(),
            worst: self.worst.clone(),
            forms,
            meetings,
            closed,
        };
        let mut json = serde_json::to_vec(&partial).unwrap_or_default();
        json.push(b'\n');
        json
    }

    /// A state that [`Corpus::to_json`] wrote.
    ///
    /// # Errors
    /// Names the file and the place if it is none, or none of this version.
    pub fn from_json(path: &Path, json: &[u8]) -> Result<Corpus> {
        #[derive(Deserialize)]
        struct Head {
            #[serde(default)]
            schema: String,
        }
        let fault = |error: serde_json::Error| {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            Error::in_file(path, what).at(error.line() as u32, error.column() as u32)
        };
        let head: Head = serde_json::from_slice(json).map_err(fault)?;
        if head.schema != SCHEMA {
            let what = format!("not a partial result (schema `{}`, expected `{SCHEMA}`)", head.schema);
            return Err(Error::in_file(path, what).hint("write one with `pruefstein report --format partial`"));
        }
        let partial: Partial<FormKey, Tally, Vec<FormKey>, Meeting> = serde_json::from_slice(json).map_err(fault)?;
        Ok(Corpus {
            most_contexts: partial.most_contexts,
            documents: partial.documents,
            words: partial.words,
            unread: partial.unread,
            forms: partial.forms.into_iter().collect(),
            meetings: partial.meetings.into_iter().collect(),
            closed: partial.closed.into_iter().map(|(key, mentions, documents)| (key, (mentions, documents))).collect(),
            rules: partial.rules,
            months: partial.months.into_iter().collect(),
            worst: partial.worst,
        })
    }
}

/// A state as JSON: maps as sorted lists.
#[derive(Serialize, Deserialize)]
struct Partial<K, T, M, N> {
    schema: String,
    version: String,
    most_contexts: usize,
    documents: u64,
    words: u64,
    unread: u64,
    rules: BTreeMap<Box<str>, RuleCounts>,
    months: Vec<(Option<Date>, MonthCounts)>,
    worst: Vec<DocumentCounts>,
    forms: Vec<(K, T)>,
    meetings: Vec<(M, N)>,
    closed: Vec<(u64, u64, u64)>,
}

fn earliest(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Adds to a sorted list of at most so many; the greatest goes.
fn keep<T: Ord>(list: &mut Vec<T>, item: T, most: usize) {
    let at = list.partition_point(|known| *known < item);
    if at < most {
        list.insert(at, item);
        list.truncate(most);
    }
}
