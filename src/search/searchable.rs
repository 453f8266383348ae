//! An article made ready to be searched. Its text is searched as it stands, so that nothing has to be kept beside it
//! and no place has to be found again in another text.

use super::left_typing::MeantText;
use super::odd_letters::odd_lines;
use crate::text::article::Article;
use crate::text::positions::Span;
use crate::text::structure::LineLabel;
use std::sync::{Arc, OnceLock};

/// An article with what searching has to know of it.
#[derive(Clone, Debug)]
pub struct Searchable {
    article: Arc<Article>,
    boilerplate: Vec<Span>,
    odd_lines: OnceLock<Vec<Span>>,
    meant: OnceLock<Option<Box<MeantText>>>,
}

impl Searchable {
    /// Takes an article, and the labels that were put right in it.
    #[must_use]
    pub fn new(article: Arc<Article>, corrections: &[LineLabel]) -> Self {
        let boilerplate = if corrections.is_empty() {
            boilerplate_of(&article.structure.lines)
        } else {
            boilerplate_of(&article.structure.as_ref().clone().relabelled(corrections).lines)
        };
        Self { article, boilerplate, odd_lines: OnceLock::new(), meant: OnceLock::new() }
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
    pub fn boilerplate(&self) -> &[Span] {
        &self.boilerplate
    }

    /// The lines that have to be compared letter by letter. The text is read for that once, when it is searched first
    /// or at this call.
    pub fn odd_lines(&self) -> &[Span] {
        self.odd_lines.get_or_init(|| odd_lines(self.as_str()))
    }

    /// The text as it was meant, where it was left as the keys of an input method; that is looked at once.
    pub(super) fn meant(&self) -> Option<&MeantText> {
        self.meant.get_or_init(|| MeantText::of(self.as_str()).map(Box::new)).as_deref()
    }

    /// Whether a place lies in a line that does not belong to the article.
    #[must_use]
    pub fn is_boilerplate(&self, byte: usize) -> bool {
        let at = self.boilerplate.partition_point(|line| line.end < byte);
        self.boilerplate.get(at).is_some_and(|line| line.start <= byte)
    }
}

fn boilerplate_of(lines: &[crate::text::structure::Line]) -> Vec<Span> {
    lines.iter().filter(|line| line.label.is_boilerplate()).map(|line| line.span).collect()
}
