use super::words::{Words, day, number, verdict, way};
use super::{Block, Document};
use crate::conference::{BallotOutcome, Outcome};
use crate::{Language, Verdict};

/// The minutes of the conference: attendance, scores, ballots in per cent, nominations, next roles, signatures.
pub(super) fn minutes(outcome: &Outcome<'_>, language: Language) -> Document {
    let mut document = Document::default();
    document.blocks.push(Block::Letterhead {
        left: vec![
            outcome.bloc.name.in_language(language).to_uppercase(),
            Words("Số:       /BB-KTĐ", "No.:       /BB-KTĐ")
                .get(language)
                .to_owned(),
        ],
        right: vec![
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            "Độc lập - Tự do - Hạnh phúc".to_owned(),
        ],
    });
    document.blocks.push(Block::Title(
        Words("BIÊN BẢN", "MINUTES").get(language).to_owned(),
    ));
    document
        .blocks
        .push(Block::Title(outcome.name.in_language(language).to_owned()));
    opening(&mut document, outcome, language);
    attendance(&mut document, outcome, language);
    scores(&mut document, outcome, language);
    ballots(&mut document, outcome, language);
    nominations(&mut document, outcome, language);
    roles(&mut document, outcome, language);
    plan(&mut document, outcome, language);
    closing(&mut document, outcome, language);
    document
}

fn name(outcome: &Outcome<'_>, id: &str, language: Language) -> String {
    let unit = outcome.units.iter().find(|unit| unit.id == id);
    unit.map_or(id, |unit| unit.name.in_language(language)).to_owned()
}

fn opening(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let place = outcome
        .place
        .map(|place| place.in_language(language))
        .unwrap_or_default();
    document.paragraph(match language {
        Language::Vi => {
            let at = if place.is_empty() {
                String::new()
            } else {
                format!(", tại {place}")
            };
            format!(
                "Ngày {}{at}, {} tổ chức hội nghị tổng kết phong trào thi đua năm {}.",
                day(outcome.date, language),
                outcome.bloc.name.vi,
                outcome.year
            )
        }
        Language::En => {
            let at = if place.is_empty() {
                String::new()
            } else {
                format!(", {place}")
            };
            format!(
                "On {}{at}, the {} held its conference summing up the emulation year {}.",
                day(outcome.date, language),
                outcome.bloc.name.in_language(language),
                outcome.year
            )
        }
    });
    let regulation = &outcome.regulation;
    let number = regulation
        .number
        .map(|number| format!("{number} "))
        .unwrap_or_default();
    document.paragraph(format!(
        "{}: {number}{}.",
        Words("Căn cứ", "Under").get(language),
        regulation.name.in_language(language)
    ));
    if let Some(note) = outcome.note {
        document.paragraph(format!(
            "{}: {}",
            Words("Lưu ý", "Note").get(language),
            note.in_language(language)
        ));
    }
}

fn attendance(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.heading(Words("I. Thành phần dự hội nghị", "I. Attendance").get(language));
    let Some(attendance) = &outcome.attendance else {
        document
            .paragraph(Words("Chưa ghi nhận thành phần dự.", "Attendance was not recorded.").get(language));
        return;
    };
    let mut items = Vec::new();
    if let Some(chair) = attendance.chair {
        items.push(format!(
            "{}: {}",
            Words("Chủ trì", "Chair").get(language),
            chair.in_language(language)
        ));
    }
    if let Some(secretary) = attendance.secretary {
        items.push(format!(
            "{}: {}",
            Words("Thư ký", "Secretary").get(language),
            secretary.in_language(language)
        ));
    }
    let names = |ids: &[&str]| {
        ids.iter()
            .map(|id| name(outcome, id, language))
            .collect::<Vec<_>>()
            .join("; ")
    };
    items.push(match language {
        Language::Vi => {
            format!(
                "Có mặt {}/{} đơn vị: {}",
                attendance.present.len(),
                outcome.units.len(),
                names(&attendance.present)
            )
        }
        Language::En => {
            format!(
                "Present {} of {} units: {}",
                attendance.present.len(),
                outcome.units.len(),
                names(&attendance.present)
            )
        }
    });
    if !attendance.absent.is_empty() {
        items.push(format!(
            "{}: {}",
            Words("Vắng mặt", "Absent").get(language),
            names(&attendance.absent)
        ));
    }
    if !attendance.guests.is_empty() {
        let guests: Vec<&str> = attendance
            .guests
            .iter()
            .map(|guest| guest.in_language(language))
            .collect();
        items.push(format!(
            "{}: {}",
            Words("Đại biểu", "Guests").get(language),
            guests.join("; ")
        ));
    }
    document.list(items);
}

fn scores(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.heading(Words("II. Kết quả chấm điểm và xếp loại", "II. Scores and classes").get(language));
    let columns = [
        (Words("TT", "No.").get(language), true),
        (Words("Đơn vị", "Unit").get(language), false),
        (Words("Tổng điểm", "Total").get(language), true),
        (Words("Xếp loại", "Class").get(language), false),
        (Words("Xếp hạng", "Rank").get(language), true),
    ];
    let rows = outcome
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let class = match unit.eligible {
                Verdict::NotMet => Words("không xét", "not reviewed").get(language),
                _ => unit.class_name.map_or("–", |name| name.in_language(language)),
            };
            vec![
                at.saturating_add(1).to_string(),
                unit.name.in_language(language).to_owned(),
                number(unit.total, language),
                class.to_owned(),
                unit.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
            ]
        })
        .collect();
    document.table(&columns, rows);
    let Some(pact) = outcome.pact.as_ref().filter(|pact| !pact.targets.is_empty()) else {
        return;
    };
    document.paragraph(Words("Thực hiện giao ước thi đua:", "Targets of the pact:").get(language));
    let lines = pact.targets.iter().map(|target| {
        let counted = match (target.counted, target.needed) {
            (Some(counted), Some(needed)) => format!(" ({counted}/{needed})"),
            _ => String::new(),
        };
        let name = capital(target.name.in_language(language));
        format!("{name}: {}{counted}", verdict(target.verdict, language))
    });
    document.list(lines.collect());
}

fn ballots(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    if outcome.ballots.is_empty() {
        return;
    }
    document.heading(Words("III. Kết quả bỏ phiếu", "III. Ballots").get(language));
    for ballot in &outcome.ballots {
        document.paragraph(ballot_line(outcome, ballot, language));
        let columns = [
            (Words("Đơn vị", "Unit").get(language), false),
            (Words("Số phiếu đồng ý", "In favour").get(language), true),
            (Words("Tỷ lệ phiếu đồng ý (%)", "Share (%)").get(language), true),
            (Words("Kết quả", "Result").get(language), false),
        ];
        let rows = ballot
            .results
            .iter()
            .map(|line| {
                let result = if line.share.passed {
                    Words("đủ phiếu", "passed")
                } else {
                    Words("không đủ phiếu", "not passed")
                };
                vec![
                    name(outcome, line.unit, language),
                    format!("{}/{}", line.share.votes, line.share.base),
                    number(line.share.percent, language),
                    result.get(language).to_owned(),
                ]
            })
            .collect();
        document.table(&columns, rows);
    }
}

fn ballot_line(outcome: &Outcome<'_>, ballot: &BallotOutcome<'_>, language: Language) -> String {
    let subject = match ballot.subject {
        "head" => Words("Bầu trưởng khối", "Election of the head")
            .get(language)
            .to_owned(),
        "deputy" => Words("Bầu phó trưởng khối", "Election of deputies")
            .get(language)
            .to_owned(),
        id => {
            let award = outcome.awards.iter().find(|award| award.id == id);
            award
                .map_or(id, |award| award.name.in_language(language))
                .to_owned()
        }
    };
    let (written, quorum) = match language {
        Language::Vi => (
            format!(", lấy ý kiến bằng văn bản {}", ballot.written),
            ballot
                .quorum
                .as_ref()
                .map(|quorum| format!("; đủ điều kiện bỏ phiếu (từ {quorum})")),
        ),
        Language::En => (
            format!(", {} in writing", ballot.written),
            ballot
                .quorum
                .as_ref()
                .map(|quorum| format!("; quorum reached (at least {quorum})")),
        ),
    };
    let written = if ballot.written == 0 {
        String::new()
    } else {
        written
    };
    let quorum = quorum.unwrap_or_default();
    match language {
        Language::Vi => format!(
            "{subject} (lần {}, {}): tổng số {}, có mặt {}{written}{quorum}.",
            ballot.round,
            way(ballot.form, language),
            ballot.electorate,
            ballot.present,
        ),
        Language::En => format!(
            "{subject} (ballot {}, {}): {} may vote, {} present{written}{quorum}.",
            ballot.round,
            way(ballot.form, language),
            ballot.electorate,
            ballot.present,
        ),
    }
}

fn nominations(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.heading(Words("IV. Đề nghị khen thưởng", "IV. Nominations").get(language));
    let mut items = Vec::new();
    for nomination in &outcome.nominations {
        let mut line = format!(
            "{}: {}",
            nomination.award_name.in_language(language),
            nomination.unit_name.in_language(language)
        );
        if let Some(person) = nomination.person {
            line.push_str(&format!(" ({person})"));
        }
        if let Some(share) = nomination.votes {
            line.push_str(&format!(
                ", {}/{} ({} %)",
                share.votes,
                share.base,
                number(share.percent, language)
            ));
        }
        if let Some(bloc) = nomination.leads_bloc {
            line.push_str(&match language {
                Language::Vi => format!("; đơn vị dẫn đầu {bloc}"),
                Language::En => format!("; leads {bloc}"),
            });
        }
        if let Some(leads) = nomination.leads {
            line.push_str(&match language {
                Language::Vi => format!("; đơn vị dẫn đầu {}", leads.vi),
                Language::En => format!("; leads the {}", leads.in_language(language)),
            });
        }
        items.push(line);
    }
    if items.is_empty() {
        items.push(Words("Chưa có đề nghị.", "None yet.").get(language).to_owned());
    }
    document.list(items);
}

fn roles(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    let roles = &outcome.roles;
    document.heading(match language {
        Language::Vi => format!("V. Trưởng khối, phó trưởng khối năm {}", roles.year),
        Language::En => format!("V. Head and deputies of {}", roles.year),
    });
    let none = Words("chưa bầu", "not settled").get(language).to_owned();
    let deputies: Vec<String> = roles
        .deputies
        .iter()
        .map(|id| name(outcome, id, language))
        .collect();
    document.list(vec![
        format!(
            "{}: {}",
            Words("Trưởng khối", "Head").get(language),
            roles
                .head
                .map_or(none.clone(), |head| name(outcome, head, language))
        ),
        format!(
            "{}: {}",
            Words("Phó trưởng khối", "Deputies").get(language),
            if deputies.is_empty() {
                none
            } else {
                deputies.join(", ")
            }
        ),
    ]);
}

fn plan(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    if outcome.plan.is_empty() && outcome.open.is_empty() {
        return;
    }
    document.heading(Words("VI. Phương hướng và việc còn lại", "VI. Plan and open points").get(language));
    let remarks = outcome.plan.iter().chain(&outcome.open);
    document.list(
        remarks
            .map(|remark| capital(remark.message.in_language(language)))
            .collect(),
    );
}

/// The text with a capital letter in front.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

fn closing(document: &mut Document, outcome: &Outcome<'_>, language: Language) {
    document.paragraph(
        Words(
            "Biên bản đã được thông qua trước hội nghị.",
            "The minutes were read out and adopted by the conference.",
        )
        .get(language),
    );
    let attendance = outcome.attendance.as_ref();
    let signer = |who: Option<&crate::Bilingual>| {
        who.map(|who| who.in_language(language).to_owned())
            .unwrap_or_default()
    };
    document.blocks.push(Block::Signatures(vec![
        (
            Words("THƯ KÝ", "SECRETARY").get(language).to_owned(),
            signer(attendance.and_then(|attendance| attendance.secretary)),
        ),
        (
            Words("CHỦ TRÌ", "CHAIR").get(language).to_owned(),
            signer(attendance.and_then(|attendance| attendance.chair)),
        ),
    ]));
}
