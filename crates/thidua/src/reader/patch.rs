//! Replacing values of a read file by path, as the switches of open questions do.

use super::scalar::{BILINGUAL, Misfit, coerce};
use super::{Datum, Kind, Shape, Table, Value};
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, SourceMap};

/// Replaces, adds or removes (value `-`) the value at a path such as `award/bang-khen/quota/rounding`.
///
/// A segment selects a key of a table, or the entry of a list of tables whose `id` it is.
///
/// # Errors
/// The segment that leads nowhere.
pub(crate) fn apply(table: &mut Table, path: &str, value: &Value) -> Result<(), String> {
    let Some((first, rest)) = path.split_once('/') else {
        if matches!(&value.datum, Datum::Text(text) if text == "-") {
            return table.remove(path).map(|_| ()).ok_or_else(|| path.to_owned());
        }
        match table.get_mut(path) {
            Some(old) => *old = value.clone(),
            None => table.push(path.to_owned(), value.span.clone(), value.clone()),
        }
        return Ok(());
    };
    let next = table.get_mut(first).ok_or_else(|| first.to_owned())?;
    match &mut next.datum {
        Datum::Table(inner) => apply(inner, rest, value),
        Datum::List(items) => {
            let (id, rest) = rest.split_once('/').ok_or_else(|| rest.to_owned())?;
            let chosen = items.iter_mut().find_map(|item| match &mut item.datum {
                Datum::Table(table) if table.text("id") == Some(id) => Some(table),
                _ => None,
            });
            apply(chosen.ok_or_else(|| id.to_owned())?, rest, value)
        }
        _ => Err(first.to_owned()),
    }
}

/// Checks again the entries that a switch touched, and fits the replaced values to their kinds.
pub(crate) fn recheck(
    table: &mut Table,
    touched: &[&str],
    shape: &'static Shape,
    sources: &SourceMap,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for key in touched {
        let known = shape.keys.iter().find(|known| known.name == *key);
        if let (Some(known), Some(value)) = (known, table.get_mut(key)) {
            if let Some(fitted) = fit(value, &known.kind, key, sources, &mut problems) {
                *value = fitted;
            }
        } else if table.has(key) {
            // An unknown key that a switch added: the whole table says which.
            let _ = fit_table(table, shape, sources, &mut problems);
        }
    }
    problems
}

fn fit_table(
    table: &Table,
    shape: &'static Shape,
    sources: &SourceMap,
    problems: &mut Vec<Diagnostic>,
) -> Table {
    let mut fitted = Table::new(table.span());
    for (key, key_span, value) in table.entries() {
        match shape.keys.iter().find(|known| known.name == key) {
            Some(known) => {
                if let Some(value) = fit(value, &known.kind, key, sources, problems) {
                    fitted.push(key.clone(), key_span.clone(), value);
                }
            }
            None => problems.push(
                Diagnostic::error(
                    "unknown-key",
                    Bilingual::new(
                        format!("bảng `{}` không có khóa `{key}`", shape.name),
                        format!("`{}` has no key `{key}`", shape.name),
                    ),
                )
                .at(sources, key_span.clone()),
            ),
        }
    }
    fitted
}

fn fit(
    value: &Value,
    kind: &'static Kind,
    key: &str,
    sources: &SourceMap,
    problems: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let datum = match (kind, &value.datum) {
        (Kind::Table(shape), Datum::Table(table)) => {
            Ok(Datum::Table(fit_table(table, shape, sources, problems)))
        }
        (Kind::Bilingual, Datum::Table(table)) => {
            Ok(Datum::Table(fit_table(table, &BILINGUAL, sources, problems)))
        }
        (Kind::Tables(shape), Datum::List(items)) => Ok(Datum::List(
            items
                .iter()
                .filter_map(|item| match &item.datum {
                    Datum::Table(table) => {
                        let table = fit_table(table, shape, sources, problems);
                        Some(Value {
                            datum: Datum::Table(table),
                            span: item.span.clone(),
                        })
                    }
                    _ => None,
                })
                .collect(),
        )),
        (Kind::List(kind), Datum::List(items)) => Ok(Datum::List(
            items
                .iter()
                .filter_map(|item| fit(item, kind, key, sources, problems))
                .collect(),
        )),
        (Kind::Map(kind), Datum::Table(table)) => {
            let mut map = Table::new(table.span());
            for (key, key_span, value) in table.entries() {
                if let Some(value) = fit(value, kind, key, sources, problems) {
                    map.push(key.clone(), key_span.clone(), value);
                }
            }
            Ok(Datum::Table(map))
        }
        (Kind::Fact, datum @ Datum::Table(_)) => Ok(datum.clone()),
        (_, Datum::Table(_) | Datum::List(_)) if !matches!(kind, Kind::Anything) => Err(Misfit::Type),
        (kind, scalar) => coerce(scalar.clone(), kind),
    };
    match datum {
        Ok(datum) => Some(Value {
            datum,
            span: value.span.clone(),
        }),
        Err(misfit) => {
            let (code, message, help) = misfit.words(kind, key, "?");
            let problem = Diagnostic::error(code, Bilingual::new(message.0, message.1));
            problems.push(
                problem
                    .at(sources, value.span.clone())
                    .help(Bilingual::new(help.0, help.1)),
            );
            None
        }
    }
}
