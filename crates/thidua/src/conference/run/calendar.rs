use super::super::{Remark, WindowOutcome};
use super::Run;
use crate::Language;

impl<'c> Run<'c> {
    /// E5 and J: steps out of order and outside their windows are breaches; they do not change the figures.
    pub(super) fn steps_and_windows(&mut self) {
        let (record, regulation) = (self.record, self.regulation);
        for (step, on) in &record.done {
            let later = record.done.iter().filter(|(other, day)| other > step && day < on);
            for (other, day) in later {
                let (Some(step), Some(other)) = (regulation.steps.get(*step), regulation.steps.get(*other))
                else {
                    continue;
                };
                self.breaches.push(Remark::new(
                    "step-out-of-order",
                    format!(
                        "bước \"{}\" ({day}) làm trước bước \"{}\" ({on})",
                        other.name.vi, step.name.vi
                    ),
                    format!(
                        "the step \"{}\" ({day}) came before \"{}\" ({on})",
                        other.name.in_language(Language::En),
                        step.name.in_language(Language::En)
                    ),
                ));
            }
            let id = regulation.steps.get(*step).map(|step| &*step.id);
            for window in regulation
                .windows
                .iter()
                .filter(|window| id.is_some() && window.step.as_deref() == id)
            {
                let dates = window.dates(record.year, record.date, &record.holidays);
                if !dates.contain(*on) {
                    self.breaches.push(Remark::new(
                        "outside-window",
                        format!("\"{}\" làm ngày {on}, ngoài thời hạn", window.name.vi),
                        format!(
                            "\"{}\" was done on {on}, outside its window",
                            window.name.in_language(Language::En)
                        ),
                    ));
                }
            }
        }
        if !record.done.is_empty() {
            for (place, step) in regulation.steps.iter().enumerate() {
                let later_done = record.done.iter().any(|(other, _)| *other > place);
                if later_done && !record.done.iter().any(|(other, _)| *other == place) {
                    self.breaches.push(Remark::new(
                        "step-skipped",
                        format!("bước \"{}\" bị bỏ qua", step.name.vi),
                        format!("the step \"{}\" was skipped", step.name.in_language(Language::En)),
                    ));
                }
            }
        }
    }

    /// The windows of the year with their days.
    pub(super) fn windows(&self) -> Vec<WindowOutcome<'c>> {
        let record = self.record;
        self.regulation
            .windows
            .iter()
            .map(|window| {
                let dates = window.dates(record.year, record.date, &record.holidays);
                WindowOutcome {
                    id: &window.id,
                    name: &window.name,
                    first: dates.first,
                    last: dates.last,
                    cite: &window.origin.cite,
                    grade: window.origin.grade,
                }
            })
            .collect()
    }
}
