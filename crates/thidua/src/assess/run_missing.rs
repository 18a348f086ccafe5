//! What would settle a run of years that is unknown.

use super::evaluate::Evaluator;
use super::node::{Evidence, Missing};
use super::run_start::Start;
use super::years::MOST_YEARS;
use crate::Verdict;
use crate::law::{AwardFilter, Run};
use crate::subject::EntryKind;

impl Evaluator<'_> {
    /// The facts that would complete the run: those of the block of years that lacks fewest, the latest among equals.
    pub(super) fn missing_of_run(&self, run: &Run, start: &Start) -> Vec<Missing> {
        let ends = if run.anywhere { MOST_YEARS } else { 1 };
        let blocks = (0..ends).filter_map(|back| {
            self.missing_of_block(run, start, (self.year.saturating_sub(back), run.years.into()))
        });
        blocks.min_by_key(Vec::len).unwrap_or_default()
    }

    /// The facts that would make a year belong to the window of a run for certain.
    pub(super) fn missing_to(&self, run: &Run, after: Option<&[&AwardFilter]>, year: i32) -> Vec<Missing> {
        let start = self.start(run, after, &mut None);
        let years = self.year.saturating_sub(year).saturating_add(1);
        self.missing_of_block(run, &start, (self.year, years))
            .unwrap_or_default()
    }

    /// The facts that so many years back from one lack; none where they cannot be a run.
    fn missing_of_block(&self, run: &Run, start: &Start, (end, years): (i32, i32)) -> Option<Vec<Missing>> {
        let mut missing = Vec::new();
        let mut first = end;
        for at in 0..years.min(MOST_YEARS) {
            first = end.saturating_sub(at.saturating_mul(i32::from(run.every.max(1))));
            if first < start.early {
                return None;
            }
            match self.yearly(run, first) {
                Verdict::Met => {}
                Verdict::NotMet => return None,
                Verdict::Unknown => missing.push(self.missing_of_year(run, first)),
            }
        }
        if first < start.late {
            missing.extend(start.rests_on.iter().cloned());
        }
        Some(missing)
    }

    /// What the yearly test of an open year lacks: its rating, else its finding, else its title.
    fn missing_of_year(&self, run: &Run, year: i32) -> Missing {
        if let Some(level) = run.rated
            && self.rated(level, year).0 == Verdict::Unknown
        {
            return self.missing_rating(year);
        }
        if let Some(finding) = run.finding
            && self.found(finding, year) == Verdict::Unknown
        {
            return Missing::Finding {
                finding: finding.code,
                year: finding.each_year.then_some(year),
                achievement: finding.achievement,
            };
        }
        let without_year = (0_u32..).zip(&self.subject.awards).find(|(_, award)| {
            run.titles.contains(&award.award) && award.achieved().is_none() && self.seen(award).is_ok()
        });
        match without_year {
            Some((at, _)) => Missing::Detail(Evidence::Award(at)),
            None => EntryKind::Awards.missing(year, year),
        }
    }

    /// The rating of a year; where the record of ratings has none, whether an absence explains it, or how it counts.
    pub(crate) fn missing_rating(&self, year: i32) -> Missing {
        if !self.subject.complete.contains(EntryKind::Ratings, year) {
            return Missing::Rating(year);
        }
        let recorded = self.subject.complete.contains(EntryKind::Absences, year);
        if self.counting.unrated_breaks && !recorded && self.counted_absence(year).is_none() {
            return EntryKind::Absences.missing(year, year);
        }
        Missing::Unrated(year)
    }
}
