use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::selection::{chosen_readings, regulation_file, selection_problems};
use super::{Conference, Inputs, Record};
use crate::calendar::Holidays;
use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::files::{FileError, Files};
use crate::grammar::CONFERENCE_FILE;
use crate::reader::{Datum, Table, read};
use crate::regulation::{BlocKind, Regulation, suggestion};
use crate::scoring::ScoringTable;
use crate::{Bilingual, FactRule};

/// Files that are handed on and kept.
struct Kept<'f> {
    files: &'f dyn Files,
    texts: RefCell<BTreeMap<String, String>>,
}

impl Files for Kept<'_> {
    fn text(&self, name: &str) -> Result<String, FileError> {
        let text = self.files.text(name)?;
        self.texts.borrow_mut().insert(name.to_owned(), text.clone());
        Ok(text)
    }
}

/// What the parts of a conference need while they are read.
pub(super) struct Reading<'c> {
    pub(super) regulation: &'c Regulation,
    pub(super) year: i32,
    pub(super) holidays: &'c Holidays,
    pub(super) units: Vec<String>,
    pub(super) sources: &'c SourceMap,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Conference {
    /// Reads a conference file, its regulation and its sheets.
    ///
    /// `name` is the path shown in diagnostics; `files` hands over the regulation and the sheets it names.
    ///
    /// # Errors
    /// Every problem found, in order of position; nothing is evaluated from a file with errors.
    pub fn read(name: &str, text: &str, files: &dyn Files) -> Result<Self, Vec<Diagnostic>> {
        let kept = Kept {
            files,
            texts: RefCell::default(),
        };
        let mut conference = Self::read_under(name, text, &kept, None)?;
        conference.inputs = Arc::new(Inputs {
            name: name.to_owned(),
            text: text.to_owned(),
            files: kept.texts.into_inner(),
        });
        Ok(conference)
    }

    /// Reads the file, with other readings than those it names where they are given; keeps no inputs.
    fn read_under(
        name: &str,
        text: &str,
        files: &dyn Files,
        readings: Option<&BTreeMap<String, String>>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(name, text);
        let (root, mut diagnostics) = read(&source, &CONFERENCE_FILE);
        let mut sources = SourceMap::default();
        sources.add(source);
        let Some(head) = root.table("conference") else {
            return Err(diagnostics);
        };
        let (Some(year), Some(date), Some(regulation_name)) = (
            head.integer("year").and_then(|year| i32::try_from(year).ok()),
            head.date("date"),
            head.text("regulation"),
        ) else {
            return Err(diagnostics);
        };
        let readings = readings.cloned().unwrap_or_else(|| chosen_readings(head));
        let span = head.place("regulation");
        let file = match regulation_file(head, regulation_name, files, &sources, span.clone()) {
            Ok(file) => file,
            Err(problems) => {
                diagnostics.extend(problems);
                return Err(diagnostics);
            }
        };
        let regulation = match file.under(&readings) {
            Ok(regulation) => regulation,
            Err(problems) => {
                diagnostics.extend(problems);
                return Err(diagnostics);
            }
        };
        diagnostics.extend(selection_problems(&regulation, year, date, &sources, head));
        let units: Vec<String> = root.tables("member").map(|member| member.string("id")).collect();
        let holidays = holidays(&root);
        let mut reading = Reading {
            regulation: &regulation,
            year,
            holidays: &holidays,
            units,
            sources: &sources,
            diagnostics,
        };
        let record = reading.record(&root, head, date, files);
        let diagnostics = reading.diagnostics;
        if diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
        {
            return Err(diagnostics);
        }
        let mut warnings = file.warnings().to_vec();
        warnings.extend(diagnostics);
        Ok(Self {
            record,
            regulation,
            file,
            readings,
            warnings,
            sources,
            inputs: Arc::new(Inputs {
                name: String::new(),
                text: String::new(),
                files: BTreeMap::new(),
            }),
        })
    }

    /// The same conference under other readings of open questions: read again, since a reading may refuse what
    /// another takes (the regulation is no longer in force, a score is off its step).
    ///
    /// # Errors
    /// An unknown key or word, or what the reading refuses.
    pub fn under(&self, readings: &BTreeMap<String, String>) -> Result<Self, Vec<Diagnostic>> {
        let inputs = &self.inputs;
        let conference = Self::read_under(&inputs.name, &inputs.text, &inputs.files, Some(readings))?;
        Ok(Self {
            inputs: Arc::clone(inputs),
            ..conference
        })
    }

    /// The other readings that can be chosen: key and word, one switch at a time.
    pub fn other_readings(&self) -> Vec<(String, String)> {
        let mut others = Vec::new();
        for (key, words) in self.file.readings() {
            let chosen = self.readings.get(&key).or(words.first());
            others.extend(
                words
                    .iter()
                    .filter(|word| Some(*word) != chosen)
                    .map(|word| (key.clone(), word.clone())),
            );
        }
        others
    }

    /// The readings chosen in the file.
    pub fn chosen_readings(&self) -> &BTreeMap<String, String> {
        &self.readings
    }
}

impl<'c> Reading<'c> {
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: (impl Into<String>, impl Into<String>),
        help: (impl Into<String>, impl Into<String>),
    ) {
        let diagnostic = Diagnostic::error(code, Bilingual::new(message.0, message.1))
            .at(self.sources, span)
            .help(Bilingual::new(help.0, help.1));
        self.diagnostics.push(diagnostic);
    }

    /// The place of the unit behind a key.
    pub(super) fn unit(&mut self, table: &Table, key: &str) -> Option<usize> {
        let id = table.text(key)?;
        self.unit_id(id, table.place(key))
    }

    /// The place of a unit; a stranger is an error.
    pub(super) fn unit_id(&mut self, id: &str, span: Range<usize>) -> Option<usize> {
        let place = self.units.iter().position(|unit| unit == id);
        if place.is_none() {
            let known: Vec<&str> = self.units.iter().map(String::as_str).collect();
            let help = suggestion(id, &known, "member");
            let message = (
                format!("`{id}` không phải là thành viên của khối"),
                format!("`{id}` is not a member of the bloc"),
            );
            self.error("unknown-unit", span, message, help);
        }
        place
    }

    /// The places of the units of a list.
    pub(super) fn unit_list(&mut self, table: &Table, key: &str) -> Vec<usize> {
        let named: Vec<(String, Range<usize>)> =
            table.texts(key).map(|(id, span)| (id.to_owned(), span)).collect();
        let mut places = Vec::new();
        for (id, span) in named {
            match self.unit_id(&id, span.clone()) {
                Some(place) if places.contains(&place) => self.error(
                    "unit-twice",
                    span,
                    (
                        format!("`{id}` được ghi hai lần"),
                        format!("`{id}` is named twice"),
                    ),
                    ("bỏ một lần", "remove one of them"),
                ),
                Some(place) => places.push(place),
                None => {}
            }
        }
        places
    }

    /// The place of an entry of a list of the regulation; an unknown one is an error.
    pub(super) fn place_in(&mut self, table: &Table, key: &str, list: &str, ids: &[&str]) -> Option<usize> {
        let id = table.text(key)?;
        let place = ids.iter().position(|known| *known == id);
        if place.is_none() {
            let message = (
                format!("văn bản không có `{list}` nào mang mã `{id}`"),
                format!("the regulation has no `{list}` with the id `{id}`"),
            );
            self.error(
                "unknown-reference",
                table.place(key),
                message,
                suggestion(id, ids, list),
            );
        }
        place
    }

    /// The award behind a key, checked against the regulation.
    pub(super) fn award(&mut self, table: &Table, key: &str) -> Option<String> {
        let ids: Vec<&str> = self
            .regulation
            .awards
            .iter()
            .map(|award| award.id.as_str())
            .collect();
        self.place_in(table, key, "award", &ids)
            .map(|_| table.string(key))
    }

    /// The declaration of a fact; an undeclared one is an error.
    pub(super) fn fact_rule(&mut self, id: &str, span: Range<usize>) -> Option<&'c FactRule> {
        let regulation = self.regulation;
        let rule = regulation.fact(id);
        if rule.is_none() {
            let known: Vec<&str> = regulation.facts.iter().map(|fact| fact.id.as_str()).collect();
            let message = (
                format!("văn bản không hỏi dữ kiện `{id}`"),
                format!("the regulation asks for no fact `{id}`"),
            );
            self.error("unknown-fact", span, message, suggestion(id, &known, "fact"));
        }
        rule
    }

    /// The scoring table of a unit.
    pub(super) fn table_of(&self, table: Option<usize>) -> Option<&'c ScoringTable> {
        self.regulation.tables.get(table?)
    }

    fn record(&mut self, root: &Table, head: &Table, date: time::Date, files: &dyn Files) -> Record {
        let bloc_id = head.string("bloc");
        let regulation = self.regulation;
        let bloc = regulation.bloc(&bloc_id, self.year);
        if bloc.is_none() && !regulation.blocs.is_empty() && !head.has("bloc_name") {
            let known: Vec<&str> = regulation.blocs.iter().map(|bloc| bloc.id.as_str()).collect();
            let message = (
                format!("sổ khối của văn bản không có `{bloc_id}` trong năm {}", self.year),
                format!("the register has no bloc `{bloc_id}` in {}", self.year),
            );
            self.error(
                "unknown-bloc",
                head.place("bloc"),
                message,
                suggestion(&bloc_id, &known, "bloc"),
            );
        }
        let mut members = self.members(root, bloc);
        self.facts_of_registers(root, &mut members);
        let roles = root.table("roles").and_then(|roles| {
            Some(super::Roles {
                head: self.unit(roles, "head")?,
                deputies: self.unit_list(roles, "deputies"),
            })
        });
        let sheets = self.sheets(root, head, &members, files);
        Record {
            name: head.bilingual("name").unwrap_or_default(),
            bloc_name: head
                .bilingual("bloc_name")
                .or_else(|| bloc.map(|bloc| bloc.name.clone()))
                .unwrap_or_else(|| Bilingual::vi(bloc_id.clone())),
            bloc_kind: bloc
                .map(|bloc| bloc.kind)
                .or_else(|| head.text("bloc_kind").and_then(BlocKind::from_word))
                .unwrap_or(BlocKind::Function),
            bloc: bloc_id,
            year: self.year,
            date,
            decision_date: head.date("decision_date"),
            place: head.bilingual("place"),
            note: head.bilingual("note"),
            source: head.text("source").map(str::to_owned),
            council: head
                .integer("council")
                .and_then(|members| u32::try_from(members).ok()),
            staff: head.integer("staff").and_then(|staff| u32::try_from(staff).ok()),
            revisions: self.revisions(root),
            cross_checks: self.cross_checks(root),
            done: self.done(root),
            attendance: self.attendance(root),
            ballots: self.ballots(root, head, members.len()),
            tie_breaks: self.tie_breaks(root),
            named: self.named(root),
            decisions: self.decisions(root),
            given: given(root),
            roles,
            next_roles: self.next_roles(root),
            movements: self.movements(root),
            directives: directives(root),
            pact: self.pact(root),
            models: self.models(root),
            inspections: self.inspections(root),
            holidays: self.holidays.clone(),
            members,
            sheets,
        }
    }
}

fn given(root: &Table) -> Vec<(String, u32)> {
    let entries = root.table("given").map(Table::entries).unwrap_or_default();
    entries
        .iter()
        .filter_map(|(name, _, value)| match value.datum {
            Datum::Number(number) => u32::try_from(number).ok().map(|number| (name.clone(), number)),
            _ => None,
        })
        .collect()
}

fn holidays(root: &Table) -> Holidays {
    let days = root
        .list("holidays")
        .iter()
        .filter_map(|value| match value.datum {
            Datum::Date(day) => Some(day),
            _ => None,
        });
    Holidays::new(days.collect())
}

fn directives(root: &Table) -> Vec<super::Directive> {
    root.tables("directive")
        .map(|table| super::Directive {
            number: table.string("number"),
            name: table.bilingual("name").unwrap_or_default(),
            issued: table.date("issued"),
        })
        .collect()
}
