//! What the window does for the codebook as a file: dialogs, and the page that is printed from the desktop's browser.

use super::desktop_app::DesktopApp;
use super::dialogs::{Asked, folders_for};
use super::drafts::{Overlay, PathWish};
use crate::exchange::format::FormatId;
use crate::session::{CodebookCommand, CodebookNotice, Command, OpenProject};
use egui::Context;
use std::path::PathBuf;

/// Asks where the codebook is to go.
pub(super) fn export_dialog(app: &mut DesktopApp, ctx: &Context, format: FormatId) {
    let title = app.words.say("dialog-export-codebook");
    let project = app.session.open_project().map(OpenProject::name).unwrap_or_default();
    let name = format!("{project} – {}.{}", app.words.say("book-file-name"), format.format().extension());
    let wish = PathWish::ExportCodebook(format);
    let folders = folders_for(&app.session, wish);
    app.dialogs().open(ctx, Asked { wish, title, name, folders });
}

/// Reads a codebook, and shows what it would bring.
pub(super) fn import(app: &mut DesktopApp, ctx: &Context, from: PathBuf) {
    app.run(ctx, Command::Codebook(CodebookCommand::Read(from)));
    app.drafts.overlay = Some(Overlay::ImportCodebook);
}

/// Opens the page that is to be printed; where the desktop opens none, it is said where it is.
pub(super) fn open_page(app: &mut DesktopApp, ctx: &Context) {
    let Some(page) = app.session.take_page() else { return };
    if app.dialogs().is_absent() || super::file_manager::show(&page).is_err() {
        let codebook = || Command::Tell(Box::new(CodebookNotice::PageNotOpened(page.clone()).into()));
        let said = super::page_actions::not_opened(&page).unwrap_or_else(codebook);
        app.run(ctx, said);
    }
}
