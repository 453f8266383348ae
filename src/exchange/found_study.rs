//! What the reader of another program's project gives.

use super::study::Study;
use super::told_text::Counting;
use crate::documents::document::LeftOut;

/// A study that a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundStudy {
    /// Its sources with their texts, its coders, codes and codings. Positions are code points of the reading text. Where the
    /// file tells the words of a coding they are its `quote`, else that is empty; a coding of which only the words are known
    /// has `start` and `end` 0.
    pub study: Study,
    /// What could not be taken, by kind.
    pub left_out: Vec<LeftOut>,
    /// How its positions were counted, where that is not sure.
    pub unsure: Option<UnsureCounting>,
}

/// The counting that was taken, and those that it may be all the same, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsureCounting {
    pub taken: Counting,
    pub others: Vec<Counting>,
}
