//! One article through all stages; many in parallel, in a fixed order.

use crate::align::{self, Alignment, Part, Verdict};
use crate::config::Settings;
use crate::data::Dictionaries;
use crate::document::{Block, Document, Format, LineIndex, Prose, Span};
use crate::error::{Error, Result};
use crate::findings::{FileReport, Finding, Located, Severity};
use crate::input::{self, Encoding, SourceText, Sources};
use crate::language::{Analysis, segment};
use crate::rules::{Context, Needs, Room, Sink, Source, dismissed, registry};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of prose that are analysed at a time. A longer file is cut between blocks, so that memory does not grow with it;
/// rules that compare places of one text then see each part alone.
const WINDOW: usize = 2 << 20;

/// Files that are in work at the same time, and bytes of them: what they hold stays in memory until it is their turn to be printed.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 8 << 20;

/// Who looks at the analysis of a text and at all findings in it.
pub type Watcher<'w> = &'w mut dyn FnMut(&Context<'_>, &[Finding]);
/// Bytes of prose of a source or of its translation, at most: a pair is compared in one piece.
const LONGEST_PAIR: usize = 16 << 20;

/// Checks articles with one set of tables and settings.
pub struct Engine {
    dictionaries: Dictionaries,
    settings: Settings,
    sources: Sources,
}

/// The English original of an article, read and decoded.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// How it is written.
    pub format: Format,
    /// The decoded text.
    pub file: Arc<str>,
}

/// One checked file, with what `fix` needs.
pub struct Checked {
    /// What was found.
    pub report: FileReport,
    /// The decoded file.
    pub file: Arc<str>,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Why the article could not be compared with its source, if it could not.
    pub source_error: Option<Error>,
}

impl Engine {
    /// An engine; tables are read when a rule first needs them.
    pub fn new(dictionaries: Dictionaries, settings: Settings) -> Self {
        Engine { dictionaries, settings, sources: Sources::None }
    }

    /// The same engine, which looks for the sources of the files that it reads.
    pub fn with_sources(self, sources: Sources) -> Self {
        Engine { sources, ..self }
    }

    /// The tables in use.
    pub fn dictionaries(&self) -> &Dictionaries {
        &self.dictionaries
    }

    /// The settings in use.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Reads and checks one file, with its source where there is one.
    pub fn check_path(&self, path: &Path, format: Option<Format>) -> Result<Checked> {
        // A fault of the program in one article must not hide the findings in the others. Nothing of a half-done article is kept, and
        // the tables' indexes are written only when they are complete, so what a panic leaves behind is whole.
        catch_unwind(AssertUnwindSafe(|| {
            let source = self.source_of(path, format);
            let target = input::read(path, format)?;
            Ok(self.check_read(path, &target, source))
        }))
        .unwrap_or_else(|_| Err(Error::in_file(path, "a fault of the program, not of the file").hint("please report it, with the file")))
    }

    /// Reads the source of a file, if it has one.
    pub fn source_of(&self, path: &Path, format: Option<Format>) -> Result<Option<SourceFile>> {
        let Some(source) = self.sources.of(path)? else { return Ok(None) };
        let SourceText { format, file, .. } = input::read(&source, format)?;
        Ok(Some(SourceFile { path: source, format, file }))
    }

    fn check_read(&self, path: &Path, target: &SourceText, source: Result<Option<SourceFile>>) -> Checked {
        let SourceText { format, encoding, file } = target;
        let (report, source_error) = match source {
            Ok(Some(source)) => self.check_pair(path, *format, file, &source),
            Ok(None) => (self.check_text(path, *format, file), None),
            Err(error) => (self.check_text(path, *format, file), Some(error)),
        };
        Checked { report, file: Arc::clone(file), encoding: *encoding, source_error }
    }

    /// Checks one decoded text.
    pub fn check_text(&self, path: &Path, format: Format, file: &Arc<str>) -> FileReport {
        self.check_text_with(path, format, file, &mut |_, _| {})
    }

    /// The same, and shows the analysis of each part of the text to `each` before it is dropped; most texts have one part. The
    /// findings that come with it are those of all rules, unsorted and with those that another one explains.
    pub fn check_text_with(&self, path: &Path, format: Format, file: &Arc<str>, each: Watcher<'_>) -> FileReport {
        let prose = input::prose(format, file);
        let mut report = FileReport { path: path.to_owned(), source: None, words: 0, findings: Vec::new(), left_out: 0 };
        let mut rooms: Vec<Room> = registry::rules().map(|_| Room::default()).collect();
        let lines = Arc::new(LineIndex::new(file));
        for part in windows(prose) {
            let document = segment::document(path.to_owned(), format, Arc::clone(file), Arc::clone(&lines), part, &self.dictionaries);
            report.words += document.word_count();
            let findings = self.findings_in(&document, None, &mut rooms, each);
            report.findings.extend(findings.into_iter().map(|f| Located::new(&document, None, f)));
        }
        report.left_out = rooms.iter().map(|room| room.left_out).sum();
        report
    }

    /// Checks one decoded text against its source. If the two cannot be compared, the text is checked alone and the error says why.
    pub fn check_pair(&self, path: &Path, format: Format, file: &Arc<str>, source: &SourceFile) -> (FileReport, Option<Error>) {
        let alone = |error: Error| (self.check_text(path, format, file), Some(error));
        let (prose, source_prose) = (input::prose(format, file), input::prose(source.format, &source.file));
        for (path, prose) in [(path, &prose), (&source.path, &source_prose)] {
            if prose.text.len() > LONGEST_PAIR {
                let what = format!("too long to be compared with its other side: {} MiB of text", prose.text.len() >> 20);
                return alone(Error::in_file(path, what).hint(format!("at most {} MiB; split the pair", LONGEST_PAIR >> 20)));
            }
        }
        let lines = Arc::new(LineIndex::new(file));
        let document = segment::document(path.to_owned(), format, Arc::clone(file), lines, prose, &self.dictionaries);
        let english = Some(align::Language::English);
        let (original, _) =
            align::document(source.path.clone(), source.format, Arc::clone(&source.file), source_prose, english, &self.dictionaries);
        let sides = [align::Text::of(&original), align::Text::of(&document)];
        let swapped = sides.each_ref().map(align::Text::language) == [align::Language::German, align::Language::English];
        let [english, german] = sides;
        let alignment = align::align(
            &align::Text { language: Some(align::Language::English), ..english },
            &align::Text { language: Some(align::Language::German), ..german },
        );
        if let Some(error) = no_pair(&document, &original, &alignment, swapped) {
            return alone(error);
        }
        let mut rooms: Vec<Room> = registry::rules().map(|_| Room::default()).collect();
        let findings = self.findings_in(&document, Some(&Source::new(&original, &alignment)), &mut rooms, &mut |_, _| {});
        let report = FileReport {
            path: path.to_owned(),
            source: Some(source.path.clone()),
            words: document.word_count(),
            findings: findings.into_iter().map(|f| Located::new(&document, Some(&original), f)).collect(),
            left_out: rooms.iter().map(|room| room.left_out).sum(),
        };
        (report, None)
    }

    /// The findings of all rules on one document, ordered by place and rule.
    pub fn findings(&self, document: &Document) -> Vec<Finding> {
        let mut rooms: Vec<Room> = registry::rules().map(|_| Room::default()).collect();
        self.findings_in(document, None, &mut rooms, &mut |_, _| {})
    }

    /// The same, for one part of a file whose rules have this much room left, with its source if it has one.
    fn findings_in(&self, document: &Document, source: Option<&Source<'_>>, rooms: &mut [Room], each: Watcher<'_>) -> Vec<Finding> {
        let analysis = Analysis::new(document, &self.dictionaries);
        let context = Context { document, analysis: &analysis, dictionaries: &self.dictionaries, house: &self.settings.house, source };
        let settings = self.settings.for_path(&document.path);
        let mut findings = Vec::new();
        for (rule, room) in registry::rules().zip(rooms) {
            let meta = rule.meta();
            if meta.needs == Needs::Source && source.is_none() {
                continue;
            }
            if let Some(severity) = settings.severity(meta) {
                rule.check(&context, &mut Sink::new(meta, severity, room, &mut findings));
            }
        }
        if source.is_some() {
            findings.retain(|finding| !dismissed(&context, finding));
        }
        each(&context, &findings);
        findings.retain(|f| !document.suppressions.iter().any(|s| s.covers(f.rule, f.span)));
        settle(&mut findings);
        findings
    }

    /// Checks many files in parallel and hands each result to `each` in the order of `paths`, whatever the number of threads.
    pub fn check_all(
        &self,
        paths: impl Iterator<Item = Result<PathBuf>>,
        format: Option<Format>,
        mut each: impl FnMut(Result<Checked>) -> Result<()>,
    ) -> Result<()> {
        let mut paths = paths.peekable();
        while paths.peek().is_some() {
            let mut batch: Vec<Result<PathBuf>> = Vec::new();
            let mut bytes = 0;
            while batch.len() < BATCH && bytes < BATCH_BYTES {
                let Some(path) = paths.next() else { break };
                bytes += path.as_ref().ok().and_then(|path| path.metadata().ok()).map_or(0, |metadata| metadata.len());
                batch.push(path);
            }
            let checked: Vec<Result<Checked>> = match batch.len() {
                // Threads cost more than one article does.
                1 => batch.into_iter().map(|path| self.check_path(&path?, format)).collect(),
                _ => batch.into_par_iter().map(|path| self.check_path(&path?, format)).collect(),
            };
            for result in checked {
                each(result)?;
            }
        }
        Ok(())
    }
}

/// Why the two texts cannot be compared, if they cannot.
fn no_pair(target: &Document, source: &Document, alignment: &Alignment, swapped: bool) -> Option<Error> {
    let other = source.path.display();
    match &alignment.verdict {
        Verdict::Empty(Part::Source) => Some(Error::in_file(&source.path, "the source has no text, so nothing can be compared with it")),
        Verdict::Empty(Part::Target) => Some(Error::in_file(&target.path, format!("has no text to compare with its source {other}"))),
        Verdict::Same => Some(Error::in_file(&target.path, format!("is the same text as its source {other}"))),
        _ if swapped => Some(
            Error::in_file(&target.path, format!("is English, and its source {other} is German"))
                .hint("give the German file as PATH and the English one as --source"),
        ),
        Verdict::Unrelated => Some(
            Error::in_file(&target.path, format!("is no translation of {other}"))
                .hint("the German text was checked alone; is the pairing right?"),
        ),
        Verdict::Translation | Verdict::Incomplete { .. } => None,
    }
}

/// Orders the findings and drops those that another one explains.
fn settle(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)).then_with(|| a.message.en.cmp(&b.message.en)));
    let claims = |finding: &Finding| finding.severity > Severity::Note && registry::find(finding.rule).is_some_and(|r| r.meta().claims);
    let claiming: Vec<(Span, &'static str)> = findings.iter().filter(|f| claims(f)).map(|f| (f.span, f.rule)).collect();
    let mut next = 0;
    // Of the claims that begin at or before a finding the one of each rule that reaches farthest: if any contains the finding, that
    // one does. One pass, because a text of noise has thousands of both.
    let mut farthest: Vec<(Span, &'static str)> = Vec::new();
    findings.retain(|finding| {
        while let Some(&claim) = claiming.get(next).filter(|(span, _)| span.start <= finding.span.start) {
            next += 1;
            match farthest.iter_mut().find(|(_, rule)| *rule == claim.1) {
                Some(known) if (known.0.end, Reverse(known.0.start)) >= (claim.0.end, Reverse(claim.0.start)) => {}
                Some(known) => *known = claim,
                None => farthest.push(claim),
            }
        }
        // Two rules that claim the same span: the first by name stays.
        !farthest.iter().any(|&(span, rule)| {
            rule != finding.rule && span.contains(finding.span) && (span != finding.span || !claims(finding) || rule < finding.rule)
        })
    });
    findings.dedup_by(|b, a| a.rule == b.rule && a.span == b.span);
}

/// Cuts the prose of a very long file into parts of whole blocks; an ordinary article stays one part.
fn windows(prose: Prose) -> impl Iterator<Item = Prose> {
    let mut parts: Vec<Vec<Block>> = vec![Vec::new()];
    if prose.text.len() <= WINDOW {
        parts[0] = prose.blocks.clone();
    } else {
        let mut size = 0;
        for block in prose.blocks.iter().flat_map(|block| pieces(&prose.text, block)) {
            if size > 0 && size + block.span.len() as usize > WINDOW {
                parts.push(Vec::new());
                size = 0;
            }
            size += block.span.len() as usize;
            parts.last_mut().expect("there is always a part").push(block);
        }
    }
    parts.into_iter().map(move |blocks| Prose {
        text: prose.text.clone(),
        origin: Arc::clone(&prose.origin),
        blocks,
        suppressions: prose.suppressions.clone(),
    })
}

/// A block of at most a window; a longer one (a file without line breaks) is cut at white space.
fn pieces(text: &str, block: &Block) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rest = block.span;
    while rest.len() as usize > WINDOW {
        let mut cut = rest.start as usize + WINDOW;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let cut = text[rest.start as usize..cut].rfind(char::is_whitespace).map_or(cut, |at| rest.start as usize + at);
        let cut = if cut as u32 == rest.start { rest.start + WINDOW as u32 } else { cut as u32 };
        let cut = (cut..rest.end).find(|&c| text.is_char_boundary(c as usize)).unwrap_or(rest.end);
        out.push(Block { span: Span::new(rest.start, cut), kind: block.kind });
        rest.start = cut;
    }
    out.push(Block { span: rest, kind: block.kind });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::words;

    fn finding(rule: &'static str, start: u32, end: u32, severity: Severity) -> Finding {
        Finding {
            rule,
            severity,
            category: "",
            span: Span::new(start, end),
            message: words("", ""),
            reason: words("", ""),
            confidence: 1.0,
            suggestions: Vec::new(),
            related: Vec::new(),
            source: None,
        }
    }

    #[test]
    fn a_claim_explains_what_lies_inside_it() {
        let claiming: Vec<&'static str> = registry::metas().filter(|m| m.claims).map(|m| m.name).take(2).collect();
        let [first, second] = claiming[..] else { panic!("two rules that claim are needed") };
        let plain = registry::metas().find(|m| !m.claims).expect("a rule that does not claim").name;
        let mut findings = vec![
            finding(plain, 5, 9, Severity::Error),
            finding(first, 0, 20, Severity::Error),
            finding(second, 0, 20, Severity::Error),
            finding(plain, 0, 20, Severity::Error),
            finding(second, 10, 30, Severity::Error),
            finding(plain, 15, 25, Severity::Error),
            finding(plain, 25, 35, Severity::Error),
            // A note explains nothing.
            finding(first, 40, 60, Severity::Note),
            finding(plain, 45, 50, Severity::Error),
        ];
        settle(&mut findings);
        let left: Vec<(&str, u32, u32)> = findings.iter().map(|f| (f.rule, f.span.start, f.span.end)).collect();
        assert_eq!(left, [(first, 0, 20), (second, 10, 30), (plain, 25, 35), (first, 40, 60), (plain, 45, 50)]);
    }
}
