//! Questions without an answer, as diagnostics.

use crate::Bilingual;
use crate::diagnostic::Diagnostic;
use crate::law::{Readings, Rulebook};

use super::price::{Matter, Refusal};
use super::words::{decimal, kind_name};
use crate::Language;

impl Rulebook {
    pub(super) fn unknown_award(&self, spelling: &str) -> Diagnostic {
        let help = match self.awards.nearest(spelling) {
            Some(near) => Bilingual::new(
                format!("có phải ý bạn là `{near}`?"),
                format!("did you mean `{near}`?"),
            ),
            None => Bilingual::new(
                "dùng mã hoặc tên trong danh mục (`thidua law`)",
                "use an id or a name of the catalogue (`thidua law`)",
            ),
        };
        Diagnostic::error(
            "unknown-award",
            Bilingual::new(
                format!("không có danh hiệu, hình thức khen thưởng nào là `{spelling}`"),
                format!("there is no award `{spelling}`"),
            ),
        )
        .help(help)
    }
}

pub(super) fn diagnostic(
    rulebook: &Rulebook,
    refusal: &Refusal,
    matter: Matter<'_>,
    readings: &Readings,
) -> Diagnostic {
    let id = rulebook.awards.id(matter.award);
    match refusal {
        Refusal::Outside => outside(rulebook, matter),
        Refusal::Recipient => {
            let known = rulebook.money.recipients(matter, readings);
            let list = |language| {
                let words: Vec<String> = known
                    .iter()
                    .map(|kind| format!("{} (`{}`)", kind_name(*kind, language), kind.word()))
                    .collect();
                words.join(", ")
            };
            let help = if known.is_empty() {
                Bilingual::new(
                    "ngày này danh hiệu, hình thức này không có mức tiền nào được khai báo",
                    "no money is declared for this award on this day",
                )
            } else {
                Bilingual::new(
                    format!("ngày {} có mức cho: {}", matter.on, list(Language::Vi)),
                    format!("on {} there are figures for: {}", matter.on, list(Language::En)),
                )
            };
            Diagnostic::error(
                "unknown-recipient",
                Bilingual::new(
                    format!(
                        "`{id}` không có mức tiền cho đối tượng `{}`",
                        matter.recipient.word()
                    ),
                    format!(
                        "`{id}` has no money for the recipient `{}`",
                        matter.recipient.word()
                    ),
                ),
            )
            .help(help)
        }
        Refusal::AboveCeiling(most) => {
            let own = matter.own.unwrap_or_default();
            Diagnostic::error(
                "above-ceiling",
                Bilingual::new(
                    format!(
                        "hệ số `{}` vượt mức tối đa `{}`",
                        decimal(own, Language::Vi),
                        decimal(*most, Language::Vi)
                    ),
                    format!("the multiplier `{own}` exceeds the greatest allowed, `{most}`"),
                ),
            )
            .help(Bilingual::new(
                "ghi hệ số do cơ quan tặng quy định, không vượt mức tối đa",
                "give the multiplier that the giving body has fixed, within the ceiling",
            ))
        }
        Refusal::Fixed(times) => Diagnostic::error(
            "fixed-multiplier",
            Bilingual::new(
                format!(
                    "`{id}` có hệ số do luật định là `{}`",
                    decimal(*times, Language::Vi)
                ),
                format!("`{id}` has the multiplier `{times}` fixed by law"),
            ),
        )
        .help(Bilingual::new(
            "bỏ hệ số riêng; chỉ Kỷ niệm chương có hệ số do cơ quan tặng quy định",
            "leave the own multiplier out; only a figure that is a ceiling takes one",
        )),
        Refusal::NotPositive => Diagnostic::error(
            "number-range",
            Bilingual::new("hệ số phải lớn hơn 0", "the multiplier must be greater than 0"),
        )
        .help(Bilingual::new(
            "ghi hệ số dương, ví dụ 0.4",
            "write a positive multiplier such as 0.4",
        )),
        Refusal::TooLarge => Diagnostic::error(
            "number-range",
            Bilingual::new("số tiền quá lớn", "the sum is too large"),
        ),
    }
}

fn outside(rulebook: &Rulebook, matter: Matter<'_>) -> Diagnostic {
    let help = match rulebook.money.coverage() {
        Some(days) => Bilingual::new(
            format!("dữ liệu bao quát {days}"),
            format!("the data cover {days}"),
        ),
        None => Bilingual::new(
            "văn bản đã nạp không có quy định về tiền thưởng",
            "the law files loaded hold nothing on award money",
        ),
    };
    Diagnostic::error(
        "outside-coverage",
        Bilingual::new(
            format!("ngày quyết định `{}` ngoài thời gian dữ liệu bao quát", matter.on),
            format!("the day of the decision, `{}`, lies outside the data", matter.on),
        ),
    )
    .help(help)
}
