//! Tagging, notes, stars, removing; and decisions about the article as a whole.

use super::bulk::ThemeChange;
use super::mark_key::MarkKey;
use super::mark_key::Passage;
use super::marking::{self, Creation, Marked, passage_of};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::quoting::Quotation;
use super::reading::{Mark, Reading, Selection};
use super::selecting::SelectingCommand;
use super::sitting::{Now, Session};
use crate::model::annotation::Annotation;
use crate::model::draft::Subject;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::theme::CodingUnit;
use crate::text::decode::nfc;
use crate::text::positions::Span;
use std::sync::Arc;

/// A decision about annotations, or about the open article as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum AnnotatingCommand {
    /// Tag what is selected with a theme, or take the theme away where it is there.
    Tag(ThemeId),
    /// Tag with a theme by its name, `parent / child`; it is made where there is none.
    TagByName(String),
    /// Tag with the theme that has this key, `"1"` to `"9"`.
    TagByKey(String),
    /// Tag with the theme used last.
    TagAgain,
    /// Tag with a theme that has the selected words for its name.
    TagInVivo,
    /// Tag a range of bytes of an article that is shown with a theme, as by dropping it there.
    TagRange { article: ArticlePath, start: usize, end: usize, theme: ThemeId },
    /// Take one theme from an annotation.
    Untag(MarkKey, ThemeId),
    /// Highlight what is selected; a note can be written then.
    Highlight,
    /// Star what is selected, or take its star away.
    Star,
    /// Write, change or (empty) remove the note of an annotation.
    SetNote(MarkKey, String),
    /// Remove an annotation.
    Remove(MarkKey),
    /// Remove the annotation that is selected.
    RemoveSelected,
    /// Give all of these passages that are one's own a theme, or take it from them.
    ChangeThemeOf(Vec<Passage>, ThemeId, ThemeChange),
    /// Make a new annotation of a passage that a script names; the sitting becomes its annotator's.
    Annotate(Box<Quotation>),
}

impl AnnotatingCommand {
    /// Whether it bears the annotator's name.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            Self::Tag(_)
            | Self::TagByName(_)
            | Self::TagByKey(_)
            | Self::TagAgain
            | Self::TagInVivo
            | Self::TagRange { .. }
            | Self::Highlight
            | Self::Star
            | Self::ChangeThemeOf(..) => true,
            Self::Untag(..)
            | Self::SetNote(..)
            | Self::Remove(_)
            | Self::RemoveSelected
            | Self::Annotate(_) => false,
        }
    }

    /// Whether it makes a mark of what is selected.
    pub(super) fn marks_selection(&self) -> bool {
        matches!(
            self,
            Self::Tag(_)
                | Self::TagByName(_)
                | Self::TagByKey(_)
                | Self::TagAgain
                | Self::TagInVivo
                | Self::Highlight
                | Self::Star
        )
    }

    /// What it writes as a whole, as it was typed.
    pub(super) fn subject(&self, own: Option<&AnnotatorId>) -> Option<Subject> {
        if let Self::SetNote(key, _) = self {
            (Some(&key.annotator) == own).then_some(Subject::Note(key.id))
        } else {
            None
        }
    }
}

/// What a mark is made on.
pub(super) enum Target {
    /// A range of text.
    Range(Span),
    /// An annotation of one's own.
    Own(Box<Mark>),
}

impl Session {
    pub(super) fn obey_annotating(&mut self, command: AnnotatingCommand, now: Now) {
        match command {
            AnnotatingCommand::Tag(theme) => self.tag(&theme, now),
            AnnotatingCommand::TagByName(name) => self.tag_by_name(&name, now),
            AnnotatingCommand::TagByKey(key) => {
                let theme = self.open.as_ref().and_then(|open| open.codebook.theme_of_key(&key).cloned());
                match theme {
                    Some(theme) => self.tag(&theme, now),
                    None => self.say(Notice::NoThemeOfKey(key), now),
                }
            }
            AnnotatingCommand::TagRange { article, start, end, theme } => {
                // The words may have been carried from the other side: they are tagged where they stand.
                let Some(open) = &mut self.open else { return };
                open.switch_to(&article);
                if open.reading.as_ref().is_none_or(|reading| reading.path != article) {
                    return;
                }
                self.obey_selecting(SelectingCommand::Select { anchor: start, focus: end }, now);
                self.tag(&theme, now);
            }
            AnnotatingCommand::Untag(key, theme) => self.change_mark(&key, now, |annotation, codebook| {
                annotation.themes.retain(|id| codebook.codebook.resolve(id) != &theme);
                StepLabel::Untagged(codebook.codebook.full_name(&theme))
            }),
            AnnotatingCommand::SetNote(key, note) => self.set_note(&key, &note, now),
            AnnotatingCommand::Remove(key) => self.remove(&key, now),
            AnnotatingCommand::ChangeThemeOf(passages, theme, change) => {
                self.change_theme_of(&passages, &theme, change, now);
            }
            AnnotatingCommand::Annotate(quotation) => self.annotate(*quotation, now),
            AnnotatingCommand::TagAgain => match self.last_theme_in_use() {
                Some(theme) => self.tag(&theme, now),
                None => self.say(Notice::NoLastTheme, now),
            },
            AnnotatingCommand::TagInVivo => self.tag_in_vivo(now),
            AnnotatingCommand::Highlight => {
                if let Some(marked) = self.mark_target(now) {
                    self.make_mark(marked, now);
                }
            }
            AnnotatingCommand::Star => self.star(now),
            AnnotatingCommand::RemoveSelected => self.remove_selected(now),
        }
    }

    /// Writes a note, wherever its annotation stands: the person may have gone on to another article meanwhile.
    fn set_note(&mut self, key: &MarkKey, note: &str, now: Now) {
        let is_own = self.annotator() == Some(&key.annotator);
        let Some(open) = &self.open else { return };
        if !is_own {
            let notice = open.not_yours(&key.annotator);
            return self.say(notice, now);
        }
        let Some((article, from)) = open.find_annotation(&key.annotator, key.id) else { return };
        let note = nfc(note.trim());
        let note = (!note.is_empty()).then_some(note);
        if from.note == note {
            return;
        }
        let to = Annotation { note, ..from.as_ref().clone() };
        let change = Change::new(Some(Arc::clone(from)), Some(to));
        let (article, annotator) = (article.clone(), key.annotator.clone());
        let edit = Edit::Annotation { article, annotator, id: key.id, change };
        self.make(vec![edit], StepLabel::NoteChanged, now);
    }

    /// Stars the selected annotation or takes its star away; selected text becomes a starred highlight.
    fn star(&mut self, now: Now) {
        let Some(mut marked) = self.mark_target(now) else { return };
        if let [Edit::Annotation { change, .. }] = marked.edits.as_mut_slice() {
            change.to = change
                .to
                .take()
                .map(|annotation| Arc::new(Annotation { starred: true, ..Arc::unwrap_or_clone(annotation) }));
            marked.label = StepLabel::Starred;
            self.make_mark(marked, now);
        } else if let Some(key) = self.make_mark(marked, now) {
            self.change_mark(&key, now, |annotation, _| {
                annotation.starred = !annotation.starred;
                StepLabel::Starred
            });
        }
    }

    /// The annotation to work on: the selected one, or a plain highlight of the selected text.
    fn mark_target(&mut self, now: Now) -> Option<Marked> {
        let target = self.target(now)?;
        let (annotator, creation) = self.creation(now)?;
        let (_, reading) = self.reading()?;
        Some(match target {
            Target::Range(span) => marking::highlight(reading, span, (&annotator, creation)),
            Target::Own(mark) => {
                marking::changed(reading, &mark, mark.annotation.as_ref().clone(), StepLabel::Highlighted)
            }
        })
    }

    /// Whether marks can be made; where not everything is read yet, that is said.
    pub(super) fn can_mark(&mut self, now: Now) -> bool {
        let own = self.annotator();
        let is_whole = self.reading().is_none_or(|(open, reading)| {
            let is_another = own.is_some_and(|own| open.may_be_another(own, &reading.path));
            open.is_ready() && reading.is_whole && !is_another
        });
        if !is_whole {
            self.say(Notice::StillReading, now);
        }
        is_whole
    }

    /// What a mark would be made on: selected text, else the selected annotation, else the sentence under the cursor.
    pub(super) fn target(&mut self, now: Now) -> Option<Target> {
        if !self.can_mark(now) {
            return None;
        }
        self.show_own();
        let annotator = self.annotator().cloned();
        let (open, reading) = self.reading()?;
        let range = reading.selection.map(Selection::span);
        if let (None, Some(mark)) = (range, reading.selected_mark()) {
            if Some(&mark.key.annotator) == annotator.as_ref() {
                return Some(Target::Own(Box::new(mark.clone())));
            }
            let notice = open.not_yours(&mark.key.annotator);
            self.say(notice, now);
            return None;
        }
        let passage = range.or(reading.sentence).and_then(|span| passage_of(reading.text(), span));
        let target = passage.map(|span| Target::Range(marking::covered(open, reading, span)));
        if target.is_none() {
            self.say(Notice::NothingSelected, now);
        }
        target
    }

    /// Who marks, and the id a new annotation would have.
    pub(super) fn creation(&mut self, now: Now) -> Option<(AnnotatorId, Creation)> {
        let annotator = self.annotator().cloned()?;
        let id = self.ids.annotation(now.moment);
        Some((annotator, Creation { id, at: now.moment }))
    }

    pub(super) fn reading(&self) -> Option<(&OpenProject, &Reading)> {
        self.open.as_ref().and_then(|open| open.reading.as_ref().map(|reading| (open, reading)))
    }

    /// Makes the step and selects the annotation it came to.
    pub(super) fn make_mark(&mut self, marked: Marked, now: Now) -> Option<MarkKey> {
        if let (true, StepLabel::Extended(name)) = (marked.edits.is_empty(), &marked.label) {
            self.say(Notice::AlreadyTagged(name.clone()), now);
        }
        let key = MarkKey { annotator: self.annotator().cloned()?, id: marked.id };
        let widened_to = self.unit_that_widens().filter(|_| !marked.edits.is_empty());
        self.make(marked.edits, marked.label, now);
        if let (Some(unit), Some(Notice::Made(label))) =
            (widened_to, self.notice.as_ref().map(|said| &said.notice))
        {
            self.say(Notice::MadeWhole(label.clone(), unit), now);
        }
        let reading = self.open.as_mut().and_then(|open| open.reading.as_mut())?;
        let sight = reading.sight;
        reading.select_mark(&key);
        reading.sight = sight;
        reading.selected.clone()
    }

    /// The study's unit, where a mark of what is selected covers more than that.
    fn unit_that_widens(&self) -> Option<CodingUnit> {
        let (open, reading) = self.reading()?;
        let sentence = || reading.sentence.filter(|_| reading.selected.is_none());
        let span = reading.selection.map(Selection::span).or_else(sentence)?;
        let passage = passage_of(reading.text(), span)?;
        (marking::covered(open, reading, passage) != passage).then_some(open.codebook.unit)
    }

    /// Changes one of one's own annotations.
    pub(super) fn change_mark(
        &mut self,
        key: &MarkKey,
        now: Now,
        change: impl FnOnce(&mut Annotation, &OpenProject) -> StepLabel,
    ) {
        let Some(mark) = self.own_mark(key, now) else { return };
        let Some((open, reading)) = self.reading() else { return };
        let mut annotation = mark.annotation.as_ref().clone();
        let label = change(&mut annotation, open);
        let marked = marking::changed(reading, &mark, annotation, label);
        self.make(marked.edits, marked.label, now);
    }

    /// A mark of one's own; somebody else's is refused, and said so.
    pub(super) fn own_mark(&mut self, key: &MarkKey, now: Now) -> Option<Mark> {
        let is_own = self.annotator() == Some(&key.annotator);
        let (open, reading) = self.reading()?;
        let mark = reading.mark(key).cloned();
        if !is_own {
            let notice = open.not_yours(&key.annotator);
            self.say(notice, now);
            return None;
        }
        mark
    }

    fn remove_selected(&mut self, now: Now) {
        let selected = self.reading().and_then(|(_, reading)| reading.selected_mark());
        let Some((key, n_themes)) = selected.map(|m| (m.key.clone(), m.annotation.themes.len())) else {
            return self.say(Notice::NothingSelected, now);
        };
        if n_themes > 1 && self.annotator() == Some(&key.annotator) {
            self.say(Notice::WhichTheme, now);
        } else {
            self.remove(&key, now);
        }
    }

    fn remove(&mut self, key: &MarkKey, now: Now) {
        let unplaced = self.reading().and_then(|(_, reading)| {
            reading
                .unplaced
                .iter()
                .find(|(known, ..)| known == key)
                .map(|(.., annotation)| Arc::clone(annotation))
        });
        let from = match unplaced {
            Some(annotation) if self.annotator() == Some(&key.annotator) => Some(annotation),
            _ => self.own_mark(key, now).map(|mark| mark.annotation),
        };
        let Some((_, reading)) = self.reading() else { return };
        if let Some(from) = from {
            let edit = marking::edit_of(reading, key, Some(from), None);
            self.make(vec![edit], StepLabel::AnnotationRemoved, now);
        }
    }
}
