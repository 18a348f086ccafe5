//! How awards given at one time stand to each other: the rule of the day on titles, forms, or a title and a form.

use rust_decimal::Decimal;
use time::Date;

use crate::law::{Readings, Rulebook};
use crate::{Bilingual, Verdict};

use super::rules::{Concurrence, Effect, MoneyRule, MoneyTable, PaidPart};
use super::several::Achievement;

/// What the comparison needs of one award.
#[derive(Clone, Copy)]
pub(super) struct Sum<'d> {
    pub(super) table: Option<MoneyTable>,
    pub(super) product: Option<Decimal>,
    pub(super) on: Date,
    /// The law gives no money, so there is nothing to compare.
    pub(super) nothing: bool,
    pub(super) achievement: &'d Achievement,
}

/// Whether an award is paid beside the others.
pub(super) struct Standing<'r> {
    pub(super) paid: Verdict,
    pub(super) instead: Option<usize>,
    pub(super) missing: Option<Missing>,
    pub(super) rules: Vec<&'r MoneyRule>,
}

/// What would settle an unknown standing.
#[derive(Clone, Copy)]
pub(super) enum Missing {
    Years,
    Achievement,
    Rule,
}

impl Missing {
    pub(super) fn words(self) -> Bilingual {
        match self {
            Self::Years => Bilingual::new(
                "cần thời gian tính thành tích của từng danh hiệu",
                "the counted time of each title is needed",
            ),
            Self::Achievement => Bilingual::new(
                "cần thời gian hoặc nội dung thành tích của từng hình thức",
                "the time or the achievement of each form is needed",
            ),
            Self::Rule => Bilingual::new(
                "chưa rõ quy định về tiền thưởng khi nhận nhiều danh hiệu, hình thức cùng lúc vào ngày này",
                "no rule is known for several such awards at one time on this day",
            ),
        }
    }
}

/// How one award stands to another given at the same time.
struct Relation<'r> {
    paid: Verdict,
    rule: Option<&'r MoneyRule>,
    missing: Option<Missing>,
}

impl Rulebook {
    /// How one award stands to all others of its day.
    pub(super) fn standing(&self, own: usize, sums: &[Sum<'_>], readings: &Readings) -> Option<Standing<'_>> {
        let sum = sums.get(own)?;
        let mut standing = Standing {
            paid: if sum.nothing {
                Verdict::NotMet
            } else {
                Verdict::Met
            },
            instead: None,
            missing: None,
            rules: Vec::new(),
        };
        if sum.nothing {
            return Some(standing);
        }
        for (at, other) in sums.iter().enumerate() {
            if at == own || other.on != sum.on || other.nothing {
                continue;
            }
            let relation = self.relation(sum, other, beats((own, sum), (at, other)), readings);
            if let Some(rule) = relation.rule
                && !standing.rules.iter().any(|known| known.id == rule.id)
            {
                standing.rules.push(rule);
            }
            if relation.paid == Verdict::NotMet && standing.paid != Verdict::NotMet {
                standing.instead = Some(at);
            }
            standing.missing = standing.missing.or(relation.missing);
            standing.paid = standing.paid.and(relation.paid);
        }
        if standing.paid != Verdict::Unknown {
            standing.missing = None;
        }
        Some(standing)
    }

    fn relation(&self, own: &Sum<'_>, other: &Sum<'_>, beats: Verdict, readings: &Readings) -> Relation<'_> {
        let (Some(own_table), Some(other_table)) = (own.table, other.table) else {
            return unknown(None, Missing::Rule);
        };
        let party = (own_table == MoneyTable::Party, other_table == MoneyTable::Party);
        if party.0 != party.1 {
            // The Party's money and the State's follow different instruments.
            return Relation {
                paid: Verdict::Met,
                rule: None,
                missing: None,
            };
        }
        let titles = (own_table.is_title(), other_table.is_title());
        if titles.0 != titles.1 {
            let part = |effect: &Effect| match effect {
                Effect::TitleAndForm(rule) => rule.different,
                _ => None,
            };
            return self.ruled_part(own, readings, part, beats);
        }
        let achievements = (own.achievement, other.achievement);
        let same = if titles.0 {
            same_years(achievements)
        } else {
            same_achievement(achievements)
        };
        let pick = |effect: &Effect, part: fn(&Concurrence) -> Option<PaidPart>| match effect {
            Effect::SeveralTitles(rule) if titles.0 => part(rule),
            Effect::SeveralForms(rule) if !titles.0 && !party.0 => part(rule),
            _ => None,
        };
        let when_same = || self.ruled_part(own, readings, |effect| pick(effect, |rule| rule.same), beats);
        let when_different =
            || self.ruled_part(own, readings, |effect| pick(effect, |rule| rule.different), beats);
        match same {
            Verdict::Met => when_same(),
            Verdict::NotMet => when_different(),
            Verdict::Unknown => {
                let (one, two) = (when_same(), when_different());
                if one.paid == two.paid && one.paid != Verdict::Unknown {
                    return one;
                }
                let missing = match (two.rule, titles.0) {
                    (None, _) => Missing::Rule,
                    (_, true) => Missing::Years,
                    (_, false) => Missing::Achievement,
                };
                unknown(one.rule, missing)
            }
        }
    }

    fn ruled_part(
        &self,
        own: &Sum<'_>,
        readings: &Readings,
        part: impl Fn(&Effect) -> Option<PaidPart>,
        beats: Verdict,
    ) -> Relation<'_> {
        let rule = self
            .money
            .rule(own.on, own.table, readings, |effect| part(effect).is_some());
        let paid = match rule.and_then(|rule| part(&rule.effect)) {
            Some(PaidPart::All) => Verdict::Met,
            Some(PaidPart::Highest) => beats,
            Some(PaidPart::Unknown) | None => return unknown(rule, Missing::Rule),
        };
        Relation {
            paid,
            rule,
            missing: None,
        }
    }
}

fn unknown(rule: Option<&MoneyRule>, missing: Missing) -> Relation<'_> {
    Relation {
        paid: Verdict::Unknown,
        rule,
        missing: Some(missing),
    }
}

/// Titles are for the same time if their counted years are the same.
fn same_years(achievements: (&Achievement, &Achievement)) -> Verdict {
    match (achievements.0.years, achievements.1.years) {
        (Some(own), Some(other)) => (own == other).into(),
        _ => Verdict::Unknown,
    }
}

/// Forms are for the same if neither their times nor their achievements differ.
fn same_achievement(achievements: (&Achievement, &Achievement)) -> Verdict {
    let what = match (&achievements.0.what, &achievements.1.what) {
        (Some(own), Some(other)) => (own == other).into(),
        _ => Verdict::Unknown,
    };
    same_years(achievements).and(what)
}

/// Whether the first is the higher one: by the product, then by the place in the list.
fn beats(own: (usize, &Sum<'_>), other: (usize, &Sum<'_>)) -> Verdict {
    match (own.1.product, other.1.product) {
        (Some(one), Some(two)) => (one > two || (one == two && own.0 < other.0)).into(),
        _ => Verdict::Unknown,
    }
}
