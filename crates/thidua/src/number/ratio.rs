use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Rounding;

/// An exact fraction of two decimals, compared by cross-multiplication.
///
/// Written in files as `2/3`, `80%` or a plain decimal such as `0.8`.
///
/// ```
/// use thidua::number::Ratio;
/// let votes = Ratio::parse("5/7").unwrap();
/// let two_thirds = Ratio::parse("2/3").unwrap();
/// assert!(votes.at_least(two_thirds));
/// assert!(Ratio::parse("80%").unwrap().at_least(Ratio::parse("0.8").unwrap()));
/// assert!(Ratio::parse("1/0").is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: Decimal,
    denominator: Decimal,
}

impl Ratio {
    /// `numerator / denominator`; none where the denominator is not positive.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        (denominator > Decimal::ZERO).then_some(Self {
            numerator,
            denominator,
        })
    }

    /// A whole decimal as a fraction over one.
    pub fn whole(value: Decimal) -> Self {
        Self {
            numerator: value,
            denominator: Decimal::ONE,
        }
    }

    /// Reads `2/3`, `80%` or `0.8`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((over, under)) = text.split_once('/') {
            return Self::new(decimal(over)?, decimal(under)?);
        }
        if let Some(percent) = text.strip_suffix('%') {
            return Self::new(decimal(percent)?, Decimal::ONE_HUNDRED);
        }
        decimal(text).map(Self::whole)
    }

    /// The part above the line.
    pub fn numerator(self) -> Decimal {
        self.numerator
    }

    /// The part below the line, always positive.
    pub fn denominator(self) -> Decimal {
        self.denominator
    }

    /// The decimal, where the part below the line is one.
    #[inline]
    pub(crate) fn as_whole(self) -> Option<Decimal> {
        written_alike(self.denominator, Decimal::ONE).then_some(self.numerator)
    }

    /// Compares exactly; none where the products leave the range of a decimal.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if written_alike(self.denominator, other.denominator) {
            return Some(compare(self.numerator, other.numerator));
        }
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Some(left.cmp(&right))
    }

    /// Whether this fraction is at least the other; false where they cannot be compared.
    pub fn at_least(self, other: Self) -> bool {
        matches!(self.compare(other), Some(Ordering::Greater | Ordering::Equal))
    }

    /// Whether this fraction is more than a bound, or equal to it where the bound is included.
    pub(crate) fn reaches(self, bound: Self, inclusive: bool) -> bool {
        self.compare(bound)
            .is_some_and(|order| order.is_gt() || (inclusive && order.is_eq()))
    }

    /// `factor × this`, rounded once.
    pub fn times(self, factor: Decimal, rounding: Option<Rounding>) -> Option<Decimal> {
        let exact = factor
            .checked_mul(self.numerator)?
            .checked_div(self.denominator)?;
        Some(
            rounding
                .map_or(exact, |rounding| rounding.apply(exact))
                .normalize(),
        )
    }

    /// The ratio as a law writes it: `90%` where the percentage is whole or has at most two places, else `2/3`.
    ///
    /// ```
    /// use thidua::number::Ratio;
    /// assert_eq!(Ratio::parse("0.9").unwrap().written(), "90%");
    /// assert_eq!(Ratio::parse("2/3").unwrap().written(), "2/3");
    /// ```
    pub fn written(self) -> String {
        match self.percent() {
            Some(percent) if Self::new(percent, Decimal::ONE_HUNDRED) == Some(self) => {
                format!("{}%", percent.normalize())
            }
            _ => format!("{}/{}", self.numerator.normalize(), self.denominator.normalize()),
        }
    }

    /// The ratio in per cent, to two places half up, for display.
    pub fn percent(self) -> Option<Decimal> {
        self.times(Decimal::ONE_HUNDRED, Some(Rounding::two_places_half_up()))
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let numerator = self.numerator.normalize();
        match self.denominator.normalize() {
            one if one == Decimal::ONE => write!(out, "{numerator}"),
            hundred if hundred == Decimal::ONE_HUNDRED => write!(out, "{numerator}%"),
            denominator => write!(out, "{numerator}/{denominator}"),
        }
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Some(Ordering::Equal)
    }
}

#[inline]
fn written_alike(a: Decimal, b: Decimal) -> bool {
    a.scale() == b.scale() && a.mantissa() == b.mantissa()
}

/// The order of two decimals; those with as many places are compared by their digits alone.
#[inline]
pub(crate) fn compare(a: Decimal, b: Decimal) -> Ordering {
    if a.scale() == b.scale() {
        a.mantissa().cmp(&b.mantissa())
    } else {
        a.cmp(&b)
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text.trim()).ok()
}
