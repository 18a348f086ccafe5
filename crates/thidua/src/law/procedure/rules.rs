//! The rules of procedure.

use serde::{Serialize, Serializer};
use time::Date;

use super::{Entry, Scope};
use crate::Bilingual;
use crate::calendar::{DayCount, DayOfYear, WindowDates};
use crate::number::Ratio;
use crate::regulation::Origin;

/// A council.
#[derive(Clone, Debug, Serialize)]
pub struct Council {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Levels: `central`, `ministry`, `province`, `unit`.
    pub levels: Vec<String>,
    /// Who presides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair: Option<Bilingual>,
    /// Vice-chairs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vice_chairs: Vec<Bilingual>,
    /// Least and greatest number of vice-chairs.
    pub vice_chair_numbers: (Option<u32>, Option<u32>),
    /// Least and greatest number of members.
    pub member_numbers: (Option<u32>, Option<u32>),
    /// Further composition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composition: Option<Bilingual>,
    /// Least share of all members present.
    #[serde(serialize_with = "as_text")]
    pub quorum: Option<Ratio>,
    /// How often it meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meets: Option<Bilingual>,
    /// Left to the ministry or province.
    pub local: bool,
}

/// A vote.
#[derive(Clone, Debug, Serialize)]
pub struct Vote {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Levels of council; any where empty.
    pub councils: Vec<String>,
    /// Whether it is required.
    pub required: bool,
    /// Share in favour.
    #[serde(serialize_with = "as_text")]
    pub threshold: Option<Ratio>,
    /// Whether the share itself is enough.
    pub inclusive: bool,
    /// Share of those present instead of all members.
    pub of_present: bool,
    /// Written opinions of absent members count.
    pub written: bool,
    /// Secret ballot; not stated where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<bool>,
    /// Least share of all members present.
    #[serde(serialize_with = "as_text")]
    pub attendance: Option<Ratio>,
}

/// An opinion to be asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Consultation {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Whose opinion.
    pub asks: Bilingual,
    /// On what.
    pub about: Vec<Bilingual>,
    /// Candidates it is needed for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<Bilingual>,
}

/// A dossier.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Code in the sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Number of sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    /// Originals.
    pub original: bool,
    /// Also as files.
    pub electronic: bool,
    /// Of the simplified procedure.
    pub simplified: bool,
    /// Set by the ministry or province.
    pub local: bool,
    /// Where it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressed_to: Option<Bilingual>,
    /// Documents.
    #[serde(skip)]
    pub documents: Vec<Document>,
    /// What is not established.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_known: Option<Bilingual>,
}

/// A document of a dossier.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// Name.
    pub name: Bilingual,
    /// Number of its form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// When it is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Bilingual>,
    /// Kinds of subject, types of commendation, awards; all of the dossier where it names none.
    #[serde(skip)]
    pub scope: Scope,
    /// Source.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A filing date.
#[derive(Clone, Debug, Serialize)]
pub struct Filing {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// First day.
    #[serde(skip)]
    pub opens: Option<DayOfYear>,
    /// Last day, or the day before which it must be filed.
    #[serde(skip)]
    pub last: Option<DayOfYear>,
    /// Whether the last day itself is in time.
    pub inclusive: bool,
    /// Which year these days lie in.
    pub year: FilingYear,
    /// The award whose decision the year follows.
    #[serde(skip)]
    pub after: Option<u16>,
}

/// The year of the days of a filing rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilingYear {
    /// The year in which it is filed.
    Filing,
    /// The year after the decision on an earlier award.
    Following,
    /// The year of the national patriotic emulation congress.
    Congress,
}

impl Filing {
    /// The window for the year named: the year of filing, of the earlier decision, or of the congress.
    pub fn window(&self, year: i32) -> WindowDates {
        let year = if self.year == FilingYear::Following {
            year.saturating_add(1)
        } else {
            year
        };
        let last = self.last.and_then(|day| day.in_year(year));
        WindowDates {
            first: self.opens.and_then(|day| day.in_year(year)),
            last: if self.inclusive {
                last
            } else {
                last.and_then(Date::previous_day)
            },
        }
    }
}

/// A time within which a step must be done.
#[derive(Clone, Debug, Serialize)]
pub struct Processing {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// What it runs from.
    pub starts: Start,
    /// Number of days.
    pub days: u16,
    /// Calendar or working days.
    #[serde(serialize_with = "as_word")]
    pub count: DayCount,
    /// Who must do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_by: Option<Bilingual>,
    /// Whether it belongs to the revocation of an award.
    pub revocation: bool,
}

/// What a time runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// Receipt of the dossier.
    Received,
    /// Receipt of the full dossier.
    FullDossier,
    /// The last opinion asked for has come.
    Opinions,
    /// The decision.
    Decision,
    /// The award is refused.
    Refusal,
    /// A competent conclusion.
    Conclusion,
}

/// Names published for comment.
#[derive(Clone, Debug, Serialize)]
pub struct Publication {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<Bilingual>,
    /// Who publishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_by: Option<Bilingual>,
    /// Least number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Greatest number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_days: Option<u16>,
    /// Calendar or working days.
    #[serde(serialize_with = "as_word")]
    pub count: DayCount,
    /// At least so many days before the meeting of the council; so many days long where false.
    pub before_meeting: bool,
}

/// A case of the simplified procedure.
#[derive(Clone, Debug, Serialize)]
pub struct Simplified {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Code in the sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Annulling, stripping, restoring.
#[derive(Clone, Debug, Serialize)]
pub struct Revocation {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// `annul`, `strip`, `restore`.
    pub effect: String,
    /// Any of these grounds.
    pub grounds: Vec<Bilingual>,
    /// Who decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Bilingual>,
}

/// A part declared absent, local or not known.
#[derive(Clone, Debug, Serialize)]
pub struct Declared {
    /// Common part.
    #[serde(flatten)]
    pub entry: Entry,
    /// Parts of the procedure.
    pub parts: Vec<String>,
    /// `none`, `local`, `unknown`.
    pub kind: String,
}

fn as_text<S: Serializer>(ratio: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    match ratio {
        Some(ratio) => serializer.serialize_str(&ratio.written()),
        None => serializer.serialize_none(),
    }
}

fn as_word<S: Serializer>(count: &DayCount, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match count {
        DayCount::Calendar => "calendar",
        DayCount::Working => "working",
    })
}
