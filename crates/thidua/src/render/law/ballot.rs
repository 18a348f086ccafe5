//! The answers of a vote in words.

use super::{procedure_words, source};
use crate::law::procedure::{BallotAnswer, CandidateAnswer, Sitting, VoteAnswer};
use crate::render::{Block, Document, TreeItem, words};
use crate::{Language, Rulebook, Verdict};

impl Rulebook {
    /// The answers of a sitting as a document.
    pub fn ballot_document(
        &self,
        sitting: &Sitting,
        answers: &[CandidateAnswer<'_>],
        language: Language,
    ) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        let council = procedure_words::council(&sitting.council, language);
        let day = words::day(sitting.on, language);
        document.blocks.push(Block::Title(if vi {
            format!("Kết quả bỏ phiếu: {council}, ngày {day}")
        } else {
            format!("Vote: {council}, {day}")
        }));
        let mut line = if vi {
            format!("{} thành viên", sitting.members)
        } else {
            format!("{} members", sitting.members)
        };
        if let Some(present) = sitting.present {
            line.push_str(&if vi {
                format!(", dự họp {present}")
            } else {
                format!(", {present} present")
            });
        }
        if let Some(written) = sitting.written {
            line.push_str(&if vi {
                format!(", ý kiến bằng văn bản {written}")
            } else {
                format!(", {written} in writing")
            });
        }
        document.paragraph(format!("{line}."));
        let items = answers
            .iter()
            .map(|answer| self.candidate(answer, language))
            .collect();
        document.blocks.push(Block::Tree(items));
        document
    }

    fn candidate(&self, answer: &CandidateAnswer<'_>, language: Language) -> TreeItem {
        let ballot = &answer.ballot;
        TreeItem {
            verdict: Some(ballot.passes),
            text: format!(
                "{} – {}: {}",
                answer.candidate,
                ballot.name.in_language(language),
                passed(ballot, language)
            ),
            notes: Vec::new(),
            children: ballot
                .votes
                .iter()
                .map(|vote| self.vote(vote, language))
                .collect(),
        }
    }

    fn vote(&self, vote: &VoteAnswer<'_>, language: Language) -> TreeItem {
        let vi = language == Language::Vi;
        let entry = &vote.rule.entry;
        let percent = words::number(vote.percent, language);
        let mut notes = vec![if vi {
            format!("{}/{} đồng ý ({percent}%)", vote.in_favour, vote.base)
        } else {
            format!("{}/{} in favour ({percent} %)", vote.in_favour, vote.base)
        }];
        if let Some(needed) = vote.needed {
            notes.push(if vi {
                format!("cần ít nhất {needed} ý kiến đồng ý")
            } else {
                format!("at least {needed} in favour needed")
            });
        }
        if let Some(least) = vote.least_present {
            let state = match (vote.quorate, vi) {
                (Verdict::Met, true) => "đủ",
                (Verdict::NotMet, true) => "không đủ",
                (Verdict::Unknown, true) => "chưa biết số người dự",
                (Verdict::Met, false) => "enough",
                (Verdict::NotMet, false) => "not enough",
                (Verdict::Unknown, false) => "number present not known",
            };
            notes.push(if vi {
                format!("cần ít nhất {least} thành viên dự họp: {state}")
            } else {
                format!("at least {least} members present: {state}")
            });
        }
        TreeItem {
            verdict: Some(vote.passes),
            text: format!(
                "{} {}",
                entry.name.in_language(language),
                source(&entry.origin, &self.number(&entry.instrument), language)
            ),
            notes,
            children: Vec::new(),
        }
    }
}

fn passed(ballot: &BallotAnswer<'_>, language: Language) -> &'static str {
    match (ballot.passes, ballot.required, language) {
        (Verdict::Met, _, Language::Vi) => "đạt",
        (Verdict::NotMet, _, Language::Vi) => "không đạt",
        (_, Verdict::NotMet, Language::Vi) => "không bắt buộc bỏ phiếu, văn bản không nêu ngưỡng",
        (_, _, Language::Vi) => "chưa xác định: thiếu số người dự họp hoặc chưa biết quy định",
        (Verdict::Met, _, Language::En) => "passes",
        (Verdict::NotMet, _, Language::En) => "fails",
        (_, Verdict::NotMet, Language::En) => "no vote required, no threshold in the text",
        (_, _, Language::En) => "unknown: the number present or the rule is missing",
    }
}
