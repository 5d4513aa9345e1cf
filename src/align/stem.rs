//! Light stems: what inflection changes is cut off, so that one entry of a word table serves a paradigm.
//!
//! The learned table (`dictionaries/learned/word-table.tsv`) is written in these stems; whoever changes a rule here has to learn it anew.

use super::Language;

/// Letters of a word of an unknown language that are kept; inflection stands behind them more often than in front.
const KEPT: usize = 7;

/// Appends the stem of a lower-case word to `out`.
pub fn stem(word: &str, language: Language, out: &mut String) {
    match language {
        Language::English => english(word, out),
        Language::German => german(word, out),
        Language::Other => {
            let end = word.char_indices().nth(KEPT).map_or(word.len(), |(at, _)| at);
            out.push_str(&word[..end]);
        }
    }
}

/// Plural, third person, past and participle; `-ly`; a silent `e` at the end.
fn english(word: &str, out: &mut String) {
    if !word.is_ascii() {
        out.push_str(word);
        return;
    }
    let start = out.len();
    let keeps = |end: &str, rest: usize| word.len() >= end.len() + rest && word.ends_with(end);
    let rest = match () {
        () if keeps("ies", 3) => {
            out.push_str(&word[..word.len() - 3]);
            out.push('y');
            return;
        }
        () if keeps("sses", 2) || keeps("shes", 2) || keeps("ches", 2) || keeps("xes", 2) => 2,
        () if keeps("s", 3) && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") => 1,
        () if keeps("ing", 3) => 3,
        () if keeps("ied", 3) => {
            out.push_str(&word[..word.len() - 3]);
            out.push('y');
            return;
        }
        () if keeps("ed", 3) && !word.ends_with("eed") => 2,
        () if keeps("ly", 4) => 2,
        () => 0,
    };
    out.push_str(&word[..word.len() - rest]);
    let bytes = &out.as_bytes()[start..];
    let length = bytes.len();
    let doubled =
        rest >= 2 && length > 3 && bytes[length - 1] == bytes[length - 2] && !matches!(bytes[length - 1], b'l' | b's' | b'e' | b'o' | b'z');
    if doubled || length > 4 && bytes[length - 1] == b'e' {
        out.pop();
    }
}

/// Umlauts and ß are folded, up to two endings cut.
fn german(word: &str, out: &mut String) {
    let start = out.len();
    for c in word.chars() {
        match c {
            'ä' => out.push('a'),
            'ö' => out.push('o'),
            'ü' => out.push('u'),
            'ß' => out.push_str("ss"),
            c => out.push(c),
        }
    }
    for rest in [3, 4] {
        let stem = &out[start..];
        let cut = ["ern", "em", "en", "er", "es", "st", "e", "n", "s", "t"]
            .iter()
            .find(|ending| stem.len() >= ending.len() + if ending.starts_with('e') { rest } else { 4 } && stem.ends_with(**ending))
            .map_or(0, |ending| ending.len());
        if cut == 0 {
            break;
        }
        out.truncate(out.len() - cut);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(words: &str, language: Language) -> Vec<String> {
        words
            .split(' ')
            .map(|word| {
                let mut out = String::new();
                stem(word, language, &mut out);
                out
            })
            .collect()
    }

    #[test]
    fn a_paradigm_has_one_stem() {
        for (words, language) in [
            ("haus hauses häuser häusern", Language::German),
            ("regierung regierungen", Language::German),
            ("machen machte machten macht", Language::German),
            ("country countries", Language::English),
            ("require requires requiring", Language::English),
            ("stop stops stopped stopping", Language::English),
        ] {
            let stems = stems(words, language);
            assert!(stems.iter().all(|s| *s == stems[0]), "{words}: {stems:?}");
        }
    }

    #[test]
    fn an_unknown_language_keeps_its_beginnings() {
        assert_eq!(stems("világháború", Language::Other), ["világhá"]);
    }
}
