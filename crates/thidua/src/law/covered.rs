//! Time without gaps and without overlaps: checked at load, not sampled.

use time::Date;

use crate::Bilingual;
use crate::diagnostic::Diagnostic;
use crate::reader::Table;
use crate::regulation::Builder;
use crate::subject::SubjectKind;

use super::{Gap, Interval, Rule, Rulebook};

/// A day on which neither a rule nor a declared gap answers for an award and a kind of subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The award.
    pub award: String,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// First day without an answer.
    pub day: Date,
}

impl Rulebook {
    /// The first day that the law files cover: that of the earliest regime.
    pub fn first_day(&self) -> Date {
        let starts = self.regimes.iter().filter_map(|regime| regime.in_force.from);
        starts.min().unwrap_or(Date::MIN)
    }

    /// Refuses a day before the first one covered.
    ///
    /// # Errors
    /// The day lies before [`Rulebook::first_day`].
    pub fn covered(&self, on: Date) -> Result<(), Box<Diagnostic>> {
        let first = self.first_day();
        if on >= first {
            return Ok(());
        }
        let message = Bilingual::new(
            format!("ngày {on} trước ngày đầu tiên có dữ liệu pháp luật ({first})"),
            format!("{on} lies before the first day covered by the law files ({first})"),
        );
        let help = Bilingual::new(
            format!("chọn ngày từ {first}"),
            format!("choose a day from {first} on"),
        );
        Err(Box::new(
            Diagnostic::error("date-outside-coverage", message).help(help),
        ))
    }

    /// Every award and kind of recipient that some day from [`Rulebook::first_day`] on leaves without rule and without a
    /// declared gap; the first such day of each.
    pub fn uncovered(&self) -> Vec<Uncovered> {
        let mut found = Vec::new();
        for (at, award) in self.awards.iter() {
            for kind in SubjectKind::all() {
                for recipients in &award.recipients {
                    if !recipients.value.contains(&kind) {
                        continue;
                    }
                    let covers: Vec<Interval> = self
                        .rules_of(at)
                        .filter(|rule| rule.recipients.contains(kind))
                        .map(|rule| rule.in_force)
                        .chain(
                            self.gaps
                                .iter()
                                .filter(|gap| gap_concerns(gap, at, kind))
                                .map(|gap| gap.in_force),
                        )
                        .collect();
                    if let Some(day) = first_hole(self.first_day(), recipients.in_force, &covers) {
                        found.push(Uncovered {
                            award: award.id.clone(),
                            kind,
                            day,
                        });
                    }
                }
            }
        }
        found
    }
}

fn gap_concerns(gap: &Gap, award: u16, kind: SubjectKind) -> bool {
    (gap.awards.is_empty() || gap.awards.contains(&award))
        && (gap.recipients.is_empty() || gap.recipients.contains(kind))
}

/// The first day of a time, from the first one covered on, that no interval holds.
pub(super) fn first_hole(first: Date, whole: Interval, covers: &[Interval]) -> Option<Date> {
    let mut day = whole.from.map_or(first, |from| from.max(first));
    loop {
        if whole.until.is_some_and(|until| until <= day) {
            return None;
        }
        match covers.iter().find(|cover| cover.contains(day)) {
            None => return Some(day),
            Some(cover) => day = cover.until?,
        }
    }
}

/// Versions of one rule must not share a day.
pub(super) fn no_overlap(rules: &[(Rule, &Table)], builder: &mut Builder<'_>) {
    let mut order: Vec<usize> = (0..rules.len()).collect();
    let key = |at: &usize| {
        rules
            .get(*at)
            .map(|(rule, _)| (rule.award, rule.id.clone(), rule.in_force.from))
    };
    order.sort_by_key(key);
    for pair in order.windows(2) {
        let [earlier, later] = pair else { continue };
        let (Some((earlier, _)), Some((later, table))) = (rules.get(*earlier), rules.get(*later)) else {
            continue;
        };
        if earlier.award == later.award
            && earlier.id == later.id
            && earlier.in_force.overlaps(&later.in_force)
        {
            builder.error(
                "overlapping-versions",
                table.place("from"),
                format!(
                    "hai phiên bản của quy định `{}` trùng thời gian: {} và {}",
                    later.id, earlier.in_force, later.in_force
                ),
                format!(
                    "two versions of the rule `{}` overlap: {} and {}",
                    later.id, earlier.in_force, later.in_force
                ),
                "ghi `until` của phiên bản trước bằng `from` của phiên bản sau",
                "let the earlier version end on the day on which the later one begins",
            );
        }
    }
}
