use serde_json::{Value, json};

use super::{Cut, SlateAnswer, State};
use crate::render::{Block, Document};
use crate::{Language, Rulebook};

impl SlateAnswer<'_> {
    /// The JSON form.
    pub fn to_json(&self, rulebook: &Rulebook) -> Value {
        let placed: Vec<Value> = self
            .placed
            .iter()
            .map(|one| {
                let cuts: Vec<Value> = one
                    .cuts
                    .iter()
                    .map(|cut| match cut {
                        Cut::Criteria => json!({ "because": "criteria-not-met" }),
                        Cut::Unknown => json!({ "because": "criteria-unknown" }),
                        Cut::Barred => json!({ "because": "barred" }),
                        Cut::Cap(cap) => json!({ "because": "cap", "id": cap.id, "cite": cap.origin.cite }),
                        Cut::TieAtCap(cap) => {
                            json!({ "because": "tie-at-cap", "id": cap.id, "cite": cap.origin.cite })
                        }
                        Cut::Exclusion(rule, other) => json!({
                            "because": if rule.excludes { "exclusion" } else { "warning" },
                            "id": rule.id,
                            "cite": rule.origin.cite,
                            "with": (!other.is_empty()).then_some(other),
                        }),
                    })
                    .collect();
                json!({
                    "id": one.id,
                    "award": rulebook.awards.id(one.award),
                    "state": one.state,
                    "verdict": one.assessment.verdict,
                    "cuts": cuts,
                })
            })
            .collect();
        let caps: Vec<Value> = self
            .caps
            .iter()
            .map(|cap| {
                json!({
                    "id": cap.cap.id,
                    "cite": cap.cap.origin.cite,
                    "grade": cap.cap.origin.grade,
                    "group": cap.group,
                    "base": cap.base,
                    "number": cap.number,
                    "proposed": cap.proposed,
                })
            })
            .collect();
        json!({ "candidates": placed, "caps": caps })
    }

    /// The list as a document: caps, then every candidate with its state.
    pub fn document(&self, rulebook: &Rulebook, language: Language) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        let caps: Vec<String> = self
            .caps
            .iter()
            .map(|cap| {
                let name = cap.cap.name.in_language(language);
                let number = |number: Option<u32>| match number {
                    Some(number) => number.to_string(),
                    None if vi => "chưa rõ".to_owned(),
                    None => "unknown".to_owned(),
                };
                if vi {
                    format!(
                        "{name} [{}]: tối đa {} (tính trên {}); đủ tiêu chuẩn {}",
                        cap.cap.origin.cite,
                        number(cap.number),
                        number(cap.base),
                        cap.proposed
                    )
                } else {
                    format!(
                        "{name} [{}]: at most {} (of {}); {} qualify",
                        cap.cap.origin.cite,
                        number(cap.number),
                        number(cap.base),
                        cap.proposed
                    )
                }
            })
            .collect();
        if !caps.is_empty() {
            document.blocks.push(Block::Heading(
                if vi { "Tỷ lệ, số lượng" } else { "Caps" }.to_owned(),
            ));
            document.blocks.push(Block::List(caps));
        }
        let rows = self
            .placed
            .iter()
            .map(|one| {
                let name = rulebook
                    .awards
                    .get(one.award)
                    .map(|award| award.name(one.assessment.matter.on));
                let state = match (one.state, vi) {
                    (State::Stands, true) => "đề nghị",
                    (State::Open, true) => "chưa rõ",
                    (State::Cut, true) => "không đề nghị",
                    (State::Stands, false) => "stands",
                    (State::Open, false) => "open",
                    (State::Cut, false) => "cut",
                };
                let who = one
                    .assessment
                    .subject
                    .name
                    .clone()
                    .unwrap_or_else(|| one.id.clone());
                let reasons: Vec<String> = one.cuts.iter().map(|cut| words(cut, language)).collect();
                vec![
                    who,
                    name.unwrap_or_default().in_language(language).to_owned(),
                    state.to_owned(),
                    reasons.join("; "),
                ]
            })
            .collect();
        let head = if vi {
            ["Ứng viên", "Danh hiệu, hình thức", "Kết quả", "Lý do"]
        } else {
            ["Candidate", "Award", "Result", "Reason"]
        };
        document.blocks.push(Block::Table {
            head: head.map(str::to_owned).to_vec(),
            numeric: vec![false; 4],
            rows,
        });
        document
    }
}

fn words(cut: &Cut<'_>, language: Language) -> String {
    let vi = language == Language::Vi;
    let pick = |vietnamese: &str, english: &str| if vi { vietnamese } else { english }.to_owned();
    match cut {
        Cut::Criteria => pick("chưa đủ tiêu chuẩn", "criteria not met"),
        Cut::Unknown => pick("chưa đủ căn cứ kết luận", "criteria cannot be told yet"),
        Cut::Barred => pick("đang tạm dừng xét", "a bar applies"),
        Cut::Cap(cap) => format!(
            "{}: {} [{}]",
            pick("vượt số lượng", "beyond the cap"),
            cap.name.in_language(language),
            cap.origin.cite
        ),
        Cut::TieAtCap(cap) => format!(
            "{} [{}]",
            pick(
                "bằng nhau ở ranh giới số lượng, cần Hội đồng xếp thứ tự",
                "equals at the cap, the council must order them"
            ),
            cap.origin.cite
        ),
        Cut::Exclusion(rule, other) => {
            let with = if other.is_empty() {
                String::new()
            } else {
                format!(" ({other})")
            };
            format!("{}{with} [{}]", rule.name.in_language(language), rule.origin.cite)
        }
    }
}
