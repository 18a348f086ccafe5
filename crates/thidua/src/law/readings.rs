//! The readings taken of the doubts of the law.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Bilingual;
use crate::diagnostic::Diagnostic;
use crate::regulation::suggestion;

use super::{Doubt, UNDECIDED};

/// For each doubt the option taken; none evaluates all options and is unknown where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    // Shared: an assessment takes them along without copying what is as long as the law has doubts.
    taken: Arc<[Option<u8>]>,
}

impl Readings {
    /// The default of every doubt.
    pub(crate) fn defaults(doubts: &[Doubt]) -> Self {
        Self {
            taken: doubts.iter().map(|doubt| doubt.default).collect(),
        }
    }

    /// The defaults with some switched: key of the doubt → word of the reading, or `undecided`.
    ///
    /// # Errors
    /// Unknown keys and words, each with the nearest known one.
    pub(crate) fn switched(
        doubts: &[Doubt],
        chosen: &BTreeMap<String, String>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut taken: Vec<Option<u8>> = doubts.iter().map(|doubt| doubt.default).collect();
        let mut problems = Vec::new();
        for (key, word) in chosen {
            let Some(at) = doubts.iter().position(|doubt| doubt.key == *key) else {
                let known: Vec<&str> = doubts.iter().map(|doubt| doubt.key.as_str()).collect();
                problems.push(unknown(
                    (
                        format!("không có câu hỏi ngỏ `{key}`"),
                        format!("there is no doubt `{key}`"),
                    ),
                    suggestion(key, &known, "reading"),
                ));
                continue;
            };
            let Some(doubt) = doubts.get(at) else { continue };
            let option = doubt.option(word);
            if option.is_none() && word != UNDECIDED {
                let known: Vec<&str> = doubt.options.iter().map(|option| option.id.as_str()).collect();
                problems.push(unknown(
                    (
                        format!("câu hỏi `{key}` không có cách hiểu `{word}`"),
                        format!("the doubt `{key}` has no reading `{word}`"),
                    ),
                    suggestion(word, &known, "option"),
                ));
                continue;
            }
            if let Some(taken) = taken.get_mut(at) {
                *taken = option;
            }
        }
        if problems.is_empty() {
            Ok(Self { taken: taken.into() })
        } else {
            Err(problems)
        }
    }

    /// The option taken of a doubt.
    pub fn taken(&self, doubt: u16) -> Option<u8> {
        self.taken.get(usize::from(doubt)).copied().flatten()
    }

    /// The same with one doubt switched.
    #[must_use]
    pub fn with(&self, doubt: u16, option: Option<u8>) -> Self {
        let mut taken = self.taken.to_vec();
        if let Some(taken) = taken.get_mut(usize::from(doubt)) {
            *taken = option;
        }
        Self { taken: taken.into() }
    }
}

fn unknown(message: (String, String), help: (String, String)) -> Diagnostic {
    Diagnostic::error("unknown-reading", Bilingual::new(message.0, message.1))
        .help(Bilingual::new(help.0, help.1))
}
