//! Differences of the law between two days, in words.

use time::Date;

use crate::law::{Change, ChangeKind, Part, State};
use crate::render::{Block, Document, words};
use crate::{Grade, Language, Rulebook};

impl Rulebook {
    /// The differences as a document: the law as a whole, then each award.
    pub fn changes_document(
        &self,
        changes: &[Change],
        from: Date,
        until: Date,
        language: Language,
    ) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        let (first, second) = (words::day(from, language), words::day(until, language));
        document.blocks.push(Block::Title(if vi {
            format!("Pháp luật ngày {second} so với ngày {first}")
        } else {
            format!("Law of {second} against {first}")
        }));
        if changes.is_empty() {
            document.paragraph(if vi {
                "Không có gì khác."
            } else {
                "No difference."
            });
            return document;
        }
        let mut at = 0_usize;
        while let Some(first) = changes.get(at) {
            let same = changes
                .iter()
                .skip(at)
                .take_while(|change| change.award == first.award)
                .count();
            let group: Vec<&Change> = changes.iter().skip(at).take(same).collect();
            at = at.saturating_add(same.max(1));
            document.heading(match &first.award {
                None if vi => "Văn bản, chế độ".to_owned(),
                None => "Instruments and regimes".to_owned(),
                Some(id) => {
                    let award = self.awards.find(id).and_then(|award| self.awards.get(award));
                    let name = award.map(|award| award.name(until)).unwrap_or_default();
                    format!("{} (`{id}`)", name.in_language(language))
                }
            });
            let mut lines: Vec<String> = Vec::new();
            let mut moved: Vec<String> = Vec::new();
            for change in group {
                if change.change == ChangeKind::Moved {
                    moved.push(self.moved(change, language));
                } else {
                    lines.push(self.line(change, language));
                }
            }
            document.list(lines);
            if !moved.is_empty() {
                document.paragraph(if vi {
                    "Nội dung giữ nguyên, chỉ đổi căn cứ:"
                } else {
                    "Same content, another article:"
                });
                document.list(moved);
            }
        }
        document
    }

    fn line(&self, change: &Change, language: Language) -> String {
        let vi = language == Language::Vi;
        let label = self.label(change, language);
        match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let (old, new) = (
                    differing(before, after, language),
                    differing(after, before, language),
                );
                if vi {
                    format!("Đổi – {label}: trước: {old}; nay: {new}")
                } else {
                    format!("Changed – {label}: before: {old}; now: {new}")
                }
            }
            (Some(before), None) => {
                let text = described(before, language);
                if vi {
                    format!("Bỏ – {label}: {text}")
                } else {
                    format!("Removed – {label}: {text}")
                }
            }
            (None, Some(after)) => {
                let text = described(after, language);
                if vi {
                    format!("Thêm – {label}: {text}")
                } else {
                    format!("Added – {label}: {text}")
                }
            }
            (None, None) => label,
        }
    }

    fn moved(&self, change: &Change, language: Language) -> String {
        let article = |state: &Option<State>| state.as_ref().map(sourced).unwrap_or_default();
        let name = change
            .after
            .as_ref()
            .map(|state| state.name.in_language(language).to_owned())
            .filter(|name| !name.is_empty())
            .unwrap_or_default();
        let label = self.label(change, language);
        let what = if name.is_empty() {
            label
        } else {
            format!("{label}: {name}")
        };
        format!("{what}: {} → {}", article(&change.before), article(&change.after))
    }

    /// What a difference is about, with the class of recipients of a point.
    fn label(&self, change: &Change, language: Language) -> String {
        let (vi, en) = match change.what {
            Part::Regime => ("chế độ", "regime"),
            Part::Instrument => ("văn bản", "instrument"),
            Part::Name => ("tên gọi", "name"),
            Part::Recipients => ("đối tượng", "recipients"),
            Part::Frequency => ("định kỳ", "frequency"),
            Part::Decider => ("thẩm quyền quyết định", "decided by"),
            Part::Criteria => ("tiêu chuẩn", "criteria"),
            Part::Point => ("điểm", "point"),
            Part::Gap => ("phần chưa biết", "not known"),
            Part::Cap => ("tỷ lệ", "cap"),
            Part::Bar => ("trường hợp chưa xét", "bar"),
            Part::Exclusion => ("loại trừ", "exclusion"),
            Part::Money => ("tiền thưởng", "money"),
            Part::Vote => ("biểu quyết", "vote"),
            Part::Consultation => ("lấy ý kiến", "consultation"),
            Part::Dossier => ("hồ sơ", "dossier"),
            Part::Filing => ("thời hạn nộp", "filing"),
            Part::Processing => ("thời hạn giải quyết", "processing time"),
            Part::Publication => ("công khai", "publication"),
            Part::Rating => ("xếp loại", "rating"),
        };
        let label = if language == Language::Vi { vi } else { en };
        if change.what != Part::Point {
            return label.to_owned();
        }
        let award = change.award.as_deref().and_then(|id| self.awards.find(id));
        let rule = award.and_then(|award| self.rules_of(award).find(|rule| rule.id == change.rule));
        match rule {
            Some(rule) => format!("{label} ({})", rule.name.in_language(language)),
            None => label.to_owned(),
        }
    }
}

/// A state in words with its article.
fn described(state: &State, language: Language) -> String {
    let (name, text) = (state.name.in_language(language), state.text.in_language(language));
    let words = match (name.is_empty(), text.is_empty()) {
        (false, false) => format!("{name} – {text}"),
        (false, true) => name.to_owned(),
        _ => text.to_owned(),
    };
    cited(words, state, language)
}

/// A state in words, its text left out where the other has the same.
fn differing(state: &State, other: &State, language: Language) -> String {
    let (name, text) = (state.name.in_language(language), state.text.in_language(language));
    let mut words: Vec<&str> = Vec::new();
    if state.name.vi != other.name.vi && !name.is_empty() || text.is_empty() {
        words.push(name);
    }
    if state.text.vi != other.text.vi && !text.is_empty() {
        words.push(text);
    }
    if words.is_empty() {
        words.push(name);
    }
    cited(words.join(" – "), state, language)
}

fn cited(words: String, state: &State, language: Language) -> String {
    let mut source = sourced(state);
    if state.grade != Grade::Confirmed {
        if !source.is_empty() {
            source.push_str(", ");
        }
        source.push_str(words::grade(state.grade, language));
    }
    if source.is_empty() {
        words
    } else {
        format!("{words} [{source}]")
    }
}

fn sourced(state: &State) -> String {
    if state.cite.is_empty() || state.instrument.is_empty() || state.cite.contains(&state.instrument) {
        return format!(
            "{}{}",
            state.cite,
            if state.cite.is_empty() {
                state.instrument.as_str()
            } else {
                ""
            }
        );
    }
    format!("{}, {}", state.cite, state.instrument)
}
