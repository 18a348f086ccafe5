use std::ops::Range;

use time::{Date, Duration};

use super::check::check;
use super::{
    AbsenceEntry, AwardEntry, Complete, Composition, DisciplineEntry, EntryKind, FactEntry, FindingEntry,
    InitiativeEntry, MovementEntry, PostEntry, ProceedingEntry, RatingEntry, ServiceEntry, Sex, Span,
    Subject, SubjectKind, UseEntry,
};
use crate::Bilingual;
use crate::Rulebook;
use crate::diagnostic::{Diagnostic, Label, Severity, Source, SourceMap, nearest};
use crate::grammar::SUBJECT;
use crate::reader::{Datum, Table, read, read_json};

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
    fn error_of(
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
    fn word(&mut self, table: &Table, key: &str, of: &str) -> Option<u16> {
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

    fn unknown(&mut self, table: &Table, key: &str, spelling: &str, near: Option<String>, known: &[&str]) {
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

    fn award(&mut self, table: &Table) -> Option<u16> {
        let spelling = table.text("award")?;
        let found = self.rulebook.awards.find(spelling);
        if found.is_none() {
            let near = self.rulebook.awards.nearest(spelling).map(str::to_owned);
            self.unknown(table, "award", spelling, near, &[]);
        }
        found
    }

    fn rank(&mut self, table: &Table, key: &str, of: &str) -> Option<u16> {
        let at = self.word(table, key, of)?;
        self.rulebook.vocabulary.list(of).get(at).map(|word| word.rank)
    }

    /// The entries of a list, each built with its number in the path of problems.
    fn entries<T>(
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

    fn rating(&mut self, table: &Table) -> Option<RatingEntry> {
        Some(RatingEntry {
            year: year(table, "year")?,
            level: self.rank(table, "level", "level")?,
            on: table.date("on"),
        })
    }

    fn award_entry(&mut self, table: &Table) -> Option<AwardEntry> {
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

    fn initiative(&mut self, table: &Table) -> Option<InitiativeEntry> {
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

    fn discipline(&mut self, table: &Table) -> Option<DisciplineEntry> {
        let form = self.word(table, "form", "discipline")?;
        Some(DisciplineEntry {
            on: table.date("on")?,
            form,
            rank: self.rulebook.vocabulary.list("discipline").get(form)?.rank,
            served: table.date("served"),
            revoked: table.date("revoked"),
        })
    }

    fn proceeding(&mut self, table: &Table) -> Option<ProceedingEntry> {
        Some(ProceedingEntry {
            from: table.date("from")?,
            kind: self.word(table, "kind", "proceeding")?,
            cleared: table.date("cleared"),
            closed: table.date("closed"),
        })
    }

    fn absence(&mut self, table: &Table) -> Option<AbsenceEntry> {
        Some(AbsenceEntry {
            kind: self.word(table, "kind", "absence")?,
            from: table.date("from")?,
            until: self.until(table),
        })
    }

    fn post(&mut self, table: &Table) -> Option<PostEntry> {
        Some(PostEntry {
            post: self.word(table, "post", "post")?,
            from: table.date("from")?,
            until: self.until(table),
        })
    }

    fn service(&mut self, table: &Table) -> Option<ServiceEntry> {
        Some(ServiceEntry {
            kind: self.word(table, "kind", "service")?,
            from: table.date("from")?,
            until: self.until(table),
            area: self.word(table, "area", "area"),
        })
    }

    fn movement(&mut self, table: &Table) -> Option<MovementEntry> {
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

    fn composition(&mut self, table: &Table) -> Option<Composition> {
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

    fn finding(&mut self, table: &Table) -> Option<FindingEntry> {
        Some(FindingEntry {
            finding: self.word(table, "id", "finding")?,
            year: year(table, "year"),
            holds: table.boolean("holds")?,
        })
    }

    fn fact(&mut self, table: &Table) -> Option<FactEntry> {
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

fn year(table: &Table, key: &str) -> Option<i32> {
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
