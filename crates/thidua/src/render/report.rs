use super::report_registers::{models, movements, pact, plan};
use super::words::{Words, day, grade, number, state, way};
use super::{Block, Document};
use crate::conference::{Outcome, Remark, UnitOutcome};
use crate::regulation::BlocKind;
use crate::{Language, Verdict};

/// The report a secretary reads.
pub(super) fn report(outcome: &Outcome<'_>, language: Language) -> Document {
    let mut document = Document::default();
    head(&mut document, outcome, language);
    units(&mut document, outcome, language);
    nominations(&mut document, outcome, language);
    roles(&mut document, outcome, language);
    movements(&mut document, outcome, language);
    models(&mut document, outcome, language);
    pact(&mut document, outcome, language);
    plan(&mut document, outcome, language);
    remarks(
        &mut document,
        Words("Sai trình tự, thời hạn", "Breaches"),
        &outcome.breaches,
        language,
    );
    remarks(
        &mut document,
        Words("Còn thiếu trước khi kết quả có giá trị cuối cùng", "Open points"),
        &outcome.open,
        language,
    );
    if outcome.open.is_empty() {
        document.paragraph(
            Words(
                "Không còn việc nào phải bổ sung. Đây là kết quả đề nghị; quyết định khen thưởng thuộc cấp có thẩm quyền.",
                "Nothing is missing. These are proposals; the decision is the authority's.",
            )
            .get(language),
        );
    }
    sources(&mut document, outcome, language);
    document
}

fn head(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document
        .blocks
        .push(Block::Title(outcome.name.in_language(language).to_owned()));
    let kind = match outcome.bloc.kind {
        BlocKind::Function => Words("khối thi đua", "bloc by function"),
        BlocKind::Area => Words("cụm thi đua", "bloc by area"),
    };
    let line = match language {
        Language::Vi => format!(
            "{} ({}, {} đơn vị). Năm thi đua {}. Hội nghị ngày {}.",
            outcome.bloc.name.vi,
            kind.0,
            outcome.bloc.members,
            outcome.year,
            day(outcome.date, language)
        ),
        Language::En => format!(
            "{} ({}, {} units). Emulation year {}. Conference on {}.",
            outcome.bloc.name.in_language(language),
            kind.1,
            outcome.bloc.members,
            outcome.year,
            day(outcome.date, language)
        ),
    };
    document.paragraph(line);
    if let Some(note) = outcome.note {
        document.paragraph(format!(
            "{}: {}",
            Words("Lưu ý", "Note").get(language),
            note.in_language(language)
        ));
    }
}

fn units(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.heading(
        Words(
            "Kết quả chấm điểm, xếp loại, xếp hạng",
            "Scores, classes and ranks",
        )
        .get(language),
    );
    let groups = group_names(outcome);
    let mut columns: Vec<(&str, bool)> = vec![
        (Words("Hạng", "Rank").get(language), true),
        (Words("Đơn vị", "Unit").get(language), false),
    ];
    columns.extend(groups.iter().map(|group| (*group, true)));
    columns.push((Words("Tổng", "Total").get(language), true));
    let capped = outcome.units.iter().any(|unit| unit.total != unit.class_total);
    if capped {
        columns.push((Words("Điểm xếp loại", "For class").get(language), true));
    }
    columns.push((Words("Xếp loại", "Class").get(language), false));
    let rows = outcome
        .units
        .iter()
        .map(|unit| unit_row(unit, &groups, capped, language))
        .collect();
    document.table(&columns, rows);
    if !groups.is_empty() {
        document.paragraph(group_legend(outcome, &groups, language));
    }
    let excluded: Vec<String> = outcome
        .units
        .iter()
        .filter(|unit| unit.eligible != Verdict::Met)
        .map(|unit| {
            let why: Vec<&str> = unit
                .eligibility
                .iter()
                .filter(|reason| reason.verdict != Verdict::Met)
                .map(|reason| reason.name.in_language(language))
                .collect();
            let word = if unit.eligible == Verdict::NotMet {
                Words("không xét", "not reviewed")
            } else {
                Words("chưa xác định", "not known")
            };
            format!(
                "{}: {} ({})",
                unit.name.in_language(language),
                word.get(language),
                why.join("; ")
            )
        })
        .collect();
    document.list(excluded);
}

/// Identifiers of the groups of the table that scored the first unit with one.
fn group_names<'c>(outcome: &Outcome<'c>) -> Vec<&'c str> {
    let scored = outcome.units.iter().find(|unit| !unit.criteria.is_empty());
    let roots = scored.map(|unit| {
        unit.criteria
            .iter()
            .filter(|line| !line.id.contains('.'))
            .map(|line| line.id)
    });
    let roots: Vec<&str> = roots.map(Iterator::collect).unwrap_or_default();
    if roots.len() > MOST_GROUPS {
        Vec::new()
    } else {
        roots
    }
}

/// What the short names of the groups stand for.
fn group_legend(outcome: &Outcome<'_>, groups: &[&str], language: Language) -> String {
    let lines = outcome.units.iter().find(|unit| !unit.criteria.is_empty());
    let name = |id: &str| {
        let line = lines.and_then(|unit| unit.criteria.iter().find(|line| line.id == id));
        line.map(|line| line.name.in_language(language))
            .unwrap_or_default()
    };
    let words: Vec<String> = groups
        .iter()
        .map(|group| format!("{group}: {}", name(group)))
        .collect();
    format!("{}.", words.join("; "))
}

/// More groups than this do not fit beside each other.
const MOST_GROUPS: usize = 8;

fn unit_row(unit: &UnitOutcome<'_>, groups: &[&str], capped: bool, language: Language) -> Vec<String> {
    let rank = unit.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let shared = unit.rank_reason.as_ref().is_some_and(|reason| reason.shared);
    let rank = match unit.rank_label {
        Some(label) => format!("{rank} ({})", label.in_language(language)),
        None => rank,
    };
    let mut row = vec![
        if shared { format!("{rank}=") } else { rank },
        unit.name.in_language(language).to_owned(),
    ];
    for group in groups {
        let line = unit.criteria.iter().find(|line| line.id == *group);
        row.push(number(
            line.and_then(|line| line.points.and_then(|points| points.checked_add(line.bonus))),
            language,
        ));
    }
    let total = match unit.assigned {
        Some(assigned) => format!(
            "{}/{} ({} %)",
            number(unit.total, language),
            number(Some(assigned.maximum), language),
            number(assigned.percent, language)
        ),
        None => number(unit.total, language),
    };
    row.push(total);
    if capped {
        row.push(number(unit.class_total, language));
    }
    row.push(
        unit.class_name
            .map_or("–", |name| name.in_language(language))
            .to_owned(),
    );
    row
}

fn nominations(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    if outcome.awards.is_empty() {
        return;
    }
    document.heading(Words("Đề nghị khen thưởng", "Nominations").get(language));
    for award in outcome.awards.iter().filter(|award| !award.candidates.is_empty()) {
        let of: Vec<_> = outcome
            .nominations
            .iter()
            .filter(|nomination| nomination.award == award.id)
            .collect();
        let most = match award.quota.as_ref().and_then(|quota| quota.number) {
            Some(most) => match language {
                Language::Vi => format!("nhiều nhất {most}"),
                Language::En => format!("at most {most}"),
            },
            None => Words("không ấn định số lượng", "no number set")
                .get(language)
                .to_owned(),
        };
        document.paragraph(format!(
            "{} ({most}; {}):",
            award.name.in_language(language),
            award.cite
        ));
        if of.is_empty() {
            document.list(vec![Words("chưa có", "none yet").get(language).to_owned()]);
        }
        document.list(
            of.iter()
                .map(|nomination| {
                    let mut line = nomination.unit_name.in_language(language).to_owned();
                    if let Some(person) = nomination.person {
                        line = format!("{person} ({line})");
                    }
                    line.push_str(&format!(
                        " – {}, {}",
                        state(nomination.state, language),
                        way(nomination.by, language)
                    ));
                    if let Some(share) = nomination.votes {
                        line.push_str(&format!(
                            " {}/{} ({} %)",
                            share.votes,
                            share.base,
                            number(share.percent, language)
                        ));
                    }
                    if let Some(decision) = nomination.decision {
                        let number = decision.number.unwrap_or("–");
                        line.push_str(&format!("; {number}, {}", day(decision.on, language)));
                    }
                    line
                })
                .collect(),
        );
    }
}

fn roles(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let name = |id: &str| {
        let unit = outcome.units.iter().find(|unit| unit.id == id);
        unit.map_or(id, |unit| unit.name.in_language(language)).to_owned()
    };
    let roles = &outcome.roles;
    if roles.head.is_none() && roles.deputies.is_empty() && roles.current_head.is_none() {
        return;
    }
    let year = roles.year;
    document.heading(match language {
        Language::Vi => format!("Trưởng khối, phó trưởng khối năm {year}"),
        Language::En => format!("Head and deputies of {year}"),
    });
    let way_of = roles.by.map(|by| way(by, language)).unwrap_or_default();
    let none = Words("chưa bầu", "not settled").get(language);
    let deputies: Vec<String> = roles.deputies.iter().map(|id| name(id)).collect();
    document.list(vec![
        format!(
            "{}: {}",
            Words("Trưởng khối", "Head").get(language),
            roles.head.map_or(none.to_owned(), name)
        ),
        format!(
            "{}: {}",
            Words("Phó trưởng khối", "Deputies").get(language),
            if deputies.is_empty() {
                none.to_owned()
            } else {
                deputies.join(", ")
            }
        ),
        format!("{}: {way_of}", Words("Cách thức", "Settled by").get(language)),
    ]);
}

fn remarks(document: &mut Document, heading: Words, remarks: &[Remark<'_>], language: Language) {
    if remarks.is_empty() {
        return;
    }
    document.heading(heading.get(language));
    document.list(
        remarks
            .iter()
            .map(|remark| remark.message.in_language(language).to_owned())
            .collect(),
    );
}

fn sources(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.heading(Words("Căn cứ", "Rests on").get(language));
    let regulation = &outcome.regulation;
    let number = regulation
        .number
        .map(|number| format!("{number}, "))
        .unwrap_or_default();
    let mut items = vec![format!(
        "{number}{} – {}; {}",
        regulation.name.in_language(language),
        regulation.issuer.in_language(language),
        grade(regulation.grade, language)
    )];
    items.extend(
        outcome
            .caveats
            .iter()
            .map(|caveat| caveat.in_language(language).to_owned()),
    );
    items.extend(outcome.readings.iter().map(|reading| {
        format!(
            "{} {}: {}",
            reading.key,
            reading.question.in_language(language),
            reading
                .chosen_name
                .map_or(reading.chosen, |name| name.in_language(language))
        )
    }));
    document.list(items);
}
