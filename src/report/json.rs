//! `--format json` and `jsonl`: the contract's section 4.

use super::Reporter;
use crate::findings::{Applicability, FileReport, Language, Located, Range, Severity, Summary};
use serde::Serialize;
use std::io::{self, Write};

/// The name of this output's shape; changes when a reader would break.
const SCHEMA: &str = "pruefstein/check/1";

#[derive(Serialize)]
struct FindingJson<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'f str>,
    rule: &'f str,
    severity: Severity,
    category: &'f str,
    message: &'f str,
    reason: &'f str,
    confidence: f64,
    text: &'f str,
    range: Range,
    suggestions: Vec<SuggestionJson<'f>>,
    related: Vec<RelatedJson<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceJson<'f>>,
    fingerprint: &'f str,
}

#[derive(Serialize)]
struct SourceJson<'f> {
    text: &'f str,
    range: Range,
}

#[derive(Serialize)]
struct SuggestionJson<'f> {
    text: &'f str,
    applicability: Applicability,
    range: Range,
}

#[derive(Serialize)]
struct RelatedJson<'f> {
    message: &'f str,
    text: &'f str,
    range: Range,
}

impl<'f> FindingJson<'f> {
    fn new(finding: &'f Located, path: Option<&'f str>, language: Language) -> Self {
        FindingJson {
            path,
            rule: finding.rule,
            severity: finding.severity,
            category: finding.category,
            message: finding.message.get(language),
            reason: finding.reason.get(language),
            // Two decimals, and no 0.8999999761581421 from the 32-bit value.
            confidence: (f64::from(finding.confidence) * 100.0).round() / 100.0,
            text: &finding.text,
            range: finding.range,
            suggestions: finding
                .suggestions
                .iter()
                .map(|s| SuggestionJson { text: &s.text, applicability: s.applicability, range: s.range })
                .collect(),
            related: finding
                .related
                .iter()
                .map(|r| RelatedJson { message: r.message.get(language), text: &r.text, range: r.range })
                .collect(),
            source: finding.source.as_ref().map(|s| SourceJson { text: &s.text, range: s.range }),
            fingerprint: &finding.fingerprint,
        }
    }
}

#[derive(Serialize)]
struct FileJson<'f> {
    path: &'f str,
    source: Option<&'f str>,
    words: usize,
    findings: Vec<FindingJson<'f>>,
}

/// One object for the whole run, written file by file.
pub struct Json<W> {
    out: W,
    language: Language,
    files: usize,
}

impl<W: Write> Json<W> {
    /// Writes to `out`.
    pub fn new(out: W, language: Language) -> Self {
        Json { out, language, files: 0 }
    }
}

impl<W: Write> Reporter for Json<W> {
    fn begin(&mut self) -> io::Result<()> {
        write!(self.out, "{{\"schema\":\"{SCHEMA}\",\"version\":\"{}\",\"files\":[", env!("CARGO_PKG_VERSION"))
    }

    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        let path = report.path.to_string_lossy();
        let source = report.source.as_ref().map(|s| s.to_string_lossy());
        let file = FileJson {
            path: &path,
            source: source.as_deref(),
            words: report.words,
            findings: report.findings.iter().map(|f| FindingJson::new(f, None, self.language)).collect(),
        };
        self.out.write_all(if self.files == 0 { b"\n" } else { b",\n" })?;
        self.files += 1;
        serde_json::to_writer(&mut self.out, &file)?;
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(b"\n],\"summary\":")?;
        serde_json::to_writer(&mut self.out, summary)?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

/// One finding a line, its path with it.
pub struct JsonLines<W> {
    out: W,
    language: Language,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`.
    pub fn new(out: W, language: Language) -> Self {
        JsonLines { out, language }
    }
}

impl<W: Write> Reporter for JsonLines<W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        let path = report.path.to_string_lossy();
        for finding in &report.findings {
            serde_json::to_writer(&mut self.out, &FindingJson::new(finding, Some(&path), self.language))?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}
