//! What stands around a name and licenses its form: quotation marks, brackets, credits, English names, glosses.

use crate::document::{BlockKind, Document, TokenKind};
use crate::language::Analysis;
use crate::language::features::Category;
use crate::language::token_language::Label;
use std::ops::Range;

/// Looks around the tokens of a name.
pub struct Surroundings<'d> {
    document: &'d Document,
    analysis: &'d Analysis,
}

/// Longest quotation that is a title or a word spoken of, in words.
const TITLE: usize = 6;

/// Words before and after a name in which an explanation of the name is looked for.
const GLOSS: usize = 4;

/// Words that say that the text speaks of the name itself or of another time.
const GLOSSES: &[&str] = &[
    "oder",
    "heute",
    "heutige",
    "heutigen",
    "heutiges",
    "früher",
    "frühere",
    "früheren",
    "ehemals",
    "ehemalige",
    "ehemaligen",
    "damals",
    "damalige",
    "damaligen",
    "einst",
    "einstige",
    "einstigen",
    "auch",
    "alias",
    "genannt",
    "genannte",
    "genannten",
    "russisch",
    "ukrainisch",
    "englisch",
    "deutsch",
    "belarussisch",
    "polnisch",
    "tschechisch",
    "offiziell",
    "jetzt",
    "vormals",
    "bzw",
    "beziehungsweise",
    "eigentlich",
    "kurz",
    "international",
    "französisch",
    "spanisch",
    "italienisch",
    "englische",
    "englischen",
    "abgekürzt",
    "engl",
    "russ",
    "ehem",
    "dt",
    "sprich",
];

/// German nouns that open names of clubs, stations and houses.
const CLUBS: &[&str] =
    &["Dynamo", "Dinamo", "Radio", "Lokomotive", "Torpedo", "Air", "Hotel", "Café", "Real", "Inter", "Zirkus", "Sporting", "Racing"];

/// Beginnings of words that say the same anywhere in the sentence.
const NAMING: &[&str] = &[
    "umbenannt",
    "umbenenn",
    "umbenennung",
    "schreibweise",
    "bezeichnung",
    "übersetzt",
    "abkürzung",
    "landesname",
    "ortsname",
    "städtename",
    "namensänderung",
];

/// Beginnings of words that put a sentence into another time.
const HISTORY: &[&str] = &[
    "damal",
    "sowjet",
    "kolonial",
    "weltkrieg",
    "jahrhundert",
    "histori",
    "zarist",
    "zarenreich",
    "ddr",
    "nationalsozial",
    "wehrmacht",
    "mittelalter",
    "antik",
    "kaiserreich",
    "osmanisch",
    "habsburg",
    "geboren",
    "geborene",
    "vertreib",
    "unabhängigkeit",
];

impl<'d> Surroundings<'d> {
    /// The surroundings in one document.
    pub fn new(document: &'d Document, analysis: &'d Analysis) -> Self {
        Surroundings { document, analysis }
    }

    fn word(&self, token: usize) -> &'d str {
        self.document.word(token)
    }

    fn is_word(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.is_word())
    }

    /// The tokens of the sentence around a token.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.document.sentence_of(token).map_or(token..token + 1, |s| s.tokens())
    }

    /// The token before, if it is in the same sentence.
    pub fn before(&self, token: usize) -> Option<usize> {
        token.checked_sub(1).filter(|&t| t >= self.sentence(token).start)
    }

    /// The token at `end`, if it is in the sentence of the token before it.
    pub fn after(&self, end: usize) -> Option<usize> {
        (end < self.sentence(end.saturating_sub(1)).end).then_some(end)
    }

    /// What the block of a token is.
    pub fn block(&self, token: usize) -> BlockKind {
        let block = self.document.sentence_of(token).map_or(0, |s| s.block as usize);
        self.document.blocks.get(block).map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// Whether the token stands in the line or the part of a line that names who made a picture.
    pub fn in_credit(&self, token: usize) -> bool {
        match self.block(token) {
            BlockKind::Credit => true,
            BlockKind::Caption => {
                let sentence = self.sentence(token);
                (sentence.start..token).rev().any(|t| {
                    matches!(self.word(t), "©" | "Foto" | "Fotos" | "Bild" | "Bilder" | "Quelle" | "Credit" | "Photo" | "Photograph")
                        && (self.word(t) == "©" || matches!(self.word(t + 1), ":" | "by" | "credit"))
                })
            }
            _ => false,
        }
    }

    /// Whether the tokens stand in a short stretch of words between quotation marks: a title, or a word spoken of.
    pub fn in_title(&self, tokens: Range<usize>) -> bool {
        let sentence = self.sentence(tokens.start);
        let low = sentence.start.max(tokens.start.saturating_sub(TITLE + 1));
        let Some(open) = (low..tokens.start).rev().find(|&t| is_quote(self.word(t))) else { return false };
        // The closing mark may be counted to the next sentence.
        let high = (tokens.end + TITLE + 1).min(self.document.tokens.len());
        let Some(close) = (tokens.end..high).find(|&t| is_quote(self.word(t))) else { return false };
        let inside = open + 1..close;
        let words = inside.clone().filter(|&t| self.is_word(t)).count();
        let opens = !matches!(self.word(open), "”" | "‘" | "‹") && self.document.tokens[open].spaced;
        opens && words <= TITLE && !inside.clone().any(|t| matches!(self.word(t), "." | "?" | "!" | "," | "…"))
    }

    /// The brackets around the tokens, if they are at most six words away.
    pub fn brackets(&self, tokens: Range<usize>) -> Option<(usize, usize)> {
        let sentence = self.sentence(tokens.start);
        let low = sentence.start.max(tokens.start.saturating_sub(7));
        let open = (low..tokens.start).rev().find(|&t| matches!(self.word(t), "(" | ")" | "[" | "]"))?;
        let high = (tokens.end + 7).min(self.document.tokens.len());
        let close = (tokens.end..high).find(|&t| matches!(self.word(t), "(" | ")" | "[" | "]"))?;
        (matches!(self.word(open), "(" | "[") && matches!(self.word(close), ")" | "]")).then_some((open, close))
    }

    /// Whether a word near the tokens says that the name itself is meant or explained: `heute`, `früher`, `genannt`.
    pub fn glossed(&self, tokens: Range<usize>) -> bool {
        let sentence = self.sentence(tokens.start);
        let mut near = (sentence.start..tokens.start).rev().filter(|&t| self.is_word(t)).take(GLOSS);
        let mut next = (tokens.end..sentence.end).filter(|&t| self.is_word(t)).take(2);
        near.any(|t| GLOSSES.contains(&self.analysis.lower(t))) || next.any(|t| GLOSSES.contains(&self.analysis.lower(t)))
    }

    /// Whether the sentence is about names: `umbenannt`, `Schreibweise`.
    pub fn about_names(&self, token: usize) -> bool {
        self.sentence(token).any(|t| {
            let lower = self.analysis.lower(t);
            lower.len() > 6 && NAMING.iter().any(|beginning| lower.starts_with(beginning))
        })
    }

    /// Whether the sentence speaks of another time: a year before 1995, `damals`, `sowjetisch`.
    pub fn historical(&self, token: usize) -> bool {
        self.sentence(token).any(|t| {
            let lower = self.analysis.lower(t);
            let year = lower.len() == 4 && lower.parse::<u32>().is_ok_and(|year| (1000..1995).contains(&year));
            let sign = lower.len() > 2 && HISTORY.iter().any(|beginning| lower.starts_with(beginning));
            year || (sign && !self.is_past(t))
        })
    }

    /// „die ehemalige Sowjetunion“, „der früheren DDR“: who says so speaks of today.
    fn is_past(&self, token: usize) -> bool {
        let before = self.before(token).map_or("", |t| self.analysis.lower(t));
        ["ehemalig", "früher", "einstig"].iter().any(|beginning| before.starts_with(beginning))
    }

    /// Whether a token is a German word other than a name, by the lexicon.
    pub fn is_german(&self, token: usize) -> bool {
        self.german_by(token, 0.0)
    }

    fn german_by(&self, token: usize, most: f32) -> bool {
        self.analysis.readings(token).iter().any(|reading| !matches!(reading.category, Category::Name | Category::FirstPart))
            && self.analysis.english_log_odds(token) < most
    }

    /// Whether a token is a capitalised word that German does not know: a part of a name. Before a name, German nouns are
    /// many (`Emirat Katar`); behind it, words of both languages (`Times`, `Airlines`, `Open`) belong to it.
    fn is_name_part(&self, token: usize, before: bool) -> bool {
        let word = self.word(token);
        let most = if before { 1.0 } else { -0.5 };
        self.is_word(token)
            && word.starts_with(char::is_uppercase)
            && (is_acronym(word) || CLUBS.contains(&word) || !self.german_by(token, most))
    }

    /// Whether the tokens stand in an English sentence or run.
    pub fn in_english(&self, tokens: Range<usize>) -> bool {
        let english = |t: Option<usize>| t.is_some_and(|t| self.analysis.label(t) == Label::English && self.is_word(t));
        self.analysis.label(tokens.start) == Label::English
            || self.analysis.label(tokens.end - 1) == Label::English
            || english(self.before(tokens.start))
            || english(self.after(tokens.end))
    }

    /// Whether the tokens are a part of a longer name: English small words beside them, or capitalised words that are not German.
    ///
    /// `closed` says that the word's ending (a genitive) parts it from what follows.
    pub fn in_name(&self, tokens: Range<usize>, closed: bool) -> bool {
        if let Some(before) = self.before(tokens.start) {
            let word = self.word(before);
            if matches!(
                word,
                "of" | "the" | "The" | "and" | "for" | "from" | "to" | "de" | "di" | "du" | "la" | "al" | "&" | "/" | "'" | "@" | "#"
            ) {
                return true;
            }
            // „FC Bayern Munich“: two steps to the left are not needed, „Bayern“ is no word of the sentence.
            if self.is_word(before) && self.is_name_part(before, true) && before > self.sentence(tokens.start).start {
                return true;
            }
            if self.is_word(before)
                && before == self.sentence(tokens.start).start
                && self.is_name_part(before, true)
                && !self.starts_clause(before)
            {
                return true;
            }
        }
        !closed && self.in_name_after(tokens)
    }

    /// The right half of [`in_name`](Self::in_name).
    pub fn in_name_after(&self, tokens: Range<usize>) -> bool {
        let Some(after) = self.after(tokens.end) else { return false };
        matches!(self.word(after), "of" | "the" | "and" | "for" | "v" | "vs" | "&" | "/" | "@" | "#" | "+")
            || self.is_name_part(after, false)
    }

    /// A capitalised first word that is a small word of German.
    fn starts_clause(&self, token: usize) -> bool {
        self.analysis.readings(token).iter().any(|reading| reading.decapitalised)
    }

    /// Whether all words of the sentence are in capitals.
    pub fn shouted(&self, token: usize) -> bool {
        let mut words = self.sentence(token).filter(|&t| self.is_word(t) && self.word(t).chars().nth(1).is_some()).peekable();
        words.peek().is_some() && words.all(|t| !self.word(t).contains(char::is_lowercase))
    }

    /// Whether the token opens a block and is followed by what a dateline ends with: `Moskau (dpa) –`, `Berlin, 3. Mai`.
    pub fn in_dateline(&self, tokens: Range<usize>) -> bool {
        let opens_block = self.document.sentence_of(tokens.start).is_some_and(|s| {
            s.first_token as usize + 2 > tokens.start
                && self.document.blocks.get(s.block as usize).is_some_and(|b| b.span.start == s.span.start)
        });
        opens_block
            && self.after(tokens.end).is_some_and(|t| {
                matches!(self.word(t), "(" | "–" | "-" | "—" | "/")
                    || (self.word(t) == "," && self.document.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Number))
            })
    }
}

/// Opening and closing quotation marks of all kinds.
pub fn is_quote(mark: &str) -> bool {
    matches!(mark, "„" | "“" | "”" | "\"" | "»" | "«" | "‚" | "‘" | "’" | "'" | "›" | "‹")
}

/// Two capitals or more and no small letter but a plural s.
pub fn is_acronym(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    stem.chars().filter(|c| c.is_uppercase()).count() > 1 && !stem.contains(char::is_lowercase)
}
