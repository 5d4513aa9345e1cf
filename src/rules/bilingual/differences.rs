//! Numbers, units, dates and weekdays that a translation changed.
//!
//! Each bead's numbers are matched by value, then by conversion of units; what is left on both sides, and stands on the other side
//! in no neighbouring sentence either, is a difference.

use super::measures::{Kind, Unit};
use super::pair::{Named, Side, around, part};
use super::quantity::{Quantity, Role, Written};
use crate::document::Span;
use crate::rules::{Context, Source};
use std::ops::Range;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    Number,
    Scale,
    Unit,
    Date,
    Time,
    Month,
    Weekday,
}

/// One difference.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    pub changed: Changed,
    pub target: Span,
    pub source: Span,
    /// What to write instead, where it can be said.
    pub suggestion: Option<String>,
    pub confidence: f32,
}

/// Neighbouring sentences in which a number may stand as well.
const NEAR: usize = 2;

/// All differences, in the order of the target.
pub(super) fn differences(context: &Context<'_>, source: &Source<'_>, english: &Side, german: &Side) -> Vec<Difference> {
    let mut out = Vec::new();
    for bead in source.alignment.beads.iter().filter(|bead| bead.is_pair()) {
        let numbers = Numbers {
            source: english.quantities(bead.source.clone()),
            target: german.quantities(bead.target.clone()),
            near_source: english.quantities(around(&bead.source, NEAR)),
            near_target: german.quantities(around(&bead.target, NEAR)),
        };
        numbers.compare(context, source, &mut out);
        named(&english.months, &german.months, &bead.source, &bead.target, Changed::Month, &mut out);
        named(&english.weekdays, &german.weekdays, &bead.source, &bead.target, Changed::Weekday, &mut out);
    }
    out
}

const MONTHS: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const DAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// Months or weekdays that stand on one side only, paired in order.
fn named(source: &[Named], target: &[Named], s: &Range<usize>, t: &Range<usize>, changed: Changed, out: &mut Vec<Difference>) {
    let here = |side, range: &Range<usize>| part(side, range.clone(), |n: &Named| n.sentence);
    let near = |side, range: &Range<usize>| part(side, around(range, NEAR), |n: &Named| n.sentence);
    let lacks = |list: &[Named], number: u8| !list.iter().any(|n| n.number == number);
    let count = |list: &[Named], number: u8| list.iter().filter(|n| n.number == number).count();
    let (here_s, here_t) = (here(source, s), here(target, t));
    let only_source: Vec<Named> = here_s
        .iter()
        .copied()
        .filter(|n| lacks(near(target, t), n.number) || count(here_t, n.number) < count(here_s, n.number) && lacks(here_t, n.number))
        .collect();
    let only_target: Vec<Named> = here_t
        .iter()
        .copied()
        .filter(|n| lacks(near(source, s), n.number) || lacks(here_s, n.number) && here_s.len() == here_t.len())
        .collect();
    if only_source.is_empty() || only_source.len() < only_target.len() {
        return;
    }
    for (source, target) in only_source.iter().zip(&only_target) {
        let names: &[&str] = if changed == Changed::Month { &MONTHS } else { &DAYS };
        let suggestion = names.get(usize::from(source.number).wrapping_sub(1)).map(|name| (*name).to_owned());
        out.push(Difference { changed, target: target.span, source: source.span, suggestion, confidence: 0.9 });
    }
}

/// The numbers of one bead and around it.
struct Numbers<'n> {
    source: &'n [Quantity],
    target: &'n [Quantity],
    near_source: &'n [Quantity],
    near_target: &'n [Quantity],
}

impl Numbers<'_> {
    /// Whether the other side has a left-over number in a neighbouring sentence: more often than this side has it.
    fn has_elsewhere(&self, number: &Quantity, of_source: bool) -> bool {
        let (own, other) = if of_source { (self.near_source, self.near_target) } else { (self.near_target, self.near_source) };
        let alike = |q: &&Quantity| {
            if of_source {
                number.equals(q) || converted(number, q) || akin(number, q)
            } else {
                number.equals(q) || converted(q, number) || akin(q, number)
            }
        };
        let there = other.iter().filter(alike).count();
        there > 0 && there >= own.iter().filter(|q| q.equals(number)).count()
    }

    fn compare(&self, context: &Context<'_>, source: &Source<'_>, out: &mut Vec<Difference>) {
        let (s, t) = (self.source, self.target);
        let mut source_of: Vec<Option<usize>> = vec![None; t.len()];
        let mut used = vec![false; s.len()];
        let mut matched = |fits: &dyn Fn(&Quantity, &Quantity) -> bool| {
            for (j, target) in t.iter().enumerate() {
                if source_of[j].is_none()
                    && let Some(i) = (0..s.len()).find(|&i| !used[i] && fits(&s[i], target))
                {
                    source_of[j] = Some(i);
                    used[i] = true;
                }
            }
        };
        matched(&|a, b| a.equals(b) && a.same_unit(b));
        matched(&|a, b| a.equals(b) && (a.units.is_empty() || b.units.is_empty()));
        matched(&|a, b| a.equals(b));
        matched(&converted);
        matched(&akin);

        self.units(source, &source_of, out);

        let mut only_target: Vec<usize> = (0..t.len())
            .filter(|&j| source_of[j].is_none() && t[j].written != Written::Loose)
            .filter(|&j| !self.has_elsewhere(&t[j], false))
            .collect();
        let mut only_source: Vec<usize> =
            (0..s.len()).filter(|&i| !used[i] && s[i].written != Written::Loose).filter(|&i| !self.has_elsewhere(&s[i], true)).collect();
        // The likeliest pairs first.
        let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
        for (place_t, &j) in only_target.iter().enumerate() {
            for (place_s, &i) in only_source.iter().enumerate() {
                let score = likeness(context, source, &s[i], &t[j]) - (place_t as i32 - place_s as i32).abs();
                pairs.push((-score, j, i));
            }
        }
        pairs.sort_unstable();
        let alone = only_target.len() == 1 && only_source.len() == 1;
        for (score, j, i) in pairs {
            if !only_target.contains(&j) || !only_source.contains(&i) {
                continue;
            }
            let (a, b) = (&s[i], &t[j]);
            let figures = a.written == Written::Figures && b.written == Written::Figures;
            let scales = (a.scale > 1.0 || b.scale > 1.0) && a.scale != b.scale && mantissa(a, b);
            let sure = scales || if figures { alone || -score >= 4 } else { alone && -score >= 4 };
            if !sure {
                continue;
            }
            only_target.retain(|&k| k != j);
            only_source.retain(|&k| k != i);
            out.push(self.difference(context, a, b, scales));
        }
    }

    fn difference(&self, context: &Context<'_>, a: &Quantity, b: &Quantity, scales: bool) -> Difference {
        let document = context.document;
        if scales {
            let target = b.scale_span.unwrap_or(b.span);
            let written = document.text(target);
            let suggestion = b.scale_span.and_then(|_| scale_word(a.scale, written));
            return Difference { changed: Changed::Scale, target, source: a.whole(), suggestion, confidence: 0.95 };
        }
        let changed = match (a.role, b.role) {
            (Role::Clock, _) | (_, Role::Clock) => Changed::Time,
            (Role::Date, Role::Date) => Changed::Date,
            _ => Changed::Number,
        };
        let same_scale = a.scale == b.scale && a.written == Written::Figures && b.written == Written::Figures && changed != Changed::Time;
        let suggestion = same_scale.then(|| german_figures(a.value / a.scale, document.text(b.span)));
        Difference { changed, target: b.span, source: a.span, suggestion, confidence: if a.written == b.written { 0.92 } else { 0.8 } }
    }

    /// Equal numbers with different units.
    fn units(&self, source: &Source<'_>, source_of: &[Option<usize>], out: &mut Vec<Difference>) {
        for (j, target) in self.target.iter().enumerate() {
            let Some(a) = source_of[j].map(|i| &self.source[i]) else { continue };
            if a.units.is_empty() || target.units.is_empty() || a.same_unit(target) || !a.equals(target) || converted(a, target) {
                continue;
            }
            let comparable = a.units.iter().any(|x| {
                target.units.iter().any(|y| {
                    x.kind == y.kind && x.kind != Kind::Other
                        || matches!((x.kind, y.kind), (Kind::Percent, Kind::Point) | (Kind::Point, Kind::Percent))
                })
            });
            let elsewhere = self.near_source.iter().any(|q| q.same_unit(target) && q.equals(target));
            if !comparable || elsewhere || target.unit_span.is_none() || a.written == Written::Loose || target.written == Written::Loose {
                continue;
            }
            // „drei Monate“ for "one quarter": what the unit names is the same time.
            let _ = source;
            out.push(Difference {
                changed: Changed::Unit,
                target: target.unit_span.unwrap_or(target.span),
                source: a.whole(),
                suggestion: None,
                confidence: 0.9,
            });
        }
    }
}

/// Whether the two are one amount in two units, rounded.
fn converted(a: &Quantity, b: &Quantity) -> bool {
    a.units.iter().any(|x| b.units.iter().any(|y| x.family != y.family && x.kind == y.kind && same_amount(a.value, x, b.value, y)))
}

fn same_amount(a: f64, x: &Unit, b: f64, y: &Unit) -> bool {
    if x.kind == Kind::Temperature {
        let celsius = |value: f64, unit: &Unit| if unit.family == Unit::FAHRENHEIT { (value - 32.0) / 1.8 } else { value };
        return (celsius(a, x) - celsius(b, y)).abs() <= 1.6;
    }
    if x.kind == Kind::Money || x.factor <= 0.0 || y.factor <= 0.0 {
        return false;
    }
    let (a, b) = (a * x.factor, b * y.factor);
    let tolerance = if x.kind == Kind::Time { 0.03 } else { 0.12 };
    (a - b).abs() <= tolerance * a.abs().max(b.abs())
}

/// Numbers that differ by the way they are written: 1998 and ’98, a rounded figure.
fn akin(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.value, b.value);
    if (a.role == Role::Decade || b.role == Role::Decade || a.role == Role::Date || b.role == Role::Date)
        && (x < 100.0) != (y < 100.0)
        && (x % 100.0 - y % 100.0).abs() < 0.5
    {
        return true;
    }
    // 19th century, 1800s.
    if a.role == Role::Decade && x % 100.0 == 0.0 && (x / 100.0 + 1.0 - y).abs() < 0.5 {
        return true;
    }
    let digits = |value: f64| {
        let text = format!("{value}");
        text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>().len() - text.bytes().rev().take_while(|c| *c == b'0').count()
    };
    a.written == Written::Figures
        && b.written == Written::Figures
        && x > 0.0
        && (x - y).abs() < 0.02 * x
        && digits(y) < digits(x)
        && a.role != Role::Date
}

/// Whether the two are the same up to the scale.
fn mantissa(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.value / a.scale, b.value / b.scale);
    (x - y).abs() <= 1e-9 * x.abs().max(y.abs())
}

/// How likely the one stands for the other.
fn likeness(context: &Context<'_>, source: &Source<'_>, a: &Quantity, b: &Quantity) -> i32 {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).map(char::from).collect::<String>();
    let (x, y) = (digits(source.document.text(a.span)), digits(context.document.text(b.span)));
    let mut score = 0;
    if a.same_unit(b) {
        score += 4;
    }
    if a.role == b.role && a.role != Role::Plain {
        score += 3;
    }
    if a.scale == b.scale && a.scale > 1.0 {
        score += 2;
    }
    if !x.is_empty() && !y.is_empty() {
        let distance = strsim::damerau_levenshtein(&x, &y);
        score += match distance {
            0 => 6,
            1 => 4,
            _ if x.len() == y.len() => 2,
            _ => 0,
        };
    }
    if mantissa(a, b) && a.scale != b.scale {
        score += 5;
    }
    score
}

/// The German scale word, inflected like the one that stands there.
fn scale_word(scale: f64, written: &str) -> Option<String> {
    let word = match scale {
        1e6 => "Million",
        1e9 => "Milliarde",
        1e12 => "Billion",
        _ => return None,
    };
    let plural = written.ends_with("nen") || written.ends_with("den");
    Some(match (written, word) {
        ("Mio" | "Mrd" | "Bio", "Million") => "Mio".to_owned(),
        ("Mio" | "Mrd" | "Bio", "Milliarde") => "Mrd".to_owned(),
        ("Mio" | "Mrd" | "Bio", _) => "Bio".to_owned(),
        (_, "Milliarde") if plural => "Milliarden".to_owned(),
        _ if plural => format!("{word}en"),
        _ => word.to_owned(),
    })
}

/// A value in German figures, grouped as the number is that it replaces.
fn german_figures(value: f64, written: &str) -> String {
    let text = format!("{value}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    let grouped = whole.len() > 4 || (whole.len() == 4 && written.contains('.'));
    for (place, digit) in whole.chars().enumerate() {
        if grouped && place > 0 && (whole.len() - place) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}
