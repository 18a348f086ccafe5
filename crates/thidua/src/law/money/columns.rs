//! Headings of a list of decisions, in both languages.

use serde::Serialize;

use crate::Bilingual;
use crate::law::fold;

use super::rows::RowProblem;

/// A column of a list of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyColumn {
    /// The award.
    Award,
    /// Kind of recipient.
    Recipient,
    /// Day of the decision.
    On,
    /// Who receives it.
    Subject,
    /// Who gives it.
    Giver,
    /// How many.
    Count,
    /// The giving body's own multiplier.
    Multiplier,
    /// The time counted, a year or first and last year.
    Years,
    /// The achievement.
    Achievement,
    /// Whether it is given after death.
    Posthumous,
}

/// Headings of each column; the first is the usual one.
const HEADINGS: &[(MoneyColumn, &[&str])] = &[
    (
        MoneyColumn::Award,
        &[
            "award",
            "danh hiệu, hình thức khen thưởng",
            "danh hiệu, hình thức",
            "danh hiệu",
            "hình thức khen thưởng",
            "hình thức",
            "khen thưởng",
        ],
    ),
    (
        MoneyColumn::Recipient,
        &["recipient", "đối tượng", "loại đối tượng"],
    ),
    (
        MoneyColumn::On,
        &[
            "on",
            "ngày quyết định",
            "ngày ký quyết định",
            "ngày ký",
            "ngày ban hành",
            "ngày",
            "date",
        ],
    ),
    (
        MoneyColumn::Subject,
        &[
            "subject",
            "họ và tên",
            "họ tên",
            "tên",
            "cá nhân, tập thể",
            "tên cá nhân, tập thể",
            "đơn vị",
            "người nhận",
            "name",
        ],
    ),
    (
        MoneyColumn::Giver,
        &[
            "giver",
            "cấp quyết định",
            "người quyết định",
            "cơ quan tặng",
            "cấp tặng",
            "cấp khen",
        ],
    ),
    (MoneyColumn::Count, &["count", "số lượng", "số quyết định", "sl"]),
    (MoneyColumn::Multiplier, &["multiplier", "hệ số riêng", "hệ số"]),
    (
        MoneyColumn::Years,
        &[
            "years",
            "thời gian tính thành tích",
            "thời gian thành tích",
            "năm thành tích",
            "năm",
        ],
    ),
    (
        MoneyColumn::Achievement,
        &["achievement", "thành tích", "nội dung thành tích"],
    ),
    (MoneyColumn::Posthumous, &["posthumous", "truy tặng"]),
];

/// The columns that the headings name, and the problems of the headings.
pub(super) fn columns(heads: &[String], row: usize) -> (Vec<(MoneyColumn, usize)>, Vec<RowProblem>) {
    let known: Vec<(String, MoneyColumn)> = HEADINGS
        .iter()
        .flat_map(|(column, names)| names.iter().map(|name| (fold(name), *column)))
        .collect();
    let mut found: Vec<(MoneyColumn, usize)> = Vec::new();
    let mut problems = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let folded = fold(head);
        if folded.is_empty() {
            continue;
        }
        let problem = |code, message, help| RowProblem {
            row,
            column: at.saturating_add(1),
            heading: head.clone(),
            value: head.clone(),
            code,
            message,
            help,
        };
        match known.iter().find(|(name, _)| *name == folded) {
            Some((_, column)) if found.iter().any(|(other, _)| other == column) => problems.push(problem(
                "column-twice",
                Bilingual::new(
                    format!("cột `{head}` có hai lần"),
                    format!("the column `{head}` stands twice"),
                ),
                Bilingual::new("giữ một cột, đổi tên cột kia", "keep one and rename the other"),
            )),
            Some((_, column)) => found.push((*column, at)),
            None => {
                let near = known
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .find(|name| one_letter_off(name, &folded));
                if let Some(near) = near {
                    let usual = spelled(near);
                    problems.push(problem(
                        "unknown-column",
                        Bilingual::new(
                            format!("không rõ cột `{head}`"),
                            format!("the column `{head}` is not known"),
                        ),
                        Bilingual::new(
                            format!("có phải ý bạn là `{usual}`?"),
                            format!("did you mean `{usual}`?"),
                        ),
                    ));
                }
            }
        }
    }
    for needed in [MoneyColumn::Award, MoneyColumn::Recipient, MoneyColumn::On] {
        if !found.iter().any(|(column, _)| *column == needed) {
            let names = HEADINGS
                .iter()
                .find(|(column, _)| *column == needed)
                .map_or(&[][..], |(_, names)| *names);
            let shown = names
                .iter()
                .take(3)
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ");
            problems.push(RowProblem {
                row,
                column: 0,
                heading: String::new(),
                value: String::new(),
                code: "missing-column",
                message: Bilingual::new(
                    format!("thiếu cột {shown}"),
                    format!("the column {shown} is missing"),
                ),
                help: Bilingual::new(
                    "thêm cột với một trong các tên đó",
                    "add a column with one of these headings",
                ),
            });
        }
    }
    (found, problems)
}

/// The heading as usually written.
fn spelled(folded: &str) -> &'static str {
    let names = HEADINGS.iter().flat_map(|(_, names)| *names);
    names
        .copied()
        .find(|name| fold(name) == folded)
        .unwrap_or_default()
}

/// Whether one letter inserted, removed or changed makes one spelling the other.
fn one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let alike = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let front = alike(&mut one.iter().zip(&other));
    let rest = |letters: &[char]| letters.len().saturating_sub(front);
    let back = alike(&mut one.iter().rev().zip(other.iter().rev()))
        .min(rest(&one))
        .min(rest(&other));
    let left = |letters: &[char]| rest(letters).saturating_sub(back);
    one.len() > 4 && left(&one) <= 1 && left(&other) <= 1
}
