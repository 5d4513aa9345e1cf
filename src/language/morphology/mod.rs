//! German inflection: from a lemma and its class to all forms with their features.
//!
//! The build script generates the full-form lexicon with this code, and the
//! program inflects suggestions with it, so it depends on `features` alone.

pub mod adjective;
pub mod closed;
pub mod noun;
pub mod verb;

use super::features::{Category, Features};

/// One generated form, as it is written in the middle of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Form {
    /// The written form.
    pub text: String,
    /// The word it belongs to.
    pub lemma: String,
    /// Its word class.
    pub category: Category,
    /// What it expresses.
    pub features: Features,
}

/// Unites forms that differ in agreement or person alone; sorts by text, category and lemma.
pub fn unite(forms: &mut Vec<Form>) {
    forms.sort_by(|a, b| (&a.text, a.category, &a.lemma, a.features.flags()).cmp(&(&b.text, b.category, &b.lemma, b.features.flags())));
    forms.dedup_by(|next, kept| {
        let same = next.text == kept.text
            && next.category == kept.category
            && next.lemma == kept.lemma
            && next.features.flags() == kept.features.flags();
        if same {
            kept.features = kept.features.united(next.features);
        }
        same
    });
}

/// The stem with its last *a, o, u, au* (as in *Haus, Garten, Bruder*) turned into the umlaut; unchanged without one.
pub fn umlaut(stem: &str) -> String {
    let Some((at, letter)) = stem.char_indices().rev().find(|(_, c)| matches!(c, 'a' | 'o' | 'u' | 'A' | 'O' | 'U')) else {
        return stem.to_string();
    };
    let before = &stem[..at];
    // au becomes äu; the u of eu is no vowel of its own.
    if letter == 'u' && (before.ends_with('a') || before.ends_with('A')) {
        let cut = at - 1;
        let first = if before.ends_with('a') { 'ä' } else { 'Ä' };
        return format!("{}{first}{}", &stem[..cut], &stem[at..]);
    }
    if letter == 'u' && before.ends_with('e') {
        return stem.to_string();
    }
    let changed = match letter {
        'a' => 'ä',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Ä',
        'O' => 'Ö',
        _ => 'Ü',
    };
    // Saal, Boot: the doubled vowel is written once under umlaut.
    let before = if before.ends_with(letter) { &before[..before.len() - 1] } else { before };
    format!("{before}{changed}{}", &stem[at + 1..])
}

/// Applies an ending of the tables: `es`, `¨er`, `um>en` (strip, then append), `-` (nothing).
/// `None` when what is to be stripped is not there.
pub fn apply_ending(stem: &str, ending: &str) -> Option<String> {
    if ending == "-" {
        return Some(stem.to_string());
    }
    let (changed, ending) = match ending.strip_prefix('¨') {
        Some(rest) => (umlaut(stem), rest),
        None => (stem.to_string(), ending),
    };
    match ending.split_once('>') {
        Some((strip, append)) => Some(format!("{}{append}", changed.strip_suffix(strip)?)),
        None => Some(changed + ending),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlaut_takes_the_last_back_vowel() {
        for (stem, changed) in [
            ("Haus", "Häus"),
            ("Garten", "Gärten"),
            ("Bruder", "Brüder"),
            ("Saal", "Säl"),
            ("Apfel", "Äpfel"),
            ("Leut", "Leut"),
            ("Kind", "Kind"),
        ] {
            assert_eq!(umlaut(stem), changed);
        }
    }

    #[test]
    fn endings_strip_and_append() {
        assert_eq!(apply_ending("Museum", "um>en").as_deref(), Some("Museen"));
        assert_eq!(apply_ending("Haus", "¨er").as_deref(), Some("Häuser"));
        assert_eq!(apply_ending("Fenster", "-").as_deref(), Some("Fenster"));
        assert_eq!(apply_ending("Haus", "um>en"), None);
    }
}
