use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::Date;

use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::digest::digest;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::{Basis, Grade};

use super::covered::no_overlap;
use super::merge::join;
use super::money::MoneyRules;
use super::procedure::{LISTS as PROCEDURE_LISTS, ProcedureRules};
use super::rating::RatingSystem;
use super::{
    Award, BarRule, CapRule, Catalogue, Codes, CountRule, CountingRule, Doubt, ExclusionRule, Gap, LawCaveat,
    LawInstrument, Principle, Readings, ReductionRule, Regime, ReuseRule, Rule, TieBreakRule, Transition,
    Vocabulary,
};

/// The law on every day: built from files, checked as a whole.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Instruments.
    pub instruments: Vec<LawInstrument>,
    /// Periods of the law.
    pub regimes: Vec<Regime>,
    /// Transitions.
    pub transitions: Vec<Transition>,
    /// Doubts.
    pub doubts: Vec<Doubt>,
    /// Remarks.
    pub caveats: Vec<LawCaveat>,
    /// Codes.
    pub vocabulary: Vocabulary,
    /// Awards.
    pub awards: Catalogue,
    /// Declared gaps.
    pub gaps: Vec<Gap>,
    /// Criteria, in the order of the files.
    pub rules: Vec<Rule>,
    /// Bars.
    pub bars: Vec<BarRule>,
    /// Exclusions.
    pub exclusions: Vec<ExclusionRule>,
    /// Caps.
    pub caps: Vec<CapRule>,
    /// Who is preferred among equals.
    pub tie_breaks: Vec<TieBreakRule>,
    /// Counting of years.
    pub counting: Vec<CountingRule>,
    /// Reuse of initiatives.
    pub reuse: Vec<ReuseRule>,
    /// Reductions for women.
    pub reductions: Vec<ReductionRule>,
    /// How members are counted, in the order of the list `count`.
    pub counts: Vec<CountRule>,
    /// General rules in words.
    pub principles: Vec<Principle>,
    /// Award money.
    pub money: MoneyRules,
    /// Procedure: councils, votes, dossiers, dates.
    pub procedures: ProcedureRules,
    /// Systems of rating.
    pub ratings: Vec<RatingSystem>,
    /// Digest of each file that was read as text, by its name.
    pub digests: Vec<(String, String)>,
    /// Digest of all files.
    pub digest: String,
    readings: Readings,
    by_award: Vec<Vec<u16>>,
    base: Base,
    files: Vec<Source>,
    sources: SourceMap,
}

/// The law in the compact form that a rulebook stands on, if any.
#[derive(Clone, Debug, Default)]
struct Base {
    baked: Option<Arc<[u8]>>,
    table: Table,
    digest: u64,
}

/// Lists whose entries have an identifier that must be unique.
const UNIQUE: &[&str] = &[
    "instrument",
    "regime",
    "transition",
    "caveat",
    "finding",
    "count",
    "award",
    "gap",
    "bar",
    "exclusion",
    "cap",
    "tie_break",
    "counting",
    "reuse",
    "reduction",
    "principle",
    "multiplier",
    "no_money",
    "money_rule",
    "rating_system",
];

impl Rulebook {
    /// Builds a rulebook from the texts of law files; their order does not change any answer.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn read(files: &[Source]) -> Result<Self, Vec<Diagnostic>> {
        Self::on(Base::default(), files)
    }

    /// Builds a rulebook from the compact form of law files, made by [`Rulebook::bake`]; answers are the same as
    /// from the files, the digest too.
    ///
    /// # Errors
    /// The bytes are no compact form, are of another version, or are damaged; whatever they are, nothing panics.
    pub fn from_baked(baked: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        Self::on(Base::read(Arc::from(baked))?, &[])
    }

    /// The compact form of law files: everything they say, read many times faster than their texts.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn bake(files: &[Source]) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Self::read(files)?;
        let mut problems = Vec::new();
        let root = join(files, Table::default(), &mut SourceMap::default(), &mut problems);
        Ok(super::baked::write(&root, digest_of(files, 0)))
    }

    /// The same law with further files, for instance the bylaw of a ministry or province.
    ///
    /// # Errors
    /// Every problem of the files together.
    pub fn with_files(&self, more: &[Source]) -> Result<Self, Vec<Diagnostic>> {
        let mut files = self.files.clone();
        files.extend(more.iter().cloned());
        let base = match &self.base.baked {
            Some(baked) => Base::read(Arc::clone(baked))?,
            None => Base::default(),
        };
        Self::on(base, &files)
    }

    fn on(mut base: Base, files: &[Source]) -> Result<Self, Vec<Diagnostic>> {
        let mut sources = SourceMap::default();
        if base.baked.is_some() {
            // What was baked has no places: they fall on this name.
            sources.add(Source::new("thidua-law", ""));
        }
        let mut problems = Vec::new();
        let root = join(
            files,
            std::mem::take(&mut base.table),
            &mut sources,
            &mut problems,
        );
        if has_errors(&problems) {
            return Err(problems);
        }
        let (rulebook, found) = Self::build(&root, base, files, sources);
        if has_errors(&found) {
            Err(found)
        } else {
            Ok(rulebook)
        }
    }

    fn build(root: &Table, base: Base, files: &[Source], sources: SourceMap) -> (Self, Vec<Diagnostic>) {
        let inherited = Origin {
            cite: String::new(),
            grade: Grade::Recalled,
            basis: Basis::Statute,
        };
        let mut builder = Builder::new(root, &sources, inherited);
        let b = &mut builder;
        for list in UNIQUE.iter().chain(PROCEDURE_LISTS) {
            unique(root, list, b);
        }
        let doubts = root
            .tables("reading")
            .map(|table| Doubt::build(table, b))
            .collect();
        let mut codes = Codes::new(root, doubts);
        let c = &mut codes;
        for list in [
            "rule",
            "gap",
            "award",
            "bar",
            "cap",
            "exclusion",
            "counting",
            "caveat",
            "base_salary",
            "multiplier",
            "no_money",
            "money_rule",
            "rating_system",
        ]
        .iter()
        .chain(PROCEDURE_LISTS)
        {
            instruments_are_known(root, list, b);
        }
        let awards: Vec<Award> = root
            .tables("award")
            .map(|table| Award::build(table, c, b))
            .collect();
        let rules: Vec<(Rule, &Table)> = root
            .tables("rule")
            .filter_map(|table| Rule::build(table, c, b).map(|rule| (rule, table)))
            .collect();
        no_overlap(&rules, b);
        super::bylaw::check(root, &rules, b);
        let rules: Vec<Rule> = rules.into_iter().map(|(rule, _)| rule).collect();
        let mut by_award = vec![Vec::new(); awards.len()];
        for (at, rule) in (0_u16..).zip(&rules) {
            if let Some(list) = by_award.get_mut(usize::from(rule.award)) {
                list.push(at);
            }
        }
        let rulebook = Self {
            instruments: root
                .tables("instrument")
                .map(|table| LawInstrument::build(table, b))
                .collect(),
            regimes: root
                .tables("regime")
                .map(|table| Regime::build(table, b))
                .collect(),
            transitions: root
                .tables("transition")
                .filter_map(|table| Transition::build(table, b))
                .collect(),
            caveats: root
                .tables("caveat")
                .map(|table| LawCaveat::build(table, b))
                .collect(),
            gaps: root.tables("gap").map(|table| Gap::build(table, c, b)).collect(),
            bars: root
                .tables("bar")
                .map(|table| BarRule::build(table, c, b))
                .collect(),
            exclusions: root
                .tables("exclusion")
                .map(|table| ExclusionRule::build(table, c, b))
                .collect(),
            caps: root
                .tables("cap")
                .map(|table| CapRule::build(table, c, b))
                .collect(),
            tie_breaks: root
                .tables("tie_break")
                .map(|table| TieBreakRule::build(table, c, b))
                .collect(),
            counting: root
                .tables("counting")
                .map(|table| CountingRule::build(table, c, b))
                .collect(),
            reuse: root
                .tables("reuse")
                .map(|table| ReuseRule::build(table, c, b))
                .collect(),
            reductions: root
                .tables("reduction")
                .map(|table| ReductionRule::build(table, c, b))
                .collect(),
            counts: root
                .tables("count")
                .map(|table| CountRule::build(table, c, b))
                .collect(),
            principles: root
                .tables("principle")
                .map(|table| Principle::build(table, c, b))
                .collect(),
            money: MoneyRules::build(root, c, b),
            procedures: ProcedureRules::build(root, c, b),
            ratings: root
                .tables("rating_system")
                .map(|table| RatingSystem::build(table, c, b))
                .collect(),
            awards: Catalogue::new(awards),
            readings: Readings::defaults(&codes.doubts),
            doubts: codes.doubts,
            vocabulary: codes.vocabulary,
            rules,
            by_award,
            digests: files
                .iter()
                .map(|file| (file.name.clone(), digest(&[&file.text])))
                .collect(),
            digest: format!("{:016x}", digest_of(files, base.digest)),
            base,
            files: files.to_vec(),
            sources: SourceMap::default(),
        };
        let problems = builder.finish();
        (Self { sources, ..rulebook }, problems)
    }

    /// The rules of an award, in the order of the files.
    pub fn rules_of(&self, award: u16) -> impl Iterator<Item = &Rule> {
        self.by_award
            .get(usize::from(award))
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|at| self.rules.get(usize::from(*at)))
    }

    /// The default readings of all doubts.
    pub fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The readings with some switched: key of the doubt → word of the reading, or `undecided`.
    ///
    /// # Errors
    /// Unknown keys and words.
    pub fn readings_with(&self, chosen: &BTreeMap<String, String>) -> Result<Readings, Vec<Diagnostic>> {
        Readings::switched(&self.doubts, chosen)
    }

    /// The word of the option taken of a doubt; none where all are evaluated.
    pub fn option_word(&self, doubt: u16, readings: &Readings) -> Option<&str> {
        let option = readings.taken(doubt)?;
        let doubt = self.doubts.get(usize::from(doubt))?;
        doubt
            .options
            .get(usize::from(option))
            .map(|option| option.id.as_str())
    }

    /// The count of all members of a collective.
    pub fn everybody(&self) -> Option<u16> {
        self.counts
            .iter()
            .position(|count| count.everybody)
            .and_then(|at| u16::try_from(at).ok())
    }

    /// The instrument with this identifier.
    pub fn instrument(&self, id: &str) -> Option<&LawInstrument> {
        self.instruments.iter().find(|instrument| instrument.id == id)
    }

    /// The regimes of a day.
    pub fn regimes_on(&self, day: Date) -> impl Iterator<Item = &Regime> {
        self.regimes
            .iter()
            .filter(move |regime| regime.in_force.contains(day))
    }

    /// The remarks beside an answer.
    pub fn caveats_of(&self, question: &str, instrument: &str, on: Date) -> impl Iterator<Item = &LawCaveat> {
        self.caveats
            .iter()
            .filter(move |caveat| caveat.concerns(question, instrument, on))
    }

    /// The files it was built from, beside the compact form.
    pub fn files(&self) -> &[Source] {
        &self.files
    }

    /// The sources, for rendering of diagnostics.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }
}

fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Digest of the files on top of another; their order does not matter.
fn digest_of(files: &[Source], base: u64) -> u64 {
    files
        .iter()
        .map(|file| u64::from_str_radix(&digest(&[&file.text]), 16).unwrap_or_default())
        .fold(base, |sum, digest| sum.wrapping_add(digest))
}

impl Base {
    fn read(baked: Arc<[u8]>) -> Result<Self, Vec<Diagnostic>> {
        let (table, digest) = super::baked::read(&baked).map_err(|problem| vec![*problem])?;
        Ok(Self {
            baked: Some(baked),
            table,
            digest,
        })
    }
}

fn unique(root: &Table, list: &str, builder: &mut Builder<'_>) {
    let mut seen = BTreeSet::new();
    for table in root.tables(list) {
        if let Some(id) = table.text("id")
            && !seen.insert(id)
        {
            builder.error(
                "duplicate-id",
                table.place("id"),
                format!("mã `{id}` đã dùng cho một `{list}` khác"),
                format!("the id `{id}` is used by another `{list}`"),
                "đặt mã khác, hoặc gộp hai mục",
                "choose another id, or join the two entries",
            );
        }
    }
}

fn instruments_are_known(root: &Table, list: &str, builder: &mut Builder<'_>) {
    let known: BTreeSet<&str> = root
        .tables("instrument")
        .filter_map(|table| table.text("id"))
        .collect();
    for table in root.tables(list) {
        if let Some(id) = table.text("instrument")
            && !known.contains(id)
        {
            builder.check_reference(id, table.place("instrument"), "instrument");
        }
    }
}
