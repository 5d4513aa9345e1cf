//! What the tagger looks at: a word and its neighbours, and what it has tagged so far.

use super::tag::{TAGS, Tag, TagSet};
use crate::language::features::Agreement;

/// One token, ready for the features: hashes instead of text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The form in lower case.
    pub lower: u32,
    /// Hashes of the last two, three and four letters; 0 where the word is shorter or a function word.
    suffixes: [u32; 3],
    shape: u32,
    /// The tags it may have.
    pub tags: TagSet,
    class: u32,
    /// The tags in groups.
    coarse: u32,
    /// Cases, genders and numbers of its readings as article, adjective or noun; all where they are not known.
    pub agreement: Agreement,
    /// What the noun phrase that may begin behind this word runs into.
    head: u32,
    /// What the sentence says of this word beyond tags, 0 for most words; see [`look_ahead`] and [`Word::particle`].
    hint: u8,
    /// *sein, haben, werden* told apart, 0 for other words.
    auxiliary: u8,
    /// Person of a personal pronoun in the nominative (low bits) or of one that may be reflexive (high bits).
    person: u8,
    /// Whether a finite verb may (1) or must (2) come before the next mark.
    finite: u8,
    /// Groups of the last word before the next mark.
    last_coarse: u32,
    /// Class of the last word before the next mark: in a subordinate clause that is the finite verb.
    last: u32,
    /// Place in the list of distinct forms, for what is worked out once for each.
    pub(super) entry: u32,
}

/// Stands before and behind the sentence.
const OUTSIDE: Word = Word {
    lower: 1,
    suffixes: [0; 3],
    shape: 7,
    tags: TagSet(0),
    class: 2,
    coarse: 0,
    agreement: Agreement::NONE,
    head: 0,
    hint: 0,
    auxiliary: 0,
    person: 0,
    finite: 0,
    last_coarse: 0,
    last: 0,
    entry: 0,
};

/// How a form is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// No letter.
    Symbol,
    /// Small letters.
    Lower,
    /// First letter a capital.
    Initial,
    /// Capitals throughout.
    Upper,
    /// Capitals inside, or digits and letters.
    Mixed,
}

/// How a form is written.
pub fn writing(form: &str) -> Writing {
    // Nearly all words.
    let bytes = form.as_bytes();
    if let [start, rest @ ..] = bytes
        && !rest.is_empty()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        match start {
            b'a'..=b'z' => return Writing::Lower,
            b'A'..=b'Z' => return Writing::Initial,
            _ => {}
        }
    }
    let (mut small, mut first, mut inner, mut digit) = (false, false, false, false);
    for (index, character) in form.chars().enumerate() {
        if character.is_lowercase() {
            small = true;
        } else if character.is_uppercase() {
            first |= index == 0;
            inner |= index > 0;
        } else {
            digit |= character.is_numeric();
        }
    }
    match (small, first, inner) {
        (false, false, false) => Writing::Symbol,
        _ if digit => Writing::Mixed,
        (true, false, false) => Writing::Lower,
        (_, true, false) => Writing::Initial,
        (false, _, true) => Writing::Upper,
        // Names and compounds: Müller-Lüdenscheidt, EU-Staaten.
        (true, true, true) if form.contains('-') => Writing::Initial,
        _ => Writing::Mixed,
    }
}

/// FNV-1a over the bytes; the model depends on it.
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Spreads a small number over all bits.
#[inline]
fn spread(number: u32) -> u32 {
    number.wrapping_mul(0x9e37_79b1)
}

#[inline]
fn mix(a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.rotate_left(15)).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 15
}

/// Two things seen together, for [`feature`], which mixes them.
#[inline]
fn both(a: u32, b: u32) -> u32 {
    a ^ b.rotate_left(15)
}

/// A feature: what is seen, for one template.
#[inline]
fn feature(template: u32, seen: u32) -> u32 {
    let mixed = (seen ^ spread(template + 1)).wrapping_mul(0xc2b2_ae35);
    mixed ^ mixed >> 16
}

impl Word {
    /// Prepares a token; `writing` is how its form is written, `lower` the form in lower case, `first` whether it opens the sentence.
    pub fn new(writing: Writing, lower: &str, tags: TagSet, agreement: Agreement, first: bool) -> Word {
        let mut suffixes = [0; 3];
        // The letters of a function word would only say once more which word it is.
        if tags.meets(OPEN) {
            for (slot, (at, _)) in suffixes.iter_mut().zip(lower.char_indices().rev().skip(1)) {
                *slot = hash(&lower.as_bytes()[at..]);
            }
        }
        let shape = spread(writing as u32 * 2 + u32::from(first) + 1);
        let class = mix(spread(tags.0 as u32), (tags.0 >> 32) as u32 ^ 0x5bd1);
        let coarse = coarse(tags);
        let auxiliary = if tags.has(Tag::Vafin) { auxiliary(lower) } else { 0 };
        let person = if tags.meets(PERSONAL) { person(lower) } else { 0 };
        Word { lower: hash(lower.as_bytes()), suffixes, shape, tags, class, coarse, agreement, auxiliary, person, ..OUTSIDE }
    }

    /// Whether it may be a verb's prefix, but need not, and what follows does not make a preposition of it.
    #[inline]
    pub fn maybe_particle(&self, next: Option<&Word>) -> bool {
        self.tags.has(Tag::Ptkvz) && self.tags.len() > 1 && !next.is_some_and(|next| next.tags.meets(OPENS_PHRASE))
    }

    /// Tells a possible prefix whether the clause has a verb that takes it.
    pub fn particle(&mut self, taken: bool) {
        self.hint = if taken { HINT_TAKEN } else { HINT_ALONE };
    }

    /// Whether the sentence says something of it beyond tags.
    #[inline]
    pub fn has_hint(&self) -> bool {
        self.hint != 0
    }

    /// Whether a finite verb of its own may stand here.
    #[inline]
    pub fn maybe_full_verb(&self) -> bool {
        self.tags.meets(FULL_VERB)
    }

    /// Whether it parts clauses.
    #[inline]
    pub fn parts_clauses(&self) -> bool {
        self.tags.meets(MARKS)
    }
}

const HINT_TAKEN: u8 = 1;
const HINT_ALONE: u8 = 2;
const HINT_FITS: u8 = 3;
const HINT_UNFIT: u8 = 4;
const HINT_OWN_PERSON: u8 = 5;
const HINT_OTHER_PERSON: u8 = 6;

/// Tells every word what stands before the next mark.
pub fn look_ahead(words: &mut [Word]) {
    let mut stop = true;
    for word in words.iter_mut().rev().filter(|word| word.tags != TagSet::of(Tag::Bracket)) {
        // What needs something behind it does not end a sentence: *fährt ab.*
        if stop {
            let rest = TagSet(word.tags.0 & !LEADS_ON.0);
            if !rest.is_empty() {
                word.tags = rest;
            }
        }
        stop = word.tags == TagSet::of(Tag::Stop);
    }
    let mut last = (OUTSIDE.class, OUTSIDE.coarse);
    let mut behind_mark = true;
    let mut head = 0;
    let mut finite = 0u8;
    // What the noun phrase that may begin behind this word agrees in; nothing where none begins.
    let mut phrase = Agreement::NONE;
    let mut reflexive = false;
    for word in words.iter_mut().rev() {
        word.finite = finite;
        let mark = word.tags.meets(MARKS);
        if mark {
            finite = 0;
        } else if word.tags.meets(FINITE) {
            finite = finite.max(1 + u8::from(word.tags.only(FINITE) == word.tags));
        }
        (word.head, word.last, word.last_coarse) = (head, last.0, last.1);
        if word.tags == TagSet::of(Tag::Bracket) {
            continue;
        }
        reflexive |= word.person > 15;
        if mark {
            behind_mark = true;
            phrase = Agreement::NONE;
        } else {
            if behind_mark {
                last = (word.class, word.coarse);
                (word.last, word.last_coarse) = last;
                behind_mark = false;
            }
            if word.tags.meets(DEMONSTRATIVE) && word.tags.len() > 1 {
                if phrase != Agreement::NONE {
                    word.hint = if word.agreement.meets(phrase) { HINT_FITS } else { HINT_UNFIT };
                }
                phrase = Agreement::NONE;
            } else if word.tags.meets(NOMINAL) {
                phrase = word.agreement;
            } else if word.tags.has(Tag::Adja) {
                phrase = if phrase == Agreement::NONE { word.agreement } else { Agreement(phrase.0 & word.agreement.0) };
            } else if !word.tags.meets(INNER) {
                phrase = Agreement::NONE;
            }
        }
        // Adjectives, adverbs and numbers stand inside a noun phrase; everything else ends the look.
        if !word.tags.meets(INNER) || word.tags.meets(NOMINAL) {
            head = word.coarse & !INNER_GROUPS | 1 << 31;
        }
    }
    if reflexive {
        reflexives(words);
    }
}

/// Tells *mich, dir, uns …* whether *ich, du, wir …* stands in the same clause.
fn reflexives(words: &mut [Word]) {
    let mut start = 0;
    while start < words.len() {
        let length = words[start..].iter().position(|word| word.tags.meets(MARKS)).unwrap_or(words.len() - start);
        let clause = &mut words[start..start + length];
        let persons = clause.iter().fold(0, |bits, word| bits | word.person & 15);
        for word in clause.iter_mut().filter(|word| word.person > 15) {
            word.hint = if word.person >> 4 & persons != 0 { HINT_OWN_PERSON } else { HINT_OTHER_PERSON };
        }
        start += length + 1;
    }
}

/// Marks that part clauses; quotation marks and brackets are looked through.
const MARKS: TagSet = TagSet::all_of(&[Tag::Comma, Tag::Stop]);
const NOMINAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne]);
/// Classes that take new words.
const OPEN: TagSet =
    TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Adja, Tag::Vvfin, Tag::Vvinf, Tag::Vvpp, Tag::Vvizu, Tag::Fm, Tag::Xy, Tag::Trunc]);
const LEADS_ON: TagSet = {
    use Tag::*;
    TagSet::all_of(&[Art, Appr, Apprart, Pposat, Pdat, Prelat, Pwat, Kon, Kous, Koui, Ptkzu, Ptka])
};
/// What may be an article, a demonstrative or a relative pronoun.
const DEMONSTRATIVE: TagSet = TagSet::all_of(&[Tag::Art, Tag::Prels, Tag::Pds, Tag::Pdat]);
const PERSONAL: TagSet = TagSet::all_of(&[Tag::Pper, Tag::Prf]);
const FULL_VERB: TagSet = TagSet::all_of(&[Tag::Vvfin, Tag::Vvimp]);
/// What only a preposition can have right behind it.
const OPENS_PHRASE: TagSet = {
    use Tag::*;
    TagSet::all_of(&[Nn, Ne, Art, Adja, Card, Pposat, Pdat, Piat, Pds, Pis, Pper, Prf, Prels, Prelat, Pwat, Pws, Fm])
};
const FINITE: TagSet = TagSet::all_of(&[Tag::Vvfin, Tag::Vafin, Tag::Vmfin]);
const INNER: TagSet = TagSet::all_of(&[Tag::Adja, Tag::Adv, Tag::Adjd, Tag::Card, Tag::Ptka]);
/// Groups of [`INNER`] in [`GROUPS`].
const INNER_GROUPS: u32 = 0b1110;

/// Tags that behave alike, for what is too rare to be learned tag by tag.
const GROUPS: [TagSet; 17] = [
    NOMINAL,
    TagSet::of(Tag::Adja),
    TagSet::all_of(&[Tag::Adjd, Tag::Adv, Tag::Ptka, Tag::Ptkneg, Tag::Pav]),
    TagSet::of(Tag::Card),
    TagSet::all_of(&[Tag::Art, Tag::Pdat, Tag::Piat, Tag::Pposat]),
    TagSet::all_of(&[Tag::Pper, Tag::Pis, Tag::Pds, Tag::Prf]),
    TagSet::all_of(&[Tag::Appr, Tag::Apprart]),
    TagSet::all_of(&[Tag::Kous, Tag::Koui, Tag::Prels, Tag::Prelat, Tag::Pws, Tag::Pwat, Tag::Pwav]),
    TagSet::all_of(&[Tag::Vvfin, Tag::Vvimp]),
    TagSet::all_of(&[Tag::Vafin, Tag::Vmfin]),
    TagSet::all_of(&[Tag::Vvinf, Tag::Vvizu, Tag::Vainf, Tag::Vminf]),
    TagSet::all_of(&[Tag::Vvpp, Tag::Vapp, Tag::Vmpp]),
    TagSet::all_of(&[Tag::Kon, Tag::Kokom]),
    TagSet::of(Tag::Ptkzu),
    TagSet::all_of(&[Tag::Ptkvz, Tag::Apzr, Tag::Appo]),
    MARKS,
    TagSet::of(Tag::Bracket),
];

/// The groups of each tag.
const GROUPS_OF: [u32; TAGS] = {
    let mut groups = [0; TAGS];
    let mut tag = 0;
    while tag < TAGS {
        let mut number = 0;
        while number < GROUPS.len() {
            if GROUPS[number].has(Tag::ALL[tag]) {
                groups[tag] |= 1 << number;
            }
            number += 1;
        }
        tag += 1;
    }
    groups
};

fn coarse(tags: TagSet) -> u32 {
    tags.iter().fold(0, |bits, tag| bits | GROUPS_OF[tag as usize])
}

/// *sein* (1), *haben* (2) or *werden* (3) by its letters, which no other auxiliary shares.
fn auxiliary(lower: &str) -> u8 {
    match lower {
        "bin" | "bist" | "ist" | "sind" | "seid" | "sei" | "seien" | "seist" => 1,
        _ if lower.starts_with("war") || lower.starts_with("wär") => 1,
        _ if lower.starts_with("ha") || lower.starts_with("hä") => 2,
        _ if lower.starts_with('w') => 3,
        _ => 0,
    }
}

/// Bits of the persons; see [`Word`].
fn person(lower: &str) -> u8 {
    match lower {
        "ich" => 1,
        "wir" => 2,
        "du" => 4,
        "ihr" => 8,
        "mich" | "mir" => 1 << 4,
        "uns" => 2 << 4,
        "dich" | "dir" => 4 << 4,
        "euch" => 8 << 4,
        _ => 0,
    }
}

/// Number of features that the form alone decides.
pub const FORM: usize = 7;
/// Number of features of a position that other words decide.
pub const CONTEXT: usize = 19;
/// How many of them, at the end, are absent where there is no hint.
pub const HINTED: usize = 3;

/// The features that the form alone decides; 0 for those that are absent.
pub fn form(word: &Word) -> [u32; FORM] {
    let suffix = |template, seen| if seen == 0 { 0 } else { feature(template, seen).max(1) };
    let [two, three, four] = word.suffixes;
    [
        feature(0, 1),
        feature(1, word.lower),
        suffix(2, two),
        suffix(3, three),
        suffix(4, four),
        if two == 0 { 0 } else { suffix(5, mix(word.shape, two)) },
        feature(6, word.class),
    ]
}

/// The features of a position that do not depend on other tags; the last [`HINTED`] are 0 where there is no hint.
///
/// Chosen by leaving out one after the other of twice as many, as long as the accuracy did not suffer.
pub fn context(words: &[Word], at: usize) -> [u32; CONTEXT] {
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&OUTSIDE);
    let (w, l, r, rr) = (&words[at], get(-1), get(1), get(2));
    let (right, right2, head) = (spread(r.coarse), spread(rr.coarse), spread(w.head));
    let (own, classes) = (spread(w.coarse), mix(l.class, w.class));
    let hint = spread(u32::from(w.hint));
    let mut out = [
        r.lower,
        both(w.lower, r.lower),
        both(l.lower, w.lower),
        r.class,
        both(w.class, r.class),
        classes,
        both(classes, r.class),
        both(l.class, w.lower),
        both(w.class, w.last),
        both(w.shape, r.shape),
        both(w.lower, right),
        both(w.class, right),
        both(mix(w.lower, right), right2),
        both(w.class, head),
        both(mix(w.lower, head), spread(w.last_coarse)),
        both(mix(own, right), right2),
        both(w.lower, hint),
        both(w.class, hint),
        hint,
    ];
    for (template, seen) in (10..).zip(&mut out) {
        *seen = feature(template, *seen);
    }
    if w.hint == 0 {
        out[CONTEXT - HINTED..].fill(0);
    }
    out
}

/// What has been tagged so far, as far as it matters for the next tag: the last two tags, the clause as read so far and
/// the clause that a comma interrupted, packed into six bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State(u32);

/// One clause as read so far, in six bits: what opened it (0 nothing, 1 subjunction, relative or interrogative, 2 *um, ohne,
/// statt*), whether its finite verb has come, what is awaited (0 nothing; 1 *sein*, 2 *haben*, 3 *werden*, 4 a modal without its
/// infinitive or participle).
#[derive(Clone, Copy)]
struct Clause(u32);

impl Clause {
    const FINITE: u32 = 1 << 2;

    #[inline]
    fn opener(self) -> u32 {
        self.0 & 3
    }

    #[inline]
    fn finite(self) -> bool {
        self.0 & Self::FINITE != 0
    }

    #[inline]
    fn awaited(self) -> u32 {
        self.0 >> 3
    }

    #[inline]
    fn opened(self, by: u32) -> Clause {
        Clause(self.0 & !3 | by)
    }

    #[inline]
    fn awaiting(self, what: u32) -> Clause {
        Clause(self.0 & 7 | what << 3)
    }
}

/// What a tag does to the clause.
#[derive(Clone, Copy)]
enum Effect {
    Nothing,
    Comma,
    Stop,
    /// *um, ohne, statt*
    InfinitiveSubjunction,
    Opener,
    Auxiliary,
    Modal,
    Finite,
    NotFinite,
}

const EFFECTS: [Effect; TAGS] = {
    use Tag::*;
    let mut effects = [Effect::Nothing; TAGS];
    let mut number = 0;
    while number < TAGS {
        effects[number] = match Tag::ALL[number] {
            Comma => Effect::Comma,
            Stop => Effect::Stop,
            Koui => Effect::InfinitiveSubjunction,
            Kous | Prels | Prelat | Pwav | Pws | Pwat => Effect::Opener,
            Vafin => Effect::Auxiliary,
            Vmfin => Effect::Modal,
            Vvfin | Vvimp | Vaimp => Effect::Finite,
            Vvinf | Vvizu | Vainf | Vminf | Vvpp | Vapp | Vmpp => Effect::NotFinite,
            _ => Effect::Nothing,
        };
        number += 1;
    }
    effects
};

impl State {
    /// Stands for the tags before the first token.
    const NO_TAG: u32 = 63;
    /// Before the first token.
    pub const START: State = State(Self::NO_TAG | Self::NO_TAG << 6);

    #[inline]
    fn clause(self) -> Clause {
        Clause(self.0 >> 12 & 63)
    }

    #[inline]
    fn outer(self) -> Clause {
        Clause(self.0 >> 18)
    }

    /// The state behind a token with this tag.
    #[inline]
    pub fn after(self, tag: Tag, word: &Word) -> State {
        let (mut clause, mut outer) = (self.clause(), self.outer());
        match EFFECTS[tag as usize] {
            Effect::Nothing => {}
            Effect::Comma => {
                if clause.opener() != 0 && (clause.finite() || clause.opener() == 2) {
                    clause = outer;
                } else {
                    (outer, clause) = (clause, Clause(0));
                }
            }
            Effect::Stop => (clause, outer) = (Clause(0), Clause(0)),
            Effect::InfinitiveSubjunction => clause = clause.opened(2),
            Effect::Opener => {
                if clause.opener() == 0 && !clause.finite() {
                    clause = clause.opened(1);
                }
            }
            Effect::Auxiliary => clause = Clause(clause.0 | Clause::FINITE).awaiting(u32::from(word.auxiliary)),
            Effect::Modal => clause = Clause(clause.0 | Clause::FINITE).awaiting(4),
            Effect::Finite => clause.0 |= Clause::FINITE,
            Effect::NotFinite => clause = clause.awaiting(0),
        }
        State(tag as u32 | (self.0 & 63) << 6 | clause.0 << 12 | outer.0 << 18)
    }
}

/// Number of features that join a position and a state.
pub const DYNAMIC: usize = 13;

/// The features that depend on the tags before.
pub fn transition(words: &[Word], at: usize, state: &State) -> [u32; DYNAMIC] {
    let (w, r) = (&words[at], words.get(at + 1).unwrap_or(&OUTSIDE));
    let l = at.checked_sub(1).map_or(&OUTSIDE, |i| &words[i]);
    let one = spread(state.0 & 63);
    let two = spread(state.0 & 0xfff | 1 << 12);
    let clause = state.clause();
    let mark = u32::from(r.tags.meets(MARKS));
    // Whether the clause still needs its finite verb, can still get one, and ends here.
    let here = u32::from(w.finite) * 4 + mark * 2 + u32::from(at + 1 >= words.len());
    let ahead = spread(clause.0 * 16 + here);
    let awaited = spread(clause.awaited() * 16 + (here & 3));
    let verb = spread((clause.0 & 7) * 16 + here);
    let clauses = spread(state.0 >> 12);
    let outer = spread(state.outer().0);
    let clause = spread(clause.0);
    let coarse = spread(w.coarse);
    let in_clause = mix(clause, coarse);
    let mut out = [
        one,
        two,
        both(one, w.class),
        both(two, w.class),
        both(clauses, one),
        both(mix(clauses, w.lower), mark),
        both(one, l.lower),
        both(in_clause, spread(r.coarse)),
        both(mix(mix(clause, one), w.class), spread(u32::from(w.finite))),
        both(ahead, coarse),
        both(mix(ahead, outer), coarse),
        both(awaited, coarse),
        both(verb, coarse),
    ];
    for (template, seen) in (50..).zip(&mut out) {
        *seen = feature(template, *seen);
    }
    out
}
