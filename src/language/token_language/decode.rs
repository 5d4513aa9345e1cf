//! From what each token says to the labels: a Viterbi search, then what a rule must be able to trust.

use super::{Evidence, Label, Shape, known};
use std::ops::Range;

/// Numbers the search works with, in nats.
///
/// Set by `pruefstein-train token-language --tune` on injected runs and clean text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Costs {
    /// Change from German or a name to English.
    pub enter: f32,
    /// Change from English to German.
    pub leave: f32,
    /// Change from English to a name.
    pub leave_to_name: f32,
    /// Change from German to a name.
    pub name: f32,
    /// Least evidence of a lower-case word that makes a run of one.
    pub single: f32,
    /// Most that one lower-case word can say for English.
    pub most: f32,
    /// Most that one word can say for German.
    pub least: f32,
    /// Most that one capitalised word can say for English.
    pub most_capital: f32,
    /// The same for a capitalised function word of English („The“).
    pub most_function: f32,
    /// Weight of the character n-grams of a word that the table does not hold.
    pub letters: f32,
    /// Least evidence of a lower-case word at the edge of a run.
    pub edge: f32,
    /// Least evidence of a capitalised word beside a run that counts it into a title.
    pub title: f32,
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            enter: 6.5,
            leave: 0.5,
            leave_to_name: 1.5,
            name: 1.0,
            single: 5.5,
            most: 8.0,
            least: -5.0,
            most_capital: 2.25,
            most_function: 4.0,
            letters: 0.3,
            edge: 0.2,
            title: -3.0,
        }
    }
}

/// Viterbi over the three labels; scores are against German.
pub(super) fn search(costs: &Costs, evidence: &[Evidence], back: &mut Vec<u8>, labels: &mut Vec<Label>) {
    const ALL: [Label; 3] = [Label::German, Label::English, Label::Other];
    let change = [[0.0, -costs.enter, -costs.name], [-costs.leave, 0.0, -costs.leave_to_name], [0.0, -costs.enter, 0.0]];
    back.clear();
    labels.clear();
    labels.resize(evidence.len(), Label::German);
    // Before the first token the text is German.
    let mut best = [0.0f32, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for token in evidence {
        let emission = [0.0, token.english, token.name];
        let mut next = [0.0f32; 3];
        let mut packed = 0u8;
        for to in 0..3 {
            let mut from = 0;
            let mut score = best[0] + change[0][to];
            for candidate in 1..3 {
                let other = best[candidate] + change[candidate][to];
                if other > score {
                    (from, score) = (candidate, other);
                }
            }
            next[to] = score + emission[to];
            packed |= (from as u8) << (2 * to);
        }
        back.push(packed);
        best = next;
    }
    // German wins a tie; leaving English costs nothing at the end.
    let mut state = 0;
    for candidate in 1..3 {
        if best[candidate] > best[state] {
            state = candidate;
        }
    }
    for (at, packed) in back.iter().enumerate().rev() {
        labels[at] = ALL[state];
        state = usize::from(packed >> (2 * state) & 3);
    }
}

impl Costs {
    /// Turns the best path into labels a rule can trust: borders on words, names of works out, single words in.
    pub(super) fn settle(&self, evidence: &[Evidence], labels: &mut [Label]) {
        let mut at = 0;
        while at < labels.len() {
            if labels[at] != Label::English {
                if labels[at] == Label::German && self.stands_alone(&evidence[at]) && !beside_hyphen(evidence, at) {
                    labels[at] = Label::English;
                }
                at += 1;
                continue;
            }
            let mut end = at;
            while end < labels.len() && labels[end] == Label::English {
                end += 1;
            }
            self.settle_run(evidence, labels, at..end);
            at = end;
        }
    }

    fn settle_run(&self, evidence: &[Evidence], labels: &mut [Label], run: Range<usize>) {
        let (mut start, mut end) = (run.start, run.end);
        // From both ends: marks and words that could as well be German, then pieces that are titles or names.
        loop {
            let before = (start, end);
            while start < end && self.says_nothing(&evidence[start]) {
                labels[start] = Label::German;
                start += 1;
            }
            while start < end && self.says_nothing(&evidence[end - 1]) {
                end -= 1;
                labels[end] = Label::German;
            }
            let first = (start..end).find(|&i| is_border(&evidence[i])).unwrap_or(end);
            if self.is_title(evidence, start..first) {
                labels[start..first].fill(Label::Other);
                start = first;
            }
            let last = (start..end).rfind(|&i| is_border(&evidence[i])).map_or(start, |i| i + 1);
            if self.is_title(evidence, last..end) {
                labels[last..end].fill(Label::Other);
                end = last;
            }
            if (start, end) == before {
                break;
            }
        }
        let mut words = (start..end).filter(|&i| evidence[i].shape != Shape::Mark);
        let proof =
            (start..end).any(|i| evidence[i].shape == Shape::Lower && evidence[i].english > 1.5 && evidence[i].known & known::LETTER == 0);
        let single = words.next().filter(|_| words.next().is_none());
        if !proof || single.is_some_and(|i| !self.stands_alone(&evidence[i])) {
            labels[start..end].fill(Label::German);
        }
    }

    fn stands_alone(&self, token: &Evidence) -> bool {
        token.shape == Shape::Lower
            && token.english >= self.single
            && token.known & (known::LOANWORD | known::HOMOGRAPH | known::RARE_HOMOGRAPH | known::ENGLISH_FUNCTION | known::SHORT) == 0
    }

    /// A token at the edge of a run that gives no reason to count it in.
    fn says_nothing(&self, token: &Evidence) -> bool {
        token.shape == Shape::Mark || token.shape == Shape::Lower && token.english < self.edge
    }

    /// Whether a run, with the capitalised words that touch it, is written like a name of a work or an institution:
    /// no small word, or none but function words, with capitals at both ends.
    fn is_title(&self, evidence: &[Evidence], run: Range<usize>) -> bool {
        let capital = |e: &Evidence| matches!(e.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed);
        let small = evidence[run.clone()].iter().filter(|e| e.shape == Shape::Lower).count();
        if run.is_empty() || small == 0 {
            return !run.is_empty();
        }
        let function = known::ENGLISH_FUNCTION | known::HOMOGRAPH | known::SHORT;
        if evidence[run.clone()].iter().any(|e| e.shape == Shape::Lower && e.known & function == 0) {
            return false;
        }
        let touching = |e: &Evidence| capital(e) && e.english > self.title;
        let (mut start, mut end) = (run.start, run.end);
        while start > 0 && touching(&evidence[start - 1]) {
            start -= 1;
        }
        while end < evidence.len() && touching(&evidence[end]) {
            end += 1;
        }
        let capitals = evidence[start..end].iter().filter(|e| capital(e)).count();
        capital(&evidence[start]) && capital(&evidence[end - 1]) && capitals >= small
    }
}

/// Marks that part a run into pieces of which each has to prove itself at the ends of the run.
fn is_border(evidence: &Evidence) -> bool {
    evidence.shape == Shape::Mark && evidence.known & known::BORDER != 0
}

/// „Verteidigungs- ten“: a torn word, not an English one.
fn beside_hyphen(evidence: &[Evidence], at: usize) -> bool {
    let hyphen = |e: Option<&Evidence>| e.is_some_and(|e| e.known & known::HYPHEN != 0);
    hyphen(at.checked_sub(1).and_then(|i| evidence.get(i))) || hyphen(evidence.get(at + 1))
}
