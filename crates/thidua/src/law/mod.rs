//! The law as a rulebook: instruments, awards, criteria and general rules, each with the days it is in force.
//!
//! ```
//! use thidua::{Rulebook, diagnostic::Source};
//! let text = r#"
//! schema = 1
//! [law]
//! instrument = "vn.vi-du"
//! subject = "ví dụ"
//! [[instrument]]
//! id = "vn.vi-du"
//! number = "01/VD"
//! name = "Văn bản ví dụ"
//! issuer = "Cơ quan"
//! kind = "decision"
//! "#;
//! let rulebook = Rulebook::read(&[Source::new("vi-du.toml", text)]).unwrap();
//! assert_eq!(rulebook.instruments[0].number, "01/VD");
//! ```

mod baked;
mod build_counted;
mod build_point;
mod bylaw;
mod cap;
mod catalogue;
mod change;
mod check_points;
mod codes;
mod count;
mod coverage;
mod covered;
mod doubt;
mod fold;
mod general;
mod instrument;
mod interval;
mod merge;
pub mod money;
mod point;
pub mod procedure;
pub mod rating;
mod readings;
mod rule;
mod rulebook;
mod vocabulary;

pub use cap::{CapAnswer, CapBase, CapCounts, CapFigure, CapRule, Capped};
pub use catalogue::{Award, AwardKind, Catalogue, Dated, Decider, Frequency, in_force};
pub use change::{Change, ChangeKind, Part, State};
pub(crate) use codes::Codes;
pub use count::CountRule;
pub use coverage::{Coverage, DecidedPoints};
pub use covered::Uncovered;
pub use doubt::{Doubt, DoubtOption, UNDECIDED};
pub use fold::fold;
pub use general::{
    BarRule, CountingRule, ExclusionKind, ExclusionRule, Gap, GapKind, OptionAnswer, Principle,
    ReductionRule, ReuseRule, TieBreakRule,
};
pub use instrument::{ChosenBy, Earlier, LawCaveat, LawInstrument, Regime, Transition};
pub use interval::Interval;
pub use point::{
    AwardFilter, Compare, CountSpan, Finding, MovementFilter, Point, PointAt, Run, Service, Test,
};
pub use readings::Readings;
pub use rule::Rule;
pub use rulebook::Rulebook;
pub use vocabulary::{Vocabulary, Word, WordList};
