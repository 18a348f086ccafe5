//! Histories from the tables that offices have: one row a person, or one row an event; columns found by their headings.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::law::fold;
use crate::{Bilingual, Rulebook};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// A key of the subject: `id`, `name`, `sex`, `category`, `service_from`, `kind`, `established`.
    Subject(&'static str),
    /// The rating of a year.
    Rating(i32),
    /// Titles and forms of a year, separated by `;`.
    Awards(i32),
    /// Initiatives of a year: a scope, or several separated by `;`.
    Initiatives(i32),
    /// Discipline of a year: a form.
    Discipline(i32),
    /// A key of an event: `event`, `code`, `year`, `on`, `number`, `merit`, `scope`, `served`, `until`.
    Event(&'static str),
    /// Not used.
    Other,
}

/// A table with its columns recognised, before it becomes histories.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The headings as written.
    pub head: Vec<String>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The rows: number as an office counts them (the heading is row 1), and cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// A history read from rows, or what is wrong with them.
#[derive(Clone, Debug)]
pub struct RowResult {
    /// First row of the subject.
    pub row: usize,
    /// The identifier, or the name, or the row.
    pub who: String,
    /// The history, or its problems; each names row and column.
    pub subject: Result<Subject, Vec<Diagnostic>>,
}

/// Headings of single columns, folded, and what they hold.
const HEADINGS: &[(&str, Column)] = &[
    ("ma", Column::Subject("id")),
    ("ma so", Column::Subject("id")),
    ("id", Column::Subject("id")),
    ("ho va ten", Column::Subject("name")),
    ("ho ten", Column::Subject("name")),
    ("ten", Column::Subject("name")),
    ("name", Column::Subject("name")),
    ("gioi tinh", Column::Subject("sex")),
    ("sex", Column::Subject("sex")),
    ("doi tuong", Column::Subject("category")),
    ("nhom doi tuong", Column::Subject("category")),
    ("category", Column::Subject("category")),
    ("ngai vao nganh", Column::Subject("service_from")),
    ("ngai tuien dung", Column::Subject("service_from")),
    ("ngai bat dau cong tac", Column::Subject("service_from")),
    ("service from", Column::Subject("service_from")),
    ("ngai thanh lap", Column::Subject("established")),
    ("established", Column::Subject("established")),
    ("kind", Column::Subject("kind")),
    ("loai doi tuong", Column::Subject("kind")),
    ("loai muc", Column::Event("event")),
    ("event", Column::Event("event")),
    ("noi dung", Column::Event("code")),
    ("code", Column::Event("code")),
    ("nam", Column::Event("year")),
    ("iear", Column::Event("year")),
    ("ngai", Column::Event("on")),
    ("ngai quiet dinh", Column::Event("on")),
    ("on", Column::Event("on")),
    ("so quiet dinh", Column::Event("number")),
    ("number", Column::Event("number")),
    ("loai hinh khen thuong", Column::Event("merit")),
    ("merit", Column::Event("merit")),
    ("pham vi", Column::Event("scope")),
    ("scope", Column::Event("scope")),
    ("ngai chap hanh xong", Column::Event("served")),
    ("served", Column::Event("served")),
    ("den ngai", Column::Event("until")),
    ("until", Column::Event("until")),
];

/// The column of a year.
type OfYear = fn(i32) -> Column;

/// Headings that end in a year.
const YEARLY: &[(&str, OfYear)] = &[
    ("xep loai", Column::Rating),
    ("danh gia", Column::Rating),
    ("rating", Column::Rating),
    ("danh hieu", Column::Awards),
    ("khen thuong", Column::Awards),
    ("award", Column::Awards),
    ("awards", Column::Awards),
    ("sang kien", Column::Initiatives),
    ("initiative", Column::Initiatives),
    ("ki luat", Column::Discipline),
    ("discipline", Column::Discipline),
];

/// Words for the kinds of event.
const EVENTS: &[(&str, &str)] = &[
    ("xep loai", "ratings"),
    ("rating", "ratings"),
    ("ratings", "ratings"),
    ("danh hieu", "awards"),
    ("khen thuong", "awards"),
    ("award", "awards"),
    ("awards", "awards"),
    ("sang kien", "initiatives"),
    ("de tai", "topics"),
    ("initiative", "initiatives"),
    ("initiatives", "initiatives"),
    ("topic", "topics"),
    ("ki luat", "discipline"),
    ("discipline", "discipline"),
    ("vang", "absences"),
    ("nghi", "absences"),
    ("absence", "absences"),
    ("absences", "absences"),
];

/// What a heading means: `Xếp loại 2023`, `Họ và tên`, `Năm`.
pub fn column(heading: &str) -> Column {
    let folded = fold(heading);
    if let Some((_, column)) = HEADINGS.iter().find(|(known, _)| *known == folded) {
        return column.clone();
    }
    let year = folded
        .rsplit(' ')
        .next()
        .and_then(|year| year.parse::<i32>().ok());
    if let Some(year) = year.filter(|year| (1945..=2200).contains(year)) {
        let base = folded
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .trim()
            .trim_end_matches(" nam");
        if let Some((_, make)) = YEARLY.iter().find(|(known, _)| *known == base) {
            return make(year);
        }
    }
    Column::Other
}

impl Rows {
    /// A table as text cells: the first row holds the headings. `mapping` gives columns whose headings say nothing:
    /// heading as written → heading it stands for, for instance `KQ đánh giá 23` → `Xếp loại 2023`.
    pub fn new(table: Vec<Vec<String>>, mapping: &BTreeMap<String, String>) -> Self {
        let mut lines = table.into_iter();
        let head = lines.next().unwrap_or_default();
        let columns = head
            .iter()
            .map(|heading| {
                column(
                    mapping
                        .get(heading.trim())
                        .map_or(heading.as_str(), String::as_str),
                )
            })
            .collect();
        let rows = (2_usize..)
            .zip(lines)
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        Self { head, columns, rows }
    }

    /// Whether each row is an event of a subject, not a subject of its own.
    pub fn is_long(&self) -> bool {
        self.columns.contains(&Column::Event("event"))
    }

    /// The histories, in the order in which the subjects first appear. `complete` says for which years the table is
    /// complete; absent entries outside it are unknown.
    pub fn subjects(&self, rulebook: &Rulebook, complete: Option<(i32, i32)>) -> Vec<RowResult> {
        let mut drafts: Vec<Draft> = Vec::new();
        for (row, cells) in &self.rows {
            let mut draft = self.draft(*row, cells);
            let known = drafts
                .iter_mut()
                .find(|known| self.is_long() && known.who == draft.who);
            match known {
                Some(known) => known.join(&mut draft),
                None => drafts.push(draft),
            }
        }
        drafts
            .into_iter()
            .map(|draft| draft.finish(rulebook, complete, &self.head))
            .collect()
    }

    fn draft(&self, row: usize, cells: &[String]) -> Draft {
        let mut draft = Draft {
            row,
            who: format!("{row}"),
            form: Map::new(),
            entries: Vec::new(),
            problems: Vec::new(),
        };
        let mut event: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for (at, (column, cell)) in self.columns.iter().zip(cells).enumerate() {
            let text = cell.trim();
            if text.is_empty() {
                continue;
            }
            match column {
                Column::Subject(key) => {
                    let value = match *key {
                        "sex" => json!(sex(text)),
                        "service_from" | "established" => json!(day(text)),
                        _ => json!(text),
                    };
                    draft.form.insert((*key).to_owned(), value);
                }
                Column::Rating(year) => {
                    draft.entry(row, at, "ratings", json!({ "year": year, "level": text }))
                }
                Column::Awards(year) => {
                    for award in text.split(';').map(str::trim).filter(|award| !award.is_empty()) {
                        draft.entry(row, at, "awards", json!({ "year": year, "award": award }));
                    }
                }
                Column::Initiatives(year) => {
                    for scope in text.split(';').map(str::trim).filter(|scope| !scope.is_empty()) {
                        draft.entry(
                            row,
                            at,
                            "initiatives",
                            json!({ "year": year, "kind": "sang-kien", "scope": scope }),
                        );
                    }
                }
                Column::Discipline(year) => {
                    let entry = json!({ "form": text, "on": format!("{year}-12-31") });
                    draft.entry(row, at, "discipline", entry);
                }
                Column::Event(key) => {
                    event.insert(key, (at, text));
                }
                Column::Other => {}
            }
        }
        for key in ["name", "id"] {
            if let Some(who) = draft.form.get(key).and_then(Value::as_str) {
                draft.who = who.to_owned();
            }
        }
        if !event.is_empty() {
            draft.event(row, &event);
        }
        draft
    }
}

/// A subject being put together.
struct Draft {
    row: usize,
    who: String,
    form: Map<String, Value>,
    /// List, entry, and the row and column it came from.
    entries: Vec<(&'static str, Value, usize, usize)>,
    problems: Vec<Diagnostic>,
}

impl Draft {
    fn entry(&mut self, row: usize, column: usize, list: &'static str, entry: Value) {
        self.entries.push((list, entry, row, column));
    }

    /// A row of the long form.
    fn event(&mut self, row: usize, cells: &BTreeMap<&str, (usize, &str)>) {
        let Some((at, word)) = cells.get("event").copied() else {
            return;
        };
        let folded = fold(word);
        let list = EVENTS
            .iter()
            .find(|(known, _)| *known == folded)
            .map(|(_, list)| *list);
        let cell = |key: &str| cells.get(key).map(|(_, text)| *text);
        let date = |key: &str| cell(key).map(day);
        let year = cell("year").map(|year| {
            year.parse::<i64>()
                .map_or_else(|_| json!(year), |year| json!(year))
        });
        let code = cell("code");
        let (list, entry) = match list {
            Some("ratings") => (
                "ratings",
                json!({ "year": year, "level": code, "on": date("on") }),
            ),
            Some("awards") => (
                "awards",
                json!({
                    "award": code, "year": year, "on": date("on"), "number": cell("number"), "merit": cell("merit"),
                }),
            ),
            Some(kind @ ("initiatives" | "topics")) => (
                "initiatives",
                json!({
                    "year": year, "name": code, "scope": cell("scope"), "on": date("on"),
                    "kind": if kind == "topics" { "de-tai" } else { "sang-kien" },
                }),
            ),
            Some("discipline") => (
                "discipline",
                json!({ "form": code, "on": date("on"), "served": date("served") }),
            ),
            Some(_) => (
                "absences",
                json!({ "kind": code, "from": date("on"), "until": date("until") }),
            ),
            None => {
                let message = Bilingual::new(
                    format!(
                        "dòng {row}, cột {}: không rõ loại mục `{word}`",
                        at.saturating_add(1)
                    ),
                    format!(
                        "row {row}, column {}: the kind of event `{word}` is not known",
                        at.saturating_add(1)
                    ),
                );
                let help = Bilingual::new(
                    "ghi: xếp loại, danh hiệu, khen thưởng, sáng kiến, đề tài, kỷ luật, nghỉ",
                    "write: rating, award, initiative, topic, discipline, absence",
                );
                self.problems
                    .push(Diagnostic::error("unknown-event", message).help(help));
                return;
            }
        };
        let column = cells.get("code").map_or(at, |(column, _)| *column);
        self.entry(row, column, list, entry);
    }

    fn join(&mut self, other: &mut Self) {
        for (key, value) in std::mem::take(&mut other.form) {
            self.form.entry(key).or_insert(value);
        }
        self.entries.append(&mut other.entries);
        self.problems.append(&mut other.problems);
    }

    fn finish(self, rulebook: &Rulebook, complete: Option<(i32, i32)>, head: &[String]) -> RowResult {
        let mut form = self.form;
        form.entry("kind".to_owned())
            .or_insert_with(|| json!("individual"));
        if let Some((from, to)) = complete {
            form.insert("complete".to_owned(), json!({ "from": from, "to": to }));
        }
        let mut places: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (list, entry, row, column) in self.entries {
            let entries = form.entry(list.to_owned()).or_insert_with(|| json!([]));
            if let Some(entries) = entries.as_array_mut() {
                places.insert(format!("/{list}/{}", entries.len()), (row, column));
                places.insert(format!("{list}[{}]", entries.len()), (row, column));
                entries.push(entry);
            }
        }
        let name = self.who.clone();
        let read = Subject::from_json(&name, &Value::Object(form), rulebook);
        let mut problems = self.problems;
        let subject = match read {
            Ok(subject) if problems.is_empty() => Ok(subject),
            Ok(_) => Err(problems),
            Err(found) => {
                problems.extend(
                    found
                        .into_iter()
                        .map(|problem| placed(problem, &places, self.row, head)),
                );
                Err(problems)
            }
        };
        RowResult {
            row: self.row,
            who: self.who,
            subject,
        }
    }
}

/// The problem with the row and the column it came from.
fn placed(
    mut problem: Diagnostic,
    places: &BTreeMap<String, (usize, usize)>,
    first_row: usize,
    head: &[String],
) -> Diagnostic {
    let path = problem
        .labels
        .first()
        .map(|label| label.text.clone())
        .unwrap_or_default();
    let found = places.iter().find(|(place, _)| {
        path.starts_with(&format!("{place}/"))
            || path == **place
            || problem.message.vi.starts_with(&format!("{place}:"))
    });
    let (row, column) = found.map_or((first_row, None), |(_, (row, column))| (*row, Some(*column)));
    let heading = column
        .and_then(|column| head.get(column))
        .map(|heading| heading.trim().to_owned());
    let (vi, en) = match heading {
        Some(heading) => (
            format!("dòng {row}, cột \"{heading}\""),
            format!("row {row}, column \"{heading}\""),
        ),
        None => (format!("dòng {row}"), format!("row {row}")),
    };
    problem.message.vi = format!("{vi}: {}", problem.message.vi);
    problem.message.en = format!("{en}: {}", problem.message.en);
    problem
}

fn sex(text: &str) -> String {
    match fold(text).as_str() {
        "nu" | "female" | "f" => "female".to_owned(),
        "nam" | "male" | "m" => "male".to_owned(),
        _ => text.to_owned(),
    }
}

/// `03/01/2024` and `3-1-2024` as `2024-01-03`; anything else as it is.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => match (day.parse::<u8>(), month.parse::<u8>()) {
            (Ok(day), Ok(month)) => format!("{year}-{month:02}-{day:02}"),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}
