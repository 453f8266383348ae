//! An article made ready to be searched. Its text is searched as it stands, so that nothing has to be kept beside it
//! and no place has to be found again in another text.

use crate::text::article::Article;
use crate::text::positions::Span;
use crate::text::structure::Label;
use std::sync::Arc;

/// An article with what searching has to know of it.
#[derive(Clone, Debug)]
pub struct Searchable {
    article: Arc<Article>,
    furniture: Vec<Span>,
}

impl Searchable {
    /// Takes an article, and the labels that were put right in it: line number and label.
    #[must_use]
    pub fn new(article: Arc<Article>, corrections: &[(usize, Label)]) -> Self {
        let furniture = if corrections.is_empty() {
            furniture_of(&article.structure.lines)
        } else {
            furniture_of(&article.structure.as_ref().clone().relabelled(corrections).lines)
        };
        Self { article, furniture }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// The reading text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.article.text.as_str()
    }

    /// The lines that do not belong to the article, in order.
    #[must_use]
    pub fn furniture(&self) -> &[Span] {
        &self.furniture
    }

    /// Whether a place lies in a line that does not belong to the article.
    #[must_use]
    pub fn is_furniture(&self, byte: usize) -> bool {
        let at = self.furniture.partition_point(|line| line.end < byte);
        self.furniture.get(at).is_some_and(|line| line.start <= byte)
    }
}

fn furniture_of(lines: &[crate::text::structure::Line]) -> Vec<Span> {
    lines.iter().filter(|line| line.label.is_furniture()).map(|line| line.span).collect()
}
