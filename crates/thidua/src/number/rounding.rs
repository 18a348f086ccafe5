use rust_decimal::{Decimal, RoundingStrategy};

/// How a number is rounded; the rule that needs it states the mode and the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Direction of rounding.
    pub mode: RoundingMode,
    /// Decimal places kept.
    pub places: u32,
}

/// Direction of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// Down to the number below.
    Floor,
    /// Up to the number above.
    Ceiling,
    /// To the nearest; a half goes away from zero.
    HalfUp,
}

impl RoundingMode {
    /// The mode written as `floor`, `ceiling` or `half-up`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "floor" => Some(Self::Floor),
            "ceiling" => Some(Self::Ceiling),
            "half-up" => Some(Self::HalfUp),
            _ => None,
        }
    }

    /// The word written in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Ceiling => "ceiling",
            Self::HalfUp => "half-up",
        }
    }
}

impl Rounding {
    /// Two places, half up.
    pub fn two_places_half_up() -> Self {
        Self {
            mode: RoundingMode::HalfUp,
            places: 2,
        }
    }

    /// Rounds to this rule's places.
    ///
    /// ```
    /// use thidua::number::{Rounding, RoundingMode};
    /// let half_up = Rounding { mode: RoundingMode::HalfUp, places: 2 };
    /// assert_eq!(half_up.apply("12.345".parse().unwrap()).to_string(), "12.35");
    /// let floor = Rounding { mode: RoundingMode::Floor, places: 0 };
    /// assert_eq!(floor.apply("4.8".parse().unwrap()).to_string(), "4");
    /// ```
    pub fn apply(self, value: Decimal) -> Decimal {
        if value.scale() <= self.places {
            return value;
        }
        let strategy = match self.mode {
            RoundingMode::Floor => RoundingStrategy::ToNegativeInfinity,
            RoundingMode::Ceiling => RoundingStrategy::ToPositiveInfinity,
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        };
        value.round_dp_with_strategy(self.places, strategy)
    }
}
