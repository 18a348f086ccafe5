use super::read::Reading;
use super::{Inspection, Member, ModelRecord, MovementRecord, Pact, Target, TargetCount};
use crate::fact::{FactKind, FactValue, RecordedFact};
use crate::reader::Table;

impl Reading<'_> {
    pub(super) fn movements(&mut self, root: &Table) -> Vec<MovementRecord> {
        let year = |table: &Table, key: &str| table.integer(key).and_then(|year| i32::try_from(year).ok());
        let mut movements: Vec<MovementRecord> = Vec::new();
        for table in root.tables("movement") {
            let (from, until) = (year(table, "from"), year(table, "until"));
            let (launched, ended) = (table.date("launched"), table.date("ended"));
            let years_reversed = from.zip(until).is_some_and(|(from, until)| until < from);
            if years_reversed
                || launched
                    .zip(ended)
                    .is_some_and(|(launched, ended)| ended <= launched)
            {
                self.error(
                    "empty-interval",
                    table.place(if years_reversed { "until" } else { "ended" }),
                    (
                        "phong trào kết thúc trước khi bắt đầu",
                        "the movement ends before it begins",
                    ),
                    (
                        "sửa thời gian của phong trào",
                        "correct the period of the movement",
                    ),
                );
            }
            let id = table.string("id");
            if movements.iter().any(|movement| movement.id == id) {
                self.error(
                    "duplicate-id",
                    table.place("id"),
                    (
                        format!("mã phong trào `{id}` đã dùng"),
                        format!("the movement id `{id}` is used twice"),
                    ),
                    ("đặt mã khác", "give it another id"),
                );
            }
            movements.push(MovementRecord {
                id,
                name: table.bilingual("name").unwrap_or_default(),
                launched_by: table.bilingual("launched_by").unwrap_or_default(),
                thematic: table.text("kind") == Some("thematic"),
                from,
                until,
                launched,
                ended,
                continues: table.boolean("continues"),
                source: table.text("source").map(str::to_owned),
            });
        }
        movements
    }

    pub(super) fn pact(&mut self, root: &Table) -> Option<Pact> {
        let table = root.table("pact")?;
        let classes: Vec<&str> = self
            .regulation
            .classes
            .iter()
            .map(|class| class.id.as_str())
            .collect();
        let mut targets = Vec::new();
        for target in table.tables("target") {
            let counts = if target.has("class") {
                self.place_in(target, "class", "class", &classes)
                    .map_or(TargetCount::Nothing, TargetCount::Class)
            } else if target.has("award") {
                self.award(target, "award")
                    .map_or(TargetCount::Nothing, TargetCount::Award)
            } else if let Some(fact) = target.text("fact") {
                self.fact_rule(fact, target.place("fact"));
                TargetCount::Fact(fact.to_owned())
            } else {
                TargetCount::Nothing
            };
            targets.push(Target {
                id: target.string("id"),
                name: target.bilingual("name").unwrap_or_default(),
                counts,
                share: target.ratio("share"),
                number: target
                    .integer("number")
                    .and_then(|number| u32::try_from(number).ok()),
                next_year: target.boolean("next_year").unwrap_or(false),
            });
        }
        Some(Pact {
            signed: table.date("signed"),
            by: self.unit_list(table, "by"),
            targets,
        })
    }

    pub(super) fn models(&mut self, root: &Table) -> Vec<ModelRecord> {
        let mut models = Vec::new();
        for table in root.tables("model") {
            if let Some(unit) = self.unit(table, "unit") {
                models.push(ModelRecord {
                    id: table.string("id"),
                    name: table.bilingual("name").unwrap_or_default(),
                    unit,
                    state: table.string("state"),
                    on: table.date("on"),
                });
            }
        }
        models
    }

    pub(super) fn inspections(&mut self, root: &Table) -> Vec<Inspection> {
        let mut inspections = Vec::new();
        for table in root.tables("inspection") {
            if let (Some(unit), Some(on)) = (self.unit(table, "unit"), table.date("on")) {
                inspections.push(Inspection {
                    unit,
                    on,
                    by: table.bilingual("by").unwrap_or_default(),
                    result: table.bilingual("result").unwrap_or_default(),
                });
            }
        }
        inspections
    }

    /// Facts that the registers of models and inspections supply: a number raised by one for each model, a
    /// boolean set by an inspection.
    pub(super) fn facts_of_registers(&mut self, root: &Table, members: &mut [Member]) {
        for table in root.tables("model").chain(root.tables("inspection")) {
            let (Some(fact), Some(unit)) = (table.text("fact"), self.unit(table, "unit")) else {
                continue;
            };
            let Some(rule) = self.fact_rule(fact, table.place("fact")) else {
                continue;
            };
            let Some(member) = members.get_mut(unit) else {
                continue;
            };
            let earlier = member.facts.iter_mut().find(|known| known.id == fact);
            match (rule.kind, table.boolean("holds")) {
                (FactKind::Number, _) => match earlier {
                    Some(RecordedFact {
                        value: FactValue::Number(count),
                        ..
                    }) => {
                        *count = count.saturating_add(rust_decimal::Decimal::ONE);
                    }
                    _ => member
                        .facts
                        .push(recorded(fact, FactValue::Number(rust_decimal::Decimal::ONE))),
                },
                (FactKind::Boolean, holds) => {
                    let value = FactValue::Boolean(holds.unwrap_or(true));
                    match earlier {
                        Some(known) => known.value = value,
                        None => member.facts.push(recorded(fact, value)),
                    }
                }
                _ => self.error(
                    "fact-kind",
                    table.place("fact"),
                    (
                        format!("dữ kiện `{fact}` không phải kiểu số hay đúng/sai"),
                        format!("the fact `{fact}` is neither a number nor a boolean"),
                    ),
                    ("chọn dữ kiện khác", "name another fact"),
                ),
            }
        }
    }
}

fn recorded(id: &str, value: FactValue) -> RecordedFact {
    RecordedFact {
        id: id.to_owned(),
        value,
        on: None,
        by: None,
    }
}
