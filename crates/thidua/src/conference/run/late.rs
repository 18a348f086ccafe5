use rust_decimal::Decimal;
use time::Date;

use super::super::{LateOutcome, Remark, Sheet};
use super::Run;
use crate::Verdict;
use crate::calendar::{Effect, LateRule};

impl<'c> Run<'c> {
    pub(super) fn late_or_silent(&mut self, place: usize, sheets: &[&'c Sheet]) {
        let Some(table) = self.units.get(place).and_then(|unit| unit.table) else {
            return;
        };
        if self.regulation.stages.is_empty() || table.frame {
            return;
        }
        let first: Option<&Sheet> = sheets.iter().find(|sheet| sheet.stage == 0).copied();
        let window = self.regulation.windows.iter().find(|window| {
            window.stage.as_deref() == self.regulation.stages.first().map(|stage| &*stage.id)
                && window.binds(
                    self.record
                        .member(place)
                        .and_then(|member| member.kind.as_deref()),
                )
        });
        let last: Option<Date> = window.and_then(|window| {
            window
                .dates(self.record.year, self.record.date, &self.record.holidays)
                .last
        });
        let late = matches!((first.and_then(|sheet| sheet.on), last), (Some(on), Some(last)) if on > last);
        let event = match (first, late) {
            (None, _) => "silent",
            (Some(_), true) => "late",
            _ => return,
        };
        let (id, name) = (self.id_of(place), self.name_of(place));
        let effect = self
            .regulation
            .late
            .as_ref()
            .map(|rule| (rule, rule_effect(rule, event)));
        match effect {
            Some((rule, effect)) if effect != Effect::Open => {
                let Some(unit) = self.units.get_mut(place) else {
                    return;
                };
                let points = if effect == Effect::Deduct {
                    rule.points
                } else {
                    Decimal::ZERO
                };
                unit.late = Some(LateOutcome {
                    event,
                    effect: effect_word(effect),
                    points,
                    cite: &rule.origin.cite,
                    grade: rule.origin.grade,
                });
                unit.lowest_class |= effect == Effect::LowestClass;
                if effect == Effect::Exclude {
                    unit.eligible = Verdict::NotMet;
                }
            }
            _ if event == "silent" => self.open.push(
                Remark::new(
                    "no-sheet",
                    format!("{}: chưa có phiếu tự chấm", name.vi),
                    format!("{}: no first score sheet", name.in_language(crate::Language::En)),
                )
                .about(id),
            ),
            _ => self.breaches.push(
                Remark::new(
                    "late-sheet",
                    format!("{}: phiếu tự chấm nộp muộn", name.vi),
                    format!(
                        "{}: the first score sheet is late",
                        name.in_language(crate::Language::En)
                    ),
                )
                .about(id),
            ),
        }
    }
}

fn rule_effect(rule: &LateRule, event: &str) -> Effect {
    if event == "silent" { rule.silent } else { rule.late }
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Exclude => "exclude",
        Effect::Zero => "zero",
        Effect::LowestClass => "lowest-class",
        Effect::Deduct => "deduct",
        Effect::Open => "open",
    }
}
