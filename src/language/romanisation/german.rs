//! Which convention a spelling follows, what its original can be, and how German writes it.

use super::digest::{Convention, Unit, Writing, is_vowel};
use super::letters::Letters;
use super::tables::Romanisation;
use super::{Language, LanguageSet};

/// The convention of one spelling, as far as the spelling shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Only the German convention writes it so.
    German,
    /// Only the English ones write it so.
    English,
    /// Only the scientific one (or the language's own Latin script) writes it so.
    Scientific,
    /// Both German and English could.
    Either,
    /// None could: parts of several conventions, or no name of that language.
    Neither,
}

const GERMAN: u8 = Convention::German.bit() | Convention::GermanPress.bit();
const ENGLISH: u8 = Convention::English.bit() | Convention::EnglishPress.bit();
const SCIENTIFIC: u8 = Convention::Scientific.bit();

/// One way to read a spelling.
#[derive(Debug, Clone)]
struct Path {
    cost: u32,
    /// Where the path came from: position and grapheme.
    from: usize,
    grapheme: u16,
}

impl Romanisation {
    /// Which convention a spelling follows under a language.
    pub fn convention(&self, word: &str, language: Language) -> Style {
        let Some(letters) = self.letters(word) else { return Style::Neither };
        let text: Vec<char> = self.text(&letters);
        let mut alive = vec![0u8; letters.len() + 1];
        alive[0] = 0b111;
        for at in 0..letters.len() {
            if alive[at] == 0 {
                continue;
            }
            // „sh“ is one letter for every reader, not s and h: of consonants the longest group counts alone.
            let longest = self.units_at(&letters, at).filter(|&(unit, _)| self.is_usual(language, unit)).map(|(_, n)| n).max().unwrap_or(0);
            for (unit, length) in self.units_at(&letters, at) {
                if length < longest && !is_vowel(text[at]) && text[at] != 'j' {
                    continue;
                }
                let before = at.checked_sub(1).map(|i| text[i]);
                let after = text.get(at + length).copied();
                let mut possible = 0;
                for writing in self.writings_of(language, unit) {
                    if writing.places.hold(before, after) {
                        let bit = writing.convention.bit();
                        possible |= u8::from(bit & GERMAN != 0) | u8::from(bit & ENGLISH != 0) << 1 | u8::from(bit & SCIENTIFIC != 0) << 2;
                    }
                }
                alive[at + length] |= alive[at] & possible;
            }
        }
        let end = alive[letters.len()];
        match (end & 1 != 0, end & 2 != 0, end & 4 != 0) {
            (true, true, _) => Style::Either,
            (true, false, _) => Style::German,
            (false, true, _) => Style::English,
            (false, false, true) => Style::Scientific,
            (false, false, false) => Style::Neither,
        }
    }

    /// The spelling by the German convention of a name that is not written so; `None` if it cannot be read as a name
    /// of the language or is right already.
    ///
    /// One spelling can stand for several originals; the German form is that of the likeliest. Names with a usual
    /// German form of their own (*Juri, Alexander*) must be looked up first.
    pub fn german_form(&self, name: &str, language: Language) -> Option<String> {
        let mut out = String::with_capacity(name.len() + 4);
        for (index, part) in name.split('-').enumerate() {
            if index > 0 {
                out.push('-');
            }
            let original = self.original(part, language)?;
            let german = self.write(&original, language);
            let upper = part.chars().next().is_some_and(char::is_uppercase);
            out.push_str(&if upper { capitalised(&german) } else { german });
        }
        (out != name).then_some(out)
    }

    /// Only what is beyond doubt between English and German, whatever the original: *sh, kh, j, ou* and glides.
    ///
    /// For names of Arabic, Persian and Hebrew origin, whose vowels and doubled letters no spelling tells for sure.
    pub fn german_consonants(name: &str) -> String {
        let lower: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
        let mut out = String::with_capacity(name.len() + 4);
        let mut at = 0;
        while at < lower.len() {
            let (c, next) = (lower[at], lower.get(at + 1).copied());
            let before = at.checked_sub(1).map(|i| lower[i]);
            let (text, length) = match (c, next) {
                ('s', Some('h')) if before != Some('s') => ("sch", 2),
                ('k', Some('h')) => ("ch", 2),
                ('j', _) => ("dsch", 1),
                ('o', Some('u' | 'o')) => ("u", 2),
                ('e', Some('e')) => ("i", 2),
                ('y', Some(n)) if is_vowel(n) => ("j", 1),
                ('y', None) if before.is_some_and(|b| !is_vowel(b)) => ("i", 1),
                _ => ("", 1),
            };
            if text.is_empty() {
                out.push(c)
            } else {
                out.push_str(text)
            }
            at += length;
        }
        if name.starts_with(char::is_uppercase) { capitalised(&out) } else { out }
    }

    /// The likeliest original of a spelling.
    pub fn originals(&self, word: &str, language: Language) -> Option<String> {
        let graphemes = self.original(word, language)?;
        Some(graphemes.iter().map(|&g| &*self.table(language).graphemes[usize::from(g)]).collect())
    }

    /// Writes a name by the German convention, with a capital letter.
    pub fn romanise(&self, original: &str, language: Language) -> Option<String> {
        let table = self.table(language);
        let lower = original.to_lowercase();
        let mut graphemes = Vec::new();
        let mut rest = lower.as_str();
        while !rest.is_empty() {
            let (index, grapheme) = table
                .graphemes
                .iter()
                .enumerate()
                .filter(|(index, g)| rest.starts_with(&***g) && self.fits_here(language, *index as u16, rest.len() == g.len()))
                .max_by_key(|(_, g)| g.len())?;
            graphemes.push(index as u16);
            rest = &rest[grapheme.len()..];
        }
        Some(capitalised(&self.write(&graphemes, language)))
    }

    /// A grapheme that only stands at the end (ий) is not read elsewhere.
    fn fits_here(&self, language: Language, grapheme: u16, last: bool) -> bool {
        let mut german = self.writings(language, grapheme).filter(|w| w.convention == Convention::German).peekable();
        german.peek().is_none()
            || last
            || german.any(|w| {
                w.places.everywhere()
                    || w.places.hold(None, Some('a'))
                    || w.places.hold(Some('a'), Some('a'))
                    || w.places.hold(Some('b'), Some('b'))
            })
    }

    fn text(&self, letters: &Letters) -> Vec<char> {
        letters.codes().iter().map(|&code| self.alphabet.letter(code)).collect()
    }

    fn writings(&self, language: Language, grapheme: u16) -> impl Iterator<Item = &Writing> {
        let writings = &self.table(language).writings;
        let start = writings.partition_point(|w| w.grapheme < grapheme);
        writings[start..].iter().take_while(move |w| w.grapheme == grapheme)
    }

    fn writings_of(&self, language: Language, unit: Unit) -> impl Iterator<Item = &Writing> {
        self.table(language).writings.iter().filter(move |w| w.unit == unit)
    }

    /// Whether a unit stands for something in one of the conventions.
    fn is_usual(&self, language: Language, unit: Unit) -> bool {
        self.writings_of(language, unit).any(|w| w.convention != Convention::Other && w.places.everywhere())
    }

    /// The cheapest reading of a spelling as letters of the original: few letters, usual romanisations.
    fn original(&self, word: &str, language: Language) -> Option<Vec<u16>> {
        let letters = self.letters(word)?;
        let text = self.text(&letters);
        let mut best: Vec<Option<Path>> = vec![None; letters.len() + 1];
        best[0] = Some(Path { cost: 0, from: 0, grapheme: 0 });
        for at in 0..letters.len() {
            let Some(cost) = best[at].as_ref().map(|path| path.cost) else { continue };
            for (unit, length) in self.units_at(&letters, at) {
                let before = at.checked_sub(1).map(|i| text[i]);
                let after = text.get(at + length).copied();
                for writing in self.writings_of(language, unit) {
                    if !writing.places.hold(before, after) {
                        continue;
                    }
                    let penalty = match writing.convention {
                        Convention::English => 0,
                        Convention::EnglishPress => 5,
                        Convention::German => 25,
                        Convention::GermanPress => 30,
                        Convention::Scientific => 22,
                        Convention::Other => continue,
                    };
                    // A letter that is written so everywhere is likelier than one that is written so here only.
                    let cost = cost + 20 + penalty + u32::from(writing.rank) * 4;
                    let place = &mut best[at + length];
                    if place.as_ref().is_none_or(|path| cost < path.cost) {
                        *place = Some(Path { cost, from: at, grapheme: writing.grapheme });
                    }
                }
            }
        }
        let mut graphemes = Vec::new();
        let mut at = letters.len();
        while at > 0 {
            let path = best[at].as_ref()?;
            graphemes.push(path.grapheme);
            at = path.from;
        }
        graphemes.reverse();
        Some(graphemes)
    }

    fn write(&self, graphemes: &[u16], language: Language) -> String {
        let mut out = String::new();
        for (index, &grapheme) in graphemes.iter().enumerate() {
            let before = out.chars().next_back();
            let after = graphemes.get(index + 1).and_then(|&g| self.first_letter(language, g)).or(graphemes.get(index + 1).map(|_| 'b'));
            let german = |placed: bool| {
                self.writings(language, grapheme)
                    .filter(|w| w.convention == Convention::German && w.places.everywhere() != placed)
                    .find(|w| w.places.hold(before, after))
            };
            if let Some(writing) = german(true).or_else(|| german(false)).or_else(|| self.writings(language, grapheme).next()) {
                out.push_str(self.unit_text(writing.unit));
            }
        }
        out
    }

    fn first_letter(&self, language: Language, grapheme: u16) -> Option<char> {
        let writing = self.writings(language, grapheme).find(|w| w.convention == Convention::German)?;
        // „ja“ and „je“ begin with a glide; s between them and a vowel is doubled all the same.
        self.unit_text(writing.unit).chars().next().map(|c| if c == 'j' { 'a' } else { c })
    }

    /// Languages of the set under which a spelling can only be English.
    pub fn english_under(&self, word: &str, languages: LanguageSet) -> LanguageSet {
        languages
            .iter()
            .filter(|&language| self.convention(word, language) == Style::English)
            .fold(LanguageSet::NONE, |set, l| set.or(l.set()))
    }
}

/// With a capital first letter.
pub(super) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
