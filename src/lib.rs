//! Pruefstein finds what is wrong with machine-translated German, says why, and proposes the mend.
//!
//! ```
//! let report = pruefstein::check_str("Die neue Strecke ist 17,000 Kilometer lang.");
//! let finding = &report.findings[0];
//! assert_eq!(finding.rule, "typography/number-format");
//! assert_eq!(finding.text, "17,000");
//! assert_eq!((finding.range.start.line, finding.range.start.column), (1, 22));
//! assert_eq!(finding.suggestions[0].text, "17.000");
//! ```
//!
//! [`check_str`] reads the tables anew for each text. Whoever checks more than one keeps an [`Engine`], which reads each table when a
//! rule first asks for it and can be shared by threads:
//!
//! ```
//! use pruefstein::{Dictionaries, Engine, Format, Severity, Settings};
//! use std::path::Path;
//!
//! let engine = Engine::new(Dictionaries::new(), Settings::default());
//! let html = "<p>Der Zug f&auml;hrt <b>sehr sehr</b> langsam, aber er fährt.</p><p>Fuer heute ist das genug.</p>".into();
//! let report = engine.check_text(Path::new("article.html"), Format::Html, &html);
//! assert!(report.findings.iter().any(|f| f.text == "Fuer" && f.severity >= Severity::Warning));
//!
//! let fixed = pruefstein::fix::fix(&engine, Path::new("article.html"), Format::Html, &html, pruefstein::Applicability::Safe);
//! assert!(fixed.text.contains("<p>Für heute"));
//! ```
//!
//! # The map
//!
//! Data flows one way; a lower room never imports a higher one, and a test holds that.
//!
//! ```text
//! input -> document -> language -> align -> rules -> findings -> fix | report
//!                                              ^ engine, corpus and cli stand on top
//! ```
//!
//! | room | what it does |
//! |---|---|
//! | [`input`] | bytes become text that remembers where it came from: encodings, formats, folders |
//! | [`document`] | the text as data: spans, lines, origin, blocks, sentences, tokens, suppressions |
//! | [`language`] | what can be known of one text alone: sentences, tokens, their language, lexicon, morphology, patterns |
//! | [`align`] | which sentence of a translation renders which one of its source |
//! | [`data`] | the tables under `dictionaries/`, compiled in; what a user adds |
//! | [`rules`] | one folder a group, one file a rule: documentation, check and tests in one place |
//! | [`findings`] | what was found, free of rule and output; the fingerprint |
//! | [`engine`] | one article through all stages; many in parallel, in a fixed order |
//! | [`config`] | `pruefstein.toml` and the command line become settings |
//! | [`corpus`] | many articles: names, acronyms and terms that stand in more than one form |
//! | [`fix`] | suggestions become new text or a diff |
//! | [`report`] | findings become output, one file a format |
//! | [`cli`] | one file a command |

pub mod align;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod data;
pub mod document;
pub mod engine;
pub mod error;
pub mod findings;
pub mod fix;
pub mod input;
pub mod language;
pub mod report;
pub mod rules;

pub use config::Settings;
pub use data::Dictionaries;
pub use document::Format;
pub use engine::Engine;
pub use error::{Error, Result};
pub use findings::{Applicability, FileReport, Located, Severity};

/// Checks one German text without markup, with all rules as they come. The report's path is `-`.
pub fn check_str(german: &str) -> FileReport {
    Engine::new(Dictionaries::new(), Settings::default()).check_text(std::path::Path::new("-"), Format::Plain, &german.into())
}
