//! Entries added up by year: certain ones as two planes of bits, possible ones as one.

use super::lanes::{Each, LANES, at};

/// A certain entry outside the 64 years that are bits.
pub(super) const CERTAIN_ELSEWHERE: u8 = 1;
/// A possible entry outside the 64 years that are bits.
pub(super) const POSSIBLE_ELSEWHERE: u8 = 2;
/// An entry without any year.
pub(super) const YEARLESS: u8 = 4;
/// An entry older than 64 years.
pub(super) const OLD: u8 = 8;
/// More entries of a year than the planes count.
pub(super) const MANY: u8 = 16;

/// When an entry was achieved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The bit of the year.
    Bit(u64),
    /// After the year under review.
    Later,
    /// More than 63 years before it.
    Old,
    /// Not known.
    Never,
}

impl When {
    pub(super) fn of(year: i32, review: i32) -> Self {
        let back = i64::from(review).wrapping_sub(i64::from(year));
        match u32::try_from(back) {
            Ok(back) => 1_u64.checked_shl(back).map_or(Self::Old, Self::Bit),
            Err(_) => Self::Later,
        }
    }
}

/// Entries of one kind for each subject of a block.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) ones: Each<u64>,
    pub(super) twos: Each<u64>,
    pub(super) possible: Each<u64>,
    pub(super) flags: Each<u8>,
    touched: bool,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            ones: [0; LANES],
            twos: [0; LANES],
            possible: [0; LANES],
            flags: [0; LANES],
            touched: false,
        }
    }

    pub(super) fn clear(&mut self) {
        if self.touched {
            *self = Self::new();
        }
    }

    /// Whether no subject of the block has an entry.
    pub(super) fn is_empty(&self) -> bool {
        !self.touched
    }

    pub(super) fn flag(&mut self, lane: usize, flag: u8) {
        self.touched = true;
        if let Some(flags) = self.flags.get_mut(lane) {
            *flags |= flag;
        }
    }

    #[inline]
    pub(super) fn add(&mut self, lane: usize, certain: bool, when: When) {
        self.touched = true;
        match (when, certain) {
            (When::Bit(bit), true) => {
                let (Some(ones), Some(twos)) = (self.ones.get_mut(lane), self.twos.get_mut(lane)) else {
                    return;
                };
                let carry = *ones & bit;
                *ones ^= bit;
                let over = *twos & carry;
                *twos ^= carry;
                if over != 0 {
                    // The count stays at three, so that the year is still a year with entries.
                    *ones |= over;
                    *twos |= over;
                    self.flag(lane, MANY);
                }
            }
            (When::Bit(bit), false) => {
                let Some(possible) = self.possible.get_mut(lane) else {
                    return;
                };
                let twice = *possible & bit != 0;
                *possible |= bit;
                if twice {
                    self.flag(lane, MANY);
                }
            }
            (elsewhere, certain) => {
                let place = match elsewhere {
                    When::Old => OLD,
                    When::Never => YEARLESS,
                    _ => 0,
                };
                let how = if certain {
                    CERTAIN_ELSEWHERE
                } else {
                    POSSIBLE_ELSEWHERE
                };
                self.flag(lane, place | how);
            }
        }
    }

    /// Years with a certain entry.
    pub(super) fn years(&self, lane: usize) -> u64 {
        at(&self.ones, lane) | at(&self.twos, lane)
    }

    /// Certain entries in some years.
    pub(super) fn certain(&self, lane: usize, years: u64) -> u32 {
        let ones = (at(&self.ones, lane) & years).count_ones();
        let twos = (at(&self.twos, lane) & years).count_ones();
        ones.wrapping_add(twos).wrapping_add(twos)
    }

    /// Certain and possible entries in some years.
    pub(super) fn all(&self, lane: usize, years: u64) -> u32 {
        let possible = (at(&self.possible, lane) & years).count_ones();
        self.certain(lane, years).wrapping_add(possible)
    }
}

/// Bounds of the first year of a run.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub(super) early: Each<i32>,
    pub(super) late: Each<i32>,
    begin: i32,
    touched: bool,
}

impl Bounds {
    pub(super) fn new(begin: i32) -> Self {
        Self {
            early: [begin; LANES],
            late: [begin; LANES],
            begin,
            touched: false,
        }
    }

    pub(super) fn clear(&mut self) {
        if self.touched {
            *self = Self::new(self.begin);
        }
    }

    pub(super) fn change(&mut self, lane: usize, change: impl FnOnce(&mut i32, &mut i32)) {
        self.touched = true;
        if let (Some(early), Some(late)) = (self.early.get_mut(lane), self.late.get_mut(lane)) {
            change(early, late);
        }
    }
}
