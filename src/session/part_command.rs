//! What the session asks of every command before it is obeyed.

use crate::model::draft::Subject;
use crate::model::id::{AnnotatorId, ArticlePath};

/// A command of a part of the session.
pub(super) trait PartCommand {
    /// Whether it makes a mark or a decision, which bear the annotator's name.
    fn needs_name(&self) -> bool {
        false
    }

    /// Whether it makes a mark of what is selected: where nothing is, there is nothing to ask a name for.
    fn marks_selection(&self) -> bool {
        false
    }

    /// What it writes as a whole, as it was typed by `own`, of the article that is read.
    fn subject(&self, _own: Option<&AnnotatorId>, _article: Option<&ArticlePath>) -> Option<Subject> {
        None
    }
}
