//! The report as JSON.

use crate::corpus::{Consistency, Counts, DocumentCounts, Group, MOST_DOCUMENTS, MonthCounts};
use crate::findings::Language;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The name of this output's shape; changes when a reader would break.
const SCHEMA: &str = "pruefstein/report/1";

#[derive(Serialize)]
struct ReportJson<'r> {
    schema: &'static str,
    version: &'static str,
    summary: SummaryJson,
    groups: Vec<GroupJson<'r>>,
    rules: Vec<RuleJson<'r>>,
    months: Vec<MonthJson<'r>>,
    /// The articles with the most findings, at most `documents_limit`.
    documents: &'r [DocumentCounts],
    documents_limit: usize,
}

#[derive(Serialize)]
struct SummaryJson {
    documents: u64,
    words: u64,
    unread: u64,
    spellings: usize,
    groups: usize,
}

#[derive(Serialize)]
struct GroupJson<'r> {
    #[serde(flatten)]
    group: &'r Group,
    why: &'r str,
}

#[derive(Serialize)]
struct RuleJson<'r> {
    rule: &'r str,
    #[serde(flatten)]
    counts: Counts,
    documents: u64,
}

#[derive(Serialize)]
struct MonthJson<'r> {
    month: Option<String>,
    documents: u64,
    words: u64,
    #[serde(flatten)]
    counts: Counts,
    rules: &'r BTreeMap<Box<str>, u64>,
}

pub(super) fn write(out: &mut dyn Write, report: &Consistency, language: Language) -> io::Result<()> {
    let json = ReportJson {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        summary: SummaryJson {
            documents: report.documents,
            words: report.words,
            unread: report.unread,
            spellings: report.spellings,
            groups: report.groups.len(),
        },
        groups: report.groups.iter().map(|group| GroupJson { group, why: group.why.get(language) }).collect(),
        rules: report.rules.iter().map(|(rule, of)| RuleJson { rule, counts: of.counts, documents: of.documents }).collect(),
        months: report
            .months
            .iter()
            .map(|(month, MonthCounts { documents, words, counts, rules })| MonthJson {
                month: month.map(|month| month.to_string()),
                documents: *documents,
                words: *words,
                counts: *counts,
                rules,
            })
            .collect(),
        documents: &report.worst,
        documents_limit: MOST_DOCUMENTS,
    };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}
