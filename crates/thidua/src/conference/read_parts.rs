use super::read::Reading;
use super::{Attendance, Member, NextRoles, Revision};
use crate::fact::{FactKind, RecordedFact};
use crate::reader::{Datum, Table};
use crate::regulation::Bloc;
use crate::scoring::NotAssigned;

impl Reading<'_> {
    pub(super) fn members(&mut self, root: &Table, bloc: Option<&Bloc>) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        for table in root.tables("member") {
            let id = table.string("id");
            if members.iter().any(|member| member.id == id) {
                self.error(
                    "unit-twice",
                    table.place("id"),
                    (
                        format!("đơn vị `{id}` được ghi hai lần"),
                        format!("the unit `{id}` is listed twice"),
                    ),
                    ("bỏ một lần", "remove one of them"),
                );
            }
            let registered = bloc.and_then(|bloc| bloc.members.iter().find(|(member, _)| *member == id));
            if let (Some(bloc), None) = (bloc, registered)
                && !bloc.open
                && !bloc.members.is_empty()
            {
                let known: Vec<&str> = bloc.members.iter().map(|(member, _)| member.as_str()).collect();
                let message = (
                    format!("`{id}` không thuộc khối `{}` theo văn bản", bloc.id),
                    format!(
                        "`{id}` does not belong to the bloc `{}` of the regulation",
                        bloc.id
                    ),
                );
                self.error(
                    "unknown-unit",
                    table.place("id"),
                    message,
                    crate::regulation::suggestion(&id, &known, "bloc"),
                );
            }
            members.push(self.member(table, id, registered.map(|(_, name)| name), bloc));
        }
        if let Some(bloc) = bloc
            && bloc.minimum.is_some_and(|least| members.len() < least)
        {
            self.error(
                "bloc-too-small",
                root.place("member"),
                (
                    format!("khối có {} đơn vị, ít hơn mức tối thiểu", members.len()),
                    format!("the bloc has {} units, fewer than its minimum", members.len()),
                ),
                ("bổ sung thành viên", "add the missing members"),
            );
        }
        members
    }

    fn member(
        &mut self,
        table: &Table,
        id: String,
        registered: Option<&crate::Bilingual>,
        bloc: Option<&Bloc>,
    ) -> Member {
        let regulation = self.regulation;
        let kinds: Vec<&str> = regulation
            .unit_kinds
            .iter()
            .map(|kind| kind.id.as_str())
            .collect();
        if table.has("kind") {
            self.place_in(table, "kind", "unit_kind", &kinds);
        }
        let kind = table
            .text("kind")
            .map(str::to_owned)
            .or_else(|| bloc.and_then(|bloc| bloc.unit_kind.clone()));
        let rule = kind.as_deref().and_then(|kind| regulation.unit_kind(kind));
        let table_id = rule.and_then(|rule| rule.table.as_deref());
        let scored = match (table_id, regulation.tables.len()) {
            // A table that fills the frame of this kind stands in for it.
            (Some(id), _) => regulation
                .tables
                .iter()
                .position(|table| table.fills.as_deref() == Some(id))
                .or_else(|| regulation.tables.iter().position(|table| table.id == id)),
            // One table and no kind that names another: it is everybody's.
            (None, 1) if rule.is_none() => Some(0),
            (None, _) if rule.is_none() => regulation.tables.iter().position(|table| table.fills.is_some()),
            _ => None,
        };
        let mut years = Vec::new();
        for (year, span, value) in table.table("years").map(Table::entries).unwrap_or_default() {
            match (year.parse::<i32>(), &value.datum) {
                (Ok(number), Datum::Table(facts)) if number < self.year => {
                    years.push((number, self.facts(facts)))
                }
                _ => self.error(
                    "wrong-year",
                    span.clone(),
                    (
                        format!("`{year}` không phải là một năm trước năm thi đua {}", self.year),
                        format!("`{year}` is not a year before the emulation year {}", self.year),
                    ),
                    (
                        "dữ kiện của năm thi đua ghi trong `facts`",
                        "facts of the emulation year stand in `facts`",
                    ),
                ),
            }
        }
        let not_assigned = self.not_assigned(table, scored);
        Member {
            name: table
                .bilingual("name")
                .or_else(|| registered.cloned())
                .unwrap_or_else(|| crate::Bilingual::vi(&*id)),
            group: table
                .text("group")
                .map(str::to_owned)
                .or_else(|| rule.and_then(|rule| rule.group.clone())),
            id,
            kind,
            table: scored,
            facts: table
                .table("facts")
                .map(|facts| self.facts(facts))
                .unwrap_or_default(),
            years,
            not_assigned,
        }
    }

    fn facts(&mut self, table: &Table) -> Vec<RecordedFact> {
        let mut facts = Vec::new();
        for (id, span, value) in table.entries() {
            let Some(rule) = self.fact_rule(id, span.clone()) else {
                continue;
            };
            let Some(fact) = RecordedFact::from_value(id, value) else {
                continue;
            };
            let known: Vec<&str> = match rule.kind {
                FactKind::Level => self
                    .regulation
                    .levels
                    .iter()
                    .map(|level| level.id.as_str())
                    .collect(),
                _ => rule.words.iter().map(String::as_str).collect(),
            };
            let word_is_known =
                known.is_empty() || fact.value.word().is_none_or(|word| known.contains(&word));
            if !fact.value.is_of(rule.kind) {
                let message = (
                    format!("giá trị `{}` không đúng kiểu của dữ kiện `{id}`", fact.value),
                    format!("the value `{}` is not of the kind of the fact `{id}`", fact.value),
                );
                let help = (
                    format!("ghi {}", rule.kind.wanted().0),
                    format!("write {}", rule.kind.wanted().1),
                );
                self.error("fact-kind", value.span.clone(), message, help);
            } else if !word_is_known {
                let word = fact.value.word().unwrap_or_default().to_owned();
                let message = (
                    format!("`{id}` không có mức `{word}`"),
                    format!("`{id}` has no value `{word}`"),
                );
                self.error(
                    "unknown-word",
                    value.span.clone(),
                    message,
                    crate::regulation::suggestion(&word, &known, "level"),
                );
            } else {
                facts.push(fact);
            }
        }
        facts
    }

    fn not_assigned(&mut self, table: &Table, scored: Option<usize>) -> Vec<usize> {
        let named: Vec<_> = table
            .texts("not_assigned")
            .map(|(id, span)| (id.to_owned(), span))
            .collect();
        let mut places = Vec::new();
        for (id, span) in named {
            let Some(scoring) = self.table_of(scored) else {
                continue;
            };
            match scoring.place(&id) {
                Some(place)
                    if scoring.not_assigned != NotAssigned::Refuse
                        && scoring
                            .criteria
                            .get(place)
                            .is_some_and(|criterion| criterion.not_assignable) =>
                {
                    places.push(place);
                }
                Some(_) => self.error(
                    "always-assigned",
                    span,
                    (
                        format!("văn bản không cho phép không giao tiêu chí `{id}`"),
                        format!("the regulation does not let the criterion `{id}` be left unassigned"),
                    ),
                    ("bỏ tiêu chí khỏi `not_assigned`", "remove it from `not_assigned`"),
                ),
                None => {
                    let known: Vec<&str> = scoring
                        .criteria
                        .iter()
                        .map(|criterion| criterion.id.as_str())
                        .collect();
                    let message = (
                        format!("bảng điểm không có tiêu chí `{id}`"),
                        format!("no criterion `{id}`"),
                    );
                    self.error(
                        "unknown-criterion",
                        span,
                        message,
                        crate::regulation::suggestion(&id, &known, "criterion"),
                    );
                }
            }
        }
        places
    }

    pub(super) fn revisions(&mut self, root: &Table) -> Vec<Revision> {
        let stages: Vec<&str> = self
            .regulation
            .stages
            .iter()
            .map(|stage| stage.id.as_str())
            .collect();
        let mut revisions = Vec::new();
        for table in root.tables("revision") {
            let (unit, stage) = (
                self.unit(table, "unit"),
                self.place_in(table, "stage", "stage", &stages),
            );
            if let (Some(unit), Some(stage), Some(on)) = (unit, stage, table.date("on")) {
                revisions.push(Revision {
                    unit,
                    stage,
                    on,
                    reason: table.string("reason"),
                });
            }
        }
        revisions
    }

    pub(super) fn cross_checks(&mut self, root: &Table) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for table in root.tables("cross_check") {
            if let (Some(checker), Some(unit)) = (self.unit(table, "checker"), self.unit(table, "unit")) {
                if checker == unit {
                    self.error(
                        "checks-itself",
                        table.place("unit"),
                        (
                            "đơn vị không thể tự chấm chéo mình",
                            "a unit cannot cross-check itself",
                        ),
                        ("phân công một đơn vị khác", "name another unit"),
                    );
                }
                pairs.push((checker, unit));
            }
        }
        pairs
    }

    pub(super) fn done(&mut self, root: &Table) -> Vec<(usize, time::Date)> {
        let steps: Vec<&str> = self
            .regulation
            .steps
            .iter()
            .map(|step| step.id.as_str())
            .collect();
        let mut done = Vec::new();
        for table in root.tables("done") {
            if let (Some(step), Some(on)) = (self.place_in(table, "step", "step", &steps), table.date("on")) {
                done.push((step, on));
            }
        }
        done
    }

    pub(super) fn attendance(&mut self, root: &Table) -> Option<Attendance> {
        let table = root.table("attendance")?;
        Some(Attendance {
            present: self.unit_list(table, "present"),
            guests: table
                .list("guests")
                .iter()
                .filter_map(|value| match &value.datum {
                    Datum::Table(guest) => Some(guest.as_bilingual()),
                    _ => None,
                })
                .collect(),
            chair: table.bilingual("chair"),
            secretary: table.bilingual("secretary"),
        })
    }

    pub(super) fn next_roles(&mut self, root: &Table) -> Option<NextRoles> {
        let table = root.table("next_roles")?;
        Some(NextRoles {
            head: self.unit(table, "head"),
            deputies: self.unit_list(table, "deputies"),
            by: table.text("by").map(str::to_owned),
            recognised: table.text("recognised").map(str::to_owned),
        })
    }
}
