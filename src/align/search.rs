//! The best path of beads through a band of the matrix of sentence pairs.
//!
//! Dynamic programming over three states: behind a bead, inside a gap of the source, inside a gap of the target; so a run of unaligned
//! sentences costs little more than its first. Time and memory are linear in the cells of the band (two bytes a cell are kept).

use super::band::Band;
use super::model::{MOST, Model, SHAPES};

/// One step of a path: sentences of both sides; 0 on one side is a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub source: u32,
    pub target: u32,
    pub source_len: u8,
    pub target_len: u8,
    pub score: f32,
}

const LOST: f32 = f32::NEG_INFINITY;

/// What the words of two sentences say of each other: positions in the sentence with the weight of their best partner.
#[derive(Default)]
struct Row {
    low: usize,
    /// Starts in `source` and `target` of every cell, and one more.
    cells: Vec<(u32, u32)>,
    source: Vec<(u16, f32)>,
    target: Vec<(u16, f32)>,
    /// What the words of each cell explain as a 1:1 bead: no bead of several sentences explains more than its cells together.
    explained: Vec<f32>,
}

/// Position of a word in its sentence, and how well the other side explains it.
type Explained = (u16, f32);

impl Row {
    #[inline]
    fn explained(&self, j: usize) -> f32 {
        j.checked_sub(self.low).and_then(|at| self.explained.get(at)).copied().unwrap_or(0.0)
    }

    #[inline]
    fn cell(&self, j: usize) -> (&[Explained], &[Explained]) {
        let Some(at) = j.checked_sub(self.low).filter(|&at| at + 1 < self.cells.len()) else { return (&[], &[]) };
        let ((s, t), (s_end, t_end)) = (self.cells[at], self.cells[at + 1]);
        (&self.source[s as usize..s_end as usize], &self.target[t as usize..t_end as usize])
    }
}

/// Scores of one row of the search.
#[derive(Default, Clone)]
struct Scores {
    low: usize,
    /// After a bead, in a source gap, in a target gap.
    states: Vec<[f32; 3]>,
}

impl Scores {
    fn get(&self, j: usize) -> [f32; 3] {
        j.checked_sub(self.low).and_then(|at| self.states.get(at)).copied().unwrap_or([LOST; 3])
    }
}

fn best(states: [f32; 3]) -> (usize, f32) {
    let mut at = 0;
    for state in 1..3 {
        if states[state] > states[at] {
            at = state;
        }
    }
    (at, states[at])
}

/// Working memory for comparing words.
struct Words {
    /// For each target type the mark of its row and the first entry of its list in `entries`.
    heads: Vec<(u32, u32)>,
    /// Marks the lists of the row that is compared now.
    mark: u32,
    /// Next entry, position in the source sentence, weights.
    entries: Vec<(u32, u16, f32, f32)>,
    best: Vec<f32>,
    touched: Vec<u16>,
}

impl Words {
    fn new(model: &Model<'_>) -> Self {
        let longest = |side: &super::text::Side| side.sentences.iter().map(|s| s.len()).max().unwrap_or(0);
        Words {
            heads: vec![(u32::MAX, u32::MAX); model.target.types.len()],
            mark: 0,
            entries: Vec::new(),
            best: vec![0.0; longest(model.source).max(longest(model.target)) + 1],
            touched: Vec::new(),
        }
    }
}

/// The best path; the steps cover both sides in order.
pub(super) fn search(model: &Model<'_>, band: &Band) -> Vec<Step> {
    let (n, m) = (model.source.sentences.len(), model.target.sentences.len());
    let mut words = Words::new(model);
    let mut rows: Vec<Row> = (0..MOST).map(|_| Row::default()).collect();
    let mut scores: Vec<Scores> = vec![Scores::default(); MOST + 1];
    let switch = (model.learned.gap - model.learned.gap_switch).max(0.0);
    let starts = band.starts();
    let mut back: Vec<[u8; 2]> = vec![[0; 2]; starts[n + 1]];
    for i in 0..=n {
        let (low, high) = band.row(i);
        let slot = i % (MOST + 1);
        if i > 0 {
            // Cells of sentence i - 1 with all target sentences that a bead ending in this row can hold.
            let reach = low.saturating_sub(MOST);
            let mut row = std::mem::take(&mut rows[(i - 1) % MOST]);
            let farthest = band.row((i + MOST - 1).min(n)).1;
            compare(model, i - 1, reach, farthest, &mut row, &mut words);
            rows[(i - 1) % MOST] = row;
        }
        let mut current = std::mem::take(&mut scores[slot]);
        current.low = low;
        current.states.clear();
        for j in low..=high {
            let mut states = [LOST; 3];
            let mut trace = [0u8; 2];
            if i == 0 && j == 0 {
                states[0] = 0.0;
            }
            // Into a gap from a bead, from itself or from a gap of the other side.
            let gap = |from: [f32; 3], same: usize| {
                let prior = |state: usize| match state {
                    0 => model.learned.gap,
                    state if state == same => model.p.gap_run,
                    _ => model.learned.gap_switch,
                };
                best([from[0] + prior(0), from[1] + prior(1), from[2] + prior(2)])
            };
            if i > 0 {
                let (from, score) = gap(scores[(i - 1) % (MOST + 1)].get(j), 1);
                states[1] = score;
                trace[1] = from as u8;
            }
            if j > 0 && j > low {
                let (from, score) = gap(current.states[j - 1 - low], 2);
                states[2] = score;
                trace[1] |= (from as u8) << 2;
            }
            for (shape, &(a, b)) in SHAPES.iter().enumerate() {
                if a > i || b > j {
                    continue;
                }
                let (from, before) = best(scores[(i - a) % (MOST + 1)].get(j - b));
                if before == LOST {
                    continue;
                }
                // A bead that cannot beat another way into this cell, or into a gap here, need not be looked at closely.
                let wanted = states[0].max(states[1].max(states[2]) - switch) - before;
                let cells: f32 = (i - a..i).map(|s| (j - b..j).map(|t| rows[s % MOST].explained(t)).sum::<f32>()).sum();
                if model.most(shape, i, j) + cells <= wanted {
                    continue;
                }
                let frame = model.frame(shape, i, j);
                if frame + cells <= wanted {
                    continue;
                }
                let words = if (a, b) == (1, 1) { cells } else { explained(model, &rows, &mut words, (i, a), (j, b)) };
                let score = before + frame + words;
                if score > states[0] {
                    states[0] = score;
                    trace[0] = (shape as u8) << 2 | from as u8;
                }
            }
            current.states.push(states);
            back[starts[i] + j - low] = trace;
        }
        scores[slot] = current;
    }
    let (mut state, total) = best(scores[n % (MOST + 1)].get(m));
    debug_assert!(total > LOST || n + m == 0, "the band holds a path");
    let mut steps = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 || j > 0 {
        let (low, _) = band.row(i);
        let trace = back[starts[i] + j - low];
        let (a, b, from) = match state {
            0 => {
                let (a, b) = SHAPES[usize::from(trace[0] >> 2)];
                (a, b, trace[0] & 3)
            }
            1 => (1, 0, trace[1] & 3),
            _ => (0, 1, trace[1] >> 2),
        };
        i -= a;
        j -= b;
        steps.push(Step { source: i as u32, target: j as u32, source_len: a as u8, target_len: b as u8, score: 0.0 });
        state = usize::from(from);
    }
    steps.reverse();
    score(model, &mut steps, &mut rows, &mut words);
    steps
}

/// Fills in the scores of the steps that have both sides.
fn score(model: &Model<'_>, steps: &mut [Step], rows: &mut [Row], words: &mut Words) {
    for step in steps {
        let (i, j) = (step.source as usize, step.target as usize);
        let shape = (usize::from(step.source_len), usize::from(step.target_len));
        if shape.0 > 0 && shape.1 > 0 {
            step.score = bead(model, (i, j), shape, rows, words);
        }
    }
}

/// The score of the bead that begins with the sentences `i` and `j`.
fn bead(model: &Model<'_>, (i, j): (usize, usize), (a, b): (usize, usize), rows: &mut [Row], words: &mut Words) -> f32 {
    let Some(shape) = SHAPES.iter().position(|shape| *shape == (a, b)) else { return 0.0 };
    for s in i..i + a {
        compare(model, s, j, j + b, &mut rows[s % MOST], words);
    }
    model.frame(shape, i + a, j + b) + explained(model, rows, words, (i + a, a), (j + b, b))
}

/// How sure each step is: a pair by its score, a lone sentence by how badly it goes with the sentences that it stands between.
pub(super) fn confidence(model: &Model<'_>, steps: &[Step]) -> Vec<f32> {
    let mut words = Words::new(model);
    let mut rows: Vec<Row> = (0..MOST).map(|_| Row::default()).collect();
    let (n, m) = (model.source.sentences.len(), model.target.sentences.len());
    let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
    steps
        .iter()
        .map(|step| {
            let (i, j) = (step.source as usize, step.target as usize);
            if step.source_len > 0 && step.target_len > 0 {
                return logistic((step.score + SURE) / SPREAD);
            }
            let mut strongest = f32::NEG_INFINITY;
            let around: [(Option<usize>, Option<usize>); 2] = if step.source_len > 0 {
                [(Some(i), j.checked_sub(1)), (Some(i), Some(j))]
            } else {
                [(i.checked_sub(1), Some(j)), (Some(i), Some(j))]
            };
            for (i, j) in around {
                if let (Some(i), Some(j)) = (i.filter(|i| *i < n), j.filter(|j| *j < m)) {
                    strongest = strongest.max(bead(model, (i, j), (1, 1), &mut rows, &mut words));
                }
            }
            logistic((LONE - strongest) / SPREAD)
        })
        .collect()
}

/// Scores at which a pair and a lone sentence are as likely wrong as right (with the sign turned, and in the neighbours' score), and how
/// fast that changes. Read off the development sets.
const SURE: f32 = 1.0;
const LONE: f32 = 8.0;
const SPREAD: f32 = 3.0;

/// Fills the cells of source sentence `s` with the target sentences `low..high`.
fn compare(model: &Model<'_>, s: usize, low: usize, high: usize, row: &mut Row, words: &mut Words) {
    row.low = low;
    row.cells.clear();
    row.explained.clear();
    row.source.clear();
    row.target.clear();
    words.entries.clear();
    words.mark += 1;
    let sentence = &model.source.sentences[s];
    for (position, &token) in model.source.tokens[sentence.tokens()].iter().enumerate() {
        if model.source_types[token as usize].surprise == 0.0 {
            continue;
        }
        for link in model.links.of(token) {
            let head = &mut words.heads[link.target as usize];
            let next = if head.0 == words.mark { head.1 } else { u32::MAX };
            *head = (words.mark, words.entries.len() as u32);
            words.entries.push((next, position as u16, link.source_weight, link.target_weight));
        }
    }
    row.cells.push((0, 0));
    for t in low..high {
        let tokens = &model.target.tokens[model.target.sentences[t].tokens()];
        words.touched.clear();
        for (position, &token) in tokens.iter().enumerate() {
            let head = words.heads[token as usize];
            if head.0 != words.mark || model.target_types[token as usize].surprise == 0.0 {
                continue;
            }
            let (mut entry, mut most) = (head.1, 0.0f32);
            while entry != u32::MAX {
                let (next, at, source, target) = words.entries[entry as usize];
                most = most.max(target);
                let known = &mut words.best[usize::from(at)];
                if *known == 0.0 {
                    words.touched.push(at);
                }
                *known = known.max(source);
                entry = next;
            }
            row.target.push((position as u16, most));
        }
        for &at in &words.touched {
            row.source.push((at, std::mem::take(&mut words.best[usize::from(at)])));
        }
        let (first_s, first_t) = row.cells[row.cells.len() - 1];
        let (sources, targets) = model.tokens((s + 1, 1), (t + 1, 1));
        let of_source = |&(at, weight): &(u16, f32)| {
            let token = model.source.tokens[sentence.first as usize + usize::from(at)];
            model.gain(model.source_types[token as usize], weight, targets)
        };
        let of_target = |&(at, weight): &(u16, f32)| model.gain(model.target_types[tokens[usize::from(at)] as usize], weight, sources);
        let sum = row.source[first_s as usize..].iter().map(of_source).sum::<f32>()
            + row.target[first_t as usize..].iter().map(of_target).sum::<f32>();
        row.explained.push(sum);
        row.cells.push((row.source.len() as u32, row.target.len() as u32));
    }
}

/// What the words of the bead that ends before (`i`, `j`) explain of each other.
fn explained(model: &Model<'_>, rows: &[Row], words: &mut Words, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
    let (sources, targets) = model.tokens((i, a), (j, b));
    let mut sum = 0.0;
    for s in i - a..i {
        let row = &rows[s % MOST];
        let first = model.source.sentences[s].first as usize;
        let weighed = |at: u16| model.source_types[model.source.tokens[first + usize::from(at)] as usize];
        if b == 1 {
            sum += row.cell(j - 1).0.iter().map(|&(at, weight)| model.gain(weighed(at), weight, targets)).sum::<f32>();
            continue;
        }
        words.touched.clear();
        for t in j - b..j {
            for &(at, weight) in row.cell(t).0 {
                let known = &mut words.best[usize::from(at)];
                if *known == 0.0 {
                    words.touched.push(at);
                }
                *known = known.max(weight);
            }
        }
        for &at in &words.touched {
            sum += model.gain(weighed(at), std::mem::take(&mut words.best[usize::from(at)]), targets);
        }
    }
    for t in j - b..j {
        let first = model.target.sentences[t].first as usize;
        let weighed = |at: u16| model.target_types[model.target.tokens[first + usize::from(at)] as usize];
        if a == 1 {
            sum += rows[(i - 1) % MOST].cell(t).1.iter().map(|&(at, weight)| model.gain(weighed(at), weight, sources)).sum::<f32>();
            continue;
        }
        words.touched.clear();
        for s in i - a..i {
            for &(at, weight) in rows[s % MOST].cell(t).1 {
                let known = &mut words.best[usize::from(at)];
                if *known == 0.0 {
                    words.touched.push(at);
                }
                *known = known.max(weight);
            }
        }
        for &at in &words.touched {
            sum += model.gain(weighed(at), std::mem::take(&mut words.best[usize::from(at)]), sources);
        }
    }
    sum
}

/// Part of the content words of the 1:1 beads that have a partner.
pub(super) fn coverage(model: &Model<'_>, steps: &[Step]) -> f32 {
    let (mut content, mut covered) = (0u32, 0u32);
    let mut marks: Vec<bool> = vec![false; model.target.types.len()];
    for step in steps.iter().filter(|s| s.source_len == 1 && s.target_len == 1) {
        let targets = &model.target.tokens[model.target.sentences[step.target as usize].tokens()];
        targets.iter().for_each(|&t| marks[t as usize] = true);
        for &s in &model.source.tokens[model.source.sentences[step.source as usize].tokens()] {
            if model.source_types[s as usize].surprise > 0.0 {
                content += 1;
                covered += u32::from(model.links.of(s).iter().any(|link| marks[link.target as usize]));
            }
        }
        targets.iter().for_each(|&t| marks[t as usize] = false);
    }
    (covered as f32 + 2.0) / (content as f32 + 5.0)
}
