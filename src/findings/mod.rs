//! What was found, free of rule and output.

mod fingerprint;
mod located;

pub use fingerprint::fingerprint;
pub use located::{FileReport, Located, LocatedRelated, LocatedSource, LocatedSuggestion, Range, Summary};

use crate::document::Span;
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A hint, or a matter of style; shown when asked for.
    Note,
    /// An editor should look at it.
    Warning,
    /// Must not be published.
    Error,
}

impl Severity {
    /// The word of the command line and of JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whether a suggestion may be applied without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// The meaning is kept; `fix` applies it.
    Safe,
    /// A person decides; `fix --unsafe` applies it.
    Suggest,
    /// A hint that is never applied.
    Show,
}

/// A sentence for people, in both languages of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

/// Makes [`Words`] from the English and the German sentence.
pub fn words(en: impl Into<String>, de: impl Into<String>) -> Words {
    Words { en: en.into(), de: de.into() }
}

/// The language in which the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, the default.
    #[default]
    En,
    /// German.
    De,
}

impl Words {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::De => &self.de,
        }
    }
}

/// Text to put in the place of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it replaces, in the prose; an empty span is an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
    /// Who may apply it.
    pub applicability: Applicability,
}

/// Another place that proves or explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// In the prose.
    pub span: Span,
    /// What is there.
    pub message: Words,
}

/// One fault of the text, in spans of the prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `group/pattern`.
    pub rule: &'static str,
    /// How much it matters here.
    pub severity: Severity,
    /// MQM category, e.g. `accuracy/untranslated`.
    pub category: &'static str,
    /// The faulty text.
    pub span: Span,
    /// What is wrong.
    pub message: Words,
    /// Why it matters and what to do.
    pub reason: Words,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
    /// Those with the same span are alternatives, best first; those with another span are further parts of one edit.
    pub suggestions: Vec<Suggestion>,
    /// Other places.
    pub related: Vec<Related>,
    /// What proves it in the source, in the source's prose.
    pub source: Option<Span>,
}

impl Finding {
    /// Points at what proves the finding in the source.
    pub fn source(&mut self, span: Span) -> &mut Self {
        self.source = Some(span);
        self
    }

    /// Sets the reason, where it says more than the rule's own.
    pub fn reason(&mut self, reason: Words) -> &mut Self {
        self.reason = reason;
        self
    }

    /// Sets how sure the rule is, 0 to 1.
    pub fn confidence(&mut self, confidence: f32) -> &mut Self {
        self.confidence = confidence;
        self
    }

    /// Overrides the rule's severity for this place.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Suggests text in the place of the finding's own span.
    pub fn suggest(&mut self, text: impl Into<String>, applicability: Applicability) -> &mut Self {
        let span = self.span;
        self.suggest_at(span, text, applicability)
    }

    /// Suggests text in the place of another span.
    pub fn suggest_at(&mut self, span: Span, text: impl Into<String>, applicability: Applicability) -> &mut Self {
        self.suggestions.push(Suggestion { span, text: text.into(), applicability });
        self
    }

    /// Points at another place.
    pub fn related(&mut self, span: Span, message: Words) -> &mut Self {
        self.related.push(Related { span, message });
        self
    }
}
