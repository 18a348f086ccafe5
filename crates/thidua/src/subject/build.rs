use std::ops::Range;

use super::check::check;
use super::{Complete, EntryKind, Sex, Span, Subject, SubjectKind};
use crate::Bilingual;
use crate::Rulebook;
use crate::diagnostic::{Diagnostic, Label, Severity, Source, SourceMap, nearest};
use crate::grammar::SUBJECT;
use crate::reader::{Datum, Table, read, read_by_name, read_json};

/// Most entries of one history.
pub(super) const MOST_ENTRIES: usize = 20_000;

impl Subject {
    /// Reads a history from its TOML form.
    ///
    /// # Errors
    /// Every problem: unknown keys and codes with the nearest names, contradictory entries, impossible numbers.
    pub fn from_toml(name: &str, text: &str, rulebook: &Rulebook) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(name, text);
        let (table, problems) = read(&source, &SUBJECT);
        Self::from_table(&table, &SourceMap::of(source), problems, rulebook)
    }

    /// Reads a history in JSON where its name ends in `.json`, else in TOML.
    ///
    /// # Errors
    /// As [`Subject::from_toml`]; the JSON is malformed.
    pub fn read(name: &str, text: &str, rulebook: &Rulebook) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(name, text);
        let (table, problems) = read_by_name(&source, &SUBJECT)?;
        Self::from_table(&table, &SourceMap::of(source), problems, rulebook)
    }

    /// Reads a history from its JSON form.
    ///
    /// # Errors
    /// As [`Subject::from_toml`]; places are paths such as `/awards/3/year`.
    pub fn from_json(
        name: &str,
        json: &serde_json::Value,
        rulebook: &Rulebook,
    ) -> Result<Self, Vec<Diagnostic>> {
        let (table, problems) = read_json(name, json, &SUBJECT);
        Self::from_table(&table, &SourceMap::of(Source::new(name, "")), problems, rulebook)
    }

    /// Builds a history from a table compared with the form already.
    pub(crate) fn from_table(
        table: &Table,
        sources: &SourceMap,
        problems: Vec<Diagnostic>,
        rulebook: &Rulebook,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut builder = SubjectBuilder {
            rulebook,
            sources,
            problems,
            path: String::new(),
        };
        let subject = builder.subject(table, 0);
        if let Some(subject) = &subject {
            check(subject, table, &mut builder);
        }
        match subject {
            Some(subject)
                if builder
                    .problems
                    .iter()
                    .all(|problem| problem.severity != Severity::Error) =>
            {
                Ok(subject)
            }
            _ => Err(builder.problems),
        }
    }
}

/// What the parts of a history need while they are built.
pub(super) struct SubjectBuilder<'b> {
    pub(super) rulebook: &'b Rulebook,
    sources: &'b SourceMap,
    problems: Vec<Diagnostic>,
    pub(super) path: String,
}

impl SubjectBuilder<'_> {
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: (String, String),
        help: (String, String),
    ) {
        self.error_of(code, span, "", message, help);
    }

    /// A problem of one key: in TOML its value is underlined, in JSON the place is a path.
    pub(super) fn error_of(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        key: &str,
        message: (String, String),
        help: (String, String),
    ) {
        let path = self.path.trim_end_matches('.');
        let at = |text: String| {
            if path.is_empty() {
                text
            } else {
                format!("{path}: {text}")
            }
        };
        let message = Bilingual::new(at(message.0), at(message.1));
        let mut problem = Diagnostic::error(code, message).help(Bilingual::new(help.0, help.1));
        if span != (0..0) {
            problem = problem.at(self.sources, span);
        } else if let Some(pointer) = pointer(path, key) {
            let label = self.sources.label(0..0);
            problem.labels.push(Label {
                line: 0,
                column: 0,
                text: pointer,
                ..label
            });
        }
        self.problems.push(problem);
    }

    /// The number of a code, by identifier, name or alias.
    pub(super) fn word(&mut self, table: &Table, key: &str, of: &str) -> Option<u16> {
        let spelling = table.text(key)?;
        let list = self.rulebook.vocabulary.list(of);
        let found = list.find(spelling);
        if found.is_none() {
            let ids: Vec<&str> = list.iter().map(|word| word.id.as_str()).collect();
            let near = list.nearest(spelling).map(str::to_owned);
            self.unknown(table, key, spelling, near, &ids);
        }
        found
    }

    pub(super) fn unknown(
        &mut self,
        table: &Table,
        key: &str,
        spelling: &str,
        near: Option<String>,
        known: &[&str],
    ) {
        let help = match near {
            Some(near) => (
                format!("có phải ý bạn là `{near}`?"),
                format!("did you mean `{near}`?"),
            ),
            None if known.is_empty() => (
                "xem các mã bằng lệnh `thidua law`".to_owned(),
                "list the codes with `thidua law`".to_owned(),
            ),
            None => {
                let shown = known.iter().take(12).copied().collect::<Vec<_>>().join(", ");
                (
                    format!("các mã dùng được: {shown}"),
                    format!("known codes: {shown}"),
                )
            }
        };
        let spelling = spelling.to_owned();
        self.error_of(
            "unknown-code",
            table.place(key),
            key,
            (
                format!("`{key}` không có mã hoặc tên `{spelling}`"),
                format!("`{key}` knows no code or name `{spelling}`"),
            ),
            help,
        );
    }

    pub(super) fn award(&mut self, table: &Table) -> Option<u16> {
        let spelling = table.text("award")?;
        let found = self.rulebook.awards.find(spelling);
        if found.is_none() {
            let near = self.rulebook.awards.nearest(spelling).map(str::to_owned);
            self.unknown(table, "award", spelling, near, &[]);
        }
        found
    }

    pub(super) fn rank(&mut self, table: &Table, key: &str, of: &str) -> Option<u16> {
        let at = self.word(table, key, of)?;
        self.rulebook.vocabulary.list(of).get(at).map(|word| word.rank)
    }

    /// The entries of a list, each built with its number in the path of problems.
    pub(super) fn entries<T>(
        &mut self,
        table: &Table,
        key: &str,
        mut build: impl FnMut(&mut Self, &Table) -> Option<T>,
    ) -> Vec<T> {
        let outer = self.path.clone();
        let mut built = Vec::with_capacity(table.list(key).len());
        for (at, value) in table.list(key).iter().enumerate() {
            if let Datum::Table(entry) = &value.datum {
                self.path = format!("{outer}{key}[{at}]");
                built.extend(build(self, entry));
            }
        }
        self.path = outer;
        built
    }

    fn subject(&mut self, table: &Table, depth: usize) -> Option<Subject> {
        let lists = table.entries().iter().map(|(_, _, value)| match &value.datum {
            Datum::List(items) => items.len(),
            _ => 0,
        });
        let entries: usize = lists.sum();
        if entries > MOST_ENTRIES {
            self.error(
                "too-many",
                0..0,
                (
                    format!("hồ sơ có {entries} mục, vượt giới hạn {MOST_ENTRIES}"),
                    format!("the history has {entries} entries, the limit is {MOST_ENTRIES}"),
                ),
                (
                    "kiểm tra hồ sơ có bị lặp hay gộp nhầm".to_owned(),
                    "check for repeated or joined records".to_owned(),
                ),
            );
            return None;
        }
        if depth > 1 {
            self.error(
                "too-deep",
                table.span(),
                (
                    "thành viên của tập thể không có thành viên riêng".to_owned(),
                    "a member has no members of its own".to_owned(),
                ),
                (
                    "bỏ `members` bên trong".to_owned(),
                    "remove the inner `members`".to_owned(),
                ),
            );
            return None;
        }
        let kind = self.kind(table)?;
        let mut subject = Subject {
            id: table.text("id").map(str::to_owned),
            name: table.text("name").map(str::to_owned),
            kind,
            category: self.word(table, "category", "category"),
            sex: table.text("sex").and_then(Sex::from_word),
            born: table.date("born"),
            service_from: table.date("service_from"),
            established: table.date("established"),
            area: self.word(table, "area", "area"),
            period: self.word(table, "period", "period"),
            deceased: table.boolean("deceased").unwrap_or(false),
            complete: complete(table),
            ratings: self.entries(table, "ratings", Self::rating),
            awards: self.entries(table, "awards", Self::award_entry),
            initiatives: self.entries(table, "initiatives", Self::initiative),
            discipline: self.entries(table, "discipline", Self::discipline),
            proceedings: self.entries(table, "proceedings", Self::proceeding),
            absences: self.entries(table, "absences", Self::absence),
            posts: self.entries(table, "posts", Self::post),
            service: self.entries(table, "service", Self::service),
            movements: self.entries(table, "movements", Self::movement),
            compositions: self.entries(table, "compositions", Self::composition),
            findings: self.entries(table, "findings", Self::finding),
            facts: self.entries(table, "facts", Self::fact),
            members: self.entries(table, "members", |builder, table| {
                builder.path.push('.');
                builder.subject(table, depth.saturating_add(1))
            }),
        };
        subject.sort();
        Some(subject)
    }

    fn kind(&mut self, table: &Table) -> Option<SubjectKind> {
        let Some(word) = table.text("kind") else {
            self.error(
                "missing-key",
                first_bytes(table),
                (
                    "hồ sơ thiếu khóa `kind`".to_owned(),
                    "the subject lacks the key `kind`".to_owned(),
                ),
                (
                    "thêm `kind`, ví dụ `individual` hoặc `collective`".to_owned(),
                    "add `kind`, for instance `individual` or `collective`".to_owned(),
                ),
            );
            return None;
        };
        let found = SubjectKind::from_word(word);
        if found.is_none() {
            let known: Vec<&str> = SubjectKind::all().map(SubjectKind::word).collect();
            let near = nearest(word, known.iter().copied()).map(str::to_owned);
            self.unknown(table, "kind", word, near, &known);
        }
        found
    }
}

/// `awards[3]` and `year` → `/awards/3/year`.
fn pointer(path: &str, key: &str) -> Option<String> {
    let steps: Vec<&str> = path
        .split(['[', ']', '.'])
        .chain([key])
        .filter(|step| !step.is_empty())
        .collect();
    (!steps.is_empty()).then(|| steps.iter().map(|step| format!("/{step}")).collect())
}

/// A label for a whole table would underline all of it: its first bytes are enough.
fn first_bytes(table: &Table) -> Range<usize> {
    let span = table.span();
    span.start..span.end.min(span.start.saturating_add(40))
}

pub(super) fn year(table: &Table, key: &str) -> Option<i32> {
    table.integer(key).and_then(|year| i32::try_from(year).ok())
}

fn complete(table: &Table) -> Complete {
    let mut complete = Complete::NOTHING;
    let span = |table: &Table| Span {
        from: year(table, "from").unwrap_or(i32::MIN),
        to: year(table, "to").unwrap_or(i32::MAX),
    };
    if let Some(declared) = table.table("complete") {
        let single = EntryKind::ALL.iter().any(|kind| declared.has(kind.word()));
        let general = declared.has("from") || declared.has("to") || !single;
        for kind in EntryKind::ALL {
            match declared.table(kind.word()) {
                Some(own) => complete.set(kind, span(own)),
                None if general => complete.set(kind, span(declared)),
                None => {}
            }
        }
    }
    let begins = table.date("service_from").or_else(|| table.date("established"));
    if let Some(begins) = begins {
        complete.begin(begins.year());
    }
    complete
}

impl Subject {
    /// Puts the entries in order and removes repetitions, as every reader does.
    pub fn sort(&mut self) {
        fn tidy<T: Ord>(entries: &mut Vec<T>) {
            entries.sort_unstable();
            entries.dedup();
        }
        tidy(&mut self.ratings);
        tidy(&mut self.awards);
        for initiative in &mut self.initiatives {
            tidy(&mut initiative.used);
        }
        tidy(&mut self.initiatives);
        tidy(&mut self.discipline);
        tidy(&mut self.proceedings);
        tidy(&mut self.absences);
        tidy(&mut self.posts);
        tidy(&mut self.service);
        tidy(&mut self.movements);
        tidy(&mut self.compositions);
        tidy(&mut self.findings);
        tidy(&mut self.facts);
        self.members.iter_mut().for_each(Self::sort);
    }
}
