//! An assessment in words: the conclusion first, then the tree of reasons, what is missing, and what stands beside.

use super::document::{Document, TreeItem};
use super::words::{self, Words};
use super::{Block, missing, reasons};
use crate::assess::{Assessment, Missing, Node, Without};
use crate::law::GapKind;
use crate::{Grade, Language, Verdict};

/// How many entries that do not count are listed under a point.
const SHOWN: usize = 6;

impl Assessment<'_> {
    /// The answer as a document.
    pub fn document(&self, language: Language) -> Document {
        let mut document = Document::default();
        let vi = language == Language::Vi;
        let name = self.award.name(self.matter.on);
        document
            .blocks
            .push(Block::Title(name.in_language(language).to_owned()));
        document.paragraph(self.summary(language));
        let law = self.rulebook;
        for version in &self.versions {
            let head = match (self.versions.len() > 1, vi) {
                (false, true) => "Từng tiêu chuẩn".to_owned(),
                (false, false) => "Criteria".to_owned(),
                (true, true) => format!("Theo pháp luật ngày {}", words::day(version.law_of, language)),
                (true, false) => format!("Under the law of {}", words::day(version.law_of, language)),
            };
            document.heading(head);
            let items: Vec<TreeItem> = version
                .rules
                .iter()
                .map(|answer| {
                    let mut item = self.item(&answer.node, language);
                    let instrument = law.instrument(&answer.rule.instrument);
                    let number = instrument.map_or("", |instrument| instrument.number.as_str());
                    item.text = format!(
                        "{} – {} ({number})",
                        answer.rule.name.in_language(language),
                        answer.rule.origin.cite
                    );
                    item
                })
                .collect();
            if items.is_empty() {
                document.paragraph(self.without_words(version.without, language));
            } else {
                document.blocks.push(Block::Tree(items));
            }
        }
        self.open_points(&mut document, language);
        self.beside(&mut document, language);
        document
    }

    /// The answer as plain text.
    pub fn to_text(&self, language: Language) -> String {
        self.document(language).to_plain()
    }

    /// The answer in one paragraph, the conclusion first.
    pub fn summary(&self, language: Language) -> String {
        let vi = language == Language::Vi;
        let day = words::day(self.matter.on, language);
        let name = self.award.name(self.matter.on);
        let name = name.in_language(language);
        let who = self
            .subject
            .name
            .as_deref()
            .unwrap_or(if vi { "Đối tượng" } else { "The subject" });
        let provided = self.provided();
        let mut text = match (self.verdict, &provided) {
            (Verdict::Met, _) if vi => format!(
                "{who} đủ tiêu chuẩn tặng \"{name}\" (quyết định ngày {day}, năm xét {}).",
                self.year
            ),
            (Verdict::Met, _) => format!(
                "{who} meets the criteria of \"{name}\" (decision of {day}, year under review {}).",
                self.year
            ),
            (Verdict::NotMet, _) if vi => format!(
                "{who} chưa đủ tiêu chuẩn tặng \"{name}\" (quyết định ngày {day}, năm xét {}).",
                self.year
            ),
            (Verdict::NotMet, _) => format!(
                "{who} does not meet the criteria of \"{name}\" (decision of {day}, year under review {}).",
                self.year
            ),
            (Verdict::Unknown, Some(findings)) => self.if_found(who, name, &day, findings, language),
            (Verdict::Unknown, None) if vi => format!(
                "Chưa đủ căn cứ kết luận {} có đủ tiêu chuẩn tặng \"{name}\" hay không (quyết định ngày {day}, năm xét {}).",
                self.subject.name.clone().unwrap_or_else(|| lower(who)),
                self.year
            ),
            (Verdict::Unknown, None) => format!(
                "It cannot be told yet whether {who} meets the criteria of \"{name}\" (decision of {day}, year under review {}).",
                self.year
            ),
        };
        if self.verdict == Verdict::NotMet {
            let failing = self.deciding();
            let names: Vec<&str> = failing
                .iter()
                .filter(|(_, node)| node.verdict == Verdict::NotMet)
                .map(|(_, node)| node.point.name.in_language(language))
                .take(3)
                .collect();
            if !names.is_empty() {
                let list = names.join("; ");
                text.push_str(&if vi {
                    format!(" Chưa đạt: {list}.")
                } else {
                    format!(" Not met: {list}.")
                });
            }
        }
        if self.selective {
            text.push_str(if vi {
                " Đây là điều kiện cần: luật còn chọn trong số những người đủ tiêu chuẩn."
            } else {
                " This is necessary, not sufficient: the law chooses among those who qualify."
            });
        }
        if self.barred() {
            text.push_str(if vi {
                " Hiện chưa được xét, đề nghị khen thưởng vì đang có căn cứ tạm dừng."
            } else {
                " A bar applies now: no proposal may be considered."
            });
        }
        if let Some(grade) = self.grade.filter(|grade| *grade != Grade::Confirmed) {
            let word = words::grade(grade, language);
            text.push_str(&if vi {
                format!(" Kết luận dựa trên nguồn {word}.")
            } else {
                format!(" The answer rests on a source that is {word}.")
            });
        }
        text
    }

    fn if_found(&self, who: &str, name: &str, day: &str, findings: &[Missing], language: Language) -> String {
        let list: Vec<String> = findings
            .iter()
            .map(|finding| match finding {
                Missing::Finding { finding, .. } => self
                    .rulebook
                    .vocabulary
                    .list("finding")
                    .get(*finding)
                    .map_or_else(String::new, |word| lower(word.name.in_language(language))),
                other => missing::missing(self, other, language),
            })
            .collect();
        let list = list.join("; ");
        let achieved = findings.iter().any(|finding| {
            matches!(
                finding,
                Missing::Finding {
                    achievement: true,
                    ..
                }
            )
        });
        if achieved {
            return if language == Language::Vi {
                format!(
                    "Hồ sơ chưa có thành tích theo các điều kiện về quá trình; {} chỉ đủ tiêu chuẩn tặng \"{name}\" (quyết định ngày {day}, năm xét {}) nếu được công nhận: {list}.",
                    self.subject.name.clone().unwrap_or_else(|| lower(who)),
                    self.year
                )
            } else {
                format!(
                    "The record does not carry the criteria counted in years; {who} qualifies for \"{name}\" (decision of {day}, year under review {}) only if it is recognised: {list}.",
                    self.year
                )
            };
        }
        if language == Language::Vi {
            format!(
                "{who} đủ điều kiện tặng \"{name}\" (quyết định ngày {day}, năm xét {}), nếu Hội đồng xác nhận: {list}.",
                self.year
            )
        } else {
            format!(
                "{who} qualifies for \"{name}\" (decision of {day}, year under review {}), provided the council finds: {list}.",
                self.year
            )
        }
    }

    fn item(&self, node: &Node<'_>, language: Language) -> TreeItem {
        let vi = language == Language::Vi;
        let mut notes: Vec<String> = reasons::observed(self, node, language).into_iter().collect();
        if !node.counted.is_empty() {
            let list: Vec<String> = node
                .counted
                .iter()
                .map(|entry| reasons::entry(self, *entry, language))
                .collect();
            notes.push(format!(
                "{}: {}",
                if vi { "tính" } else { "counts" },
                list.join("; ")
            ));
        }
        for (entry, why) in node.not_counted.iter().take(SHOWN) {
            notes.push(format!(
                "{}: {} – {}",
                if vi { "không tính" } else { "does not count" },
                reasons::entry(self, *entry, language),
                reasons::why(*why, language)
            ));
        }
        let cite = &node.point.origin.cite;
        let grade = node.point.origin.grade;
        let graded = if grade == Grade::Confirmed {
            String::new()
        } else {
            format!(", {}", words::grade(grade, language))
        };
        TreeItem {
            verdict: Some(node.verdict),
            text: format!("{} [{cite}{graded}]", node.point.name.in_language(language)),
            notes,
            children: node
                .children
                .iter()
                .map(|child| self.item(child, language))
                .collect(),
        }
    }

    fn without_words(&self, without: Option<Without<'_>>, language: Language) -> String {
        match without {
            Some(Without::NotARecipient) => Words(
                "Danh hiệu, hình thức này không dành cho loại đối tượng này vào ngày đó.",
                "This award is not given to this kind of subject on that day.",
            )
            .get(language)
            .to_owned(),
            Some(Without::Gap(gap)) => {
                let head = match gap.kind {
                    GapKind::Absent => {
                        Words("Không có danh hiệu, hình thức này: ", "There is no such award: ")
                    }
                    GapKind::Unknown => {
                        Words("Tiêu chuẩn chưa được xác lập: ", "The criteria are not known: ")
                    }
                    GapKind::Local(_) => Words(
                        "Tiêu chuẩn do địa phương, bộ, ngành quy định: ",
                        "Left to a local rule: ",
                    ),
                };
                format!("{}{}", head.get(language), gap.reason.in_language(language))
            }
            _ => Words(
                "Không có dữ liệu pháp luật cho ngày này.",
                "No law is recorded for this day.",
            )
            .get(language)
            .to_owned(),
        }
    }

    fn open_points(&self, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        let missing: Vec<String> = self
            .missing()
            .iter()
            .map(|fact| missing::missing(self, fact, language))
            .collect();
        if !missing.is_empty() {
            document.heading(if vi { "Còn thiếu" } else { "Missing" });
            document.list(missing);
        }
        let readings: Vec<String> = self
            .readings_that_differ()
            .into_iter()
            .filter_map(|(doubt, option, verdict)| {
                let doubt = self.rulebook.doubts.get(usize::from(doubt))?;
                let option = doubt.options.get(usize::from(option))?;
                let (name, verdict) = (
                    option.name.in_language(language),
                    words::verdict(verdict, language),
                );
                Some(if vi {
                    format!("{}: nếu hiểu \"{name}\" thì {verdict}", doubt.key)
                } else {
                    format!("{}: read as \"{name}\" the answer is {verdict}", doubt.key)
                })
            })
            .collect();
        if !readings.is_empty() {
            document.heading(if vi {
                "Cách hiểu khác sẽ đổi kết luận"
            } else {
                "Readings that would change the answer"
            });
            document.list(readings);
        }
    }

    fn beside(&self, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        let mut lines = Vec::new();
        for bar in &self.bars {
            let name = bar.bar.name.in_language(language);
            let cite = &bar.bar.origin.cite;
            lines.push(match (bar.verdict, vi) {
                (Verdict::Met, true) => format!("Tạm dừng xét: {name} [{cite}]"),
                (Verdict::Met, false) => format!("Barred: {name} [{cite}]"),
                (_, true) => format!("Cần xác nhận không thuộc trường hợp: {name} [{cite}]"),
                (_, false) => format!("To be confirmed that this does not apply: {name} [{cite}]"),
            });
        }
        for answer in &self.exclusions {
            let name = answer.rule.name.in_language(language);
            let cite = &answer.rule.origin.cite;
            let entries: Vec<String> = answer
                .evidence
                .iter()
                .map(|entry| reasons::entry(self, *entry, language))
                .collect();
            let head = match (answer.rule.excludes, vi) {
                (true, true) => "Loại trừ",
                (true, false) => "Excluded",
                (false, true) => "Lưu ý",
                (false, false) => "Note",
            };
            lines.push(format!("{head}: {name} [{cite}]: {}", entries.join("; ")));
        }
        lines.extend(
            self.caveats
                .iter()
                .map(|caveat| caveat.text.in_language(language).to_owned()),
        );
        if !lines.is_empty() {
            document.heading(if vi {
                "Bên cạnh tiêu chuẩn"
            } else {
                "Beside the criteria"
            });
            document.list(lines);
        }
        document.paragraph(if vi {
            "Đây là kết quả đối chiếu để tham khảo, không phải quyết định khen thưởng."
        } else {
            "This is a check for advice, not a decision to award."
        });
    }
}

/// The first letter small, inside a sentence.
pub(crate) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
