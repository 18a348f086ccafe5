//! What the law says on award money, as typed data.

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::Bilingual;
use crate::law::{Interval, Readings};
use crate::number::RoundingMode;
use crate::regulation::Origin;
use crate::subject::{SubjectKind, SubjectKinds};

/// The base salary of a period.
#[derive(Clone, Debug, Serialize)]
pub struct BaseSalary {
    /// Days.
    pub in_force: Interval,
    /// Đồng a month.
    #[serde(with = "rust_decimal::serde::str")]
    pub amount: Decimal,
    /// Instrument that sets it.
    pub instrument: String,
    /// Source.
    pub origin: Origin,
}

/// Table of the decree in which a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyTable {
    /// Danh hiệu thi đua.
    Title,
    /// Huân chương.
    Order,
    /// Huy chương.
    Medal,
    /// Danh hiệu vinh dự nhà nước.
    HonoraryTitle,
    /// Giải thưởng.
    Prize,
    /// Kỷ niệm chương.
    CommemorativeMedal,
    /// Bằng khen.
    Certificate,
    /// Giấy khen.
    Letter,
    /// Khen thưởng của Đảng.
    Party,
}

impl MoneyTable {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "title" => Self::Title,
            "order" => Self::Order,
            "medal" => Self::Medal,
            "honorary-title" => Self::HonoraryTitle,
            "prize" => Self::Prize,
            "commemorative-medal" => Self::CommemorativeMedal,
            "certificate" => Self::Certificate,
            "letter" => Self::Letter,
            "party" => Self::Party,
            _ => return None,
        })
    }

    /// Whether it lists emulation titles; everything else of the State is a form of commendation.
    pub fn is_title(self) -> bool {
        self == Self::Title
    }
}

/// The reading of a doubt under which an entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderReading {
    /// Number of the doubt.
    pub doubt: u16,
    /// Number of the option.
    pub option: u8,
}

/// Whether an entry holds under the readings taken.
pub(super) fn holds(under: Option<UnderReading>, readings: &Readings) -> bool {
    under.is_none_or(|under| readings.taken(under.doubt) == Some(under.option))
}

/// Multiples of the base salary of a group of awards in a period.
#[derive(Clone, Debug)]
pub struct Multiplier {
    /// Identifier.
    pub id: String,
    /// Numbers of the awards.
    pub awards: Vec<u16>,
    /// Table of the decree.
    pub table: MoneyTable,
    /// Days.
    pub in_force: Interval,
    /// Givers it is for; every giver without a row of its own where empty.
    pub givers: Vec<String>,
    /// Figures by kind of recipient.
    pub pay: Vec<Pay>,
    /// The figure is a ceiling: the giving body fixes its own.
    pub ceiling: bool,
    /// What one sum is for, where it is not one recipient.
    pub per: Option<Bilingual>,
    /// Remark.
    pub note: Option<Bilingual>,
}

/// The figure of a kind of recipient.
#[derive(Clone, Debug)]
pub struct Pay {
    /// Kinds of recipient.
    pub recipients: SubjectKinds,
    /// Multiple of the base salary; no amount where none.
    pub times: Option<Decimal>,
    /// The reading under which it holds.
    pub under: Option<UnderReading>,
    /// Instrument.
    pub instrument: String,
    /// Source.
    pub origin: Origin,
}

/// Awards without money, or whose money is not known.
#[derive(Clone, Debug)]
pub struct NoMoney {
    /// Identifier.
    pub id: String,
    /// Numbers of the awards; all where empty.
    pub awards: Vec<u16>,
    /// Kinds of recipient; all where empty.
    pub recipients: SubjectKinds,
    /// Givers; all where empty.
    pub givers: Vec<String>,
    /// Days.
    pub in_force: Interval,
    /// Why there is no amount.
    pub because: Because,
    /// The reason in words.
    pub reason: Bilingual,
    /// Instrument.
    pub instrument: String,
    /// Source.
    pub origin: Origin,
}

/// Why there is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The law gives no money.
    None,
    /// The figure is not known.
    Unknown,
    /// The award does not exist in the period.
    Absent,
    /// The form actually given decides.
    ByForm,
}

/// A rule on award money.
#[derive(Clone, Debug)]
pub struct MoneyRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Days.
    pub in_force: Interval,
    /// Tables it concerns; all where empty.
    pub tables: Vec<MoneyTable>,
    /// Numbers of the awards it concerns; all where empty.
    pub awards: Vec<u16>,
    /// The reading under which it holds.
    pub under: Option<UnderReading>,
    /// What it rules.
    pub effect: Effect,
    /// Instrument.
    pub instrument: String,
    /// Source.
    pub origin: Origin,
    /// Words of the provision.
    pub text: Option<String>,
    /// Remark.
    pub note: Option<Bilingual>,
}

/// What a rule on award money does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Days that the data cover.
    Coverage,
    /// The amount is the multiplier times the base salary of the day of the decision.
    Amount,
    /// How the product is rounded; not known where none.
    Rounding(Option<MoneyRounding>),
    /// Recipients without a figure of their own take that of another, times a factor.
    Scale {
        /// The recipients.
        of: SubjectKinds,
        /// The recipient whose figure is taken.
        from: SubjectKind,
        /// The factor.
        times: Decimal,
    },
    /// Several emulation titles at one time.
    SeveralTitles(Concurrence),
    /// Several forms of commendation at one time.
    SeveralForms(Concurrence),
    /// A title and a form at one time.
    TitleAndForm(Concurrence),
    /// After death the amount is the same.
    Posthumous,
    /// Whoever decides pays.
    Payer,
    /// Words only.
    Remark,
}

/// How an amount is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyRounding {
    /// To multiples of this, in đồng.
    pub to: Decimal,
    /// Direction.
    pub mode: RoundingMode,
}

impl MoneyRounding {
    /// Rounds an amount; none where it is too large.
    ///
    /// ```
    /// use thidua::law::money::MoneyRounding;
    /// use thidua::number::RoundingMode;
    /// let up = MoneyRounding { to: 10_000.into(), mode: RoundingMode::Ceiling };
    /// assert_eq!(up.apply(1_112_000.into()), Some(1_120_000.into()));
    /// assert_eq!(up.apply(540_000.into()), Some(540_000.into()));
    /// ```
    pub fn apply(self, amount: Decimal) -> Option<Decimal> {
        let units = amount.checked_div(self.to)?;
        let rounding = crate::number::Rounding {
            mode: self.mode,
            places: 0,
        };
        Some(rounding.apply(units).checked_mul(self.to)?.normalize())
    }
}

/// What is paid of several awards given at one time; none where another rule says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concurrence {
    /// For the same counted time (titles) or achievement (forms).
    pub same: Option<PaidPart>,
    /// For different ones.
    pub different: Option<PaidPart>,
}

/// Which of several awards are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaidPart {
    /// Every one.
    All,
    /// Only the highest.
    Highest,
    /// Not known.
    Unknown,
}

/// The law on award money.
#[derive(Clone, Debug, Default)]
pub struct MoneyRules {
    /// Base salaries in order of time.
    pub salaries: Vec<BaseSalary>,
    /// Multipliers, in the order of the files.
    pub multipliers: Vec<Multiplier>,
    /// Declared absences of money.
    pub none: Vec<NoMoney>,
    /// Rules.
    pub rules: Vec<MoneyRule>,
    /// Doubts that some entry depends on.
    pub doubts: Vec<u16>,
    /// For each award the numbers of its rows, and of the declared absences that name it.
    pub(super) by_award: Vec<AwardEntries>,
    /// Numbers of the declared absences that concern every award.
    pub(super) none_of_all: Vec<u16>,
    /// Numbers of the rules that other recipients follow.
    pub(super) scales: Vec<u16>,
}

/// The entries of one award.
#[derive(Clone, Debug, Default)]
pub(super) struct AwardEntries {
    pub(super) rows: Vec<u16>,
    pub(super) none: Vec<u16>,
}

impl MoneyRules {
    /// The base salary of a day.
    pub fn base_salary(&self, on: Date) -> Option<&BaseSalary> {
        let after = self
            .salaries
            .partition_point(|salary| salary.in_force.from.is_none_or(|from| from <= on));
        let salary = self.salaries.get(after.checked_sub(1)?)?;
        salary.in_force.contains(on).then_some(salary)
    }

    /// The days that the data cover.
    pub fn coverage(&self) -> Option<Interval> {
        let rule = self.rules.iter().find(|rule| rule.effect == Effect::Coverage)?;
        Some(rule.in_force)
    }

    /// The rule of a day for a table that some test accepts.
    pub(super) fn rule(
        &self,
        on: Date,
        table: Option<MoneyTable>,
        readings: &Readings,
        test: impl Fn(&Effect) -> bool,
    ) -> Option<&MoneyRule> {
        self.rules.iter().find(|rule| {
            test(&rule.effect)
                && rule.in_force.contains(on)
                && table.is_none_or(|table| rule.tables.is_empty() || rule.tables.contains(&table))
                && holds(rule.under, readings)
        })
    }
}
