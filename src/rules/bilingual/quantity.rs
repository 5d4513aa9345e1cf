//! Quantities of a sentence: numbers in figures and in words, with scale, unit and currency.

use super::measures::{Measures, Unit, Words, german_number};
use crate::document::{Document, Span, TokenKind};
use crate::language::numbers::{Convention, parse};
use std::ops::Range;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// `1.250`, and the figures of `22-jährig`.
    Figures,
    /// `zwanzig`.
    Word,
    /// `Millionen` alone.
    Scale,
    /// Twice, dozen, third, decade: explains a number of the other side, is never compared.
    Loose,
}

/// What a number counts, as far as it decides how to compare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// Beside a month, or four figures of a year.
    Date,
    /// `15 Uhr`, `3 p.m.`.
    Clock,
    /// `1990er`, `the 90s`.
    Decade,
}

/// One number of a text.
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    /// With its scale.
    pub value: f64,
    /// Another value that the same writing can have.
    pub other: Option<f64>,
    /// The number alone.
    pub span: Span,
    pub scale: f64,
    pub scale_span: Option<Span>,
    /// Several where the word is ambiguous: pound.
    pub units: Vec<Unit>,
    pub unit_span: Option<Span>,
    pub written: Written,
    pub role: Role,
    /// Number of its sentence.
    pub sentence: u32,
}

impl Quantity {
    /// Whether the two can be the same number.
    pub fn equals(&self, other: &Quantity) -> bool {
        let own = [Some(self.value), self.other];
        let others = [Some(other.value), other.other];
        own.iter().flatten().any(|a| others.iter().flatten().any(|b| (a - b).abs() <= 1e-9 * a.abs().max(b.abs())))
    }

    /// Whether some unit of the two is one.
    pub fn same_unit(&self, other: &Quantity) -> bool {
        self.units.iter().any(|a| other.units.iter().any(|b| a.family == b.family))
    }

    /// From the number to its unit.
    pub fn whole(&self) -> Span {
        let mut span = self.span;
        for more in [self.scale_span, self.unit_span].into_iter().flatten() {
            span = span.to(more);
        }
        span
    }
}

/// Reads one side.
pub(super) struct Reader<'r> {
    document: &'r Document,
    words: &'r Words,
    german: bool,
    lower: Vec<String>,
    end: usize,
    base: usize,
}

impl<'r> Reader<'r> {
    /// A reader of English or German.
    pub fn new(document: &'r Document, measures: &'r Measures, german: bool) -> Self {
        let words = if german { &measures.german } else { &measures.english };
        Reader { document, words, german, lower: Vec::new(), end: 0, base: 0 }
    }

    /// The quantities of a sentence, in order.
    pub fn read(&mut self, tokens: Range<usize>, sentence: u32, out: &mut Vec<Quantity>) {
        (self.base, self.end) = (tokens.start, tokens.end);
        self.lower.clear();
        self.lower.extend(tokens.clone().map(|t| self.document.word(t).to_lowercase()));
        let mut at = tokens.start;
        let first = out.len();
        while at < self.end {
            at = self.at(at, sentence, out).max(at + 1);
        }
        self.ranges(&mut out[first..]);
    }

    /// „3 bis 8 Millionen“: the first number of a range has the scale and the unit of the second by right.
    fn ranges(&self, found: &mut [Quantity]) {
        for at in 1..found.len() {
            let (left, right) = found.split_at_mut(at);
            let (Some(a), Some(b)) = (left.last_mut(), right.first()) else { continue };
            let between = self
                .document
                .text(Span::new(a.whole().end, b.whole().start.max(a.whole().end)))
                .trim()
                .trim_end_matches(['$', '€', '£'])
                .trim();
            if !matches!(between, "bis" | "to" | "-" | "–" | "and" | "und" | "or" | "oder" | "/" | "bis zu") {
                continue;
            }
            if a.scale == 1.0 && b.scale > 1.0 {
                a.other = Some(a.value * b.scale);
            }
            if a.units.is_empty() {
                a.units.clone_from(&b.units);
            }
        }
    }

    fn low(&self, token: usize) -> &str {
        if token < self.base { "" } else { self.lower.get(token - self.base).map_or("", String::as_str) }
    }

    fn kind(&self, token: usize) -> Option<TokenKind> {
        self.document.tokens.get(token).filter(|_| token < self.end).map(|t| t.kind)
    }

    fn span(&self, token: usize) -> Span {
        self.document.tokens[token].span
    }

    fn quantity(&self, value: f64, span: Span, written: Written, sentence: u32) -> Quantity {
        Quantity {
            value,
            other: None,
            span,
            scale: 1.0,
            scale_span: None,
            units: Vec::new(),
            unit_span: None,
            written,
            role: Role::Plain,
            sentence,
        }
    }

    /// What begins at a token; returns the token behind it.
    fn at(&self, at: usize, sentence: u32, out: &mut Vec<Quantity>) -> usize {
        match self.kind(at) {
            Some(TokenKind::Number) => self.figures(at, sentence, out),
            Some(TokenKind::Word) if self.low(at).starts_with(|c: char| c.is_ascii_digit()) => self.mixed(at, sentence, out),
            Some(TokenKind::Word) => self.number_word(at, sentence, out),
            _ => at + 1,
        }
    }

    fn figures(&self, at: usize, sentence: u32, out: &mut Vec<Quantity>) -> usize {
        let text = self.document.word(at);
        let span = self.span(at);
        let points = text.matches('.').count();
        if text.contains(':') || self.clock_with_point(at, text) {
            return self.parted(at, text, sentence, out);
        }
        let convention = if self.german { Convention::German } else { Convention::English };
        let other = if self.german { Convention::English } else { Convention::German };
        // A date in figures, 8.10.2020.
        if points == 2 && self.german && parse(text, convention).is_none() {
            let parts: Vec<&str> = text.split('.').collect();
            if let [Ok(day), Ok(_), Ok(year)] = [parts[0].parse::<f64>(), parts[1].parse::<f64>(), parts[2].parse::<f64>()]
                && day <= 31.0
                && year >= 1000.0
            {
                for value in [day, year] {
                    out.push(Quantity {
                        role: Role::Date,
                        written: Written::Loose,
                        ..self.quantity(value, span, Written::Figures, sentence)
                    });
                }
            }
            return at + 1;
        }
        let (first, second) = (parse(text, convention), parse(text, other));
        let Some(value) = first.or(second) else { return at + 1 };
        let mut quantity = self.quantity(value, span, Written::Figures, sentence);
        quantity.other = first.and(second).filter(|other| *other != value);
        let end = self.complete(&mut quantity, at + 1);
        self.role(&mut quantity, at, end, text);
        self.before(&mut quantity, at);
        out.push(quantity);
        end
    }

    fn clock_with_point(&self, at: usize, text: &str) -> bool {
        let behind = self.low(at + 1);
        let clock = if self.german { behind == "uhr" } else { matches!(behind, "a.m" | "p.m" | "am" | "pm" | "a" | "p") };
        clock && text.split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2)
    }

    /// Hours and minutes, or the two sides of a score: each number for itself.
    fn parted(&self, at: usize, text: &str, sentence: u32, out: &mut Vec<Quantity>) -> usize {
        let span = self.span(at);
        let clock = self.clock(at + 1);
        for (place, part) in text.split([':', '.']).enumerate() {
            let Ok(value) = part.parse::<f64>() else { continue };
            if place > 0 && value == 0.0 {
                continue;
            }
            let written = if text.matches([':', '.']).count() > 1 { Written::Loose } else { Written::Figures };
            let mut quantity = self.quantity(value, span, written, sentence);
            let looks_like_a_time = text.split([':', '.']).nth(1).is_some_and(|minutes| minutes.len() == 2);
            if clock.is_some() || looks_like_a_time {
                quantity.role = Role::Clock;
                if place == 0 {
                    quantity.other = Some(if value > 12.0 { value - 12.0 } else { value + 12.0 });
                }
            }
            out.push(quantity);
        }
        at + 1
    }

    /// What tells a time of day behind a number.
    fn clock(&self, token: usize) -> Option<()> {
        let text = self.low(token);
        let found = if self.german {
            text == "uhr"
        } else {
            matches!(text, "am" | "pm" | "a.m" | "p.m" | "gmt" | "o'clock" | "o’clock")
                || matches!(text, "a" | "p") && self.low(token + 1) == "." && self.low(token + 2) == "m"
        };
        found.then_some(())
    }

    /// Scale and unit behind a number; returns the token behind them.
    fn complete(&self, quantity: &mut Quantity, mut at: usize) -> usize {
        let head = |t: usize| self.low(t).split_once(['-', '‑']).map_or(self.low(t), |(head, _)| head);
        if let Some(&scale) = self.words.scales.get(self.low(at)).or_else(|| self.words.scales.get(head(at))) {
            (quantity.value, quantity.scale, quantity.scale_span) = (quantity.value * scale, scale, Some(self.span(at)));
            quantity.other = quantity.other.map(|o| o * scale);
            at += 1;
            at += usize::from(self.german && self.low(at) == "." && self.low(at - 1).len() <= 4);
        }
        let of = usize::from(self.low(at) == "of" || self.low(at) == "an" && self.german);
        let hyphen = usize::from(of == 0 && matches!(self.low(at), "-" | "–") && self.document.tokens.get(at).is_some_and(|t| !t.spaced));
        let skipped = of + hyphen;
        for length in [3, 2, 1] {
            if at + skipped + length > self.end {
                continue;
            }
            let first = at + skipped;
            let units = if length == 1 {
                self.words.units.get(self.low(first))
            } else {
                let phrase: Vec<&str> = (first..first + length).map(|t| self.low(t)).collect();
                self.words.units.get(phrase.join(" ").as_str())
            };
            // „5 Meter-Brett“, "5 year-old": the unit is the first part of a hyphenated word.
            let units = units.or_else(|| {
                let (head, _) = self.low(first).split_once('-').filter(|_| length == 1)?;
                self.words.units.get(head)
            });
            if let Some(units) = units {
                quantity.units.clone_from(units);
                quantity.unit_span = Some(self.span(first).to(self.span(first + length - 1)));
                return first + length;
            }
        }
        // "a 30 foot tall", „3 volle Jahre“: an adjective may stand between.
        if self.kind(at) == Some(TokenKind::Word)
            && let Some(units) = self.words.units.get(self.low(at + 1)).filter(|_| at + 1 < self.end)
            && !self.words.numbers.contains_key(self.low(at))
            && !matches!(
                self.low(at),
                "and" | "und" | "or" | "oder" | "to" | "bis" | "in" | "per" | "pro" | "a" | "für" | "for" | "am" | "on"
            )
        {
            quantity.units.clone_from(units);
            quantity.unit_span = Some(self.span(at + 1));
        }
        at
    }

    /// A currency before the number.
    fn before(&self, quantity: &mut Quantity, at: usize) {
        if at > self.base
            && let Some(units) = self.words.units.get(self.low(at - 1))
            && units.iter().any(|u| u.kind == super::measures::Kind::Money)
            && (self.kind(at - 1) == Some(TokenKind::Symbol)
                || self.document.word(at - 1).chars().all(|c| c.is_uppercase() || c == '$')
                || self.low(at - 1) == "rs")
            && quantity.unit_span.is_none_or(|_| !quantity.units.iter().any(|u| u.kind == super::measures::Kind::Money))
        {
            quantity.units.clone_from(units);
            quantity.unit_span = Some(self.span(at - 1));
        }
    }

    fn role(&self, quantity: &mut Quantity, at: usize, end: usize, text: &str) {
        let month = |token: usize| self.words.months.contains_key(self.low(token).trim_end_matches('.'));
        let near_month = (at > self.base && month(at - 1))
            || (at > self.base + 1 && matches!(self.low(at - 1), "." | ",") && month(at - 2))
            || (at > self.base + 2
                && self.low(at - 1) == ","
                && self.kind(at - 2) == Some(TokenKind::Number)
                && (month(at - 3) || self.low(at - 3) == "."))
            || month(at + 1)
            || (self.low(at + 1) == "." && month(at + 2))
            || (self.low(at + 1) == "of" && month(at + 2));
        if self.clock(end).is_some() {
            quantity.role = Role::Clock;
            let value = quantity.value;
            if value <= 24.0 {
                quantity.other = Some(if value > 12.0 { value - 12.0 } else { value + 12.0 });
            }
        } else if near_month && quantity.value < 2200.0 && text.bytes().all(|b| b.is_ascii_digit()) {
            quantity.role = Role::Date;
            quantity.units.clear();
        } else if quantity.units.is_empty() && quantity.scale == 1.0 && text.len() == 4 && (1100.0..2100.0).contains(&quantity.value) {
            quantity.role = Role::Date;
        }
    }

    /// A word that begins with figures: `22-jährige`, `1990er`, `100m`, `5th`, `40-Millionen-Dollar-Vertrag`.
    fn mixed(&self, at: usize, sentence: u32, out: &mut Vec<Quantity>) -> usize {
        let text = self.document.word(at);
        let length = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        let digits = text[..length].trim_end_matches(['.', ',']);
        let convention = if self.german { Convention::German } else { Convention::English };
        if digits.contains('.') && matches!(self.low(at).get(length..), Some("am" | "pm" | "uhr")) {
            return self.parted(at, digits, sentence, out);
        }
        let Some(value) = parse(digits, convention) else { return at + 1 };
        let start = self.span(at).start;
        let span = Span::new(start, start + digits.len() as u32);
        let mut quantity = self.quantity(value, span, Written::Figures, sentence);
        let rest = self.low(at).get(length..).unwrap_or("").to_owned();
        let tail = rest.trim_start_matches(['-', '‑']);
        let mut end = at + 1;
        if (self.german && rest.starts_with("er")) || (!self.german && matches!(rest.as_str(), "s" | "’s" | "'s")) {
            quantity.role = Role::Decade;
        } else if matches!(rest.as_str(), "st" | "nd" | "rd" | "th") {
            quantity.role = Role::Plain;
            self.role(&mut quantity, at, at + 1, digits);
        } else if let Some(clock) = rest.strip_prefix(['a', 'p']).filter(|r| *r == "m") {
            let _ = clock;
            quantity.role = Role::Clock;
            quantity.other = Some(value + 12.0);
        } else {
            let mut parts = tail.split(['-', '‑']);
            let mut part = parts.next().unwrap_or("");
            let scale = match (self.words.scales.get(part), part) {
                (Some(&scale), _) => Some(scale),
                // 100m behind a currency sign; otherwise metres.
                (None, "m" | "mn") if self.before_is_money(at) => Some(1e6),
                (None, "b") if self.before_is_money(at) => Some(1e9),
                (None, "k") => Some(1e3),
                _ => None,
            };
            if let Some(scale) = scale {
                (quantity.value, quantity.scale) = (value * scale, scale);
                part = parts.next().unwrap_or("");
            }
            if let Some(units) = self.words.units.get(part) {
                quantity.units.clone_from(units);
                let offset = tail.find(part).unwrap_or(0) + (text.len() - tail.len());
                quantity.unit_span = Some(Span::new(start + offset as u32, (start + (offset + part.len()) as u32).min(self.span(at).end)));
            } else if scale.is_some() || part.is_empty() {
                end = self.complete(&mut quantity, end);
            } else if rest.starts_with(|c: char| c.is_alphabetic()) && !self.words.units.contains_key(rest.as_str()) {
                // 5G, 3D: a name more than a number.
                quantity.written = Written::Loose;
            }
        }
        self.before(&mut quantity, at);
        out.push(quantity);
        end
    }

    fn before_is_money(&self, at: usize) -> bool {
        at > self.base && self.words.units.get(self.low(at - 1)).is_some_and(|u| u.iter().any(|u| u.kind == super::measures::Kind::Money))
    }

    fn number_word(&self, at: usize, sentence: u32, out: &mut Vec<Quantity>) -> usize {
        let word = self.low(at);
        let span = self.span(at);
        // N585, Rs500: a currency that is glued to its number and followed by a scale.
        if let Some(letters) =
            word.find(|c: char| c.is_ascii_digit()).filter(|&l| (1..=3).contains(&l) && self.words.scales.contains_key(self.low(at + 1)))
            && let Some(value) = parse(&word[letters..], if self.german { Convention::German } else { Convention::English })
        {
            let mut quantity = self.quantity(value, Span::new(span.start + letters as u32, span.end), Written::Figures, sentence);
            let end = self.complete(&mut quantity, at + 1);
            out.push(quantity);
            return end;
        }
        if let Some(&scale) = self.words.scales.get(word).filter(|_| word.len() > 4) {
            let mut quantity = self.quantity(scale, span, Written::Scale, sentence);
            (quantity.scale, quantity.scale_span) = (scale, Some(span));
            // „Hunderttausende“, "a million": its unit counts.
            let mut end = self.complete_unit(&mut quantity, at + 1);
            if !self.german
                && self.low(at + 1) == "of"
                && let Some(&more) = self.words.scales.get(self.low(at + 2))
            {
                quantity.value *= more;
                end = at + 3;
            }
            out.push(quantity);
            return end;
        }
        if self.german {
            if let Some((value, length)) = german_number(word).filter(|(v, l)| *v > 1.0 || *l < word.len()) {
                let rest = &word[length..];
                let unit = rest.trim_start_matches('-');
                let unit = unit.split('-').next().unwrap_or("");
                if rest.is_empty() || matches!(rest, "einhalb") {
                    let mut quantity = self.quantity(value + if rest.is_empty() { 0.0 } else { 0.5 }, span, Written::Word, sentence);
                    let end = self.complete(&mut quantity, at + 1);
                    self.role(&mut quantity, at, end, word);
                    out.push(quantity);
                    return end;
                }
                if let Some(units) = self.words.units.get(unit) {
                    let mut quantity = self.quantity(value, Span::new(span.start, span.start + length as u32), Written::Word, sentence);
                    quantity.units.clone_from(units);
                    quantity.unit_span = Some(span);
                    out.push(quantity);
                    return at + 1;
                }
                if matches!(
                    rest,
                    "te" | "ten"
                        | "ter"
                        | "tes"
                        | "tem"
                        | "ste"
                        | "sten"
                        | "ster"
                        | "stes"
                        | "mal"
                        | "fach"
                        | "fache"
                        | "fachen"
                        | "tel"
                        | "teln"
                        | "e"
                        | "er"
                ) {
                    out.push(self.quantity(value, span, Written::Loose, sentence));
                    return at + 1;
                }
            }
        } else {
            if let Some((mut value, mut end)) = self.english_number(at) {
                if matches!(self.low(end), "and") && self.low(end + 1) == "a" && self.low(end + 2) == "half" {
                    (value, end) = (value + 0.5, end + 3);
                }
                let mut quantity = self.quantity(value, span.to(self.span(end - 1)), Written::Word, sentence);
                let behind = self.complete(&mut quantity, end);
                self.role(&mut quantity, at, behind, word);
                if quantity.value > 1.0 {
                    out.push(quantity);
                }
                return behind;
            }
            // five-year, two-thirds.
            if let Some((first, rest)) = word.split_once(['-', '‑'])
                && let Some(&value) = self.words.numbers.get(first)
            {
                let part = rest.split(['-', '‑']).next().unwrap_or("");
                let mut quantity = self.quantity(value, Span::new(span.start, span.start + first.len() as u32), Written::Word, sentence);
                if let Some(units) = self.words.units.get(part) {
                    quantity.units.clone_from(units);
                    let from = span.start + first.len() as u32 + 1;
                    quantity.unit_span = Some(Span::new(from, (from + part.len() as u32).min(span.end)));
                } else {
                    quantity.written = Written::Loose;
                }
                if value > 1.0 {
                    out.push(quantity);
                }
                return at + 1;
            }
        }
        if let Some(&value) = self.words.loose.get(word).or_else(|| self.words.loose.get(word.trim_end_matches(['s', 'n', 'r', 'e', 'm'])))
        {
            out.push(self.quantity(value, span, Written::Loose, sentence));
        }
        at + 1
    }

    /// The unit behind a bare scale word.
    fn complete_unit(&self, quantity: &mut Quantity, at: usize) -> usize {
        let first = at + usize::from(self.low(at) == "of");
        if let Some(units) = self.words.units.get(self.low(first)).filter(|_| first < self.end) {
            quantity.units.clone_from(units);
            quantity.unit_span = Some(self.span(first));
            return first + 1;
        }
        at
    }

    /// `two hundred and five`, `twenty-one`: value and the token behind.
    fn english_number(&self, at: usize) -> Option<(f64, usize)> {
        let number = |t: usize| if t < self.end { self.words.numbers.get(self.low(t)).copied() } else { None };
        let mut total = number(at).filter(|v| *v < 1000.0)?;
        let mut end = at + 1;
        loop {
            match self.low(end) {
                "hundred" if total < 100.0 && end < self.end => (total, end) = (total * 100.0, end + 1),
                "thousand" if end < self.end => return Some((total * 1000.0, end + 1)),
                "and" if total >= 100.0 && number(end + 1).is_some_and(|v| v < 100.0) => {
                    (total, end) = (total + number(end + 1).unwrap_or(0.0), end + 2);
                }
                _ => match number(end) {
                    Some(more)
                        if (total % 100.0 == 0.0 && more < 100.0 && total >= 100.0)
                            || (total % 10.0 == 0.0 && (20.0..100.0).contains(&total) && more < 10.0) =>
                    {
                        (total, end) = (total + more, end + 1);
                    }
                    _ => return Some((total, end)),
                },
            }
        }
    }
}
