//! What is shown of the row that was chosen in the dialog of an import: all that is said of it, how its file is read where that is
//! not sure, and the beginning of its text, or what the columns of its table hold.

use super::bidi_layout::laid_out;
use super::context::Cx;
use super::fonts::{Face, plain, reading};
use super::import_questions_ui::{columns_ui, reading_ui};
use super::import_ui::{ImportDraft, PREVIEW_PX, told_of};
use crate::session::Command;
use crate::view::import::{ArticleRow, ArticlesView};
use crate::words::messages::shown;
use egui::text::{LayoutJob, TextWrapping};
use egui::{RichText, ScrollArea, TextFormat, Ui};

/// The row that was chosen last, else the first article, else the first row.
pub(super) fn preview_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &ArticlesView,
    draft: &mut ImportDraft,
    out: &mut Vec<Command>,
) {
    let chosen = draft.shown.as_ref().and_then(|id| view.rows.iter().find(|row| row.id() == *id));
    let first = || view.rows.iter().find(|row| matches!(row, ArticleRow::Article(_)));
    let Some(row) = chosen.or_else(first).or_else(|| view.rows.first()) else { return };
    let columns = match row {
        ArticleRow::Article(article) => article.columns.as_ref(),
        ArticleRow::Codes { .. } | ArticleRow::Failed { .. } | ArticleRow::Problem(_) => None,
    };
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.words.say("import-preview")).font(plain(12.0)).color(cx.look.soft));
        if let ArticleRow::Article(article) = row
            && view.at_work.is_none()
        {
            reading_ui(ui, cx, article, out);
            if columns.is_some() {
                ui.toggle_value(&mut draft.shows_columns, cx.words.say("import-columns"));
            }
        }
    });
    let area = ScrollArea::vertical().id_salt(("import-preview", row.id(), draft.shows_columns));
    area.max_height(PREVIEW_PX).auto_shrink([false, false]).show(ui, |ui| {
        if let (ArticleRow::Article(article), Some(columns), true) = (row, columns, draft.shows_columns) {
            columns_ui(ui, cx, article.incoming.file, columns, out);
            return;
        }
        let told = told_of(cx, row).join(" · ");
        ui.label(RichText::new(told).font(plain(12.0)).color(cx.look.soft));
        if let ArticleRow::Article(article) = row {
            text_ui(ui, cx, &article.article.preview);
        }
    });
    ui.add_space(4.0);
}

/// The beginning of a text.
fn text_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    let format = TextFormat {
        font_id: reading(cx.settings.reading.font, Face::Regular, 15.0),
        color: cx.look.ink,
        line_height: Some(22.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(shown_lines(text), format);
    job.wrap = TextWrapping { max_width: ui.available_width(), ..TextWrapping::default() };
    let galley = laid_out(ui, job);
    ui.add(egui::Label::new(galley).selectable(false));
}

/// A text line by line, with marks in place of what nobody sees.
fn shown_lines(text: &str) -> String {
    text.lines().map(|line| shown(&line.replace('\t', "    "))).collect::<Vec<_>>().join("\n")
}
