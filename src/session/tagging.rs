//! Tagging what is selected: with a theme, with one that is named, with one that is named by the words themselves.

use super::annotating::Target;
use super::marking::{self, Marked};
use super::notice::Notice;
use super::reading::Selection;
use super::sitting::{Now, Session};
use crate::model::codebook::split_name;
use crate::model::history::StepLabel;
use crate::model::id::ThemeId;
use crate::text::decode::nfc;
use crate::text::shortened::shortened;

/// Code points of a name that is made of selected words, at most.
const NAME_CHARS: usize = 80;

impl Session {
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
    pub(super) fn last_theme_in_use(&self) -> Option<ThemeId> {
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
    pub(super) fn tag_by_name(&mut self, name: &str, now: Now) {
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

    pub(super) fn tag_in_vivo(&mut self, now: Now) {
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
