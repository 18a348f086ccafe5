//! Award money: what a decision carries, on the base salary of its day, rounded as the rule says.
//!
//! ```
//! # use thidua::{Rulebook, diagnostic::Source};
//! use thidua::law::money::MoneyQuestion;
//! use thidua::subject::SubjectKind;
//! use time::macros::date;
//! # let text = include_str!("example.toml");
//! let rulebook = Rulebook::read(&[Source::new("vi-du.toml", text)]).unwrap();
//! let question = MoneyQuestion::new("TTLĐTT", SubjectKind::Collective, date!(2018-07-02));
//! let money = rulebook.money(&question).unwrap();
//! assert_eq!(money.amount, Some(1_120_000.into()));
//! assert_eq!(money.product, Some(1_112_000.into()));
//! ```
//!
//! The figures stand in the law files; nothing here is a number of the law. A sum is an exact decimal of đồng, and
//! there is none where the law gives no money or its figure is not known. What this module does not do: it does not
//! ask whether the award may be given, nor whether the fund suffices.

mod answer;
mod budget;
mod build;
mod cells;
mod columns;
mod explain;
mod list;
mod overlap;
mod price;
mod question;
mod refuse;
mod rows;
mod rules;
mod several;
mod standing;
mod words;

pub use answer::{Differing, Money, MoneyPart, MoneyRemark, MoneySource, MoneyState, Payer, RoundingUsed};
pub use budget::Budget;
pub use cells::{recipient, written_day};
pub use columns::MoneyColumn;
pub use list::{Decision, MoneyList, MoneyRow, MoneyTotal};
pub use question::MoneyQuestion;
pub use rows::{MoneySheet, RowProblem, decisions};
pub use rules::{
    BaseSalary, Because, Concurrence, Effect, MoneyRounding, MoneyRule, MoneyRules, MoneyTable, Multiplier,
    NoMoney, PaidPart, Pay, UnderReading,
};
pub use several::{Achievement, Concurrent, Paid, Several, TotalDiffering};
pub use words::dong;
