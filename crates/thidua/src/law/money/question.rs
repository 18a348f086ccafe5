use std::collections::BTreeMap;

use rust_decimal::Decimal;
use time::Date;

use crate::subject::SubjectKind;

/// What is asked about the money of one decision.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyQuestion {
    /// The award: identifier, name or abbreviation.
    pub award: String,
    /// Kind of recipient.
    pub recipient: SubjectKind,
    /// Day on which the decision was issued.
    pub on: Date,
    /// Who gives it: a code of an authority, its name, or the name of a body; none where it is not said.
    pub giver: Option<String>,
    /// The multiplier that the giving body has fixed, where the law only gives a ceiling.
    pub own: Option<Decimal>,
    /// Whether it is given after death.
    pub posthumous: bool,
    /// Readings switched: key of the doubt → word of the reading.
    pub readings: BTreeMap<String, String>,
}

impl MoneyQuestion {
    /// A question about an award to a recipient by a decision of a day.
    ///
    /// ```
    /// use thidua::law::money::MoneyQuestion;
    /// use thidua::subject::SubjectKind;
    /// use time::macros::date;
    /// let question = MoneyQuestion::new("LĐTT", SubjectKind::Individual, date!(2025-12-20));
    /// assert!(!question.posthumous && question.giver.is_none());
    /// ```
    pub fn new(award: impl Into<String>, recipient: SubjectKind, on: Date) -> Self {
        Self {
            award: award.into(),
            recipient,
            on,
            giver: None,
            own: None,
            posthumous: false,
            readings: BTreeMap::new(),
        }
    }

    /// The same, given by a body.
    ///
    /// ```
    /// # use thidua::{law::money::MoneyQuestion, subject::SubjectKind};
    /// # use time::macros::date;
    /// let question = MoneyQuestion::new("ky-niem-chuong", SubjectKind::Individual, date!(2026-07-01))
    ///     .given_by("uy-ban-thuong-vu-quoc-hoi");
    /// assert_eq!(question.giver.as_deref(), Some("uy-ban-thuong-vu-quoc-hoi"));
    /// ```
    #[must_use]
    pub fn given_by(mut self, giver: impl Into<String>) -> Self {
        self.giver = Some(giver.into());
        self
    }

    /// The same, with the multiplier that the giving body has fixed under a ceiling.
    ///
    /// ```
    /// # use thidua::{law::money::MoneyQuestion, subject::SubjectKind};
    /// # use time::macros::date;
    /// let question = MoneyQuestion::new("ky-niem-chuong", SubjectKind::Individual, date!(2026-07-01))
    ///     .with_own("0.4".parse().unwrap());
    /// assert_eq!(question.own.unwrap().to_string(), "0.4");
    /// ```
    #[must_use]
    pub fn with_own(mut self, multiplier: Decimal) -> Self {
        self.own = Some(multiplier);
        self
    }

    /// The same under another reading of a doubt.
    ///
    /// ```
    /// # use thidua::{law::money::MoneyQuestion, subject::SubjectKind};
    /// # use time::macros::date;
    /// let question = MoneyQuestion::new("LĐTT", SubjectKind::Individual, date!(2025-06-30)).under("D-60", "nearest");
    /// assert_eq!(question.readings["D-60"], "nearest");
    /// ```
    #[must_use]
    pub fn under(mut self, doubt: impl Into<String>, reading: impl Into<String>) -> Self {
        self.readings.insert(doubt.into(), reading.into());
        self
    }
}
