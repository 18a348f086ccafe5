//! What the parts of the law refer to while they are built: codes, awards, doubts.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::reader::Table;
use crate::regulation::{Builder, suggestion};

use super::{Doubt, Vocabulary};

/// The names that rules refer to, resolved to numbers.
pub(crate) struct Codes {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) awards: BTreeMap<String, u16>,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) each_year: Vec<bool>,
}

impl Codes {
    pub(super) fn new(root: &Table, doubts: Vec<Doubt>) -> Self {
        let vocabulary = Vocabulary::build(root);
        let mut each_year = vec![false; vocabulary.list("finding").len()];
        for table in root.tables("finding") {
            let at = vocabulary.list("finding").find(&table.string("id"));
            if let Some(flag) = at.and_then(|at| each_year.get_mut(usize::from(at))) {
                *flag = table.boolean("each_year").unwrap_or(false);
            }
        }
        let awards = (0_u16..)
            .zip(root.tables("award"))
            .map(|(at, table)| (table.string("id"), at))
            .collect();
        Self {
            vocabulary,
            awards,
            doubts,
            each_year,
        }
    }

    /// The number of a code of a list; an unknown one is a problem.
    pub(super) fn word(
        &self,
        id: &str,
        of: &str,
        span: Range<usize>,
        builder: &mut Builder<'_>,
    ) -> Option<u16> {
        let list = self.vocabulary.list(of);
        let found = list.iter().position(|word| word.id == id);
        if found.is_none() {
            let known: Vec<&str> = list.iter().map(|word| word.id.as_str()).collect();
            unknown(id, of, span, &known, builder);
        }
        found.and_then(|at| u16::try_from(at).ok())
    }

    /// The number of the code behind a key.
    pub(super) fn word_at(
        &self,
        table: &Table,
        key: &str,
        of: &str,
        builder: &mut Builder<'_>,
    ) -> Option<u16> {
        self.word(table.text(key)?, of, table.place(key), builder)
    }

    /// The numbers of the codes behind a key.
    pub(super) fn words(&self, table: &Table, key: &str, of: &str, builder: &mut Builder<'_>) -> Vec<u16> {
        table
            .texts(key)
            .filter_map(|(id, span)| self.word(id, of, span, builder))
            .collect()
    }

    /// Checks the codes behind a key.
    pub(super) fn check_words(&self, table: &Table, key: &str, of: &str, builder: &mut Builder<'_>) {
        self.words(table, key, of, builder);
    }

    /// The rank of the code behind a key.
    pub(super) fn rank(&self, table: &Table, key: &str, of: &str, builder: &mut Builder<'_>) -> Option<u16> {
        let at = self.word_at(table, key, of, builder)?;
        self.vocabulary.list(of).get(at).map(|word| word.rank)
    }

    /// The numbers of the awards behind a key.
    pub(super) fn awards(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Vec<u16> {
        table
            .texts(key)
            .filter_map(|(id, span)| self.award(id, span, builder))
            .collect()
    }

    /// The number of an award; an unknown one is a problem.
    pub(super) fn award(&self, id: &str, span: Range<usize>, builder: &mut Builder<'_>) -> Option<u16> {
        let found = self.awards.get(id).copied();
        if found.is_none() {
            let known: Vec<&str> = self.awards.keys().map(String::as_str).collect();
            unknown(id, "award", span, &known, builder);
        }
        found
    }

    /// The reading of a doubt that `option` names.
    pub(super) fn option(&self, table: &Table, doubt: u16, builder: &mut Builder<'_>) -> Option<u8> {
        let Some(word) = table.text("option") else {
            builder.missing_key(table, "option", "reading");
            return None;
        };
        self.option_at(doubt, word, table.place("option"), builder)
    }

    /// The reading of a doubt by its word.
    pub(super) fn option_at(
        &self,
        doubt: u16,
        word: &str,
        span: Range<usize>,
        builder: &mut Builder<'_>,
    ) -> Option<u8> {
        let declared = self.doubts.get(usize::from(doubt))?;
        let found = declared.option(word);
        if found.is_none() {
            let known: Vec<&str> = declared.options.iter().map(|option| option.id.as_str()).collect();
            let (help_vi, help_en) = suggestion(word, &known, "reading.option");
            builder.error(
                "unknown-option",
                span,
                format!("câu hỏi `{}` không có cách hiểu `{word}`", declared.key),
                format!("the doubt `{}` has no reading `{word}`", declared.key),
                help_vi,
                help_en,
            );
        }
        found
    }

    /// The number of a doubt.
    pub(super) fn doubt(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Option<u16> {
        let wanted = table.text(key)?;
        let found = self.doubts.iter().position(|doubt| doubt.key == wanted);
        if found.is_none() {
            let known: Vec<&str> = self.doubts.iter().map(|doubt| doubt.key.as_str()).collect();
            unknown(wanted, "reading", table.place(key), &known, builder);
        }
        found.and_then(|at| u16::try_from(at).ok())
    }
}

pub(super) fn unknown(id: &str, list: &str, span: Range<usize>, known: &[&str], builder: &mut Builder<'_>) {
    let (help_vi, help_en) = suggestion(id, known, list);
    builder.error(
        "unknown-reference",
        span,
        format!("không có `{list}` nào mang mã `{id}`"),
        format!("no `{list}` has the id `{id}`"),
        help_vi,
        help_en,
    );
}
