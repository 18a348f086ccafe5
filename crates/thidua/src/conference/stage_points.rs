use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeSeq as _, Serializer};

/// The points of a leaf at one stage.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct StagePoints<'c> {
    /// The stage.
    pub stage: &'c str,
    /// Its points; none where an input is missing or the other units are needed.
    #[serde(serialize_with = "super::wire::points_or_null")]
    pub points: Option<Decimal>,
}

/// The points of a leaf at each stage that scored it, in order: the first three beside the leaf, since most
/// regulations have no more, further ones in a list.
#[derive(Clone, Debug, Default)]
pub struct Stages<'c> {
    first: [Option<StagePoints<'c>>; 3],
    further: Vec<StagePoints<'c>>,
}

impl<'c> Stages<'c> {
    /// Each stage with its points.
    pub fn iter(&self) -> impl Iterator<Item = &StagePoints<'c>> {
        self.first.iter().flatten().chain(&self.further)
    }

    /// Whether no stage scored the leaf.
    pub fn is_empty(&self) -> bool {
        self.first.iter().all(Option::is_none)
    }

    pub(super) fn push(&mut self, points: StagePoints<'c>) {
        match self.first.iter_mut().find(|place| place.is_none()) {
            Some(place) => *place = Some(points),
            None => self.further.push(points),
        }
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut StagePoints<'c>> {
        match self.further.last_mut() {
            Some(last) => Some(last),
            None => self.first.iter_mut().rev().find_map(Option::as_mut),
        }
    }
}

impl Serialize for Stages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for points in self.iter() {
            list.serialize_element(points)?;
        }
        list.end()
    }
}
