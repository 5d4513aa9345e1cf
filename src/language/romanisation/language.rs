//! Languages and sets of them.
//!
//! The build script reads the tables with this file too, so it depends on nothing else of the crate.

/// A language with a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Language {
    Russian,
    Ukrainian,
    Belarusian,
    Bulgarian,
    Serbian,
    Macedonian,
    Kazakh,
    Kyrgyz,
    Tajik,
    Turkmen,
    Uzbek,
    Azerbaijani,
    Georgian,
    Armenian,
    Greek,
    Arabic,
    Persian,
    Hebrew,
    Hindi,
    Chinese,
    Japanese,
    Korean,
    /// Languages of Latin script: only marks on letters differ.
    Latin,
}

impl Language {
    /// All languages in the order of their numbers.
    pub const ALL: [Language; 23] = {
        use Language::*;
        [
            Russian,
            Ukrainian,
            Belarusian,
            Bulgarian,
            Serbian,
            Macedonian,
            Kazakh,
            Kyrgyz,
            Tajik,
            Turkmen,
            Uzbek,
            Azerbaijani,
            Georgian,
            Armenian,
            Greek,
            Arabic,
            Persian,
            Hebrew,
            Hindi,
            Chinese,
            Japanese,
            Korean,
            Latin,
        ]
    };

    /// The English name in small letters, as in the tables.
    pub const fn name(self) -> &'static str {
        use Language::*;
        match self {
            Russian => "russian",
            Ukrainian => "ukrainian",
            Belarusian => "belarusian",
            Bulgarian => "bulgarian",
            Serbian => "serbian",
            Macedonian => "macedonian",
            Kazakh => "kazakh",
            Kyrgyz => "kyrgyz",
            Tajik => "tajik",
            Turkmen => "turkmen",
            Uzbek => "uzbek",
            Azerbaijani => "azerbaijani",
            Georgian => "georgian",
            Armenian => "armenian",
            Greek => "greek",
            Arabic => "arabic",
            Persian => "persian",
            Hebrew => "hebrew",
            Hindi => "hindi",
            Chinese => "chinese",
            Japanese => "japanese",
            Korean => "korean",
            Latin => "latin",
        }
    }

    /// The language of this name; relatives without a table of their own share one.
    pub fn from_name(name: &str) -> Option<Language> {
        use Language::*;
        Some(match name {
            "croatian" | "bosnian" | "montenegrin" | "slovene" | "serbo-croatian" => Serbian,
            "urdu" | "bengali" | "punjabi" | "tamil" | "telugu" | "marathi" | "gujarati" | "nepali" | "sinhala" | "indian"
            | "south-asian" | "malayalam" | "kannada" => Hindi,
            "dari" | "pashto" | "kurdish" | "afghan" => Persian,
            "chechen" | "tatar" | "ossetian" | "bashkir" | "ingush" | "dagestani" | "mongolian" | "avar" | "abkhaz" | "cyrillic" => Russian,
            "mandarin" | "cantonese" | "taiwanese" => Chinese,
            _ => return Self::ALL.into_iter().find(|language| language.name() == name),
        })
    }

    /// The language of an ISO 639 code; relatives without a table of their own share one.
    pub fn from_code(code: &str) -> Option<Language> {
        use Language::*;
        Some(match code {
            "ru" | "ce" | "tt" | "mn" | "os" | "ba" => Russian,
            "uk" => Ukrainian,
            "be" => Belarusian,
            "bg" => Bulgarian,
            "sr" | "bs" | "hr" | "sl" => Serbian,
            "mk" => Macedonian,
            "kk" => Kazakh,
            "ky" => Kyrgyz,
            "tg" => Tajik,
            "tk" => Turkmen,
            "uz" => Uzbek,
            "az" => Azerbaijani,
            "ka" => Georgian,
            "hy" => Armenian,
            "el" => Greek,
            "ar" => Arabic,
            "fa" | "ps" | "ku" | "prs" => Persian,
            "he" => Hebrew,
            "hi" | "ur" | "bn" | "ne" | "si" | "ta" | "te" | "mr" | "gu" | "kn" | "pa" | "dv" | "sa" => Hindi,
            "zh" | "yue" => Chinese,
            "ja" => Japanese,
            "ko" => Korean,
            "tr" | "hu" | "cs" | "pl" | "ro" | "sk" => Latin,
            _ => return None,
        })
    }

    /// The set of this language alone.
    pub const fn set(self) -> LanguageSet {
        LanguageSet(1 << self as u32)
    }
}

/// A set of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct LanguageSet(pub u32);

impl LanguageSet {
    /// No language.
    pub const NONE: LanguageSet = LanguageSet(0);
    /// Every language.
    pub const ALL: LanguageSet = LanguageSet((1 << Language::ALL.len()) - 1);
    /// Languages of Cyrillic script, or lately so, whose names reach German by the Duden table.
    pub const CYRILLIC: LanguageSet = {
        use Language::*;
        LanguageSet(
            Russian.set().0
                | Ukrainian.set().0
                | Belarusian.set().0
                | Bulgarian.set().0
                | Macedonian.set().0
                | Kazakh.set().0
                | Kyrgyz.set().0
                | Tajik.set().0
                | Turkmen.set().0
                | Uzbek.set().0
                | Azerbaijani.set().0,
        )
    };
    /// Languages for which German has a convention that differs from the English one and is in use in newspapers.
    pub const GERMAN_CONVENTION: LanguageSet = {
        use Language::*;
        LanguageSet(Self::CYRILLIC.0 | Georgian.set().0 | Armenian.set().0 | Arabic.set().0 | Persian.set().0 | Hebrew.set().0)
    };

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the language is in the set.
    pub const fn has(self, language: Language) -> bool {
        self.0 & language.set().0 != 0
    }

    /// What is in both.
    pub const fn and(self, other: LanguageSet) -> LanguageSet {
        LanguageSet(self.0 & other.0)
    }

    /// What is in one of them.
    pub const fn or(self, other: LanguageSet) -> LanguageSet {
        LanguageSet(self.0 | other.0)
    }

    /// What is in this and not in the other.
    pub const fn without(self, other: LanguageSet) -> LanguageSet {
        LanguageSet(self.0 & !other.0)
    }

    /// The languages, by number.
    pub fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |language| self.has(*language))
    }
}
