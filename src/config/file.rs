//! The configuration file as written.

use crate::error::{Error, Result};
use crate::findings::{Language, Severity};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name that is looked for.
pub const FILE_NAME: &str = "pruefstein.toml";

/// What a rule or group is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Switched off.
    Off,
    /// Switched on, with the rule's own severity.
    On,
    /// With this severity.
    Note,
    /// With this severity.
    Warning,
    /// With this severity.
    Error,
}

impl Level {
    /// The severity that results; `None` for off.
    pub fn severity(self, own: Severity) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::On => Some(own),
            Level::Note => Some(Severity::Note),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}

/// Settings for some paths.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Globs, relative to the configuration file.
    pub paths: Vec<String>,
    /// Only these rules and groups.
    #[serde(default)]
    pub select: Vec<String>,
    /// Not these rules and groups.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Severities by rule or group.
    #[serde(default)]
    pub rules: BTreeMap<String, Level>,
}

/// How the house writes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct House {
    /// Preferred form of a name or acronym, by the form that is not wanted: `"Weißrussland" = "Belarus"`.
    #[serde(default)]
    pub prefer: BTreeMap<String, String>,
    /// Convention for names of a language that has another script: `russian = "german"`.
    #[serde(default)]
    pub romanisation: BTreeMap<String, ConventionName>,
    /// Which form is right where a text has several.
    pub policy: Option<PolicyName>,
    /// Whose spelling bylines and photo credits follow.
    pub bylines: Option<BylinesName>,
}

/// A convention of romanisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConventionName {
    /// The German one, the default.
    German,
    /// The English one.
    English,
    /// None; only mixtures are faults.
    Any,
}

/// Which form wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyName {
    /// The most frequent one, the default.
    Majority,
    /// The first one.
    FirstMention,
}

/// Whose spelling credits follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BylinesName {
    /// The agency's, the default.
    Agency,
    /// The house's.
    House,
}

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    /// Language of messages.
    pub language: Option<Language>,
    /// Lowest severity that makes the run fail.
    pub fail_on: Option<Severity>,
    /// Only these rules and groups.
    #[serde(default)]
    pub select: Vec<String>,
    /// Not these rules and groups.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Severities by rule or group.
    #[serde(default)]
    pub rules: BTreeMap<String, Level>,
    /// Own dictionaries, relative to the file.
    #[serde(default)]
    pub dictionaries: Vec<PathBuf>,
    /// House glossaries (TSV or TBX), relative to the file.
    #[serde(default)]
    pub glossaries: Vec<PathBuf>,
    /// The folder of English originals, relative to the file.
    pub source: Option<PathBuf>,
    /// Settings for some paths.
    #[serde(default)]
    pub overrides: Vec<Override>,
    /// House forms.
    #[serde(default)]
    pub house: House,
}

/// Reads a configuration file; an error names the place.
pub fn load(path: &Path) -> Result<ConfigFile> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::io(path, &e))?;
    toml::from_str(&text).map_err(|error| {
        let fault = Error::in_file(path, error.message().to_owned());
        match error.span() {
            Some(span) => {
                let before = text.get(..span.start).unwrap_or("");
                let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
                fault.at(before.matches('\n').count() as u32 + 1, column)
            }
            None => fault,
        }
    })
}

/// The configuration that holds for a file: the nearest one upwards from its folder.
pub fn discover(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let start = if absolute.is_dir() { absolute.as_path() } else { absolute.parent()? };
    start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|candidate| candidate.is_file())
}
