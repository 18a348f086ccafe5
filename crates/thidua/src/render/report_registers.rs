//! What goes on around the scores: movements, models, pact, plan for the coming year.

use super::Document;
use super::words::{Words, day, model_state, verdict};
use crate::conference::Outcome;
use crate::{Language, Verdict};

pub(super) fn movements(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    if outcome.movements.is_empty() && outcome.directives.is_empty() {
        return;
    }
    document.heading(Words("Phong trào thi đua", "Movements").get(language));
    let mut lines: Vec<String> = outcome
        .movements
        .iter()
        .map(|movement| {
            let years = match (movement.from, movement.until) {
                (Some(from), Some(until)) => format!(" ({from}–{until})"),
                (Some(from), None) => format!(" ({} {from})", Words("từ", "since").get(language)),
                _ => String::new(),
            };
            let goes_on = match movement.continues {
                Verdict::Met => Words("tiếp tục", "goes on"),
                Verdict::NotMet => Words("kết thúc", "ends"),
                Verdict::Unknown => Words("chưa rõ thời hạn", "period not known"),
            };
            format!(
                "{}{years}: {}",
                movement.name.in_language(language),
                goes_on.get(language)
            )
        })
        .collect();
    lines.extend(outcome.directives.iter().map(|directive| {
        let issued = directive
            .issued
            .map(|issued| match language {
                Language::Vi => format!(" ngày {}", day(issued, language)),
                Language::En => format!(" of {}", day(issued, language)),
            })
            .unwrap_or_default();
        format!(
            "{}{issued}, {}: {}",
            directive.number,
            directive.name.in_language(language),
            Words("tiếp tục thực hiện", "stays in force").get(language)
        )
    }));
    document.list(lines);
}

pub(super) fn models(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let unit = |id: &str| {
        let unit = outcome.units.iter().find(|unit| unit.id == id);
        unit.map_or(id, |unit| unit.name.in_language(language)).to_owned()
    };
    if !outcome.models.is_empty() {
        document.heading(Words("Điển hình tiên tiến", "Advanced models").get(language));
        let lines = outcome.models.iter().map(|model| {
            format!(
                "{} ({}): {}",
                model.name.in_language(language),
                unit(model.unit),
                model_state(model.state, language)
            )
        });
        document.list(lines.collect());
    }
    if !outcome.inspections.is_empty() {
        document.heading(Words("Kiểm tra công tác thi đua", "Inspections").get(language));
        let lines = outcome.inspections.iter().map(|inspection| {
            format!(
                "{}, {} – {}: {}",
                unit(inspection.unit),
                day(inspection.on, language),
                inspection.by.in_language(language),
                inspection.result.in_language(language)
            )
        });
        document.list(lines.collect());
    }
}

/// What is planned beside the movements that go on, which stand in their own list.
pub(super) fn plan(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let year = outcome.year.saturating_add(1);
    let heading = match language {
        Language::Vi => format!("Phương hướng năm {year}"),
        Language::En => format!("Plan for {year}"),
    };
    let lines = outcome
        .plan
        .iter()
        .filter(|remark| !matches!(remark.code, "movement" | "directive"));
    let lines: Vec<String> = lines
        .map(|remark| remark.message.in_language(language).to_owned())
        .collect();
    if !lines.is_empty() {
        document.heading(heading);
        document.list(lines);
    }
}

pub(super) fn pact(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let Some(pact) = &outcome.pact else { return };
    document.heading(Words("Giao ước thi đua", "Pact").get(language));
    document.list(
        pact.targets
            .iter()
            .map(|target| {
                let counted = match (target.counted, target.needed) {
                    (Some(counted), Some(needed)) => format!(" ({counted}/{needed})"),
                    _ => String::new(),
                };
                format!(
                    "{}: {}{counted}",
                    target.name.in_language(language),
                    verdict(target.verdict, language)
                )
            })
            .collect(),
    );
}
