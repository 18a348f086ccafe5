//! Made-up histories of a province, the same for the same seed, for trials, notebooks and benchmarks.
//!
//! Nobody is meant. Every person draws an ability once; from it follow the ratings of the years (about 18 % excellent,
//! 70 % good), from a good rating the yearly title, from an excellent one with an initiative the title of base-level
//! emulation fighter, from several of these in a row the certificates of merit and the title of the province. About one
//! in a hundred was disciplined, one in five was absent for a time, one in twenty holds a post. The record is complete
//! for the years that it covers.

use time::{Date, Duration, Month};

use crate::Rulebook;
use crate::subject::{
    AbsenceEntry, AwardEntry, Complete, DisciplineEntry, EntryKind, InitiativeEntry, PostEntry, RatingEntry,
    Sex, Span, Subject, SubjectKind,
};

/// A province: its people are made one by one, each only from the seed and its number.
#[derive(Clone, Debug)]
pub struct Province {
    seed: u64,
    first_year: i32,
    years: i32,
    levels: [u16; 4],
    awards: [Option<u16>; 6],
    merit: Option<u16>,
    kind: Option<u16>,
    scopes: [u16; 2],
    category: Option<u16>,
    discipline: Option<(u16, u16)>,
    absence: Option<u16>,
    post: Option<u16>,
}

/// Numbers that follow from a seed.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound.max(1)).unwrap_or(0)
    }

    fn often(&mut self, thousandths: u64) -> bool {
        self.below(1000) < thousandths
    }
}

impl Province {
    /// A province whose record covers `years` years up to `last_year`.
    pub fn new(rulebook: &Rulebook, seed: u64, last_year: i32, years: u16) -> Self {
        let list = |of: &str| rulebook.vocabulary.list(of);
        let rank = |of: &str, id: &str| {
            let list = list(of);
            list.find(id)
                .and_then(|at| list.get(at))
                .map_or(0, |word| word.rank)
        };
        let years = i32::from(years.max(1));
        Self {
            seed,
            first_year: last_year.saturating_sub(years).saturating_add(1),
            years,
            levels: [
                rank("level", "khong-hoan-thanh"),
                rank("level", "hoan-thanh"),
                rank("level", "hoan-thanh-tot"),
                rank("level", "hoan-thanh-xuat-sac"),
            ],
            awards: [
                rulebook.awards.find("lao-dong-tien-tien"),
                rulebook.awards.find("chien-si-thi-dua-co-so"),
                rulebook.awards.find("chien-si-thi-dua-bo-tinh"),
                rulebook.awards.find("giay-khen"),
                rulebook.awards.find("bang-khen-bo-tinh"),
                rulebook.awards.find("bang-khen-thu-tuong"),
            ],
            merit: list("merit").find("cong-trang"),
            kind: list("initiative-kind").find("sang-kien"),
            scopes: [rank("scope", "co-so"), rank("scope", "bo-tinh")],
            category: list("category").find("can-bo-cong-chuc"),
            discipline: list("discipline")
                .find("khien-trach")
                .map(|form| (form, rank("discipline", "khien-trach"))),
            absence: list("absence").find("thai-san"),
            post: list("post").find("pho-chu-tich-ubnd-tinh"),
        }
    }

    /// The person of a number.
    pub fn person(&self, number: u64) -> Subject {
        let mut draw = Draw(self.seed ^ number.wrapping_mul(0xd605_0f4b_1c8f_9a35));
        let last_year = self.first_year.saturating_add(self.years).saturating_sub(1);
        let ability = draw.below(1000);
        let female = draw.often(520);
        let begun = self
            .first_year
            .saturating_sub(i32::try_from(draw.below(22)).unwrap_or(0));
        let mut complete = Complete::NOTHING;
        for kind in EntryKind::ALL {
            complete.set(
                kind,
                Span {
                    from: self.first_year,
                    to: last_year.saturating_add(1),
                },
            );
        }
        let service_from = day(begun, 9, 1);
        complete.begin(begun);
        let mut subject = Subject {
            complete,
            ..Subject::of(SubjectKind::Individual)
        };
        subject.category = self.category;
        subject.sex = Some(if female { Sex::Female } else { Sex::Male });
        subject.service_from = service_from;
        let [failed, done, good, excellent] = self.levels;
        let mut fighter_years = 0_u32;
        for year in self.first_year..=last_year {
            let luck = ability.saturating_add(draw.below(1000));
            let level = match luck {
                0..20 => failed,
                20..400 => done,
                400..1450 => good,
                _ => excellent,
            };
            subject.ratings.push(RatingEntry {
                year,
                level,
                on: None,
            });
            let initiative = draw.often(if level == excellent { 700 } else { 120 });
            if initiative {
                let wide = draw.often(220);
                subject.initiatives.push(self.initiative(year, wide));
                if draw.often(40) {
                    subject.initiatives.push(self.initiative(year, false));
                }
            }
            if level >= good && draw.often(960) {
                self.award(&mut subject, 0, year, false);
            }
            if level == excellent && initiative && draw.often(900) {
                self.award(&mut subject, 1, year, false);
                fighter_years = fighter_years.saturating_add(1);
                if fighter_years >= 3 && draw.often(400) {
                    self.award(&mut subject, 2, year, false);
                }
                if fighter_years >= 2 && draw.often(350) {
                    self.award(&mut subject, 4, year, true);
                }
                if fighter_years >= 5 && draw.often(150) {
                    self.award(&mut subject, 5, year, true);
                }
            } else {
                fighter_years = 0;
            }
            if level >= good && draw.often(160) {
                self.award(&mut subject, 3, year, true);
            }
        }
        self.rare(&mut draw, &mut subject, last_year, female);
        subject.sort();
        subject
    }

    fn rare(&self, draw: &mut Draw, subject: &mut Subject, last_year: i32, female: bool) {
        let years = u64::try_from(self.years).unwrap_or(1);
        let back = |draw: &mut Draw| last_year.saturating_sub(i32::try_from(draw.below(years)).unwrap_or(0));
        if let (true, Some((form, rank))) = (draw.often(10), self.discipline) {
            let year = back(draw);
            if let Some(on) = day(year, 5, 1) {
                subject.discipline.push(DisciplineEntry {
                    on,
                    form,
                    rank,
                    served: day(year.saturating_add(1), 5, 1),
                    revoked: None,
                });
            }
        }
        if let (true, Some(kind)) = (female && draw.often(400), self.absence) {
            let year = back(draw);
            if let Some(from) = day(year, 3, 1) {
                subject.absences.push(AbsenceEntry {
                    from,
                    until: from.checked_add(Duration::days(184)),
                    kind,
                });
            }
        }
        if let (true, Some(post)) = (draw.often(50), self.post)
            && let Some(from) = day(back(draw), 1, 1)
        {
            subject.posts.push(PostEntry {
                from,
                until: None,
                post,
            });
        }
    }

    fn initiative(&self, year: i32, wide: bool) -> InitiativeEntry {
        let [narrow_scope, wide_scope] = self.scopes;
        InitiativeEntry {
            year,
            id: None,
            name: None,
            kind: self.kind,
            scope: Some(if wide { wide_scope } else { narrow_scope }),
            void: false,
            recognised_by: None,
            on: None,
            replicable: None,
            used: Vec::new(),
        }
    }

    fn award(&self, subject: &mut Subject, which: usize, year: i32, merit: bool) {
        let Some(Some(award)) = self.awards.get(which) else {
            return;
        };
        subject.awards.push(AwardEntry {
            award: *award,
            year: Some(year),
            from_year: None,
            on: None,
            merit: if merit { self.merit } else { None },
            ground: None,
            revoked: None,
            number: None,
            by: None,
            replaced_by: None,
        });
    }
}

fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}
