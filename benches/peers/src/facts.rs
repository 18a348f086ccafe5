//! The subjects: what everybody is asked about, as facts from which each side builds its own input.

/// An award held.
#[derive(Clone, Debug)]
pub struct Held {
    pub award: &'static str,
    pub year: i32,
}

/// An initiative or topic.
#[derive(Clone, Copy, Debug)]
pub struct Initiative {
    pub kind: &'static str,
    pub scope: &'static str,
    pub recognised: bool,
    pub applied: bool,
    pub accepted: bool,
}

/// An inspection, by its days as in `20250301`.
#[derive(Clone, Copy, Debug)]
pub struct Proceeding {
    pub began: i64,
    pub ended: i64,
}

/// A person asked about.
#[derive(Clone, Debug)]
pub struct Facts {
    pub outstanding: bool,
    pub combat_merit: bool,
    pub awards: Vec<Held>,
    pub initiatives: Vec<Initiative>,
    pub proceedings: Vec<Proceeding>,
}

/// The year under review.
pub const YEAR: i32 = 2024;
/// The day of the decision.
pub const TODAY: i64 = 20_250_601;
/// A proceeding without end.
pub const OPEN: i64 = 99_991_231;

const BASE: &str = "chien-si-thi-dua-co-so";
const TITLE: &str = "chien-si-thi-dua-bo-tinh";
const OTHER: &str = "lao-dong-tien-tien";

fn initiative(kind: &'static str, scope: &'static str) -> Initiative {
    Initiative {
        kind,
        scope,
        recognised: true,
        applied: true,
        accepted: true,
    }
}

/// A person of ten years, as offices record them: the one that is timed.
pub fn typical() -> Facts {
    let mut awards: Vec<Held> = (2015..=2024).map(|year| Held { award: OTHER, year }).collect();
    awards.extend([2017, 2018, 2019, 2022, 2023, 2024].map(|year| Held { award: BASE, year }));
    awards.push(Held {
        award: TITLE,
        year: 2019,
    });
    Facts {
        outstanding: true,
        combat_merit: false,
        awards,
        initiatives: vec![
            initiative("sang-kien", "co-so"),
            initiative("de-tai", "co-so"),
            initiative("sang-kien", "bo-tinh"),
        ],
        proceedings: vec![Proceeding {
            began: 20_200_301,
            ended: 20_200_901,
        }],
    }
}

/// Every combination of what can decide: years, initiatives, proceedings, findings.
pub fn all() -> Vec<Facts> {
    let years: [&[i32]; 6] = [
        &[2022, 2023, 2024],
        &[2021, 2022, 2023],
        &[2022, 2024],
        &[2023, 2024],
        &[2018, 2019, 2020, 2021, 2022, 2023, 2024],
        &[],
    ];
    let titles: [&[i32]; 4] = [&[], &[2021], &[2022], &[2024]];
    let narrow = initiative("sang-kien", "co-so");
    let wide = initiative("sang-kien", "bo-tinh");
    let topic = initiative("de-tai", "toan-quoc");
    let unaccepted = Initiative {
        accepted: false,
        ..topic
    };
    let initiatives: [Vec<Initiative>; 7] = [
        vec![],
        vec![narrow],
        vec![narrow, wide],
        vec![topic],
        vec![unaccepted],
        vec![Initiative {
            applied: false,
            ..wide
        }],
        vec![Initiative {
            recognised: false,
            ..wide
        }],
    ];
    let closed = Proceeding {
        began: 20_240_301,
        ended: 20_240_901,
    };
    let open = Proceeding {
        began: 20_250_301,
        ended: OPEN,
    };
    let later = Proceeding {
        began: 20_250_801,
        ended: OPEN,
    };
    let proceedings: [Vec<Proceeding>; 4] = [vec![], vec![closed], vec![closed, open], vec![later]];
    let mut all = Vec::new();
    for base in years {
        for title in titles {
            for initiatives in &initiatives {
                for proceedings in &proceedings {
                    for (outstanding, combat_merit) in [(true, false), (false, false), (true, true)] {
                        let held = |award| move |year: &i32| Held { award, year: *year };
                        all.push(Facts {
                            outstanding,
                            combat_merit,
                            awards: base
                                .iter()
                                .map(held(BASE))
                                .chain(title.iter().map(held(TITLE)))
                                .collect(),
                            initiatives: initiatives.clone(),
                            proceedings: proceedings.clone(),
                        });
                    }
                }
            }
        }
    }
    all
}

impl Facts {
    /// The facts as JSON, for the engines that read JSON.
    pub fn to_json(&self) -> serde_json::Value {
        let awards = self.awards.iter();
        let initiatives = self.initiatives.iter();
        let proceedings = self.proceedings.iter();
        serde_json::json!({
            "year": YEAR,
            "today": TODAY,
            "outstanding": self.outstanding,
            "combat_merit": self.combat_merit,
            "awards": awards
                .map(|held| serde_json::json!({ "award": held.award, "year": held.year }))
                .collect::<Vec<_>>(),
            "initiatives": initiatives
                .map(|entry| serde_json::json!({
                    "kind": entry.kind,
                    "scope": entry.scope,
                    "recognised": entry.recognised,
                    "applied": entry.applied,
                    "accepted": entry.accepted,
                }))
                .collect::<Vec<_>>(),
            "proceedings": proceedings
                .map(|entry| serde_json::json!({ "began": entry.began, "ended": entry.ended }))
                .collect::<Vec<_>>(),
        })
    }
}

/// `2025-03-01` from `20250301`.
pub fn day(number: i64) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        number / 10_000,
        number / 100 % 100,
        number % 100
    )
}
