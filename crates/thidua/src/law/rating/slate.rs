//! The check of a list of ratings: caps on the best level for each group, heads rated above their unit.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use super::{RatedKind, RatingSystem};
use crate::Rulebook;
use crate::law::{CapAnswer, CapCounts, Capped, Readings};

/// A list of ratings made by one body on one day.
#[derive(Clone, Debug)]
pub struct RatingSlate {
    /// The day of the rating decision.
    pub on: Date,
    /// Those rated.
    pub subjects: Vec<RatedSubject>,
    /// Whether the competent level has raised the share of the body.
    pub raised: bool,
    /// All members of the body, where more belong to it than are listed.
    pub members: Option<u32>,
}

/// One subject rated.
#[derive(Clone, Debug)]
pub struct RatedSubject {
    /// Identifier.
    pub id: String,
    /// Class of subject.
    pub kind: RatedKind,
    /// Group of similar duties in the body.
    pub group: String,
    /// Rank of the level given; none where not rated.
    pub rank: Option<u16>,
    /// The unit of which it is the head.
    pub head_of: Option<String>,
}

/// What the check finds.
#[derive(Clone, Debug, Serialize)]
pub struct SlateAnswer<'r> {
    /// Caps for each group and system.
    pub caps: Vec<GroupCap<'r>>,
    /// Heads rated above their unit.
    pub heads: Vec<HeadAboveUnit<'r>>,
    /// Subjects for whom no rating system is known on the day.
    pub without_system: Vec<String>,
}

/// The caps of the body, or of a group in it.
#[derive(Clone, Debug, Serialize)]
pub struct GroupCap<'r> {
    /// The group; empty for the whole body.
    pub group: String,
    /// The rating system.
    pub system: &'r str,
    /// The level capped.
    pub level: &'r str,
    /// How many were given it.
    pub given: u32,
    /// The caps.
    pub cap: CapAnswer<'r>,
    /// How many are too many.
    pub excess: u32,
    /// Those given the level, in the order of the list.
    pub holders: Vec<String>,
}

/// A head rated above the unit.
#[derive(Clone, Debug, Serialize)]
pub struct HeadAboveUnit<'r> {
    /// The head.
    pub head: String,
    /// The unit.
    pub unit: String,
    /// Level of the head.
    pub head_level: &'r str,
    /// Level of the unit.
    pub unit_level: &'r str,
    /// Article.
    pub cite: &'r str,
}

impl Rulebook {
    /// Checks a list of ratings: who exceeds which cap in the body and in which group, which heads stand above their
    /// unit.
    pub fn check_ratings<'r>(&'r self, slate: &RatingSlate, readings: &Readings) -> SlateAnswer<'r> {
        let mut systems: Vec<(&'r RatingSystem, Vec<&RatedSubject>)> = Vec::new();
        let mut without_system = Vec::new();
        for subject in &slate.subjects {
            let Some(system) = self.rating_system_on(subject.kind, slate.on) else {
                without_system.push(subject.id.clone());
                continue;
            };
            match systems.iter_mut().find(|(known, _)| known.id == system.id) {
                Some((_, subjects)) => subjects.push(subject),
                None => systems.push((system, vec![subject])),
            }
        }
        let mut caps = Vec::new();
        for (system, subjects) in systems {
            let all = slate.members.or_else(|| u32::try_from(subjects.len()).ok());
            caps.extend(self.caps_over_ratings(slate, ("", system), &subjects, all, readings));
            let mut groups: BTreeMap<&str, Vec<&RatedSubject>> = BTreeMap::new();
            for subject in subjects {
                groups.entry(&subject.group).or_default().push(subject);
            }
            for (group, subjects) in groups {
                let all = u32::try_from(subjects.len()).ok();
                caps.extend(self.caps_over_ratings(slate, (group, system), &subjects, all, readings));
            }
        }
        SlateAnswer {
            caps,
            heads: self.heads_above_units(slate),
            without_system,
        }
    }

    /// The caps of the whole body (no group), or those taken for each group.
    fn caps_over_ratings<'r>(
        &'r self,
        slate: &RatingSlate,
        (group, system): (&str, &'r RatingSystem),
        subjects: &[&RatedSubject],
        members: Option<u32>,
        readings: &Readings,
    ) -> Vec<GroupCap<'r>> {
        let mut counts = CapCounts {
            raised: slate.raised,
            members,
            ..CapCounts::default()
        };
        let levels = self.vocabulary.list("level");
        let at = |rank: u16| subjects.iter().filter(move |subject| subject.rank == Some(rank));
        for level in levels.iter() {
            counts.rated.insert(
                level.rank,
                u32::try_from(at(level.rank).count()).unwrap_or(u32::MAX),
            );
        }
        let mut found = Vec::new();
        for level in levels.iter() {
            let mut caps = self.caps_on(Capped::Rating(level.rank, &system.caps), slate.on, readings);
            caps.retain(|cap| cap.per_group != group.is_empty());
            if caps.is_empty() {
                continue;
            }
            let cap = self.strictest(caps, &counts, readings);
            let given = counts.rated.get(&level.rank).copied().unwrap_or(0);
            found.push(GroupCap {
                group: group.to_owned(),
                system: &system.id,
                level: &level.id,
                given,
                excess: cap.greatest.map_or(0, |greatest| given.saturating_sub(greatest)),
                cap,
                holders: at(level.rank).map(|subject| subject.id.clone()).collect(),
            });
        }
        found
    }

    fn heads_above_units<'r>(&'r self, slate: &RatingSlate) -> Vec<HeadAboveUnit<'r>> {
        let rank_of = |unit: &str| slate.subjects.iter().find(|subject| subject.id == unit)?.rank;
        let mut found = Vec::new();
        for head in &slate.subjects {
            let system: Option<&'r RatingSystem> = self
                .rating_system_on(head.kind, slate.on)
                .filter(|system| system.head_at_most_unit);
            let (Some(system), Some(unit), Some(own)) = (system, &head.head_of, head.rank) else {
                continue;
            };
            if let Some(rank) = rank_of(unit)
                && own > rank
            {
                found.push(HeadAboveUnit {
                    head: head.id.clone(),
                    unit: unit.clone(),
                    head_level: self.level_of(own),
                    unit_level: self.level_of(rank),
                    cite: &system.origin.cite,
                });
            }
        }
        found
    }

    /// The identifier of the level of a rank.
    fn level_of(&self, rank: u16) -> &str {
        let mut levels = self.vocabulary.list("level").iter();
        levels
            .find(|level| level.rank == rank)
            .map_or("", |level| level.id.as_str())
    }
}
