//! Whether two Latin spellings can stand for one original.

use super::digest::{CHINESE_FINAL, Link, MASKS, STEP_FINAL, STEP_INITIAL, Unit, mask};
use super::letters::{LONGEST, Letters};
use super::tables::Romanisation;
use super::{Language, LanguageSet};

/// Under which languages two spellings are one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meeting {
    /// By conventions of German and English alone.
    pub strict: LanguageSet,
    /// With spellings that follow neither (French-based, passports of the 1990s, wrong ones); holds `strict`.
    pub loose: LanguageSet,
    /// With the first by a German convention and the second by an English one.
    pub german_first: LanguageSet,
    /// With the first by an English convention and the second by a German one.
    pub english_first: LanguageSet,
    /// With both by a German convention.
    pub both_german: LanguageSet,
}

impl Meeting {
    /// Whether there is no such language.
    pub fn is_empty(self) -> bool {
        self.loose.is_empty()
    }
}

/// Most units that can begin at one letter; more are ignored.
const MOST: usize = 12;

/// The units that begin at each letter of one spelling, and the empty one.
struct Arcs {
    units: [[(Unit, u8); MOST]; LONGEST + 1],
    counts: [u8; LONGEST + 1],
}

impl Arcs {
    fn new(romanisation: &Romanisation, letters: &Letters) -> Self {
        let mut arcs = Arcs { units: [[(0, 0); MOST]; LONGEST + 1], counts: [1; LONGEST + 1] };
        for at in 0..letters.len() {
            for (unit, length) in romanisation.units_at(letters, at) {
                let count = usize::from(arcs.counts[at]);
                if count < MOST {
                    arcs.units[at][count] = (unit, length as u8);
                    arcs.counts[at] += 1;
                }
            }
        }
        arcs
    }

    /// The first is the empty unit.
    fn at(&self, at: usize) -> &[(Unit, u8)] {
        &self.units[at][..usize::from(self.counts[at])]
    }
}

impl Romanisation {
    /// The languages under which the originals of two spellings meet.
    ///
    /// Every pair of places in the two words is visited at most once; a pair that cannot meet ends after a few letters.
    /// About 1 µs for names of eight letters that meet, 0.2 µs for others.
    pub fn meet(&self, a: &Letters, b: &Letters) -> Meeting {
        let (n, m) = (a.len(), b.len());
        // „dsch“ against „j“: no original is more than three times as long in one convention as in another.
        if n == 0 || m == 0 || n > 3 * m + 3 || m > 3 * n + 3 {
            return Meeting::default();
        }
        let (arcs_a, arcs_b) = (Arcs::new(self, a), Arcs::new(self, b));
        let width = m + 1;
        // One row for each place in `a`: the languages alive, mask by mask.
        let mut alive = vec![[0u32; MASKS]; (n + 1) * width];
        alive[0] = [LanguageSet::ALL.0; MASKS];
        let mut reached = 0;
        for i in 0..=n {
            if i > reached {
                return Meeting::default();
            }
            for j in 0..=m {
                let state = alive[i * width + j];
                if state[mask::LOOSE] == 0 {
                    continue;
                }
                for &(unit_a, length_a) in arcs_a.at(i) {
                    for &(unit_b, length_b) in arcs_b.at(j) {
                        if unit_a == 0 && unit_b == 0 {
                            continue;
                        }
                        let Some(link) = self.link(unit_a, unit_b) else { continue };
                        let (end_a, end_b) = (i + usize::from(length_a), j + usize::from(length_b));
                        let target = &mut alive[end_a * width + end_b];
                        let mut any = 0;
                        for index in 0..MASKS {
                            let next = step(state[index], languages(&link, index, i == 0 && j == 0, end_a == n && end_b == m));
                            target[index] |= next;
                            any |= next;
                        }
                        if any != 0 {
                            reached = reached.max(end_a);
                        }
                    }
                }
            }
        }
        let set = |index: usize| LanguageSet(alive[n * width + m][index] & LanguageSet::ALL.0);
        Meeting {
            strict: set(mask::STRICT),
            loose: set(mask::LOOSE),
            german_first: set(mask::GERMAN_FIRST),
            english_first: set(mask::ENGLISH_FIRST),
            both_german: set(mask::BOTH_GERMAN),
        }
    }

    /// [`meet`](Self::meet) for two words; nothing meets that is no Latin word.
    pub fn meet_words(&self, a: &str, b: &str) -> Meeting {
        match (self.letters(a), self.letters(b)) {
            (Some(a), Some(b)) => self.meet(&a, &b),
            _ => Meeting::default(),
        }
    }
}

/// The languages of a link at a place.
fn languages(link: &Link, mask: usize, start: bool, end: bool) -> u32 {
    link[0][mask] | if start { link[1][mask] } else { 0 } | if end { link[2][mask] } else { 0 }
}

/// The languages alive behind a link; Chinese changes between initial and final.
fn step(state: u32, mask: u32) -> u32 {
    let chinese = Language::Chinese.set().0;
    let mut next = state & mask & LanguageSet::ALL.0;
    if mask & STEP_INITIAL != 0 && state & chinese != 0 {
        next |= CHINESE_FINAL;
    }
    if mask & STEP_FINAL != 0 && state & CHINESE_FINAL != 0 {
        next |= chinese;
    }
    next
}
