//! `pruefstein.toml`: from file to settings.
//!
//! The file is looked for from the article's folder upwards; the command line
//! overrides it. Unknown keys and unknown rules are errors with their place: a
//! misspelt rule name must not switch off a check in silence.

mod file;

pub use file::{BylinesName, ConfigFile, ConventionName, House, Level, Override, PolicyName, discover, load};

use crate::error::{Error, Result};
use crate::findings::{Language, Severity};
use crate::language::romanisation::Language as NameLanguage;
use crate::rules::{Bylines, Convention, HouseForms, Policy, RuleMeta, registry};
use globset::{Glob, GlobSet, GlobSetBuilder};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// What the command line says about rules; stronger than the file.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Only these rules and groups.
    pub select: Vec<String>,
    /// Not these rules and groups.
    pub ignore: Vec<String>,
}

/// Everything that decides what a run reports.
#[derive(Debug, Default)]
pub struct Settings {
    /// The configuration file, if there is one.
    pub path: Option<PathBuf>,
    /// Language of messages.
    pub language: Option<Language>,
    /// Lowest severity that makes the run fail.
    pub fail_on: Option<Severity>,
    /// Dictionaries to add, resolved against the file's folder.
    pub dictionaries: Vec<PathBuf>,
    /// Glossaries to read, resolved against the file's folder.
    pub glossaries: Vec<PathBuf>,
    /// The folder of English originals, resolved against the file's folder.
    pub source: Option<PathBuf>,
    /// How the house writes.
    pub house: HouseForms,
    base: Levels,
    overrides: Vec<(GlobSet, Levels)>,
}

/// Rule selection and severities of one layer.
#[derive(Debug, Clone, Default)]
struct Levels {
    select: Vec<String>,
    ignore: Vec<String>,
    levels: FxHashMap<String, Level>,
}

impl Settings {
    /// Settings from a configuration file and the command line.
    pub fn new(file: Option<(PathBuf, ConfigFile)>, choice: &Choice) -> Result<Self> {
        for name in choice.select.iter().chain(&choice.ignore) {
            known(name).map_err(Error::new)?;
        }
        let mut settings = Settings::default();
        if let Some((path, file)) = file {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let fault = |what: String| Error::in_file(&path, what);
            settings.language = file.language;
            settings.fail_on = file.fail_on;
            settings.dictionaries = file.dictionaries.iter().map(|d| folder.join(d)).collect();
            settings.source = file.source.map(|source| folder.join(source));
            settings.base = Levels::new(file.select, file.ignore, file.rules).map_err(fault)?;
            for layer in file.overrides {
                let mut globs = GlobSetBuilder::new();
                for pattern in &layer.paths {
                    let pattern = folder.join(pattern);
                    globs.add(Glob::new(&pattern.to_string_lossy()).map_err(|e| fault(e.to_string()))?);
                }
                let globs = globs.build().map_err(|e| fault(e.to_string()))?;
                settings.overrides.push((globs, Levels::new(layer.select, layer.ignore, layer.rules).map_err(fault)?));
            }
            settings.glossaries = file.glossaries.iter().map(|g| folder.join(g)).collect();
            settings.house = house(&file.house).map_err(fault)?;
            settings.path = Some(path);
        }
        if !choice.select.is_empty() {
            settings.base.select = choice.select.clone();
        }
        settings.base.ignore.extend(choice.ignore.iter().cloned());
        Ok(settings)
    }

    /// The settings that hold for one file.
    pub fn for_path(&self, path: &Path) -> PathSettings<'_> {
        let mut layers = vec![&self.base];
        if !self.overrides.is_empty() {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            layers.extend(self.overrides.iter().filter(|(globs, _)| globs.is_match(&absolute)).map(|(_, levels)| levels));
        }
        PathSettings { layers }
    }
}

/// The layers of settings that hold for one file, weakest first.
pub struct PathSettings<'s> {
    layers: Vec<&'s Levels>,
}

impl PathSettings<'_> {
    /// The severity of a rule; `None` if it is off.
    pub fn severity(&self, rule: &RuleMeta) -> Option<Severity> {
        let mut severity = Some(rule.severity);
        for layer in &self.layers {
            let named = |list: &[String]| list.iter().any(|n| n == rule.name || n == rule.group());
            if !layer.select.is_empty() {
                severity = named(&layer.select).then_some(severity.unwrap_or(rule.severity));
            }
            if let Some(level) = layer.levels.get(rule.name).or_else(|| layer.levels.get(rule.group())) {
                severity = level.severity(rule.severity);
            }
            if named(&layer.ignore) {
                severity = None;
            }
        }
        severity
    }
}

impl Levels {
    fn new(select: Vec<String>, ignore: Vec<String>, rules: std::collections::BTreeMap<String, Level>) -> Result<Self, String> {
        for name in select.iter().chain(&ignore).chain(rules.keys()) {
            known(name)?;
        }
        Ok(Levels { select, ignore, levels: rules.into_iter().collect() })
    }
}

/// How the house writes, from its table.
fn house(table: &House) -> Result<HouseForms, String> {
    let mut house = HouseForms::new(&table.prefer).map_err(|e| format!("house.prefer: {e}"))?;
    for (name, convention) in &table.romanisation {
        let Some(language) = NameLanguage::from_name(name).filter(|language| *language != NameLanguage::Latin) else {
            let names: Vec<&str> = NameLanguage::ALL.iter().map(|language| language.name()).filter(|name| *name != "latin").collect();
            return Err(format!("house.romanisation: no language `{name}`; known are {}", names.join(", ")));
        };
        house.set_convention(
            language,
            match convention {
                ConventionName::German => Convention::German,
                ConventionName::English => Convention::English,
                ConventionName::Any => Convention::Any,
            },
        );
    }
    house.policy = match table.policy {
        Some(PolicyName::FirstMention) => Policy::FirstMention,
        _ => Policy::Majority,
    };
    house.bylines = match table.bylines {
        Some(BylinesName::House) => Bylines::House,
        _ => Bylines::Agency,
    };
    Ok(house)
}

/// Whether a name is that of a rule or a group; if not, says which one may have been meant.
fn known(name: &str) -> Result<(), String> {
    let mut nearest: Option<(usize, &str)> = None;
    for meta in registry::metas() {
        if meta.name == name || meta.group() == name {
            return Ok(());
        }
        for candidate in [meta.name, meta.group()] {
            let distance = strsim::damerau_levenshtein(name, candidate);
            if nearest.is_none_or(|(best, _)| distance < best) {
                nearest = Some((distance, candidate));
            }
        }
    }
    let hint = nearest.filter(|&(d, _)| d <= 3 + name.len() / 8).map(|(_, n)| format!("; did you mean `{n}`?")).unwrap_or_default();
    Err(format!("there is no rule and no group `{name}`{hint}"))
}
