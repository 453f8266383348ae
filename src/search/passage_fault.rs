//! Why a question about passages cannot be answered, and at which character of what was typed.

use super::passage_query::Named;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageFault {
    /// The first code point that is wrong; the text's length where something is missing at its end.
    pub char_idx: usize,
    /// The code point after the last one that is; the same where something is missing.
    pub char_end: usize,
    /// What is wrong.
    pub kind: PassageFaultKind,
}

/// What is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageFaultKind {
    /// A quotation has no end.
    OpenQuote,
    /// A parenthesis is not closed.
    OpenParenthesis,
    /// A parenthesis is closed that was not opened.
    StrayParenthesis,
    /// Something to ask for is missing.
    NoTerm,
    /// Two things stand side by side, and nothing says how they belong together.
    NoConnective,
    /// Nothing of this name can be asked for.
    NoField(String),
    /// What it is to be is missing.
    NoValue,
    /// Only dates are earlier or later.
    NoOrder,
    /// It is no date.
    NoDate(String),
    /// It is no state of a passage.
    NoState(String),
    /// Parentheses are nested too deep.
    TooDeep,
    /// Nobody and nothing has this name; the names most like it.
    Unknown { what: Named, name: String, suggested: Vec<String> },
    /// Several have this name; how each can be called.
    Ambiguous { what: Named, name: String, suggested: Vec<String> },
}

impl PassageFault {
    pub(super) fn new(at: std::ops::Range<usize>, kind: PassageFaultKind) -> Self {
        Self { char_idx: at.start, char_end: at.end, kind }
    }
}
