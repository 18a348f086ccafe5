//! The procedure of an award on a day, with the dates of a case worked out.

use serde::Serialize;
use time::Date;

use super::deadline::{Deadline, filed, processed, published};
use super::{
    Consultation, Council, Declared, Document, Dossier, Entry, Filing, Processing, Publication, Revocation,
    Scope, ScopeFacts, Simplified, Vote,
};
use crate::law::{self, Award, Decider, LawCaveat, Readings, Transition, Vocabulary};
use crate::{Bilingual, Rulebook, Verdict};

/// A case whose procedure is asked for: dates that are not given leave their deadlines open.
#[derive(Clone, Debug)]
pub struct ProcedureCase {
    /// The day of the decision; it selects the law.
    pub on: Date,
    /// Receipt of the full dossier; before a transition it keeps the old procedure.
    pub received: Option<Date>,
    /// Type of commendation, kind of subject, sector.
    pub facts: ScopeFacts,
    /// The year of filing, of the decision on the earlier award, or of the congress, as the rule says.
    pub year: Option<i32>,
    /// The day on which the dossier is filed, to be tested.
    pub filed: Option<Date>,
    /// The day on which the last opinion came.
    pub opinions: Option<Date>,
    /// The day of a conclusion on a violation.
    pub conclusion: Option<Date>,
    /// The meeting of the council.
    pub meeting: Option<Date>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Readings; the defaults where none.
    pub readings: Option<Readings>,
}

impl ProcedureCase {
    /// A case of which only the day is known.
    pub fn on(on: Date) -> Self {
        Self {
            on,
            received: None,
            facts: ScopeFacts::default(),
            year: None,
            filed: None,
            opinions: None,
            conclusion: None,
            meeting: None,
            published: None,
            readings: None,
        }
    }
}

/// The procedure of an award.
#[derive(Clone, Debug, Serialize)]
pub struct Procedure<'r> {
    /// The award.
    #[serde(serialize_with = "award_id")]
    pub award: &'r Award,
    /// Name on the day.
    pub name: Bilingual,
    /// The day of the decision.
    pub on: Date,
    /// The day whose procedure applies: the decision's, or by a transition the day before a change.
    pub law_of: Date,
    /// The transition that chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transition: Option<&'r Transition>,
    /// Who decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decider: Option<&'r law::Dated<Decider>>,
    /// Councils at the levels that vote.
    pub councils: Vec<Applied<&'r Council>>,
    /// Votes.
    pub votes: Vec<Applied<&'r Vote>>,
    /// Opinions to be asked for.
    pub consultations: Vec<Applied<&'r Consultation>>,
    /// Dossiers.
    pub dossiers: Vec<Applied<DossierOf<'r>>>,
    /// Filing dates.
    pub filings: Vec<Applied<&'r Filing>>,
    /// Processing times.
    pub processing: Vec<Applied<&'r Processing>>,
    /// Publication.
    pub publications: Vec<Applied<&'r Publication>>,
    /// Cases of the simplified procedure.
    pub simplified: Vec<Applied<&'r Simplified>>,
    /// Revocation.
    pub revocations: Vec<Applied<&'r Revocation>>,
    /// Parts declared absent, local or not known.
    pub declared: Vec<Applied<&'r Declared>>,
    /// Dates worked out for the case.
    pub deadlines: Vec<Deadline>,
    /// Remarks of the law.
    #[serde(skip)]
    pub caveats: Vec<&'r LawCaveat>,
}

/// A rule that applies, or applies if a fact or a reading is so.
#[derive(Clone, Debug, Serialize)]
pub struct Applied<T> {
    /// Met, or unknown where a fact that it asks for was not given.
    pub applies: Verdict,
    /// What it asks for and was not given.
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub only_if: Vec<OnlyIf>,
    /// The rule.
    #[serde(flatten)]
    pub rule: T,
}

/// A dossier with the documents that the matter asks for.
#[derive(Clone, Debug, Serialize)]
pub struct DossierOf<'r> {
    /// The rule.
    #[serde(flatten)]
    pub dossier: &'r Dossier,
    /// The documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Applied<&'r Document>>,
}

/// A condition on the matter in words: which fact, and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnlyIf {
    /// `merit`, `sector`, `recipient`, `reading`.
    pub fact: &'static str,
    /// Whether the values are left out rather than asked for.
    pub except: bool,
    /// The values.
    pub values: Vec<Bilingual>,
}

impl Rulebook {
    /// Everything that applies to an award on a day: decider, councils, votes, consultation, dossier, filing,
    /// processing, publication, simplified cases, revocation, with the dates of the case.
    ///
    /// None for a number that names no award.
    pub fn procedure(&self, award: u16, case: &ProcedureCase) -> Option<Procedure<'_>> {
        let readings = case.readings.as_ref().unwrap_or_else(|| self.readings());
        let known = self.awards.get(award)?;
        let (law_of, transition) = self.procedure_day(case);
        let facts = ScopeFacts {
            merit: case.facts.merit.or_else(|| self.only_merit(known)),
            ..case.facts
        };
        let at = Asked {
            rulebook: self,
            award,
            facts,
            readings,
        };
        let rules = &self.procedures;
        let votes = at.those(&rules.votes, |rule| &rule.entry, case.on);
        let levels: Vec<&str> = votes
            .iter()
            .flat_map(|vote| vote.rule.councils.iter().map(String::as_str))
            .collect();
        let mut councils = at.those(&rules.councils, |rule| &rule.entry, case.on);
        councils.retain(|council| {
            levels.is_empty()
                || council
                    .rule
                    .levels
                    .iter()
                    .any(|level| levels.contains(&level.as_str()))
        });
        let filings = at.those(&rules.filings, |rule| &rule.entry, law_of);
        let processing = at.those(&rules.processing, |rule| &rule.entry, law_of);
        let publications = at.those(&rules.publications, |rule| &rule.entry, law_of);
        let mut deadlines: Vec<Deadline> = filings.iter().filter_map(|filing| filed(filing, case)).collect();
        deadlines.extend(
            processing
                .iter()
                .filter_map(|step| processed(step, case, &rules.holidays)),
        );
        deadlines.extend(
            publications
                .iter()
                .filter_map(|names| published(names, case, &rules.holidays)),
        );
        Some(Procedure {
            award: known,
            name: known.name(case.on),
            on: case.on,
            law_of,
            transition,
            decider: law::in_force(&known.deciders, case.on),
            councils,
            votes,
            consultations: at.those(&rules.consultations, |rule| &rule.entry, law_of),
            dossiers: at
                .those(&rules.dossiers, |rule| &rule.entry, law_of)
                .into_iter()
                .map(|applied| at.documents(applied))
                .collect(),
            filings,
            processing,
            publications,
            simplified: at.those(&rules.simplified, |rule| &rule.entry, law_of),
            revocations: at.those(&rules.revocations, |rule| &rule.entry, case.on),
            declared: at.those(&rules.declared, |rule| &rule.entry, law_of),
            deadlines,
            caveats: self.procedure_caveats(law_of),
        })
    }

    /// The day whose procedure applies to a dossier on its way.
    fn procedure_day(&self, case: &ProcedureCase) -> (Date, Option<&Transition>) {
        let kept = self.transitions.iter().find(|transition| {
            transition.procedure
                && transition.at <= case.on
                && transition.chosen_by == law::ChosenBy::Received
                && transition.earlier != law::Earlier::New
                && case.received.is_some_and(|received| received < transition.at)
        });
        let day = kept.and_then(|transition| transition.at.previous_day());
        (day.unwrap_or(case.on), kept)
    }

    /// The one type of commendation an award is given for, where the catalogue names one only.
    fn only_merit(&self, award: &Award) -> Option<u16> {
        match award.merits.as_slice() {
            [merit] => self.vocabulary.list("merit").find(merit),
            _ => None,
        }
    }

    fn procedure_caveats(&self, on: Date) -> Vec<&LawCaveat> {
        self.caveats
            .iter()
            .filter(|caveat| {
                caveat.in_force.contains(on)
                    && caveat.questions.iter().any(|question| question == "procedure")
            })
            .collect()
    }
}

/// A question put to lists of rules.
struct Asked<'r, 'q> {
    rulebook: &'r Rulebook,
    award: u16,
    facts: ScopeFacts,
    readings: &'q Readings,
}

impl<'r> Asked<'r, '_> {
    fn those<T>(&self, rules: &'r [T], entry: impl Fn(&T) -> &Entry, on: Date) -> Vec<Applied<&'r T>> {
        rules
            .iter()
            .filter_map(|rule| {
                let own = entry(rule);
                let mut applies = own.applies(self.award, on, self.facts, self.readings);
                if applies == Verdict::Unknown && self.never(&own.scope) {
                    applies = Verdict::NotMet;
                }
                (applies != Verdict::NotMet).then(|| Applied {
                    applies,
                    only_if: if applies == Verdict::Unknown {
                        self.open(&own.scope, own.reading)
                    } else {
                        Vec::new()
                    },
                    rule,
                })
            })
            .collect()
    }

    fn documents(&self, applied: Applied<&'r Dossier>) -> Applied<DossierOf<'r>> {
        let dossier = applied.rule;
        let documents = dossier
            .documents
            .iter()
            .filter_map(|document| {
                let mut applies = document.scope.covers(self.award, self.facts);
                if applies == Verdict::Unknown && self.never(&document.scope) {
                    applies = Verdict::NotMet;
                }
                (applies != Verdict::NotMet).then(|| Applied {
                    applies,
                    only_if: if applies == Verdict::Unknown {
                        self.open(&document.scope, None)
                    } else {
                        Vec::new()
                    },
                    rule: document,
                })
            })
            .collect();
        Applied {
            applies: applied.applies,
            only_if: applied.only_if,
            rule: DossierOf { dossier, documents },
        }
    }

    /// Whether the catalogue gives the award for none of the types of commendation that a rule is for.
    fn never(&self, scope: &Scope) -> bool {
        let Some(award) = self.rulebook.awards.get(self.award) else {
            return false;
        };
        let list = self.rulebook.vocabulary.list("merit");
        !scope.merits.is_empty()
            && !award.merits.is_empty()
            && !award.merits.iter().any(|merit| {
                list.find(merit)
                    .is_some_and(|merit| scope.merits.contains(&merit))
            })
    }

    fn open(&self, scope: &Scope, reading: Option<(u16, u8)>) -> Vec<OnlyIf> {
        let words = &self.rulebook.vocabulary;
        let mut open = Vec::new();
        let mut ask = |fact: &'static str, given: bool, wanted: &[u16], left_out: &[u16], list: &str| {
            for (codes, except) in [(wanted, false), (left_out, true)] {
                if !given && !codes.is_empty() {
                    open.push(OnlyIf {
                        fact,
                        except,
                        values: names(words, list, codes),
                    });
                }
            }
        };
        ask(
            "merit",
            self.facts.merit.is_some(),
            &scope.merits,
            &scope.not_merits,
            "merit",
        );
        ask(
            "sector",
            self.facts.sector.is_some(),
            &scope.sectors,
            &scope.not_sectors,
            "sector",
        );
        if !scope.recipients.is_empty() && self.facts.kind.is_none() {
            open.push(OnlyIf {
                fact: "recipient",
                except: false,
                values: scope.recipients.iter().map(crate::render::kind_name).collect(),
            });
        }
        if let Some((doubt, option)) = reading
            && self.readings.taken(doubt).is_none()
            && let Some(doubt) = self.rulebook.doubts.get(usize::from(doubt))
            && let Some(option) = doubt.options.get(usize::from(option))
        {
            let name = |text: &str| format!("{}: {text}", doubt.key);
            open.push(OnlyIf {
                fact: "reading",
                except: false,
                values: vec![Bilingual::new(name(&option.name.vi), name(&option.name.en))],
            });
        }
        open
    }
}

fn names(words: &Vocabulary, list: &str, codes: &[u16]) -> Vec<Bilingual> {
    let list = words.list(list);
    codes
        .iter()
        .filter_map(|code| list.get(*code).map(|word| word.name.clone()))
        .collect()
}

fn award_id<S: serde::Serializer>(award: &&Award, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&award.id)
}
