//! Reasons as codes: sixteen bits hold the verdict and the number of the deciding point.

use std::fmt;

use time::Date;

use crate::assess::Reason;
use crate::law::Rule;
use crate::subject::SubjectKind;
use crate::{Rulebook, Verdict};

/// Bits of the number of a point.
const POINT_BITS: u16 = 0x3fff;

/// A verdict with the number of the point that decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub(super) u16);

impl Code {
    pub(super) fn new(verdict: Verdict, point: u16) -> Self {
        let bits = match verdict {
            Verdict::NotMet => 0_u16,
            Verdict::Met => 0x4000,
            Verdict::Unknown => 0x8000,
        };
        Self(bits | (point & POINT_BITS))
    }

    /// The verdict.
    pub fn verdict(self) -> Verdict {
        match self.0 & !POINT_BITS {
            0 => Verdict::NotMet,
            0x4000 => Verdict::Met,
            _ => Verdict::Unknown,
        }
    }

    /// The number of the deciding point, for [`super::Program::reason`].
    pub fn point(self) -> u16 {
        self.0 & POINT_BITS
    }
}

/// More points than a code can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooManyPoints;

impl fmt::Display for TooManyPoints {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(
            "the awards asked for have more than 16,000 points together; ask for fewer awards at once",
        )
    }
}

impl std::error::Error for TooManyPoints {}

/// The codes of a rule: its points from `first` on, and the missing category.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleCodes {
    pub(super) first: u16,
    pub(super) category: u16,
}

/// All reasons, by their number.
#[derive(Clone, Debug, Default)]
pub(super) struct Reasons<'r> {
    pub(super) list: Vec<Reason<'r>>,
    rules: Vec<(&'r Rule, RuleCodes)>,
}

impl<'r> Reasons<'r> {
    fn push(&mut self, reason: Reason<'r>) -> Result<u16, TooManyPoints> {
        let number = u16::try_from(self.list.len()).map_err(|_| TooManyPoints)?;
        if number > POINT_BITS {
            return Err(TooManyPoints);
        }
        self.list.push(reason);
        Ok(number)
    }

    pub(super) fn rule(&mut self, rule: &'r Rule) -> Result<RuleCodes, TooManyPoints> {
        if let Some((_, codes)) = self.rules.iter().find(|(known, _)| std::ptr::eq(*known, rule)) {
            return Ok(*codes);
        }
        let category = self.push(Reason::Category(rule))?;
        let mut first = None;
        for point in &rule.points {
            let number = self.push(Reason::Point(rule, point))?;
            first.get_or_insert(number);
        }
        let codes = RuleCodes {
            first: first.unwrap_or(category),
            category,
        };
        self.rules.push((rule, codes));
        Ok(codes)
    }

    /// The code, with its verdict, where no rule is for a kind of subject.
    pub(super) fn without(
        &mut self,
        rulebook: &'r Rulebook,
        award: u16,
        kind: SubjectKind,
        law_of: Date,
    ) -> Result<u16, TooManyPoints> {
        let without = rulebook.without(kind, award, law_of);
        let (verdict, reason) = (without.verdict(), Reason::from(without));
        let same = |known: &Reason<'_>| match (known, &reason) {
            (Reason::NotARecipient, Reason::NotARecipient) | (Reason::Uncovered, Reason::Uncovered) => true,
            (Reason::Gap(one), Reason::Gap(other)) => std::ptr::eq(*one, *other),
            _ => false,
        };
        let number = match self.list.iter().position(same) {
            Some(number) => u16::try_from(number).map_err(|_| TooManyPoints)?,
            None => self.push(reason)?,
        };
        Ok(Code::new(verdict, number).0)
    }
}
