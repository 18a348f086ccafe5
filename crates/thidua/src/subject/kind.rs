//! Closed facts about a subject.

use serde::{Serialize, Serializer};

/// Kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// Cá nhân.
    Individual,
    /// Tập thể.
    Collective,
    /// Doanh nghiệp, tổ chức kinh tế khác.
    Enterprise,
    /// Hộ gia đình.
    Household,
    /// Thôn, tổ dân phố.
    Community,
    /// Xã, phường, đặc khu.
    Commune,
    /// Tỉnh, thành phố.
    Province,
    /// Vietnamese settled abroad.
    OverseasIndividual,
    /// Collective of Vietnamese settled abroad.
    OverseasCollective,
    /// Foreigner.
    ForeignIndividual,
    /// Foreign collective.
    ForeignCollective,
    /// Đảng viên.
    PartyMember,
    /// Tổ chức đảng.
    PartyOrganisation,
}

/// Every kind with its word.
const KINDS: &[(SubjectKind, &str)] = &[
    (SubjectKind::Individual, "individual"),
    (SubjectKind::Collective, "collective"),
    (SubjectKind::Enterprise, "enterprise"),
    (SubjectKind::Household, "household"),
    (SubjectKind::Community, "community"),
    (SubjectKind::Commune, "commune"),
    (SubjectKind::Province, "province"),
    (SubjectKind::OverseasIndividual, "overseas-individual"),
    (SubjectKind::OverseasCollective, "overseas-collective"),
    (SubjectKind::ForeignIndividual, "foreign-individual"),
    (SubjectKind::ForeignCollective, "foreign-collective"),
    (SubjectKind::PartyMember, "party-member"),
    (SubjectKind::PartyOrganisation, "party-organisation"),
];

impl SubjectKind {
    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(kind, _)| *kind)
    }

    /// The word of the kind.
    pub fn word(self) -> &'static str {
        KINDS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|(kind, _)| *kind)
    }

    fn bit(self) -> u16 {
        1_u16.checked_shl(self as u32).unwrap_or(0)
    }
}

impl Serialize for SubjectKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubjectKinds(u16);

impl SubjectKinds {
    /// Whether a kind is in it.
    pub fn contains(self, kind: SubjectKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Whether no kind is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds.
    pub fn iter(self) -> impl Iterator<Item = SubjectKind> {
        SubjectKind::all().filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<SubjectKind> for SubjectKinds {
    fn from_iter<I: IntoIterator<Item = SubjectKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | kind.bit()))
    }
}

/// Sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Sex {
    /// The sex of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "female" => Some(Self::Female),
            "male" => Some(Self::Male),
            _ => None,
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// A fact with a closed list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClosedFact {
    /// Kind of subject.
    Kind,
    /// Category.
    Category,
    /// Sex.
    Sex,
    /// Area.
    Area,
    /// Revolutionary period.
    Period,
}

impl ClosedFact {
    /// The fact of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "kind" => Self::Kind,
            "category" => Self::Category,
            "sex" => Self::Sex,
            "area" => Self::Area,
            "period" => Self::Period,
            _ => return None,
        })
    }

    /// Its word; for facts with codes also the name of their list.
    pub fn list(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Category => "category",
            Self::Sex => "sex",
            Self::Area => "area",
            Self::Period => "period",
        }
    }

    /// The number of a value of a fact whose values are not codes of the law.
    pub fn own_value(self, word: &str) -> Option<u16> {
        match self {
            Self::Kind => SubjectKind::from_word(word).map(|kind| kind as u16),
            Self::Sex => Sex::from_word(word).map(|sex| sex as u16),
            _ => None,
        }
    }
}
