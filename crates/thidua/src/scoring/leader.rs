use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{NoPoints, Scored};
use crate::number::{Ratio, Rounding};

/// One unit in a leader-relative leaf.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LeaderEntry {
    /// What it achieved.
    pub(crate) actual: Decimal,
    /// Its target; none where it has none.
    pub(crate) target: Option<Decimal>,
}

/// The best results among the units of a leader-relative leaf.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Race {
    best: Option<LeaderEntry>,
    best_without_target: Decimal,
}

impl Race {
    /// Finds the leaders; every unit with the same best ratio leads.
    pub(crate) fn among(entries: impl Iterator<Item = LeaderEntry>) -> Self {
        let mut race = Self {
            best: None,
            best_without_target: Decimal::ZERO,
        };
        for entry in entries {
            match entry.ratio() {
                None => race.best_without_target = race.best_without_target.max(entry.actual),
                Some(ratio) => {
                    let leads = race
                        .best
                        .and_then(|best| best.ratio())
                        .is_none_or(|best| ratio.compare(best) == Some(Ordering::Greater));
                    if leads {
                        race.best = Some(entry);
                    }
                }
            }
        }
        race
    }

    /// The points of one unit: below the target in proportion to `at_target`, at the target that share of the
    /// maximum, above it in proportion to the distance to the leader, who has the maximum.
    ///
    /// A single division, so that the one rounding sees the exact value.
    pub(crate) fn points(
        &self,
        entry: LeaderEntry,
        max: Decimal,
        at_target: Ratio,
        rounding: Option<Rounding>,
    ) -> Result<Scored, NoPoints> {
        let Some(ratio) = entry.ratio() else {
            let share = Ratio::new(entry.actual, self.best_without_target);
            let points = share.map_or(Some(Decimal::ZERO), |share| share.times(max, rounding));
            return points.map(Scored::points).ok_or(NoPoints::TooLarge);
        };
        let one = Ratio::whole(Decimal::ONE);
        let best = self.best.and_then(LeaderEntry::ratio).unwrap_or(ratio);
        let exact = match ratio.compare(one).ok_or(NoPoints::TooLarge)? {
            Ordering::Less => {
                // at_target · M · A / T
                fraction(
                    [at_target.numerator(), max, ratio.numerator()],
                    [at_target.denominator(), ratio.denominator()],
                )
            }
            Ordering::Equal => fraction(
                [at_target.numerator(), max, Decimal::ONE],
                [at_target.denominator(), Decimal::ONE],
            ),
            Ordering::Greater if ratio.compare(best) == Some(Ordering::Equal) => Some(max),
            // a·M + (1 − a)·M · (A − T)·T* / (T·(A* − T*)) over one denominator
            Ordering::Greater => above_target(ratio, best, max, at_target),
        };
        let exact = exact.ok_or(NoPoints::TooLarge)?;
        Ok(Scored::points(
            rounding
                .map_or(exact, |rounding| rounding.apply(exact))
                .normalize(),
        ))
    }
}

impl LeaderEntry {
    fn ratio(self) -> Option<Ratio> {
        Ratio::new(self.actual, self.target?)
    }
}

fn fraction<const A: usize, const B: usize>(above: [Decimal; A], below: [Decimal; B]) -> Option<Decimal> {
    let product = |parts: &[Decimal]| {
        parts
            .iter()
            .try_fold(Decimal::ONE, |product, part| product.checked_mul(*part))
    };
    product(&above)?.checked_div(product(&below)?)
}

fn above_target(ratio: Ratio, best: Ratio, max: Decimal, at_target: Ratio) -> Option<Decimal> {
    let lead = |ratio: Ratio| ratio.numerator().checked_sub(ratio.denominator());
    let own = lead(ratio)?.checked_mul(best.denominator())?;
    let whole = lead(best)?.checked_mul(ratio.denominator())?;
    let (a, b) = (at_target.numerator(), at_target.denominator());
    // M · (a·whole + (b − a)·own) / (b·whole)
    let above = a
        .checked_mul(whole)?
        .checked_add(b.checked_sub(a)?.checked_mul(own)?)?
        .checked_mul(max)?;
    above.checked_div(b.checked_mul(whole)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::RoundingMode;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn entry(actual: &str, target: Option<&str>) -> LeaderEntry {
        LeaderEntry {
            actual: decimal(actual),
            target: target.map(decimal),
        }
    }

    fn points(race: Race, entry: LeaderEntry) -> String {
        let rounding = Rounding {
            mode: RoundingMode::HalfUp,
            places: 2,
        };
        let half = Ratio::parse("1/2").unwrap();
        race.points(entry, decimal("20"), half, Some(rounding))
            .unwrap()
            .points
            .to_string()
    }

    #[test]
    fn worked_example_6_of_the_specification() {
        let units = [
            entry("9", Some("10")),
            entry("10", Some("10")),
            entry("15", Some("10")),
            entry("30", Some("10")),
        ];
        let race = Race::among(units.into_iter());
        let found: Vec<String> = units.into_iter().map(|unit| points(race, unit)).collect();
        assert_eq!(found, ["9", "10", "12.5", "20"]);
    }

    #[test]
    fn units_without_a_target_are_measured_among_themselves() {
        let units = [entry("3", None), entry("4", None)];
        let race = Race::among(units.into_iter());
        assert_eq!(points(race, units[0]), "15");
        assert_eq!(points(race, units[1]), "20");
        let idle = Race::among([entry("0", None)].into_iter());
        assert_eq!(points(idle, entry("0", None)), "0");
    }

    #[test]
    fn equal_ratios_lead_together_though_written_differently() {
        let units = [
            entry("30", Some("10")),
            entry("3", Some("1")),
            entry("29.99", Some("10")),
        ];
        let race = Race::among(units.into_iter());
        assert_eq!(points(race, units[0]), "20");
        assert_eq!(points(race, units[1]), "20");
        assert_eq!(
            points(race, units[2]),
            "20.00".trim_end_matches('0').trim_end_matches('.')
        );
    }
}
