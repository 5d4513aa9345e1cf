//! What a word form can be: categories and feature sets, packed so that agreement is one `&`.
//!
//! The build script compiles the lexicon with this file too, so it depends on
//! nothing else of the crate.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// Word class of a reading, with the distinctions that clause analysis needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Category {
    /// Common noun.
    Noun,
    /// Adjective or participle used as a noun (*der Kranke, ein Abgeordneter*); declined like an adjective.
    NominalisedAdjective,
    /// Infinitive used as a neuter noun (*das Lesen*).
    NominalisedInfinitive,
    /// Proper name.
    Name,
    /// Full verb.
    Verb,
    /// *haben, sein, werden*.
    Auxiliary,
    /// Modal verb.
    Modal,
    /// Adjective, participles with endings included.
    Adjective,
    /// *der, die, das* as an article.
    DefiniteArticle,
    /// *ein* as an article.
    IndefiniteArticle,
    /// *dieser, jener, der(jenige)*.
    Demonstrative,
    /// *mein, dein, sein …*.
    Possessive,
    /// Quantifiers and indefinite pronouns (*kein, alle, viele, jemand, man*).
    Indefinite,
    /// *wer, was, welcher* in questions.
    Interrogative,
    /// Relative pronoun.
    Relative,
    /// Personal pronoun.
    PersonalPronoun,
    /// *sich, einander* and the reflexive use of personal pronouns.
    Reflexive,
    /// Preposition; its agreement set holds the cases it governs.
    Preposition,
    /// Preposition with article (*zum*); its agreement set is the article's.
    Contraction,
    /// Preposition behind its noun (*halber, zufolge*).
    Postposition,
    /// Coordinating conjunction.
    Conjunction,
    /// Subordinating conjunction.
    Subjunction,
    /// *als, wie, denn* in comparisons.
    Comparison,
    /// *um, ohne, (an)statt* before a zu-infinitive.
    InfinitiveSubjunction,
    /// *zu* before an infinitive.
    InfinitiveMarker,
    /// Adverb.
    Adverb,
    /// *dafür, hierbei*.
    PronominalAdverb,
    /// *wo, wann, wofür*: opens a question or a subordinate clause.
    InterrogativeAdverb,
    /// Negation, degree and focus particles, answers.
    Particle,
    /// Separable verb prefix standing alone.
    VerbPrefix,
    /// Cardinal number.
    Cardinal,
    /// Interjection.
    Interjection,
    /// Abbreviation.
    Abbreviation,
    /// First part of a compound with its joint (*arbeits-, schul-*); never a word by itself.
    FirstPart,
}

impl Category {
    /// All categories in the order of their numbers.
    pub const ALL: [Category; 34] = {
        use Category::*;
        [
            Noun,
            NominalisedAdjective,
            NominalisedInfinitive,
            Name,
            Verb,
            Auxiliary,
            Modal,
            Adjective,
            DefiniteArticle,
            IndefiniteArticle,
            Demonstrative,
            Possessive,
            Indefinite,
            Interrogative,
            Relative,
            PersonalPronoun,
            Reflexive,
            Preposition,
            Contraction,
            Postposition,
            Conjunction,
            Subjunction,
            Comparison,
            InfinitiveSubjunction,
            InfinitiveMarker,
            Adverb,
            PronominalAdverb,
            InterrogativeAdverb,
            Particle,
            VerbPrefix,
            Cardinal,
            Interjection,
            Abbreviation,
            FirstPart,
        ]
    };

    /// The category with this number; an unknown number is `Interjection`, which no rule trusts.
    pub fn from_number(number: u8) -> Category {
        Self::ALL.get(number as usize).copied().unwrap_or(Category::Interjection)
    }

    /// The category that a table names (`noun`, `definite-article`).
    pub fn from_name(name: &str) -> Option<Category> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }

    /// The name used in tables and debug output.
    pub fn name(self) -> &'static str {
        use Category::*;
        match self {
            Noun => "noun",
            NominalisedAdjective => "nominalised-adjective",
            NominalisedInfinitive => "nominalised-infinitive",
            Name => "name",
            Verb => "verb",
            Auxiliary => "auxiliary",
            Modal => "modal",
            Adjective => "adjective",
            DefiniteArticle => "definite-article",
            IndefiniteArticle => "indefinite-article",
            Demonstrative => "demonstrative",
            Possessive => "possessive",
            Indefinite => "indefinite",
            Interrogative => "interrogative",
            Relative => "relative",
            PersonalPronoun => "personal-pronoun",
            Reflexive => "reflexive",
            Preposition => "preposition",
            Contraction => "contraction",
            Postposition => "postposition",
            Conjunction => "conjunction",
            Subjunction => "subjunction",
            Comparison => "comparison",
            InfinitiveSubjunction => "infinitive-subjunction",
            InfinitiveMarker => "infinitive-marker",
            Adverb => "adverb",
            PronominalAdverb => "pronominal-adverb",
            InterrogativeAdverb => "interrogative-adverb",
            Particle => "particle",
            VerbPrefix => "verb-prefix",
            Cardinal => "cardinal",
            Interjection => "interjection",
            Abbreviation => "abbreviation",
            FirstPart => "first-part",
        }
    }

    /// Noun, nominalisation or name: what can be the head of a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(self, Category::Noun | Category::NominalisedAdjective | Category::NominalisedInfinitive | Category::Name)
    }

    /// Full verb, auxiliary or modal.
    pub fn is_verbal(self) -> bool {
        matches!(self, Category::Verb | Category::Auxiliary | Category::Modal)
    }

    /// Article or a pronoun that can stand before a noun.
    pub fn is_determiner(self) -> bool {
        use Category::*;
        matches!(self, DefiniteArticle | IndefiniteArticle | Demonstrative | Possessive | Indefinite | Interrogative)
    }
}

/// Grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Case {
    /// Nominative.
    Nominative,
    /// Genitive.
    Genitive,
    /// Dative.
    Dative,
    /// Accusative.
    Accusative,
}

impl Case {
    /// All four in traditional order.
    pub const ALL: [Case; 4] = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative];
}

/// Gender in the singular, or plural: German has no gender in the plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Gender {
    /// Masculine singular.
    Masculine,
    /// Feminine singular.
    Feminine,
    /// Neuter singular.
    Neuter,
    /// Plural.
    Plural,
}

impl Gender {
    /// The three genders and the plural.
    pub const ALL: [Gender; 4] = [Gender::Masculine, Gender::Feminine, Gender::Neuter, Gender::Plural];

    /// The letter used in tables: m, f, n, p.
    pub fn letter(self) -> char {
        match self {
            Gender::Masculine => 'm',
            Gender::Feminine => 'f',
            Gender::Neuter => 'n',
            Gender::Plural => 'p',
        }
    }

    /// The gender that a table's letter means.
    pub fn from_letter(letter: char) -> Option<Gender> {
        Self::ALL.into_iter().find(|gender| gender.letter() == letter)
    }
}

/// Which endings an adjective takes, by what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Declension {
    /// No article, or one without ending (*frischer Kaffee*).
    Strong,
    /// Behind the definite article (*der frische Kaffee*).
    Weak,
    /// Behind *ein, kein, mein* (*ein frischer Kaffee*).
    Mixed,
}

impl Declension {
    /// All three.
    pub const ALL: [Declension; 3] = [Declension::Strong, Declension::Weak, Declension::Mixed];
}

/// A set of (case, gender or plural) pairs: bit `case * 4 + gender`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Agreement(pub u16);

impl Agreement {
    /// Nothing fits.
    pub const NONE: Agreement = Agreement(0);
    /// Everything fits.
    pub const ALL: Agreement = Agreement(u16::MAX);

    /// The set with one pair.
    pub const fn of(case: Case, gender: Gender) -> Agreement {
        Agreement(1 << (case as u16 * 4 + gender as u16))
    }

    /// All genders and the plural in one case.
    pub const fn case(case: Case) -> Agreement {
        Agreement(0b1111 << (case as u16 * 4))
    }

    /// All cases of one gender (or the plural).
    pub const fn gender(gender: Gender) -> Agreement {
        Agreement(0b0001_0001_0001_0001 << gender as u16)
    }

    /// All singular pairs.
    pub const fn singular() -> Agreement {
        Agreement(!Self::gender(Gender::Plural).0)
    }

    /// All plural pairs.
    pub const fn plural() -> Agreement {
        Self::gender(Gender::Plural)
    }

    /// Whether nothing fits.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the two sets share a pair.
    pub const fn meets(self, other: Agreement) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the pair is in the set.
    pub const fn has(self, case: Case, gender: Gender) -> bool {
        self.meets(Self::of(case, gender))
    }

    /// The cases that occur, as bits `1 << case`.
    pub fn cases(self) -> u8 {
        Case::ALL.iter().filter(|c| self.meets(Self::case(**c))).fold(0, |bits, c| bits | 1 << *c as u8)
    }

    /// The genders (and the plural) that occur, as bits `1 << gender`.
    pub fn genders(self) -> u8 {
        Gender::ALL.iter().filter(|g| self.meets(Self::gender(**g))).fold(0, |bits, g| bits | 1 << *g as u8)
    }

    /// The same cases in all genders and the plural: relaxes gender and number, to name what is at fault.
    pub fn any_gender(self) -> Agreement {
        Case::ALL.into_iter().filter(|c| self.meets(Self::case(*c))).fold(Self::NONE, |set, c| set | Self::case(c))
    }

    /// The same genders in all cases: relaxes case.
    pub fn any_case(self) -> Agreement {
        Gender::ALL.into_iter().filter(|g| self.meets(Self::gender(*g))).fold(Self::NONE, |set, g| set | Self::gender(g))
    }

    /// Reads `nm af` (case letter n g d a, gender letter m f n p; `*` for all); `None` on any other letter.
    pub fn parse(text: &str) -> Option<Agreement> {
        let mut set = Agreement::NONE;
        for pair in text.split_whitespace() {
            let mut letters = pair.chars();
            let (case, gender) = (letters.next()?, letters.next()?);
            let cases = match case {
                'n' => Self::case(Case::Nominative),
                'g' => Self::case(Case::Genitive),
                'd' => Self::case(Case::Dative),
                'a' => Self::case(Case::Accusative),
                '*' => Self::ALL,
                _ => return None,
            };
            let genders = if gender == '*' { Self::ALL } else { Self::gender(Gender::from_letter(gender)?) };
            set |= cases & genders;
        }
        Some(set)
    }
}

impl BitAnd for Agreement {
    type Output = Agreement;
    fn bitand(self, other: Agreement) -> Agreement {
        Agreement(self.0 & other.0)
    }
}

impl std::ops::Not for Agreement {
    type Output = Agreement;
    fn not(self) -> Agreement {
        Agreement(!self.0)
    }
}

impl BitOr for Agreement {
    type Output = Agreement;
    fn bitor(self, other: Agreement) -> Agreement {
        Agreement(self.0 | other.0)
    }
}

impl BitOrAssign for Agreement {
    fn bitor_assign(&mut self, other: Agreement) {
        self.0 |= other.0;
    }
}

/// Written like the tables: `nm af`.
impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut blank = "";
        for (case, letter) in Case::ALL.into_iter().zip("ngda".chars()) {
            for gender in Gender::ALL {
                if self.has(case, gender) {
                    write!(f, "{blank}{letter}{}", gender.letter())?;
                    blank = " ";
                }
            }
        }
        Ok(())
    }
}

/// Degree of comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Degree {
    /// Basic form.
    Positive,
    /// *-er*.
    Comparative,
    /// *-st*.
    Superlative,
}

/// Tense and mood of a finite verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TenseMood {
    /// Indicative present.
    Present,
    /// Indicative past.
    Past,
    /// Subjunctive I.
    SubjunctiveI,
    /// Subjunctive II.
    SubjunctiveII,
}

/// Persons in the order of the bits: first, second, third singular, then plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Person {
    /// ich
    FirstSingular,
    /// du
    SecondSingular,
    /// er, sie, es
    ThirdSingular,
    /// wir
    FirstPlural,
    /// ihr
    SecondPlural,
    /// sie
    ThirdPlural,
}

/// A set of verb forms: bit `tense * 6 + person` for finite forms, then two imperatives and the non-finite forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct VerbForms(pub u32);

impl VerbForms {
    /// Imperative singular.
    pub const IMPERATIVE_SINGULAR: VerbForms = VerbForms(1 << 24);
    /// Imperative plural.
    pub const IMPERATIVE_PLURAL: VerbForms = VerbForms(1 << 25);
    /// Infinitive.
    pub const INFINITIVE: VerbForms = VerbForms(1 << 26);
    /// Infinitive with *zu* inside (*aufzumachen*).
    pub const ZU_INFINITIVE: VerbForms = VerbForms(1 << 27);
    /// Participle I without ending.
    pub const PARTICIPLE_I: VerbForms = VerbForms(1 << 28);
    /// Participle II without ending.
    pub const PARTICIPLE_II: VerbForms = VerbForms(1 << 29);
    /// All indicative and subjunctive forms.
    pub const FINITE: VerbForms = VerbForms((1 << 24) - 1);
    /// Finite forms in the singular.
    pub const SINGULAR: VerbForms = VerbForms(0b000111_000111_000111_000111);
    /// Finite forms in the plural.
    pub const PLURAL: VerbForms = VerbForms(0b111000_111000_111000_111000);

    /// One finite form.
    pub const fn of(tense: TenseMood, person: Person) -> VerbForms {
        VerbForms(1 << (tense as u32 * 6 + person as u32))
    }

    /// All persons of one tense and mood.
    pub const fn tense(tense: TenseMood) -> VerbForms {
        VerbForms(0b111111 << (tense as u32 * 6))
    }

    /// One person in all tenses and moods.
    pub const fn person(person: Person) -> VerbForms {
        VerbForms(0b000001_000001_000001_000001 << person as u32)
    }

    /// Whether the two sets share a form.
    pub const fn meets(self, other: VerbForms) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a finite (indicative or subjunctive) form is in the set.
    pub const fn is_finite(self) -> bool {
        self.meets(Self::FINITE)
    }

    /// Whether there is nothing in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for VerbForms {
    type Output = VerbForms;
    fn bitor(self, other: VerbForms) -> VerbForms {
        VerbForms(self.0 | other.0)
    }
}

impl BitOrAssign for VerbForms {
    fn bitor_assign(&mut self, other: VerbForms) {
        self.0 |= other.0;
    }
}

impl BitAnd for VerbForms {
    type Output = VerbForms;
    fn bitand(self, other: VerbForms) -> VerbForms {
        VerbForms(self.0 & other.0)
    }
}

/// How a form is written in the middle of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    /// Lower case.
    Lower,
    /// First letter upper case.
    Capitalised,
    /// Another pattern (*USA, GmbH, iPhone*).
    Mixed,
}

/// Packed features of one reading.
///
/// Bits 0–47: for verbs the [`VerbForms`] (bits 0–29), for everything else three
/// [`Agreement`] sets, one for each declension (equal for what is not declined
/// like an adjective). Bits 48–63: flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Features(pub u64);

impl Features {
    const DEGREE: u32 = 48;
    const PERSON: u32 = 50;
    const SHAPE: u32 = 52;
    const GOVERNS: u32 = 54;
    /// Adjective form without ending, used as predicate or adverb.
    pub const PREDICATIVE: u64 = 1 << 56;
    /// Can stand before a noun (determiners; adjectives without ending such as *lila, Berliner*).
    pub const ATTRIBUTIVE: u64 = 1 << 57;
    /// Can stand for a noun phrase (pronouns).
    pub const SUBSTANTIVE: u64 = 1 << 58;
    /// Verb with a separable prefix, written as one word.
    pub const SEPARABLE: u64 = 1 << 59;
    /// Old or rare form (dative *-e*, *ward*).
    pub const RARE: u64 = 1 << 60;
    /// Participle with endings.
    pub const PARTICIPLE: u64 = 1 << 61;
    /// Perfect with *sein* is possible.
    pub const PERFECT_SEIN: u64 = 1 << 62;
    /// Perfect with *haben* is possible.
    pub const PERFECT_HABEN: u64 = 1 << 63;

    /// The same agreement set for all declensions.
    pub const fn nominal(set: Agreement) -> Features {
        let set = set.0 as u64;
        Features(set | set << 16 | set << 32)
    }

    /// One agreement set for each declension.
    pub const fn declined(strong: Agreement, weak: Agreement, mixed: Agreement) -> Features {
        Features(strong.0 as u64 | (weak.0 as u64) << 16 | (mixed.0 as u64) << 32)
    }

    /// Verb forms.
    pub const fn verbal(forms: VerbForms) -> Features {
        Features(forms.0 as u64)
    }

    /// Sets flags.
    pub const fn with(self, flags: u64) -> Features {
        Features(self.0 | flags)
    }

    /// Sets the degree.
    pub const fn degree_is(self, degree: Degree) -> Features {
        Features(self.0 | (degree as u64) << Self::DEGREE)
    }

    /// Sets the person of a pronoun (1–3).
    pub const fn person_is(self, person: u8) -> Features {
        Features(self.0 | ((person & 3) as u64) << Self::PERSON)
    }

    /// Sets how the form is written.
    pub const fn shape_is(self, shape: Shape) -> Features {
        Features(self.0 & !(3 << Self::SHAPE) | (shape as u64) << Self::SHAPE)
    }

    /// Sets the declension that a determiner asks of the adjectives behind it.
    pub const fn governs_is(self, declension: Declension) -> Features {
        Features(self.0 | (declension as u64) << Self::GOVERNS)
    }

    /// The agreement set in a declension. Meaningless for verbs.
    pub const fn agreement(self, declension: Declension) -> Agreement {
        Agreement((self.0 >> (declension as u32 * 16)) as u16)
    }

    /// The union over the declensions. Meaningless for verbs.
    pub const fn any_agreement(self) -> Agreement {
        Agreement((self.0 | self.0 >> 16 | self.0 >> 32) as u16)
    }

    /// The verb forms. Meaningless for what is no verb.
    pub const fn verb_forms(self) -> VerbForms {
        VerbForms(self.0 as u32 & ((1 << 30) - 1))
    }

    /// Whether a flag is set.
    pub const fn has(self, flag: u64) -> bool {
        self.0 & flag != 0
    }

    /// Degree of comparison.
    pub const fn degree(self) -> Degree {
        match self.0 >> Self::DEGREE & 3 {
            1 => Degree::Comparative,
            2 => Degree::Superlative,
            _ => Degree::Positive,
        }
    }

    /// Person of a personal, possessive or reflexive pronoun; 0 where there is none.
    pub const fn person(self) -> u8 {
        (self.0 >> Self::PERSON & 3) as u8
    }

    /// How the form is written in the middle of a sentence.
    pub const fn shape(self) -> Shape {
        match self.0 >> Self::SHAPE & 3 {
            0 => Shape::Lower,
            1 => Shape::Capitalised,
            _ => Shape::Mixed,
        }
    }

    /// The declension that a determiner asks of the adjectives behind it.
    pub const fn governs(self) -> Declension {
        match self.0 >> Self::GOVERNS & 3 {
            0 => Declension::Strong,
            1 => Declension::Weak,
            _ => Declension::Mixed,
        }
    }

    /// Only the flags, without agreement sets or verb forms.
    pub const fn flags(self) -> Features {
        Features(self.0 & !((1 << 48) - 1))
    }

    /// Unites the agreement sets or verb forms of two readings with equal flags.
    pub const fn united(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_written_as_it_is_read() {
        for text in ["nm", "gf df", "nm nn dp an", "np gp dp ap"] {
            assert_eq!(Agreement::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Agreement::parse("d*"), Some(Agreement::case(Case::Dative)));
        assert_eq!(Agreement::parse("*p"), Some(Agreement::plural()));
        assert_eq!(Agreement::parse("xm"), None);
    }

    #[test]
    fn relaxing_one_feature_keeps_the_other() {
        let set = Agreement::of(Case::Dative, Gender::Feminine);
        assert!(set.any_gender().has(Case::Dative, Gender::Neuter) && !set.any_gender().has(Case::Accusative, Gender::Feminine));
        assert!(set.any_case().has(Case::Accusative, Gender::Feminine) && !set.any_case().has(Case::Dative, Gender::Neuter));
    }

    #[test]
    fn categories_keep_their_numbers_and_names() {
        for (number, category) in Category::ALL.into_iter().enumerate() {
            assert_eq!(category as usize, number);
            assert_eq!(Category::from_number(number as u8), category);
            assert_eq!(Category::from_name(category.name()), Some(category));
        }
    }

    #[test]
    fn flags_do_not_touch_the_sets() {
        let features = Features::declined(Agreement(1), Agreement(2), Agreement(u16::MAX))
            .degree_is(Degree::Superlative)
            .person_is(3)
            .shape_is(Shape::Capitalised)
            .governs_is(Declension::Mixed)
            .with(Features::PERFECT_HABEN);
        assert_eq!(features.agreement(Declension::Strong), Agreement(1));
        assert_eq!(features.agreement(Declension::Weak), Agreement(2));
        assert_eq!(features.agreement(Declension::Mixed), Agreement::ALL);
        assert_eq!((features.degree(), features.person()), (Degree::Superlative, 3));
        assert_eq!((features.shape(), features.governs()), (Shape::Capitalised, Declension::Mixed));
    }
}
