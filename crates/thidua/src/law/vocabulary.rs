//! The codes of the law: levels, types of commendation, scopes, posts, findings, counts of members.

use std::collections::BTreeMap;

use crate::reader::Table;
use crate::{Bilingual, Language};

use super::fold::fold;

/// One code of a list.
#[derive(Clone, Debug)]
pub struct Word {
    /// Identifier within its list.
    pub id: String,
    /// Name in both languages.
    pub name: Bilingual,
    /// Place in an ordered list, the greatest is best or gravest; 0 for lists without order.
    pub rank: u16,
    /// Groups that a post belongs to.
    pub groups: Vec<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Findings: it states an achievement that must be shown, not a judgement of conduct.
    pub achievement: bool,
}

/// A list of codes with lookup by identifier, name or alias.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: Vec<Word>,
    index: BTreeMap<String, u16>,
}

impl WordList {
    /// Adds a code; one that is there already stays.
    pub(crate) fn add(&mut self, word: Word) {
        let Ok(at) = u16::try_from(self.words.len()) else {
            return;
        };
        if self.index.contains_key(&word.id) {
            return;
        }
        self.index.insert(word.id.clone(), at);
        for spelling in [&word.name.vi, &word.name.en].into_iter().chain(&word.aliases) {
            self.index.entry(fold(spelling)).or_insert(at);
        }
        self.words.push(word);
    }

    /// The number of a code, by identifier, name or alias; case and diacritics do not matter.
    pub fn find(&self, spelling: &str) -> Option<u16> {
        self.index
            .get(spelling)
            .or_else(|| self.index.get(&fold(spelling)))
            .copied()
    }

    /// The identifier of the code nearest to a spelling, by identifier, name or alias.
    pub fn nearest(&self, spelling: &str) -> Option<&str> {
        let known = self.index.keys().map(String::as_str);
        let key = crate::diagnostic::nearest(&fold(spelling), known)?;
        self.index.get(key).map(|at| self.id(*at))
    }

    /// The code of a number.
    pub fn get(&self, at: u16) -> Option<&Word> {
        self.words.get(usize::from(at))
    }

    /// The identifier of a number; empty for an unknown one.
    pub fn id(&self, at: u16) -> &str {
        self.get(at).map_or("", |word| word.id.as_str())
    }

    /// The name of a number in a language; empty for an unknown one.
    pub fn name(&self, at: u16, language: Language) -> String {
        let name = self.get(at).map(|word| word.name.in_language(language));
        name.unwrap_or_default().to_owned()
    }

    /// The name of the code of a rank in a language; empty for an unknown one.
    pub fn name_of_rank(&self, rank: u16, language: Language) -> String {
        let word = self.words.iter().find(|word| word.rank == rank);
        word.map(|word| word.name.in_language(language))
            .unwrap_or_default()
            .to_owned()
    }

    /// All codes in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Word> {
        self.words.iter()
    }

    /// The number of codes.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// All lists of codes, by the name of the list (`level`, `merit`, …, and `finding`, `count`).
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    lists: BTreeMap<String, WordList>,
    empty: WordList,
}

impl Vocabulary {
    pub(super) fn build(root: &Table) -> Self {
        let mut vocabulary = Self::default();
        let word = |table: &Table| Word {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            rank: table
                .integer("rank")
                .and_then(|rank| u16::try_from(rank).ok())
                .unwrap_or(0),
            groups: table.texts("groups").map(|(id, _)| id.to_owned()).collect(),
            aliases: table.texts("aliases").map(|(id, _)| id.to_owned()).collect(),
            achievement: table.boolean("achievement").unwrap_or(false),
        };
        for table in root.tables("word") {
            vocabulary
                .lists
                .entry(table.string("of"))
                .or_default()
                .add(word(table));
        }
        for list in ["finding", "count"] {
            for table in root.tables(list) {
                vocabulary
                    .lists
                    .entry(list.to_owned())
                    .or_default()
                    .add(word(table));
            }
        }
        // A history may name a group of posts where the post itself has no code.
        let groups: Vec<Word> = vocabulary.list("post-group").iter().cloned().collect();
        for mut group in groups {
            group.groups.push(group.id.clone());
            vocabulary.lists.entry("post".to_owned()).or_default().add(group);
        }
        vocabulary
    }

    /// A list of codes; empty where the law declares none.
    pub fn list(&self, of: &str) -> &WordList {
        self.lists.get(of).unwrap_or(&self.empty)
    }

    /// Adds a code to a list, for numbers and days that rules name without declaring them.
    pub(super) fn declare(&mut self, of: &str, id: &str) -> u16 {
        let list = self.lists.entry(of.to_owned()).or_default();
        if list.find(id).is_none() {
            list.add(Word {
                id: id.to_owned(),
                name: Bilingual::vi(id),
                rank: 0,
                groups: Vec::new(),
                aliases: Vec::new(),
                achievement: false,
            });
        }
        list.find(id).unwrap_or(0)
    }
}
