//! Several awards given to one subject at one time: which of them are paid.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::law::{Readings, Rulebook};
use crate::{Bilingual, Verdict};

use super::answer::{Money, MoneyPart, MoneySource, MoneyState};
use super::question::MoneyQuestion;
use super::standing::{Missing, Standing, Sum};

/// What an award was given for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Achievement {
    /// First and last year of the time that was counted.
    pub years: Option<(i32, i32)>,
    /// The achievement, in words or as a code; compared as it is.
    pub what: Option<String>,
}

/// One of several awards of a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Concurrent {
    /// The decision.
    pub question: MoneyQuestion,
    /// What it was given for.
    pub achievement: Achievement,
}

/// Whether one of several awards is paid.
#[derive(Clone, Debug, Serialize)]
pub struct Paid<'r> {
    /// Its own money.
    pub money: Money<'r>,
    /// Met: paid; not met: not paid; unknown: a fact or a rule is missing.
    pub paid: Verdict,
    /// The award that is paid in its place, by its place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<usize>,
    /// What is missing, where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Bilingual>,
    /// The rules that were applied.
    pub rules: Vec<MoneySource<'r>>,
}

/// Several awards of one subject with what is paid in all.
#[derive(Clone, Debug, Serialize)]
pub struct Several<'r> {
    /// The awards in the order asked.
    pub awards: Vec<Paid<'r>>,
    /// The sum; none where part of it is not known.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub total: Option<Decimal>,
    /// The part that is certain.
    #[serde(with = "rust_decimal::serde::str")]
    pub certain: Decimal,
    /// Readings under which the sum would be another.
    pub differs: Vec<TotalDiffering<'r>>,
}

/// A reading under which a total would be another.
#[derive(Clone, Debug, Serialize)]
pub struct TotalDiffering<'r> {
    /// Key of the doubt.
    pub doubt: &'r str,
    /// Word of the reading.
    pub reading: &'r str,
    /// What it says.
    pub name: &'r Bilingual,
    /// The total under it.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub total: Option<Decimal>,
}

impl Rulebook {
    /// The money of several awards given to one subject: those of one day are given at one time, and the rule of that
    /// day says whether all are paid or only the highest.
    ///
    /// # Errors
    /// Every question that has no answer.
    pub fn several(
        &self,
        awards: &[Concurrent],
        readings: &Readings,
    ) -> Result<Several<'_>, Vec<Diagnostic>> {
        let awards_paid = self.paid(awards, readings)?;
        let (total, certain) = totals(&awards_paid);
        let mut differs = Vec::new();
        for (doubt, option, others) in self.other_money_readings(readings) {
            let Ok(other) = self.paid(awards, &others) else {
                continue;
            };
            let (other, _) = totals(&other);
            if other != total {
                differs.push(TotalDiffering {
                    doubt: &doubt.key,
                    reading: &option.id,
                    name: &option.name,
                    total: other,
                });
            }
        }
        Ok(Several {
            awards: awards_paid,
            total,
            certain,
            differs,
        })
    }

    pub(super) fn paid(
        &self,
        awards: &[Concurrent],
        readings: &Readings,
    ) -> Result<Vec<Paid<'_>>, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut sums = Vec::with_capacity(awards.len());
        for award in awards {
            match self.money_under(&award.question, readings) {
                Ok(money) => sums.push(money),
                Err(problem) => problems.push(*problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let standings: Vec<Standing<'_>> = {
            let sums: Vec<Sum<'_>> = sums
                .iter()
                .zip(awards)
                .map(|(money, award)| Sum {
                    table: money.table,
                    product: money.product,
                    on: money.on,
                    nothing: matches!(money.state, MoneyState::None | MoneyState::Absent),
                    achievement: &award.achievement,
                })
                .collect();
            (0..sums.len())
                .filter_map(|own| self.standing(own, &sums, readings))
                .collect()
        };
        Ok(sums
            .into_iter()
            .zip(standings)
            .map(|(money, standing)| Paid {
                money,
                paid: standing.paid,
                instead: standing.instead,
                missing: standing.missing.map(Missing::words),
                rules: standing
                    .rules
                    .iter()
                    .map(|rule| self.ruled(MoneyPart::Several, rule))
                    .collect(),
            })
            .collect())
    }
}

/// The total, if all of it is known, and the part that is certain.
fn totals(awards: &[Paid<'_>]) -> (Option<Decimal>, Decimal) {
    let mut certain = Decimal::ZERO;
    let mut whole = true;
    for award in awards {
        match (award.paid, award.money.amount) {
            (Verdict::NotMet, _) => {}
            (Verdict::Met, Some(amount)) => match certain.checked_add(amount) {
                Some(sum) => certain = sum,
                None => whole = false,
            },
            _ => whole = false,
        }
    }
    (whole.then_some(certain), certain)
}
