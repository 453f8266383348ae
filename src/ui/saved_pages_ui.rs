//! Pages of numbers under names: the menu that lists them, the field for a name, and what choosing one does.

use super::analysis_draft::AnalysisDraft;
use super::context::Cx;
use super::desktop_app::DesktopApp;
use super::dialog_drafts::Naming;
use super::icons::{self, ButtonColors, Icon};
use super::input_method::type_into;
use super::naming_ui::{NameFate, NameField, naming_ui};
use super::pages::Page;
use crate::exchange::saved_page::{ReadPage, SavedPage};
use crate::model::draft::Subject;
use crate::model::id::SavedId;
use crate::search::passage_spelling::Spelling;
use crate::session::{Command, DraftCommand, FindingNotice, Notice, SavedPagesCommand, Session, opened_page};
use crate::text::shortened::shortened;
use crate::view::analysis::{AnalysisView, SavedPageRow, saved_pages};
use crate::words::asking::spelling;
use egui::{Context, Id, Key, Modifiers, RichText, ScrollArea, Ui};

/// How much is shown of a name, in code points.
const NAME_CHARS: usize = 48;

/// Width of the field for a name, in px.
const FIELD_PX: f32 = 320.0;

/// The name that a page is to be kept under, while it is typed.
#[derive(Clone, Debug, Default)]
pub struct SavedPagesDraft {
    naming: Option<PageNaming>,
}

#[derive(Clone, Debug)]
struct PageNaming {
    naming: Naming,
    /// The saved page that gets the name; `None` where the page that is shown is kept under it.
    of: Option<SavedId>,
}

impl SavedPagesDraft {
    /// The name for the page that is shown, while it is typed.
    #[must_use]
    pub fn new_name(&self) -> Option<&Naming> {
        self.naming.as_ref().filter(|naming| naming.of.is_none()).map(|naming| &naming.naming)
    }

    /// Forgets what is typed.
    pub fn forget(&mut self) {
        self.naming = None;
    }
}

/// The id of the field for a name.
#[must_use]
pub fn name_id() -> Id {
    Id::unique("analysis-page-name")
}

/// Draws the menu of saved pages.
pub fn menu_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AnalysisView,
    draft: &mut AnalysisDraft,
    out: &mut Vec<Command>,
) {
    ui.menu_button(cx.words.say("page-saved"), |ui| {
        ui.set_max_width(360.0);
        if ui.button(cx.words.say("page-keep")).clicked() {
            begin_naming(session, draft, spelling(cx.words.tongue()));
            ui.memory_mut(|memory| memory.request_focus(name_id()));
            ui.close();
        }
        ui.separator();
        if view.saved.is_empty() {
            ui.label(cx.words.say("page-none-saved"));
        }
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for saved in &view.saved {
                row_ui(ui, cx, session, saved, draft, out);
            }
        });
    });
}

/// A saved page: its name chooses it, F2 renames it, Delete deletes it; the buttons beside it do the same.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    saved: &SavedPageRow,
    draft: &mut AnalysisDraft,
    out: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let colors = ButtonColors::of(cx.look);
        let named = |id: &str| cx.words.say_with(id, &[("name", &saved.name)]);
        let is_deleted = icons::button(ui, Icon::Close, &named("page-delete"), colors).clicked();
        let is_renamed = icons::button(ui, Icon::Note, &named("page-rename"), colors).clicked();
        let name = ui.button(shortened(&saved.name, NAME_CHARS));
        let pressed =
            |key: Key| name.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if is_deleted || pressed(Key::Delete) {
            out.push(SavedPagesCommand::Delete(saved.id.clone()).into());
            ui.close();
        } else if is_renamed || pressed(Key::F2) {
            let subject = Subject::Page(saved.text.clone());
            let naming = Naming::about(session, subject, saved.name.clone());
            draft.pages.naming = Some(PageNaming { naming, of: Some(saved.id.clone()) });
            ui.memory_mut(|memory| memory.request_focus(name_id()));
            ui.close();
        } else if name.clicked() {
            choose(cx, session, draft, &saved.text, out);
            ui.close();
        }
    });
}

/// The field for the name of a page.
pub fn name_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut AnalysisDraft, out: &mut Vec<Command>) {
    let Some(PageNaming { mut naming, of }) = draft.pages.naming.take() else { return };
    let id = if of.is_some() { "page-rename-hint" } else { "page-name-hint" };
    let hint = cx.words.say(id);
    ui.add_space(6.0);
    if of.is_none() {
        ui.label(RichText::new(cx.words.say("page-keep-help")).color(cx.look.soft));
    }
    let field = NameField { id: name_id(), hint: &hint, width_px: FIELD_PX };
    match (naming_ui(ui, cx, field, &mut naming), of) {
        (NameFate::Stays, of) => draft.pages.naming = Some(PageNaming { naming, of }),
        (NameFate::Kept(name), None) => {
            out.push(SavedPagesCommand::Save(name, Box::new(draft.page())).into());
        }
        (NameFate::Kept(name), Some(id)) => out.push(SavedPagesCommand::Rename(id, name).into()),
        (NameFate::Left, None) => {
            out.push(Command::Draft(DraftCommand::DiscardTyped(naming.typing.subject.clone())));
        }
        (NameFate::Left, Some(_)) => {}
    }
}

/// Chooses all that a saved page says; what is not known here is told.
pub fn choose(cx: &Cx<'_>, session: &Session, draft: &mut AnalysisDraft, text: &str, out: &mut Vec<Command>) {
    let Some(project) = session.open_project() else { return };
    let ReadPage { page, wrong, unknown } = opened_page(project, text, spelling(cx.words.tongue()));
    draft.show_page(page);
    let unread: Vec<String> = wrong.into_iter().chain(unknown).collect();
    if !unread.is_empty() {
        let told = FindingNotice::PageInPart(unread.join("; "));
        out.push(Command::Tell(Box::new(Notice::Finding(told))));
    }
}

/// Asks for the name of the page that is shown; where it is a saved one, the name is that of it.
fn begin_naming(session: &Session, draft: &mut AnalysisDraft, spelling: Spelling) {
    let page = draft.page();
    let is_it = |saved: &SavedPageRow| {
        let project = session.open_project();
        project.is_some_and(|project| opened_page(project, &saved.text, spelling).page == page)
    };
    let known = saved_pages(session).into_iter().find(is_it);
    let name = known.map(|saved| saved.name).unwrap_or_default();
    let naming = Naming::about(session, Subject::Page(page.written()), name);
    draft.pages.naming = Some(PageNaming { naming, of: None });
}

/// Shows the page, and asks for the name it is to be kept under.
pub fn begin(app: &mut DesktopApp, ctx: &Context) {
    app.drafts.overlay = None;
    app.drafts.pages.show(Page::Analysis, app.views.reader.as_ref());
    let spelling = spelling(app.words.tongue());
    begin_naming(&app.session, &mut app.drafts.analysis, spelling);
    type_into(ctx, name_id());
}

/// Goes on with a name that was begun for this page.
pub fn go_on(app: &mut DesktopApp, ctx: &Context, text: &str) {
    app.drafts.analysis.show_page(ReadPage::of(text).page);
    begin(app, ctx);
}

/// What is chosen on a page, as lines for the computer to remember; none where that is as usual.
#[must_use]
pub fn remembered(draft: &AnalysisDraft) -> Vec<String> {
    let page = draft.page();
    if page == SavedPage::default() {
        return Vec::new();
    }
    page.written().lines().map(str::to_owned).collect()
}

/// Chooses what was remembered.
pub fn take_up(draft: &mut AnalysisDraft, lines: &[String]) {
    draft.show_page(ReadPage::of(&lines.join("\n")).page);
    draft.pages.forget();
}
