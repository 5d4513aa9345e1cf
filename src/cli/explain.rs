//! `pruefstein explain` and `pruefstein rules`.

use super::{Outcome, print};
use crate::data::Dictionaries;
use crate::error::{Error, Result};
use crate::rules::{Needs, RuleMeta, registry};
use clap::{Args, ValueEnum};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A rule (`names/romanisation-variant`) or a group (`names`)
    #[arg(value_name = "RULE", required_unless_present = "sentence")]
    rule: Option<String>,

    /// Show tags, readings, noun phrases and clause fields of a German sentence instead
    #[arg(long, value_name = "TEXT", conflicts_with = "rule")]
    sentence: Option<String>,
}

/// How the rules are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    Text,
    Json,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ListFormat,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    if let Some(text) = &arguments.sentence {
        return print(super::sentence::describe(text, &Dictionaries::new()).as_bytes()).map(|()| Outcome::Clean);
    }
    let wanted = arguments.rule.as_deref().unwrap_or_default();
    let named: Vec<&RuleMeta> = registry::metas().filter(|m| m.name == wanted || m.group() == wanted).collect();
    if named.is_empty() {
        return Err(Error::new(format!("there is no rule `{wanted}`")).hint("`pruefstein rules` lists them"));
    }
    let pages: Vec<String> = named.into_iter().map(explanation).collect();
    print(format!("{}\n", pages.join("\n\n")).as_bytes()).map(|()| Outcome::Clean)
}

/// The page of one rule: its doc comment with a head of facts and how to silence it.
fn explanation(meta: &RuleMeta) -> String {
    let needs = match meta.needs {
        Needs::Target => "the German text",
        Needs::Source => "the German text and its English source",
    };
    let doc: Vec<&str> = meta.doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    format!(
        "# {name}\n\nseverity {severity} · MQM {category} · needs {needs} · fix {fix}\n\n{doc}\n\n## How to silence it\n\n\
         On the command line `--ignore {name}`; in pruefstein.toml `[rules]` with `\"{name}\" = \"off\"`;\n\
         in Markdown and HTML `<!-- pruefstein-ignore {name} -->` before the block.",
        name = meta.name,
        severity = meta.severity.as_str(),
        category = meta.category,
        fix = meta.fix.as_str(),
        doc = doc.join("\n").trim(),
    )
}

pub(super) fn list(arguments: &RulesArguments) -> Result<Outcome> {
    let text = match arguments.format {
        ListFormat::Text => registry::metas()
            .map(|meta| {
                let needs = if meta.needs == Needs::Source { "source" } else { "target" };
                format!(
                    "{:<36} {:<8} {:<7} {:<8} {}\n    {}\n",
                    meta.name,
                    meta.severity.as_str(),
                    needs,
                    meta.fix.as_str(),
                    meta.category,
                    meta.summary()
                )
            })
            .collect(),
        ListFormat::Json => {
            let rules: Vec<serde_json::Value> = registry::metas()
                .map(|meta| {
                    serde_json::json!({
                        "rule": meta.name, "severity": meta.severity, "category": meta.category, "fix": meta.fix.as_str(),
                        "needs": if meta.needs == Needs::Source { "source" } else { "target" }, "summary": meta.summary(),
                    })
                })
                .collect();
            format!("{}\n", serde_json::Value::from(rules))
        }
    };
    print(text.as_bytes()).map(|()| Outcome::Clean)
}
