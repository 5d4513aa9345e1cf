//! What a rule is: its description, its check and what it may ask for.

use super::{HouseForms, Source};
use crate::data::Dictionaries;
use crate::document::{Document, Span};
use crate::findings::{Finding, Severity, Words};
use crate::language::Analysis;

/// Which texts a rule needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The German text.
    Target,
    /// The German and the English text.
    Source,
}

/// The best that the rule's suggestions can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixClass {
    /// Some are applied by `fix`.
    Safe,
    /// Some are applied by `fix --unsafe`.
    Suggest,
    /// None is applied.
    None,
}

impl FixClass {
    /// The word of the rule list.
    pub const fn as_str(self) -> &'static str {
        match self {
            FixClass::Safe => "safe",
            FixClass::Suggest => "suggest",
            FixClass::None => "none",
        }
    }
}

/// Everything that is fixed about a rule.
#[derive(Debug)]
pub struct RuleMeta {
    /// `group/pattern`.
    pub name: &'static str,
    /// Severity of a finding unless the rule or the configuration says otherwise.
    pub severity: Severity,
    /// MQM category.
    pub category: &'static str,
    /// Which texts it needs.
    pub needs: Needs,
    /// What its suggestions can be.
    pub fix: FixClass,
    /// Whether its findings explain everything inside their span, so that other rules stay silent there.
    pub claims: bool,
    /// The doc comment: explanation, examples, exceptions, measured precision.
    pub doc: &'static str,
}

impl RuleMeta {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }

    /// The first paragraph of the doc comment, as one line.
    pub fn summary(&self) -> String {
        let lines: Vec<&str> = self.doc.lines().map(str::trim).skip_while(|l| l.is_empty()).take_while(|l| !l.is_empty()).collect();
        lines.join(" ")
    }
}

/// The half of a rule that [`rule!`](crate::rule) writes.
pub trait Described {
    /// Its fixed facts.
    fn meta(&self) -> &'static RuleMeta;
}

/// A rule: without state, so that one serves all threads.
pub trait Rule: Described + Sync {
    /// Finds the faults of one article.
    fn check(&self, context: &Context<'_>, findings: &mut Sink<'_>);
}

/// What a rule can see.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// The article.
    pub document: &'c Document,
    /// What is known of its language.
    pub analysis: &'c Analysis,
    /// All tables and their indexes.
    pub dictionaries: &'c Dictionaries,
    /// The forms that the house prefers.
    pub house: &'c HouseForms,
    /// The English original, aligned with the article, where there is one.
    pub source: Option<&'c Source<'c>>,
}

/// Collects the findings of one rule in one article.
pub struct Sink<'s> {
    meta: &'static RuleMeta,
    severity: Severity,
    out: &'s mut Vec<Finding>,
    /// Findings of other rules in `out`.
    start: usize,
    room: &'s mut Room,
}

/// Findings of one rule in one file; a text of noise must not fill the memory.
pub const MOST_FINDINGS: usize = 2_000;

/// How many findings of one rule a file has room for yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    left: usize,
    /// Findings that came when there was none.
    pub left_out: usize,
}

impl Default for Room {
    fn default() -> Self {
        Room { left: MOST_FINDINGS, left_out: 0 }
    }
}

impl<'s> Sink<'s> {
    /// A sink for one rule, with the severity that the configuration gives it.
    pub fn new(meta: &'static RuleMeta, severity: Severity, room: &'s mut Room, out: &'s mut Vec<Finding>) -> Self {
        let start = out.len();
        Sink { meta, severity, out, start, room }
    }

    /// Reports a fault; the returned finding can be completed.
    pub fn report(&mut self, span: Span, message: Words) -> &mut Finding {
        let finding = Finding {
            rule: self.meta.name,
            severity: self.severity,
            category: self.meta.category,
            span,
            message,
            reason: Words::default(),
            confidence: 0.9,
            suggestions: Vec::new(),
            related: Vec::new(),
            source: None,
        };
        self.drop_superfluous();
        self.out.push(finding);
        self.out.last_mut().expect("pushed in the line above")
    }

    /// The rule goes on describing its last finding after reporting it, so one too many goes when the next one comes, or at the end.
    fn drop_superfluous(&mut self) {
        if self.out.len() - self.start > self.room.left {
            self.out.pop();
            self.room.left_out += 1;
        }
    }

    /// The severity that the rule has in this run.
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

impl Drop for Sink<'_> {
    fn drop(&mut self) {
        self.drop_superfluous();
        self.room.left = self.room.left.saturating_sub(self.out.len() - self.start);
    }
}

/// Declares a rule: its doc comment becomes its explanation and its test.
///
/// ```ignore
/// rule! {
///     /// One line that says what is found.
///     ///
///     /// ## Why it matters …
///     pub struct DoubledWord = "syntax/doubled-word", Error, "linguistic-conventions/grammar", fix: Suggest;
/// }
/// ```
#[macro_export]
macro_rules! rule {
    ($(#[doc = $doc:literal])+ pub struct $name:ident = $id:literal, $severity:ident, $category:literal, fix: $fix:ident $(, needs: $needs:ident)? $(, claims: $claims:literal)?;) => {
        $(#[doc = $doc])+
        pub struct $name;

        impl $crate::rules::Described for $name {
            fn meta(&self) -> &'static $crate::rules::RuleMeta {
                static META: $crate::rules::RuleMeta = $crate::rules::RuleMeta {
                    name: $id,
                    severity: $crate::findings::Severity::$severity,
                    category: $category,
                    needs: $crate::rule!(@needs $($needs)?),
                    fix: $crate::rules::FixClass::$fix,
                    claims: $crate::rule!(@claims $($claims)?),
                    doc: concat!($($doc, "\n"),+),
                };
                &META
            }
        }
    };
    (@needs $needs:ident) => { $crate::rules::Needs::$needs };
    (@needs) => { $crate::rules::Needs::Target };
    (@claims $claims:literal) => { $claims };
    (@claims) => { false };
}
