//! Lists of decisions, and plans: the sum of each row, totals by payer and by award.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::diagnostic::Diagnostic;
use crate::law::{Readings, Rulebook};
use crate::subject::SubjectKind;
use crate::{Bilingual, Grade, Verdict};

use super::answer::{MoneyState, Payer};
use super::price::Matter;
use super::question::MoneyQuestion;
use super::rules::MoneyTable;
use super::several::Achievement;
use super::standing::Sum;

/// One row of a list: a decision, or several alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Who receives it; rows of one subject and one day are given at one time.
    pub subject: Option<String>,
    /// The question.
    pub question: MoneyQuestion,
    /// What it was given for.
    pub achievement: Achievement,
    /// How many such decisions.
    pub count: u32,
}

/// The sum of one row.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyRow<'r> {
    /// Place of the decision in the list.
    pub at: usize,
    /// Identifier of the award.
    pub award: &'r str,
    /// Kind of recipient.
    pub recipient: SubjectKind,
    /// Day of the decision.
    pub on: Date,
    /// How many.
    pub count: u32,
    /// Whether there is a sum.
    pub state: MoneyState,
    /// The multiplier.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub multiplier: Option<Decimal>,
    /// The base salary.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub base_salary: Option<Decimal>,
    /// The sum of one decision; the greatest one where `state` is `ceiling`.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
    /// Whether it is paid beside other awards of the subject.
    pub paid: Verdict,
    /// What is paid for the row; none where it is not known.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub sum: Option<Decimal>,
    /// Weakest grade.
    pub grade: Grade,
    /// Number of the payer among the totals.
    pub payer: usize,
    #[serde(skip)]
    number: u16,
    #[serde(skip)]
    table: Option<MoneyTable>,
    #[serde(skip)]
    product: Option<Decimal>,
}

/// A total.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyTotal {
    /// Code of the payer (several joined by `|`) or identifier of the award; empty where the payer is not known.
    pub key: String,
    /// Name.
    pub name: Bilingual,
    /// Decisions.
    pub decisions: u64,
    /// What is paid for those whose sum is known.
    #[serde(with = "rust_decimal::serde::str")]
    pub sum: Decimal,
    /// Decisions whose sum is not known.
    pub unknown: u64,
    /// What these can come to at most where the law gives a ceiling.
    #[serde(with = "rust_decimal::serde::str")]
    pub ceiling: Decimal,
}

/// A list worked out.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyList<'r> {
    /// Rows that have an answer, in order.
    pub rows: Vec<MoneyRow<'r>>,
    /// Rows without one, by their place in the list.
    pub problems: Vec<(usize, Diagnostic)>,
    /// Totals by payer.
    pub payers: Vec<MoneyTotal>,
    /// Totals by award.
    pub awards: Vec<MoneyTotal>,
    /// The total of all rows.
    pub total: MoneyTotal,
}

impl MoneyTotal {
    fn new(key: String, name: Bilingual) -> Self {
        Self {
            key,
            name,
            decisions: 0,
            sum: Decimal::ZERO,
            unknown: 0,
            ceiling: Decimal::ZERO,
        }
    }

    fn add(&mut self, row: &MoneyRow<'_>) {
        let count = u64::from(row.count);
        self.decisions = self.decisions.saturating_add(count);
        match row.sum.and_then(|sum| self.sum.checked_add(sum)) {
            Some(sum) => self.sum = sum,
            None => {
                self.unknown = self.unknown.saturating_add(count);
                if row.state == MoneyState::Ceiling
                    && let Some(most) = row.amount.and_then(|most| most.checked_mul(row.count.into()))
                {
                    self.ceiling = self.ceiling.saturating_add(most);
                }
            }
        }
    }
}

/// What a payer is known by while a list is worked out.
type PayerKey<'d> = (u16, Option<&'d str>, Option<usize>);

impl Rulebook {
    /// The money of a list of decisions, or of a plan: rows of one subject and one day follow the rule on several
    /// awards at one time.
    pub fn money_list(&self, decisions: &[Decision], readings: &Readings) -> MoneyList<'_> {
        let mut work = Work {
            rulebook: self,
            spellings: BTreeMap::new(),
            payers: BTreeMap::new(),
            list: MoneyList {
                rows: Vec::with_capacity(decisions.len()),
                problems: Vec::new(),
                payers: Vec::new(),
                awards: Vec::new(),
                total: MoneyTotal::new(String::new(), Bilingual::new("Tổng cộng", "Total")),
            },
        };
        for (at, decision) in decisions.iter().enumerate() {
            if let Err(problem) = work.row(at, decision, readings) {
                work.list.problems.push((at, *problem));
            }
        }
        work.several(decisions, readings);
        work.totals();
        work.list
    }
}

struct Work<'r, 'd> {
    rulebook: &'r Rulebook,
    spellings: BTreeMap<&'d str, u16>,
    payers: BTreeMap<PayerKey<'d>, usize>,
    list: MoneyList<'r>,
}

impl<'r, 'd> Work<'r, 'd> {
    fn row(&mut self, at: usize, decision: &'d Decision, readings: &Readings) -> Result<(), Box<Diagnostic>> {
        let rulebook = self.rulebook;
        let question = &decision.question;
        let award = match self.spellings.get(question.award.as_str()) {
            Some(award) => *award,
            None => {
                let award = rulebook.award_of(&question.award)?;
                self.spellings.insert(&question.award, award);
                award
            }
        };
        let giver = rulebook.giver_of(question.giver.as_deref());
        let matter = Matter {
            award,
            recipient: question.recipient,
            on: question.on,
            giver: giver.as_deref(),
            own: question.own,
        };
        let priced = rulebook.priced(matter, readings)?;
        let state = super::explain::state(&priced);
        let sum = match state {
            MoneyState::Known => priced
                .amount
                .and_then(|amount| amount.checked_mul(decision.count.into())),
            MoneyState::None | MoneyState::Absent => Some(Decimal::ZERO),
            MoneyState::Ceiling | MoneyState::Unknown => None,
        };
        let table = priced.row.map(|row| row.table);
        let payer = self.payer(question, award, table);
        self.list.rows.push(MoneyRow {
            at,
            award: rulebook.awards.id(award),
            recipient: question.recipient,
            on: question.on,
            count: decision.count,
            state,
            multiplier: priced.times,
            base_salary: priced.salary.map(|salary| salary.amount),
            amount: priced.amount,
            paid: Verdict::Met,
            sum,
            grade: priced.grade(),
            payer,
            number: award,
            table,
            product: priced.product,
        });
        Ok(())
    }

    fn payer(&mut self, question: &'d MoneyQuestion, award: u16, table: Option<MoneyTable>) -> usize {
        let giver = question.giver.as_deref();
        let deciders = self
            .rulebook
            .awards
            .get(award)
            .map(|award| award.deciders.as_slice());
        let decider = deciders
            .unwrap_or_default()
            .iter()
            .position(|decider| decider.in_force.contains(question.on));
        // The rule that the decider pays may begin later than the decider is known.
        let pays = self.rulebook.pays(question.on, table);
        let key = (award, giver, decider.filter(|_| pays));
        if let Some(known) = self.payers.get(&key) {
            return *known;
        }
        let payer = self.rulebook.payer(giver, award, question.on, table);
        let code = if payer.codes.is_empty() {
            payer
                .names
                .iter()
                .map(|name| name.vi.as_str())
                .collect::<Vec<_>>()
                .join("|")
        } else {
            payer.codes.join("|")
        };
        let at = match self.list.payers.iter().position(|total| total.key == code) {
            Some(at) => at,
            None => {
                self.list.payers.push(MoneyTotal::new(code, joined(&payer)));
                self.list.payers.len().saturating_sub(1)
            }
        };
        self.payers.insert(key, at);
        at
    }

    /// Rows of one subject and one day: which of them are paid.
    fn several(&mut self, decisions: &[Decision], readings: &Readings) {
        let mut order: Vec<(&str, Date, usize)> = Vec::new();
        for (place, row) in self.list.rows.iter().enumerate() {
            let subject = decisions
                .get(row.at)
                .and_then(|decision| decision.subject.as_deref());
            if let Some(subject) = subject.filter(|subject| !subject.is_empty()) {
                order.push((subject, row.on, place));
            }
        }
        order.sort_unstable();
        for group in order.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            if group.len() < 2 {
                continue;
            }
            let places: Vec<usize> = group.iter().map(|(_, _, place)| *place).collect();
            let sums: Vec<Sum<'_>> = places
                .iter()
                .filter_map(|place| {
                    let row = self.list.rows.get(*place)?;
                    Some(Sum {
                        table: row.table,
                        product: row.product,
                        on: row.on,
                        nothing: matches!(row.state, MoneyState::None | MoneyState::Absent),
                        achievement: &decisions.get(row.at)?.achievement,
                    })
                })
                .collect();
            for (own, place) in places.iter().enumerate() {
                // Without money there is nothing to be paid beside or instead of.
                if sums.get(own).is_none_or(|sum| sum.nothing) {
                    continue;
                }
                let standing = self.rulebook.standing(own, &sums, readings);
                let (Some(row), Some(standing)) = (self.list.rows.get_mut(*place), standing) else {
                    continue;
                };
                row.paid = standing.paid;
                match standing.paid {
                    Verdict::Met => {}
                    Verdict::NotMet => row.sum = Some(Decimal::ZERO),
                    Verdict::Unknown => row.sum = None,
                }
            }
        }
    }

    fn totals(&mut self) {
        let mut awards: BTreeMap<u16, MoneyTotal> = BTreeMap::new();
        for row in &self.list.rows {
            self.list.total.add(row);
            if let Some(payer) = self.list.payers.get_mut(row.payer) {
                payer.add(row);
            }
            let award = self.rulebook.awards.get(row.number);
            awards
                .entry(row.number)
                .or_insert_with(|| {
                    let name = award.map(|award| award.name(row.on)).unwrap_or_default();
                    MoneyTotal::new(row.award.to_owned(), name)
                })
                .add(row);
        }
        self.list.awards = awards.into_values().collect();
    }
}

fn joined(payer: &Payer<'_>) -> Bilingual {
    match payer.names.as_slice() {
        [] => Bilingual::new("chưa xác định", "not known"),
        [one] => one.clone(),
        _ => {
            let codes = payer.codes.join(", ");
            Bilingual::new(
                format!("chưa ghi cấp quyết định, một trong: {codes}"),
                format!("giver not stated, one of: {codes}"),
            )
        }
    }
}
