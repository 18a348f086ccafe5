use super::origin;
use crate::reader::Table;
use crate::{Bilingual, Grade};

/// An open question of a regulation: the file encodes the default, each option replaces values of it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Key of the question, for instance `O-09`.
    pub key: String,
    /// The question.
    pub question: Bilingual,
    /// Word of the default.
    pub default: String,
    /// What the default says, in words.
    pub default_name: Option<Bilingual>,
    /// Grade of the default.
    pub grade: Grade,
    /// The other readings.
    pub options: Vec<ReadingOption>,
    /// The reading chosen: the default or one of the options.
    pub chosen: String,
}

/// Another reading of an open question.
#[derive(Clone, Debug)]
pub struct ReadingOption {
    /// Word by which it is chosen.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
}

impl Reading {
    pub(super) fn build(table: &Table, chosen: Option<&String>) -> Self {
        let default = table.string("default");
        Self {
            key: table.string("key"),
            question: table.bilingual("question").unwrap_or_default(),
            default_name: table.bilingual("default_name"),
            grade: table
                .text("grade")
                .and_then(origin::grade)
                .unwrap_or(Grade::Assumed),
            options: table
                .tables("option")
                .map(|option| ReadingOption {
                    id: option.string("id"),
                    name: option.bilingual("name").unwrap_or_default(),
                })
                .collect(),
            chosen: chosen.cloned().unwrap_or_else(|| default.clone()),
            default,
        }
    }

    /// What a reading of this question says, in words; none where the file does not say it.
    pub fn name_of(&self, word: &str) -> Option<&Bilingual> {
        if word == self.default {
            return self.default_name.as_ref();
        }
        self.options
            .iter()
            .find(|option| option.id == word)
            .map(|option| &option.name)
    }
}
