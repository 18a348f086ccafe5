use super::read::Reading;
use super::read_sheets::Place;
use super::{Entry, Member, Sheet};
use crate::fact::FactValue;
use crate::regulation::suggestion;
use crate::scoring::{Criterion, Inputs, NoPoints, Scorer, ScoringTable};

/// One score as a sheet writes it.
pub(super) struct Written {
    /// Place of the criterion in the unit's table.
    pub(super) criterion: usize,
    /// Its inputs.
    pub(super) inputs: Vec<(String, FactValue)>,
    /// Reason for the score or the change.
    pub(super) note: Option<String>,
    /// Evidence.
    pub(super) evidence: Option<String>,
}

impl Reading<'_> {
    /// Checks one entry of a sheet (inputs known, right to score, value possible) and gives it its points.
    pub(super) fn entry(
        &mut self,
        scoring: &ScoringTable,
        members: &[Member],
        sheet: &Sheet,
        entry: Written,
        place: &Place,
    ) -> Option<Entry> {
        let criterion = scoring.criteria.get(entry.criterion)?;
        let Some(method) = &criterion.method else {
            self.bare_input(criterion, place);
            return None;
        };
        let stage = self.regulation.stages.get(sheet.stage)?;
        let mut known = method.inputs();
        known.extend(criterion.gate.as_deref());
        known.extend(criterion.already.as_deref());
        for (input, _) in &entry.inputs {
            if !known.contains(&input.as_str()) {
                let message = (
                    format!("tiêu chí `{}` không có số liệu `{input}`", criterion.id),
                    format!("the criterion `{}` has no input `{input}`", criterion.id),
                );
                self.sheet_error(
                    "unknown-input",
                    place,
                    message,
                    suggestion(input, &known, "input"),
                );
            }
        }
        if !criterion.reserved_to.is_empty() && !criterion.reserved_to.contains(&stage.id) {
            self.sheet_error(
                "reserved",
                place,
                (
                    format!("vòng `{}` không được chấm tiêu chí `{}`", stage.id, criterion.id),
                    format!(
                        "the stage `{}` may not score the criterion `{}`",
                        stage.id, criterion.id
                    ),
                ),
                (
                    format!("chỉ các vòng sau được chấm: {}", criterion.reserved_to.join(", ")),
                    format!("only these stages may: {}", criterion.reserved_to.join(", ")),
                ),
            );
        }
        if let Some(lock) = &criterion.locked_after
            && self
                .regulation
                .stages
                .iter()
                .position(|stage| stage.id == *lock)
                .is_some_and(|lock| sheet.stage > lock)
        {
            self.sheet_error(
                "locked",
                place,
                (
                    format!("tiêu chí `{}` đã khóa sau vòng `{lock}`", criterion.id),
                    format!(
                        "the criterion `{}` is locked after the stage `{lock}`",
                        criterion.id
                    ),
                ),
                ("bỏ điểm này khỏi phiếu", "remove it from the sheet"),
            );
        }
        if stage.explains {
            self.sheet_error(
                "points-in-explanation",
                place,
                (
                    format!("vòng giải trình `{}` không chấm điểm", stage.id),
                    format!("the stage `{}` explains and gives no points", stage.id),
                ),
                ("ghi vào `notes`", "write it in `notes`"),
            );
        }
        if stage.scorer == Scorer::OtherUnit && sheet.by.is_none() {
            self.sheet_error(
                "no-checker",
                place,
                (
                    "phiếu chấm chéo không ghi đơn vị chấm",
                    "a cross-check does not name the unit that checked",
                ),
                ("thêm `by`", "add `by`"),
            );
        }
        let member = members.get(sheet.unit)?;
        if member.not_assigned.contains(&entry.criterion) {
            self.sheet_error(
                "not-assigned",
                place,
                (
                    format!(
                        "tiêu chí `{}` không giao cho đơn vị này mà vẫn có điểm",
                        criterion.id
                    ),
                    format!(
                        "the criterion `{}` is not assigned to this unit and yet has a score",
                        criterion.id
                    ),
                ),
                (
                    "bỏ điểm, hoặc bỏ khỏi `not_assigned`",
                    "remove the score, or take it out of `not_assigned`",
                ),
            );
        }
        let year = self.year;
        let fact = |id: &str| member.fact(id, year, year);
        let inputs = Inputs {
            entry: &entry.inputs,
            fact: &fact,
            holidays: self.holidays,
        };
        let scored = scoring.points(criterion, method, &inputs);
        if let Err(problem) = &scored
            && let Some((code, message, help)) = problem.as_bad_input(criterion)
        {
            self.sheet_error(code, place, message, help);
        }
        Some(Entry {
            criterion: entry.criterion,
            inputs: entry.inputs,
            note: entry.note,
            evidence: entry.evidence,
            scored,
        })
    }
}

type BadInput = (&'static str, (String, String), (String, String));

impl NoPoints {
    /// The words for a value that cannot be; a value that is only missing is no error of the sheet.
    fn as_bad_input(&self, criterion: &Criterion) -> Option<BadInput> {
        let id = &criterion.id;
        Some(match self {
            Self::Missing(_) | Self::MissingFact(_) | Self::NeedsAllUnits => return None,
            Self::WrongKind(input) => (
                "input-kind",
                (
                    format!("số liệu `{input}` của tiêu chí `{id}` không đúng kiểu"),
                    format!("the input `{input}` of the criterion `{id}` is of the wrong kind"),
                ),
                (
                    "ghi số (ví dụ 30 hoặc \"17.5\"), true/false, hoặc ngày tùy tiêu chí".to_owned(),
                    "write a number (30 or \"17.5\"), true/false, or a date, as the criterion asks"
                        .to_owned(),
                ),
            ),
            Self::NotACount(input, value) => (
                "not-a-count",
                (
                    format!("`{input}` = {value} của tiêu chí `{id}` phải là số nguyên không âm"),
                    format!(
                        "`{input}` = {value} of the criterion `{id}` must be a whole number, not negative"
                    ),
                ),
                ("kiểm tra lại số liệu".to_owned(), "check the input".to_owned()),
            ),
            Self::AboveMaximum(value, max) => (
                "above-maximum",
                (
                    format!("{value} điểm vượt mức tối đa {max} của tiêu chí `{id}`"),
                    format!("{value} points exceed the maximum {max} of the criterion `{id}`"),
                ),
                (format!("ghi nhiều nhất {max}"), format!("write at most {max}")),
            ),
            Self::OffStep(value, step) => (
                "off-step",
                (
                    format!("{value} điểm không chia hết cho bước {step} của tiêu chí `{id}`"),
                    format!("{value} points are not on the step {step} of the criterion `{id}`"),
                ),
                (
                    format!("ghi bội số của {step}"),
                    format!("write a multiple of {step}"),
                ),
            ),
            Self::TooManyPlaces(value, places) => (
                "off-step",
                (
                    format!("{value} điểm có quá {places} chữ số thập phân ở tiêu chí `{id}`"),
                    format!("{value} points have more than {places} decimal places at `{id}`"),
                ),
                (
                    "làm tròn theo quy định".to_owned(),
                    "round it as the regulation says".to_owned(),
                ),
            ),
            Self::OutsideBands(value) => (
                "outside-bands",
                (
                    format!("{value} không thuộc khoảng nào của tiêu chí `{id}`"),
                    format!("{value} lies outside every interval of the criterion `{id}`"),
                ),
                ("kiểm tra lại số liệu".to_owned(), "check the input".to_owned()),
            ),
            Self::PartAndWhole(part, whole) => (
                "part-and-whole",
                (
                    format!("phần {part} và tổng {whole} của tiêu chí `{id}` không hợp lý"),
                    format!("part {part} and whole {whole} of the criterion `{id}` do not fit"),
                ),
                (
                    "tổng phải lớn hơn 0 và không nhỏ hơn phần".to_owned(),
                    "the whole is above 0 and not below the part".to_owned(),
                ),
            ),
            Self::NotPositive(input, value) => (
                "not-positive",
                (
                    format!("`{input}` = {value} của tiêu chí `{id}` phải lớn hơn 0"),
                    format!("`{input}` = {value} of the criterion `{id}` must be above 0"),
                ),
                (
                    "đơn vị không có chỉ tiêu thì bỏ trống `target`".to_owned(),
                    "leave `target` out for a unit without one".to_owned(),
                ),
            ),
            Self::TooLarge => (
                "number-range",
                (
                    format!("số liệu của tiêu chí `{id}` quá lớn để tính chính xác"),
                    format!("the inputs of the criterion `{id}` are too large to compute exactly"),
                ),
                (
                    "kiểm tra lại đơn vị tính".to_owned(),
                    "check the unit of measure".to_owned(),
                ),
            ),
        })
    }
}
