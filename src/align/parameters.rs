//! The numbers of the model.

/// What the score is made of. One set serves news, documentation, literature, with and without a word table; it was chosen on development
/// sets of several kinds (`pruefstein-train evaluate-alignment` measures a set).
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Parameters {
    /// How much of a word's probability its translation explains.
    pub kappa: f32,
    /// Cost of a content token that nothing on the other side explains.
    pub unmatched: f32,
    /// The same before anything was learned, without a word table.
    pub unmatched_blind: f32,
    /// The same before anything was learned, without a word table.
    pub gap_blind: f32,
    /// Beads of a text that the prior of gaps is worth when it is measured anew.
    pub gap_weight: f32,
    /// Log prior of passing from a gap of one side into one of the other.
    pub gap_switch: f32,
    /// Words commoner than this part of a side are function words and say nothing.
    pub common: f32,
    /// A side is taken to have at least this many tokens, so that a word of a short text is not common.
    pub tokens: f32,
    /// Log prior of 1:1.
    pub one_one: f32,
    /// Log prior of the first unaligned sentence of a run.
    pub gap: f32,
    /// Log prior of each further one.
    pub gap_run: f32,
    /// Log priors of 1:2, 1:3, 1:4, 2:2, 2:3 and 3:3 (and their mirrors).
    pub one_two: f32,
    pub one_three: f32,
    pub one_four: f32,
    pub two_two: f32,
    pub two_three: f32,
    pub three_three: f32,
    /// Variance of length, in letters, before anything is known of the text.
    pub variance: f32,
    /// Sentence pairs that this start value is worth.
    pub variance_weight: f32,
    /// Largest cost of length.
    pub length_cap: f32,
    /// Weight of the cost of length.
    pub length_weight: f32,
    /// Probability that an identical string is the translation.
    pub identical: f32,
    /// The same for a short one in lower case.
    pub identical_short: f32,
    /// The same for numbers.
    pub number: f32,
    /// The same for similar strings.
    pub cognate: f32,
    /// What a hit in the first and in the last part of a compound is worth.
    pub first_part: f32,
    pub last_part: f32,
    /// Smoothing of what is learned from the text itself: pairs of sentences that must share a pair of words.
    pub learned_damping: f32,
    pub learned_weight: f32,
    /// Gain or loss when both or only one side ends in the same mark.
    pub same_ending: f32,
    pub other_ending: f32,
    /// Cost of a bead across a paragraph border on one side.
    pub paragraph: f32,
    /// Cost of a sentence in a bead that nothing on the other side covers, with a word table.
    pub uncovered: f32,
    /// Cost of a number that stands on one side only.
    pub unmatched_number: f32,
    /// Beads of a text that the priors of beads of several sentences are worth when they are measured anew.
    pub many_weight: f32,
    /// Scale of the evidence of words.
    pub words: f32,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            kappa: 0.7,
            unmatched: 0.12,
            unmatched_blind: 0.02,
            gap_switch: -5.4,
            gap_blind: -7.0,
            gap_weight: 50.0,
            common: 0.02,
            tokens: 300.0,
            one_one: -0.105,
            gap: -4.4,
            gap_run: -0.5,
            one_two: -3.4,
            one_three: -5.1,
            one_four: -7.0,
            two_two: -5.1,
            two_three: -5.6,
            three_three: -7.0,
            variance: 6.8,
            variance_weight: 10.0,
            length_cap: 15.0,
            length_weight: 1.0,
            identical: 0.95,
            identical_short: 0.5,
            number: 1.0,
            cognate: 0.37,
            first_part: 0.57,
            last_part: 0.95,
            learned_damping: 0.6,
            learned_weight: 1.12,
            same_ending: 0.08,
            other_ending: -0.4,
            paragraph: -1.5,
            uncovered: 0.0,
            unmatched_number: 0.5,
            many_weight: 40.0,
            words: 0.5,
        }
    }
}

impl Parameters {
    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] = &[
        "kappa",
        "unmatched",
        "unmatched_blind",
        "gap_switch",
        "gap_blind",
        "gap_weight",
        "common",
        "tokens",
        "one_one",
        "gap",
        "gap_run",
        "one_two",
        "one_three",
        "one_four",
        "two_two",
        "two_three",
        "three_three",
        "variance",
        "variance_weight",
        "length_cap",
        "length_weight",
        "identical",
        "identical_short",
        "number",
        "cognate",
        "first_part",
        "last_part",
        "learned_damping",
        "learned_weight",
        "same_ending",
        "other_ending",
        "paragraph",
        "uncovered",
        "unmatched_number",
        "many_weight",
        "words",
    ];

    /// A parameter by its name.
    pub fn by_name(&mut self, name: &str) -> Option<&mut f32> {
        Some(match name {
            "kappa" => &mut self.kappa,
            "unmatched" => &mut self.unmatched,
            "unmatched_blind" => &mut self.unmatched_blind,
            "gap_blind" => &mut self.gap_blind,
            "gap_weight" => &mut self.gap_weight,
            "gap_switch" => &mut self.gap_switch,
            "common" => &mut self.common,
            "tokens" => &mut self.tokens,
            "one_one" => &mut self.one_one,
            "gap" => &mut self.gap,
            "gap_run" => &mut self.gap_run,
            "one_two" => &mut self.one_two,
            "one_three" => &mut self.one_three,
            "one_four" => &mut self.one_four,
            "two_two" => &mut self.two_two,
            "two_three" => &mut self.two_three,
            "three_three" => &mut self.three_three,
            "variance" => &mut self.variance,
            "variance_weight" => &mut self.variance_weight,
            "length_cap" => &mut self.length_cap,
            "length_weight" => &mut self.length_weight,
            "identical" => &mut self.identical,
            "identical_short" => &mut self.identical_short,
            "number" => &mut self.number,
            "cognate" => &mut self.cognate,
            "first_part" => &mut self.first_part,
            "last_part" => &mut self.last_part,
            "learned_damping" => &mut self.learned_damping,
            "learned_weight" => &mut self.learned_weight,
            "same_ending" => &mut self.same_ending,
            "other_ending" => &mut self.other_ending,
            "paragraph" => &mut self.paragraph,
            "uncovered" => &mut self.uncovered,
            "unmatched_number" => &mut self.unmatched_number,
            "many_weight" => &mut self.many_weight,
            "words" => &mut self.words,
            _ => return None,
        })
    }
}
