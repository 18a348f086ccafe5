//! Problems of a file as the package's own exception.

use pyo3::prelude::*;
use thidua::diagnostic::{SourceMap, render};
use thidua::{Diagnostic, Language};

/// Diagnostics as JSON, the one wire form.
pub(crate) fn to_json(problems: &[Diagnostic]) -> String {
    serde_json::to_string(problems).unwrap_or_default()
}

/// `thidua.RulebookError` with the diagnostics.
pub(crate) fn rulebook_error(py: Python<'_>, problems: &[Diagnostic]) -> PyErr {
    let text = render(problems, &SourceMap::default(), Language::Vi);
    let raised = py
        .import("thidua.errors")
        .and_then(|errors| errors.getattr("RulebookError"))
        .and_then(|class| class.call1((text, to_json(problems))));
    match raised {
        Ok(error) => PyErr::from_value(error),
        Err(error) => error,
    }
}
