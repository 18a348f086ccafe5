//! The catalogue of awards: names by period, recipients, rank, frequency, who decides.

use serde::Serialize;
use time::Date;

use crate::diagnostic::nearest;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::subject::SubjectKind;
use crate::{Bilingual, Language};

use super::fold::fold;
use super::{Codes, Interval, Vocabulary};

/// A title or a form of commendation.
#[derive(Clone, Debug, Serialize)]
pub struct Award {
    /// Identifier.
    pub id: String,
    /// Names by period, in the order of the file.
    pub names: Vec<Dated<Bilingual>>,
    /// Abbreviations and other spellings.
    pub aliases: Vec<String>,
    /// Kind of award.
    pub kind: AwardKind,
    /// Whether it is a State-level title or form.
    pub state_level: bool,
    /// Place among its kind and recipients, 1 is highest.
    pub rank: u16,
    /// Family it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Kinds of subject by period; empty for a period without the award.
    pub recipients: Vec<Dated<Vec<SubjectKind>>>,
    /// How often, by period.
    pub frequency: Vec<Dated<Frequency>>,
    /// Who decides, by period.
    pub deciders: Vec<Dated<Decider>>,
    /// Types of commendation it is given for.
    pub merits: Vec<String>,
    /// Source.
    pub origin: Origin,
}

/// A value that holds in a period.
#[derive(Clone, Debug, Serialize)]
pub struct Dated<T> {
    /// Days.
    pub in_force: Interval,
    /// The value.
    pub value: T,
    /// Source.
    pub origin: Origin,
}

/// How often an award is given.
#[derive(Clone, Debug, Serialize)]
pub struct Frequency {
    /// `year`, `review`, `cycle`, `once`, `five-years`, `school-year`, `unknown`.
    pub every: String,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Bilingual>,
}

/// Who decides on an award.
#[derive(Clone, Debug, Serialize)]
pub struct Decider {
    /// Codes of authorities; empty where not known.
    pub authorities: Vec<String>,
    /// Code of the rule in the sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Decider {
    /// The names of the authorities, in a language.
    pub(crate) fn names(&self, vocabulary: &Vocabulary, language: Language) -> Vec<String> {
        let list = vocabulary.list("authority");
        let known = self.authorities.iter().filter_map(|id| list.find(id));
        known.map(|at| list.name(at, language)).collect()
    }
}

/// Kind of award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AwardKind {
    /// Emulation title.
    Title,
    /// Huân chương.
    Order,
    /// Huy chương.
    Medal,
    /// Danh hiệu vinh dự nhà nước.
    HonoraryTitle,
    /// Giải thưởng.
    Prize,
    /// Kỷ niệm chương.
    CommemorativeMedal,
    /// Bằng khen.
    Certificate,
    /// Giấy khen.
    Letter,
    /// Huy hiệu.
    Badge,
    /// Commendation of the Party.
    Party,
}

impl AwardKind {
    fn read(word: Option<&str>) -> Self {
        match word {
            Some("order") => Self::Order,
            Some("medal") => Self::Medal,
            Some("honorary-title") => Self::HonoraryTitle,
            Some("prize") => Self::Prize,
            Some("commemorative-medal") => Self::CommemorativeMedal,
            Some("certificate") => Self::Certificate,
            Some("letter") => Self::Letter,
            Some("badge") => Self::Badge,
            Some("party") => Self::Party,
            _ => Self::Title,
        }
    }

    /// Whether it is an emulation title; everything else is a form of commendation.
    pub fn is_title(self) -> bool {
        self == Self::Title
    }
}

impl Award {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        fn dated<T>(
            table: &Table,
            key: &str,
            builder: &mut Builder<'_>,
            value: impl Fn(&Table) -> T,
        ) -> Vec<Dated<T>> {
            table
                .tables(key)
                .map(|entry| Dated {
                    in_force: Interval::build(entry, builder),
                    value: value(entry),
                    origin: builder.origin(entry),
                })
                .collect()
        }
        for entry in table.tables("deciders") {
            codes.check_words(entry, "authorities", "authority", builder);
        }
        codes.check_words(table, "merits", "merit", builder);
        Self {
            id: table.string("id"),
            names: dated(table, "names", builder, Table::as_bilingual),
            aliases: table
                .texts("aliases")
                .map(|(alias, _)| alias.to_owned())
                .collect(),
            kind: AwardKind::read(table.text("kind")),
            state_level: table.boolean("state_level").unwrap_or(false),
            rank: table
                .integer("rank")
                .and_then(|rank| u16::try_from(rank).ok())
                .unwrap_or(u16::MAX),
            group: table.text("group").map(str::to_owned),
            recipients: dated(table, "recipients", builder, |entry| {
                entry
                    .texts("kinds")
                    .filter_map(|(kind, _)| SubjectKind::from_word(kind))
                    .collect()
            }),
            frequency: dated(table, "frequency", builder, |entry| Frequency {
                every: entry.string("every"),
                text: entry.bilingual("text"),
            }),
            deciders: dated(table, "deciders", builder, |entry| Decider {
                authorities: entry.texts("authorities").map(|(id, _)| id.to_owned()).collect(),
                code: entry.text("code").map(str::to_owned),
            }),
            merits: table.texts("merits").map(|(id, _)| id.to_owned()).collect(),
            origin: builder.origin(table),
        }
    }

    /// The name on a day; the nearest period's where none covers the day.
    pub fn name(&self, on: Date) -> Bilingual {
        in_force(&self.names, on)
            .or_else(|| self.names.last())
            .map(|dated| dated.value.clone())
            .unwrap_or_else(|| Bilingual::vi(self.id.clone()))
    }

    /// Whether it exists for a kind of subject on a day; none where the catalogue does not say.
    pub fn is_for(&self, kind: SubjectKind, on: Date) -> Option<bool> {
        in_force(&self.recipients, on).map(|dated| dated.value.contains(&kind))
    }
}

/// The value of a day.
pub fn in_force<T>(values: &[Dated<T>], on: Date) -> Option<&Dated<T>> {
    values.iter().find(|dated| dated.in_force.contains(on))
}

/// The awards with lookup by identifier, name, alias.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    awards: Vec<Award>,
    index: std::collections::BTreeMap<String, u16>,
}

impl Catalogue {
    pub(super) fn new(awards: Vec<Award>) -> Self {
        let mut index = std::collections::BTreeMap::new();
        for (at, award) in awards.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            index.entry(award.id.clone()).or_insert(at);
        }
        for (at, award) in awards.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            let names = award
                .names
                .iter()
                .flat_map(|name| [&name.value.vi, &name.value.en]);
            for spelling in names.chain(&award.aliases) {
                index.entry(fold(spelling)).or_insert(at);
            }
            index.entry(fold(&award.id)).or_insert(at);
        }
        Self { awards, index }
    }

    /// The number of an award, by identifier, name or abbreviation; case, diacritics and the spellings "sĩ" and
    /// "sỹ" do not matter.
    pub fn find(&self, spelling: &str) -> Option<u16> {
        self.index
            .get(spelling)
            .or_else(|| self.index.get(&fold(spelling)))
            .copied()
    }

    /// The award of a number.
    pub fn get(&self, at: u16) -> Option<&Award> {
        self.awards.get(usize::from(at))
    }

    /// The identifier of a number.
    pub fn id(&self, at: u16) -> &str {
        self.get(at).map_or("", |award| award.id.as_str())
    }

    /// All awards in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &Award)> {
        (0_u16..).zip(&self.awards)
    }

    /// The number of awards.
    pub fn len(&self) -> usize {
        self.awards.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.awards.is_empty()
    }

    /// The identifier or name nearest to a spelling that names no award.
    pub fn nearest(&self, spelling: &str) -> Option<&str> {
        let folded = fold(spelling);
        if let Some(id) = nearest(spelling, self.awards.iter().map(|award| award.id.as_str())) {
            return Some(id);
        }
        let key = nearest(&folded, self.index.keys().map(String::as_str))?;
        self.index.get(key).map(|at| self.id(*at))
    }
}
