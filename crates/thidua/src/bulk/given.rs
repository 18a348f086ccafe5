//! What a block holds, asked for one leaf of one row.

use super::block::{Asked, Block, recorded};
use super::histories::Histories;
use super::lanes::{LANES, Words, at, bit, low};
use super::leaves::{decided, each};
use super::plan::{Law, RunPlan, Where};
use super::slots::{CERTAIN_ELSEWHERE, POSSIBLE_ELSEWHERE, YEARLESS};
use crate::Verdict;
use crate::law::Finding;
use crate::subject::EntryKind;

/// What every leaf is answered from.
pub(super) struct Given<'g, 'r> {
    pub(super) law: &'g Law<'r>,
    pub(super) rows: &'g Histories,
    pub(super) block: &'g Block,
    pub(super) asked: Asked,
}

impl Given<'_, '_> {
    /// Nothing of a kind is recorded: not met where the record is complete.
    pub(super) fn absent(&self, lane: usize, kind: EntryKind) -> Verdict {
        decided(false, self.block.complete_to(lane, kind, self.asked.on_year))
    }

    pub(super) fn has_numbers(&self, lane: usize) -> bool {
        let row = self.block.row(lane);
        !self.rows.compositions.row(row).is_empty() || !self.rows.members.row(row).is_empty()
    }

    /// Whether a kind is complete over the years of a count.
    pub(super) fn complete(&self, lane: usize, kind: EntryKind, span: Where, window: u64) -> bool {
        let year = at(&self.block.year, lane);
        match span {
            Where::Ever => self.block.complete_to(lane, kind, year),
            Where::Review => self.block.span(lane, kind).contains(year),
            Where::Within(_) => window & !self.block.spanned(lane, kind) == 0,
        }
    }

    pub(super) fn finding(&self, finding: Finding, open: u64) -> Words {
        let words = self
            .block
            .findings
            .get(usize::from(finding.code))
            .copied()
            .unwrap_or_default();
        if self.granted(finding) {
            Words {
                met: open & !words.not,
                not: words.not,
            }
        } else {
            words
        }
    }

    pub(super) fn granted(&self, finding: Finding) -> bool {
        self.asked.grant || (self.asked.grant_conduct && !finding.achievement)
    }

    pub(super) fn holds(&self, slot: usize, open: u64) -> Words {
        let Some(tally) = self.block.counts.get(slot) else {
            return Words::default();
        };
        each(open, |lane| {
            let flags = if tally.is_empty() {
                0
            } else {
                at(&tally.flags, lane)
            };
            let certain = tally.years(lane) != 0 || flags & CERTAIN_ELSEWHERE != 0;
            let possible = at(&tally.possible, lane) != 0 || flags & POSSIBLE_ELSEWHERE != 0;
            if certain {
                Verdict::Met
            } else if possible {
                Verdict::Unknown
            } else {
                self.absent(lane, EntryKind::Awards)
            }
        })
    }

    /// Years back at which the rating certainly reaches a level, and certainly does not.
    pub(super) fn rated(&self, lane: usize, level: usize) -> (u64, u64) {
        let block = self.block;
        let reached = block.at_least.get(level).map_or(0, |level| at(level, lane));
        let rated = at(&block.rated, lane);
        let unrated = !rated & block.complete(self.rows, lane, EntryKind::Ratings);
        let absent_met = block.absent_met.get(level).map_or(0, |level| at(level, lane));
        let breaks = if self.law.counting.unrated_breaks {
            block.complete(self.rows, lane, EntryKind::Absences) & !at(&block.absent, lane)
        } else {
            0
        };
        (
            reached | (unrated & absent_met),
            (rated & !reached) | (unrated & breaks),
        )
    }

    pub(super) fn undisciplined(&self, lane: usize, rank: u16) -> Verdict {
        let (on, year) = (self.asked.on, at(&self.block.year, lane));
        let found = self
            .rows
            .discipline
            .row(self.block.row(lane))
            .iter()
            .any(|entry| {
                entry.rank >= rank
                    && entry.on.year() == year
                    && entry.on.to_julian_day() <= on
                    && entry.revoked.is_none_or(|day| day.to_julian_day() > on)
            });
        let complete = self.block.complete(self.rows, lane, EntryKind::Discipline) & 1 != 0;
        decided(!found && complete, found)
    }

    /// A run that ends in the year under review: verdict, certain and possible length.
    pub(super) fn run(&self, lane: usize, run: &RunPlan) -> (Verdict, u8, u8) {
        let block = self.block;
        let (mut met, mut not) = (0, u64::MAX);
        if let Some(level) = run.level {
            let (reached, missed) = self.rated(lane, level);
            met |= reached;
            not &= missed;
        }
        if let Some(slot) = run.titles.and_then(|slot| block.counts.get(slot)) {
            let held = slot.years(lane);
            met |= held;
            let possible = at(&slot.flags, lane) & YEARLESS != 0;
            not &= if possible {
                0
            } else {
                block.complete(self.rows, lane, EntryKind::Awards) & !held
            };
        }
        if let Some(finding) = run.finding {
            let (found, found_not) = self.found(lane, finding);
            met |= found;
            not &= found_not;
        }
        not &= !met;
        let (early, late) = self.start(lane, run);
        let year = i64::from(at(&block.year, lane));
        let from = |start: i32| low(year.wrapping_sub(i64::from(start)).wrapping_add(1));
        let (sure, open) = (met & from(late), !not & from(early));
        let (certain, possible) = if run.every <= 1 {
            (sure.trailing_ones(), open.trailing_ones())
        } else {
            (stride(sure, run.every), stride(open, run.every))
        };
        let verdict = decided(certain >= u32::from(run.years), possible < u32::from(run.years));
        let short = |length: u32| u8::try_from(length).unwrap_or(u8::MAX);
        (verdict, short(certain), short(possible))
    }

    /// Years back at which a finding holds, and does not.
    pub(super) fn found(&self, lane: usize, finding: Finding) -> (u64, u64) {
        let review = at(&self.block.year, lane);
        let (mut yes, mut no) = (0_u64, 0_u64);
        let mut always = None;
        for entry in self.rows.findings.row(self.block.row(lane)) {
            if entry.finding != finding.code {
                continue;
            }
            match entry.year {
                None if always.is_none() => always = Some(entry.holds),
                None => {}
                Some(year) => {
                    let own = super::lanes::years(review, year, year) & !(yes | no);
                    if entry.holds {
                        yes |= own;
                    } else {
                        no |= own;
                    }
                }
            }
        }
        let rest = !(yes | no);
        match always {
            Some(true) => (yes | rest, no),
            Some(false) => (yes, no | rest),
            None if self.granted(finding) => (yes | rest, no),
            None => (yes, no),
        }
    }

    /// The first year that counts: possibly and certainly.
    pub(super) fn start(&self, lane: usize, run: &RunPlan) -> (i32, i32) {
        let (mut early, mut late) = (i32::MIN, i32::MIN);
        let block = self.block;
        if let Some(bounds) = run.follow.and_then(|slot| block.follows.get(slot)) {
            late = at(&bounds.late, lane);
            if block.complete_to(lane, EntryKind::Awards, self.asked.on_year) {
                early = at(&bounds.early, lane);
            }
        }
        if let Some(bounds) = run.used.and_then(|slot| block.uses.get(slot)) {
            let first = recorded(block.span(lane, EntryKind::Awards), self.asked.on_year);
            late = late.max(at(&bounds.late, lane)).max(first);
            early = early.max(at(&bounds.early, lane));
        }
        if self.law.counting.restarts {
            late = late.max(at(&block.restart.late, lane));
            early = early.max(at(&block.restart.early, lane));
        }
        (early, late)
    }
}

/// Consecutive bits at a distance.
pub(super) fn stride(bits: u64, every: u16) -> u32 {
    let step = usize::from(every);
    let taken = (0..LANES)
        .step_by(step.max(1))
        .take_while(|back| bits & bit(*back) != 0);
    u32::try_from(taken.count()).unwrap_or(0)
}
