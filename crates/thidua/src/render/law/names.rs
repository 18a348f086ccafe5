//! Names of codes, awards and points, as the words of a point need them.

use super::Needs;
use crate::Language;
use crate::law::{AwardFilter, CountSpan, Point};
use crate::render::assessment::lower;
use crate::render::words;
use crate::subject::{ClosedFact, Sex, SubjectKind};

/// Most names listed one by one.
const MOST: usize = 8;

impl Needs<'_> {
    pub(super) fn say(self, vi: &str, en: &str) -> String {
        if self.language == Language::Vi {
            vi.to_owned()
        } else {
            en.to_owned()
        }
    }

    pub(super) fn months(self, months: u32) -> String {
        let (years, rest) = (
            months.checked_div(12).unwrap_or(0),
            months.checked_rem(12).unwrap_or(0),
        );
        match (rest, self.language) {
            (0, Language::Vi) => format!("{years} năm"),
            (0, Language::En) => format!("{years} years"),
            (_, Language::Vi) if years == 0 => format!("{rest} tháng"),
            (_, Language::En) if years == 0 => format!("{rest} months"),
            (_, Language::Vi) => format!("{years} năm {rest} tháng"),
            (_, Language::En) => format!("{years} years {rest} months"),
        }
    }

    pub(super) fn span(self, span: CountSpan) -> String {
        match span {
            CountSpan::Ever => String::new(),
            CountSpan::Review => self.say(" của năm xét", " of the year under review"),
            CountSpan::Within(at) => {
                let place = self.named(at);
                self.say(
                    &format!(" trong thời gian tính ở điểm “{place}”"),
                    &format!(" inside the years of “{place}”"),
                )
            }
        }
    }

    pub(super) fn filter(self, filter: &AwardFilter) -> String {
        let awards = self.awards(&filter.awards);
        if filter.merits.is_empty() {
            return awards;
        }
        format!("{awards} ({})", self.words("merit", &filter.merits))
    }

    pub(super) fn awards(self, awards: &[u16]) -> String {
        self.any(awards.iter().map(|award| self.award(*award)).collect())
    }

    pub(super) fn award(self, award: u16) -> String {
        let day = self.rule.in_force.from.unwrap_or(self.law.first_day());
        let name = self
            .law
            .awards
            .get(award)
            .map(|award| award.name(day))
            .unwrap_or_default();
        format!("\"{}\"", name.in_language(self.language))
    }

    pub(super) fn named(self, at: u16) -> String {
        let point = self.rule.point(at);
        point.map_or_else(String::new, |point: &Point| {
            point.name.in_language(self.language).to_owned()
        })
    }

    pub(super) fn word(self, of: &str, at: u16) -> String {
        let word = self.law.vocabulary.list(of).get(at);
        let name = word
            .map(|word| word.name.in_language(self.language))
            .unwrap_or_default();
        match of {
            "finding" | "count" | "result" | "merit" | "fact" | "initiative-kind" | "category" => lower(name),
            _ => name.to_owned(),
        }
    }

    pub(super) fn words(self, of: &str, codes: &[u16]) -> String {
        self.any(codes.iter().map(|code| self.word(of, *code)).collect())
    }

    pub(super) fn ranked(self, of: &str, rank: u16) -> String {
        self.law.vocabulary.list(of).name_of_rank(rank, self.language)
    }

    pub(super) fn any(self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MOST);
        names.truncate(MOST);
        let mut text = names.join(self.say(" hoặc ", " or ").as_str());
        if more > 0 {
            text.push_str(&self.say(&format!(" và {more} mục khác"), &format!(" and {more} more")));
        }
        text
    }

    pub(super) fn fact(self, fact: ClosedFact) -> String {
        match fact {
            ClosedFact::Kind => self.say("loại đối tượng", "kind of subject"),
            ClosedFact::Category => self.say("đối tượng", "category"),
            ClosedFact::Sex => self.say("giới tính", "sex"),
            ClosedFact::Area => self.say("địa bàn", "area"),
            ClosedFact::Period => self.say("thời kỳ tham gia cách mạng", "revolutionary period"),
        }
    }

    pub(super) fn value(self, fact: ClosedFact, value: u16) -> String {
        match fact {
            ClosedFact::Kind => SubjectKind::all()
                .find(|kind| *kind as u16 == value)
                .map_or_else(String::new, |kind| {
                    words::kind_name(kind).in_language(self.language).to_owned()
                }),
            ClosedFact::Sex if value == Sex::Female as u16 => self.say("nữ", "female"),
            ClosedFact::Sex => self.say("nam", "male"),
            _ => self.word(fact.list(), value),
        }
    }

    /// The name of a value of a case.
    pub(crate) fn case_value(self, fact: ClosedFact, value: u16) -> String {
        self.value(fact, value)
    }
}

/// A number with its thousands set apart.
pub(super) fn grouped(value: rust_decimal::Decimal, language: Language) -> String {
    let text = words::number(Some(value), language);
    let (separator, point) = if language == Language::Vi {
        ('.', ',')
    } else {
        (',', '.')
    };
    let (whole, rest) = text.split_once(point).unwrap_or((text.as_str(), ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len().saturating_sub(at).checked_rem(3) == Some(0) {
            out.push(separator);
        }
        out.push(digit);
    }
    if rest.is_empty() {
        out
    } else {
        format!("{out}{point}{rest}")
    }
}
