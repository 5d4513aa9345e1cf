//! The tags: the Stuttgart–Tübingen tag set (Schiller, Teufel, Stöckert and Thielen 1999) and what the lexicon says in its terms.

use crate::language::features::{Category, Features, VerbForms};
use crate::language::lexicon::Reading;

/// A part-of-speech tag; the number is stable within one model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Common noun.
    Nn,
    /// Proper name.
    Ne,
    /// Adjective before a noun.
    Adja,
    /// Adjective as predicate or adverb.
    Adjd,
    /// Adverb.
    Adv,
    /// Preposition.
    Appr,
    /// Preposition with article (*zum*).
    Apprart,
    /// Postposition.
    Appo,
    /// Right part of a circumposition (*von … an*).
    Apzr,
    /// Article.
    Art,
    /// Cardinal number.
    Card,
    /// Foreign material.
    Fm,
    /// Interjection.
    Itj,
    /// Comparison (*als, wie*) without a clause.
    Kokom,
    /// Coordinating conjunction.
    Kon,
    /// *um, ohne, statt* before a zu-infinitive.
    Koui,
    /// Subordinating conjunction.
    Kous,
    /// Pronominal adverb (*dafür*; PROAV in the STTS of 1995).
    Pav,
    /// Demonstrative before a noun.
    Pdat,
    /// Demonstrative standing alone.
    Pds,
    /// Indefinite pronoun before a noun (PIDAT counted in).
    Piat,
    /// Indefinite pronoun standing alone.
    Pis,
    /// Personal pronoun.
    Pper,
    /// Possessive before a noun.
    Pposat,
    /// Possessive standing alone.
    Pposs,
    /// Relative pronoun before a noun (*dessen*).
    Prelat,
    /// Relative pronoun standing alone.
    Prels,
    /// Reflexive pronoun.
    Prf,
    /// Particle before an adjective or adverb (*am besten, zu schnell*).
    Ptka,
    /// Answer particle.
    Ptkant,
    /// *nicht*.
    Ptkneg,
    /// Separated verb prefix.
    Ptkvz,
    /// *zu* before an infinitive.
    Ptkzu,
    /// Interrogative before a noun.
    Pwat,
    /// Interrogative or relative adverb (*wo, warum*).
    Pwav,
    /// Interrogative standing alone.
    Pws,
    /// First part cut off at a hyphen (*An-*).
    Trunc,
    /// Finite auxiliary.
    Vafin,
    /// Imperative of an auxiliary.
    Vaimp,
    /// Infinitive of an auxiliary.
    Vainf,
    /// Participle of an auxiliary.
    Vapp,
    /// Finite modal.
    Vmfin,
    /// Infinitive of a modal.
    Vminf,
    /// Participle of a modal.
    Vmpp,
    /// Finite full verb.
    Vvfin,
    /// Imperative of a full verb.
    Vvimp,
    /// Infinitive of a full verb.
    Vvinf,
    /// Infinitive with *zu* inside (*anzukommen*).
    Vvizu,
    /// Participle II of a full verb.
    Vvpp,
    /// What is no word: symbols, letters, formulas.
    Xy,
    /// `$,`
    Comma,
    /// `$.`: marks that end or part sentences (`. ? ! : ;`).
    Stop,
    /// `$(`: all other marks.
    Bracket,
}

/// Number of tags.
pub const TAGS: usize = 53;

impl Tag {
    /// All tags in the order of their numbers.
    pub const ALL: [Tag; TAGS] = {
        use Tag::*;
        [
            Nn, Ne, Adja, Adjd, Adv, Appr, Apprart, Appo, Apzr, Art, Card, Fm, Itj, Kokom, Kon, Koui, Kous, Pav, Pdat, Pds, Piat, Pis,
            Pper, Pposat, Pposs, Prelat, Prels, Prf, Ptka, Ptkant, Ptkneg, Ptkvz, Ptkzu, Pwat, Pwav, Pws, Trunc, Vafin, Vaimp, Vainf, Vapp,
            Vmfin, Vminf, Vmpp, Vvfin, Vvimp, Vvinf, Vvizu, Vvpp, Xy, Comma, Stop, Bracket,
        ]
    };

    const NAMES: [&'static str; TAGS] = [
        "NN", "NE", "ADJA", "ADJD", "ADV", "APPR", "APPRART", "APPO", "APZR", "ART", "CARD", "FM", "ITJ", "KOKOM", "KON", "KOUI", "KOUS",
        "PAV", "PDAT", "PDS", "PIAT", "PIS", "PPER", "PPOSAT", "PPOSS", "PRELAT", "PRELS", "PRF", "PTKA", "PTKANT", "PTKNEG", "PTKVZ",
        "PTKZU", "PWAT", "PWAV", "PWS", "TRUNC", "VAFIN", "VAIMP", "VAINF", "VAPP", "VMFIN", "VMINF", "VMPP", "VVFIN", "VVIMP", "VVINF",
        "VVIZU", "VVPP", "XY", "$,", "$.", "$(",
    ];

    /// The name in the tag set.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The tag of this name; names of newer guidelines are read as the older tag that holds them.
    pub fn from_name(name: &str) -> Option<Tag> {
        let old = match name {
            "PROAV" => "PAV",
            "PIDAT" => "PIAT",
            "PTKIFG" | "PTKMA" | "PTKMWL" | "DM" => "ADV",
            "KOKON" => "KOKOM",
            "VVINZU" => "VVIZU",
            "HST" | "URL" | "EML" | "EMOASC" | "EMOIMG" | "ADR" => "XY",
            "$;" => "$.",
            name => name,
        };
        Self::NAMES.iter().position(|known| *known == old).map(|number| Self::ALL[number])
    }

    /// Finite verb, imperatives included.
    #[inline]
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Vvfin | Tag::Vafin | Tag::Vmfin | Tag::Vvimp | Tag::Vaimp)
    }

    /// Infinitive, with or without *zu*.
    #[inline]
    pub fn is_infinitive(self) -> bool {
        matches!(self, Tag::Vvinf | Tag::Vvizu | Tag::Vainf | Tag::Vminf)
    }

    /// Participle II.
    #[inline]
    pub fn is_participle(self) -> bool {
        matches!(self, Tag::Vvpp | Tag::Vapp | Tag::Vmpp)
    }

    /// Any verb form.
    #[inline]
    pub fn is_verb(self) -> bool {
        self.is_finite() || self.is_infinitive() || self.is_participle()
    }

    /// Comma, stop or other mark.
    #[inline]
    pub fn is_mark(self) -> bool {
        matches!(self, Tag::Comma | Tag::Stop | Tag::Bracket)
    }

    /// Noun or name.
    #[inline]
    pub fn is_nominal(self) -> bool {
        matches!(self, Tag::Nn | Tag::Ne)
    }

    /// What opens a subordinate clause.
    #[inline]
    pub fn opens_clause(self) -> bool {
        matches!(self, Tag::Kous | Tag::Koui | Tag::Prels | Tag::Prelat | Tag::Pwav | Tag::Pws | Tag::Pwat)
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TagSet(pub u64);

impl TagSet {
    /// The set with one tag.
    #[inline]
    pub const fn of(tag: Tag) -> TagSet {
        TagSet(1 << tag as u32)
    }

    /// The set of several tags.
    pub const fn all_of(tags: &[Tag]) -> TagSet {
        let mut set = 0;
        let mut at = 0;
        while at < tags.len() {
            set |= 1 << tags[at] as u32;
            at += 1;
        }
        TagSet(set)
    }

    /// Whether the tag is in the set.
    #[inline]
    pub const fn has(self, tag: Tag) -> bool {
        self.0 & Self::of(tag).0 != 0
    }

    /// Whether the sets share a tag.
    #[inline]
    pub const fn meets(self, other: TagSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[inline]
    pub const fn with(self, other: TagSet) -> TagSet {
        TagSet(self.0 | other.0)
    }

    /// What both sets hold.
    #[inline]
    pub const fn only(self, other: TagSet) -> TagSet {
        TagSet(self.0 & other.0)
    }

    /// Whether no tag is in the set.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Number of tags.
    #[inline]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The tags in the order of their numbers.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            Tag::ALL.get(number).copied()
        })
    }

    /// The tags that a reading of the lexicon allows; the word in lower case tells the particles apart.
    pub fn of_reading(reading: &Reading, lower: &str) -> TagSet {
        use Tag::*;
        let forms = reading.verb_forms();
        let has = |flag| reading.features.has(flag);
        let both = |attributive, substantive| {
            let mut set = TagSet::default();
            if has(Features::ATTRIBUTIVE) {
                set = set.with(TagSet::of(attributive));
            }
            if has(Features::SUBSTANTIVE) {
                set = set.with(TagSet::of(substantive));
            }
            set
        };
        let verb = |finite, imperative, infinitive, zu, participle| {
            let mut set = TagSet::default();
            for (meets, tag) in [
                (forms.is_finite(), finite),
                (forms.meets(VerbForms::IMPERATIVE_SINGULAR | VerbForms::IMPERATIVE_PLURAL), imperative),
                (forms.meets(VerbForms::INFINITIVE), infinitive),
                (forms.meets(VerbForms::ZU_INFINITIVE), zu),
                (forms.meets(VerbForms::PARTICIPLE_II), participle),
                (forms.meets(VerbForms::PARTICIPLE_I), Adjd),
            ] {
                if meets {
                    set = set.with(TagSet::of(tag));
                }
            }
            set
        };
        match reading.category {
            Category::Noun | Category::NominalisedAdjective | Category::NominalisedInfinitive => TagSet::of(Nn),
            Category::Name => TagSet::of(Ne),
            Category::Verb => verb(Vvfin, Vvimp, Vvinf, Vvizu, Vvpp),
            Category::Auxiliary => verb(Vafin, Vaimp, Vainf, Vvizu, Vapp),
            Category::Modal => verb(Vmfin, Vmfin, Vminf, Vvizu, Vmpp),
            Category::Adjective => {
                let mut set = TagSet::default();
                if has(Features::PREDICATIVE) {
                    set = set.with(TagSet::of(Adjd));
                }
                if has(Features::ATTRIBUTIVE) || !reading.any_agreement().is_empty() {
                    set = set.with(TagSet::of(Adja));
                }
                set
            }
            Category::DefiniteArticle | Category::IndefiniteArticle => TagSet::of(Art),
            Category::Demonstrative => both(Pdat, Pds),
            Category::Possessive => both(Pposat, Pposs),
            Category::Indefinite => both(Piat, Pis),
            Category::Interrogative => both(Pwat, Pws),
            Category::Relative => both(Prelat, Prels),
            Category::PersonalPronoun => TagSet::of(Pper),
            Category::Reflexive => TagSet::of(Prf),
            Category::Preposition => TagSet::of(Appr),
            Category::Contraction => TagSet::of(Apprart),
            Category::Postposition => TagSet::of(Appo),
            Category::Conjunction => TagSet::of(Kon),
            Category::Subjunction => TagSet::of(Kous),
            Category::Comparison => TagSet::of(Kokom),
            Category::InfinitiveSubjunction => TagSet::of(Koui),
            Category::InfinitiveMarker => TagSet::of(Ptkzu),
            Category::Adverb => TagSet::of(Adv),
            Category::PronominalAdverb => TagSet::of(Pav),
            Category::InterrogativeAdverb => TagSet::of(Pwav),
            Category::Particle => match lower {
                "nicht" => TagSet::of(Ptkneg),
                "zu" | "am" | "allzu" => TagSet::of(Ptka),
                "ja" | "nein" | "danke" | "bitte" | "doch" => TagSet::all_of(&[Adv, Ptkant]),
                _ => TagSet::of(Adv),
            },
            Category::VerbPrefix => TagSet::of(Ptkvz),
            Category::Cardinal => TagSet::of(Card),
            Category::Interjection => TagSet::of(Itj),
            Category::Abbreviation => TagSet::all_of(&[Nn, Adv, Xy]),
            Category::FirstPart => TagSet::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_keep_their_names() {
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, number);
            assert_eq!(Tag::from_name(tag.as_str()), Some(tag));
        }
        assert_eq!(Tag::from_name("PROAV"), Some(Tag::Pav));
        assert_eq!(Tag::from_name("DT"), None);
    }

    #[test]
    fn a_set_gives_back_what_it_holds() {
        let set = TagSet::all_of(&[Tag::Art, Tag::Pds, Tag::Bracket]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Tag::Art, Tag::Pds, Tag::Bracket]);
        assert_eq!(set.len(), 3);
        assert!(set.has(Tag::Pds) && !set.has(Tag::Nn));
        assert!(TagSet::default().iter().next().is_none());
    }
}
