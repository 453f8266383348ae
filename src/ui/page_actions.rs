//! What the window does for an article on paper: asks where its PDF is to go, and opens the one that is printed.

use super::desktop_app::DesktopApp;
use super::dialogs::{Asked, folders_for};
use super::drafts::PathWish;
use crate::session::{Command, PageNotice};
use crate::text::shortened::beginning;
use egui::Context;
use std::path::Path;

/// Code points of a title that a file is called by, at most.
const NAME_CHARS: usize = 80;

/// Asks where the PDF of the article that is read is to go.
pub(super) fn save_dialog(app: &mut DesktopApp, ctx: &Context) {
    let Some(view) = &app.views.reader else { return };
    let path = view.path.to_string();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = format!("{}.pdf", file_name(view.facts.title.as_deref().unwrap_or_default(), stem));
    app.drafts.pdf_of = Some(view.path.clone());
    let (title, wish) = (app.words.say("dialog-save-pdf"), PathWish::SavePdf);
    let folders = folders_for(&app.session, wish);
    app.dialogs().open(ctx, Asked { wish, title, name, folders });
}

/// Says that the desktop opens no PDF, where what should be opened is one.
pub(super) fn not_opened(page: &Path) -> Option<Command> {
    let is_pdf = page.extension().is_some_and(|ending| ending == "pdf");
    is_pdf.then(|| Command::Tell(Box::new(PageNotice::NotOpened(page.to_owned()).into())))
}

/// A title as the name of a file: without what file systems do not take.
fn file_name(title: &str, otherwise: &str) -> String {
    let is_taken =
        |c: char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let cleaned: String = title.chars().map(|c| if is_taken(c) { c } else { ' ' }).collect();
    let words = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = beginning(&words, NAME_CHARS).trim_matches([' ', '.', ',', ';']).to_owned();
    if name.is_empty() { otherwise.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_called_by_the_title_without_what_file_systems_do_not_take() {
        assert_eq!(file_name("Giá xăng: tăng hay giảm?", "001"), "Giá xăng tăng hay giảm");
        assert_eq!(file_name(" ../..", "001"), "001");
        assert_eq!(file_name("", "001"), "001");
        assert!(file_name(&"dài ".repeat(60), "001").chars().count() <= 80);
    }
}
