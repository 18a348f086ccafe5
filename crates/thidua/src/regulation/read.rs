use std::collections::BTreeMap;

use super::build::{build, problems_of};
use super::merge::merge;
use super::{Regulation, builder};
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::digest::digest;
use crate::files::Files;
use crate::grammar::REGULATION_FILE;
use crate::reader::{Table, patch, read, recheck};

/// A regulation file: read, laid over the regulation it fills, with its switches still open.
#[derive(Clone, Debug)]
pub struct RegulationFile {
    root: Table,
    sources: SourceMap,
    warnings: Vec<Diagnostic>,
}

impl RegulationFile {
    /// Reads a regulation and everything it fills.
    ///
    /// # Errors
    /// Every problem of the file, in order of position.
    pub fn read(source: Source, files: &dyn Files) -> Result<Self, Vec<Diagnostic>> {
        let mut sources = SourceMap::default();
        let mut diagnostics = Vec::new();
        let root = Self::read_over_base(source, files, &mut sources, &mut diagnostics, 0);
        if diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
        {
            return Err(diagnostics);
        }
        let mut file = Self {
            root,
            sources,
            warnings: diagnostics,
        };
        let mut problems = file.problems_of_defaults();
        problems.extend(file.problems_of_options());
        if problems
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
        {
            return Err(problems);
        }
        Ok(file)
    }

    fn read_over_base(
        source: Source,
        files: &dyn Files,
        sources: &mut SourceMap,
        diagnostics: &mut Vec<Diagnostic>,
        depth: usize,
    ) -> Table {
        let (mut local, problems) = read(&source, &REGULATION_FILE);
        diagnostics.extend(problems);
        let offset = sources.add(source);
        local.shift(offset);
        let Some(head) = local.table("regulation") else {
            return local;
        };
        let Some(base_id) = head.text("fills").map(str::to_owned) else {
            return local;
        };
        let span = head.place("fills");
        if depth >= MOST_LAYERS {
            diagnostics.push(
                Diagnostic::error(
                    "cycle",
                    Bilingual::new(
                        format!("chuỗi `fills` dài quá {MOST_LAYERS} văn bản hoặc khép vòng"),
                        format!(
                            "the chain of `fills` is longer than {MOST_LAYERS} files or closes on itself"
                        ),
                    ),
                )
                .at(sources, span),
            );
            return local;
        }
        match files.text(&base_id) {
            Ok(text) => {
                let base = Source::new(base_id, text);
                let base = Self::read_over_base(base, files, sources, diagnostics, depth.saturating_add(1));
                merge(&base, local, sources, diagnostics)
            }
            Err(error) => {
                diagnostics.push(error.diagnostic().at(sources, span));
                local
            }
        }
    }

    /// The regulation under the chosen readings: key of the question → word of the reading.
    ///
    /// # Errors
    /// An unknown key or word, or what the reading makes wrong.
    pub fn under(&self, chosen: &BTreeMap<String, String>) -> Result<Regulation, Vec<Diagnostic>> {
        let mut patched;
        let mut root = &self.root;
        if !chosen.is_empty() {
            patched = self.root.clone();
            let mut diagnostics = Vec::new();
            let mut touched = Vec::new();
            for (key, word) in chosen {
                match self.option(key, word) {
                    Ok(Some(option)) => diagnostics.extend(self.apply(&mut patched, option, &mut touched)),
                    Ok(None) => {}
                    Err(problem) => diagnostics.push(*problem),
                }
            }
            if diagnostics.is_empty() {
                diagnostics = recheck(&mut patched, &touched, &REGULATION_FILE, &self.sources);
            }
            if !diagnostics.is_empty() {
                return Err(diagnostics);
            }
            root = &patched;
        }
        let (regulation, problems) = build(root, &self.sources, chosen, self.digest(chosen));
        if problems
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
        {
            return Err(problems);
        }
        Ok(regulation)
    }

    /// Remarks that do not refuse the file.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    fn digest(&self, chosen: &BTreeMap<String, String>) -> String {
        let mut parts: Vec<&str> = self.sources.texts().collect();
        for (key, word) in chosen {
            parts.extend([key.as_str(), word.as_str()]);
        }
        digest(&parts)
    }

    /// The option of a question that a word chooses; none for the default.
    fn option(&self, key: &str, word: &str) -> Result<Option<&Table>, Box<Diagnostic>> {
        let readings: Vec<&Table> = self.root.tables("reading").collect();
        let Some(reading) = readings.iter().find(|reading| reading.text("key") == Some(key)) else {
            let known: Vec<&str> = readings
                .iter()
                .filter_map(|reading| reading.text("key"))
                .collect();
            let (help_vi, help_en) = builder::suggestion(key, &known, "reading");
            return Err(Box::new(
                Diagnostic::error(
                    "unknown-reading",
                    Bilingual::new(
                        format!("văn bản không có câu hỏi ngỏ `{key}`"),
                        format!("the regulation has no open question `{key}`"),
                    ),
                )
                .help(Bilingual::new(help_vi, help_en)),
            ));
        };
        if reading.text("default") == Some(word) {
            return Ok(None);
        }
        let Some(option) = reading
            .tables("option")
            .find(|option| option.text("id") == Some(word))
        else {
            let mut known: Vec<&str> = reading
                .tables("option")
                .filter_map(|option| option.text("id"))
                .collect();
            known.extend(reading.text("default"));
            let (help_vi, help_en) = builder::suggestion(word, &known, "option");
            return Err(Box::new(
                Diagnostic::error(
                    "unknown-reading",
                    Bilingual::new(
                        format!("câu hỏi `{key}` không có cách hiểu `{word}`"),
                        format!("the question `{key}` has no reading `{word}`"),
                    ),
                )
                .at(&self.sources, reading.place("key"))
                .help(Bilingual::new(help_vi, help_en)),
            ));
        };
        Ok(Some(option))
    }

    /// Lays the values of an option over the file, and notes which entries it touches.
    fn apply<'o>(
        &self,
        root: &mut Table,
        option: &'o Table,
        touched: &mut Vec<&'o str>,
    ) -> Option<Diagnostic> {
        for (path, span, value) in option.table("set").map(Table::entries).unwrap_or_default() {
            let first = path.split('/').next().unwrap_or_default();
            if !touched.contains(&first) {
                touched.push(first);
            }
            if let Err(segment) = patch::apply(root, path, value) {
                return Some(
                    Diagnostic::error(
                        "unknown-path",
                        Bilingual::new(
                            format!("đường dẫn `{path}` không tới đâu: không có `{segment}`"),
                            format!("the path `{path}` leads nowhere: there is no `{segment}`"),
                        ),
                    )
                    .at(&self.sources, span.clone())
                    .help(Bilingual::new(
                        "đường dẫn gồm tên khóa và mã, ví dụ award/bang-khen-bo-tinh/quota/rounding",
                        "a path is made of keys and ids, for instance award/bang-khen-bo-tinh/quota/rounding",
                    )),
                );
            }
        }
        None
    }

    fn problems_of_defaults(&self) -> Vec<Diagnostic> {
        let chosen = BTreeMap::new();
        build(&self.root, &self.sources, &chosen, String::new()).1
    }

    /// Every option is tried on load, so that a switch cannot fail later. Where it touches one list and no identifier,
    /// only that list is built again.
    fn problems_of_options(&mut self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let options: Vec<(String, Table)> = self
            .root
            .tables("reading")
            .flat_map(|reading| {
                reading
                    .tables("option")
                    .map(|option| (reading.string("key"), option.clone()))
            })
            .collect();
        for (key, option) in options {
            let found = match self.problems_of_one_list(&option) {
                Some(found) => found,
                None => {
                    let chosen = BTreeMap::from([(key, option.string("id"))]);
                    self.under(&chosen).err().unwrap_or_default()
                }
            };
            problems.extend(found);
        }
        problems
    }

    fn problems_of_one_list(&mut self, option: &Table) -> Option<Vec<Diagnostic>> {
        let paths = option.table("set").map(Table::entries).unwrap_or_default();
        let list = paths.first()?.0.split('/').next()?;
        let alone = |path: &str| {
            let mut segments = path.split('/');
            segments.next() == Some(list) && segments.nth(1).is_some() && !path.ends_with("/id")
        };
        if !paths.iter().all(|(path, ..)| alone(path)) {
            return None;
        }
        let saved = self.root.get(list)?.clone();
        let mut root = std::mem::take(&mut self.root);
        let mut found: Vec<Diagnostic> = self
            .apply(&mut root, option, &mut Vec::new())
            .into_iter()
            .collect();
        if found.is_empty() {
            found = recheck(&mut root, &[list], &REGULATION_FILE, &self.sources);
        }
        let built = if found.is_empty() {
            problems_of(list, &root, &self.sources)
        } else {
            Some(found)
        };
        if let Some(value) = root.get_mut(list) {
            *value = saved;
        }
        self.root = root;
        built
    }

    /// The keys of the open questions with all their readings, the default first.
    pub fn readings(&self) -> Vec<(String, Vec<String>)> {
        self.root
            .tables("reading")
            .map(|reading| {
                let mut words = vec![reading.string("default")];
                words.extend(reading.tables("option").map(|option| option.string("id")));
                (reading.string("key"), words)
            })
            .collect()
    }

    /// The sources it was read from, for rendering of diagnostics.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }
}

/// A local file, the regulation it fills, and so on: at most so many.
const MOST_LAYERS: usize = 4;
