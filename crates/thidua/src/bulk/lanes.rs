//! Sixty-four subjects at once: one bit each.

/// Subjects of a block.
pub(super) const LANES: usize = 64;

/// An array with a value for each subject of a block.
pub(super) type Each<T> = [T; LANES];

/// Which subjects meet a point, and which do not; the others are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) met: u64,
    pub(super) not: u64,
}

impl Words {
    pub(super) fn unknown(self) -> u64 {
        !(self.met | self.not)
    }
}

/// The subjects of a word, in order.
#[derive(Clone, Copy)]
pub(super) struct Lanes(pub(super) u64);

impl Iterator for Lanes {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let lane = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        Some(lane as usize)
    }
}

/// The bit of a subject, or of a year so many years back.
pub(super) fn bit(at: usize) -> u64 {
    1_u64.wrapping_shl(u32::try_from(at).unwrap_or(0))
}

/// The lowest bits.
pub(super) fn low(count: i64) -> u64 {
    match u32::try_from(count) {
        Ok(count) => 1_u64
            .checked_shl(count)
            .map_or(u64::MAX, |bit| bit.wrapping_sub(1)),
        Err(_) if count < 0 => 0,
        Err(_) => u64::MAX,
    }
}

/// The years from `from` to `to` as bits back from a year.
pub(super) fn years(year: i32, from: i32, to: i32) -> u64 {
    if from > to {
        return 0;
    }
    let back = |other: i32| i64::from(year).wrapping_sub(i64::from(other));
    low(back(from).wrapping_add(1)) & !low(back(to))
}

#[inline]
pub(super) fn at<T: Copy + Default>(each: &Each<T>, lane: usize) -> T {
    each.get(lane).copied().unwrap_or_default()
}

#[inline]
pub(super) fn set<T>(each: &mut Each<T>, lane: usize, value: T) {
    if let Some(own) = each.get_mut(lane) {
        *own = value;
    }
}
