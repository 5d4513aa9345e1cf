//! What phrases need to know of a word: the united sets of its readings.

use crate::language::compile::NameKind;
use crate::language::features::{Agreement, Category, Declension, Features, VerbForms};
use crate::language::lexicon::Readings;

/// What phrases need to know of one distinct form: the united sets of its readings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// As a determiner, by the declension that it asks of adjectives.
    pub determiner: [Agreement; 3],
    /// As an adjective with an ending, by declension.
    pub adjective: [Agreement; 3],
    /// As a common noun or nominalised infinitive.
    pub noun: Agreement,
    /// As a nominalised adjective, by declension.
    pub nominalised: [Agreement; 3],
    /// As a proper name.
    pub name: Agreement,
    /// As a preposition: the cases that it governs, in all genders.
    pub preposition: Agreement,
    /// As a preposition with article.
    pub contraction: Agreement,
    /// As a verb.
    pub verb: VerbForms,
    /// What else it can be.
    pub flags: u16,
}

impl Word {
    /// Adverb, particle or adjective without ending: can stand before an adjective.
    pub const ADVERBIAL: u16 = 1;
    /// Number word.
    pub const CARDINAL: u16 = 2;
    /// Adjective that takes no ending (*lila, Berliner*).
    pub const INDECLINABLE: u16 = 4;
    /// Name of a person.
    pub const PERSON: u16 = 8;
    /// Pronoun that stands for a noun phrase.
    pub const PRONOUN: u16 = 16;
    /// The lexicon has no reading.
    pub const UNKNOWN: u16 = 32;
    /// Participle of a full verb without ending.
    pub const PARTICIPLE: u16 = 64;

    /// Name of any kind.
    pub const NAME: u16 = 128;

    pub(super) fn of(readings: &Readings) -> Self {
        let mut word = Word::default();
        if readings.is_empty() {
            word.flags |= Self::UNKNOWN;
        }
        for reading in readings {
            let features = reading.features;
            match reading.category {
                category if category.is_verbal() => {
                    word.verb |= features.verb_forms();
                    if features.verb_forms().meets(VerbForms::PARTICIPLE_I | VerbForms::PARTICIPLE_II) {
                        word.flags |= Self::ADVERBIAL | Self::PARTICIPLE;
                    }
                }
                Category::Noun | Category::NominalisedInfinitive => word.noun |= features.any_agreement(),
                Category::NominalisedAdjective => add(&mut word.nominalised, features),
                Category::Name => {
                    word.name |= features.any_agreement();
                    if !matches!(reading.name_kind(), NameKind::Place) {
                        word.flags |= Self::PERSON;
                    }
                }
                Category::Adjective => {
                    if features.has(Features::ATTRIBUTIVE) {
                        word.flags |= Self::INDECLINABLE;
                    } else {
                        add(&mut word.adjective, features);
                    }
                    if features.has(Features::PREDICATIVE) {
                        word.flags |= Self::ADVERBIAL;
                    }
                }
                Category::Preposition => word.preposition |= features.any_agreement(),
                Category::Contraction => word.contraction |= features.any_agreement(),
                Category::Adverb | Category::Particle | Category::PronominalAdverb | Category::Reflexive | Category::InfinitiveMarker => {
                    word.flags |= Self::ADVERBIAL;
                }
                Category::Cardinal => word.flags |= Self::CARDINAL,
                category if category.is_determiner() || category == Category::Relative => {
                    if features.has(Features::ATTRIBUTIVE) {
                        word.determiner[features.governs() as usize] |= features.any_agreement();
                    }
                    if features.has(Features::SUBSTANTIVE) {
                        word.flags |= Self::PRONOUN;
                    }
                }
                Category::PersonalPronoun => word.flags |= Self::PRONOUN,
                _ => {}
            }
        }
        // „Rebellion“, „Wolf“: beside a noun, a name of unknown gender would let every article pass.
        if !word.name.is_empty() {
            word.flags |= Self::NAME;
        }
        if !word.noun.is_empty() && word.name == Agreement::ALL {
            word.name = Agreement::NONE;
        }
        word
    }

    /// Whether it can be an adverb or the like.
    pub fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Whether it can be a determiner.
    pub fn is_determiner(&self) -> bool {
        self.determiner.iter().any(|set| !set.is_empty())
    }

    /// Whether it can be an adjective with an ending.
    pub fn is_adjective(&self) -> bool {
        self.adjective.iter().any(|set| !set.is_empty())
    }

    /// The set as the head of a phrase.
    pub fn head(&self, declension: Declension) -> Agreement {
        self.noun | self.nominalised[declension as usize] | self.name
    }

    /// Whether it can be the head of a phrase.
    pub fn is_nominal(&self) -> bool {
        Declension::ALL.into_iter().any(|declension| !self.head(declension).is_empty())
    }
}

fn add(sets: &mut [Agreement; 3], features: Features) {
    for declension in Declension::ALL {
        sets[declension as usize] |= features.agreement(declension);
    }
}
