//! Many files become one table: their lists are joined, every entry takes over what the head of its file says.

use crate::diagnostic::{Diagnostic, Source, SourceMap};
use crate::grammar::LAW_FILE;
use crate::reader::{Datum, Table, Value, read};

/// What an entry inherits from the head of its file.
const INHERITED: &[&str] = &["grade", "basis", "instrument", "bylaw"];

/// The lists of all files, joined in the order of the files, behind those of a base that is joined already.
pub(super) fn join(
    files: &[Source],
    base: Table,
    sources: &mut SourceMap,
    problems: &mut Vec<Diagnostic>,
) -> Table {
    let mut joined: Vec<(String, std::ops::Range<usize>, Vec<Value>)> = Vec::new();
    for (key, span, value) in base.into_entries() {
        if let Datum::List(entries) = value.datum {
            joined.push((key, span, entries));
        }
    }
    for file in files {
        let (mut table, found) = read(file, &LAW_FILE);
        problems.extend(found);
        let offset = sources.add(file.clone());
        table.shift(offset);
        let head = table.remove("law");
        let head = head.as_ref().and_then(|value| match &value.datum {
            Datum::Table(head) => Some(head),
            _ => None,
        });
        for (key, span, value) in table.into_entries() {
            let Datum::List(mut entries) = value.datum else {
                continue;
            };
            for entry in &mut entries {
                if let (Datum::Table(entry), Some(head)) = (&mut entry.datum, head) {
                    inherit(entry, head, key == "instrument");
                }
            }
            match joined.iter_mut().find(|(known, _, _)| *known == key) {
                Some((_, _, all)) => all.append(&mut entries),
                None => joined.push((key, span, entries)),
            }
        }
    }
    let mut root = Table::new(0..0);
    for (key, span, entries) in joined {
        let value = Value {
            datum: Datum::List(entries),
            span: span.clone(),
        };
        root.push(key, span, value);
    }
    root
}

fn inherit(entry: &mut Table, head: &Table, is_instrument: bool) {
    for key in INHERITED {
        if is_instrument && *key == "instrument" {
            continue;
        }
        if !entry.has(key)
            && let Some(value) = head.get(key)
        {
            entry.push((*key).to_owned(), value.span.clone(), value.clone());
        }
    }
}
