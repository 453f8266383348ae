//! Tagging what is selected: with a theme, with one that is named, with one that is named by the words themselves.

use super::cx::Cx;
use super::marking::{self, Marked};
use super::notices::ThemeNotice;
use super::reading::Selection;
use super::targets::{Target, creation, make_mark, target};
use super::theme_edits::edits_for_new_theme;
use crate::model::codebook::split_name;
use crate::model::history::StepLabel;
use crate::model::id::ThemeId;
use crate::text::shortened::shortened;
use crate::text::tidy_name::tidy_name;

/// Code points of a name that is made of selected words, at most.
const NAME_CHARS: usize = 80;

/// Tags what is selected; the theme becomes the one used last.
pub(super) fn tag(cx: &mut Cx<'_>, theme: &ThemeId) {
    let Some(target) = target(cx) else { return };
    let Some((annotator, creation)) = creation(cx) else { return };
    let Some((open, reading)) = cx.reading() else { return };
    let theme = open.codebook.resolve(theme).clone();
    let marked = match target {
        Target::Range(span) => marking::tag_range(open, reading, span, &theme, &annotator, creation),
        Target::Own(mark) => marking::toggle_theme(open, reading, &mark, &theme),
    };
    make_mark(cx, marked);
    use_theme(cx, &theme);
}

/// The theme used last, unless it is gone by now: deleted, or its making undone.
pub(super) fn last_theme_in_use(cx: &Cx<'_>) -> Option<ThemeId> {
    let codebook = &cx.open.codebook;
    let theme = codebook.resolve(cx.open.last_theme()?);
    codebook.is_in_use(theme).then(|| theme.clone())
}

/// Notes that a theme was used.
pub(super) fn use_theme(cx: &mut Cx<'_>, theme: &ThemeId) {
    let open = &mut *cx.open;
    open.recent_themes.retain(|id| id != theme);
    open.recent_themes.insert(0, theme.clone());
}

/// Tags with the theme of this name; makes it, in the same step, where there is none.
pub(super) fn tag_by_name(cx: &mut Cx<'_>, name: &str) {
    let name = tidy_name(name);
    let open = &*cx.open;
    if split_name(&name).is_empty() {
        return cx.say(ThemeNotice::EmptyName);
    }
    match open.codebook.named(&name).as_slice() {
        [] if open.codebook.is_locked => cx.say(ThemeNotice::Locked),
        [] => tag_with_new(cx, &name),
        [only] => {
            let theme = (*only).clone();
            tag(cx, &theme);
        }
        _ => cx.say(ThemeNotice::ThemeNameAmbiguous(name)),
    }
}

fn tag_with_new(cx: &mut Cx<'_>, name: &str) {
    let Some(target) = target(cx) else { return };
    let Some((annotator, creation)) = creation(cx) else { return };
    let (mut edits, theme) = match edits_for_new_theme(cx.open, cx.ids, name, None, &annotator) {
        Ok(made) => made,
        Err(refusal) => return cx.say(refusal),
    };
    let Some((open, reading)) = cx.reading() else { return };
    let marked = match target {
        Target::Range(span) => marking::tag_range(open, reading, span, &theme, &annotator, creation),
        Target::Own(mark) => marking::toggle_theme(open, reading, &mark, &theme),
    };
    edits.extend(marked.edits);
    let label = StepLabel::Tagged(split_name(name).join(" / "));
    make_mark(cx, Marked { edits, label, id: marked.id });
    use_theme(cx, &theme);
}

pub(super) fn tag_in_vivo(cx: &mut Cx<'_>) {
    let Some(target) = target(cx) else { return };
    let Some((_, reading)) = cx.reading() else { return };
    // The name is what was selected, also where the mark covers more.
    let selected = reading.selection.map(Selection::span).or(reading.sentence);
    let words = match target {
        Target::Range(span) => selected.unwrap_or(span).of(reading.text()).to_owned(),
        Target::Own(mark) => mark.annotation.anchor.quote.clone(),
    };
    tag_by_name(cx, &name_of_words(&words));
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
