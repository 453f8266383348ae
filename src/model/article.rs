//! What annotators keep about one article: its annotations, and decisions about the article as a whole.

use super::annotation::Annotation;
use super::codebook::Codebook;
use super::edit::Change;
use super::id::{AnnotationId, AnnotatorId, ThemeId};
use super::imported::Origin;
use super::moment::Moment;
use crate::text::structure::LineLabel;
use crate::text::wrapping::LineEnds;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A place for one value, with what merging needs to know of it. `value` and `rivals` are what edits compare; `rev`
/// and `modified` tell how often and when it was written and are no part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot<T> {
    /// The value; `None` once it was removed, so that a merge does not bring it back.
    pub value: Option<Arc<T>>,
    /// Values that lost a conflict nobody has resolved yet, in order.
    pub rivals: Vec<Arc<T>>,
    /// How many times it was written; 0 for never.
    pub rev: u64,
    /// When it was last written.
    pub modified: Moment,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { value: None, rivals: Vec::new(), rev: 0, modified: Moment::UNKNOWN }
    }
}

impl<T: PartialEq> Slot<T> {
    /// A slot that holds a value and was never in conflict.
    #[must_use]
    pub fn of(value: Option<Arc<T>>, rev: u64, modified: Moment) -> Self {
        Self { value, rivals: Vec::new(), rev, modified }
    }

    /// Whether both hold the same; how often and when they were written does not count.
    #[must_use]
    pub fn has_content_of(&self, other: &Self) -> bool {
        self.value == other.value && self.rivals == other.rivals
    }

    /// Makes a change, and says whether it started from what stood here.
    pub(super) fn replace(&mut self, change: &Change<T>, now: Moment) -> bool {
        let settles = change.rivals.as_ref();
        if self.value != change.from || settles.is_some_and(|(from, _)| *from != self.rivals) {
            return false;
        }
        self.value.clone_from(&change.to);
        if let Some((_, to)) = settles {
            self.rivals.clone_from(to);
        }
        self.rev += 1;
        self.modified = now;
        true
    }
}

/// Which text positions refer to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextIdentity {
    /// SHA-256 of the reading text.
    pub sha256: Arc<str>,
    /// Its length in Unicode code points.
    pub characters: usize,
}

/// What an annotator decided about an article as a whole; what is `None` or empty was left as found.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The title, where the one found in the text is wrong.
    pub title: Option<String>,
    /// The date of publication, ISO 8601.
    pub date: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Labels set by hand, by line.
    pub labels: Vec<LineLabel>,
    /// How the line ends of a plain text are read.
    pub line_ends: Option<LineEnds>,
    /// Whether the annotator is through with it.
    pub is_done: bool,
    /// A memo about the article.
    pub memo: Option<String>,
    /// Themes of the whole article.
    pub themes: Vec<ThemeId>,
    /// Attributes for sorting and comparing: name and value.
    pub attributes: Vec<(String, String)>,
    /// The file it was imported from.
    pub origin: Option<Origin>,
    /// Written summaries of what it says about themes: one a theme, by theme, none of them empty.
    pub summaries: Vec<Summary>,
}

/// What an annotator wrote to sum up what an article says about a theme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Summary {
    /// The theme, as it was called for when the summary was written; it may have been merged into another since.
    pub theme: ThemeId,
    /// The summary.
    pub text: String,
}

impl About {
    /// The summary of a theme; of themes that were merged into it too, each after a blank line. Empty where there is none.
    #[must_use]
    pub fn summary(&self, theme: &ThemeId, codebook: &Codebook) -> String {
        let is_of = |summary: &&Summary| codebook.resolve(&summary.theme) == theme;
        // That of the theme itself comes first.
        let (own, merged): (Vec<_>, Vec<_>) =
            self.summaries.iter().filter(is_of).partition(|summary| summary.theme == *theme);
        let texts = own.into_iter().chain(merged).map(|summary| summary.text.as_str());
        texts.collect::<Vec<_>>().join("\n\n")
    }

    /// The same decisions with another summary of a theme, which takes the place of those of themes merged into it.
    #[must_use]
    pub fn with_summary(&self, theme: &ThemeId, text: &str, codebook: &Codebook) -> Self {
        let mut about = self.clone();
        about.summaries.retain(|summary| codebook.resolve(&summary.theme) != theme);
        let text = text.trim();
        if !text.is_empty() {
            about.summaries.push(Summary { theme: theme.clone(), text: text.to_owned() });
            about.summaries.sort_unstable();
        }
        about
    }
}

/// What one annotator keeps about one article: the content of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleRecord {
    /// The text the file's positions refer to; `None` until the record was first written.
    pub text: Option<TextIdentity>,
    /// Decisions about the article as a whole.
    pub about: Slot<About>,
    /// The annotations, removed ones included.
    pub annotations: BTreeMap<AnnotationId, Slot<Annotation>>,
}

impl ArticleRecord {
    /// The annotations that stand, by id.
    pub fn standing(&self) -> impl Iterator<Item = (AnnotationId, &Arc<Annotation>, &Slot<Annotation>)> {
        self.annotations.iter().filter_map(|(id, slot)| slot.value.as_ref().map(|value| (*id, value, slot)))
    }

    /// Whether anything stands in it.
    #[must_use]
    pub fn holds_anything(&self) -> bool {
        self.about.value.is_some() || self.standing().next().is_some()
    }
}

/// One article's records, by annotator.
pub type ArticleNotes = BTreeMap<AnnotatorId, ArticleRecord>;

/// An annotation with whose it is, its id and its slot.
pub type Standing<'p> = (&'p AnnotatorId, AnnotationId, &'p Arc<Annotation>, &'p Slot<Annotation>);

/// Every annotation among an article's records that stands, of everyone.
pub fn standing(notes: Option<&ArticleNotes>) -> impl Iterator<Item = Standing<'_>> {
    notes.into_iter().flatten().flat_map(|(who, record)| {
        record.standing().map(move |(id, annotation, slot)| (who, id, annotation, slot))
    })
}
