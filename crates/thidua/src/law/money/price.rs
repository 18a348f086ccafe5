//! The price of one decision, without words: which entries answer, and the sum.

use rust_decimal::Decimal;
use time::Date;

use crate::Grade;
use crate::law::Readings;
use crate::subject::SubjectKind;

use super::rules::{
    AwardEntries, BaseSalary, Effect, MoneyRule, MoneyRules, Multiplier, NoMoney, Pay, holds,
};

/// The question with its names resolved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matter<'q> {
    pub(super) award: u16,
    pub(super) recipient: SubjectKind,
    pub(super) on: Date,
    pub(super) giver: Option<&'q str>,
    pub(super) own: Option<Decimal>,
}

/// Most rules that lead from one recipient to the figure of another.
const MOST_STEPS: usize = 3;

/// The entries that answer, and the sum.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Priced<'r> {
    pub(super) salary: Option<&'r BaseSalary>,
    pub(super) row: Option<&'r Multiplier>,
    pub(super) pay: Option<&'r Pay>,
    pub(super) steps: [Option<&'r MoneyRule>; MOST_STEPS],
    pub(super) rounding: Option<&'r MoneyRule>,
    pub(super) none: Option<&'r NoMoney>,
    /// The multiplier; the ceiling where the body has not said its own.
    pub(super) times: Option<Decimal>,
    /// Whether the multiplier is only the greatest allowed.
    pub(super) at_most: bool,
    pub(super) product: Option<Decimal>,
    /// The sum, or the greatest sum allowed.
    pub(super) amount: Option<Decimal>,
}

/// Why a question has no answer at all.
#[derive(Clone, Copy, Debug)]
pub(super) enum Refusal {
    /// The day lies outside the data.
    Outside,
    /// The award is not given to this kind of recipient.
    Recipient,
    /// The body's own multiplier lies above the ceiling.
    AboveCeiling(Decimal),
    /// The law itself fixes the figure.
    Fixed(Decimal),
    /// The body's own multiplier is not positive.
    NotPositive,
    /// A sum too large to compute.
    TooLarge,
}

impl Priced<'_> {
    /// The weakest grade of the entries that the sum rests on.
    pub(super) fn grade(&self) -> Grade {
        if let Some(none) = self.none {
            return none.origin.grade;
        }
        let parts = [
            self.pay.map(|pay| pay.origin.grade),
            self.salary.map(|salary| salary.origin.grade),
            // A sum before rounding does not rest on the rule that is not known.
            self.rounding
                .filter(|rule| rule.effect != Effect::Rounding(None))
                .map(|rule| rule.origin.grade),
        ];
        let steps = self.steps.iter().flatten().map(|rule| rule.origin.grade);
        parts
            .into_iter()
            .flatten()
            .chain(steps)
            .min()
            .unwrap_or(Grade::Assumed)
    }
}

impl MoneyRules {
    /// The entries that answer a question under some readings, and the sum.
    pub(super) fn price(&self, matter: Matter<'_>, readings: &Readings) -> Result<Priced<'_>, Refusal> {
        if !self.coverage().is_some_and(|days| days.contains(matter.on)) {
            return Err(Refusal::Outside);
        }
        let none = AwardEntries::default();
        let entries = self.by_award.get(usize::from(matter.award)).unwrap_or(&none);
        let mut priced = Priced {
            salary: self.base_salary(matter.on),
            row: self.row(entries, &matter),
            ..Priced::default()
        };
        let figure = priced
            .row
            .and_then(|row| self.figure(row, &matter, matter.recipient, readings, &mut priced.steps, 0));
        let Some((pay, factor)) = figure else {
            priced.none = self.declared(entries, &matter);
            return match priced.none {
                Some(_) => Ok(priced),
                None => Err(Refusal::Recipient),
            };
        };
        priced.pay = Some(pay);
        let (Some(row), Some(times)) = (priced.row, pay.times) else {
            return Ok(priced);
        };
        let times = times.checked_mul(factor).ok_or(Refusal::TooLarge)?.normalize();
        priced.times = Some(times);
        if let Some(own) = matter.own {
            if !row.ceiling {
                return Err(Refusal::Fixed(times));
            }
            if own <= Decimal::ZERO {
                return Err(Refusal::NotPositive);
            }
            if own > times {
                return Err(Refusal::AboveCeiling(times));
            }
            priced.times = Some(own.normalize());
        }
        priced.at_most = row.ceiling && matter.own.is_none();
        let rounding = self.rule(matter.on, Some(row.table), readings, |effect| {
            matches!(effect, Effect::Rounding(_))
        });
        priced.rounding = rounding;
        let (Some(salary), Some(times)) = (priced.salary, priced.times) else {
            return Ok(priced);
        };
        let product = salary
            .amount
            .checked_mul(times)
            .ok_or(Refusal::TooLarge)?
            .normalize();
        priced.product = Some(product);
        priced.amount = match rounding.map(|rule| rule.effect) {
            Some(Effect::Rounding(Some(mode))) => Some(mode.apply(product).ok_or(Refusal::TooLarge)?),
            Some(_) => Some(product),
            // No rule of rounding is in force, or the doubt about it is left open.
            None => None,
        };
        Ok(priced)
    }

    /// The row of the giver; that of every other giver where it has none of its own.
    fn row(&self, entries: &AwardEntries, matter: &Matter<'_>) -> Option<&Multiplier> {
        let mut general = None;
        for at in &entries.rows {
            let Some(row) = self.multipliers.get(usize::from(*at)) else {
                continue;
            };
            if !row.in_force.contains(matter.on) {
                continue;
            }
            if row.givers.is_empty() {
                general = Some(row);
            } else if matter
                .giver
                .is_some_and(|giver| row.givers.iter().any(|own| own == giver))
            {
                return Some(row);
            }
        }
        // A declared absence for just this giver stands before the figure of all others.
        let absent = matter.giver.is_some_and(|giver| {
            entries.none.iter().any(|at| {
                self.none.get(usize::from(*at)).is_some_and(|none| {
                    none.in_force.contains(matter.on) && none.givers.iter().any(|own| own == giver)
                })
            })
        });
        general.filter(|_| !absent)
    }

    /// The figure of a kind of recipient and the factor to it; other recipients follow the rules that lead to one.
    fn figure<'r>(
        &'r self,
        row: &'r Multiplier,
        matter: &Matter<'_>,
        kind: SubjectKind,
        readings: &Readings,
        steps: &mut [Option<&'r MoneyRule>; MOST_STEPS],
        depth: usize,
    ) -> Option<(&'r Pay, Decimal)> {
        let own = row
            .pay
            .iter()
            .find(|pay| pay.recipients.contains(kind) && holds(pay.under, readings));
        if let Some(pay) = own {
            return Some((pay, Decimal::ONE));
        }
        // A figure that exists only under another reading is not replaced by a general rule.
        if row.pay.iter().any(|pay| pay.recipients.contains(kind)) {
            return None;
        }
        for at in &self.scales {
            let Some(rule) = self.rules.get(usize::from(*at)) else {
                continue;
            };
            let Effect::Scale { of, from, times } = rule.effect else {
                continue;
            };
            let applies = of.contains(kind)
                && rule.in_force.contains(matter.on)
                && (rule.tables.is_empty() || rule.tables.contains(&row.table))
                && (rule.awards.is_empty() || rule.awards.contains(&matter.award))
                && holds(rule.under, readings);
            if !applies {
                continue;
            }
            let deeper = depth.checked_add(1)?;
            *steps.get_mut(depth)? = Some(rule);
            match self.figure(row, matter, from, readings, steps, deeper) {
                Some((pay, factor)) => return Some((pay, factor.checked_mul(times)?)),
                None => *steps.get_mut(depth)? = None,
            }
        }
        None
    }

    /// The declared absence that answers: one that names the award before one for all.
    fn declared(&self, entries: &AwardEntries, matter: &Matter<'_>) -> Option<&NoMoney> {
        let answers = |at: &&u16| {
            self.none.get(usize::from(**at)).is_some_and(|none| {
                none.in_force.contains(matter.on)
                    && (none.recipients.is_empty() || none.recipients.contains(matter.recipient))
                    && (none.givers.is_empty()
                        || matter
                            .giver
                            .is_some_and(|giver| none.givers.iter().any(|own| own == giver)))
            })
        };
        let found = entries.none.iter().chain(&self.none_of_all).find(answers)?;
        self.none.get(usize::from(*found))
    }

    /// The kinds of recipient that have a figure on a day, in the order of the kinds.
    pub(super) fn recipients(&self, matter: Matter<'_>, readings: &Readings) -> Vec<SubjectKind> {
        SubjectKind::all()
            .filter(|kind| {
                let other = Matter {
                    recipient: *kind,
                    own: None,
                    ..matter
                };
                self.price(other, readings).is_ok()
            })
            .collect()
    }
}
