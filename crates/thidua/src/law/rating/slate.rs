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
    /// Groups whose share the competent level has raised.
    pub raised: Vec<String>,
    /// All members of a group, where more belong to it than are listed.
    pub members: BTreeMap<String, u32>,
}

/// One subject rated.
#[derive(Clone, Debug)]
pub struct RatedSubject {
    /// Identifier.
    pub id: String,
    /// Class of subject.
    pub kind: RatedKind,
    /// Body, or group of similar duties in it.
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

/// The caps of a group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupCap<'r> {
    /// The group.
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
    /// Checks a list of ratings: who exceeds which cap in which group, which heads stand above their unit.
    pub fn check_ratings<'r>(&'r self, slate: &RatingSlate, readings: &Readings) -> SlateAnswer<'r> {
        let mut groups: BTreeMap<(String, &'r str), Vec<&RatedSubject>> = BTreeMap::new();
        let mut without_system = Vec::new();
        for subject in &slate.subjects {
            match self.rating_system_on(subject.kind, slate.on) {
                Some(system) => groups
                    .entry((subject.group.clone(), &system.id))
                    .or_default()
                    .push(subject),
                None => without_system.push(subject.id.clone()),
            }
        }
        let caps = groups
            .into_iter()
            .flat_map(|((group, system), subjects)| {
                self.group_caps(slate, &group, system, &subjects, readings)
            })
            .collect();
        SlateAnswer {
            caps,
            heads: self.heads_above_units(slate),
            without_system,
        }
    }

    fn group_caps<'r>(
        &'r self,
        slate: &RatingSlate,
        group: &str,
        system: &'r str,
        subjects: &[&RatedSubject],
        readings: &Readings,
    ) -> Vec<GroupCap<'r>> {
        let mut counts = CapCounts {
            raised: slate.raised.iter().any(|raised| raised == group),
            ..CapCounts::default()
        };
        let listed = u32::try_from(subjects.len()).unwrap_or(u32::MAX);
        counts.members = Some(slate.members.get(group).copied().unwrap_or(listed));
        let levels = self.vocabulary.list("level");
        for level in levels.iter() {
            let at_level = subjects
                .iter()
                .filter(|subject| subject.rank == Some(level.rank))
                .count();
            counts
                .rated
                .insert(level.rank, u32::try_from(at_level).unwrap_or(u32::MAX));
        }
        let mut found = Vec::new();
        for level in levels.iter() {
            let cap = self.cap(Capped::Rating(level.rank, system), slate.on, &counts, readings);
            if cap.caps.is_empty() {
                continue;
            }
            let given = counts.rated.get(&level.rank).copied().unwrap_or(0);
            found.push(GroupCap {
                group: group.to_owned(),
                system,
                level: &level.id,
                given,
                excess: cap.greatest.map_or(0, |greatest| given.saturating_sub(greatest)),
                cap,
                holders: subjects
                    .iter()
                    .filter(|subject| subject.rank == Some(level.rank))
                    .map(|subject| subject.id.clone())
                    .collect(),
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
