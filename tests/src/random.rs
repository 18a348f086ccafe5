//! Random histories over the codes of a rulebook: full of holes, boundaries and repetitions.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a generator of tests on small numbers"
)]

use rust_decimal::Decimal;
use thidua::Rulebook;
use thidua::subject::{
    AbsenceEntry, AwardEntry, Complete, Composition, DisciplineEntry, EntryKind, FactEntry, FindingEntry,
    InitiativeEntry, MovementEntry, PostEntry, ProceedingEntry, RatingEntry, ServiceEntry, Sex, Span,
    Subject, SubjectKind, UseEntry,
};
use time::Date;

/// Numbers that are the same for the same seed.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0.wrapping_shl(13);
        self.0 ^= self.0.wrapping_shr(7);
        self.0 ^= self.0.wrapping_shl(17);
        let mixed = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_shr(33);
        usize::try_from(mixed)
            .unwrap_or(0)
            .checked_rem(bound.max(1))
            .unwrap_or(0)
    }

    /// True so many times of a hundred.
    pub fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number of a range.
    pub fn range(&mut self, from: i32, to: i32) -> i32 {
        let width = usize::try_from(to.saturating_sub(from).saturating_add(1)).unwrap_or(1);
        from.saturating_add(i32::try_from(self.below(width)).unwrap_or(0))
    }

    /// A value, or none.
    pub fn maybe<T>(&mut self, percent: usize, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.often(percent) {
            Some(value(self))
        } else {
            None
        }
    }

    /// A day near the ends of a year, or inside.
    pub fn day(&mut self, from: i32, to: i32) -> Date {
        let year = self.range(from, to);
        let ordinal = match self.below(4) {
            0 => 1,
            1 => time::util::days_in_year(year),
            _ => u16::try_from(self.range(1, 365)).unwrap_or(1),
        };
        Date::from_ordinal_date(year, ordinal).unwrap_or(Date::MIN)
    }
}

fn code(dice: &mut Dice, law: &Rulebook, list: &str) -> u16 {
    u16::try_from(dice.below(law.vocabulary.list(list).len())).unwrap_or(0)
}

fn rank(dice: &mut Dice, law: &Rulebook, list: &str) -> u16 {
    let number = code(dice, law, list);
    law.vocabulary.list(list).get(number).map_or(0, |word| word.rank)
}

fn list<T>(dice: &mut Dice, most: usize, mut entry: impl FnMut(&mut Dice) -> T) -> Vec<T> {
    (0..dice.below(most.saturating_add(1)))
        .map(|_| entry(dice))
        .collect()
}

fn span(dice: &mut Dice, last: i32) -> Span {
    let open = |dice: &mut Dice, end: i32, year: i32| if dice.often(40) { end } else { year };
    let (from, to) = (dice.range(last - 15, last), dice.range(last - 2, last + 1));
    Span {
        from: open(dice, i32::MIN, from),
        to: open(dice, i32::MAX, to),
    }
}

fn complete(dice: &mut Dice, last: i32) -> Complete {
    match dice.below(3) {
        0 => Complete::EVERYTHING,
        1 => Complete::NOTHING,
        _ => {
            let mut complete = Complete::NOTHING;
            let all = span(dice, last);
            for kind in EntryKind::ALL {
                let own = span(dice, last);
                complete.set(kind, if dice.often(60) { all } else { own });
            }
            complete
        }
    }
}

/// A history that ends about a year, with its entries in order.
pub fn subject(dice: &mut Dice, law: &Rulebook, last: i32, favourites: &[u16]) -> Subject {
    let old = if dice.often(5) { last - 70 } else { last - 12 };
    let awards = u16::try_from(law.awards.len()).unwrap_or(1);
    let award = |dice: &mut Dice| {
        if favourites.is_empty() || dice.often(20) {
            u16::try_from(dice.below(usize::from(awards))).unwrap_or(0)
        } else {
            favourites.get(dice.below(favourites.len())).copied().unwrap_or(0)
        }
    };
    let kinds: Vec<SubjectKind> = SubjectKind::all().collect();
    let kind = match dice.below(10) {
        0..5 => SubjectKind::Individual,
        5..7 => SubjectKind::Collective,
        _ => kinds
            .get(dice.below(kinds.len()))
            .copied()
            .unwrap_or(SubjectKind::Household),
    };
    let service_from = dice.maybe(50, |dice| dice.day(last - 40, last));
    let established = dice.maybe(30, |dice| dice.day(last - 40, last));
    let mut complete = complete(dice, last);
    if let Some(begins) = service_from.or(established).filter(|_| dice.often(80)) {
        complete.begin(begins.year());
    }
    let mut subject = Subject {
        id: Some(format!("x-{}", dice.below(1_000_000))),
        category: dice.maybe(70, |dice| code(dice, law, "category")),
        sex: dice.maybe(70, |dice| if dice.often(50) { Sex::Female } else { Sex::Male }),
        service_from,
        established,
        area: dice.maybe(50, |dice| code(dice, law, "area")),
        period: dice.maybe(50, |dice| code(dice, law, "period")),
        complete,
        ..Subject::of(kind)
    };
    let good = dice.below(100);
    for year in dice.range(old, last)..=last + 1 {
        if dice.often(92) {
            subject.ratings.push(RatingEntry {
                year,
                level: if dice.often(good) {
                    law.vocabulary
                        .list("level")
                        .iter()
                        .map(|word| word.rank)
                        .max()
                        .unwrap_or(0)
                } else {
                    rank(dice, law, "level")
                },
                on: dice.maybe(20, |dice| dice.day(year, year + 1)),
            });
        }
    }
    subject.awards = list(dice, 14, |dice| {
        let year = dice.maybe(85, |dice| dice.range(old, last + 1));
        AwardEntry {
            award: award(dice),
            year,
            from_year: None,
            on: dice.maybe(30, |dice| dice.day(old, last + 1)),
            merit: dice.maybe(70, |dice| code(dice, law, "merit")),
            ground: None,
            revoked: dice.maybe(4, |dice| dice.day(last - 3, last + 1)),
            number: dice.maybe(10, |dice| format!("{}", dice.below(3))),
            by: None,
            replaced_by: None,
        }
    });
    if dice.often(40) {
        // A title year after year.
        let title = award(dice);
        for year in dice.range(last - 8, last)..=last {
            subject.awards.push(AwardEntry {
                award: title,
                year: Some(year),
                from_year: None,
                on: None,
                merit: None,
                ground: None,
                revoked: None,
                number: None,
                by: None,
                replaced_by: None,
            });
        }
    }
    subject.initiatives = list(dice, 5, |dice| InitiativeEntry {
        year: dice.range(old.max(last - 8), last + 1),
        id: dice.maybe(50, |dice| format!("sk-{}", dice.below(9))),
        name: None,
        kind: dice.maybe(85, |dice| code(dice, law, "initiative-kind")),
        scope: dice.maybe(85, |dice| rank(dice, law, "scope")),
        void: dice.often(8),
        recognised_by: None,
        on: dice.maybe(20, |dice| dice.day(last - 8, last + 1)),
        replicable: None,
        used: if dice.often(30) {
            list(dice, 2, |dice| UseEntry {
                award: award(dice),
                year: dice.maybe(80, |dice| dice.range(last - 3, last)),
            })
        } else {
            Vec::new()
        },
    });
    rare_entries(dice, law, last, &mut subject);
    subject.sort();
    subject
}

fn rare_entries(dice: &mut Dice, law: &Rulebook, last: i32, subject: &mut Subject) {
    let old = last - 30;
    let until = |dice: &mut Dice, from: Date| {
        dice.maybe(70, |dice| {
            from.checked_add(time::Duration::days(dice.range(1, 4000).into()))
                .unwrap_or(Date::MAX)
        })
    };
    subject.discipline = if dice.often(25) {
        list(dice, 2, |dice| {
            let form = code(dice, law, "discipline");
            DisciplineEntry {
                on: dice.day(last - 5, last + 1),
                form,
                rank: law
                    .vocabulary
                    .list("discipline")
                    .get(form)
                    .map_or(0, |word| word.rank),
                served: dice.maybe(60, |dice| dice.day(last - 4, last + 1)),
                revoked: dice.maybe(10, |dice| dice.day(last - 4, last + 1)),
            }
        })
    } else {
        Vec::new()
    };
    subject.proceedings = list(dice, 1, |dice| ProceedingEntry {
        from: dice.day(last - 2, last),
        kind: code(dice, law, "proceeding"),
        cleared: None,
        closed: None,
    });
    subject.absences = list(dice, 2, |dice| {
        let from = dice.day(last - 8, last);
        AbsenceEntry {
            from,
            until: until(dice, from),
            kind: code(dice, law, "absence"),
        }
    });
    subject.posts = list(dice, 4, |dice| {
        let from = dice.day(old, last);
        PostEntry {
            from,
            until: until(dice, from),
            post: code(dice, law, "post"),
        }
    });
    subject.service = list(dice, 3, |dice| {
        let from = dice.day(old, last);
        ServiceEntry {
            from,
            until: until(dice, from),
            kind: code(dice, law, "service"),
            area: dice.maybe(50, |dice| code(dice, law, "area")),
        }
    });
    subject.movements = list(dice, 2, |dice| MovementEntry {
        name: None,
        launched_by: dice.maybe(70, |dice| code(dice, law, "launcher")),
        from: dice.maybe(70, |dice| dice.day(old, last - 3)),
        until: dice.maybe(70, |dice| dice.day(last - 3, last + 1)),
        thematic: dice.maybe(70, |dice| dice.often(50)),
        review: dice.maybe(70, |dice| code(dice, law, "review")),
        result: dice.maybe(70, |dice| code(dice, law, "result")),
        year: dice.maybe(70, |dice| dice.range(last - 5, last)),
    });
    subject.findings = list(dice, law.vocabulary.list("finding").len(), |dice| FindingEntry {
        finding: code(dice, law, "finding"),
        year: dice.maybe(30, |dice| dice.range(last - 3, last)),
        holds: dice.often(85),
    });
    subject.facts = list(dice, 2, |dice| FactEntry {
        fact: code(dice, law, "fact"),
        year: dice.maybe(60, |dice| dice.range(last - 2, last)),
        value: dice.maybe(70, |dice| Decimal::from(dice.below(100))),
        day: dice.maybe(40, |dice| dice.day(last - 1, last)),
    });
    if subject.kind != SubjectKind::Individual {
        subject.compositions = list(dice, 2, |dice| Composition {
            year: dice.range(last - 2, last),
            counts: (0_u16..)
                .take(law.counts.len())
                .filter(|_| dice.often(70))
                .collect::<Vec<_>>()
                .into_iter()
                .map(|count| (count, u32::try_from(dice.below(12)).unwrap_or(0)))
                .collect(),
        });
        if dice.often(30) && old > 1900 {
            subject.members = list(dice, 4, |dice| {
                let mut member = self::subject(dice, law, last, &[]);
                member.kind = SubjectKind::Individual;
                member.members = Vec::new();
                member
            });
        }
    }
}
