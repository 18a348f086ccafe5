//! How well a datum is established, and what kind of source it rests on.

use serde::{Deserialize, Serialize};

/// The grade of a source, weakest first so that the weakest of two is their minimum.
///
/// ```
/// use thidua::Grade;
/// assert_eq!(Grade::Confirmed.min(Grade::Reported), Grade::Reported);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// A reading chosen where the texts are silent; it has no source.
    Assumed,
    /// General knowledge with no text behind it.
    Recalled,
    /// A secondary text says it.
    Reported,
    /// The wording of the provision, or the account of the event, is established.
    Confirmed,
}

/// What a rule is: law, guidance on law, or observed practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A normative text.
    Statute,
    /// A letter or instruction of an authority.
    Guidance,
    /// What bodies do, without a written rule.
    Practice,
}
