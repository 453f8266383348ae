//! Tagging, notes, stars, removing; and decisions about the article as a whole.

use super::action::Action;
use super::command::{Command, MarkKey};
use super::marking::{self, Creation, Marked, passage_of};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::reading::{Mark, Reading, Selection};
use super::sitting::{Now, Session};
use crate::model::annotation::Annotation;
use crate::model::article::About;
use crate::model::codebook::split_name;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::theme::CodingUnit;
use crate::text::decode::nfc;
use crate::text::positions::Span;
use crate::text::shortened::shortened;
use std::sync::Arc;

/// Code points of a name that is made of selected words, at most.
const NAME_CHARS: usize = 80;

/// What a mark is made on.
enum Target {
    /// A range of text.
    Range(Span),
    /// An annotation of one's own.
    Own(Box<Mark>),
}

impl Session {
    pub(super) fn obey_annotating(&mut self, command: Command, now: Now) {
        match command {
            Command::Tag(theme) => self.tag(&theme, now),
            Command::TagByName(name) => self.tag_by_name(&name, now),
            Command::TagByKey(key) => {
                let theme = self.open.as_ref().and_then(|open| open.codebook.theme_of_key(&key).cloned());
                match theme {
                    Some(theme) => self.tag(&theme, now),
                    None => self.say(Notice::NoThemeOfKey(key), now),
                }
            }
            Command::TagRange { article, start, end, theme } => {
                // The words may have been carried from the other side: they are tagged where they stand.
                let Some(open) = &mut self.open else { return };
                open.switch_to(&article);
                if open.reading.as_ref().is_none_or(|reading| reading.path != article) {
                    return;
                }
                self.obey_selecting(Command::Select { anchor: start, focus: end });
                self.tag(&theme, now);
            }
            Command::Untag(key, theme) => self.change_mark(&key, now, |annotation, codebook| {
                annotation.themes.retain(|id| codebook.codebook.resolve(id) != &theme);
                StepLabel::Untagged(codebook.codebook.full_name(&theme))
            }),
            Command::SetNote(key, note) => self.set_note(&key, &note, now),
            Command::RemoveAnnotation(key) => self.remove(&key, now),
            Command::SetLabel { line, label } => {
                let Some((mut about, _)) = self.about_of_open() else { return };
                about.labels.retain(|(known, _)| *known != line);
                about.labels.extend(label.map(|label| (line, label)));
                about.labels.sort_unstable();
                self.set_about(about, now);
            }
            Command::SetAbout(about) => self.set_about(*about, now),
            _ => {}
        }
    }

    pub(super) fn act_annotating(&mut self, action: Action, now: Now) {
        match action {
            Action::TagAgain => match self.last_theme_in_use() {
                Some(theme) => self.tag(&theme, now),
                None => self.say(Notice::NoLastTheme, now),
            },
            Action::TagInVivo => self.tag_in_vivo(now),
            Action::Highlight | Action::Note => {
                if let Some(marked) = self.mark_target(now) {
                    self.make_mark(marked, now);
                }
            }
            Action::Star => self.star(now),
            Action::Remove => self.remove_selected(now),
            _ => {
                let Some((about, _)) = self.about_of_open() else { return };
                self.set_about(About { is_done: !about.is_done, ..about }, now);
            }
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

    /// Tags what is selected; the theme becomes the one used last.
    pub(super) fn tag(&mut self, theme: &ThemeId, now: Now) {
        let Some(target) = self.target(now) else { return };
        let Some((annotator, creation)) = self.creation(now) else { return };
        let Some((open, reading)) = self.reading() else { return };
        let theme = open.codebook.resolve(theme).clone();
        let marked = match target {
            Target::Range(span) => marking::tag_range(open, reading, (span, &theme), (&annotator, creation)),
            Target::Own(mark) => marking::toggle_theme(open, reading, &mark, &theme),
        };
        self.make_mark(marked, now);
        self.use_theme(&theme);
    }

    /// The theme used last, unless it is gone by now: deleted, or its making undone.
    fn last_theme_in_use(&self) -> Option<ThemeId> {
        let codebook = &self.open.as_ref()?.codebook;
        let theme = codebook.resolve(self.last_theme.as_ref()?);
        codebook.is_in_use(theme).then(|| theme.clone())
    }

    /// Notes that a theme was used.
    pub(super) fn use_theme(&mut self, theme: &ThemeId) {
        self.last_theme = Some(theme.clone());
        if let Some(open) = &mut self.open {
            open.recent_themes.retain(|id| id != theme);
            open.recent_themes.insert(0, theme.clone());
        }
    }

    /// Tags with the theme of this name; makes it, in the same step, where there is none.
    fn tag_by_name(&mut self, name: &str, now: Now) {
        let name = nfc(name);
        let Some(open) = &self.open else { return };
        if split_name(&name).is_empty() {
            return self.say(Notice::EmptyName, now);
        }
        match open.codebook.named(&name).as_slice() {
            [] if open.codebook.is_locked => self.say(Notice::Locked, now),
            [] => self.tag_with_new(&name, now),
            [only] => {
                let theme = (*only).clone();
                self.tag(&theme, now);
            }
            _ => self.say(Notice::ThemeNameAmbiguous(name), now),
        }
    }

    fn tag_with_new(&mut self, name: &str, now: Now) {
        let Some(target) = self.target(now) else { return };
        let Some((annotator, creation)) = self.creation(now) else { return };
        let (mut edits, theme) = match self.edits_for_new_theme(name, None, &annotator) {
            Ok(made) => made,
            Err(refusal) => return self.say(refusal, now),
        };
        let Some((open, reading)) = self.reading() else { return };
        let marked = match target {
            Target::Range(span) => marking::tag_range(open, reading, (span, &theme), (&annotator, creation)),
            Target::Own(mark) => marking::toggle_theme(open, reading, &mark, &theme),
        };
        edits.extend(marked.edits);
        let label = StepLabel::Tagged(split_name(name).join(" / "));
        self.make_mark(Marked { edits, label, id: marked.id }, now);
        self.use_theme(&theme);
    }

    fn tag_in_vivo(&mut self, now: Now) {
        let Some(target) = self.target(now) else { return };
        let Some((_, reading)) = self.reading() else { return };
        // The name is what was selected, also where the mark covers more.
        let selected = reading.selection.map(Selection::span).or(reading.sentence);
        let words = match target {
            Target::Range(span) => selected.unwrap_or(span).of(reading.text()).to_owned(),
            Target::Own(mark) => mark.annotation.anchor.quote.clone(),
        };
        self.tag_by_name(&name_of_words(&words), now);
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
    fn target(&mut self, now: Now) -> Option<Target> {
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
    fn make_mark(&mut self, marked: Marked, now: Now) -> Option<MarkKey> {
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

    /// What the annotator decided about the open article, and who that is.
    fn about_of_open(&self) -> Option<(About, AnnotatorId)> {
        let (open, reading) = self.reading()?;
        let who = self.annotator()?;
        let about = open.project.about(&reading.path, who).map(|about| about.as_ref().clone());
        Some((about.unwrap_or_default(), who.clone()))
    }

    fn set_about(&mut self, about: About, now: Now) {
        let Some((before, annotator)) = self.about_of_open() else { return };
        let Some((open, reading)) = self.reading() else { return };
        if before == about {
            return;
        }
        let from = open.project.about(&reading.path, &annotator).cloned();
        let to = (about != About::default()).then_some(about);
        let article = reading.path.clone();
        let edit = Edit::Article { article, annotator, change: Change::new(from, to) };
        self.make(vec![edit], StepLabel::ArticleChanged, now);
    }
}

/// The name of a theme that is made of selected words: in one line, and so many of them at most. A slash would make a
/// branch.
fn name_of_words(words: &str) -> String {
    let mut name = String::new();
    for word in words.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
        if name.len() > NAME_CHARS * char::MAX.len_utf8() {
            break;
        }
    }
    shortened(&name, NAME_CHARS - 1)
}
