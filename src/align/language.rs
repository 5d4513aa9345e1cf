//! English, German, or another language: what the aligner has to know.

/// A language as far as the aligner knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// Any other one: no word table, no inflection.
    Other,
}

/// Bytes that are looked at; the commonest words come soon.
const LOOKED_AT: usize = 8_000;

impl Language {
    /// Tells by the commonest words; [`Language::Other`] where neither those of English nor those of German are common.
    pub fn detect<'t>(sentences: impl Iterator<Item = &'t str>) -> Self {
        let (mut english, mut german, mut words, mut bytes) = (0u32, 0u32, 0u32, 0usize);
        let mut lower = String::new();
        for sentence in sentences {
            super::text::words(sentence, |word| {
                let text = &sentence[word.start..word.end];
                words += 1;
                if text.len() > 5 {
                    return;
                }
                lower.clear();
                lower.extend(text.chars().flat_map(char::to_lowercase));
                english += u32::from(ENGLISH.contains(&lower.as_str()));
                german += u32::from(GERMAN.contains(&lower.as_str()));
            });
            bytes += sentence.len();
            if bytes > LOOKED_AT {
                break;
            }
        }
        let common = |count: u32| count * 12 > words;
        match () {
            () if common(english) && english > 2 * german => Language::English,
            () if common(german) && german > 2 * english => Language::German,
            () => Language::Other,
        }
    }

    /// The code of BCP 47; `und` for another language.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
            Language::Other => "und",
        }
    }
}

/// Words that are common in English and rare in its relatives.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "it", "for", "with", "as", "be", "on", "by", "at", "this", "from", "or", "are", "you", "not",
    "have", "has", "had", "his", "he", "they", "which", "we", "can", "but", "their", "would", "been", "were", "if", "your", "who", "its",
    "when", "there", "how", "what", "she", "her",
];

/// The same for German.
const GERMAN: &[&str] = &[
    "der", "und", "die", "das", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im", "dem", "nicht", "ein", "eine", "als",
    "auch", "es", "er", "hat", "dass", "daß", "sie", "nach", "wird", "bei", "einer", "um", "am", "sind", "noch", "wie", "einem", "über",
    "einen", "so", "zum", "war", "haben", "nur", "oder", "aber", "vor", "zur", "bis", "mehr", "durch", "man", "sein", "wurde", "sei",
    "ich", "aus", "kann", "wenn", "wir",
];
