//! Which passages stand behind a number, in words that a query can be made of.

use super::coded::Below;
use crate::model::id::{ArticlePath, ThemeId};

/// Which passages stand behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassagesBehind<'p> {
    /// Those of this theme; all where it is `None`.
    pub theme: Option<&'p ThemeId>,
    /// Whether those of the themes below it are among them.
    pub below: Below,
    /// In which articles.
    pub articles: ArticlesBehind<'p>,
}

/// Which articles stand behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticlesBehind<'p> {
    /// Those whose dates begin so: `2019-07`.
    Dated(String),
    /// Those without a date.
    Undated,
    /// Just these.
    These(Vec<&'p ArticlePath>),
}
