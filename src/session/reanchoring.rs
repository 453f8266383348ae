//! Annotations that were made in the text of a file, marks and all, are kept as they are until their owner changes them; then
//! they are taken from the reading text.

use super::open_project::OpenProject;
use crate::model::edit::Edit;
use crate::text::anchor::{Anchor, Place};
use std::sync::Arc;

/// Takes the passages of annotations that are changed from the texts that are read.
pub(super) fn reanchor(open: &OpenProject, edits: &mut [Edit]) {
    for edit in edits {
        let Edit::Annotation { article, change, .. } = edit else { continue };
        let Some(to) = change.to.as_mut() else { continue };
        let Some(article) = open.library.get(article).and_then(|entry| entry.article.as_ref()) else {
            continue;
        };
        let text = &article.text;
        let is_of_source = text.source().is_some_and(|source| *source.sha256() == to.anchor.text);
        if let (true, Some(Place::Exact(span))) = (is_of_source, to.anchor.known_place(text)) {
            Arc::make_mut(to).anchor = Anchor::of(text, span);
        }
    }
}
