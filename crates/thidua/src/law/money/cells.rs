//! Cells of a list of decisions: kinds of recipient and days as people write them.

use time::{Date, Month};

use crate::Language;
use crate::law::fold;
use crate::subject::SubjectKind;

use super::words::kind_name;

/// The kind of recipient of a word or of a Vietnamese or English name.
///
/// ```
/// use thidua::law::money::recipient;
/// use thidua::subject::SubjectKind;
/// assert_eq!(recipient("Hộ gia đình"), Some(SubjectKind::Household));
/// assert_eq!(recipient("collective"), Some(SubjectKind::Collective));
/// assert_eq!(recipient("người"), None);
/// ```
pub fn recipient(text: &str) -> Option<SubjectKind> {
    if let Some(kind) = SubjectKind::from_word(text) {
        return Some(kind);
    }
    let folded = fold(text);
    match folded.as_str() {
        "gia dinh" | "ho" => return Some(SubjectKind::Household),
        "don vi" | "co quan" => return Some(SubjectKind::Collective),
        _ => {}
    }
    SubjectKind::all().find(|kind| {
        let english = fold(kind_name(*kind, Language::En));
        fold(kind_name(*kind, Language::Vi)) == folded || english == folded || fold(kind.word()) == folded
    })
}

/// A day as people write it: 2025-12-20, 20/12/2025, 20-12-2025 or 20.12.2025.
///
/// ```
/// use thidua::law::money::written_day;
/// assert_eq!(written_day("20/12/2025"), written_day("2025-12-20"));
/// assert!(written_day("30/02/2025").is_none() && written_day("20/12/25").is_none());
/// ```
pub fn written_day(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/', '.']).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if third.len() == 4 {
        (third, second, first)
    } else {
        return None;
    };
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}
