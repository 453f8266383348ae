//! Articles that are about to be imported, over the window: what was read, what is new and what is not, the beginning of
//! each text, and the button that imports them.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::import_preview_ui::preview_ui;
use super::import_questions_ui::coder_ui;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Command, ImportCommand, Novelty};
use crate::view::import::{ArticleRow, ArticlesView, ProgressView, ReadRow};
use crate::words::imports as words;
use crate::words::messages::{problem, shown};
use crate::workers::incoming::Tally;
use egui::{
    Align, Color32, Frame, Key, Layout, Margin, Popup, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2,
};

/// Height of a row, in px.
const ROW_PX: f32 = 42.0;

/// Height of a line in a row, and how far the words of a title stand in from the edge of its button, in px.
const LINE_PX: f32 = 20.0;
const TITLE_INSET: i8 = 6;

/// Width of what stands before the title of an article, in px: its tick.
const TICK_PX: i8 = 26;

/// Height of list and preview at least, in px.
const LIST_PX: f32 = 120.0;
pub(super) const PREVIEW_PX: f32 = 110.0;

/// What the rest of the dialog takes of the window's height, in px.
const AROUND_PX: f32 = 330.0;

/// What the dialog keeps while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportDraft {
    /// The row that is shown, by its id; `None` for the first article.
    pub(super) shown: Option<String>,
    /// Whether what the columns of its table hold is shown, in the place of its text.
    pub(super) shows_columns: bool,
}

/// What an import comes to, with the button that makes it.
pub fn import_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&ArticlesView>,
    draft: &mut ImportDraft,
    out: &mut Vec<Command>,
) -> Fate {
    // Esc closes what is open above the dialog first.
    let is_covered = Popup::is_any_open(ui.ctx());
    let closed = title_ui(ui, cx, &cx.words.say("import-articles-title"));
    // It was taken, or nothing was ever read.
    let Some(view) = view else { return Fate::Closes };
    counts_ui(ui, cx, view);
    coder_ui(ui, cx, view, out);
    let room = (ui.ctx().content_rect().height() - AROUND_PX).max(LIST_PX + PREVIEW_PX);
    list_ui(ui, cx, view, draft, (room - PREVIEW_PX).max(LIST_PX), out);
    preview_ui(ui, cx, view, draft, out);
    if view.n_remarks > 0 {
        let mut takes = view.takes_remarks;
        if ui.checkbox(&mut takes, cx.words.say("import-articles-remarks")).changed() {
            out.push(Command::Import(ImportCommand::TakeRemarks(takes)));
        }
    }
    ui.label(RichText::new(cx.words.say("import-articles-help")).color(cx.look.soft));
    ui.add_space(6.0);
    foot_ui(ui, cx, view, out);
    let is_left = !is_covered && ui.input(|input| input.key_pressed(Key::Escape));
    if closed == Fate::Closes || is_left {
        out.push(Command::Import(ImportCommand::Forget));
        return Fate::Closes;
    }
    closed
}

fn counts_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ArticlesView) {
    let counts = [
        ("import-articles-read", view.n_read),
        ("import-articles-known", view.n_known),
        ("import-articles-failed", view.n_failed),
        ("import-articles-passages", view.n_passages),
        ("import-articles-elsewhere", view.n_elsewhere),
        ("import-articles-lost", view.n_lost),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| cx.words.say_n(id, n));
    let mut told: Vec<String> = counts.collect();
    told.extend(view.at_work.map(|work| progress(cx, work)));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(told.join(" · ")).color(cx.look.ink));
        if let Some(work) = view.at_work.filter(|work| work.n_all > 0) {
            let n = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
            ui.add(
                egui::ProgressBar::new(n(work.n_done) / n(work.n_all))
                    .desired_width(90.0)
                    .desired_height(6.0),
            );
        }
    });
}

fn progress(cx: &Cx<'_>, work: ProgressView) -> String {
    let id = match (work.is_writing, work.n_all) {
        (true, _) => "import-articles-writing",
        (false, 0) => return cx.words.say("import-articles-looking"),
        (false, _) => "import-articles-reading",
    };
    let (done, all) = (cx.words.count(work.n_done), cx.words.count(work.n_all));
    cx.words.say_with(id, &[("done", &done), ("all", &all)])
}

fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &ArticlesView,
    draft: &mut ImportDraft,
    height: f32,
    out: &mut Vec<Command>,
) {
    let area = ScrollArea::vertical().id_salt("import-list").max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show_rows(ui, ROW_PX, view.rows.len(), |ui, range| {
        for row in view.rows.get(range).unwrap_or_default() {
            // A row is as high as every other, so that those out of sight need not be drawn.
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PX), Sense::hover());
            let room = UiBuilder::new().id_salt(row.id()).max_rect(rect).layout(Layout::top_down(Align::Min));
            let ui = &mut ui.new_child(room);
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = LINE_PX;
            match row {
                ArticleRow::Article(row) => article_ui(ui, cx, row, draft, out),
                ArticleRow::Codes { name, .. } | ArticleRow::Failed { name, .. } => {
                    other_ui(ui, cx, name, row, draft);
                }
                ArticleRow::Problem(why) => other_ui(ui, cx, &why.path, row, draft),
            }
        }
    });
    ui.add_space(4.0);
}

/// A row that is no article: a file that was not read, or of nothing but codes.
fn other_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, row: &ArticleRow, draft: &mut ImportDraft) {
    let is_codes = matches!(row, ArticleRow::Codes { .. });
    let told = told_of(cx, row).join(" · ");
    let inset = Frame::new().inner_margin(Margin { left: TICK_PX, ..Margin::ZERO });
    inset.show(ui, |ui| {
        let is_shown = draft.shown.as_deref() == Some(&row.id());
        let title = RichText::new(shown(name)).font(bold(13.0)).color(cx.look.ink);
        ui.spacing_mut().button_padding = vec2(f32::from(TITLE_INSET), 0.0);
        let label =
            ui.add(egui::Button::selectable(is_shown, title).truncate().frame_when_inactive(is_shown));
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}, {told}")));
        if label.clicked() || label.gained_focus() {
            draft.shown = Some(row.id());
        }
        let color = if is_codes { cx.look.soft } else { cx.look.warning };
        let inset = Frame::new().inner_margin(Margin { left: TITLE_INSET, ..Margin::ZERO });
        inset.show(ui, |ui| one_row(ui, &told, plain(12.0), color));
    });
}

/// What is said of a row below its name.
pub(super) fn told_of(cx: &Cx<'_>, row: &ArticleRow) -> Vec<String> {
    match row {
        ArticleRow::Article(row) => said_of(cx, row),
        ArticleRow::Codes { n, left_out, .. } => {
            let left_out = left_out.iter().map(|left_out| words::left_out(cx.words, *left_out));
            std::iter::once(cx.words.say_n("n-themes", *n)).chain(left_out).collect()
        }
        ArticleRow::Failed { why, .. } => vec![words::not_read(cx.words, why)],
        ArticleRow::Problem(why) => vec![problem(cx.words, why)],
    }
}

/// A row of words that ends where its room does.
fn one_row(ui: &mut Ui, words: &str, font: egui::FontId, color: Color32) {
    ui.add(egui::Label::new(RichText::new(words).font(font).color(color)).truncate());
}

/// What is said of an article below its title.
fn said_of(cx: &Cx<'_>, row: &ReadRow) -> Vec<String> {
    let article = &row.article;
    let mut said = vec![shown(&row.file)];
    said.extend((article.n_chars > 0).then(|| cx.words.say_n("import-article-size", article.n_chars)));
    said.extend(article.date.as_deref().map(|date| cx.words.date(date)));
    if !row.is_of_project && !article.codings.is_empty() {
        said.push(cx.words.say_n("import-article-remarks", article.codings.len()));
    }
    match &row.novelty {
        Novelty::New => {}
        Novelty::Known(path) => {
            said.push(cx.words.say_with("import-article-known", &[("path", &shown(path.as_str()))]));
        }
        Novelty::Twice => said.push(cx.words.say("import-article-twice")),
        Novelty::Missing => said.push(cx.words.say("import-article-missing")),
    }
    if row.is_of_project && row.n_passages > 0 {
        said.push(cx.words.say_n("import-article-passages", row.n_passages));
        let count = |of: fn(&Tally) -> usize| article.tallies.iter().map(of).sum::<usize>();
        for (id, n) in [
            ("import-article-elsewhere", count(|tally| tally.n_elsewhere)),
            ("import-article-lost", count(|tally| tally.n_lost)),
        ] {
            said.extend((n > 0).then(|| cx.words.say_n(id, n)));
        }
    }
    said.extend(article.completes.then(|| cx.words.say("import-article-completes")));
    said.extend(row.unsure.as_ref().map(|_| cx.words.say("import-unsure")));
    said.extend(row.unsure_counting.as_ref().map(|_| cx.words.say("import-unsure-counting")));
    said.extend(row.left_out.iter().map(|left_out| words::left_out(cx.words, *left_out)));
    said
}

fn article_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ReadRow, draft: &mut ImportDraft, out: &mut Vec<Command>) {
    let article = &row.article;
    let title = shown(article.title.as_deref().unwrap_or(&article.source.facts.path));
    let is_new = row.is_takeable;
    let said = said_of(cx, row);
    let said = said.join(" · ");
    ui.horizontal(|ui| {
        let mut is_wanted = row.is_wanted;
        let ink = if is_new { cx.look.ink } else { cx.look.soft };
        let width = ui.available_width();
        let tick = ui.add_enabled(is_new, egui::Checkbox::without_text(&mut is_wanted));
        let name = format!("{title}, {said}");
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, is_new, is_wanted, &name));
        if tick.changed() {
            out.push(Command::Import(ImportCommand::Choose { article: row.incoming, is_wanted }));
        }
        ui.vertical(|ui| {
            ui.set_width(width - 34.0);
            ui.spacing_mut().button_padding = vec2(f32::from(TITLE_INSET), 0.0);
            let id = ArticleRow::id_of(row.incoming);
            let is_shown = draft.shown.as_ref() == Some(&id);
            let words = RichText::new(&title).font(bold(13.0)).color(ink);
            let label =
                ui.add(egui::Button::selectable(is_shown, words).truncate().frame_when_inactive(is_shown));
            if label.clicked() || tick.has_focus() {
                draft.shown = Some(id);
            }
            // Below the words of the button, which stand in from its edge.
            let inset = Frame::new().inner_margin(Margin { left: TITLE_INSET, ..Margin::ZERO });
            inset.show(ui, |ui| one_row(ui, &said, plain(12.0), cx.look.soft));
        });
    });
}

fn foot_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ArticlesView, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if view.has_wanted || view.at_work.is_some() {
            let (articles, passages) = (view.n_wanted, view.n_passages);
            let amounts =
                words::Amounts { articles, passages, themes: view.n_codes, completed: view.n_completed };
            let told = cx.words.say_with("import-articles-take", &[("what", &amounts.told(cx.words))]);
            // It stands where it is while files are read, so that nothing else comes to stand under the pointer.
            let take = ui.add_enabled(view.at_work.is_none(), egui::Button::new(told.trim_end()));
            if view.at_work.is_some() {
                if ui.button(cx.words.say("import-articles-stop")).clicked() {
                    out.push(Command::Import(ImportCommand::Stop));
                }
                return;
            }
            if Popup::is_any_open(ui.ctx()) {
                // Enter chooses in the list that is open.
                take.surrender_focus();
            } else if ui.memory(|memory| memory.focused().is_none()) {
                take.request_focus();
            }
            if take.clicked() {
                out.push(Command::Import(ImportCommand::Take));
            }
        } else {
            ui.label(RichText::new(cx.words.say("import-articles-nothing")).color(cx.look.ink));
        }
        for (id, is_all) in [("import-articles-all", true), ("import-articles-none", false)] {
            let is_of_use = view.n_read > view.n_known;
            if is_of_use && ui.button(cx.words.say(id)).clicked() {
                out.push(Command::Import(ImportCommand::ChooseAll(is_all)));
            }
        }
    });
}
