//! Measures the rules on names and acronyms against a table of forms that stand mixed in machine-translated documents.
//!
//! A row names a document and two or more forms of one name. It counts as found when a finding at warning or above of the
//! groups `names`, `acronyms` or `terms` marks a text that holds one of the forms; the program reads the German text alone.
//! Rows are counted by their verdict (column `verdict(manual)`, `yes` where there is none), rows without a document apart.

use pruefstein::config::Settings;
use pruefstein::data::Dictionaries;
use pruefstein::engine::Engine;
use pruefstein::findings::Severity;
use std::collections::BTreeMap;
use std::path::Path;

/// Rule groups that count.
const GROUPS: [&str; 3] = ["names", "acronyms", "terms"];

/// `--root FOLDER TABLE…`: the documents lie below the folder, as `YEAR/DOMAIN/DOC/SYSTEM.de.txt` where the table has the
/// columns `file` (`YEAR:SYSTEM`) and `domain`, else as `DOC.de.txt`. `--errors` lists what was judged otherwise.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let at = arguments.iter().position(|a| a == "--root").ok_or("--root FOLDER is missing")?;
    let root = Path::new(arguments.get(at + 1).ok_or("--root needs a folder")?);
    let show = arguments.iter().any(|a| a == "--errors");
    let engine = Engine::new(Dictionaries::new(), Settings::default());
    for table in arguments.iter().enumerate().filter(|(n, a)| *n != at + 1 && !a.starts_with("--")).map(|(_, a)| a) {
        let text = std::fs::read_to_string(table).map_err(|e| format!("{table}: {e}"))?;
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut missing = 0usize;
        for line in lines.filter(|line| !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |name: &str| head.iter().position(|h| *h == name).and_then(|n| cells.get(n)).copied();
            let document = cell("doc").unwrap_or("");
            let path = match (cell("file").and_then(|file| file.split_once(':')), cell("domain")) {
                (Some((year, system)), Some(domain)) => root.join(year).join(domain).join(document).join(format!("{system}.de.txt")),
                _ => root.join(format!("{document}.de.txt")),
            };
            if !path.is_file() {
                missing += 1;
                continue;
            }
            let forms = quoted(cell("german_forms").unwrap_or(""));
            let checked = engine.check_path(&path, None).map_err(|e| e.to_string())?;
            let found = checked.report.findings.iter().any(|finding| {
                GROUPS.contains(&finding.rule.split('/').next().unwrap_or(""))
                    && finding.severity >= Severity::Warning
                    && forms
                        .iter()
                        .any(|form| finding.text.contains(form.as_str()) || (finding.text.len() > 3 && form.contains(&finding.text)))
            });
            let verdict = cell("verdict(manual)").unwrap_or("yes");
            let count = counts.entry(if verdict == "yes" { "yes" } else { "no" }).or_default();
            count.0 += usize::from(found);
            count.1 += 1;
            if show && found != (verdict == "yes") {
                println!("{}\t{}", if found { "extra" } else { "missed" }, line);
            }
        }
        for (verdict, (found, rows)) in &counts {
            println!("{table}: judged {verdict}: {found} of {rows} found = {:.3}", *found as f64 / (*rows).max(1) as f64);
        }
        println!("{table}: {missing} rows without a document");
    }
    Ok(())
}

/// The quoted keys of `{'App-V': 5, "O'Hara": 1}`.
fn quoted(cell: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = cell;
    while let Some(start) = rest.find(['\'', '"']) {
        let mark = rest.as_bytes()[start] as char;
        let Some(length) = rest[start + 1..].find(mark) else { break };
        out.push(rest[start + 1..start + 1 + length].to_owned());
        rest = &rest[start + length + 2..];
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_read_with_either_mark() {
        assert_eq!(super::quoted("{'App-V': 5, \"O'Hara\": 1}"), ["App-V", "O'Hara"]);
        assert!(super::quoted("{'open").is_empty());
    }
}
