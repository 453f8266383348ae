//! Problems with files over the window: file and place, what is wrong, what can be done, with buttons that do it.

use super::context::Cx;
use super::drafts::Wish;
use super::fonts::bold;
use super::overlay_ui::{Fate, title_ui};
use super::still_list::StillList;
use crate::session::{Action, Command, FolderCommand, ReadingCommand, ReturningCommand};
use crate::view::problems::{ProblemRow, ProblemsView};
use crate::words::messages::{self, shown};
use egui::{Id, RichText, ScrollArea, Ui};

/// Height of the list at most, in px.
const LIST_PX: f32 = 420.0;

/// Draws them.
pub fn problems_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&ProblemsView>,
    wish: &mut Option<Wish>,
    out: &mut Vec<Command>,
) -> Fate {
    let mut fate = title_ui(ui, cx, &cx.words.say("problems"));
    let Some(view) = view else { return fate };
    ui.horizontal_wrapped(|ui| {
        let help = if view.rows.is_empty() { "no-problems" } else { "problems-help" };
        ui.label(RichText::new(cx.words.say(help)).color(cx.look.soft));
        if ui.button(cx.words.say("look-again")).clicked() {
            out.extend([
                Command::Folder(FolderCommand::LookAgain(None)),
                Command::Folder(FolderCommand::ListAgain),
            ]);
        }
    });
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, LIST_PX);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        let id = |row: &ProblemRow| Id::unique(("problem", &row.file, format!("{:?}", row.problem)));
        let mut list = StillList::begin(ui, Id::unique("problems"), view.rows.iter().map(id));
        for row in &view.rows {
            let drawn = list.row(ui, id(row), |ui| {
                ui.add_space(6.0);
                let fate = row_ui(ui, cx, row, wish, out);
                ui.separator();
                fate
            });
            if drawn == Fate::Closes {
                fate = Fate::Closes;
            }
        }
        list.end(ui);
        if view.n_more > 0 {
            ui.label(RichText::new(cx.words.say_n("n-more-problems", view.n_more)).color(cx.look.soft));
        }
    });
    fate
}

/// Draws a problem with its buttons; each says which file it is about.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &ProblemRow,
    wish: &mut Option<Wish>,
    out: &mut Vec<Command>,
) -> Fate {
    let place = messages::problem_place(cx.words, &row.problem);
    ui.label(RichText::new(&place).font(bold(13.0)).color(cx.look.ink));
    ui.label(RichText::new(messages::problem_kind(cx.words, &row.problem.kind)).color(cx.look.ink));
    let mut fate = Fate::Stays;
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, word: &str, hint: &str| {
            let words = cx.words.say(word);
            let response = ui.button(&words).on_hover_text(hint);
            let is_clicked = response.clicked();
            response.accessible_name(format!("{words}: {place}"));
            is_clicked
        };
        let file = shown(&row.file.display().to_string());
        if button(ui, "problem-open-folder", &file) {
            *wish = Some(Wish::ShowFolder(row.folder()));
        }
        if button(ui, "problem-copy-path", &file) {
            ui.copy_text(row.file.display().to_string());
            out.push(Command::Act(Action::Copy));
        }
        if let Some(article) = &row.article
            && button(ui, "problem-show-article", article.as_str())
        {
            out.push(Command::Reading(ReadingCommand::OpenArticle(article.clone())));
            fate = Fate::Closes;
        }
        if let Some(key) = &row.blocked {
            if button(ui, "problem-versions", &cx.words.say("problem-versions-help")) {
                out.extend([
                    Command::Returning(ReturningCommand::ListVersions(key.clone())),
                    Command::Act(Action::Versions),
                ]);
            }
            if button(ui, "problem-write-anew", &cx.words.say("problem-write-anew-help")) {
                out.push(Command::Returning(ReturningCommand::Quarantine(key.clone())));
            }
        }
    });
    fate
}
