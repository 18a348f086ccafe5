//! Sums in words: what an officer would write.

use rust_decimal::Decimal;
use time::Date;

use crate::subject::SubjectKind;
use crate::{Grade, Language};

use super::answer::{Money, MoneyPart, MoneySource, MoneyState};

/// A kind of recipient in words.
pub(super) fn kind_name(kind: SubjectKind, language: Language) -> &'static str {
    let (vi, en) = match kind {
        SubjectKind::Individual => ("cá nhân", "individuals"),
        SubjectKind::Collective => ("tập thể", "collectives"),
        SubjectKind::Enterprise => ("doanh nghiệp", "enterprises"),
        SubjectKind::Household => ("hộ gia đình", "households"),
        SubjectKind::Community => ("thôn, tổ dân phố", "communities"),
        SubjectKind::Commune => ("xã, phường, đặc khu", "communes"),
        SubjectKind::Province => ("tỉnh, thành phố", "provinces"),
        SubjectKind::OverseasIndividual => ("cá nhân người Việt Nam ở nước ngoài", "Vietnamese abroad"),
        SubjectKind::OverseasCollective => (
            "tập thể người Việt Nam ở nước ngoài",
            "collectives of Vietnamese abroad",
        ),
        SubjectKind::ForeignIndividual => ("cá nhân người nước ngoài", "foreigners"),
        SubjectKind::ForeignCollective => ("tập thể người nước ngoài", "foreign collectives"),
        SubjectKind::PartyMember => ("đảng viên", "Party members"),
        SubjectKind::PartyOrganisation => ("tổ chức đảng", "Party organisations"),
    };
    if language == Language::Vi { vi } else { en }
}

/// 0,8 in Vietnamese, 0.8 in English.
pub(super) fn decimal(number: Decimal, language: Language) -> String {
    let text = number.normalize().to_string();
    if language == Language::Vi {
        text.replace('.', ",")
    } else {
        text
    }
}

/// A sum in words: 1.120.000 đồng in Vietnamese, 1,120,000 đồng in English.
///
/// ```
/// use thidua::Language;
/// use thidua::law::money::dong;
/// assert_eq!(dong(1_120_000.into(), Language::Vi), "1.120.000 đồng");
/// assert_eq!(dong("223500.5".parse().unwrap(), Language::En), "223,500.5 đồng");
/// ```
pub fn dong(amount: Decimal, language: Language) -> String {
    let (mark, point) = if language == Language::Vi {
        ('.', ',')
    } else {
        (',', '.')
    };
    let text = amount.normalize().to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len().saturating_add(8));
    let mut left = digits;
    for letter in whole.chars() {
        if letter.is_ascii_digit() {
            if left < digits && left.checked_rem(3) == Some(0) {
                out.push(mark);
            }
            left = left.saturating_sub(1);
        }
        out.push(letter);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out.push_str(" đồng");
    out
}

/// 03/01/2024 in Vietnamese, 2024-01-03 in English.
pub(super) fn day(date: Date, language: Language) -> String {
    match language {
        Language::Vi => format!("{:02}/{:02}/{}", date.day(), u8::from(date.month()), date.year()),
        Language::En => date.to_string(),
    }
}

/// A grade in words.
pub(super) fn grade(grade: Grade, language: Language) -> &'static str {
    let (vi, en) = match grade {
        Grade::Confirmed => ("đã đối chiếu văn bản", "confirmed"),
        Grade::Reported => ("theo nguồn thứ cấp", "reported"),
        Grade::Recalled => ("theo trí nhớ, chưa đối chiếu", "recalled"),
        Grade::Assumed => ("cách hiểu giả định", "assumed"),
    };
    if language == Language::Vi { vi } else { en }
}

impl MoneySource<'_> {
    /// The source in words: article and number of the instrument.
    pub fn to_text(&self) -> String {
        let number = if self.number.is_empty() {
            self.instrument
        } else {
            self.number
        };
        if self.cite.is_empty() {
            number.to_owned()
        } else {
            format!("{}, {number}", self.cite)
        }
    }
}

impl Money<'_> {
    /// The sum in one sentence, as an officer would write it.
    pub fn sentence(&self, language: Language) -> String {
        let vi = language == Language::Vi;
        let name = self.name.in_language(language);
        let kind = kind_name(self.recipient, language);
        let head = format!("{name}, {kind}, {}: ", day(self.on, language));
        let reason = self.reason.as_ref().map(|reason| reason.in_language(language));
        let (Some(times), Some(base), Some(product)) = (self.multiplier, self.base_salary, self.product)
        else {
            let word = match (self.state, vi) {
                (MoneyState::None, true) => "không có tiền thưởng",
                (MoneyState::None, false) => "no money",
                (MoneyState::Absent, true) => "chưa có hoặc không còn",
                (MoneyState::Absent, false) => "does not exist on this day",
                (_, true) => "chưa xác định được số tiền",
                (_, false) => "the sum is not known",
            };
            let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            return format!("{head}{word}{reason}");
        };
        let mut out = format!(
            "{head}{} × {} = {}",
            decimal(times, language),
            dong(base, language),
            dong(product, language)
        );
        let rounded = self.amount.or(self.at_most);
        match (self.rounding, rounded) {
            (Some(rounding), Some(amount)) if amount != product => {
                let word = match (rounding.goes_up(), vi) {
                    (true, true) => "làm tròn lên",
                    (true, false) => "rounded up to",
                    (false, true) => "làm tròn thành",
                    (false, false) => "rounded to",
                };
                out.push_str(&format!(", {word} {}", dong(amount, language)));
            }
            (None, Some(_)) => out.push_str(if vi {
                ", chưa làm tròn"
            } else {
                ", before rounding"
            }),
            _ => {}
        }
        if let Some(per) = self.per {
            let word = if vi { "cho" } else { "for" };
            out.push_str(&format!(" {word} {}", per.in_language(language)));
        }
        if self.state == MoneyState::Ceiling {
            out.push_str(if vi {
                "; đây là mức tối đa, cơ quan tặng quy định mức cụ thể"
            } else {
                "; this is the greatest allowed, the giving body fixes its own"
            });
        }
        if let (Some(reason), None) = (reason, rounded) {
            out.push_str(&format!("; {reason}"));
        }
        let cited: Vec<String> = self
            .articles
            .iter()
            .filter(|source| {
                let rounded = rounded.is_some_and(|amount| amount != product);
                matches!(
                    source.part,
                    MoneyPart::Multiplier | MoneyPart::Recipient | MoneyPart::BaseSalary
                ) || (source.part == MoneyPart::Rounding && rounded)
            })
            .filter(|source| !source.cite.is_empty() || source.part == MoneyPart::BaseSalary)
            .map(MoneySource::to_text)
            .collect();
        if !cited.is_empty() {
            out.push_str(&format!(" ({})", cited.join("; ")));
        }
        out
    }

    /// The answer in lines: the sentence, who pays, sources with their grade, remarks, other readings.
    pub fn to_text(&self, language: Language) -> String {
        let vi = language == Language::Vi;
        let word = |vietnamese: &'static str, english: &'static str| if vi { vietnamese } else { english };
        let mut out = self.sentence(language);
        out.push('\n');
        let names: Vec<&str> = self
            .payer
            .names
            .iter()
            .map(|name| name.in_language(language))
            .collect();
        let payer = if names.is_empty() {
            word("chưa xác định", "not known").to_owned()
        } else {
            names.join(word(" hoặc ", " or "))
        };
        out.push_str(&format!("{}: {payer}\n", word("Cấp chi", "Payer")));
        out.push_str(&format!("{}:\n", word("Căn cứ", "Sources")));
        for source in &self.articles {
            let says = source
                .says
                .map(|says| format!(" – {}", says.in_language(language)))
                .unwrap_or_default();
            out.push_str(&format!(
                "- {}{says} [{}]\n",
                source.to_text(),
                grade(source.grade, language)
            ));
        }
        for remark in &self.caveats {
            let label = word("Lưu ý", "Note");
            out.push_str(&format!(
                "{label}: {} [{}]\n",
                remark.text.in_language(language),
                grade(remark.grade, language)
            ));
        }
        for other in &self.differs {
            let amount = other.amount.map_or_else(
                || word("không có số tiền", "no sum").to_owned(),
                |amount| dong(amount, language),
            );
            out.push_str(&format!(
                "{} {} ({}={}): {amount}\n",
                word("Cách hiểu khác:", "Other reading:"),
                other.name.in_language(language),
                other.doubt,
                other.reading
            ));
        }
        out
    }
}
