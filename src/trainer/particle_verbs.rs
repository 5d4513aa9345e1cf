//! Which separable prefixes a verb takes: the table `learned/particle-verbs`.

use crate::oracle::Oracle;
use crate::text::options;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Prefixes that are hardly ever adverbs where they close a clause.
const PREFIXES: &[&str] =
    &["ab", "an", "auf", "aus", "bei", "ein", "fest", "heim", "her", "mit", "nach", "preis", "statt", "teil", "um", "vor", "weg", "zu"];

const HEAD: &str = "\
# Which of the short separable prefixes a verb takes.
# Learned by `pruefstein-train particle-verbs`: facts read off a full-form lexicon of German (Morphy lineage, CC BY-SA 4.0); this table is under CC BY-SA 4.0 too.
# Columns: verb\tprefixes

## Verbs — learned by the trainer
";

/// Runs the command: --oracle FORMS --out FILE.
///
/// # Errors
/// When the oracle cannot be read or the result not written.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (values, _) = options(arguments, &["oracle", "out"]);
    let [Some(oracle), Some(out)] = [&values[0], &values[1]] else { return Err("--oracle FORMS --out FILE".to_owned()) };
    let oracle = Oracle::read(oracle)?;
    let mut verbs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for lemma in oracle.verbs.keys() {
        for prefix in PREFIXES {
            if let Some(base) = lemma.strip_prefix(prefix).filter(|base| base.len() > 3 && oracle.verbs.contains_key(*base)) {
                verbs.entry(base).or_default().push(prefix);
            }
        }
    }
    let mut text = HEAD.to_owned();
    for (verb, mut prefixes) in verbs {
        prefixes.sort_unstable();
        writeln!(text, "{verb}\t{}", prefixes.join("; ")).map_err(|error| error.to_string())?;
    }
    std::fs::write(out, text).map_err(|error| format!("{out}: {error}"))
}
