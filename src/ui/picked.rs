//! What was picked in the desktop's file dialogs, dropped on the window or pasted into it, as commands.

use super::context::Cx;
use super::desktop_app::DesktopApp;
use super::dialogs::Picked;
use super::drafts::Overlay;
use super::fonts::bold;
use super::import_ui::ImportDraft;
use crate::session::{CodebookCommand, Command, FolderCommand, ImportCommand, SavingCommand, Session};
use crate::view::import::ArticlesView;
use crate::workers::importing::ImportSource;
use egui::{Align2, Area, Context, Event, Frame, Id, Order, RichText, Vec2};
use std::path::PathBuf;

/// The longest name that a pasted text gets from its first line, in code points.
const NAME_CHARS: usize = 60;

/// How many words of a pasted text must stand in the HTML beside it.
const N_COMPARED_WORDS: usize = 8;

/// Takes what was picked.
pub(super) fn take_picked(app: &mut DesktopApp, ctx: &Context) {
    for picked in app.dialogs().take() {
        match picked {
            Picked::Folder(folder) => app.run(ctx, Command::OpenFolder(folder)),
            Picked::SamplesInto(folder) => app.run(ctx, Command::CopySamples(folder)),
            Picked::SaveInto(folder) => app.run(ctx, Command::Saving(SavingCommand::Elsewhere(folder))),
            Picked::ExportTo(format, path) => {
                let command = app.drafts.export.command(format, path);
                app.run(ctx, command);
            }
            Picked::CodebookTo(format, path) => {
                app.run(ctx, Command::Codebook(CodebookCommand::Export(format, path)));
            }
            Picked::TableTo(format, path) => {
                if let Some(command) = app.drafts.save_table_command(format, path) {
                    app.run(ctx, command);
                }
            }
            Picked::CodebookFrom(path) => super::codebook_actions::import(app, ctx, path),
            Picked::ArticlesFrom(paths) => app.run(ctx, read_paths(paths)),
            Picked::PdfTo(path) => {
                if let Some(command) = app.drafts.save_pdf_command(path) {
                    app.run(ctx, command);
                }
            }
            Picked::Unavailable(wish, path) => app.drafts.overlay = Some(Overlay::Path(wish, path)),
        }
    }
}

/// Files and folders that are to be imported.
pub(super) fn read_paths(paths: Vec<PathBuf>) -> Command {
    Command::Import(ImportCommand::Read(paths.into_iter().map(ImportSource::Path).collect()))
}

/// What is dropped on the window: into an open project, files are imported; annotations and folders are looked at first.
/// Where none is open, the folder is opened that was dropped or that the file lies in.
pub fn take_dropped(ctx: &Context, session: &Session, out: &mut Vec<Command>) {
    let dropped = ctx
        .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect::<Vec<_>>());
    let has_project = session.open_project().is_some();
    let is_article =
        |path: &PathBuf| has_project && path.is_file() && path.extension() != Some("ron".as_ref());
    let (files, others): (Vec<PathBuf>, Vec<PathBuf>) = dropped.into_iter().partition(is_article);
    out.extend(others.into_iter().map(FolderCommand::TakeDropped).map(Command::Folder));
    if !files.is_empty() {
        out.push(read_paths(files));
    }
}

/// What a drop would do, over the window, while files are dragged over it.
pub(super) fn hovered_ui(ctx: &Context, cx: &Cx<'_>, session: &Session) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let id = if session.open_project().is_some() { "drop-to-import" } else { "drop-to-open" };
    let area = Area::new(Id::unique("hovered files")).order(Order::Foreground).interactable(false);
    area.anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ctx, |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(24.0);
        frame.show(ui, |ui| {
            ui.label(RichText::new(cx.words.say(id)).font(bold(17.0)).color(cx.look.ink));
        });
    });
}

/// A text that is pasted where nothing is typed, and nothing lies over the window, becomes an article, once it was looked at.
pub fn take_pasted(ctx: &Context, session: &Session, overlay: Option<&Overlay>, out: &mut Vec<Command>) {
    let is_covered = !matches!(overlay, None | Some(Overlay::ImportArticles(_))) || session.asks_for_name();
    if session.open_project().is_none() || is_covered || ctx.text_edit_focused() {
        return;
    }
    let pasted = ctx.input(|input| {
        let pasted = |event: &Event| if let Event::Paste(text) = event { Some(text.clone()) } else { None };
        input.events.iter().find_map(pasted)
    });
    if let Some(text) = pasted.filter(|text| !text.trim().is_empty()) {
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let name: String = first.chars().take(NAME_CHARS).collect();
        let name = name.trim_end_matches(['.', ' ']).replace('/', " ");
        let source = match html_of(&text) {
            Some(html) => ImportSource::Text { name: name + ".html", text: html.into() },
            None => ImportSource::Text { name: name + ".txt", text: text.into() },
        };
        out.push(Command::Import(ImportCommand::Read(vec![source])));
    }
}

/// What the clipboard holds as HTML of a text that was pasted, as browsers and word processors put it there; `None` where there
/// is none, or it is of another text: where the desktop has two clipboards, they may differ.
fn html_of(text: &str) -> Option<String> {
    let html = arboard::Clipboard::new().ok()?.get().html().ok()?;
    let words = text.split_whitespace().filter(|word| word.chars().all(char::is_alphanumeric));
    let mut words = words.take(N_COMPARED_WORDS).peekable();
    let is_of_text = words.peek().is_some() && words.all(|word| html.contains(word));
    (is_of_text && html.contains("</")).then_some(html)
}

/// Shows what is imported as soon as there is something to look at, whichever way it came.
pub(super) fn show_import(app: &mut DesktopApp) {
    let is_writing = app.session.imports().is_some_and(crate::session::Imports::is_writing);
    if app.drafts.overlay.is_none() && !is_writing && ArticlesView::is_needed(&app.session) {
        app.drafts.overlay = Some(Overlay::ImportArticles(ImportDraft::default()));
    }
}
