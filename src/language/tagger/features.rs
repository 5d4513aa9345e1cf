//! What the tagger looks at: a word and its neighbours, and what it has tagged so far.

use super::tag::{Tag, TagSet};

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
    /// What the noun phrase that may begin behind this word runs into.
    head: u32,
    /// *sein, haben, werden* told apart, 0 for other words.
    auxiliary: u8,
    /// Whether a finite verb may (1) or must (2) come before the next mark.
    finite: u8,
    /// Groups of the last word before the next mark.
    last_coarse: u32,
    /// Class of the last word before the next mark: in a subordinate clause that is the finite verb.
    last: u32,
}

/// Stands before and behind the sentence.
const OUTSIDE: Word = Word {
    lower: 1,
    suffixes: [0; 3],
    shape: 7,
    tags: TagSet(0),
    class: 2,
    coarse: 0,
    head: 0,
    auxiliary: 0,
    finite: 0,
    last_coarse: 0,
    last: 0,
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

fn mix(a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.rotate_left(15)).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca6b)
}

impl Word {
    /// Prepares a token; `lower` is its form in lower case, `first` whether it opens the sentence.
    pub fn new(form: &str, lower: &str, tags: TagSet, first: bool) -> Word {
        let mut suffixes = [0; 3];
        // The letters of a function word would only say once more which word it is.
        if tags.meets(OPEN) {
            for (slot, (at, _)) in suffixes.iter_mut().zip(lower.char_indices().rev().skip(1)) {
                *slot = hash(&lower.as_bytes()[at..]);
            }
        }
        let shape = writing(form) as u32 * 2 + u32::from(first);
        let class = mix(tags.0 as u32, (tags.0 >> 32) as u32 ^ 0x5bd1);
        let coarse = coarse(tags);
        let hash = hash(lower.as_bytes());
        let auxiliary = if tags.has(Tag::Vafin) { auxiliary(hash) } else { 0 };
        Word { lower: hash, suffixes, shape, tags, class, coarse, auxiliary, ..OUTSIDE }
    }
}

/// Tells every word what stands before the next mark.
pub fn look_ahead(words: &mut [Word]) {
    let mut last = (OUTSIDE.class, OUTSIDE.coarse);
    let mut behind_mark = true;
    let mut head = 0;
    let mut finite = 0u8;
    for word in words.iter_mut().rev() {
        word.finite = finite;
        if word.tags.meets(MARKS) {
            finite = 0;
        } else if word.tags.meets(FINITE) {
            finite = finite.max(1 + u8::from(word.tags.only(FINITE) == word.tags));
        }
        (word.head, word.last, word.last_coarse) = (head, last.0, last.1);
        if word.tags == TagSet::of(Tag::Bracket) {
            continue;
        }
        if word.tags.meets(MARKS) {
            behind_mark = true;
        } else if behind_mark {
            last = (word.class, word.coarse);
            (word.last, word.last_coarse) = last;
            behind_mark = false;
        }
        // Adjectives, adverbs and numbers stand inside a noun phrase; everything else ends the look.
        if !word.tags.meets(INNER) || word.tags.meets(NOMINAL) {
            head = word.coarse & !INNER_GROUPS | 1 << 31;
        }
    }
}

/// Marks that part clauses; quotation marks and brackets are looked through.
const MARKS: TagSet = TagSet::all_of(&[Tag::Comma, Tag::Stop]);
const NOMINAL: TagSet = TagSet::all_of(&[Tag::Nn, Tag::Ne]);
/// Classes that take new words.
const OPEN: TagSet =
    TagSet::all_of(&[Tag::Nn, Tag::Ne, Tag::Adja, Tag::Vvfin, Tag::Vvinf, Tag::Vvpp, Tag::Vvizu, Tag::Fm, Tag::Xy, Tag::Trunc]);
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

fn coarse(tags: TagSet) -> u32 {
    GROUPS.iter().enumerate().fold(0, |bits, (number, group)| bits | u32::from(tags.meets(*group)) << number)
}

const fn word(form: &str) -> u32 {
    let bytes = form.as_bytes();
    let mut hash = 0x811c_9dc5u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The forms of the auxiliaries, each with the number of its verb.
const AUXILIARIES: [(u8, &[u32]); 3] = [
    (
        1,
        &[
            word("bin"),
            word("bist"),
            word("ist"),
            word("sind"),
            word("seid"),
            word("war"),
            word("warst"),
            word("waren"),
            word("wäre"),
            word("wären"),
            word("sei"),
            word("seien"),
        ],
    ),
    (
        2,
        &[
            word("habe"),
            word("hast"),
            word("hat"),
            word("haben"),
            word("habt"),
            word("hatte"),
            word("hatten"),
            word("hätte"),
            word("hätten"),
            word("hattest"),
        ],
    ),
    (
        3,
        &[
            word("werde"),
            word("wirst"),
            word("wird"),
            word("werden"),
            word("werdet"),
            word("wurde"),
            word("wurden"),
            word("würde"),
            word("würden"),
            word("wurdest"),
        ],
    ),
];

fn auxiliary(lower: u32) -> u8 {
    AUXILIARIES.iter().find(|(_, forms)| forms.contains(&lower)).map_or(0, |found| found.0)
}

/// A feature of a template; 0, which has no weight, where there is nothing to say.
fn numbered(value: u32, template: u32) -> u32 {
    if value == 0 { 0 } else { mix(value, template + 100).max(1) }
}

/// Number of features of a position.
pub const STATIC: usize = 27;

/// The features of a position that do not depend on other tags; 0 for those that are absent.
///
/// Chosen by leaving out one after the other of twice as many, as long as the accuracy did not suffer.
pub fn position(words: &[Word], at: usize) -> [u32; STATIC] {
    let get = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&OUTSIDE);
    let (w, l, r, rr) = (&words[at], get(-1), get(1), get(2));
    let raw = [
        1,
        w.lower,
        l.lower,
        r.lower,
        mix(w.lower, r.lower),
        mix(l.lower, w.lower),
        w.suffixes[0],
        w.suffixes[1],
        w.suffixes[2],
        if w.suffixes[0] == 0 { 0 } else { mix(w.shape, w.suffixes[0]) },
        w.class,
        r.class,
        mix(w.class, r.class),
        mix(l.class, w.class),
        mix(mix(l.class, w.class), r.class),
        mix(l.class, w.lower),
        mix(w.class, w.last),
        mix(w.shape, r.shape),
        mix(w.lower, r.coarse),
        mix(w.class, r.coarse),
        mix(mix(w.lower, r.coarse), rr.coarse),
        mix(w.class, w.head),
        mix(mix(w.lower, w.head), w.last_coarse),
        r.coarse,
        w.head,
        mix(w.coarse, r.coarse),
        mix(w.coarse, w.head),
    ];
    std::array::from_fn(|template| numbered(raw[template], template as u32))
}

/// What has been tagged so far, as far as it matters for the next tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State {
    /// The last tag and the one before.
    pub previous: [Option<Tag>; 2],
    clause: Clause,
    /// The clause that a comma interrupted.
    outer: Clause,
}

/// One clause as read so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Clause {
    /// 0 none, 1 subjunction, relative or interrogative, 2 *um, ohne, statt*.
    opener: u8,
    finite: bool,
    /// 0 nothing awaited; 1 *sein*, 2 *haben*, 3 *werden*, 4 a modal without its infinitive or participle.
    awaited: u8,
}

impl Clause {
    fn code(self) -> u32 {
        u32::from(self.opener) + 3 * u32::from(self.finite) + 6 * u32::from(self.awaited)
    }
}

impl State {
    /// Before the first token.
    pub const START: State = State {
        previous: [None, None],
        clause: Clause { opener: 0, finite: false, awaited: 0 },
        outer: Clause { opener: 0, finite: false, awaited: 0 },
    };

    /// The state behind a token with this tag.
    pub fn after(self, tag: Tag, word: &Word) -> State {
        let State { mut clause, mut outer, .. } = self;
        match tag {
            Tag::Comma => {
                if clause.opener != 0 && (clause.finite || clause.opener == 2) {
                    clause = outer;
                } else {
                    outer = clause;
                    clause = Clause::default();
                }
            }
            Tag::Stop => (clause, outer) = (Clause::default(), Clause::default()),
            Tag::Koui => clause.opener = 2,
            tag if tag.opens_clause() && clause.opener == 0 && !clause.finite => clause.opener = 1,
            Tag::Vafin => (clause.finite, clause.awaited) = (true, word.auxiliary),
            Tag::Vmfin => (clause.finite, clause.awaited) = (true, 4),
            tag if tag.is_finite() => clause.finite = true,
            tag if tag.is_infinitive() || tag.is_participle() => clause.awaited = 0,
            _ => {}
        }
        State { previous: [Some(tag), self.previous[0]], clause, outer }
    }
}

/// Number of features that join a position and a state.
pub const DYNAMIC: usize = 11;

/// The features that depend on the tags before.
pub fn transition(words: &[Word], at: usize, state: &State) -> [u32; DYNAMIC] {
    let code = |tag: Option<Tag>| tag.map_or(99, |tag| tag as u32);
    let (w, r) = (&words[at], words.get(at + 1).unwrap_or(&OUTSIDE));
    let l = at.checked_sub(1).map_or(&OUTSIDE, |i| &words[i]);
    let one = code(state.previous[0]);
    let two = one * 128 + code(state.previous[1]);
    let clause = state.clause.code();
    let both = clause * 64 + state.outer.code();
    let raw = [
        one,
        two,
        mix(one, w.class),
        mix(two, w.class),
        mix(both, one),
        mix(mix(both, w.lower), u32::from(r.tags.meets(MARKS))),
        mix(one, l.lower),
        mix(one, w.coarse),
        mix(clause, w.coarse),
        mix(mix(clause, w.coarse), r.coarse),
        mix(mix(mix(clause, one), w.class), u32::from(w.finite)),
    ];
    std::array::from_fn(|template| numbered(raw[template], template as u32 + 100))
}
