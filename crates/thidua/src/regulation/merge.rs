use crate::Bilingual;
use crate::diagnostic::{Diagnostic, SourceMap};
use crate::reader::{Datum, Table, Value};

/// Puts a local file over the regulation whose frame it fills.
///
/// The local file may add entries, and keys that the base leaves open; a key that the base fixes with another
/// value is an error that names the article. `reading`s of both stand; `regulation` is the local one's.
pub(super) fn merge(
    base: &Table,
    local: Table,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    let mut merged = local;
    for (key, key_span, value) in base.entries() {
        if key == "schema" {
            continue;
        }
        if key == "regulation" {
            caveats_stand(value, &mut merged);
            continue;
        }
        match merged.get_mut(key) {
            None => merged.push(key.clone(), key_span.clone(), value.clone()),
            Some(own) => overlay(value, own, key, "", sources, diagnostics),
        }
    }
    merged
}

/// The remarks of the base stand beside every result of the local file too.
fn caveats_stand(base: &Value, merged: &mut Table) {
    let (
        Datum::Table(base),
        Some(Value {
            datum: Datum::Table(own),
            ..
        }),
    ) = (&base.datum, merged.get_mut("regulation"))
    else {
        return;
    };
    let Some(caveats) = base.get("caveat") else { return };
    match (
        own.get_mut("caveat").map(|value| &mut value.datum),
        &caveats.datum,
    ) {
        (Some(Datum::List(own)), Datum::List(base)) => own.extend(base.iter().cloned()),
        _ => own.push("caveat".to_owned(), caveats.span.clone(), caveats.clone()),
    }
}

/// Lays `own` over `base`: adds what is missing, refuses what differs.
fn overlay(
    base: &Value,
    own: &mut Value,
    key: &str,
    cite: &str,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) {
    match (&base.datum, &mut own.datum) {
        (Datum::Table(base), Datum::Table(own)) => overlay_table(base, own, cite, sources, diagnostics),
        (Datum::List(base), Datum::List(own))
            if base.iter().all(|value| matches!(value.datum, Datum::Table(_))) =>
        {
            let mut all = Vec::with_capacity(base.len().saturating_add(own.len()));
            for entry in base {
                let Datum::Table(table) = &entry.datum else {
                    continue;
                };
                let id = table.text("id").or_else(|| table.text("key"));
                let at = own.iter().position(
                    |value| matches!(&value.datum, Datum::Table(own) if id.is_some() && own.text("id").or_else(|| own.text("key")) == id),
                );
                match at {
                    None => all.push(entry.clone()),
                    Some(at) => {
                        let mut mine = own.remove(at);
                        if let Datum::Table(own) = &mut mine.datum {
                            overlay_table(table, own, cite, sources, diagnostics);
                        }
                        all.push(mine);
                    }
                }
            }
            all.append(own);
            *own = all;
        }
        (base_datum, own_datum) => {
            if !same(base_datum, own_datum) {
                diagnostics.push(contradiction(key, cite, &base.span, &own.span, sources));
            }
        }
    }
}

fn overlay_table(
    base: &Table,
    own: &mut Table,
    cite: &str,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let cite = base.text("cite").unwrap_or(cite).to_owned();
    for (key, key_span, value) in base.entries() {
        match own.get_mut(key) {
            None => own.push(key.clone(), key_span.clone(), value.clone()),
            // The local file cites its own article for what it adds.
            Some(_) if matches!(key.as_str(), "cite" | "grade" | "basis" | "text" | "name") => {}
            Some(mine) => overlay(value, mine, key, &cite, sources, diagnostics),
        }
    }
}

fn same(a: &Datum, b: &Datum) -> bool {
    match (a, b) {
        (Datum::Text(a), Datum::Text(b)) => a == b,
        (Datum::Boolean(a), Datum::Boolean(b)) => a == b,
        (Datum::Number(a), Datum::Number(b)) => a == b,
        (Datum::Date(a), Datum::Date(b)) => a == b,
        (Datum::List(a), Datum::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.datum, &b.datum))
        }
        _ => false,
    }
}

fn contradiction(
    key: &str,
    cite: &str,
    base: &std::ops::Range<usize>,
    own: &std::ops::Range<usize>,
    sources: &SourceMap,
) -> Diagnostic {
    let (article_vi, article_en) = if cite.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(" ({cite})"), format!(" ({cite})"))
    };
    Diagnostic::error(
        "contradicts-base",
        Bilingual::new(
            format!("`{key}` trái với quy định mà tệp này bổ sung{article_vi}"),
            format!("`{key}` contradicts the regulation that this file fills{article_en}"),
        ),
    )
    .at(sources, own.clone())
    .labelled(sources, base.clone())
    .help(Bilingual::new(
        "bỏ khóa này; văn bản địa phương chỉ được bổ sung những gì văn bản gốc để ngỏ",
        "remove the key; a local file may only add what the base leaves open",
    ))
}
