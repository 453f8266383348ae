//! How an annotation, and the article it stands in, are named.

use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath};

/// An annotation, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey {
    /// Who made it.
    pub annotator: AnnotatorId,
    /// Which one.
    pub id: AnnotationId,
}

/// An annotation with the article it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The article.
    pub article: ArticlePath,
    /// The annotation.
    pub key: MarkKey,
}
