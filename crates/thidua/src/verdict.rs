//! The three values of every criterion, and Kleene's strong tables over them.

use serde::{Deserialize, Serialize};

/// Met, not met, or unknown because a fact or a rule is missing.
///
/// The enum is exhaustive on purpose: a fourth value must break builds.
///
/// ```
/// use thidua::Verdict::{Met, NotMet, Unknown};
/// assert_eq!(Met.and(Unknown), Unknown);
/// assert_eq!(NotMet.and(Unknown), NotMet);
/// assert_eq!(Met.or(Unknown), Met);
/// assert_eq!(Unknown.not(), Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The criterion is met.
    Met,
    /// The criterion is not met.
    NotMet,
    /// A fact or the rule itself is missing.
    Unknown,
}

impl Verdict {
    /// Kleene's conjunction.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Met, Self::Met) => Self::Met,
            _ => Self::Unknown,
        }
    }

    /// Kleene's disjunction.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::NotMet, Self::NotMet) => Self::NotMet,
            _ => Self::Unknown,
        }
    }

    /// Kleene's negation.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}
