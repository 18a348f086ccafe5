//! Decimals, intervals and inputs on the wire: text, exact.

use rust_decimal::Decimal;
use serde::Serializer;

use crate::fact::FactValue;
use crate::number::Interval;

pub(super) fn points<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.normalize())
}

pub(super) fn points_or_null<S: Serializer>(
    value: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(&value.normalize()),
        None => serializer.serialize_none(),
    }
}

pub(super) fn interval<S: Serializer>(interval: &Option<Interval>, serializer: S) -> Result<S::Ok, S::Error> {
    match interval {
        Some(interval) => serializer.collect_str(interval),
        None => serializer.serialize_none(),
    }
}

pub(super) fn inputs<S: Serializer>(
    inputs: &&[(String, FactValue)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(inputs.iter().map(|(input, value)| (input, value)))
}
