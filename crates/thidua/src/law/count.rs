//! Numbers of members of a collective, and how they are counted from the members' own histories.

use crate::reader::Table;
use crate::regulation::Builder;
use crate::subject::Sex;

use super::Codes;

/// How a member is counted.
#[derive(Clone, Debug)]
pub struct CountRule {
    /// All individuals.
    pub everybody: bool,
    /// Members who hold one of these titles for the year.
    pub titles: Vec<u16>,
    /// Members rated at this rank of level or better.
    pub rated: Option<u16>,
    /// Members disciplined in the year at this rank of form or a graver one.
    pub disciplined: Option<u16>,
    /// Members of this sex.
    pub sex: Option<Sex>,
}

impl CountRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            everybody: table.boolean("everybody").unwrap_or(false),
            titles: codes.awards(table, "titles", builder),
            rated: codes.rank(table, "rated", "level", builder),
            disciplined: codes.rank(table, "disciplined", "discipline", builder),
            sex: table.text("sex").and_then(Sex::from_word),
        }
    }

    /// Whether members' histories say it at all.
    pub fn is_counted(&self) -> bool {
        self.everybody
            || !self.titles.is_empty()
            || self.rated.is_some()
            || self.disciplined.is_some()
            || self.sex.is_some()
    }
}
