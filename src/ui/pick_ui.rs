//! Something is chosen from a list: the theme that an action is about, a theme to merge into, a key, a colour, what a
//! line is, an article. Letters filter it, arrows go through it, Enter takes what is there.

use super::context::Cx;
use super::drafts::Drafts;
use super::list_keys;
use super::list_row_ui::{ListRow, RowMark, choice_ui, list_row_ui};
use super::overlay_ui::{Fate, title_ui};
use super::pages::Page;
use super::pick_rows::{PickRow, Picked, RowName, rows};
use super::views::Views;
use crate::model::id::ThemeId;
use crate::model::theme_path::ThemePath;
use crate::session::{Action, AnnotatingCommand, Command, Session};
use egui::{Id, RichText, ScrollArea, TextEdit, Ui};
use std::collections::BTreeSet;

/// Height of the list, in px.
const LIST_PX: f32 = 320.0;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The theme that an action is about.
    Theme(Action),
    /// The theme that another is merged into.
    MergeInto(ThemeId),
    /// The theme that the ticked passages get.
    Give,
    /// The theme that is taken from the ticked passages: one of those they have.
    Take(BTreeSet<ThemeId>),
    /// The key of a theme.
    Key(ThemeId),
    /// The colour of a theme.
    Color(ThemeId),
    /// What the line at this byte is.
    LineLabel(usize),
    /// The article to open beside the one that is read.
    Beside,
    /// What listed articles have to have: a theme or an attribute.
    Condition,
    /// The saved page to be shown.
    SavedPage,
}

/// What is typed to find it, and the place in the list.
#[derive(Clone, Debug)]
pub struct PickDraft {
    /// What is chosen.
    pub pick: Pick,
    filter: String,
    at: Option<usize>,
}

impl PickDraft {
    /// Nothing chosen yet.
    #[must_use]
    pub fn of(pick: Pick) -> Self {
        Self { pick, filter: String::new(), at: None }
    }
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("pick-field")
}

/// Draws the list.
pub fn pick_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    draft: &mut PickDraft,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &title(cx, views, &draft.pick));
    let keys = list_keys::take(ui);
    let hint = cx.words.say("pick-filter");
    let field = TextEdit::singleline(&mut draft.filter).id(field_id()).hint_text(&hint).return_key(None);
    let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6)));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(&hint);
    let rows = rows(cx, session, views, &drafts.library.conditions, &draft.pick, &draft.filter);
    // What holds now is offered first: the theme one was at, the key it has.
    let first = || rows.iter().position(|row| row.is_on).unwrap_or_default();
    let is_new = draft.at.is_none();
    let at = keys.place(draft.at.unwrap_or_else(first), rows.len());
    draft.at = Some(at);
    let mut chosen = keys.enter.and_then(|_| rows.get(at));
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().max_height(LIST_PX).min_scrolled_height(LIST_PX);
    area.auto_shrink(false).show(ui, |ui| {
        if rows.is_empty() {
            ui.label(RichText::new(cx.words.say("pick-empty")).color(cx.look.soft));
        }
        for (place, row) in rows.iter().enumerate() {
            let shown = ui.scope(|ui| row_ui(ui, cx, row, place == at));
            if place == at && (keys.has_moved() || is_new) {
                shown.response.scroll_to_me(None);
            }
            if shown.inner {
                chosen = Some(row);
            }
        }
    });
    let Some(row) = chosen else { return fate };
    match &row.picked {
        Picked::Command(command) => out.push(command.as_ref().clone()),
        Picked::Bulk(theme, change) => {
            let passages = drafts.passages.chosen(&views.passages);
            let change = AnnotatingCommand::ChangeThemeOf(passages, theme.clone(), *change);
            out.push(Command::Annotating(change));
        }
        Picked::Theme(action, id) => {
            if let Some(theme) = views.themes.rows.iter().find(|theme| theme.id == *id) {
                super::theme_actions::act(*action, theme, drafts, out);
            }
        }
        Picked::Condition(condition) => {
            drafts.library.toggle(condition);
            drafts.is_library_open = Some(true);
        }
        Picked::Page(text) => {
            drafts.pages.show(Page::Analysis, views.reader.as_ref());
            super::saved_pages_ui::choose(cx, session, &mut drafts.analysis, text, out);
        }
    }
    Fate::Closes
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &PickRow, is_at: bool) -> bool {
    let (words, mark) = match &row.name {
        RowName::Theme(choice) => return choice_ui(ui, cx, choice, field_id(), is_at),
        RowName::Words(words) => (words, RowMark::Nothing),
        RowName::Color(words, color) => (words, RowMark::Swatch(color, 0)),
    };
    let path = ThemePath { name: words.clone(), ..ThemePath::default() };
    let is_on = row.is_on;
    list_row_ui(
        ui,
        cx,
        ListRow { path: &path, found: None, mark, key: None, hint: "", field: field_id(), is_on, is_at },
    )
}

fn title(cx: &Cx<'_>, views: &Views, pick: &Pick) -> String {
    let theme = |id: &ThemeId| {
        views.themes.rows.iter().find(|row| row.id == *id).map(|row| row.name.clone()).unwrap_or_default()
    };
    match pick {
        Pick::Theme(action) => cx.action_name(*action),
        Pick::MergeInto(id) => cx.words.say_with("pick-merge-into", &[("theme", &theme(id))]),
        Pick::Give => cx.words.say("bulk-give"),
        Pick::Take(_) => cx.words.say("bulk-take"),
        Pick::Key(id) => cx.words.say_with("pick-key", &[("theme", &theme(id))]),
        Pick::Color(id) => cx.words.say_with("pick-color", &[("theme", &theme(id))]),
        Pick::LineLabel(_) => cx.action_name(Action::LineLabel),
        Pick::Beside => cx.action_name(Action::OpenBeside),
        Pick::Condition => cx.action_name(Action::FilterArticles),
        Pick::SavedPage => cx.action_name(Action::SavedPages),
    }
}
