use rust_decimal::Decimal;
use time::Date;

use crate::{Grade, Language, Verdict};

/// One text of the renderings in both languages.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) &'static str, pub(super) &'static str);

impl Words {
    pub(super) fn get(self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.0,
            Language::En => self.1,
        }
    }
}

/// 03/01/2024 in Vietnamese, 2024-01-03 in English.
pub(crate) fn day(date: Date, language: Language) -> String {
    match language {
        Language::Vi => format!("{:02}/{:02}/{}", date.day(), u8::from(date.month()), date.year()),
        Language::En => date.to_string(),
    }
}

/// 90,6 in Vietnamese, 90.6 in English; a dash where there is none.
pub(crate) fn number(value: Option<Decimal>, language: Language) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) => {
            let text = value.normalize().to_string();
            if language == Language::Vi {
                text.replace('.', ",")
            } else {
                text
            }
        }
    }
}

pub(super) fn grade(grade: Grade, language: Language) -> &'static str {
    match grade {
        Grade::Confirmed => Words("đã đối chiếu văn bản", "confirmed"),
        Grade::Reported => Words("theo nguồn thứ cấp", "reported"),
        Grade::Recalled => Words("theo trí nhớ, chưa đối chiếu", "recalled"),
        Grade::Assumed => Words("cách hiểu giả định", "assumed"),
    }
    .get(language)
}

pub(super) fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Met => Words("đạt", "met"),
        Verdict::NotMet => Words("không đạt", "not met"),
        Verdict::Unknown => Words("chưa xác định", "unknown"),
    }
    .get(language)
}

/// How a nominee was found.
pub(super) fn way(by: &str, language: Language) -> &str {
    let words = match by {
        "rank" => Words("theo thứ hạng", "by rank"),
        "secret" => Words("bỏ phiếu kín", "secret ballot"),
        "ballot" => Words("bỏ phiếu", "ballot"),
        "show-of-hands" => Words("biểu quyết", "show of hands"),
        "consensus" => Words("hiệp thương", "consensus"),
        "acclamation" => Words("suy tôn", "acclamation"),
        "review" => Words("bình xét", "review"),
        "rotation" => Words("luân phiên", "rotation"),
        "assigned" => Words("được phân công", "assigned"),
        "authority" => Words("cấp có thẩm quyền quyết định", "decided by the authority"),
        "head-and-deputies" => Words(
            "trưởng, phó trưởng khối quyết định",
            "decided by head and deputies",
        ),
        "unit" => Words("đơn vị tự đề nghị", "proposed by the unit"),
        "all-others" => Words("các đơn vị còn lại", "all the others"),
        _ => return by,
    };
    words.get(language)
}

/// State of a nomination.
pub(super) fn state(state: &str, language: Language) -> &str {
    let words = match state {
        "proposed" => Words("đề nghị", "proposed"),
        "awarded" => Words("đã được tặng", "awarded"),
        "refused" => Words("không được chấp thuận", "refused"),
        "forwarded" => Words("đã trình cấp trên", "forwarded"),
        _ => return state,
    };
    words.get(language)
}

/// The name of a kind of subject.
pub(crate) fn kind_name(kind: crate::subject::SubjectKind) -> crate::Bilingual {
    use crate::subject::SubjectKind as K;
    let (vi, en) = match kind {
        K::Individual => ("cá nhân", "individuals"),
        K::Collective => ("tập thể", "collectives"),
        K::Enterprise => ("doanh nghiệp, tổ chức kinh tế khác", "enterprises"),
        K::Household => ("hộ gia đình", "households"),
        K::Community => ("thôn, tổ dân phố", "villages and neighbourhoods"),
        K::Commune => ("xã, phường, đặc khu", "communes"),
        K::Province => ("tỉnh, thành phố", "provinces and cities"),
        K::OverseasIndividual => (
            "cá nhân người Việt Nam định cư ở nước ngoài",
            "Vietnamese settled abroad",
        ),
        K::OverseasCollective => (
            "tập thể người Việt Nam định cư ở nước ngoài",
            "collectives of Vietnamese settled abroad",
        ),
        K::ForeignIndividual => ("cá nhân người nước ngoài", "foreigners"),
        K::ForeignCollective => ("tập thể người nước ngoài", "foreign collectives"),
        K::PartyMember => ("đảng viên", "Party members"),
        K::PartyOrganisation => ("tổ chức đảng", "Party organisations"),
    };
    crate::Bilingual::new(vi, en)
}

/// How far an advanced model has come.
pub(super) fn model_state(state: &str, language: Language) -> &str {
    let words = match state {
        "discovered" => Words("đã phát hiện", "discovered"),
        "fostered" => Words("đang bồi dưỡng", "fostered"),
        "replicated" => Words("đã nhân rộng", "replicated"),
        "publicised" => Words("đã tuyên truyền", "publicised"),
        _ => return state,
    };
    words.get(language)
}
