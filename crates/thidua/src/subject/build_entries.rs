//! Each kind of entry of a history from its table.

use time::{Date, Duration};

use super::build::{SubjectBuilder, year};
use super::{
    AbsenceEntry, AwardEntry, Composition, DisciplineEntry, FactEntry, FindingEntry, InitiativeEntry,
    MovementEntry, PostEntry, ProceedingEntry, RatingEntry, ServiceEntry, UseEntry,
};
use crate::diagnostic::nearest;
use crate::reader::{Datum, Table};

impl SubjectBuilder<'_> {
    pub(super) fn rating(&mut self, table: &Table) -> Option<RatingEntry> {
        Some(RatingEntry {
            year: year(table, "year")?,
            level: self.rank(table, "level", "level")?,
            on: table.date("on"),
        })
    }

    pub(super) fn award_entry(&mut self, table: &Table) -> Option<AwardEntry> {
        Some(AwardEntry {
            award: self.award(table)?,
            year: year(table, "year"),
            from_year: year(table, "from_year"),
            on: table.date("on"),
            merit: self.word(table, "merit", "merit"),
            ground: self.word(table, "ground", "ground"),
            revoked: table.date("revoked"),
            number: table.text("number").map(str::to_owned),
            by: table.text("by").map(str::to_owned),
            replaced_by: table.text("replaced_by").map(str::to_owned),
        })
    }

    pub(super) fn initiative(&mut self, table: &Table) -> Option<InitiativeEntry> {
        let outer = self.path.clone();
        let used = self.entries(table, "used", |builder, table| {
            Some(UseEntry {
                award: builder.award(table)?,
                year: year(table, "year"),
            })
        });
        self.path = outer;
        let kind = self.word(table, "kind", "initiative-kind");
        let no = |key: &str| table.boolean(key) == Some(false);
        Some(InitiativeEntry {
            year: year(table, "year")?,
            id: table.text("id").map(str::to_owned),
            name: table.text("name").map(str::to_owned),
            kind,
            scope: self.rank(table, "scope", "scope"),
            // Only topics are accepted; an entry of no stated kind counts possibly at most anyway.
            void: no("recognised") || no("applied") || (no("accepted") && self.is_topic(kind)),
            recognised_by: table.text("recognised_by").map(str::to_owned),
            on: table.date("on"),
            replicable: table.boolean("replicable"),
            used,
        })
    }

    fn is_topic(&self, kind: Option<u16>) -> bool {
        kind.is_some_and(|kind| self.rulebook.vocabulary.list("initiative-kind").id(kind) == "de-tai")
    }

    pub(super) fn discipline(&mut self, table: &Table) -> Option<DisciplineEntry> {
        let form = self.word(table, "form", "discipline")?;
        Some(DisciplineEntry {
            on: table.date("on")?,
            form,
            rank: self.rulebook.vocabulary.list("discipline").get(form)?.rank,
            served: table.date("served"),
            revoked: table.date("revoked"),
        })
    }

    pub(super) fn proceeding(&mut self, table: &Table) -> Option<ProceedingEntry> {
        Some(ProceedingEntry {
            from: table.date("from")?,
            kind: self.word(table, "kind", "proceeding")?,
            cleared: table.date("cleared"),
            closed: table.date("closed"),
        })
    }

    pub(super) fn absence(&mut self, table: &Table) -> Option<AbsenceEntry> {
        Some(AbsenceEntry {
            kind: self.word(table, "kind", "absence")?,
            from: table.date("from")?,
            until: self.until(table),
        })
    }

    pub(super) fn post(&mut self, table: &Table) -> Option<PostEntry> {
        Some(PostEntry {
            post: self.word(table, "post", "post")?,
            from: table.date("from")?,
            until: self.until(table),
        })
    }

    pub(super) fn service(&mut self, table: &Table) -> Option<ServiceEntry> {
        Some(ServiceEntry {
            kind: self.word(table, "kind", "service")?,
            from: table.date("from")?,
            until: self.until(table),
            area: self.word(table, "area", "area"),
        })
    }

    pub(super) fn movement(&mut self, table: &Table) -> Option<MovementEntry> {
        Some(MovementEntry {
            name: table.text("name").map(str::to_owned),
            launched_by: self.word(table, "launched_by", "launcher"),
            from: table.date("from"),
            until: table.date("until"),
            thematic: table.boolean("thematic"),
            review: self.word(table, "review", "review"),
            result: self.word(table, "result", "result"),
            year: year(table, "year"),
        })
    }

    pub(super) fn composition(&mut self, table: &Table) -> Option<Composition> {
        let mut counts = Vec::new();
        for (key, span, value) in table.entries() {
            if key == "year" {
                continue;
            }
            let number = match &value.datum {
                Datum::Number(number) if number.fract().is_zero() => u32::try_from(*number).ok(),
                _ => None,
            };
            let Some(number) = number else {
                self.error_of(
                    "number-range",
                    value.span.clone(),
                    key,
                    (
                        format!("`{key}` phải là số nguyên không âm"),
                        format!("`{key}` must be a whole number, not negative"),
                    ),
                    ("ghi số người".to_owned(), "write a number of people".to_owned()),
                );
                continue;
            };
            let list = self.rulebook.vocabulary.list("count");
            match list.find(key) {
                Some(count) => counts.push((count, number)),
                None => {
                    let ids: Vec<&str> = list.iter().map(|word| word.id.as_str()).collect();
                    let near = nearest(key, ids.iter().copied()).map(str::to_owned);
                    let mut place = Table::new(span.clone());
                    let mut named = value.clone();
                    named.span = span.clone();
                    place.push(key.clone(), span.clone(), named);
                    self.unknown(&place, key, key, near, &ids);
                }
            }
        }
        counts.sort_unstable();
        let found = year(table, "year");
        if found.is_none() {
            self.error(
                "missing-key",
                table.span(),
                (
                    "thiếu `year` của số liệu tập thể".to_owned(),
                    "the numbers of members lack their `year`".to_owned(),
                ),
                ("thêm `year`".to_owned(), "add `year`".to_owned()),
            );
        }
        Some(Composition { year: found?, counts })
    }

    pub(super) fn finding(&mut self, table: &Table) -> Option<FindingEntry> {
        Some(FindingEntry {
            finding: self.word(table, "id", "finding")?,
            year: year(table, "year"),
            holds: table.boolean("holds")?,
        })
    }

    pub(super) fn fact(&mut self, table: &Table) -> Option<FactEntry> {
        Some(FactEntry {
            fact: self.word(table, "id", "fact")?,
            year: year(table, "year"),
            value: table.decimal("value"),
            day: table.date("day"),
        })
    }

    /// `until`, or the day after `to`.
    fn until(&mut self, table: &Table) -> Option<Date> {
        let until = match (table.date("until"), table.date("to")) {
            (Some(_), Some(_)) => {
                self.error(
                    "two-dates",
                    table.place("to"),
                    (
                        "vừa có `until` vừa có `to`".to_owned(),
                        "both `until` and `to` are given".to_owned(),
                    ),
                    ("giữ một trong hai".to_owned(), "keep one of them".to_owned()),
                );
                None
            }
            (until, None) => until,
            (None, Some(to)) => to.checked_add(Duration::days(1)),
        };
        if let (Some(from), Some(until)) = (table.date("from"), until)
            && until <= from
        {
            self.error(
                "empty-interval",
                table.place("until"),
                (
                    format!("kết thúc {until} không sau ngày bắt đầu {from}"),
                    format!("ends on {until}, not after {from}"),
                ),
                (
                    "sửa ngày; khoảng thời gian là nửa mở [from, until)".to_owned(),
                    "correct the days; the interval is half-open [from, until)".to_owned(),
                ),
            );
        }
        until
    }
}
