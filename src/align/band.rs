//! The part of the matrix that the search looks at.

/// For every row (a number of source sentences) a stretch of columns (numbers of target sentences).
#[derive(Debug, Clone)]
pub(super) struct Band {
    low: Vec<u32>,
    high: Vec<u32>,
}

/// Rectangles between two points that are searched whole, in cells.
const WHOLE: usize = 400;
/// Part of the longer side of a larger rectangle that a path may leave its diagonal.
const SLACK: f64 = 0.12;

impl Band {
    /// The columns of a row, both ends included.
    pub fn row(&self, i: usize) -> (usize, usize) {
        (self.low[i] as usize, self.high[i] as usize)
    }

    /// Where the cells of each row begin when all are put one after the other; the last number is their count.
    pub fn starts(&self) -> Vec<usize> {
        let mut sum = 0;
        let mut starts = vec![0];
        for (low, high) in self.low.iter().zip(&self.high) {
            sum += (high - low + 1) as usize;
            starts.push(sum);
        }
        starts
    }

    /// Number of cells.
    pub fn cells(&self) -> usize {
        self.low.iter().zip(&self.high).map(|(low, high)| (high - low + 1) as usize).sum()
    }

    /// All cells of `n` × `m` sentences.
    pub fn full(n: usize, m: usize) -> Self {
        Band { low: vec![0; n + 1], high: vec![m as u32; n + 1] }
    }

    /// The cells within `width` of a path through these points, which must grow in both numbers; the corners need not be among them.
    pub fn around(points: &[(u32, u32)], n: usize, m: usize, width: usize) -> Self {
        let (n, m) = (n as u32, m as u32);
        let mut low = vec![u32::MAX; n as usize + 1];
        let mut high = vec![0; n as usize + 1];
        let mut widen = |i: u32, from: u32, to: u32| {
            let (l, h) = (&mut low[i as usize], &mut high[i as usize]);
            *l = (*l).min(from);
            *h = (*h).max(to);
        };
        let mut from = (0, 0);
        for &to in points.iter().chain([&(n, m)]) {
            let (height, length) = (to.0 - from.0, to.1 - from.1);
            let whole = (height as usize + 1) * (length as usize + 1) <= WHOLE;
            let slack = (f64::from(height.max(length)) * SLACK) as u32 + height.abs_diff(length).min(length / 2);
            for step in 0..=height {
                if whole {
                    widen(from.0 + step, from.1, to.1);
                } else {
                    let middle = from.1 + if height == 0 { 0 } else { (u64::from(step) * u64::from(length) / u64::from(height)) as u32 };
                    let to_row = if height == 0 { to.1 } else { (middle + slack).min(to.1) };
                    widen(from.0 + step, middle.saturating_sub(slack).max(from.1), to_row);
                }
            }
            from = to;
        }
        // A path that strays by `width` rows strays by as many columns; both borders must not fall.
        let width = width as u32;
        let at = |i: u32| i.min(n) as usize;
        let mut wide_low: Vec<u32> = (0..=n).map(|i| low[i.saturating_sub(width) as usize].saturating_sub(width / 2)).collect();
        let mut wide_high: Vec<u32> = (0..=n).map(|i| (high[at(i + width)] + width / 2).min(m)).collect();
        for i in (0..n as usize).rev() {
            wide_low[i] = wide_low[i].min(wide_low[i + 1]);
        }
        for i in 1..=n as usize {
            wide_high[i] = wide_high[i].max(wide_high[i - 1]);
        }
        wide_low[0] = 0;
        wide_high[n as usize] = m;
        Band { low: wide_low, high: wide_high }
    }
}

/// Neighbours on each side that a point is compared with, and how far it may lie from their diagonal.
const NEIGHBOURS: usize = 12;
const STRAY: f64 = 12.0;

/// Drops points that a few wrong links have put far from the path of their neighbours; a lasting shift (a passage that one side lacks)
/// stays.
pub(super) fn without_strays(points: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut offsets: Vec<i64> = Vec::new();
    let mut kept = Vec::with_capacity(points.len());
    for (at, &(i, j)) in points.iter().enumerate() {
        let (from, to) = (at.saturating_sub(NEIGHBOURS), (at + NEIGHBOURS + 1).min(points.len()));
        offsets.clear();
        offsets.extend(points[from..to].iter().map(|&(i, j)| i64::from(j) - i64::from(i)));
        let middle = offsets.len() / 2;
        let median = *offsets.select_nth_unstable(middle).1;
        // Where points are rare the path itself wanders between them.
        let near = &points[at.saturating_sub(2)..(at + 3).min(points.len())];
        let (first, last) = (near[0], near[near.len() - 1]);
        let span = f64::from(last.0.abs_diff(first.0).min(last.1.abs_diff(first.1)));
        let stray = (i64::from(j) - i64::from(i) - median).abs() as f64;
        if stray <= STRAY.max(0.3 * span) {
            kept.push((i, j));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_stray_goes_and_a_shift_stays() {
        let mut points: Vec<(u32, u32)> = (0..40).map(|i| (i, i)).chain((40..80).map(|i| (i, i + 60))).collect();
        assert_eq!(without_strays(&points).len(), 80, "a lasting shift is no stray");
        points[20] = (20, 95);
        assert!(!without_strays(&points).contains(&(20, 95)));
        assert_eq!(without_strays(&points).len(), 79);
    }

    proptest! {
        #[test]
        fn a_band_holds_its_points_and_joins_the_corners(
            n in 0usize..80, m in 0usize..80, picks in proptest::collection::vec((0u32..80, 0u32..80), 0..6), width in 1usize..9,
        ) {
            let mut points: Vec<(u32, u32)> = picks.into_iter().map(|(i, j)| (i.min(n as u32), j.min(m as u32))).collect();
            points.sort_unstable();
            points.dedup_by(|b, a| b.0 <= a.0 || b.1 <= a.1);
            let band = Band::around(&points, n, m, width);
            prop_assert_eq!(band.row(0).0, 0);
            prop_assert_eq!(band.row(n).1, m);
            for i in 1..=n {
                let ((low, high), (low_before, high_before)) = (band.row(i), band.row(i - 1));
                prop_assert!(low >= low_before && high >= high_before && low <= high_before, "row {} has no way in", i);
            }
            for (i, j) in points {
                let (low, high) = band.row(i as usize);
                prop_assert!(low <= j as usize && j as usize <= high);
            }
        }
    }
}
