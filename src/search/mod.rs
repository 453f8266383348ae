//! Questions of texts: what a person is looking for, and where it stands, in one article and in all. Knows no disk, no
//! window and no clock; whoever asks may stop it at any time.

pub mod corpus;
pub mod finder;
pub mod searchable;
pub mod surroundings;
pub mod telex;
pub mod text_query;

mod anchor;
mod byte_scan;
mod letter_table;
mod near;
mod odd_letters;
mod pattern;
mod ranking;
mod word_pattern;

pub use self::corpus::{Corpus, CorpusArticle, CorpusHit, Findings, Tally, search};
pub use self::finder::{Finder, Hit};
pub use self::searchable::Searchable;
pub use self::text_query::{FaultKind, QueryFault, TextQuery, Way};
