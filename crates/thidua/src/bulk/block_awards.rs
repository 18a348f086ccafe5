//! Awards, initiatives and the starts of counting of a block.

use super::block::{Asked, Block, recorded};
use super::histories::Histories;
use super::lanes::{Lanes, at, bit};
use super::plan::Law;
use super::slots::{Bounds, Tally, When};
use super::tables::{NO_CODE, NO_DAY, NO_YEAR};
use crate::subject::EntryKind;

impl Block {
    pub(super) fn awards(&mut self, law: &Law<'_>, asked: Asked, rows: &Histories) {
        self.counts.iter_mut().for_each(Tally::clear);
        self.follows.iter_mut().for_each(Bounds::clear);
        self.uses.iter_mut().for_each(Bounds::clear);
        if self.counts.is_empty() && self.follows.is_empty() && self.uses.is_empty() {
            return;
        }
        let table = &rows.awards;
        let plain = table.on.is_absent() && table.revoked.is_absent();
        for lane in Lanes(self.lanes) {
            let (from, to) = table.rows.of(self.row(lane));
            let review = at(&self.year, lane);
            let awards = table.award.get(from..to).unwrap_or_default();
            for (entry, award) in (from..to).zip(awards) {
                let Some(looked) = law
                    .looked
                    .get(usize::from(*award))
                    .filter(|looked| !looked.is_empty())
                else {
                    continue;
                };
                let stated = table.year.raw(entry);
                let mut achieved = stated;
                let on = if plain { NO_DAY } else { table.on.raw(entry) };
                if !plain {
                    let revoked = table.revoked.raw(entry);
                    if (revoked != NO_DAY && revoked <= asked.on) || (on != NO_DAY && on > asked.on) {
                        continue;
                    }
                    if stated == NO_YEAR && on != NO_DAY {
                        achieved = super::tables::day(on).map_or(NO_YEAR, time::Date::year);
                    }
                }
                let merit = table.merit.raw(entry);
                let fits = |merits: &[u16]| {
                    if merits.is_empty() || (merit != NO_CODE && merits.contains(&merit)) {
                        Some(true)
                    } else if merit == NO_CODE {
                        Some(false)
                    } else {
                        None
                    }
                };
                let when = if achieved == NO_YEAR {
                    When::Never
                } else {
                    When::of(achieved, review)
                };
                for (slot, merits) in &looked.counts {
                    if let (Some(certain), Some(tally)) = (fits(merits), self.counts.get_mut(*slot)) {
                        tally.add(lane, certain, when);
                    }
                }
                let first = match (stated, achieved) {
                    (NO_YEAR, NO_YEAR) => None,
                    (NO_YEAR, decided) => Some((
                        decided.saturating_add(i32::from(!law.counting.start_after.no)),
                        decided.saturating_add(i32::from(law.counting.start_after.yes)),
                    )),
                    (stated, _) => Some((stated.saturating_add(1), stated.saturating_add(1))),
                };
                for (slot, merits) in &looked.follows {
                    let (Some(certain), Some(bounds)) = (fits(merits), self.follows.get_mut(*slot)) else {
                        continue;
                    };
                    bounds.change(lane, |early, late| match first {
                        None => *early = i32::MIN,
                        Some((first, sure)) => {
                            *early = (*early).min(first);
                            if certain {
                                *late = (*late).min(sure);
                            }
                        }
                    });
                }
                for (slot, merits) in &looked.uses {
                    let (Some(certain), Some(bounds)) = (fits(merits), self.uses.get_mut(*slot)) else {
                        continue;
                    };
                    bounds.change(lane, |early, late| {
                        let next = (achieved != NO_YEAR).then(|| achieved.saturating_add(1));
                        *late = (*late).max(next.unwrap_or(i32::MAX));
                        if let (true, Some(next)) = (certain, next) {
                            *early = (*early).max(next);
                        }
                    });
                }
            }
        }
    }

    pub(super) fn initiatives(&mut self, law: &Law<'_>, asked: Asked, rows: &Histories) {
        self.initiatives.iter_mut().for_each(Tally::clear);
        self.used = 0;
        if self.initiatives.is_empty() || rows.initiatives.len() == 0 {
            return;
        }
        let table = &rows.initiatives;
        for lane in Lanes(self.lanes) {
            let (from, to) = table.rows.of(self.row(lane));
            let review = at(&self.year, lane);
            let years = table.year.get(from..to).unwrap_or_default();
            for (entry, year) in (from..to).zip(years) {
                let on = table.on.raw(entry);
                if table.void.raw(entry) || (on != NO_DAY && on > asked.on) {
                    continue;
                }
                if table.any_used() && !table.used(entry).is_empty() {
                    self.used |= bit(lane);
                }
                let (kind, scope) = (table.kind.raw(entry), table.scope.raw(entry));
                let when = When::of(*year, review);
                for ((kinds, least), tally) in law.initiatives.iter().zip(&mut self.initiatives) {
                    if (kind == NO_CODE || kinds.contains(&kind)) && (scope == NO_CODE || scope >= *least) {
                        tally.add(lane, kind != NO_CODE && scope != NO_CODE, when);
                    }
                }
            }
        }
    }

    pub(super) fn restart(&mut self, asked: Asked, rows: &Histories) {
        self.restart.clear();
        for lane in Lanes(self.lanes) {
            for entry in rows.discipline.row(self.row(lane)) {
                let seen = entry.on.to_julian_day() <= asked.on
                    && entry.revoked.is_none_or(|day| day.to_julian_day() > asked.on);
                if !seen {
                    continue;
                }
                self.restart.change(lane, |early, late| match entry.served {
                    Some(served) if served.to_julian_day() <= asked.on => {
                        *late = (*late).max(served.year().saturating_add(1));
                        *early = (*early).max(served.year());
                    }
                    Some(_) => {
                        *late = i32::MAX;
                        *early = i32::MAX;
                    }
                    None => {
                        *late = i32::MAX;
                        *early = (*early).max(entry.on.year());
                    }
                });
            }
            self.recorded_from(lane, asked);
        }
    }

    fn recorded_from(&mut self, lane: usize, asked: Asked) {
        let first = recorded(self.span(lane, EntryKind::Discipline), asked.on_year);
        if first > i32::MIN {
            self.restart.change(lane, |_, late| *late = (*late).max(first));
        }
    }
}
