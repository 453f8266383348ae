//! Questions of texts and of annotations: what a person is looking for, and where it stands, in one article and in all;
//! and which annotated passages meet a query. Knows no disk, no window and no clock; whoever asks may stop it at any
//! time.

pub mod corpus;
pub mod equivalents;
pub mod finder;
pub mod needle;
pub mod passage_evaluation;
pub mod passage_fault;
pub mod passage_names;
pub mod passage_parser;
pub mod passage_printer;
pub mod passage_query;
pub mod passage_question;
pub mod passage_scope;
pub mod passage_spelling;
pub mod passage_sweeps;
pub mod searchable;
pub mod surroundings;
pub mod telex;
pub mod text_query;

mod anchor;
mod any_spelling;
mod byte_scan;
mod left_typing;
mod letter_table;
mod lookahead;
mod near;
mod odd_letters;
mod passage_dates;
mod passage_tokens;
mod pattern;
mod ranking;
mod word_ends;
mod word_pattern;

pub use self::corpus::{Corpus, CorpusArticle, CorpusHit, Findings, HitTally, search};
pub use self::equivalents::{Equivalents, SpellingGroup};
pub use self::finder::{Finder, Hit};
pub use self::needle::Needle;
pub use self::searchable::Searchable;
pub use self::text_query::{FaultKind, QueryFault, TextQuery, Way};
