use std::collections::{BTreeMap, BTreeSet};

use super::{Bloc, Builder, Instrument, Level, Procedure, Reading, Regulation, UnitKind, grade};
use crate::award::AwardRule;
use crate::ballot::BallotRule;
use crate::calendar::{LateRule, Step, Window};
use crate::class::{ClassRule, EventRule};
use crate::condition::{self, Condition};
use crate::diagnostic::{Diagnostic, SourceMap};
use crate::fact::FactRule;
use crate::ranking::RankingRule;
use crate::reader::Table;
use crate::roles::RolesRule;
use crate::scoring::{ScoringTable, Stage};
use crate::{Basis, Grade};

use super::Origin;

/// The lists whose entries carry an identifier.
const LISTS: &[&str] = &[
    "unit_kind",
    "level",
    "procedure",
    "fact",
    "condition",
    "stage",
    "step",
    "table",
    "class",
    "event",
    "ranking",
    "ballot",
    "award",
    "window",
    "movement_length",
];

fn inherited(root: &Table) -> Origin {
    let empty = Table::default();
    let head = root.table("regulation").unwrap_or(&empty);
    Origin {
        cite: String::new(),
        grade: head.text("grade").and_then(grade).unwrap_or(Grade::Recalled),
        basis: head
            .text("basis")
            .and_then(super::basis)
            .unwrap_or(Basis::Practice),
    }
}

/// The problems of one list of the file, where the others did not change; none where the list is not one that can be
/// looked at alone.
pub(super) fn problems_of(list: &str, root: &Table, sources: &SourceMap) -> Option<Vec<Diagnostic>> {
    let mut builder = Builder::new(root, sources, inherited(root));
    let b = &mut builder;
    match list {
        "table" => root
            .tables(list)
            .for_each(|table| drop(ScoringTable::build(table, b))),
        "class" => root
            .tables(list)
            .for_each(|table| drop(ClassRule::build(table, b))),
        "ranking" => root
            .tables(list)
            .for_each(|table| drop(RankingRule::build(table, b))),
        "ballot" => root
            .tables(list)
            .for_each(|table| drop(BallotRule::build(table, b))),
        "award" => root
            .tables(list)
            .for_each(|table| drop(AwardRule::build(table, b))),
        _ => return None,
    }
    Some(builder.finish())
}

/// Builds a regulation from its checked table and reports every problem of meaning.
pub(super) fn build(
    root: &Table,
    sources: &SourceMap,
    chosen: &BTreeMap<String, String>,
    digest: String,
) -> (Regulation, Vec<Diagnostic>) {
    let empty = Table::default();
    let head = root.table("regulation").unwrap_or(&empty);
    let mut builder = Builder::new(root, sources, inherited(root));
    let b = &mut builder;
    for list in LISTS {
        unique_ids(root, list, b);
    }
    blocs_do_not_overlap(root, b);
    no_cycles(root, "condition", |table| condition::parts(table), b);
    no_cycles(
        root,
        "procedure",
        |table| table.texts("after").map(|(id, _)| id).collect(),
        b,
    );
    for procedure in root.tables("procedure") {
        b.references(procedure, "after", "procedure");
    }
    b.references(root, "vote_order", "award");
    if let Some(eligibility) = root.table("eligibility") {
        b.references(eligibility, "needs", "condition");
    }
    let regulation = Regulation {
        instrument: Instrument::build(head, b),
        readings: root
            .tables("reading")
            .map(|table| Reading::build(table, table.text("key").and_then(|key| chosen.get(key))))
            .collect(),
        blocs: root.tables("bloc").map(|table| Bloc::build(table, b)).collect(),
        unit_kinds: root
            .tables("unit_kind")
            .map(|table| UnitKind::build(table, b))
            .collect(),
        roles: root.table("roles").map(|table| RolesRule::build(table, b)),
        levels: root
            .tables("level")
            .map(|table| Level {
                id: table.string("id"),
                name: table.bilingual("name").unwrap_or_default(),
            })
            .collect(),
        procedures: root
            .tables("procedure")
            .map(|table| Procedure {
                id: table.string("id"),
                name: table.bilingual("name").unwrap_or_default(),
                after: table.texts("after").map(|(id, _)| id.to_owned()).collect(),
            })
            .collect(),
        facts: root
            .tables("fact")
            .map(|table| FactRule::build(table, b))
            .collect(),
        conditions: root
            .tables("condition")
            .filter_map(|table| Condition::build(table, b))
            .collect(),
        eligibility: root
            .table("eligibility")
            .map(|table| table.texts("needs").map(|(id, _)| id.to_owned()).collect())
            .unwrap_or_default(),
        stages: root.tables("stage").map(|table| Stage::build(table, b)).collect(),
        steps: root
            .tables("step")
            .map(|table| Step {
                id: table.string("id"),
                name: table.bilingual("name").unwrap_or_default(),
                origin: b.origin(table),
            })
            .collect(),
        tables: root
            .tables("table")
            .map(|table| ScoringTable::build(table, b))
            .collect(),
        classes: root
            .tables("class")
            .map(|table| ClassRule::build(table, b))
            .collect(),
        events: root
            .tables("event")
            .map(|table| EventRule::build(table, b))
            .collect(),
        rankings: root
            .tables("ranking")
            .map(|table| RankingRule::build(table, b))
            .collect(),
        ballots: root
            .tables("ballot")
            .filter_map(|table| BallotRule::build(table, b))
            .collect(),
        awards: root
            .tables("award")
            .filter_map(|table| AwardRule::build(table, b))
            .collect(),
        vote_order: root.texts("vote_order").map(|(id, _)| id.to_owned()).collect(),
        windows: root
            .tables("window")
            .map(|table| Window::build(table, b))
            .collect(),
        movement_lengths: root
            .tables("movement_length")
            .map(|table| super::MovementLength {
                id: table.string("id"),
                name: table.bilingual("name").unwrap_or_default(),
                years: table.integer("years").unwrap_or_default(),
                origin: b.origin(table),
            })
            .collect(),
        late: root.table("late").map(|table| LateRule::build(table, b)),
        digest,
    };
    (regulation, builder.finish())
}

fn unique_ids(root: &Table, list: &str, builder: &mut Builder<'_>) {
    let mut seen = BTreeSet::new();
    for table in root.tables(list) {
        let Some(id) = table.text("id") else { continue };
        if !seen.insert(id) {
            builder.error(
                "duplicate-id",
                table.place("id"),
                format!("mã `{id}` đã dùng trong `{list}`"),
                format!("the id `{id}` is used twice in `{list}`"),
                "đặt mã khác cho mục thứ hai",
                "give the second entry another id",
            );
        }
    }
}

/// A bloc may stand several times, for years that do not overlap.
fn blocs_do_not_overlap(root: &Table, builder: &mut Builder<'_>) {
    let blocs: Vec<&Table> = root.tables("bloc").collect();
    for (at, bloc) in blocs.iter().enumerate() {
        for earlier in blocs.iter().take(at) {
            if earlier.text("id") != bloc.text("id") {
                continue;
            }
            let overlap = match (earlier.interval("years"), bloc.interval("years")) {
                (Some(a), Some(b)) => a.overlaps(b),
                _ => true,
            };
            if overlap {
                let id = bloc.string("id");
                builder.error(
                    "overlapping-years",
                    bloc.place("id"),
                    format!("khối `{id}` được khai báo hai lần cho cùng một năm"),
                    format!("the bloc `{id}` is declared twice for the same year"),
                    "ghi `years` để các khoảng năm không trùng nhau",
                    "give `years` so that the intervals do not overlap",
                );
            }
        }
    }
}

/// Reports each entry of a list that depends on itself.
fn no_cycles<'t>(
    root: &'t Table,
    list: &str,
    needs: impl Fn(&'t Table) -> Vec<&'t str>,
    builder: &mut Builder<'_>,
) {
    let graph: BTreeMap<&str, Vec<&str>> = root
        .tables(list)
        .filter_map(|table| Some((table.text("id")?, needs(table))))
        .collect();
    for table in root.tables(list) {
        let Some(id) = table.text("id") else { continue };
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = graph.get(id).cloned().unwrap_or_default();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(graph.get(next).into_iter().flatten());
            }
        }
        if reached.contains(id) {
            builder.error(
                "cycle",
                table.place("id"),
                format!("`{id}` phụ thuộc vào chính nó"),
                format!("`{id}` depends on itself"),
                "bỏ một liên kết trong vòng",
                "remove one link of the cycle",
            );
        }
    }
}
