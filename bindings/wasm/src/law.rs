//! The law: assessing, paths, money, the catalogue and the criteria on a day.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use thidua::assess::Matter;
use thidua::law::Interval;
use thidua::law::money::MoneyQuestion;
use thidua::slate::Slate;
use thidua::subject::{Subject, SubjectKind};
use thidua::{Diagnostic, Rulebook};
use time::Date;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{block, language, parsed, refused, to_json, written};

/// What is asked beside the subject and the award.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    on: Option<String>,
    received: Option<String>,
    proposed: Option<String>,
    year: Option<i32>,
    grant_findings: bool,
    grant_conduct: bool,
    readings: BTreeMap<String, String>,
    years_ahead: Option<u8>,
}

/// A question about money.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AskedMoney {
    award: String,
    recipient: String,
    on: String,
    giver: Option<String>,
    own: Option<String>,
    #[serde(default)]
    posthumous: bool,
    #[serde(default)]
    readings: BTreeMap<String, String>,
}

/// The law on every day.
#[wasm_bindgen]
pub struct LawHandle(Rulebook);

#[wasm_bindgen]
impl LawHandle {
    /// The bundled law.
    pub fn vietnam() -> Result<Self, String> {
        wire(Rulebook::from_baked(thidua_law::BAKED)).map(Self)
    }

    /// The same law with a bylaw.
    #[cfg(feature = "toml")]
    #[wasm_bindgen(js_name = withBylaw)]
    pub fn with_bylaw(&self, text: &str, name: &str) -> Result<Self, String> {
        wire(self.0.with_files(&[thidua::diagnostic::Source::new(name, text)])).map(Self)
    }

    /// Digest of the law.
    pub fn digest(&self) -> String {
        self.0.digest.clone()
    }

    /// A history in its canonical form: codes for names, entries in order.
    #[wasm_bindgen(js_name = subjectJson)]
    pub fn subject(&self, subject: &str) -> Result<String, String> {
        wire(
            self.read(subject)
                .map(|subject| written(&subject.to_json(&self.0))),
        )
    }

    /// The assessment as JSON.
    #[wasm_bindgen(js_name = assessJson)]
    pub fn assess(&self, subject: &str, award: &str, options: &str) -> Result<String, String> {
        wire(self.asked(subject, award, options, |subject, award, matter| {
            Ok(self.0.assess(subject, award, matter)?.to_json())
        }))
        .map(|json| written(&json))
    }

    /// The assessment in words: summary, and blocks with the tree of reasons.
    #[wasm_bindgen(js_name = explainJson)]
    pub fn explain(&self, subject: &str, award: &str, options: &str, lang: &str) -> Result<String, String> {
        wire(self.asked(subject, award, options, |subject, award, matter| {
            let assessment = self.0.assess(subject, award, matter)?;
            let blocks: Vec<Value> = assessment
                .document(language(lang))
                .blocks
                .iter()
                .map(block)
                .collect();
            Ok(json!({ "summary": assessment.summary(language(lang)), "blocks": blocks }))
        }))
        .map(|json| written(&json))
    }

    /// The way to an award as JSON, with its words.
    #[wasm_bindgen(js_name = pathJson)]
    pub fn path(&self, subject: &str, award: &str, options: &str, lang: &str) -> Result<String, String> {
        wire(self.asked(subject, award, options, |subject, award, matter| {
            let ahead = parsed::<Options>(options)
                .ok()
                .and_then(|options| options.years_ahead);
            let path = self.0.path(subject, award, matter, ahead.unwrap_or(15))?;
            let mut form = path.to_json(&self.0);
            if let Some(form) = form.as_object_mut() {
                form.insert("text".to_owned(), json!(path.to_text(&self.0, language(lang))));
            }
            Ok(form)
        }))
        .map(|json| written(&json))
    }

    /// The awards the subject can be proposed for now, as JSON.
    #[wasm_bindgen(js_name = proposableJson)]
    pub fn proposable(&self, subject: &str, options: &str) -> Result<String, String> {
        let found = || {
            let subject = self.read(subject)?;
            let matter = self.matter(&parsed::<Options>(options)?)?;
            let found = self
                .0
                .proposable(&subject, &matter)
                .map_err(|problem| vec![*problem])?;
            let found: Vec<Value> = found
                .iter()
                .map(|one| json!({ "award": one.award.id, "name": one.award.name(matter.on), "verdict": one.verdict }))
                .collect();
            Ok(written(&Value::from(found)))
        };
        wire(found())
    }

    /// The money of a decision as JSON, with its words.
    #[wasm_bindgen(js_name = moneyJson)]
    pub fn money(&self, question: &str, lang: &str) -> Result<String, String> {
        let answer = || {
            let asked: AskedMoney = parsed(question)?;
            let recipient = SubjectKind::from_word(&asked.recipient)
                .or_else(|| thidua::law::money::recipient(&asked.recipient))
                .ok_or_else(|| {
                    let word = &asked.recipient;
                    refused(
                        "unknown-recipient",
                        format!("không rõ đối tượng `{word}`"),
                        format!("unknown recipient `{word}`"),
                    )
                })?;
            let own = match &asked.own {
                None => None,
                Some(own) => Some(own.parse().map_err(|_| {
                    refused(
                        "number",
                        format!("`{own}` không phải số thập phân"),
                        format!("`{own}` is no decimal"),
                    )
                })?),
            };
            let question = MoneyQuestion {
                giver: asked.giver,
                own,
                posthumous: asked.posthumous,
                readings: asked.readings,
                ..MoneyQuestion::new(asked.award, recipient, day(&asked.on)?)
            };
            let money = self.0.money(&question)?;
            let mut form = serde_json::to_value(&money).unwrap_or_default();
            if let Some(form) = form.as_object_mut() {
                form.insert("sentence".to_owned(), json!(money.sentence(language(lang))));
            }
            Ok(written(&form))
        };
        wire(answer())
    }

    /// A sheet of decisions worked out: rows of cells in, the first row holds the headings.
    #[wasm_bindgen(js_name = moneySheetJson)]
    pub fn money_sheet(&self, rows: &str) -> Result<String, String> {
        let answer = || {
            let rows: Vec<Vec<String>> = parsed(rows)?;
            let sheet = self.0.money_sheet(&rows, self.0.readings());
            Ok(serde_json::to_string(&sheet).unwrap_or_default())
        };
        wire(answer())
    }

    /// A list of candidates: who stands, who is cut, and by which rule.
    #[wasm_bindgen(js_name = slateJson)]
    pub fn slate(&self, slate: &str, lang: &str) -> Result<String, String> {
        let answer = || {
            let slate = Slate::read("<slate>.json", slate, &self.0)?;
            let answer = self.0.slate(&slate).map_err(|problem| vec![*problem])?;
            let mut form = answer.to_json(&self.0);
            if let Some(form) = form.as_object_mut() {
                let blocks = answer.document(&self.0, language(lang)).blocks;
                let blocks: Vec<Value> = blocks.iter().map(block).collect();
                form.insert("blocks".to_owned(), Value::from(blocks));
            }
            Ok(written(&form))
        };
        wire(answer())
    }

    /// What differs between two days, for one award, or for all where it is empty.
    #[wasm_bindgen(js_name = diffJson)]
    pub fn diff(&self, from: &str, until: &str, award: &str) -> Result<String, String> {
        let found = || {
            let award = if award.is_empty() {
                None
            } else {
                Some(self.award(award)?)
            };
            let changes = self.0.diff(day(from)?, day(until)?, award);
            Ok(serde_json::to_string(&changes).unwrap_or_default())
        };
        wire(found())
    }

    /// Awards, codes, doubts and instruments, with the names of a day.
    #[wasm_bindgen(js_name = catalogueJson)]
    pub fn catalogue(&self, on: &str) -> Result<String, String> {
        wire(day(on).map(|day| written(&self.catalogue_on(day))))
    }

    /// The criteria of an award on a day: rules with their points, articles and words.
    #[wasm_bindgen(js_name = criteriaJson)]
    pub fn criteria(&self, award: &str, on: &str) -> Result<String, String> {
        let found = || {
            let award = self.award(award)?;
            Ok(written(&self.criteria_on(award, day(on)?)))
        };
        wire(found())
    }
}

impl LawHandle {
    fn read(&self, subject: &str) -> Result<Subject, Vec<Diagnostic>> {
        Subject::from_json("<subject>", &parsed(subject)?, &self.0)
    }

    fn award(&self, spelling: &str) -> Result<u16, Vec<Diagnostic>> {
        let found = self.0.awards.find(spelling);
        found.ok_or_else(|| vec![thidua::cases::unknown_award(&self.0, spelling)])
    }

    fn matter(&self, options: &Options) -> Result<Matter, Vec<Diagnostic>> {
        let Some(on) = &options.on else {
            return Err(refused(
                "missing-key",
                "thiếu `on`: ngày quyết định".to_owned(),
                "`on` is missing: the day of the decision".to_owned(),
            ));
        };
        let optional = |text: &Option<String>| text.as_deref().map(day).transpose();
        Ok(Matter {
            received: optional(&options.received)?,
            proposed: optional(&options.proposed)?,
            year: options.year,
            grant_findings: options.grant_findings,
            grant_conduct: options.grant_conduct,
            readings: Some(self.0.readings_with(&options.readings)?),
            ..Matter::on(day(on)?)
        })
    }

    fn asked(
        &self,
        subject: &str,
        award: &str,
        options: &str,
        answer: impl FnOnce(&Subject, u16, &Matter) -> Result<Value, Box<Diagnostic>>,
    ) -> Result<Value, Vec<Diagnostic>> {
        let subject = self.read(subject)?;
        let award = self.award(award)?;
        let matter = self.matter(&parsed::<Options>(options)?)?;
        answer(&subject, award, &matter).map_err(|problem| vec![*problem])
    }

    fn catalogue_on(&self, on: Date) -> Value {
        let law = &self.0;
        let awards: Vec<Value> = law
            .awards
            .iter()
            .map(|(_, award)| {
                json!({
                    "id": award.id, "name": award.name(on), "kind": award.kind, "rank": award.rank,
                    "recipients": thidua::law::in_force(&award.recipients, on).map(|dated| &dated.value),
                })
            })
            .collect();
        let lists = [
            "category",
            "area",
            "period",
            "level",
            "merit",
            "ground",
            "initiative-kind",
            "scope",
            "discipline",
            "proceeding",
            "absence",
            "post",
            "service",
            "finding",
            "count",
            "fact",
            "authority",
            "movement-review",
            "movement-result",
        ];
        let words: serde_json::Map<String, Value> = lists
            .iter()
            .map(|of| {
                let list: Vec<Value> = law
                    .vocabulary
                    .list(of)
                    .iter()
                    .map(|word| json!({ "id": word.id, "name": word.name, "rank": word.rank, "aliases": word.aliases }))
                    .collect();
                ((*of).to_owned(), Value::from(list))
            })
            .collect();
        json!({
            "on": on,
            "digest": law.digest,
            "awards": awards,
            "words": words,
            "kinds": SubjectKind::all().map(SubjectKind::word).collect::<Vec<_>>(),
            "instruments": law.instruments,
            "regimes": law.regimes_on(on).map(|regime| &regime.id).collect::<Vec<_>>(),
            "readings": law.doubts,
        })
    }

    fn criteria_on(&self, award: u16, on: Date) -> Value {
        let law = &self.0;
        let rules: Vec<Value> = law
            .rules_of(award)
            .filter(|rule| rule.in_force_on(on))
            .map(|rule| {
                let instrument = law.instrument(&rule.instrument);
                let points: Vec<Value> = rule
                    .points
                    .iter()
                    .map(|point| {
                        json!({
                            "id": point.id, "name": point.name, "text": point.text, "cite": point.origin.cite,
                            "grade": point.origin.grade, "basis": point.origin.basis,
                        })
                    })
                    .collect();
                json!({
                    "id": format!("{}.{}", law.awards.id(rule.award), rule.id),
                    "name": rule.name, "cite": rule.origin.cite, "grade": rule.origin.grade,
                    "instrument": rule.instrument, "number": instrument.map(|instrument| &instrument.number),
                    "selective": rule.selective, "in_force": in_force(rule.in_force), "text": rule.text,
                    "recipients": rule.recipients.iter().map(SubjectKind::word).collect::<Vec<_>>(),
                    "points": points,
                })
            })
            .collect();
        let name = law.awards.get(award).map(|award| award.name(on));
        json!({ "award": law.awards.id(award), "name": name, "on": on, "rules": rules })
    }
}

fn in_force(days: Interval) -> Value {
    json!({ "from": days.from, "until": days.until })
}

fn day(text: &str) -> Result<Date, Vec<Diagnostic>> {
    thidua::calendar::written_day(text).ok_or_else(|| {
        refused(
            "bad-date",
            format!("`{text}` không phải ngày; ghi dạng 2025-06-01"),
            format!("`{text}` is no date; write it as 2025-06-01"),
        )
    })
}

fn wire<T>(result: Result<T, Vec<Diagnostic>>) -> Result<T, String> {
    result.map_err(|problems| to_json(&problems))
}
