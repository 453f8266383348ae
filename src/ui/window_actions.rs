//! Actions that concern the window: dialogs, panels, appearance, copying. All others go to the session.

use super::chooser_ui::ChooserDraft;
use super::desktop_app::DesktopApp;
use super::dialog_drafts::{ArticleDraft, RecordDraft, TextDraft, ThemeDraft};
use super::dialogs::{Asked, folders_for};
use super::drafts::{Drafts, Overlay, PathWish, Tab, Wish};
use super::input_method::type_into;
use super::lately_ui;
use super::pages::Page;
use super::pick_ui::{Pick, PickDraft};
use super::reader_veil::Veil;
use super::summary_ui::SummaryOf;
use crate::exchange::citation::Template;
use crate::exchange::grid_files::GridFormat;
use crate::model::draft::{DraftId, Subject};
use crate::model::id::ThemeId;
use crate::session::{Action, Command, FolderNotice, Notice, Passage, ReadingCommand, SelectingCommand};
use crate::storage::settings::{Appearance, Type};
use crate::text::positions::Span;
use egui::{Context, ViewportCommand};

/// What an action lays over the window, where that is all it does.
fn overlay_of(action: Action) -> Option<Overlay> {
    Some(match action {
        Action::Help => Overlay::Help,
        Action::About => Overlay::About,
        Action::Problems => Overlay::Problems,
        Action::History => Overlay::History,
        Action::Review => Overlay::Review(std::collections::BTreeSet::new()),
        Action::Conflicts => Overlay::Conflicts,
        Action::Versions => Overlay::Versions,
        Action::Drafts => Overlay::Drafts,
        Action::People => Overlay::People,
        Action::Export => Overlay::Export,
        Action::ExportCodebook => Overlay::ExportCodebook,
        Action::Settings => Overlay::Settings(Box::default()),
        Action::StopWords => Overlay::StopWords(String::new()),
        Action::SavedPages => Overlay::Pick(PickDraft::of(Pick::SavedPage)),
        _ => return None,
    })
}

/// Does an action.
pub fn act(app: &mut DesktopApp, ctx: &Context, action: Action) {
    if let Some(overlay) = overlay_of(action) {
        app.drafts.export.begin(Vec::new());
        app.drafts.overlay = Some(overlay);
        return;
    }
    if super::find_actions::act(app, ctx, action) {
        return;
    }
    if super::theme_actions::is_on_theme(action) {
        app.drafts.overlay = Some(Overlay::Pick(PickDraft::of(Pick::Theme(action))));
        return;
    }
    if let Some((wish, title)) = dialog_of(action) {
        return open_dialog(app, ctx, wish, title);
    }
    if let Some(page) = Page::ALL.into_iter().find(|page| page.action() == action) {
        return show_page(app, ctx, page);
    }
    match action {
        Action::SavePdf => super::page_actions::save_dialog(app, ctx),
        Action::Commands => app.drafts.overlay = Some(Overlay::Commands(String::new(), 0)),
        Action::ArticleDetails => open_article_details(app, ctx),
        Action::ProjectMemo => {
            show(app, ctx, RecordDraft::Memo(Box::new(TextDraft::of_memo(&app.session))));
        }
        Action::Spellings => open_spellings(app, ctx),
        Action::NewTheme => open_new_theme(app, ctx, None),
        Action::SavePage => super::saved_pages_ui::begin(app, ctx),
        Action::JumpBack | Action::JumpForward
            if app.drafts.pages.step(action, app.views.reader.as_ref()) =>
        {
            ctx.request_repaint();
        }
        Action::OpenBeside => app.drafts.overlay = Some(Overlay::Pick(PickDraft::of(Pick::Beside))),
        Action::FilterArticles => app.drafts.overlay = Some(Overlay::Pick(PickDraft::of(Pick::Condition))),
        Action::LineLabel => label_line(app),
        Action::ContextMenu => ask_for_menu(ctx),
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        Action::FullScreen => {
            let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
        }
        Action::ToggleLibrary => toggle(&mut app.drafts.is_library_open, ctx, super::shell_ui::NARROW_PX),
        Action::ToggleThemes => toggle(&mut app.drafts.is_themes_open, ctx, super::shell_ui::WIDE_PX),
        Action::NextPanel => app.drafts.move_panel(ctx, 1),
        Action::PreviousPanel => app.drafts.move_panel(ctx, 2),
        Action::LargerType => resize(app, ctx, |size| size + 1.0),
        Action::SmallerType => resize(app, ctx, |size| size - 1.0),
        Action::UsualType => resize(app, ctx, |_| Type::default().size_px),
        Action::ToggleParagraphNumbers => {
            app.change_settings(ctx, |settings| settings.shows_numbers = !settings.shows_numbers);
        }
        Action::NextAppearance => {
            app.change_settings(ctx, |settings| settings.appearance = after(settings.appearance));
        }
        Action::Copy | Action::CopyWithSource => copy(app, ctx, action),
        Action::RecentArticles | Action::RecentArticlesBack => lately_ui::open(app, ctx, action),
        Action::ChooseHere => choose_here(app, ctx),
        Action::FocusMode => focus_mode(app, ctx),
        Action::OpenPalette => open_palette(app, ctx),
        Action::FindPassages => find_passages(app, ctx),
        Action::Note => write_note(app, ctx),
        Action::Escape if app.drafts.palette.close() => ctx.request_repaint(),
        Action::ToggleBookmark => toggle_bookmark(app, ctx),
        Action::NextSentence | Action::PreviousSentence => {
            begin_in_sight(app, ctx);
            app.run_in_session(ctx, action);
        }
        other => app.run_in_session(ctx, other),
    }
}

/// The appearance that follows another; who needs strong contrast keeps it.
fn after(appearance: Appearance) -> Appearance {
    match appearance {
        Appearance::System | Appearance::Light => Appearance::Dark,
        Appearance::Dark => Appearance::Sepia,
        Appearance::Sepia => Appearance::Light,
        Appearance::ContrastLight => Appearance::ContrastDark,
        Appearance::ContrastDark => Appearance::ContrastLight,
    }
}

/// Shows a page in the middle of the window.
fn show_page(app: &mut DesktopApp, ctx: &Context, page: Page) {
    app.drafts.overlay = None;
    app.drafts.pages.show(page, app.views.reader.as_ref());
    if page == Page::Attributes {
        type_into(ctx, app.drafts.middle_id());
    } else if page == Page::Article || page == Page::Analysis {
        ctx.memory_mut(|memory| memory.request_focus(app.drafts.middle_id()));
    } else if let Some(focused) = ctx.memory(egui::Memory::focused) {
        // The page gives the keyboard to what it begins with.
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    }
}

/// Opens the menu of what has the keyboard; chosen from the list of commands, that of the article.
fn ask_for_menu(ctx: &Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let focused = focused.filter(|id| *id != super::commands_ui::field_id());
    super::menus::ask(ctx, focused.unwrap_or_else(super::reader_ui::reader_id));
}

/// Asks what the line is where the person is.
fn label_line(app: &mut DesktopApp) {
    let Some(view) = &app.views.reader else { return };
    let in_sight = app.drafts.reader.in_sight.map(|sight| sight.start);
    let byte = view.target().map(|span| span.start).or(view.caret).or(in_sight);
    app.drafts.overlay = byte.map(|byte| Overlay::Pick(PickDraft::of(Pick::LineLabel(byte))));
}

fn open_palette(app: &mut DesktopApp, ctx: &Context) {
    let reading = app.session.reading();
    if reading.is_some_and(|r| r.selection.is_some() || r.selected.is_some() || r.sentence.is_some()) {
        app.drafts.palette.open_with_keyboard();
        type_into(ctx, super::palette_ui::field_id());
    }
}

/// Gives the note of the selected annotation the keyboard, where one is selected or will be.
fn write_note(app: &mut DesktopApp, ctx: &Context) {
    app.run_in_session(ctx, Action::Note);
    app.drafts.note.waits_for_name = app.session.asks_for_name();
    if app.session.reading().is_some_and(|reading| reading.selected.is_some()) {
        show_note(&mut app.drafts, ctx);
    }
}

/// Shows the selected annotation with the keyboard in its note.
pub fn show_note(drafts: &mut Drafts, ctx: &Context) {
    drafts.tab = Tab::Annotation;
    drafts.is_themes_open = Some(true);
    drafts.note.wants_focus = true;
    type_into(ctx, super::annotation_ui::note_id());
}

/// Sets a bookmark where the person is, which may be the top of what is in sight now.
fn toggle_bookmark(app: &mut DesktopApp, ctx: &Context) {
    if let Some(sight) = app.drafts.reader.place.sight() {
        app.run(ctx, Command::Reading(ReadingCommand::NotePlace { top: sight.start, end: sight.end }));
    }
    app.run_in_session(ctx, Action::ToggleBookmark);
}

/// Puts the caret where the person is looking, where nothing else tells the place to go on from.
fn begin_in_sight(app: &mut DesktopApp, ctx: &Context) {
    let Some(sight) = app.drafts.reader.in_sight else { return };
    let Some(reading) = app.session.reading() else { return };
    let is_placed = reading.selection.is_some() || reading.selected.is_some();
    let place = reading.sentence.map(|sentence| sentence.start).or(reading.caret);
    if !is_placed && !place.is_some_and(|byte| sight.contains(byte)) {
        app.run(ctx, Command::Selecting(SelectingCommand::PlaceCaret(sight.start)));
    }
}

/// Shows the passages, with the keyboard at the end of their query.
fn find_passages(app: &mut DesktopApp, ctx: &Context) {
    app.drafts.tab = Tab::Passages;
    app.drafts.is_themes_open = Some(true);
    app.drafts.passages.cursor_to = Some(app.drafts.passages.typed.chars().count());
    type_into(ctx, super::query_ui::query_id());
}

/// The file dialog that an action opens, and its title.
fn dialog_of(action: Action) -> Option<(PathWish, &'static str)> {
    Some(match action {
        Action::OpenFolder => (PathWish::Open, "dialog-open"),
        Action::OpenSamples => (PathWish::Samples, "dialog-samples"),
        Action::SaveElsewhere => (PathWish::SaveElsewhere, "dialog-save-elsewhere"),
        Action::ImportCodebook => (PathWish::ImportCodebook, "dialog-import-codebook"),
        Action::ImportFiles => (PathWish::ImportFiles, "dialog-import-files"),
        Action::ImportFolder => (PathWish::ImportFolder, "dialog-import-folder"),
        _ => return None,
    })
}

fn open_dialog(app: &mut DesktopApp, ctx: &Context, wish: PathWish, title: &str) {
    let (title, folders) = (app.words.say(title), folders_for(&app.session, wish));
    app.dialogs().open(ctx, Asked { wish, title, name: String::new(), folders });
}

/// Asks where an export is to go.
fn export_dialog(app: &mut DesktopApp, ctx: &Context, format: crate::exchange::format::FormatId) {
    let title = app.words.say("dialog-export");
    let project = app.session.open_project().map(crate::session::OpenProject::name).unwrap_or_default();
    let name = format!("{project}.{}", format.format().extension());
    let wish = PathWish::Export(format);
    let folders = folders_for(&app.session, wish);
    app.dialogs().open(ctx, Asked { wish, title, name, folders });
}

/// Asks where a table of numbers is to go.
fn table_dialog(app: &mut DesktopApp, ctx: &Context, format: GridFormat) {
    let title = app.words.say("analysis-save");
    let page = match app.drafts.attributes.saved {
        Some(_) => app.words.say("page-attributes"),
        None => app.words.say(&format!("analysis-{}", app.drafts.analysis.question.kind.name())),
    };
    let project = app.session.open_project().map(crate::session::OpenProject::name).unwrap_or_default();
    let name = format!("{project} – {page}.{}", format.ending());
    let wish = PathWish::SaveTable(format);
    let folders = folders_for(&app.session, wish);
    app.dialogs().open(ctx, Asked { wish, title, name, folders });
}

/// Lays a dialog about a record over the window; what is typed next goes into its first field.
fn show(app: &mut DesktopApp, ctx: &Context, record: RecordDraft) {
    let field = match &record {
        RecordDraft::Article(_) => super::article_ui::title_id(),
        RecordDraft::Memo(_) => super::overlay_ui::memo_id(),
        RecordDraft::Spellings(_) => super::spellings_ui::field_id(),
        RecordDraft::Theme(_) => super::theme_ui::name_id(),
    };
    ctx.memory_mut(|memory| memory.request_focus(field));
    app.drafts.overlay = Some(Overlay::Record(record));
}

fn open_new_theme(app: &mut DesktopApp, ctx: &Context, parent: Option<ThemeId>) {
    show(app, ctx, RecordDraft::Theme(Box::new(ThemeDraft::new(&app.session, parent))));
}

/// Describes a theme below the tree; what was typed about another one meanwhile waits as a draft.
fn describe_theme(app: &mut DesktopApp, ctx: &Context, id: &ThemeId) {
    app.drafts.show_tree();
    app.drafts.themes.details = Some(Box::new(ThemeDraft::of(&app.session, id)));
    app.drafts.themes.wanted = Some(id.clone());
    app.drafts.themes.wants_details = true;
    type_into(ctx, super::theme_ui::name_id());
}

fn open_spellings(app: &mut DesktopApp, ctx: &Context) {
    show(app, ctx, RecordDraft::Spellings(Box::new(TextDraft::of_spellings(&app.session))));
}

fn open_article_details(app: &mut DesktopApp, ctx: &Context) {
    let reading = app.session.reading();
    if let Some(path) = reading.map(|reading| reading.path.clone()) {
        show(app, ctx, RecordDraft::Article(Box::new(ArticleDraft::of(&app.session, path))));
    }
}

/// Goes where a draft belongs, with its text in the field or beside it.
fn open_draft(app: &mut DesktopApp, ctx: &Context, id: &DraftId) {
    let drafts = app.session.drafts();
    let Some(subject) = drafts.iter().find(|draft| draft.id == *id).map(|draft| draft.subject.clone()) else {
        return;
    };
    match subject {
        Subject::Note(article, id) => {
            let records = app.session.records();
            let passage = records.and_then(|records| records.passage_of(article.as_ref(), id));
            if let Some(Passage { article, key }) = passage {
                app.run(ctx, Command::Reading(ReadingCommand::JumpTo(article, key)));
                show_note(&mut app.drafts, ctx);
            }
        }
        Subject::Article(path) => {
            app.run(ctx, Command::Reading(ReadingCommand::OpenArticle(path.clone())));
            show(app, ctx, RecordDraft::Article(Box::new(ArticleDraft::of(&app.session, path))));
        }
        Subject::Theme(id) => describe_theme(app, ctx, &id),
        Subject::NewTheme(parent) => open_new_theme(app, ctx, parent),
        Subject::Summary(article, theme) => {
            app.drafts.analysis.open_summary(SummaryOf { article, theme });
            show_page(app, ctx, Page::Analysis);
        }
        Subject::Memo => {
            show(app, ctx, RecordDraft::Memo(Box::new(TextDraft::of_memo(&app.session))));
        }
        Subject::Spellings => open_spellings(app, ctx),
        Subject::Query(text) => {
            find_passages(app, ctx);
            app.drafts.passages.ask(text);
            app.drafts.themes.shown = None;
            app.drafts.passages.cursor_to = None;
            app.drafts.passages.wants_name = Some(String::new());
        }
        Subject::Page(text) => super::saved_pages_ui::go_on(app, ctx, &text),
        Subject::Person => app.drafts.overlay = Some(Overlay::Settings(Box::default())),
    }
}

fn toggle(is_open: &mut Option<bool>, ctx: &Context, usual_from_px: f32) {
    let usual = ctx.content_rect().width() >= usual_from_px;
    *is_open = Some(!is_open.unwrap_or(usual));
}

fn resize(app: &mut DesktopApp, ctx: &Context, change: impl FnOnce(f32) -> f32) {
    app.change_settings(ctx, |settings| settings.reading.size_px = change(settings.reading.size_px));
}

/// Copies the selected words, or those of the selected annotation; with their source as the person has it, if wished.
fn copy(app: &mut DesktopApp, ctx: &Context, action: Action) {
    let Some(mut values) = app.session.quotation() else { return };
    values.date = app.words.date(&values.date);
    let text = match action {
        Action::Copy => values.quote,
        _ => Template::of_person(&app.session.settings().citation).fill(&values),
    };
    ctx.copy_text(text);
    app.run_in_session(ctx, Action::Copy);
}

/// Lights the sentence alone, or everything again; where nothing is selected, the first sentence in sight.
fn focus_mode(app: &mut DesktopApp, ctx: &Context) {
    app.drafts.reader.veil = app.drafts.reader.veil.toggled(Veil::AllButTarget);
    let has_target = app.views.reader.as_ref().is_some_and(|reader| reader.target().is_some());
    if app.drafts.reader.veil == Veil::AllButTarget && !has_target {
        begin_in_sight(app, ctx);
        app.run_in_session(ctx, Action::NextSentence);
    }
    ctx.request_repaint();
}

/// Lists the annotations where the person is: over what is selected, else at the caret.
fn choose_here(app: &mut DesktopApp, ctx: &Context) {
    let Some(view) = &app.views.reader else { return };
    let at_caret = || view.caret.map(|byte| Span { start: byte, end: byte + 1 });
    let span = view.target().or_else(at_caret);
    match span.filter(|span| view.marks.within(*span).next().is_some()) {
        Some(span) => app.drafts.chooser = Some(ChooserDraft::of(span)),
        None => app.run_in_session(ctx, Action::ChooseHere),
    }
}

/// Does what a panel asked of the window.
pub fn obey_wish(app: &mut DesktopApp, ctx: &Context, wish: Wish) {
    match wish {
        Wish::Export(format) => export_dialog(app, ctx, format),
        Wish::ExportCodebook(format) => super::codebook_actions::export_dialog(app, ctx, format),
        Wish::SaveTable(format) => table_dialog(app, ctx, format),
        Wish::ShowFolder(folder) => {
            if super::file_manager::show(&folder).is_err() {
                app.run(ctx, Command::Tell(Box::new(Notice::Folder(FolderNotice::FolderNotShown(folder)))));
            }
        }
        Wish::OpenFile(path) => {
            if super::file_manager::show(&path).is_err() {
                app.run(ctx, Command::Tell(Box::new(Notice::Folder(FolderNotice::FolderNotShown(path)))));
            }
        }
        Wish::Choose(span) => app.drafts.chooser = Some(ChooserDraft::of(span)),
        Wish::DescribeTheme(id) => describe_theme(app, ctx, &id),
        Wish::Pick(pick) => app.drafts.overlay = Some(Overlay::Pick(PickDraft::of(pick))),
        Wish::NewThemeUnder(parent) => open_new_theme(app, ctx, Some(parent)),
        Wish::OpenDraft(id) => open_draft(app, ctx, &id),
        Wish::Copy(text) => {
            ctx.copy_text(text);
            app.run_in_session(ctx, Action::Copy);
        }
    }
}
