//! Python bindings: newtypes over the core, no logic of their own.

use pyo3::prelude::*;

mod conference;
mod errors;
mod folder;

/// The compiled module; the package `thidua` re-exports it.
#[pymodule]
mod _thidua {
    use pyo3::prelude::*;
    use pyo3::types::PyModule;

    #[pymodule_export]
    use super::check;
    #[pymodule_export]
    use crate::conference::{Conference, Outcome};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("__law_version__", thidua_law::VERSION)?;
        module.add("_debug_build", cfg!(debug_assertions))
    }
}

/// check(text, *, name="<text>")
/// --
///
/// Every problem of a regulation or conference file, as JSON; an empty list for a good file.
///
/// Files that the text names are looked up in the bundled law only.
#[pyfunction]
#[pyo3(signature = (text, *, name = "<text>"))]
fn check(py: Python<'_>, text: &str, name: &str) -> String {
    let problems = py.detach(|| thidua::check(name, text, &folder::Bundled));
    errors::to_json(&problems)
}
