use std::ops::Range;
use std::rc::Rc;

use super::entry::Written;
use super::read::Reading;
use super::{Member, Sheet};
use crate::diagnostic::SourceMap;
use crate::fact::FactValue;
use crate::files::Files;
use crate::reader::{Datum, Table, Value};
use crate::regulation::suggestion;
use crate::scoring::{Criterion, ScoringTable};

impl Reading<'_> {
    /// The sheets written in the file and in the files it names.
    pub(super) fn sheets(
        &mut self,
        root: &Table,
        head: &Table,
        members: &[Member],
        files: &dyn Files,
    ) -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> = Vec::new();
        for table in root.tables("sheet") {
            let Some(sheet) = self.sheet(table, members) else {
                continue;
            };
            if sheets.iter().any(|earlier| same_sheet(earlier, &sheet)) {
                self.error(
                    "sheet-twice",
                    table.place("unit"),
                    (
                        format!("phiếu của `{}` ở vòng này đã có", table.string("unit")),
                        format!(
                            "the sheet of `{}` at this stage is given twice",
                            table.string("unit")
                        ),
                    ),
                    (
                        "bỏ một phiếu, hoặc ghi ngày khác nếu chấm lại",
                        "remove one, or date it where it was scored again",
                    ),
                );
            }
            sheets.push(sheet);
        }
        let named: Vec<(String, Range<usize>)> = head
            .texts("sheets")
            .map(|(path, span)| (path.to_owned(), span))
            .collect();
        for (path, span) in named {
            match files.text(&path) {
                Ok(text) => self.csv(&path, &text, members, &mut sheets),
                Err(error) => {
                    let diagnostic = error.diagnostic().at(self.sources, span);
                    self.diagnostics.push(diagnostic);
                }
            }
        }
        // The order in which sheets are written has no meaning.
        sheets.sort_by_key(|sheet| (sheet.unit, sheet.stage, sheet.on));
        sheets
    }

    fn sheet(&mut self, table: &Table, members: &[Member]) -> Option<Sheet> {
        let stages: Vec<&str> = self
            .regulation
            .stages
            .iter()
            .map(|stage| stage.id.as_str())
            .collect();
        let (unit, stage) = (
            self.unit(table, "unit"),
            self.place_in(table, "stage", "stage", &stages),
        );
        if let Some(year) = table.integer("year")
            && year != i64::from(self.year)
        {
            self.error(
                "wrong-year",
                table.place("year"),
                (
                    format!("phiếu ghi năm {year}, hội nghị tổng kết năm {}", self.year),
                    format!("the sheet is of {year}, the conference sums up {}", self.year),
                ),
                ("kiểm tra lại phiếu", "check the sheet"),
            );
        }
        let by = self.unit(table, "by");
        let (unit, stage) = (unit?, stage?);
        let scoring = self.table_of(members.get(unit)?.table);
        let Some(scoring) = scoring else {
            let name = table.string("unit");
            self.error(
                "no-table",
                table.place("unit"),
                (
                    format!("văn bản không có bảng điểm cho `{name}`"),
                    format!("the regulation has no scoring table for `{name}`"),
                ),
                (
                    "ghi `kind` của đơn vị, hoặc bỏ phiếu này",
                    "give the `kind` of the unit, or remove the sheet",
                ),
            );
            return None;
        };
        let mut sheet = Sheet {
            unit,
            stage,
            on: table.date("on"),
            by,
            scorer: table.text("scorer").map(str::to_owned),
            entries: Vec::new(),
        };
        let notes = table.table("notes");
        let evidence = table.table("evidence");
        for (id, span, value) in table.table("scores").map(Table::entries).unwrap_or_default() {
            let text = |texts: Option<&Table>| texts.and_then(|texts| texts.text(id)).map(str::to_owned);
            let Some(inputs) = self.inputs(scoring, id, span.clone(), value) else {
                continue;
            };
            let (criterion, inputs) = inputs;
            let written = Written {
                criterion,
                inputs,
                note: text(notes),
                evidence: text(evidence),
            };
            let place = Place::At(value.span.clone());
            let entry = self.entry(scoring, members, &sheet, written, &place);
            sheet.entries.extend(entry);
        }
        for (key, texts) in [("notes", notes), ("evidence", evidence)] {
            for (id, span, _) in texts.map(Table::entries).unwrap_or_default() {
                if scoring.place(id).is_none() {
                    self.unknown_criterion(scoring, id, &Place::At(span.clone()), key);
                }
            }
        }
        Some(sheet)
    }

    fn inputs(
        &mut self,
        scoring: &ScoringTable,
        id: &str,
        span: Range<usize>,
        value: &Value,
    ) -> Option<(usize, Vec<(String, FactValue)>)> {
        let Some(place) = scoring.place(id) else {
            self.unknown_criterion(scoring, id, &Place::At(span), "scores");
            return None;
        };
        let criterion = scoring.criteria.get(place)?;
        let inputs = match &value.datum {
            Datum::Table(table) => table
                .entries()
                .iter()
                .filter_map(|(input, _, value)| Some((input.clone(), FactValue::from_datum(&value.datum)?)))
                .collect(),
            datum => {
                let input = self.bare_input(criterion, &Place::At(span))?;
                vec![(input, FactValue::from_datum(datum)?)]
            }
        };
        Some((place, inputs))
    }

    /// The input that a bare value stands for; a group or a leaf with several inputs has none.
    pub(super) fn bare_input(&mut self, criterion: &Criterion, place: &Place) -> Option<String> {
        let input = criterion.method.as_ref().and_then(|method| method.bare_input());
        if input.is_none() {
            let inputs = criterion
                .method
                .as_ref()
                .map(|method| method.inputs().join(", "))
                .unwrap_or_default();
            let (help_vi, help_en) = if criterion.method.is_none() {
                (
                    "chấm các tiêu chí con".to_owned(),
                    "score its children".to_owned(),
                )
            } else {
                (
                    format!("ghi rõ số liệu: {inputs}"),
                    format!("name the inputs: {inputs}"),
                )
            };
            self.sheet_error(
                "no-single-score",
                place,
                (
                    format!("tiêu chí `{}` không nhận một điểm duy nhất", criterion.id),
                    format!("the criterion `{}` takes no single value", criterion.id),
                ),
                (help_vi, help_en),
            );
        }
        input.map(str::to_owned)
    }

    pub(super) fn unknown_criterion(&mut self, scoring: &ScoringTable, id: &str, place: &Place, _key: &str) {
        let known: Vec<&str> = scoring
            .leaves()
            .map(|(_, criterion, _)| criterion.id.as_str())
            .collect();
        let message = (
            format!("bảng điểm `{}` không có tiêu chí `{id}`", scoring.id),
            format!("the table `{}` has no criterion `{id}`", scoring.id),
        );
        self.sheet_error(
            "unknown-criterion",
            place,
            message,
            suggestion(id, &known, "criterion"),
        );
    }

    pub(super) fn sheet_error(
        &mut self,
        code: &'static str,
        place: &Place,
        message: (impl Into<String>, impl Into<String>),
        help: (impl Into<String>, impl Into<String>),
    ) {
        match place {
            Place::At(span) => self.error(code, span.clone(), message, help),
            Place::Cell { source, span } => {
                let diagnostic = crate::Diagnostic::error(code, crate::Bilingual::new(message.0, message.1))
                    .at(source, span.clone());
                self.diagnostics
                    .push(diagnostic.help(crate::Bilingual::new(help.0, help.1)));
            }
        }
    }
}

/// Where a score was written: in the conference file, or in a cell of a file of sheets.
pub(super) enum Place {
    /// Bytes of the conference file.
    At(Range<usize>),
    /// Bytes of another file.
    Cell {
        /// The file.
        source: Rc<SourceMap>,
        /// The cell.
        span: Range<usize>,
    },
}

pub(super) fn same_sheet(a: &Sheet, b: &Sheet) -> bool {
    a.unit == b.unit && a.stage == b.stage && a.on == b.on
}
