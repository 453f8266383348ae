//! Where passages stand, as people cite it, and what is selected as a quotation with its source.

use super::open_project::OpenProject;
use super::reading::Selection;
use super::sitting::Session;
use crate::exchange::citation::Values;
use crate::exchange::place::{number_of, place_of};
use crate::model::id::ArticlePath;
use crate::text::positions::Span;

impl OpenProject {
    /// The place of a range of an article's text, "002 §15"; `None` where the article is not read.
    #[must_use]
    pub fn place_of(&self, path: &ArticlePath, span: Span) -> Option<String> {
        let article = self.library.get(path)?.article.as_ref()?;
        place_of(&number_of(path, self.library.keys()), &article.structure, span)
    }
}

impl Session {
    /// What is selected as a quotation: text, else an annotation, else the sentence under the cursor. Themes and note
    /// are those of one's own annotation of just that range, or of the selected one; the date is ISO 8601.
    #[must_use]
    pub fn quotation(&self) -> Option<Values> {
        let (open, reading) = self.reading()?;
        let selected = reading.selected_mark();
        let selection = reading.selection.map(Selection::span);
        let span = selection.or(selected.map(|mark| mark.span)).or(reading.sentence)?;
        let is_own = |key: &super::mark_key::MarkKey| Some(&key.annotator) == self.annotator();
        let of_range = || reading.marks.iter().find(|mark| mark.span == span && is_own(&mark.key));
        let mark = selected.filter(|mark| mark.span == span).or_else(of_range);
        let themes = mark.map(|mark| {
            let names =
                mark.annotation.themes.iter().map(|id| open.codebook.full_name(open.codebook.resolve(id)));
            names.collect::<Vec<_>>().join("; ")
        });
        let facts =
            open.library.get(&reading.path).map(|entry| entry.facts.as_ref().clone()).unwrap_or_default();
        Some(Values {
            quote: span.of(reading.text()).to_owned(),
            title: facts.title.unwrap_or_default(),
            date: facts.date.unwrap_or_default(),
            source: facts.source.unwrap_or_default(),
            author: facts.author.unwrap_or_default(),
            place: open.place_of(&reading.path, span).unwrap_or_default(),
            article: reading.path.to_string(),
            themes: themes.unwrap_or_default(),
            note: mark.and_then(|mark| mark.annotation.note.clone()).unwrap_or_default(),
        })
    }
}
