//! What a point observed and needs, in words.

use rust_decimal::Decimal;

use super::words::{self, Words};
use crate::Language;
use crate::assess::{Assessment, Evidence, Node, Observed, Range, Why, Window};
use crate::law::{Compare, Test};

/// The note under a point: what was observed against what is needed; none where the parts say it all.
pub(super) fn observed(assessment: &Assessment<'_>, node: &Node<'_>, language: Language) -> Option<String> {
    let law = assessment.rulebook;
    let vi = language == Language::Vi;
    let level = |rank: u16| law.vocabulary.list("level").name_of_rank(rank, language);
    Some(match (&node.observed, &node.point.test) {
        (Observed::Finding(Some(true)), _) => pick(vi, "đã được xác nhận", "found so"),
        (Observed::Finding(Some(false)), _) => pick(vi, "được nhận định là không đạt", "found not so"),
        (Observed::Finding(None), _) => pick(
            vi,
            "chưa có nhận định của nơi xét",
            "no finding of the assessing body yet",
        ),
        (Observed::Granted, _) => pick(vi, "giả định nơi xét xác nhận", "assumed to be found so"),
        (
            Observed::Level {
                year,
                level: Some(rank),
            },
            _,
        ) => {
            if vi {
                format!("năm {year}: {}", level(*rank))
            } else {
                format!("{year}: {}", level(*rank))
            }
        }
        (Observed::Level { year, level: None }, _) => {
            if vi {
                format!("năm {year} chưa có kết quả xếp loại")
            } else {
                format!("no rating for {year}")
            }
        }
        (Observed::Years(window), Test::Run(run)) => years(*window, run.years, vi),
        (Observed::Count { certain, possible }, test) => count(*certain, *possible, needed(test), vi),
        (Observed::Share { part, whole }, Test::Share { share, inclusive, .. }) => {
            let least = match (vi, inclusive) {
                (true, true) => format!("cần từ {share} trở lên"),
                (true, false) => format!("cần trên {share}"),
                (false, true) => format!("at least {share} needed"),
                (false, false) => format!("more than {share} needed"),
            };
            let percent = percent(*part, *whole, language);
            format!("{}/{}{percent}, {least}", range(*part, vi), range(*whole, vi))
        }
        (
            Observed::Members(number),
            Test::Members {
                at_least, at_most, ..
            },
        ) => {
            let mut text = range(*number, vi);
            if let Some(bound) = at_least {
                text.push_str(&if vi {
                    format!(", cần ít nhất {bound}")
                } else {
                    format!(", at least {bound} needed")
                });
            }
            if let Some(bound) = at_most {
                text.push_str(&if vi {
                    format!(", không quá {bound}")
                } else {
                    format!(", at most {bound}")
                });
            }
            text
        }
        (Observed::Duration { months, days, more }, test) => duration(*months, *days, *more, test, vi),
        (Observed::Fact(fact, value), _) => {
            let word = value.and_then(|value| crate::assess::closed_value(law, *fact, value));
            let name = word.map(|word| {
                let list = law.vocabulary.list(fact.list());
                list.iter()
                    .find(|known| known.id == word)
                    .map_or(word.clone(), |known| known.name.in_language(language).to_owned())
            });
            name.unwrap_or_else(|| pick(vi, "chưa có thông tin", "not stated"))
        }
        (Observed::Number(value), Test::Number { compare, bound, .. }) => {
            let sign = match compare {
                Compare::AtLeast => "≥",
                Compare::MoreThan => ">",
                Compare::AtMost => "≤",
                Compare::LessThan => "<",
            };
            let own = value.map_or_else(
                || pick(vi, "chưa có số liệu", "not stated"),
                |value| words::number(Some(value), language),
            );
            format!(
                "{own} ({} {sign} {})",
                if vi { "cần" } else { "needed" },
                words::number(Some(*bound), language)
            )
        }
        (Observed::Day(day), _) => day.map_or_else(
            || pick(vi, "chưa có ngày", "no day given"),
            |day| words::day(day, language),
        ),
        (Observed::Reading { doubt, option }, _) => {
            let doubt = law.doubts.get(usize::from(*doubt))?;
            let option = option.and_then(|option| doubt.options.get(usize::from(option)));
            match option {
                Some(option) if vi => {
                    format!("câu hỏi ngỏ {}: theo cách hiểu \"{}\"", doubt.key, option.name.vi)
                }
                Some(option) => format!(
                    "doubt {}: read as \"{}\"",
                    doubt.key,
                    option.name.in_language(language)
                ),
                None if vi => format!("câu hỏi ngỏ {}: {}", doubt.key, doubt.question.vi),
                None => format!("doubt {}: {}", doubt.key, doubt.question.in_language(language)),
            }
        }
        _ => match &node.point.test {
            Test::NotKnown(reason) => reason.in_language(language).to_owned(),
            Test::Local { to, .. } if node.children.is_empty() => match (vi, to.as_str()) {
                (true, "ministry") => "luật giao bộ, ban, ngành quy định; chưa nạp quy định".to_owned(),
                (true, "party") => "giao cơ quan của Đảng quy định; chưa nạp quy định".to_owned(),
                (true, _) => "luật giao tỉnh quy định; chưa nạp quy định".to_owned(),
                (false, to) => format!("left to the {to}; no rule is loaded"),
            },
            _ => return None,
        },
    })
}

fn pick(vi: bool, vietnamese: &str, english: &str) -> String {
    if vi { vietnamese } else { english }.to_owned()
}

fn needed(test: &Test) -> u16 {
    match test {
        Test::Times { at_least, .. }
        | Test::RatedYears { at_least, .. }
        | Test::Initiatives { at_least, .. } => *at_least,
        _ => 1,
    }
}

fn years(window: Window, needed: u16, vi: bool) -> String {
    let (certain, possible) = (window.certain, window.possible);
    let span = |from: i32| {
        if from == window.end {
            format!("{from}")
        } else {
            format!("{from}–{}", window.end)
        }
    };
    let unit = match (vi, window.every > 1) {
        (true, true) => "lần liên tiếp",
        (true, false) => "năm liên tục",
        (false, true) => "times in a row",
        (false, false) => "consecutive years",
    };
    let shown = if certain > 0 && window.every == 1 {
        format!(" ({})", span(window.certain_from()))
    } else {
        String::new()
    };
    let more = match (vi, possible > certain) {
        (_, false) => String::new(),
        (true, true) => format!(", có thể tới {possible}"),
        (false, true) => format!(", possibly {possible}"),
    };
    if vi {
        format!("{certain} {unit}{shown}{more}; cần {needed}")
    } else {
        format!("{certain} {unit}{shown}{more}; {needed} needed")
    }
}

fn count(certain: u32, possible: Option<u32>, needed: u16, vi: bool) -> String {
    let more = match (vi, possible) {
        (_, Some(possible)) if possible <= certain => String::new(),
        (true, Some(possible)) => format!(", có thể tới {possible}"),
        (false, Some(possible)) => format!(", possibly {possible}"),
        (true, None) => ", có thể còn mục chưa ghi".to_owned(),
        (false, None) => ", perhaps more unrecorded".to_owned(),
    };
    if vi {
        format!("có {certain}{more}; cần {needed}")
    } else {
        format!("{certain}{more}; {needed} needed")
    }
}

fn range(range: Range, vi: bool) -> String {
    match range.most {
        Some(most) if most == range.least => most.to_string(),
        Some(most) => format!("{}–{most}", range.least),
        None => pick(vi, "chưa rõ", "unknown"),
    }
}

fn percent(part: Range, whole: Range, language: Language) -> String {
    if part.most != Some(part.least) || whole.most != Some(whole.least) || whole.least == 0 {
        return String::new();
    }
    let share = Decimal::from(part.least)
        .checked_mul(Decimal::from(100_u8))
        .and_then(|product| product.checked_div(Decimal::from(whole.least)))
        .map(|percent| percent.round_dp(1));
    format!(" = {}%", words::number(share, language))
}

fn duration(months: u32, days: u32, more: bool, test: &Test, vi: bool) -> String {
    let span = |months: u32, days: u32| {
        let (years, rest) = (
            months.checked_div(12).unwrap_or(0),
            months.checked_rem(12).unwrap_or(0),
        );
        let mut parts = Vec::new();
        let mut push = |number: u32, vietnamese: &str, english: &str| {
            if number > 0 {
                parts.push(format!("{number} {}", if vi { vietnamese } else { english }));
            }
        };
        push(years, "năm", "years");
        push(rest, "tháng", "months");
        push(days, "ngày", "days");
        if parts.is_empty() {
            pick(vi, "0 tháng", "0 months")
        } else {
            parts.join(" ")
        }
    };
    let bound = match test {
        Test::Service(service) => Some(service.months),
        Test::Established(years) => Some(u32::from(*years).saturating_mul(12)),
        Test::Post { years, .. } if *years > 0 => Some(u32::from(*years).saturating_mul(12)),
        _ => None,
    };
    let more = if more {
        pick(vi, " (có thể hơn)", " (perhaps more)")
    } else {
        String::new()
    };
    let needed = match bound {
        Some(bound) if vi => format!("; cần {}", span(bound, 0)),
        Some(bound) => format!("; {} needed", span(bound, 0)),
        None => String::new(),
    };
    format!("{}{more}{needed}", span(months, days))
}

/// An entry of the history in words.
pub(super) fn entry(assessment: &Assessment<'_>, evidence: Evidence, language: Language) -> String {
    let law = assessment.rulebook;
    let subject = assessment.subject;
    let vi = language == Language::Vi;
    let word = |of: &str, at: u16| law.vocabulary.list(of).name(at, language);
    let span = |from: time::Date, until: Option<time::Date>| match until {
        Some(until) => format!("{} – {}", words::day(from, language), words::day(until, language)),
        None if vi => format!("từ {}", words::day(from, language)),
        None => format!("from {}", words::day(from, language)),
    };
    let text = match evidence {
        Evidence::Rating(at) => subject.ratings.get(at as usize).map(|entry| {
            let level = law.vocabulary.list("level").name_of_rank(entry.level, language);
            if vi {
                format!("xếp loại năm {}: {level}", entry.year)
            } else {
                format!("rating of {}: {level}", entry.year)
            }
        }),
        Evidence::Award(at) => subject.awards.get(at as usize).map(|entry| {
            let name = law
                .awards
                .get(entry.award)
                .map(|award| award.name(assessment.matter.on));
            let mut text = name.map_or_else(String::new, |name| name.in_language(language).to_owned());
            if let Some(year) = entry.achieved() {
                text.push_str(&match (vi, entry.from_year) {
                    (true, Some(from)) if from != year => format!(" giai đoạn {from}–{year}"),
                    (false, Some(from)) if from != year => format!(" for {from}–{year}"),
                    (true, _) => format!(" năm {year}"),
                    (false, _) => format!(" of {year}"),
                });
            }
            if let Some(number) = &entry.number {
                text.push_str(&if vi {
                    format!(", Quyết định số {number}")
                } else {
                    format!(", decision {number}")
                });
            }
            if let Some(merit) = entry.merit {
                text.push_str(&format!(" ({})", word("merit", merit)));
            }
            text
        }),
        Evidence::Initiative(at) => subject.initiatives.get(at as usize).map(|entry| {
            let kind = entry.kind.map_or_else(
                || pick(vi, "Sáng kiến", "initiative"),
                |kind| word("initiative-kind", kind),
            );
            let scope = entry.scope.map_or_else(String::new, |rank| {
                format!(", {}", law.vocabulary.list("scope").name_of_rank(rank, language))
            });
            let name = entry
                .name
                .as_ref()
                .or(entry.id.as_ref())
                .map_or_else(String::new, |name| format!(" \"{name}\""));
            if vi {
                format!("{kind}{name} năm {}{scope}", entry.year)
            } else {
                format!("{kind}{name} of {}{scope}", entry.year)
            }
        }),
        Evidence::Discipline(at) => subject.discipline.get(at as usize).map(|entry| {
            format!(
                "{} ({})",
                word("discipline", entry.form),
                words::day(entry.on, language)
            )
        }),
        Evidence::Absence(at) => subject.absences.get(at as usize).map(|entry| {
            format!(
                "{}, {}",
                word("absence", entry.kind),
                span(entry.from, entry.until)
            )
        }),
        Evidence::Post(at) => subject
            .posts
            .get(at as usize)
            .map(|entry| format!("{}, {}", word("post", entry.post), span(entry.from, entry.until))),
        Evidence::Service(at) => subject.service.get(at as usize).map(|entry| {
            format!(
                "{}, {}",
                word("service", entry.kind),
                span(entry.from, entry.until)
            )
        }),
        Evidence::Movement(at) => subject.movements.get(at as usize).map(|entry| {
            entry
                .name
                .clone()
                .unwrap_or_else(|| pick(vi, "phong trào thi đua", "emulation movement"))
        }),
        Evidence::Composition(at) => subject.compositions.get(at as usize).map(|entry| {
            if vi {
                format!("số liệu tập thể năm {}", entry.year)
            } else {
                format!("numbers of members of {}", entry.year)
            }
        }),
        Evidence::Finding(at) => subject
            .findings
            .get(at as usize)
            .map(|entry| word("finding", entry.finding)),
        Evidence::Fact(at) => subject
            .facts
            .get(at as usize)
            .map(|entry| word("fact", entry.fact)),
    };
    text.unwrap_or_default()
}

/// Why an entry does not count, in words.
pub(super) fn why(why: Why, language: Language) -> &'static str {
    match why {
        Why::Revoked => Words("quyết định đã bị hủy bỏ", "the decision was revoked"),
        Why::Later => Words("quyết định sau ngày xét", "decided after the day in question"),
        Why::OtherMerit => Words(
            "khác loại hình khen thưởng cần có",
            "another type of commendation",
        ),
        Why::OutsideYears => Words("ngoài các năm được tính", "outside the years that count"),
        Why::BelowLevel => Words("dưới mức cần có", "below the level needed"),
        Why::SmallScope => Words("phạm vi ảnh hưởng nhỏ hơn mức cần có", "scope too small"),
        Why::Void => Words(
            "chưa được công nhận, áp dụng hoặc nghiệm thu",
            "not recognised, applied or accepted",
        ),
        Why::Used => Words(
            "đã dùng làm căn cứ cho lần khen khác",
            "used for another award before",
        ),
        Why::NoYear => Words("không rõ năm", "its year is not known"),
        Why::NotStated => Words("hồ sơ chưa ghi đủ thông tin", "the record does not state enough"),
        Why::TooShort => Words("thời gian phong trào chưa đủ", "the movement was too short"),
    }
    .get(language)
}
