//! Annotations: tagged, starred, given notes, removed.

use super::bulk::{ThemeChange, change_theme_of};
use super::coding_hits::ThemeChoice;
use super::cx::Cx;
use super::mark_key::{MarkKey, Passage};
use super::marking;
use super::notices::{ReadingNotice, ThemeNotice};
use super::part_command::PartCommand;
use super::quoting::{Quotation, annotate};
use super::tagging::{last_theme_in_use, tag, tag_by_name, tag_in_vivo};
use super::targets::{change_mark, make_mark, mark_target, own_mark};
use crate::model::annotation::Annotation;
use crate::model::draft::Subject;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::text::decode::nfc;
use std::sync::Arc;

/// A decision about annotations.
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
    SetNote(Passage, String),
    /// Remove an annotation.
    Remove(MarkKey),
    /// Remove the annotation that is selected.
    RemoveSelected,
    /// Give all of these passages that are one's own a theme, or take it from them.
    ChangeThemeOf(Vec<Passage>, ThemeChoice, ThemeChange),
    /// Make a new annotation of a passage that a script names; the sitting becomes its annotator's.
    Annotate(Box<Quotation>),
}

impl PartCommand for AnnotatingCommand {
    fn needs_name(&self) -> bool {
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

    fn marks_selection(&self) -> bool {
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

    fn subject(&self, own: Option<&AnnotatorId>, _article: Option<&ArticlePath>) -> Option<Subject> {
        if let Self::SetNote(Passage { article, key }, _) = self {
            (Some(&key.annotator) == own).then(|| Subject::Note(Some(article.clone()), key.id))
        } else {
            None
        }
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: AnnotatingCommand) {
    match command {
        AnnotatingCommand::Tag(theme) => tag(cx, &theme),
        AnnotatingCommand::TagByName(name) => tag_by_name(cx, &name),
        AnnotatingCommand::TagByKey(key) => match cx.open.codebook.theme_of_key(&key).cloned() {
            Some(theme) => tag(cx, &theme),
            None => cx.say(ThemeNotice::NoThemeOfKey(key)),
        },
        AnnotatingCommand::TagRange { article, start, end, theme } => {
            // The words may have been carried from the other side: they are tagged where they stand.
            cx.reader.switch_to(&article);
            let reading = cx.reader.reading.as_mut();
            if let Some(reading) = reading.filter(|reading| reading.path == article) {
                reading.select(start, end);
                tag(cx, &theme);
            }
        }
        AnnotatingCommand::Untag(key, theme) => change_mark(cx, &key, |annotation, codebook| {
            annotation.themes.retain(|id| codebook.codebook.resolve(id) != &theme);
            StepLabel::Untagged(codebook.codebook.full_name(&theme))
        }),
        AnnotatingCommand::SetNote(passage, note) => set_note(cx, &passage, &note),
        AnnotatingCommand::Remove(key) => remove(cx, &key),
        AnnotatingCommand::ChangeThemeOf(passages, theme, change) => {
            change_theme_of(cx, &passages, &theme, change);
        }
        AnnotatingCommand::Annotate(quotation) => annotate(cx, *quotation),
        AnnotatingCommand::TagAgain => match last_theme_in_use(cx) {
            Some(theme) => tag(cx, &theme),
            None => cx.say(ThemeNotice::NoLastTheme),
        },
        AnnotatingCommand::TagInVivo => tag_in_vivo(cx),
        AnnotatingCommand::Highlight => {
            if let Some(marked) = mark_target(cx) {
                make_mark(cx, marked);
            }
        }
        AnnotatingCommand::Star => star(cx),
        AnnotatingCommand::RemoveSelected => remove_selected(cx),
    }
}

/// Writes a note, wherever its annotation stands: the person may have gone on to another article meanwhile.
fn set_note(cx: &mut Cx<'_>, passage: &Passage, note: &str) {
    let Passage { article, key } = passage;
    let is_own = cx.annotator() == Some(&key.annotator);
    let open = &*cx.open;
    if !is_own {
        let notice = open.not_yours(&key.annotator);
        return cx.say(notice);
    }
    let Some((article, from)) = open.project.recorded(article, &key.annotator, key.id) else { return };
    let note = nfc(note.trim());
    let note = (!note.is_empty()).then_some(note);
    if from.note == note {
        return;
    }
    let label = match (&from.note, &note) {
        (None, _) => StepLabel::NoteAdded,
        (Some(_), None) => StepLabel::NoteRemoved,
        (Some(_), Some(_)) => StepLabel::NoteChanged,
    };
    let to = Annotation { note, ..from.as_ref().clone() };
    let change = Change::new(Some(Arc::clone(from)), Some(to));
    let (article, annotator) = (article.clone(), key.annotator.clone());
    let edit = Edit::Annotation { article, annotator, id: key.id, change };
    cx.make(vec![edit], label);
}

/// Stars the selected annotation or takes its star away; selected text becomes a starred highlight.
fn star(cx: &mut Cx<'_>) {
    let Some(mut marked) = mark_target(cx) else { return };
    if let [Edit::Annotation { change, .. }] = marked.edits.as_mut_slice() {
        change.to = change
            .to
            .take()
            .map(|annotation| Arc::new(Annotation { starred: true, ..Arc::unwrap_or_clone(annotation) }));
        marked.label = StepLabel::StarSet;
        make_mark(cx, marked);
    } else if let Some(key) = make_mark(cx, marked) {
        change_mark(cx, &key, |annotation, _| {
            annotation.starred = !annotation.starred;
            if annotation.starred { StepLabel::StarSet } else { StepLabel::StarRemoved }
        });
    }
}

fn remove_selected(cx: &mut Cx<'_>) {
    let selected = cx.reading().and_then(|(_, reading)| reading.selected_mark());
    let Some((key, n_themes)) = selected.map(|m| (m.key.clone(), m.annotation.themes.len())) else {
        return cx.say(ReadingNotice::NothingSelected);
    };
    if n_themes > 1 && cx.annotator() == Some(&key.annotator) {
        cx.say(ThemeNotice::WhichTheme);
    } else {
        remove(cx, &key);
    }
}

fn remove(cx: &mut Cx<'_>, key: &MarkKey) {
    let unplaced = cx.reading().and_then(|(_, reading)| {
        reading
            .unplaced
            .iter()
            .find(|(known, ..)| known == key)
            .map(|(.., annotation)| Arc::clone(annotation))
    });
    let from = match unplaced {
        Some(annotation) if cx.annotator() == Some(&key.annotator) => Some(annotation),
        _ => own_mark(cx, key).map(|mark| mark.annotation),
    };
    let Some((_, reading)) = cx.reading() else { return };
    if let Some(from) = from {
        let edit = marking::edit_of(reading, key, Some(from), None);
        cx.make(vec![edit], StepLabel::AnnotationRemoved);
    }
}
