//! Rules of procedure in words, without their names.

use crate::Language;
use crate::calendar::{DayCount, DayOfYear};
use crate::law::procedure::{Dossier, Filing, FilingYear, Publication, Start, Vote};
use crate::number::Ratio;

/// Threshold, base, form of a vote.
pub(crate) fn vote(vote: &Vote, language: Language) -> String {
    let vi = language == Language::Vi;
    let mut parts = Vec::new();
    if !vote.required {
        parts.push(if vi {
            "không bắt buộc bỏ phiếu".to_owned()
        } else {
            "no vote required".to_owned()
        });
    }
    if let Some(threshold) = vote.threshold.map(Ratio::written) {
        let base = match (vote.of_present, vi) {
            (false, true) => "tổng số thành viên",
            (false, false) => "all members",
            (true, true) => "số người dự họp",
            (true, false) => "those present",
        };
        parts.push(match (vote.inclusive, vi) {
            (true, true) => format!("từ {threshold} {base}"),
            (false, true) => format!("trên {threshold} {base}"),
            (true, false) => format!("at least {threshold} of {base}"),
            (false, false) => format!("more than {threshold} of {base}"),
        });
    }
    if let Some(attendance) = vote.attendance.map(Ratio::written) {
        parts.push(if vi {
            format!("từ {attendance} thành viên dự họp")
        } else {
            format!("at least {attendance} of the members attend")
        });
    }
    if vote.written {
        parts.push(if vi {
            "người vắng mặt cho ý kiến bằng văn bản được tính".to_owned()
        } else {
            "written opinions of absent members count".to_owned()
        });
    }
    if vote.secret == Some(true) {
        parts.push(if vi {
            "bỏ phiếu kín".to_owned()
        } else {
            "secret ballot".to_owned()
        });
    }
    let levels: Vec<&str> = vote
        .councils
        .iter()
        .map(|level| council(level, language))
        .collect();
    if !levels.is_empty() {
        parts.push(levels.join(", "));
    }
    parts.join("; ")
}

/// The level of a council.
pub(crate) fn council(level: &str, language: Language) -> &'static str {
    match (level, language) {
        ("central", Language::Vi) => "Hội đồng Trung ương",
        ("ministry", Language::Vi) => "Hội đồng bộ, ban, ngành",
        ("province", Language::Vi) => "Hội đồng cấp tỉnh",
        (_, Language::Vi) => "Hội đồng cơ sở",
        ("central", Language::En) => "Central Council",
        ("ministry", Language::En) => "council of a ministry",
        ("province", Language::En) => "council of a province",
        (_, Language::En) => "council of a unit",
    }
}

/// The documents of a dossier that an award asks for, for comparing.
pub(crate) fn documents(dossier: &Dossier, award: u16, language: Language) -> String {
    let mut parts: Vec<String> = sets(dossier, language).into_iter().collect();
    parts.extend(
        dossier
            .documents
            .iter()
            .filter(|document| document.scope.names(award))
            .map(|document| {
                let name = document.name.in_language(language);
                match &document.form {
                    Some(form) => format!("{name} ({form})"),
                    None => name.to_owned(),
                }
            }),
    );
    if dossier.local {
        parts.push(match language {
            Language::Vi => "do bộ, tỉnh quy định".to_owned(),
            Language::En => "set by the ministry or province".to_owned(),
        });
    }
    parts.join("; ")
}

/// Number of sets.
pub(crate) fn sets(dossier: &Dossier, language: Language) -> Option<String> {
    let sets = dossier.sets?;
    let mut text = match (language, dossier.original) {
        (Language::Vi, true) => format!("{sets:02} bộ bản chính"),
        (Language::Vi, false) => format!("{sets:02} bộ"),
        (Language::En, true) if sets == 1 => "1 original set".to_owned(),
        (Language::En, true) => format!("{sets} original sets"),
        (Language::En, false) if sets == 1 => "1 set".to_owned(),
        (Language::En, false) => format!("{sets} sets"),
    };
    if dossier.electronic {
        text.push_str(match language {
            Language::Vi => " và tệp tin (Word, PDF) gửi qua hệ thống điện tử, trừ bí mật nhà nước",
            Language::En => " and files (Word, PDF) through the electronic system, State secrets excepted",
        });
    }
    Some(text)
}

/// The days of a filing rule.
pub(crate) fn filing(filing: &Filing, language: Language) -> String {
    let day = |day: DayOfYear| match language {
        Language::Vi => format!("{:02}/{:02}", day.day, u8::from(day.month)),
        Language::En => format!("{} {}", day.day, day.month),
    };
    let mut text = String::new();
    if let Some(opens) = filing.opens {
        text.push_str(&match language {
            Language::Vi => format!("từ ngày {} ", day(opens)),
            Language::En => format!("from {} ", day(opens)),
        });
    }
    if let Some(last) = filing.last {
        text.push_str(&match (language, filing.inclusive) {
            (Language::Vi, true) => format!("đến hết ngày {}", day(last)),
            (Language::Vi, false) => format!("trước ngày {}", day(last)),
            (Language::En, true) => format!("by {}", day(last)),
            (Language::En, false) => format!("before {}", day(last)),
        });
    }
    text.push_str(match (filing.year, language) {
        (FilingYear::Filing, Language::Vi) => " hằng năm",
        (FilingYear::Following, Language::Vi) => " của năm sau năm quyết định",
        (FilingYear::Congress, Language::Vi) => " của năm đại hội thi đua yêu nước toàn quốc",
        (FilingYear::Filing, Language::En) => " each year",
        (FilingYear::Following, Language::En) => " of the year after the decision",
        (FilingYear::Congress, Language::En) => " of the year of the national congress",
    });
    text
}

/// A number of days.
pub(crate) fn days(days: u16, count: DayCount, language: Language) -> String {
    match (count, language) {
        (DayCount::Working, Language::Vi) => format!("{days:02} ngày làm việc"),
        (DayCount::Calendar, Language::Vi) => format!("{days:02} ngày"),
        (DayCount::Working, Language::En) => format!("{days} working days"),
        (DayCount::Calendar, Language::En) => format!("{days} days"),
    }
}

/// How long names are published.
pub(crate) fn publication(rule: &Publication, language: Language) -> String {
    let Some(least) = rule.days else {
        return String::new();
    };
    let length = days(least, rule.count, language);
    match (rule.before_meeting, rule.most_days, language) {
        (true, _, Language::Vi) => format!("ít nhất {length} trước ngày họp Hội đồng"),
        (true, _, Language::En) => format!("at least {length} before the meeting of the council"),
        (false, Some(most), Language::Vi) => format!("từ {least} đến {}", days(most, rule.count, language)),
        (false, Some(most), Language::En) => format!("{least} to {}", days(most, rule.count, language)),
        (false, None, _) => length,
    }
}

/// What a time runs from.
pub(crate) fn start(start: Start, language: Language) -> &'static str {
    match (start, language) {
        (Start::Received, Language::Vi) => "từ ngày nhận hồ sơ",
        (Start::FullDossier, Language::Vi) => "từ ngày nhận đủ hồ sơ",
        (Start::Opinions, Language::Vi) => "từ ngày nhận đủ ý kiến",
        (Start::Decision, Language::Vi) => "từ ngày quyết định",
        (Start::Refusal, Language::Vi) => "từ khi có ý kiến không khen thưởng",
        (Start::Conclusion, Language::Vi) => "từ ngày có kết luận",
        (Start::Received, Language::En) => "from receipt of the dossier",
        (Start::FullDossier, Language::En) => "from receipt of the full dossier",
        (Start::Opinions, Language::En) => "from the last opinion",
        (Start::Decision, Language::En) => "from the decision",
        (Start::Refusal, Language::En) => "from the refusal",
        (Start::Conclusion, Language::En) => "from the conclusion",
    }
}
