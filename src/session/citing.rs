//! Where passages stand, as people cite it, and what is selected as a quotation with its source.

use super::mark_key::{MarkKey, Passage};
use super::open_project::OpenProject;
use super::reading::{Reading, Selection};
use crate::exchange::citation::Values;
use crate::exchange::place::{number_of, numbers_of, place_of};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::text::positions::Span;

impl OpenProject {
    /// The place of a range of an article's text, "002 §15"; `None` where the article is not read.
    #[must_use]
    pub fn place_of(&self, path: &ArticlePath, span: Span) -> Option<String> {
        let article = self.library.get(path)?.article.as_ref()?;
        place_of(&number_of(path, self.library.keys()), &article.structure, span)
    }

    /// Passages as quotations with their sources, in the order they are named.
    #[must_use]
    pub fn quotations_of(&self, passages: &[Passage]) -> Vec<Values> {
        let numbers = numbers_of(self.library.keys());
        let values = |Passage { article: path, key }: &Passage| {
            let (_, annotation) = self.project.recorded(path, &key.annotator, key.id)?;
            let entry = self.library.get(path);
            let facts = entry.map(|entry| entry.facts.as_ref().clone()).unwrap_or_default();
            let article = entry.and_then(|entry| entry.article.as_ref());
            let span = self.place_in(path, &annotation.anchor).and_then(|place| place.span());
            let number = numbers.get(path).map(String::as_str).unwrap_or_default();
            let place =
                article.zip(span).and_then(|(article, span)| place_of(number, &article.structure, span));
            let today = article.zip(span).map(|(article, span)| span.of(article.text.as_str()).to_owned());
            let themes =
                annotation.themes.iter().map(|id| self.codebook.full_name(self.codebook.resolve(id)));
            Some(Values {
                quote: today.unwrap_or_else(|| annotation.anchor.quote.clone()),
                title: facts.title.unwrap_or_default(),
                date: facts.date.unwrap_or_default(),
                source: facts.source.unwrap_or_default(),
                author: facts.author.unwrap_or_default(),
                place: place.unwrap_or_default(),
                article: path.to_string(),
                themes: themes.collect::<Vec<_>>().join("; "),
                note: annotation.note.clone().unwrap_or_default(),
            })
        };
        passages.iter().filter_map(values).collect()
    }
}

impl Reading {
    /// What is selected as a quotation: text, else an annotation, else the sentence under the cursor. Themes and note
    /// are those of one's own annotation of just that range, or of the selected one; the date is ISO 8601.
    #[must_use]
    pub fn quotation(&self, open: &OpenProject, own: Option<&AnnotatorId>) -> Option<Values> {
        let selected = self.selected_mark();
        let selection = self.selection.map(Selection::span);
        let span = selection.or(selected.map(|mark| mark.span)).or(self.sentence)?;
        let is_own = |key: &MarkKey| Some(&key.annotator) == own;
        let of_range = || self.marks.iter().find(|mark| mark.span == span && is_own(&mark.key));
        let mark = selected.filter(|mark| mark.span == span).or_else(of_range);
        let themes = mark.map(|mark| {
            let names =
                mark.annotation.themes.iter().map(|id| open.codebook.full_name(open.codebook.resolve(id)));
            names.collect::<Vec<_>>().join("; ")
        });
        let facts =
            open.library.get(&self.path).map(|entry| entry.facts.as_ref().clone()).unwrap_or_default();
        Some(Values {
            quote: span.of(self.text()).to_owned(),
            title: facts.title.unwrap_or_default(),
            date: facts.date.unwrap_or_default(),
            source: facts.source.unwrap_or_default(),
            author: facts.author.unwrap_or_default(),
            place: open.place_of(&self.path, span).unwrap_or_default(),
            article: self.path.to_string(),
            themes: themes.unwrap_or_default(),
            note: mark.and_then(|mark| mark.annotation.note.clone()).unwrap_or_default(),
        })
    }
}
