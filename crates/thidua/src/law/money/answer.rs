//! The answer to a question about money, with everything it rests on.

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::number::RoundingMode;
use crate::subject::SubjectKind;
use crate::{Basis, Bilingual, Grade};

use super::rules::MoneyTable;

/// The money of one decision.
#[derive(Clone, Debug, Serialize)]
pub struct Money<'r> {
    /// Identifier of the award.
    pub award: &'r str,
    /// Its name on the day.
    pub name: Bilingual,
    /// Kind of recipient.
    pub recipient: SubjectKind,
    /// Day of the decision.
    pub on: Date,
    /// Whether there is a sum.
    pub state: MoneyState,
    /// The sum in đồng; none where the law gives none or its figure is not known.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
    /// The greatest sum, where the law only gives a ceiling and the giving body has not said its own multiplier.
    #[serde(
        with = "rust_decimal::serde::str_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub at_most: Option<Decimal>,
    /// The multiple of the base salary.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub multiplier: Option<Decimal>,
    /// The base salary of the day.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub base_salary: Option<Decimal>,
    /// The product before rounding.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub product: Option<Decimal>,
    /// How it was rounded; none where the rule is not known and the product stands.
    pub rounding: Option<RoundingUsed>,
    /// What one sum is for, where it is not one recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'r Bilingual>,
    /// Why there is no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Bilingual>,
    /// Where each part comes from.
    pub articles: Vec<MoneySource<'r>>,
    /// The weakest grade of what the sum rests on.
    pub grade: Grade,
    /// Who pays.
    pub payer: Payer<'r>,
    /// Remarks.
    pub caveats: Vec<MoneyRemark<'r>>,
    /// Readings under which the sum would be another.
    pub differs: Vec<Differing<'r>>,
    #[serde(skip)]
    pub(super) table: Option<MoneyTable>,
}

/// Whether there is a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyState {
    /// A sum.
    Known,
    /// A ceiling: the giving body fixes its own multiplier.
    Ceiling,
    /// The law gives no money.
    None,
    /// The award does not exist on the day.
    Absent,
    /// The sum is not known.
    Unknown,
}

/// How a product was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RoundingUsed {
    /// `ceiling`, `half-up` or `floor`.
    pub mode: &'static str,
    /// To multiples of this, in đồng.
    #[serde(with = "rust_decimal::serde::str")]
    pub to: Decimal,
}

/// The part of an answer that a source stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyPart {
    /// The multiplier.
    Multiplier,
    /// The rule by which another recipient's figure is taken.
    Recipient,
    /// The base salary.
    BaseSalary,
    /// That the base salary of the day of the decision counts.
    Amount,
    /// The rounding.
    Rounding,
    /// The same sum after death.
    Posthumous,
    /// Who pays.
    Payer,
    /// That there is no money.
    NoMoney,
    /// What is paid of several awards.
    Several,
}

/// Where a part of an answer comes from.
#[derive(Clone, Debug, Serialize)]
pub struct MoneySource<'r> {
    /// The part.
    pub part: MoneyPart,
    /// Identifier of the instrument.
    pub instrument: &'r str,
    /// Its number as printed; empty where it is not declared.
    pub number: &'r str,
    /// Article, clause, point.
    pub cite: &'r str,
    /// Grade of the source.
    pub grade: Grade,
    /// Kind of the source.
    pub basis: Basis,
    /// What the rule says, where it is more than a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<&'r Bilingual>,
}

/// Who pays.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Payer<'r> {
    /// Codes of the authorities that decide and pay, or the body as it was given; empty where not known.
    pub codes: Vec<&'r str>,
    /// Their names.
    pub names: Vec<Bilingual>,
    /// Whether it was given with the question.
    pub given: bool,
}

/// A remark beside a sum.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyRemark<'r> {
    /// The remark.
    pub text: &'r Bilingual,
    /// Its grade.
    pub grade: Grade,
}

/// A reading under which the sum would be another.
#[derive(Clone, Debug, Serialize)]
pub struct Differing<'r> {
    /// Key of the doubt.
    pub doubt: &'r str,
    /// Word of the reading.
    pub reading: &'r str,
    /// What it says.
    pub name: &'r Bilingual,
    /// The sum under it; none where there is none.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
}

impl RoundingUsed {
    /// Whether it goes up.
    pub(super) fn goes_up(self) -> bool {
        self.mode == RoundingMode::Ceiling.word()
    }
}
