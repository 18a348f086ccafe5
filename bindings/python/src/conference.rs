//! `Conference` and `Outcome`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use thidua::Language;

use crate::errors::rulebook_error;
use crate::folder::{Folder, Given, read_text};

/// A conference file, read and checked against its regulation.
#[pyclass(frozen, module = "thidua")]
pub(crate) struct Conference {
    core: Arc<thidua::Conference>,
    name: String,
    text: String,
    files: BTreeMap<String, String>,
}

/// What a pickled conference is rebuilt with: a function and its text, files and name.
type Rebuilt = (Py<PyAny>, (String, BTreeMap<String, String>, String));

#[pymethods]
impl Conference {
    /// load(path)
    /// --
    ///
    /// Reads a conference file and the files beside it.
    ///
    /// Raises RulebookError with `.diagnostics` where a file has errors, and FileNotFoundError where there is none.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let name = path.display().to_string();
        let text = match read_text(&path, &name) {
            Ok(text) => text,
            Err(_) if !path.exists() => return Err(pyo3::exceptions::PyFileNotFoundError::new_err(name)),
            Err(error) => return Err(rulebook_error(py, &[error.diagnostic()])),
        };
        let root = path
            .parent()
            .map(PathBuf::from)
            .filter(|root| !root.as_os_str().is_empty());
        let folder = Folder {
            root: root.unwrap_or_else(|| PathBuf::from(".")),
            read: BTreeMap::new().into(),
        };
        let core = thidua::Conference::read(&name, &text, &folder)
            .map_err(|problems| rulebook_error(py, &problems))?;
        Ok(Self {
            core: Arc::new(core),
            name,
            text,
            files: folder.read.into_inner(),
        })
    }

    /// from_text(text, *, files=None, name="<text>")
    /// --
    ///
    /// Reads a conference from its text; `files` maps the names it uses to their texts.
    #[staticmethod]
    #[pyo3(signature = (text, *, files = None, name = "<text>"))]
    fn from_text(
        py: Python<'_>,
        text: String,
        files: Option<BTreeMap<String, String>>,
        name: &str,
    ) -> PyResult<Self> {
        let files = files.unwrap_or_default();
        let core = thidua::Conference::read(name, &text, &Given(&files))
            .map_err(|problems| rulebook_error(py, &problems))?;
        Ok(Self {
            core: Arc::new(core),
            name: name.to_owned(),
            text,
            files,
        })
    }

    /// outcome()
    /// --
    ///
    /// Works the conference out: totals, classes, ranks, nominations, roles, and what is still missing.
    fn outcome(slf: &Bound<'_, Self>) -> Outcome {
        let core = Arc::clone(&slf.get().core);
        let json = slf.py().detach(|| core.outcome().to_json());
        Outcome {
            conference: slf.clone().unbind(),
            core,
            json,
        }
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<Rebuilt> {
        let rebuild = slf.py().import("thidua")?.getattr("_rebuild_conference")?;
        let own = slf.get();
        Ok((
            rebuild.unbind(),
            (own.text.clone(), own.files.clone(), own.name.clone()),
        ))
    }

    fn __repr__(&self) -> String {
        let record = self.core.record();
        format!(
            "<Conference {} {}: {} units>",
            record.bloc,
            record.year,
            record.members.len()
        )
    }
}

/// What a conference comes to.
#[pyclass(frozen, module = "thidua")]
pub(crate) struct Outcome {
    conference: Py<Conference>,
    core: Arc<thidua::Conference>,
    json: String,
}

#[pymethods]
impl Outcome {
    /// to_json()
    /// --
    ///
    /// The one JSON form, the same bytes as in Rust and JavaScript.
    fn to_json(&self) -> &str {
        &self.json
    }

    /// to_dict()
    /// --
    ///
    /// The same as plain Python objects; decimals and dates are strings.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(py
            .import("json")?
            .call_method1("loads", (&self.json,))?
            .cast_into::<PyDict>()?)
    }

    /// to_text(*, lang="vi")
    /// --
    ///
    /// The report as plain text.
    #[pyo3(signature = (*, lang = "vi"))]
    fn to_text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.core.outcome().to_text(language)))
    }

    /// minutes(*, lang="vi")
    /// --
    ///
    /// The minutes as Markdown.
    #[pyo3(signature = (*, lang = "vi"))]
    fn minutes(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| self.core.outcome().minutes(language).to_markdown()))
    }

    fn _repr_html_(&self) -> String {
        self.core.outcome().report(Language::Vi).to_html()
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<(Py<PyAny>, (Py<Conference>,))> {
        let rebuild = slf.py().import("thidua")?.getattr("_rebuild_outcome")?;
        Ok((rebuild.unbind(), (slf.get().conference.clone_ref(slf.py()),)))
    }

    fn __repr__(&self) -> String {
        let outcome = self.core.outcome();
        let state = if outcome.is_final { "final" } else { "open" };
        format!(
            "<Outcome {} {}: {} nominations, {state}>",
            outcome.bloc.id,
            outcome.year,
            outcome.nominations.len()
        )
    }
}

fn language(word: &str) -> PyResult<Language> {
    match word {
        "vi" => Ok(Language::Vi),
        "en" => Ok(Language::En),
        other => Err(PyValueError::new_err(format!(
            "lang must be \"vi\" or \"en\", not {other:?}"
        ))),
    }
}
