//! Which places are coded already, for a search that lists those that are not.

use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::located::Located;
use crate::model::project::Project;
use crate::text::article::Article;
use crate::text::positions::Span;

/// What a person has coded.
#[derive(Clone, Debug)]
pub struct Coded {
    /// Everyone's records.
    pub project: Project,
    /// Where passages of changed articles stand.
    pub located: Located,
    /// All themes.
    pub codebook: Codebook,
    /// Whose annotations count.
    pub own: AnnotatorId,
    /// With which themes; with any, where none are named.
    pub themes: Vec<ThemeId>,
}

impl Coded {
    /// The ranges of an article that are coded, by where they start.
    #[must_use]
    pub fn spans(&self, path: &ArticlePath, article: &Article) -> Vec<Span> {
        let has_theme = |themes: &[ThemeId]| {
            self.themes.is_empty() || themes.iter().any(|id| self.themes.contains(self.codebook.resolve(id)))
        };
        let all = self.project.annotations(path).filter(|(who, ..)| **who == self.own);
        let wanted = all.filter(|(.., annotation, _)| has_theme(&annotation.themes));
        let span = |anchor| self.located.place(anchor, &article.text).and_then(|place| place.span());
        let mut spans: Vec<Span> =
            wanted.filter_map(|(.., annotation, _)| span(&annotation.anchor)).collect();
        spans.sort_unstable();
        spans
    }
}
