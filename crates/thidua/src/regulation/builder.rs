use std::ops::Range;

use time::Date;

use super::Origin;
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, SourceMap, nearest};
use crate::fact::FactKind;
use crate::reader::Table;

/// What the parts of a regulation need while they are built: the whole file for references, and a place for
/// every problem found.
pub(crate) struct Builder<'t> {
    root: &'t Table,
    sources: &'t SourceMap,
    inherited: Origin,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Builder<'t> {
    pub(crate) fn new(root: &'t Table, sources: &'t SourceMap, inherited: Origin) -> Self {
        Self {
            root,
            sources,
            inherited,
            diagnostics: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Where a rule comes from; what its table does not say is inherited from the instrument.
    pub(crate) fn origin(&self, table: &Table) -> Origin {
        Origin::read(table, &self.inherited)
    }

    pub(crate) fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        vi: impl Into<String>,
        en: impl Into<String>,
        help_vi: impl Into<String>,
        help_en: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::error(code, Bilingual::new(vi, en))
            .at(self.sources, span)
            .help(Bilingual::new(help_vi, help_en));
        self.diagnostics.push(diagnostic);
    }

    /// The entries of a list of tables of the file.
    pub(crate) fn entries(&self, list: &str) -> impl Iterator<Item = &'t Table> + use<'t> {
        let root: &'t Table = self.root;
        root.list(list).iter().filter_map(|value| match &value.datum {
            crate::reader::Datum::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Checks that the text behind a key names an entry of a list.
    pub(crate) fn reference(&mut self, table: &Table, key: &str, list: &str) {
        if let Some(id) = table.text(key) {
            self.check_reference(id, table.place(key), list);
        }
    }

    /// Checks that each text behind a key names an entry of a list.
    pub(crate) fn references(&mut self, table: &Table, key: &str, list: &str) {
        for (id, span) in table.texts(key) {
            self.check_reference(id, span, list);
        }
    }

    /// Checks that an identifier names an entry of a list.
    pub(crate) fn check_reference(&mut self, id: &str, span: Range<usize>, list: &str) {
        let known: Vec<&str> = self.entries(list).filter_map(|entry| entry.text("id")).collect();
        if !known.contains(&id) {
            let (help_vi, help_en) = suggestion(id, &known, list);
            self.error(
                "unknown-reference",
                span,
                format!("không có `{list}` nào mang mã `{id}`"),
                format!("no `{list}` has the id `{id}`"),
                help_vi,
                help_en,
            );
        }
    }

    /// The declared kind of the fact that a key names; an undeclared fact is an error.
    pub(crate) fn fact_kind(&mut self, table: &Table, key: &str) -> Option<FactKind> {
        let id = table.text(key)?;
        self.reference(table, key, "fact");
        let kind = self
            .entries("fact")
            .find(|fact| fact.text("id") == Some(id))?
            .text("kind")?;
        Some(match kind {
            "boolean" => FactKind::Boolean,
            "number" => FactKind::Number,
            "date" => FactKind::Date,
            "level" => FactKind::Level,
            _ => FactKind::Word,
        })
    }

    /// The one key of a set that a table has; none or several are an error.
    pub(crate) fn exactly_one<'k>(
        &mut self,
        table: &Table,
        keys: &'k [&'k str],
        what: &str,
    ) -> Option<&'k str> {
        let mut present = keys.iter().filter(|key| table.has(key));
        let first = present.next();
        match (first, present.next()) {
            (Some(key), None) => Some(key),
            (None, _) => {
                self.error(
                    "no-operator",
                    table.span(),
                    format!("thiếu phép tính: cần đúng một trong {}", listed(keys)),
                    format!("this {what} needs exactly one of {}", listed(keys)),
                    "thêm một khóa trong số đó",
                    "add one of these keys",
                );
                None
            }
            (Some(_), Some(second)) => {
                self.error(
                    "two-operators",
                    table.place(second),
                    format!("chỉ được dùng một trong {}", listed(keys)),
                    format!("this {what} takes only one of {}", listed(keys)),
                    "tách thành hai mục, mỗi mục một phép tính",
                    "split it into two entries with one operator each",
                );
                None
            }
        }
    }

    /// At most one key of a set.
    pub(crate) fn at_most_one(&mut self, table: &Table, keys: &[&str], what: &str) {
        if keys.iter().filter(|key| table.has(key)).count() > 1 {
            self.exactly_one(table, keys, what);
        }
    }

    /// A key that makes no sense without another.
    pub(crate) fn refuse_key(&mut self, table: &Table, key: &str, needs: &str) {
        if table.has(key) {
            self.error(
                "key-without-effect",
                table.place(key),
                format!("`{key}` chỉ có nghĩa cùng với {needs}"),
                format!("`{key}` has a meaning only with {needs}"),
                format!("bỏ `{key}` hoặc thêm {needs}"),
                format!("remove `{key}` or add {needs}"),
            );
        }
    }

    /// Refuses a half-open interval without a day.
    pub(crate) fn not_empty(&mut self, table: &Table, from: Option<Date>, until: Option<Date>) {
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            self.error(
                "empty-interval",
                table.place("until"),
                format!("hết hiệu lực {until} không sau ngày có hiệu lực {from}"),
                format!("ends on {until}, not after its first day {from}"),
                "sửa `from` hoặc `until`; khoảng thời gian là nửa mở [from, until)",
                "correct `from` or `until`; the interval is half-open [from, until)",
            );
        }
    }

    /// A key that another key needs.
    pub(crate) fn missing_key(&mut self, table: &Table, key: &str, needed_by: &str) {
        self.error(
            "missing-key",
            table.place(needed_by),
            format!("thiếu `{key}` mà `{needed_by}` cần"),
            format!("`{needed_by}` needs the key `{key}`"),
            format!("thêm `{key}`"),
            format!("add `{key}`"),
        );
    }

    /// A test that does not suit the kind of the fact.
    pub(crate) fn fact_of_wrong_kind(&mut self, table: &Table, test: &str) {
        let fact = table.text("fact").unwrap_or_default().to_owned();
        let declared = self.entries("fact").find(|entry| entry.text("id") == Some(&fact));
        let kind = declared
            .and_then(|entry| entry.text("kind"))
            .unwrap_or_default()
            .to_owned();
        self.error(
            "fact-kind",
            table.place(test),
            format!("`{test}` không dùng được cho dữ kiện `{fact}` kiểu `{kind}`"),
            format!("`{test}` does not suit the fact `{fact}` of kind `{kind}`"),
            "đổi phép thử, hoặc sửa `kind` của dữ kiện",
            "use another test, or correct the `kind` of the fact",
        );
    }
}

/// "did you mean", or the known names where none is near.
pub(crate) fn suggestion(id: &str, known: &[&str], list: &str) -> (String, String) {
    if let Some(near) = nearest(id, known.iter().copied()) {
        return (
            format!("có phải ý bạn là `{near}`?"),
            format!("did you mean `{near}`?"),
        );
    }
    if known.is_empty() {
        return (
            format!("khai báo nó trong `[[{list}]]`"),
            format!("declare it in `[[{list}]]`"),
        );
    }
    let shown = listed(&known.iter().take(8).copied().collect::<Vec<_>>());
    (
        format!("các mã đã khai báo: {shown}"),
        format!("declared ids: {shown}"),
    )
}

fn listed(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
