//! What is done to many passages at once: one step, of one's own annotations only; how many others there were is said.

use super::mark_key::Passage;
use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::exchange::citation::Values;
use crate::model::annotation::Annotation;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::ThemeId;
use std::sync::Arc;

/// What becomes of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChange {
    Give,
    Take,
}

impl Session {
    /// Gives passages a theme or takes it from them.
    pub(super) fn change_theme_of(
        &mut self,
        passages: &[Passage],
        theme: &ThemeId,
        change: ThemeChange,
        now: Now,
    ) {
        let Some(own) = self.annotator().cloned() else { return };
        let Some(open) = self.open.as_ref().filter(|open| open.is_ready()) else {
            return self.say(Notice::StillReading, now);
        };
        let book = &open.codebook;
        let theme = book.resolve(theme).clone();
        let n_others = passages.iter().filter(|(_, key)| key.annotator != own).count();
        let changed = |(path, key): &Passage| {
            let (article, from) = open.project.recorded(path, &own, key.id)?;
            let has_it = from.themes.iter().any(|id| *book.resolve(id) == theme);
            if has_it == (change == ThemeChange::Give) {
                return None;
            }
            let mut to = Annotation::clone(from);
            match change {
                ThemeChange::Give => to.themes.push(theme.clone()),
                ThemeChange::Take => to.themes.retain(|id| *book.resolve(id) != theme),
            }
            let change = Change::new(Some(Arc::clone(from)), Some(to));
            Some(Edit::Annotation { article: article.clone(), annotator: own.clone(), id: key.id, change })
        };
        let edits: Vec<Edit> =
            passages.iter().filter(|(_, key)| key.annotator == own).filter_map(changed).collect();
        if edits.is_empty() {
            return self.say(Notice::NothingToChange { n_others }, now);
        }
        let name = book.full_name(&theme);
        let label = match change {
            ThemeChange::Give => StepLabel::TaggedAll(name, edits.len()),
            ThemeChange::Take => StepLabel::UntaggedAll(name, edits.len()),
        };
        self.make(edits, label.clone(), now);
        if n_others > 0 && self.notice().is_some_and(|said| said.notice == Notice::Made(label.clone())) {
            self.say(Notice::MadeOfOwn { label, n_others }, now);
        }
    }

    /// Passages as quotations with their sources, in the order they are named.
    #[must_use]
    pub fn quotations_of(&self, passages: &[Passage]) -> Vec<Values> {
        let Some(open) = &self.open else { return Vec::new() };
        let numbers = crate::exchange::place::numbers_of(open.library.keys());
        let values = |(path, key): &Passage| {
            let (_, annotation) = open.project.recorded(path, &key.annotator, key.id)?;
            let entry = open.library.get(path);
            let facts = entry.map(|entry| entry.facts.as_ref().clone()).unwrap_or_default();
            let article = entry.and_then(|entry| entry.article.as_ref());
            let span = open.place_in(path, &annotation.anchor).and_then(|place| place.span());
            let number = numbers.get(path).map(String::as_str).unwrap_or_default();
            let place = article.zip(span).and_then(|(article, span)| {
                crate::exchange::place::place_of(number, &article.structure, span)
            });
            let today = article.zip(span).map(|(article, span)| span.of(article.text.as_str()).to_owned());
            let themes =
                annotation.themes.iter().map(|id| open.codebook.full_name(open.codebook.resolve(id)));
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
