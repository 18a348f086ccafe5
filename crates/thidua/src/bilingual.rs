//! Text in the two languages of the library: Vietnamese first, English beside it.

use serde::{Deserialize, Serialize};

/// The language a text is rendered in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese, the default: the words an official would write.
    #[default]
    Vi,
    /// English.
    En,
}

/// One text in Vietnamese and in English.
///
/// ```
/// use thidua::{Bilingual, Language};
/// let name = Bilingual::new("Khối thi đua", "emulation bloc");
/// assert_eq!(name.in_language(Language::Vi), "Khối thi đua");
/// assert_eq!(Bilingual::vi("Báo Bắc Kạn").in_language(Language::En), "Báo Bắc Kạn");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// Vietnamese, NFC.
    pub vi: String,
    /// English; empty where a proper name has none, and then the Vietnamese stands in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Bilingual {
    /// A text given in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// A proper name that is the same in both languages.
    pub fn vi(vi: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: String::new(),
        }
    }

    /// The text in one language; Vietnamese where English is not given.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            _ => &self.vi,
        }
    }
}
