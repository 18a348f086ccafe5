use rust_decimal::Decimal;
use time::Date;

use super::{Above, AboveMaximum, Criterion, Method, ScoringTable, StepRule};
use crate::calendar::Holidays;
use crate::fact::FactValue;
use crate::number::{Interval, Ratio, Rounding, compare};

/// What is known when a leaf is scored.
pub struct Inputs<'f, 's> {
    /// The inputs of the sheet's entry.
    pub entry: &'s [(String, FactValue)],
    /// Facts of the unit.
    pub fact: &'f dyn Fn(&str) -> Option<&'s FactValue>,
    /// Days that are not working days.
    pub holidays: &'s Holidays,
}

/// The points of a leaf with what decided them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Points, at most the maximum.
    pub points: Decimal,
    /// Bonus points beside them.
    pub bonus: Decimal,
    /// The interval that applied.
    pub band: Option<Interval>,
    /// The value before it was cut at the maximum, where it was.
    pub uncut: Option<Decimal>,
}

/// Why a leaf has no points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPoints {
    /// An input is missing.
    Missing(String),
    /// An input is of another kind.
    WrongKind(String),
    /// A value is negative or not whole where it counts things.
    NotACount(String, Decimal),
    /// A value is above the maximum.
    AboveMaximum(Decimal, Decimal),
    /// A value is not on the step.
    OffStep(Decimal, Decimal),
    /// A value has too many decimal places.
    TooManyPlaces(Decimal, u32),
    /// A number lies outside every interval.
    OutsideBands(Decimal),
    /// The part exceeds the whole, or the whole is zero.
    PartAndWhole(Decimal, Decimal),
    /// A target or a best result is not positive.
    NotPositive(String, Decimal),
    /// A fact of the unit is not recorded.
    MissingFact(String),
    /// The numbers leave the range of a decimal.
    TooLarge,
    /// Measured against the other units: not known from one entry.
    NeedsAllUnits,
}

impl Scored {
    pub(crate) fn points(points: Decimal) -> Self {
        Self {
            points,
            bonus: Decimal::ZERO,
            band: None,
            uncut: None,
        }
    }
}

impl ScoringTable {
    /// The points of a leaf from one entry of a sheet.
    ///
    /// # Errors
    /// A missing or impossible input; a leader-relative leaf needs all units and answers `NeedsAllUnits`.
    pub fn points(
        &self,
        criterion: &Criterion,
        method: &Method,
        inputs: &Inputs<'_, '_>,
    ) -> Result<Scored, NoPoints> {
        if let Some(already) = &criterion.already
            && inputs.boolean(already)?.unwrap_or(false)
        {
            return Ok(Scored::points(criterion.max.unwrap_or_default()));
        }
        if let Some(gate) = &criterion.gate {
            match inputs.boolean(gate)? {
                None => return Err(NoPoints::Missing(gate.clone())),
                Some(false) => return Ok(Scored::points(Decimal::ZERO)),
                Some(true) => {}
            }
        }
        method.points(criterion, self, inputs)
    }
}

impl Inputs<'_, '_> {
    #[inline]
    fn value(&self, name: &str) -> Option<&FactValue> {
        self.entry
            .iter()
            .find(|(input, _)| input == name)
            .map(|(_, value)| value)
    }

    fn boolean(&self, name: &str) -> Result<Option<bool>, NoPoints> {
        match self.value(name) {
            None => Ok(None),
            Some(FactValue::Boolean(value)) => Ok(Some(*value)),
            Some(_) => Err(NoPoints::WrongKind(name.to_owned())),
        }
    }

    #[inline]
    fn optional(&self, name: &str) -> Result<Option<Decimal>, NoPoints> {
        match self.value(name) {
            None => Ok(None),
            Some(FactValue::Number(value)) => Ok(Some(*value)),
            Some(_) => Err(NoPoints::WrongKind(name.to_owned())),
        }
    }

    pub(super) fn number(&self, name: &str) -> Result<Decimal, NoPoints> {
        self.optional(name)?
            .ok_or_else(|| NoPoints::Missing(name.to_owned()))
    }

    /// A number that is not negative.
    fn amount(&self, name: &str) -> Result<Decimal, NoPoints> {
        let value = self.number(name)?;
        if value.is_sign_negative() && !value.is_zero() {
            return Err(NoPoints::NotACount(name.to_owned(), value));
        }
        Ok(value)
    }

    /// A whole number that is not negative.
    fn count(&self, name: &str) -> Result<Decimal, NoPoints> {
        let value = self.amount(name)?;
        if value.fract().is_zero() {
            Ok(value)
        } else {
            Err(NoPoints::NotACount(name.to_owned(), value))
        }
    }

    fn date(&self, name: &str) -> Result<Option<Date>, NoPoints> {
        match self.value(name) {
            None => Ok(None),
            Some(FactValue::Date(value)) => Ok(Some(*value)),
            Some(_) => Err(NoPoints::WrongKind(name.to_owned())),
        }
    }
}

impl Method {
    fn points(
        &self,
        criterion: &Criterion,
        table: &ScoringTable,
        inputs: &Inputs<'_, '_>,
    ) -> Result<Scored, NoPoints> {
        let max = criterion.max;
        let full = max.unwrap_or_default();
        match self {
            Self::Judged => judged(criterion, table, inputs),
            Self::PassFail { fact } => {
                let done = match fact {
                    None => inputs
                        .boolean("done")?
                        .ok_or_else(|| NoPoints::Missing("done".to_owned()))?,
                    Some(fact) => (inputs.fact)(fact)
                        .and_then(FactValue::boolean)
                        .ok_or_else(|| NoPoints::MissingFact(fact.clone()))?,
                };
                Ok(Scored::points(if done { full } else { Decimal::ZERO }))
            }
            Self::PerCount { points, floor } => {
                let raw = product(inputs.count("count")?, *points)?;
                Ok(cut(floor.map_or(raw, |floor| raw.max(floor)), max))
            }
            Self::PerEvent { points } => Ok(cut(product(inputs.count("count")?, *points)?, max)),
            Self::Proportional { part, whole, above } => {
                let (part, whole) = (inputs.amount(part)?, inputs.amount(whole)?);
                let share = Ratio::new(part, whole).ok_or(NoPoints::PartAndWhole(part, whole))?;
                if part > whole && *above == Above::Refuse {
                    return Err(NoPoints::PartAndWhole(part, whole));
                }
                let raw = share.times(full, table.rounding).ok_or(NoPoints::TooLarge)?;
                Ok(if *above == Above::Count {
                    Scored::points(raw)
                } else {
                    cut(raw, max)
                })
            }
            Self::Target { above, at_most } => {
                let (actual, target) = (inputs.amount("actual")?, inputs.number("target")?);
                let share = Ratio::new(actual, target)
                    .ok_or_else(|| NoPoints::NotPositive("target".to_owned(), target))?;
                let raw = share.times(full, table.rounding).ok_or(NoPoints::TooLarge)?;
                Ok(cut(raw, if *above == Above::Count { *at_most } else { max }))
            }
            Self::Bands {
                input,
                whole,
                rows,
                gap_is_zero,
            } => {
                let value = match whole {
                    None => Ratio::whole(inputs.number(input)?),
                    Some(whole) => {
                        let (part, whole) = (inputs.amount(input)?, inputs.amount(whole)?);
                        let percent = product(part, Decimal::ONE_HUNDRED)?;
                        Ratio::new(percent, whole).ok_or(NoPoints::PartAndWhole(part, whole))?
                    }
                };
                banded(value, rows, *gap_is_zero)
            }
            Self::Lateness { days, rows } => {
                let late = match inputs.optional("days_late")? {
                    Some(late) => late,
                    None => {
                        let missing = |name: &str| NoPoints::Missing(name.to_owned());
                        let due = inputs.date("due")?.ok_or_else(|| missing("days_late"))?;
                        let done = inputs.date("done_on")?.ok_or_else(|| missing("done_on"))?;
                        Decimal::from(inputs.holidays.days_late(due, done, *days))
                    }
                };
                banded(Ratio::whole(late), rows, false)
            }
            Self::BonusPenalty {
                bonus,
                penalty,
                least,
                most,
            } => {
                let good = product(
                    inputs
                        .optional("good")?
                        .map_or(Ok(Decimal::ZERO), |_| inputs.count("good"))?,
                    *bonus,
                )?;
                let bad = product(
                    inputs
                        .optional("bad")?
                        .map_or(Ok(Decimal::ZERO), |_| inputs.count("bad"))?,
                    *penalty,
                )?;
                let raw = good.checked_sub(bad).ok_or(NoPoints::TooLarge)?;
                Ok(Scored::points(raw.clamp(*least, (*most).max(*least))))
            }
            Self::Linear {
                base,
                up,
                down,
                least,
                most,
            } => {
                let above = inputs
                    .amount("percent")?
                    .checked_sub(Decimal::ONE_HUNDRED)
                    .ok_or(NoPoints::TooLarge)?;
                let slope = if above.is_sign_negative() { down } else { up };
                let raw = product(above, *slope)?
                    .checked_add(*base)
                    .ok_or(NoPoints::TooLarge)?;
                Ok(Scored::points(raw.clamp(*least, (*most).max(*least))))
            }
            Self::LeaderRelative {
                own_group_without_target,
                ..
            } => {
                inputs.amount("actual")?;
                match inputs.optional("target")? {
                    Some(target) if target <= Decimal::ZERO => {
                        Err(NoPoints::NotPositive("target".to_owned(), target))
                    }
                    None if !own_group_without_target => Err(NoPoints::Missing("target".to_owned())),
                    _ => Err(NoPoints::NeedsAllUnits),
                }
            }
            Self::Sample { size, points } => {
                let confirmed = inputs.count("confirmed")?;
                if confirmed > *size {
                    return Err(NoPoints::PartAndWhole(confirmed, *size));
                }
                Ok(cut(product(confirmed, *points)?, max))
            }
            Self::Awards { rows, each } => {
                let mut sum = Decimal::ZERO;
                for row in rows {
                    let count = inputs
                        .optional(&row.input)?
                        .map_or(Ok(Decimal::ZERO), |_| inputs.count(&row.input))?;
                    let times = if *each { count } else { count.min(Decimal::ONE) };
                    sum = sum
                        .checked_add(product(times, row.points)?)
                        .ok_or(NoPoints::TooLarge)?;
                }
                Ok(cut(sum, max))
            }
            Self::Rating { fact, rows } => {
                let level = (inputs.fact)(fact).and_then(FactValue::word);
                let level = level.ok_or_else(|| NoPoints::MissingFact(fact.clone()))?;
                let row = rows.iter().find(|(id, _)| id == level);
                Ok(cut(row.map_or(Decimal::ZERO, |(_, points)| *points), max))
            }
        }
    }
}

fn judged(criterion: &Criterion, table: &ScoringTable, inputs: &Inputs<'_, '_>) -> Result<Scored, NoPoints> {
    let value = on_step(inputs.amount("points")?, criterion.step)?;
    let points = within(value, criterion.max, table.above_maximum)?;
    let bonus = match inputs.optional("bonus")? {
        None => Decimal::ZERO,
        Some(_) => {
            let bonus = on_step(inputs.amount("bonus")?, criterion.step)?;
            let most = criterion.bonus_max.or(Some(Decimal::ZERO));
            within(bonus, most, table.above_maximum)?.points
        }
    };
    Ok(Scored { bonus, ..points })
}

fn on_step(value: Decimal, rule: StepRule) -> Result<Decimal, NoPoints> {
    if let Some(step) = rule.step
        && !(step == Decimal::ONE && value.scale() == 0)
        && !value.checked_rem(step).is_some_and(|rest| rest.is_zero())
    {
        return Err(NoPoints::OffStep(value, step));
    }
    if let Some(places) = rule.places
        && value.scale() > places
        && value.normalize().scale() > places
    {
        return Err(NoPoints::TooManyPlaces(value, places));
    }
    Ok(value)
}

fn within(value: Decimal, max: Option<Decimal>, above: AboveMaximum) -> Result<Scored, NoPoints> {
    match (max, above) {
        (Some(max), AboveMaximum::Refuse) if compare(value, max).is_gt() => {
            Err(NoPoints::AboveMaximum(value, max))
        }
        _ => Ok(cut(value, max)),
    }
}

/// The value, cut at the maximum where there is one.
fn cut(value: Decimal, max: Option<Decimal>) -> Scored {
    match max {
        Some(max) if compare(value, max).is_gt() => Scored {
            uncut: Some(value),
            ..Scored::points(max)
        },
        _ => Scored::points(value),
    }
}

fn banded(value: Ratio, rows: &[super::Band], gap_is_zero: bool) -> Result<Scored, NoPoints> {
    match rows.iter().find(|band| band.when.contains(value)) {
        Some(band) => Ok(Scored {
            band: Some(band.when),
            ..Scored::points(band.points)
        }),
        None if gap_is_zero => Ok(Scored::points(Decimal::ZERO)),
        None => Err(NoPoints::OutsideBands(
            value
                .times(Decimal::ONE, Some(Rounding::two_places_half_up()))
                .unwrap_or_default(),
        )),
    }
}

fn product(a: Decimal, b: Decimal) -> Result<Decimal, NoPoints> {
    a.checked_mul(b).ok_or(NoPoints::TooLarge)
}
