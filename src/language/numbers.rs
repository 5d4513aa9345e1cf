//! Numbers by value.
//!
//! German writes 1.250,5 what English writes 1,250.5; [`parse`] reads a token under one of the two conventions.

/// Which marks group thousands and which begin the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// `1.250,5` (also `1 250,5` and `1'250,5`).
    German,
    /// `1,250.5`.
    English,
}

impl Convention {
    fn marks(self) -> (char, char) {
        match self {
            Convention::German => ('.', ','),
            Convention::English => (',', '.'),
        }
    }
}

/// The value of a number token, or `None` if it does not follow the convention (`1.25` is no German number).
pub fn parse(token: &str, convention: Convention) -> Option<f64> {
    let (group, point) = convention.marks();
    let (whole, decimals) = match token.split_once(point) {
        Some((whole, decimals)) => (whole, decimals),
        None => (token, ""),
    };
    if !decimals.bytes().all(|b| b.is_ascii_digit()) || (token.contains(point) && decimals.is_empty()) {
        return None;
    }
    let mut digits = String::with_capacity(token.len() + 1);
    if whole.contains([group, '\'']) {
        let mut groups = whole.split([group, '\'']);
        let first = groups.next()?;
        if first.is_empty() || first.len() > 3 || first.starts_with('0') {
            return None;
        }
        digits.push_str(first);
        for part in groups {
            if part.len() != 3 {
                return None;
            }
            digits.push_str(part);
        }
    } else {
        digits.push_str(whole);
    }
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if !decimals.is_empty() {
        digits.push('.');
        digits.push_str(decimals);
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_digits_have_two_values() {
        assert_eq!(parse("17.000", Convention::German), Some(17_000.0));
        assert_eq!(parse("17.000", Convention::English), Some(17.0));
        assert_eq!(parse("17,000", Convention::German), Some(17.0));
        assert_eq!(parse("17,000", Convention::English), Some(17_000.0));
        assert_eq!(parse("1.250.000,75", Convention::German), Some(1_250_000.75));
        assert_eq!(parse("1.25", Convention::German), None);
        assert_eq!(parse("1'250", Convention::German), Some(1250.0));
        assert_eq!(parse("2022", Convention::German), Some(2022.0));
    }
}
