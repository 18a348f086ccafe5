use rust_decimal::Decimal;
use serde::Serialize;
use time::{Date, Month};

use super::{Comparison, Condition, FactTest, Test};
use crate::calendar::whole_months_between;
use crate::fact::FactValue;
use crate::number::Ratio;
use crate::regulation::Regulation;
use crate::{Bilingual, Grade, Verdict};

/// What is known about a unit when a condition is asked.
pub trait Circumstances {
    /// The value of a fact in a year; none where it is not recorded.
    fn fact(&self, id: &str, year: i32) -> Option<&FactValue>;
    /// Emulation year.
    fn year(&self) -> i32;
    /// Day of the conference.
    fn conference(&self) -> Date;
    /// Total for the class, once it is known.
    fn class_total(&self) -> Option<Decimal>;
    /// Place of the unit's class in the regulation's list, best first, once it is known; `Some(None)` for none.
    fn class(&self) -> Option<Option<usize>>;
    /// Rank, once it is known.
    fn rank(&self) -> Option<u32>;
}

/// One node of the tree of reasons: the point, its verdict, what was asked and what was found.
#[derive(Clone, Debug, Serialize)]
pub struct Reason<'r> {
    /// Identifier of the condition.
    pub id: &'r str,
    /// What it asks.
    pub name: &'r Bilingual,
    /// Article, clause and point.
    pub cite: &'r str,
    /// Grade on which the verdict rests.
    pub grade: Grade,
    /// The verdict.
    pub verdict: Verdict,
    /// What was found, as recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed: Option<String>,
    /// Facts that would settle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<&'r str>,
    /// The conditions it is built of, decisive or not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Reason<'r>>,
}

impl Condition {
    /// Evaluates the condition; every child is evaluated, and the verdict is read off the tree.
    pub fn evaluate<'r>(&'r self, regulation: &'r Regulation, unit: &dyn Circumstances) -> Reason<'r> {
        let Some(years) = self.years_in_row else {
            return self.in_year(regulation, unit);
        };
        let each: Vec<(i32, Reason<'r>)> = (0..i64::from(years))
            .filter_map(|back| i32::try_from(i64::from(unit.year()).checked_sub(back)?).ok())
            .map(|year| (year, self.in_year(regulation, &Earlier { unit, year })))
            .collect();
        let mut reason = self.blank();
        reason.verdict = each
            .iter()
            .fold(Verdict::Met, |verdict, (_, own)| verdict.and(own.verdict));
        reason.carry(each.iter().map(|(_, own)| own), Junction::All);
        if let Test::Fact { .. } = self.test {
            let found = each
                .iter()
                .map(|(year, own)| format!("{year}: {}", own.observed.as_deref().unwrap_or("?")));
            reason.observed = Some(found.collect::<Vec<_>>().join("; "));
        } else {
            reason.children = each
                .into_iter()
                .map(|(year, own)| Reason {
                    observed: Some(year.to_string()),
                    ..own
                })
                .collect();
        }
        reason
    }

    fn blank(&self) -> Reason<'_> {
        Reason {
            id: &self.id,
            name: &self.name,
            cite: &self.origin.cite,
            grade: self.origin.grade,
            verdict: Verdict::Unknown,
            observed: None,
            missing: Vec::new(),
            children: Vec::new(),
        }
    }

    fn in_year<'r>(&'r self, regulation: &'r Regulation, unit: &dyn Circumstances) -> Reason<'r> {
        let mut reason = self.blank();
        match &self.test {
            Test::All(ids) => reason.combine(ids, regulation, unit, Junction::All),
            Test::Any(ids) => reason.combine(ids, regulation, unit, Junction::Any),
            Test::NoneOf(ids) => {
                reason.combine(ids, regulation, unit, Junction::Any);
                reason.verdict = reason.verdict.not();
            }
            Test::Fact { fact, test } => {
                let observed = test.observe(fact, regulation, unit, unit.year());
                reason.verdict = observed.verdict;
                reason.observed = observed.text;
                reason.missing = observed.missing;
            }
            Test::Points(interval) => {
                if let Some(total) = unit.class_total() {
                    reason.verdict = interval.contains(Ratio::whole(total)).into();
                    reason.observed = Some(total.normalize().to_string());
                }
            }
            Test::Class(id) => {
                let wanted = regulation.classes.iter().position(|class| class.id == *id);
                if let (Some(class), Some(wanted)) = (unit.class(), wanted) {
                    reason.verdict = class.is_some_and(|class| class <= wanted).into();
                    reason.observed = class
                        .and_then(|at| regulation.classes.get(at))
                        .map(|class| class.id.clone());
                }
            }
            Test::Rank(wanted) => {
                if let Some(rank) = unit.rank() {
                    reason.verdict = (rank <= *wanted).into();
                    reason.observed = Some(rank.to_string());
                }
            }
        }
        reason
    }
}

/// A unit as it stood in one of the years of a row: points, class and rank are known of the emulation year alone.
struct Earlier<'u> {
    unit: &'u dyn Circumstances,
    year: i32,
}

impl Earlier<'_> {
    fn of_emulation_year(&self) -> Option<&dyn Circumstances> {
        (self.year == self.unit.year()).then_some(self.unit)
    }
}

impl Circumstances for Earlier<'_> {
    fn fact(&self, id: &str, year: i32) -> Option<&FactValue> {
        self.unit.fact(id, year)
    }

    fn year(&self) -> i32 {
        self.year
    }

    fn conference(&self) -> Date {
        self.unit.conference()
    }

    fn class_total(&self) -> Option<Decimal> {
        self.of_emulation_year()?.class_total()
    }

    fn class(&self) -> Option<Option<usize>> {
        self.of_emulation_year()?.class()
    }

    fn rank(&self) -> Option<u32> {
        self.of_emulation_year()?.rank()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Junction {
    All,
    Any,
}

impl<'r> Reason<'r> {
    fn combine(
        &mut self,
        ids: &'r [String],
        regulation: &'r Regulation,
        unit: &dyn Circumstances,
        junction: Junction,
    ) {
        self.children = ids
            .iter()
            .filter_map(|id| regulation.condition(id))
            .map(|condition| condition.evaluate(regulation, unit))
            .collect();
        let verdicts = self.children.iter().map(|child| child.verdict);
        self.verdict = match junction {
            Junction::All => verdicts.fold(Verdict::Met, Verdict::and),
            Junction::Any => verdicts.fold(Verdict::NotMet, Verdict::or),
        };
        let children = std::mem::take(&mut self.children);
        self.carry(children.iter(), junction);
        self.children = children;
    }

    /// Takes over the grade of the parts and, where it is open, the facts they miss.
    fn carry<'p>(&mut self, parts: impl Iterator<Item = &'p Reason<'r>> + Clone, junction: Junction)
    where
        'r: 'p,
    {
        self.grade = self
            .grade
            .min(carried_grade(parts.clone(), self.verdict, junction).unwrap_or(self.grade));
        if self.verdict == Verdict::Unknown {
            let open = parts.filter(|part| part.verdict == Verdict::Unknown);
            self.missing = open.flat_map(|part| part.missing.iter().copied()).collect();
            self.missing.sort_unstable();
            self.missing.dedup();
        }
    }
}

/// The grade that the parts hand to the whole: the weakest of those that all matter, or the strongest
/// of those that decide alone.
fn carried_grade<'p, 'r: 'p>(
    parts: impl Iterator<Item = &'p Reason<'r>>,
    verdict: Verdict,
    junction: Junction,
) -> Option<Grade> {
    let deciding = parts
        .filter(|part| part.verdict == verdict)
        .map(|part| part.grade);
    match (junction, verdict) {
        (Junction::All, Verdict::NotMet) | (Junction::Any, Verdict::Met) => deciding.max(),
        _ => deciding.min(),
    }
}

struct Observed<'r> {
    verdict: Verdict,
    text: Option<String>,
    missing: Vec<&'r str>,
}

impl FactTest {
    fn observe<'r>(
        &'r self,
        fact: &'r str,
        regulation: &'r Regulation,
        unit: &dyn Circumstances,
        year: i32,
    ) -> Observed<'r> {
        let value = unit.fact(fact, year);
        if let Self::Share {
            whole,
            share,
            inclusive,
        } = self
        {
            let total = unit.fact(whole, year);
            let (Some(part), Some(all)) = (
                value.and_then(FactValue::number),
                total.and_then(FactValue::number),
            ) else {
                let missing = [(fact, value), (whole.as_str(), total)];
                let missing = missing
                    .into_iter()
                    .filter(|(_, value)| value.is_none())
                    .map(|(id, _)| id)
                    .collect();
                return Observed {
                    verdict: Verdict::Unknown,
                    text: None,
                    missing,
                };
            };
            let verdict = Ratio::new(part, all)
                .and_then(|found| found.compare(*share))
                .map_or(Verdict::Unknown, |order| {
                    (order.is_gt() || (*inclusive && order.is_eq())).into()
                });
            return Observed {
                verdict,
                text: Some(format!("{part}/{all}")),
                missing: Vec::new(),
            };
        }
        let Some(value) = value else {
            return Observed {
                verdict: Verdict::Unknown,
                text: None,
                missing: vec![fact],
            };
        };
        let verdict = match self {
            Self::Is(wanted) => (value == wanted).into(),
            Self::OneOf(words) => value
                .word()
                .map_or(Verdict::Unknown, |word| words.iter().any(|w| w == word).into()),
            Self::Compare(comparison, bound) => value
                .number()
                .map_or(Verdict::Unknown, |number| comparison.holds(number, *bound).into()),
            Self::Rated(wanted) => {
                let place = |id: &str| regulation.levels.iter().position(|level| level.id == id);
                match (value.word().and_then(place), place(wanted)) {
                    (Some(found), Some(wanted)) => (found <= wanted).into(),
                    _ => Verdict::Unknown,
                }
            }
            Self::Months { months, to_year_end } => {
                let until = if *to_year_end {
                    Date::from_calendar_date(unit.year(), Month::December, 31).ok()
                } else {
                    Some(unit.conference())
                };
                match (value.date(), until) {
                    (Some(since), Some(until)) => {
                        (whole_months_between(since, until) >= i64::from(*months)).into()
                    }
                    _ => Verdict::Unknown,
                }
            }
            Self::Share { .. } => Verdict::Unknown,
        };
        Observed {
            verdict,
            text: Some(value.to_string()),
            missing: Vec::new(),
        }
    }
}

impl Comparison {
    fn holds(self, number: Decimal, bound: Decimal) -> bool {
        match self {
            Self::AtLeast => number >= bound,
            Self::MoreThan => number > bound,
            Self::AtMost => number <= bound,
            Self::LessThan => number < bound,
        }
    }
}
