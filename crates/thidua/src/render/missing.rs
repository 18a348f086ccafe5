//! Missing facts in words.

use super::reasons;
use crate::Language;
use crate::assess::{Assessment, Missing};
use crate::subject::{ClosedFact, EntryKind};

/// A missing fact, as an officer would ask for it.
pub(super) fn missing(assessment: &Assessment<'_>, missing: &Missing, language: Language) -> String {
    let law = assessment.rulebook;
    let vi = language == Language::Vi;
    let word = |of: &str, at: u16| law.vocabulary.list(of).name(at, language);
    match missing {
        Missing::Finding { finding, year, .. } => {
            let name = word("finding", *finding);
            match (vi, year) {
                (true, Some(year)) => format!("nhận định năm {year}: {name}"),
                (true, None) => format!("nhận định: {name}"),
                (false, Some(year)) => format!("finding for {year}: {name}"),
                (false, None) => format!("finding: {name}"),
            }
        }
        Missing::Rating(year) if vi => format!("kết quả xếp loại năm {year}"),
        Missing::Rating(year) => format!("the rating of {year}"),
        Missing::Fact(fact) => closed(*fact, language).to_owned(),
        Missing::Value { fact, year } if vi => format!("số liệu \"{}\" năm {year}", word("fact", *fact)),
        Missing::Value { fact, year } => format!("the value \"{}\" of {year}", word("fact", *fact)),
        Missing::Count { count, year } if vi => {
            format!("số liệu tập thể năm {year}: {}", word("count", *count))
        }
        Missing::Count { count, year } => format!("numbers of members of {year}: {}", word("count", *count)),
        Missing::Detail(evidence) => {
            let entry = reasons::entry(assessment, *evidence, language);
            if vi {
                format!("thông tin đầy đủ của: {entry}")
            } else {
                format!("full details of: {entry}")
            }
        }
        Missing::Entries { kind, from, to } => {
            let name = entries(*kind, language);
            match (vi, from) {
                (true, Some(from)) if from == to => format!("xác nhận đã ghi đủ {name} năm {to}"),
                (true, Some(from)) => format!("xác nhận đã ghi đủ {name} các năm {from}–{to}"),
                (true, None) => format!("xác nhận đã ghi đủ {name} đến hết năm {to}"),
                (false, Some(from)) if from == to => format!("that {name} of {to} are recorded completely"),
                (false, Some(from)) => format!("that {name} of {from}–{to} are recorded completely"),
                (false, None) => format!("that {name} up to {to} are recorded completely"),
            }
        }
        Missing::Established if vi => "ngày thành lập của tập thể".to_owned(),
        Missing::Established => "the day on which the collective was established".to_owned(),
        Missing::Served(evidence) => {
            let entry = reasons::entry(assessment, *evidence, language);
            if vi {
                format!("ngày chấp hành xong kỷ luật: {entry}")
            } else {
                format!("the day on which this was served: {entry}")
            }
        }
        Missing::Reading(doubt) => {
            let doubt = law.doubts.get(usize::from(*doubt));
            let key = doubt.map_or("", |doubt| doubt.key.as_str());
            let question = doubt.map_or("", |doubt| doubt.question.in_language(language));
            if vi {
                format!("cách hiểu câu hỏi ngỏ {key}: {question}")
            } else {
                format!("how the doubt {key} is read: {question}")
            }
        }
        Missing::Unrated(year) if vi => {
            format!("cách tính năm {year} không được xếp loại (câu hỏi ngỏ D-30)")
        }
        Missing::Unrated(year) => format!("how {year}, a year without a rating, counts (doubt D-30)"),
        Missing::ServedYear(year) if vi => {
            format!("cách tính năm {year}, năm chấp hành xong kỷ luật")
        }
        Missing::ServedYear(year) => {
            format!("how {year}, the year in which a discipline was served, counts")
        }
        Missing::Local(_) if vi => "quy định của bộ, ngành hoặc địa phương mà luật giao".to_owned(),
        Missing::Local(_) => "the ministry's or province's rule to which the law leaves it".to_owned(),
        Missing::Criterion(_) if vi => "tiêu chuẩn mà lời văn chưa được xác lập trong dữ liệu".to_owned(),
        Missing::Criterion(_) => "a criterion whose words are not established in the data".to_owned(),
    }
}

fn closed(fact: ClosedFact, language: Language) -> &'static str {
    use super::words::Words;
    match fact {
        ClosedFact::Kind => Words("loại đối tượng", "the kind of subject"),
        ClosedFact::Category => Words("nhóm đối tượng (cán bộ, viên chức, công nhân, …)", "the category"),
        ClosedFact::Sex => Words("giới tính", "the sex"),
        ClosedFact::Area => Words("địa bàn", "the area"),
        ClosedFact::Period => Words("thời kỳ tham gia cách mạng", "the revolutionary period"),
    }
    .get(language)
}

fn entries(kind: EntryKind, language: Language) -> &'static str {
    use super::words::Words;
    match kind {
        EntryKind::Ratings => Words("kết quả xếp loại", "ratings"),
        EntryKind::Awards => Words("danh hiệu, hình thức khen thưởng", "awards"),
        EntryKind::Initiatives => Words("sáng kiến, đề tài", "initiatives"),
        EntryKind::Discipline => Words("kỷ luật", "disciplinary measures"),
        EntryKind::Proceedings => Words("vụ việc đang xem xét", "proceedings"),
        EntryKind::Absences => Words("thời gian vắng", "absences"),
        EntryKind::Posts => Words("chức vụ", "posts"),
        EntryKind::Service => Words("thời gian công tác", "periods of service"),
        EntryKind::Movements => Words("kết quả phong trào thi đua", "results in movements"),
    }
    .get(language)
}
