//! What a point asks for, in words: the operator with its numbers, levels, awards and window.

use super::names::grouped;
use crate::law::{Compare, Point, Rule, Run, Test, fold};
use crate::{Language, Rulebook};

/// Speaks of the points of one rule in one language.
#[derive(Clone, Copy)]
pub(crate) struct Needs<'r> {
    pub(crate) law: &'r Rulebook,
    pub(crate) rule: &'r Rule,
    pub(crate) language: Language,
}

impl Needs<'_> {
    /// What a point asks for; a finding is not repeated where the name of the point says it.
    pub(crate) fn of_point(self, point: &Point) -> String {
        if let Test::Finding(finding) = &point.test
            && let Some(word) = self.law.vocabulary.list("finding").get(finding.code)
            && fold(&word.name.vi) == fold(&point.name.vi)
        {
            return self.say("cấp xét nhận định", "found by the assessing body");
        }
        self.of(&point.test)
    }

    /// What an operator asks for.
    pub(crate) fn of(self, test: &Test) -> String {
        let vi = self.language == Language::Vi;
        match test {
            Test::All(_) => self.say("đủ các điểm sau", "all of these"),
            Test::Any(_) => self.say("một trong các điểm sau", "one of these"),
            Test::Not(_) => self.say("không thuộc trường hợp sau", "not the following"),
            Test::AtLeastOf(number, _) if vi => format!("ít nhất {number} trong các điểm sau"),
            Test::AtLeastOf(number, _) => format!("at least {number} of these"),
            Test::Agree(_) => self.say("các điểm sau phải cho cùng kết quả", "these must agree"),
            Test::Reading { doubt, .. } => self.reading(*doubt),
            Test::Finding(finding) if vi => {
                format!("cấp xét nhận định: {}", self.word("finding", finding.code))
            }
            Test::Finding(finding) => format!(
                "found by the assessing body: {}",
                self.word("finding", finding.code)
            ),
            Test::Rated(rank) if vi => format!(
                "năm xét được xếp loại từ \"{}\" trở lên",
                self.ranked("level", *rank)
            ),
            Test::Rated(rank) => format!(
                "rated \"{}\" or better in the year under review",
                self.ranked("level", *rank)
            ),
            Test::Run(run) => self.run(run),
            Test::RatedYears {
                level,
                at_least,
                within,
            } => {
                let (level, place) = (self.ranked("level", *level), self.named(*within));
                if vi {
                    format!(
                        "ít nhất {at_least} năm xếp loại từ \"{level}\" trong thời gian tính ở điểm “{place}”"
                    )
                } else {
                    format!(
                        "at least {at_least} years rated \"{level}\" or better inside the years of “{place}”"
                    )
                }
            }
            Test::Holds(filter) if vi => format!("đã được tặng {}", self.filter(filter)),
            Test::Holds(filter) => format!("holds {}", self.filter(filter)),
            Test::Times {
                filter,
                at_least,
                span,
            } if vi => {
                format!(
                    "ít nhất {at_least} lần {}{}",
                    self.filter(filter),
                    self.span(*span)
                )
            }
            Test::Times {
                filter,
                at_least,
                span,
            } => {
                format!(
                    "at least {at_least} times {}{}",
                    self.filter(filter),
                    self.span(*span)
                )
            }
            Test::Initiatives {
                kinds,
                scope,
                at_least,
                span,
                fresh,
            } => {
                let (kinds, scope) = (self.words("initiative-kind", kinds), self.ranked("scope", *scope));
                let fresh = match (*fresh, vi) {
                    (false, _) => "",
                    (true, true) => ", chưa dùng cho khen thưởng khác",
                    (true, false) => ", not used for another award",
                };
                if vi {
                    format!(
                        "ít nhất {at_least} {kinds}, phạm vi từ \"{scope}\"{}{fresh}",
                        self.span(*span)
                    )
                } else {
                    format!(
                        "at least {at_least} {kinds}, scope \"{scope}\" or wider{}{fresh}",
                        self.span(*span)
                    )
                }
            }
            Test::Service(service) => {
                let mut text = self.months(service.months);
                if !service.kinds.is_empty() {
                    text = format!("{text}: {}", self.words("service", &service.kinds));
                }
                if let Some(below) = service.under_months {
                    let below = self.months(below);
                    text.push_str(&if vi {
                        format!(", dưới {below}")
                    } else {
                        format!(", less than {below}")
                    });
                }
                if service.continuous {
                    text.push_str(if vi { ", liên tục" } else { ", without a break" });
                }
                if service.factor > 1 {
                    let areas = self.words("area", &service.areas);
                    text.push_str(&if vi {
                        format!("; thời gian ở {areas} tính gấp {}", service.factor)
                    } else {
                        format!("; time in {areas} counts {} times", service.factor)
                    });
                }
                if vi {
                    format!("thời gian công tác từ {text}")
                } else {
                    format!("service of {text} or more")
                }
            }
            Test::Established(years) if vi => format!("thành lập từ {years} năm trở lên"),
            Test::Established(years) => format!("established for {years} years or more"),
            Test::Post {
                posts,
                years,
                under_years,
                periods,
            } => self.post(posts, *years, *under_years, periods),
            Test::Share {
                part,
                whole,
                share,
                inclusive,
            } => {
                let (part, whole) = (self.word("count", *part), self.word("count", *whole));
                let share = share.written();
                let than = match (*inclusive, vi) {
                    (true, true) => "ít nhất",
                    (false, true) => "trên",
                    (true, false) => "at least",
                    (false, false) => "more than",
                };
                if vi {
                    format!("{part}: {than} {share} của {whole}")
                } else {
                    format!("{part}: {than} {share} of {whole}")
                }
            }
            Test::Members {
                count,
                at_least,
                at_most,
            } => {
                let mut bounds = Vec::new();
                if let Some(least) = at_least {
                    bounds.push(if vi {
                        format!("ít nhất {least}")
                    } else {
                        format!("at least {least}")
                    });
                }
                if let Some(most) = at_most {
                    bounds.push(if vi {
                        format!("nhiều nhất {most}")
                    } else {
                        format!("at most {most}")
                    });
                }
                format!("{}: {}", self.word("count", *count), bounds.join(", "))
            }
            Test::Undisciplined(rank) if vi => {
                format!(
                    "không bị kỷ luật từ \"{}\" trở lên trong năm xét",
                    self.ranked("discipline", *rank)
                )
            }
            Test::Undisciplined(rank) => {
                format!(
                    "not disciplined at \"{}\" or above in the year under review",
                    self.ranked("discipline", *rank)
                )
            }
            Test::Criteria(award) if vi => format!("đủ tiêu chuẩn của {}", self.award(*award)),
            Test::Criteria(award) => format!("meets the criteria of {}", self.award(*award)),
            Test::NotKnown(why) if vi => format!("chưa xác lập được tiêu chuẩn: {}", why.vi),
            Test::NotKnown(why) => format!("criterion not established: {}", why.in_language(self.language)),
            other => self.facts(other),
        }
    }

    /// The operators on movements, closed facts, numbers, days, local holes.
    fn facts(self, test: &Test) -> String {
        let vi = self.language == Language::Vi;
        match test {
            Test::Movement(movement) => {
                let mut parts = vec![self.words("result", &movement.results)];
                if !movement.launched_by.is_empty() {
                    let who = self.words("launcher", &movement.launched_by);
                    parts.push(if vi {
                        format!("phong trào do {who} phát động")
                    } else {
                        format!("movement launched by {who}")
                    });
                }
                if let Some(years) = movement.years {
                    parts.push(if vi {
                        format!("từ {years} năm trở lên")
                    } else {
                        format!("lasting {years} years or more")
                    });
                }
                if !movement.reviews.is_empty() {
                    parts.push(self.words("review", &movement.reviews));
                }
                if movement.thematic == Some(true) {
                    parts.push(self.say("theo chuyên đề", "thematic"));
                }
                parts.join(", ")
            }
            Test::Subject { fact, values } => {
                let values: Vec<String> = values.iter().map(|value| self.value(*fact, *value)).collect();
                format!("{}: {}", self.fact(*fact), self.any(values))
            }
            Test::Case { fact, .. } if vi => format!("tùy {}", self.fact(*fact)),
            Test::Case { fact, .. } => format!("depending on {}", self.fact(*fact)),
            Test::Number { compare, bound, .. } => {
                let bound = grouped(*bound, self.language);
                match (compare, vi) {
                    (Compare::AtLeast, true) => format!("số liệu ghi nhận từ {bound} trở lên"),
                    (Compare::MoreThan, true) => format!("số liệu ghi nhận trên {bound}"),
                    (Compare::AtMost, true) => format!("số liệu ghi nhận không quá {bound}"),
                    (Compare::LessThan, true) => format!("số liệu ghi nhận dưới {bound}"),
                    (Compare::AtLeast, false) => format!("recorded number at least {bound}"),
                    (Compare::MoreThan, false) => format!("recorded number more than {bound}"),
                    (Compare::AtMost, false) => format!("recorded number at most {bound}"),
                    (Compare::LessThan, false) => format!("recorded number less than {bound}"),
                }
            }
            Test::Day { last, inclusive, .. } => {
                let day = format!("{:02}/{:02}", last.day, u8::from(last.month));
                match (vi, inclusive) {
                    (true, true) => format!("chậm nhất ngày {day}"),
                    (true, false) => format!("trước ngày {day}"),
                    (false, true) => format!("by {day} (day/month)"),
                    (false, false) => format!("before {day} (day/month)"),
                }
            }
            Test::Local { to, .. } => match (to.as_str(), vi) {
                ("ministry", true) => "do bộ, ngành quy định".to_owned(),
                ("party", true) => "theo quy định của Đảng".to_owned(),
                (_, true) => "do tỉnh, thành phố quy định".to_owned(),
                ("ministry", false) => "set by the ministry".to_owned(),
                ("party", false) => "set by the Party".to_owned(),
                (_, false) => "set by the province".to_owned(),
            },
            _ => String::new(),
        }
    }

    fn run(self, run: &Run) -> String {
        let vi = self.language == Language::Vi;
        let mut parts = Vec::new();
        parts.push(match (run.every > 1, vi) {
            (true, true) => format!("{} kỳ {} năm liên tục", run.years, run.every),
            (true, false) => format!("{} blocks of {} years in a row", run.years, run.every),
            (false, true) => format!("từ {} năm liên tục", run.years),
            (false, false) => format!("{} years or more in a row", run.years),
        });
        let mut yearly = Vec::new();
        if let Some(rank) = run.rated {
            let level = self.ranked("level", rank);
            yearly.push(if vi {
                format!("xếp loại từ \"{level}\"")
            } else {
                format!("rated \"{level}\" or better")
            });
        }
        if !run.titles.is_empty() {
            let titles = self.awards(&run.titles);
            yearly.push(if vi {
                format!("đạt {titles}")
            } else {
                format!("with {titles}")
            });
        }
        if let Some(finding) = run.finding {
            let finding = self.word("finding", finding.code);
            yearly.push(if vi {
                format!("được nhận định: {finding}")
            } else {
                format!("found: {finding}")
            });
        }
        parts.push(yearly.join(if vi { " hoặc " } else { " or " }));
        if run.anywhere {
            parts.push(self.say("kết thúc vào năm nào cũng được", "ending in any year"));
        } else {
            parts.push(self.say("đến năm xét", "up to the year under review"));
        }
        if let Some(after) = run.after {
            let after = self.named(after);
            parts.push(if vi {
                format!("tính sau điểm “{after}”")
            } else {
                format!("after “{after}”")
            });
        }
        if !run.used_up_by.awards.is_empty() {
            let used = self.awards(&run.used_up_by.awards);
            parts.push(if vi {
                format!("năm đã tính cho {used} không tính lại")
            } else {
                format!("years that carried {used} do not count again")
            });
        }
        parts.join(", ")
    }

    fn post(self, posts: &[u16], years: u16, under: Option<u16>, periods: &[u16]) -> String {
        let vi = self.language == Language::Vi;
        let mut text = self.words("post", posts);
        if years > 0 {
            text.push_str(&if vi {
                format!(", từ {years} năm")
            } else {
                format!(", {years} years or more")
            });
        }
        if let Some(under) = under {
            text.push_str(&if vi {
                format!(", dưới {under} năm")
            } else {
                format!(", less than {under} years")
            });
        }
        if !periods.is_empty() {
            let periods = self.words("period", periods);
            text.push_str(&if vi {
                format!("; thời kỳ: {periods}")
            } else {
                format!("; period: {periods}")
            });
        }
        if vi {
            format!("đã giữ chức vụ {text}")
        } else {
            format!("held the post of {text}")
        }
    }

    fn reading(self, doubt: u16) -> String {
        let Some(known) = self.law.doubts.get(usize::from(doubt)) else {
            return String::new();
        };
        let taken = self
            .law
            .readings()
            .taken(doubt)
            .and_then(|option| known.options.get(usize::from(option)));
        let vi = self.language == Language::Vi;
        match (taken, vi) {
            (Some(option), true) => format!("câu hỏi {}, mặc định hiểu: {}", known.key, option.name.vi),
            (None, true) => format!(
                "câu hỏi {}, để ngỏ: các cách hiểu phải cho cùng kết quả",
                known.key
            ),
            (Some(option), false) => format!(
                "doubt {}, read by default as: {}",
                known.key,
                option.name.in_language(self.language)
            ),
            (None, false) => format!("doubt {}, left open: the readings must agree", known.key),
        }
    }
}
