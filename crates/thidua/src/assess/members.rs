//! Numbers of members, and numbers and days recorded for a year.

use rust_decimal::Decimal;

use super::evaluate::RuleRun;
use super::leaf::Leaf;
use super::node::{Evidence, Missing, Observed, Range};
use crate::Verdict;
use crate::calendar::DayOfYear;
use crate::law::{Compare, CountRule};
use crate::number::Ratio;
use crate::subject::{EntryKind, Subject};

impl RuleRun<'_, '_> {
    /// The number of a count in the year under review: recorded, or counted from the members' histories.
    fn range(&self, count: u16) -> (Range, Option<Evidence>) {
        let with = self.with;
        let recorded = (0_u32..)
            .zip(&with.subject.compositions)
            .filter(|(_, entry)| entry.year == with.year)
            .find_map(|(at, entry)| entry.count(count).map(|number| (at, number)));
        if let Some((at, number)) = recorded {
            return (Range::exactly(number), Some(Evidence::Composition(at)));
        }
        let rule = with
            .law
            .counts
            .get(usize::from(count))
            .filter(|rule| rule.is_counted());
        match rule {
            Some(rule) if !with.subject.members.is_empty() => (self.counted_members(rule), None),
            _ => (Range::ANY, None),
        }
    }

    fn counted_members(&self, rule: &CountRule) -> Range {
        let (mut least, mut most) = (0_u32, 0_u32);
        for member in &self.with.subject.members {
            let verdict = self.member(rule, member);
            least = least.saturating_add(u32::from(verdict == Verdict::Met));
            most = most.saturating_add(u32::from(verdict != Verdict::NotMet));
        }
        Range {
            least,
            most: Some(most),
        }
    }

    /// Whether a member is counted.
    fn member(&self, rule: &CountRule, member: &Subject) -> Verdict {
        let with = self.with;
        let year = with.year;
        if rule.everybody {
            return Verdict::Met;
        }
        let mut verdict = Verdict::Met;
        if let Some(sex) = rule.sex {
            verdict = verdict.and(
                member
                    .sex
                    .map_or(Verdict::Unknown, |own| Verdict::from(own == sex)),
            );
        }
        if let Some(level) = rule.rated {
            let rating = member
                .rating(year)
                .filter(|rating| rating.on.is_none_or(|day| day <= with.on));
            verdict =
                verdict.and(rating.map_or(Verdict::Unknown, |rating| Verdict::from(rating.level >= level)));
        }
        if !rule.titles.is_empty() {
            let titles = member
                .awards
                .iter()
                .filter(|award| rule.titles.contains(&award.award) && with.seen(award).is_ok());
            let (mut held, mut possible) = (false, false);
            for title in titles {
                held |= title.achieved() == Some(year);
                possible |= title.achieved().is_none();
            }
            let complete = member.complete.contains(EntryKind::Awards, year) && !possible;
            verdict = verdict.and(recorded(held, complete));
        }
        if let Some(rank) = rule.disciplined {
            let disciplined = member.discipline.iter().any(|entry| {
                entry.rank >= rank
                    && entry.on.year() == year
                    && entry.on <= with.on
                    && entry.revoked.is_none_or(|day| day > with.on)
            });
            let complete = member.complete.contains(EntryKind::Discipline, year);
            verdict = verdict.and(recorded(disciplined, complete));
        }
        verdict
    }

    pub(super) fn share(&self, part: u16, whole: u16, share: Ratio, inclusive: bool) -> Leaf {
        let (part_range, part_evidence) = self.range(part);
        let (whole_range, whole_evidence) = self.range(whole);
        let reached = |part: u32, whole: u32| {
            let part = part.min(whole);
            Ratio::new(part.into(), whole.into()).is_some_and(|own| own.reaches(share, inclusive))
        };
        // The part never exceeds the whole.
        let most_part = part_range.most.or(whole_range.most);
        // A share of more than the whole is out of reach, whatever the numbers are.
        let verdict = if whole_range.most == Some(0) || !reached(1, 1) {
            Verdict::NotMet
        } else if whole_range
            .most
            .is_some_and(|most| reached(part_range.least, most))
        {
            Verdict::Met
        } else if most_part.is_some_and(|most| !reached(most, whole_range.least.max(part_range.least).max(1)))
        {
            Verdict::NotMet
        } else {
            Verdict::Unknown
        };
        let mut leaf = Leaf::new(
            verdict,
            Observed::Share {
                part: part_range,
                whole: whole_range,
            },
        );
        leaf.counted
            .extend([part_evidence, whole_evidence].into_iter().flatten());
        leaf.counted.dedup();
        for (count, range) in [(part, part_range), (whole, whole_range)] {
            if range.most != Some(range.least) {
                leaf = leaf.missing(Missing::Count {
                    count,
                    year: self.with.year,
                });
            }
        }
        leaf
    }

    pub(super) fn members(&self, count: u16, at_least: Option<u32>, at_most: Option<u32>) -> Leaf {
        let (range, evidence) = self.range(count);
        let floor = at_least.map_or(Verdict::Met, |bound| {
            if range.least >= bound {
                Verdict::Met
            } else if range.most.is_some_and(|most| most < bound) {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        });
        let ceiling = at_most.map_or(Verdict::Met, |bound| {
            if range.most.is_some_and(|most| most <= bound) {
                Verdict::Met
            } else if range.least > bound {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        });
        let mut leaf = Leaf::new(floor.and(ceiling), Observed::Members(range)).missing(Missing::Count {
            count,
            year: self.with.year,
        });
        leaf.counted.extend(evidence);
        leaf
    }

    pub(super) fn number(&self, fact: u16, compare: Compare, bound: Decimal) -> Leaf {
        let with = self.with;
        let value = with.subject.fact(fact, with.year).and_then(|entry| entry.value);
        let verdict = value.map_or(Verdict::Unknown, |value| {
            Verdict::from(match compare {
                Compare::AtLeast => value >= bound,
                Compare::MoreThan => value > bound,
                Compare::AtMost => value <= bound,
                Compare::LessThan => value < bound,
            })
        });
        let mut leaf = Leaf::new(verdict, Observed::Number(value)).missing(Missing::Value {
            fact,
            year: with.year,
        });
        leaf.counted.extend(self.fact_evidence(fact, value.is_some()));
        leaf
    }

    pub(super) fn day(&self, fact: u16, last: DayOfYear, inclusive: bool) -> Leaf {
        let with = self.with;
        let day = with.subject.fact(fact, with.year).and_then(|entry| entry.day);
        let verdict = day.map_or(Verdict::Unknown, |day| {
            let own = (day.year(), u8::from(day.month()), day.day());
            let bound = (with.year, u8::from(last.month), last.day);
            Verdict::from(if inclusive { own <= bound } else { own < bound })
        });
        let mut leaf = Leaf::new(verdict, Observed::Day(day)).missing(Missing::Value {
            fact,
            year: with.year,
        });
        leaf.counted.extend(self.fact_evidence(fact, day.is_some()));
        leaf
    }

    fn fact_evidence(&self, fact: u16, found: bool) -> Option<Evidence> {
        let year = self.with.year;
        (0_u32..)
            .zip(&self.with.subject.facts)
            .find(|(_, entry)| found && entry.fact == fact && entry.year.is_none_or(|own| own == year))
            .map(|(at, _)| Evidence::Fact(at))
    }
}

fn recorded(found: bool, complete: bool) -> Verdict {
    match (found, complete) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::NotMet,
        (false, false) => Verdict::Unknown,
    }
}
