use std::ops::Range;

use crate::regulation::Builder;

use super::Criterion;

/// The total as a signed sum over groups.
#[derive(Clone, Debug, Default)]
pub struct Total {
    /// Places of the groups in the table's list, and whether each is subtracted.
    pub terms: Vec<(usize, bool)>,
}

impl Total {
    /// Reads `i + ii - iii`.
    pub(super) fn build(
        text: &str,
        span: Range<usize>,
        criteria: &[Criterion],
        builder: &mut Builder<'_>,
    ) -> Self {
        let mut terms: Vec<(usize, bool)> = Vec::new();
        let mut subtracted = Some(false);
        for token in text.split_whitespace() {
            match (token, subtracted) {
                ("+", None) => subtracted = Some(false),
                ("-" | "−", None) => subtracted = Some(true),
                (id, Some(sign)) if !matches!(id, "+" | "-" | "−") => {
                    match criteria.iter().position(|criterion| criterion.id == id) {
                        Some(place) if terms.iter().any(|(other, _)| *other == place) => builder.error(
                            "total-twice",
                            span.clone(),
                            format!("nhóm `{id}` được cộng hai lần vào tổng"),
                            format!("the group `{id}` enters the total twice"),
                            "bỏ một lần",
                            "remove one of them",
                        ),
                        Some(place) => terms.push((place, sign)),
                        None => {
                            let known: Vec<&str> =
                                criteria.iter().map(|criterion| criterion.id.as_str()).collect();
                            let (help_vi, help_en) = crate::regulation::suggestion(id, &known, "criterion");
                            builder.error(
                                "unknown-reference",
                                span.clone(),
                                format!("tổng điểm nhắc đến nhóm `{id}` không có trong bảng"),
                                format!("the total names a group `{id}` that the table does not have"),
                                help_vi,
                                help_en,
                            );
                        }
                    }
                    subtracted = None;
                }
                _ => {
                    builder.error(
                        "bad-total",
                        span.clone(),
                        format!("biểu thức tổng điểm không đọc được ở `{token}`"),
                        format!("the total cannot be read at `{token}`"),
                        "viết dạng \"i + ii - iii\", có dấu cách quanh dấu + và -",
                        "write it as \"i + ii - iii\", with spaces around + and -",
                    );
                    break;
                }
            }
        }
        if terms.is_empty() || (subtracted.is_some() && !text.trim().is_empty() && !terms.is_empty()) {
            builder.error(
                "bad-total",
                span,
                "biểu thức tổng điểm chưa trọn vẹn",
                "the total is not complete",
                "viết dạng \"i + ii - iii\"",
                "write it as \"i + ii - iii\"",
            );
        }
        Self { terms }
    }
}
