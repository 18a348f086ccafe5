//! Several awards given to one subject at one time: which of them are paid.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::law::{Readings, Rulebook};
use crate::{Bilingual, Verdict};

use super::answer::{Money, MoneyPart, MoneySource, MoneyState};
use super::question::MoneyQuestion;
use super::rules::{Concurrence, Effect, MoneyRule, MoneyTable, PaidPart};

/// What an award was given for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Achievement {
    /// First and last year of the time that was counted.
    pub years: Option<(i32, i32)>,
    /// The achievement, in words or as a code; compared as it is.
    pub what: Option<String>,
}

/// One of several awards of a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Concurrent {
    /// The decision.
    pub question: MoneyQuestion,
    /// What it was given for.
    pub achievement: Achievement,
}

/// Whether one of several awards is paid.
#[derive(Clone, Debug, Serialize)]
pub struct Paid<'r> {
    /// Its own money.
    pub money: Money<'r>,
    /// Met: paid; not met: not paid; unknown: a fact or a rule is missing.
    pub paid: Verdict,
    /// The award that is paid in its place, by its place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<usize>,
    /// What is missing, where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Bilingual>,
    /// The rules that were applied.
    pub rules: Vec<MoneySource<'r>>,
}

/// Several awards of one subject with what is paid in all.
#[derive(Clone, Debug, Serialize)]
pub struct Several<'r> {
    /// The awards in the order asked.
    pub awards: Vec<Paid<'r>>,
    /// The sum; none where part of it is not known.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub total: Option<Decimal>,
    /// The part that is certain.
    #[serde(with = "rust_decimal::serde::str")]
    pub certain: Decimal,
    /// Readings under which the sum would be another.
    pub differs: Vec<TotalDiffering<'r>>,
}

/// A reading under which a total would be another.
#[derive(Clone, Debug, Serialize)]
pub struct TotalDiffering<'r> {
    /// Key of the doubt.
    pub doubt: &'r str,
    /// Word of the reading.
    pub reading: &'r str,
    /// What it says.
    pub name: &'r Bilingual,
    /// The total under it.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub total: Option<Decimal>,
}

/// How one award stands to another given at the same time.
struct Relation<'r> {
    paid: Verdict,
    rule: Option<&'r MoneyRule>,
    missing: Option<Bilingual>,
}

impl Rulebook {
    /// The money of several awards given to one subject: those of one day are given at one time, and the rule of that
    /// day says whether all are paid or only the highest.
    ///
    /// # Errors
    /// Every question that has no answer.
    pub fn several(
        &self,
        awards: &[Concurrent],
        readings: &Readings,
    ) -> Result<Several<'_>, Vec<Diagnostic>> {
        let awards_paid = self.paid(awards, readings)?;
        let (total, certain) = totals(&awards_paid);
        let mut differs = Vec::new();
        for at in &self.money.doubts {
            let Some(doubt) = self.doubts.get(usize::from(*at)) else {
                continue;
            };
            for (number, option) in (0_u8..).zip(&doubt.options) {
                if readings.taken(*at) == Some(number) {
                    continue;
                }
                let Ok(other) = self.paid(awards, &readings.with(*at, Some(number))) else {
                    continue;
                };
                let (other, _) = totals(&other);
                if other != total {
                    differs.push(TotalDiffering {
                        doubt: &doubt.key,
                        reading: &option.id,
                        name: &option.name,
                        total: other,
                    });
                }
            }
        }
        Ok(Several {
            awards: awards_paid,
            total,
            certain,
            differs,
        })
    }

    pub(super) fn paid(
        &self,
        awards: &[Concurrent],
        readings: &Readings,
    ) -> Result<Vec<Paid<'_>>, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut sums = Vec::with_capacity(awards.len());
        for award in awards {
            match self.money_under(&award.question, readings) {
                Ok(money) => sums.push(money),
                Err(problem) => problems.push(*problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let achievements: Vec<&Achievement> = awards.iter().map(|award| &award.achievement).collect();
        Ok((0..sums.len())
            .filter_map(|own| self.standing(own, &sums, &achievements, readings))
            .collect())
    }

    fn standing<'r>(
        &'r self,
        own: usize,
        sums: &[Money<'r>],
        achievements: &[&Achievement],
        readings: &Readings,
    ) -> Option<Paid<'r>> {
        let money = sums.get(own)?.clone();
        let mut paid = Paid {
            paid: if pays_nothing(&money) {
                Verdict::NotMet
            } else {
                Verdict::Met
            },
            money,
            instead: None,
            missing: None,
            rules: Vec::new(),
        };
        if pays_nothing(&paid.money) {
            return Some(paid);
        }
        for (at, other) in sums.iter().enumerate() {
            if at == own || other.on != paid.money.on || pays_nothing(other) {
                continue;
            }
            let times = (*achievements.get(own)?, *achievements.get(at)?);
            let beats = beats((own, &paid.money), (at, other));
            let relation = self.relation(&paid.money, other, times, beats, readings);
            if let Some(rule) = relation.rule {
                let source = self.ruled(MoneyPart::Several, rule);
                if !paid.rules.iter().any(|known| known.says == source.says) {
                    paid.rules.push(source);
                }
            }
            if relation.paid == Verdict::NotMet && paid.paid != Verdict::NotMet {
                paid.instead = Some(at);
            }
            paid.missing = paid.missing.or(relation.missing);
            paid.paid = paid.paid.and(relation.paid);
        }
        if paid.paid != Verdict::Unknown {
            paid.missing = None;
        }
        Some(paid)
    }

    fn relation(
        &self,
        own: &Money<'_>,
        other: &Money<'_>,
        achievements: (&Achievement, &Achievement),
        beats: Verdict,
        readings: &Readings,
    ) -> Relation<'_> {
        let (Some(own_table), Some(other_table)) = (own.table, other.table) else {
            return unknown(None, None);
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
            return self.ruled_part(
                own,
                readings,
                |effect| match effect {
                    Effect::TitleAndForm(part) => part.different,
                    _ => None,
                },
                beats,
            );
        }
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
                unknown(one.rule, Some(missing(titles.0)))
            }
        }
    }

    fn ruled_part(
        &self,
        own: &Money<'_>,
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
            Some(PaidPart::Unknown) | None => return unknown(rule, None),
        };
        Relation {
            paid,
            rule,
            missing: None,
        }
    }
}

fn unknown(rule: Option<&MoneyRule>, missing: Option<Bilingual>) -> Relation<'_> {
    let no_rule = || {
        Bilingual::new(
            "chưa rõ quy định về tiền thưởng khi nhận nhiều danh hiệu, hình thức cùng lúc vào ngày này",
            "no rule is known for several such awards at one time on this day",
        )
    };
    Relation {
        paid: Verdict::Unknown,
        rule,
        missing: missing.or_else(|| Some(no_rule())),
    }
}

fn missing(titles: bool) -> Bilingual {
    if titles {
        Bilingual::new(
            "cần thời gian tính thành tích của từng danh hiệu",
            "the counted time of each title is needed",
        )
    } else {
        Bilingual::new(
            "cần thời gian hoặc nội dung thành tích của từng hình thức",
            "the time or the achievement of each form is needed",
        )
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
fn beats(own: (usize, &Money<'_>), other: (usize, &Money<'_>)) -> Verdict {
    match (own.1.product, other.1.product) {
        (Some(one), Some(two)) => (one > two || (one == two && own.0 < other.0)).into(),
        _ => Verdict::Unknown,
    }
}

fn pays_nothing(money: &Money<'_>) -> bool {
    matches!(money.state, MoneyState::None | MoneyState::Absent)
}

/// The total, if all of it is known, and the part that is certain.
fn totals(awards: &[Paid<'_>]) -> (Option<Decimal>, Decimal) {
    let mut certain = Decimal::ZERO;
    let mut whole = true;
    for award in awards {
        match (award.paid, award.money.amount) {
            (Verdict::NotMet, _) => {}
            (Verdict::Met, Some(amount)) => match certain.checked_add(amount) {
                Some(sum) => certain = sum,
                None => whole = false,
            },
            _ => whole = false,
        }
    }
    (whole.then_some(certain), certain)
}
