//! The day of an article, from its file name, its front matter or its record.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A day, or a month where the day is not known (day 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

impl Date {
    /// A day of the calendar; a month may lack the day (0).
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        ((1900..2100).contains(&year) && (1..=12).contains(&month) && day <= 31).then_some(Date(year * 10_000 + month * 100 + day))
    }

    /// Year and month.
    pub fn month(self) -> Date {
        Date(self.0 / 100 * 100)
    }

    /// The date at the start of a text: `2024-05-17`, `2024-05-17T10:00:00Z`, `2024/05`, `17.05.2024`.
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim().trim_matches(['"', '\'']);
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        let (first, second) = (numbers.next()?, numbers.next().unwrap_or(""));
        let third = numbers.next().unwrap_or("");
        match (first.len(), second.len()) {
            (4, 1 | 2) => {
                let day = if matches!(third.len(), 1 | 2) { third.parse().ok()? } else { 0 };
                Date::new(first.parse().ok()?, second.parse().ok()?, day)
            }
            (1 | 2, 1 | 2) if third.len() == 4 => Date::new(third.parse().ok()?, second.parse().ok()?, first.parse().ok()?),
            (8, 0) => Date::new(first[..4].parse().ok()?, first[4..6].parse().ok()?, first[6..].parse().ok()?),
            _ => None,
        }
    }

    /// The last date in a path: `2024-05-17-titel.txt`, `20240517.txt`, `2024/05/17/titel.md`, `2024/05/titel.md`.
    pub fn in_path(path: &str) -> Option<Date> {
        // Runs of digits with what stands between them.
        let mut runs: Vec<(&str, usize, usize)> = Vec::new();
        let mut start = None;
        for (at, c) in path.char_indices().chain([(path.len(), ' ')]) {
            match (c.is_ascii_digit(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    runs.push((&path[from..at], from, at));
                    start = None;
                }
                _ => {}
            }
        }
        let joined = |a: usize, b: usize| b == a + 1 && matches!(path.as_bytes().get(a), Some(b'-' | b'_' | b'/' | b'.' | b'\\'));
        let mut best = None;
        for (index, &(digits, _, end)) in runs.iter().enumerate() {
            let found = match digits.len() {
                8 => Date::parse(digits),
                4 => runs.get(index + 1).filter(|next| joined(end, next.1) && next.0.len() == 2).and_then(|month| {
                    let day = runs.get(index + 2).filter(|next| joined(month.2, next.1) && next.0.len() == 2);
                    Date::new(digits.parse().ok()?, month.0.parse().ok()?, day.and_then(|day| day.0.parse().ok()).unwrap_or(0))
                }),
                _ => None,
            };
            best = found.or(best);
        }
        best
    }

    /// The line `date:` (or `datum:`, `published:`) of the front matter of a Markdown file.
    pub fn in_front_matter(file: &str) -> Option<Date> {
        let rest = file.trim_start_matches('\u{feff}');
        let mark = rest.lines().next().map(str::trim_end).filter(|mark| matches!(*mark, "---" | "+++"))?;
        rest.lines().skip(1).take(60).take_while(|line| line.trim_end() != mark).find_map(|line| {
            let (key, value) = line.split_once([':', '='])?;
            let key = key.trim().to_ascii_lowercase();
            matches!(key.as_str(), "date" | "datum" | "published" | "publishdate" | "pubdate").then(|| Date::parse(value))?
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        if day == 0 { write!(f, "{year:04}-{month:02}") } else { write!(f, "{year:04}-{month:02}-{day:02}") }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no date")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> String {
        Date::in_path(path).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn dates_are_read_from_names_and_front_matter() {
        assert_eq!(path("a/2024-05-17-titel.txt"), "2024-05-17");
        assert_eq!(path("a/20240517.txt"), "2024-05-17");
        assert_eq!(path("2024/05/17/titel.md"), "2024-05-17");
        assert_eq!(path("2024/05/titel.md"), "2024-05");
        assert_eq!(path("archiv-2024/0815.txt"), "");
        assert_eq!(path("10022.txt"), "");
        assert_eq!(path("99999999.txt"), "");
        let front = "---\ntitle: x\ndate: \"2023-1-2T08:00\"\n---\ndate: 2001-01-01\n";
        assert_eq!(Date::in_front_matter(front).map(|d| d.to_string()).as_deref(), Some("2023-01-02"));
        assert_eq!(Date::in_front_matter("date: 2023-01-02\n"), None);
        assert_eq!(Date::parse("3.4.2020").map(|d| d.to_string()).as_deref(), Some("2020-04-03"));
        assert_eq!(Date::parse("2024-13-01"), None);
    }

    #[test]
    fn dates_survive_json() {
        for text in ["2024-05-17", "2024-05"] {
            let date = Date::parse(text).expect("a date");
            let json = serde_json::to_string(&date).expect("JSON");
            assert_eq!(serde_json::from_str::<Date>(&json).expect("a date"), date);
        }
    }
}
