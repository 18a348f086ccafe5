//! A budget for planned awards: the list worked out, and what other readings would make of its total.

use serde::Serialize;

use crate::law::{Readings, Rulebook};

use super::list::{Decision, MoneyList};
use super::several::TotalDiffering;

/// A plan worked out.
#[derive(Clone, Debug, Serialize)]
pub struct Budget<'r> {
    /// The rows and totals; what is not known, and what the law only caps, is counted apart.
    pub list: MoneyList<'r>,
    /// Readings under which the total would be another.
    pub differs: Vec<TotalDiffering<'r>>,
}

impl Rulebook {
    /// The money that planned awards need, at the base salaries of the planned days.
    ///
    /// ```
    /// # use thidua::{Rulebook, diagnostic::Source};
    /// use thidua::law::money::{Achievement, Decision, MoneyQuestion};
    /// use thidua::subject::SubjectKind;
    /// use time::macros::date;
    /// # let rulebook = Rulebook::read(&[Source::new("vi-du.toml", include_str!("example.toml"))]).unwrap();
    /// let plan = [Decision {
    ///     subject: None,
    ///     question: MoneyQuestion::new("TTLĐTT", SubjectKind::Collective, date!(2018-12-20)),
    ///     achievement: Achievement::default(),
    ///     count: 12,
    /// }];
    /// let budget = rulebook.budget(&plan, rulebook.readings());
    /// assert_eq!(budget.list.total.sum, (12 * 1_120_000).into());
    /// ```
    pub fn budget(&self, plan: &[Decision], readings: &Readings) -> Budget<'_> {
        let list = self.money_list(plan, readings);
        let mut differs = Vec::new();
        for (doubt, option, others) in self.other_money_readings(readings) {
            let other = self.money_list(plan, &others).total;
            if other.sum != list.total.sum || other.unknown != list.total.unknown {
                differs.push(TotalDiffering {
                    doubt: &doubt.key,
                    reading: &option.id,
                    name: &option.name,
                    total: Some(other.sum),
                });
            }
        }
        Budget { list, differs }
    }
}
