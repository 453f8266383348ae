//! The codebook as a file, over the window: in which format it is exported, and what an import would do before it is done.

use super::context::Cx;
use super::drafts::{Drafts, Wish};
use super::fonts::{bold, plain};
use super::icons::{self, ButtonColors, Icon, Swatch};
use super::overlay_ui::{Fate, title_ui};
use super::reader_menu::item;
use crate::exchange::format::codebook_formats;
use crate::session::{Action, CodebookCommand, Command};
use crate::view::codebook_import::{ImportRow, ImportRows, ImportView};
use crate::words::codebooks as words;
use crate::words::messages::{problem, shown};
use egui::{Color32, Popup, RichText, ScrollArea, Ui, vec2};

/// Height of the list at most, and how far a level is moved to the right, in px.
const LIST_PX: f32 = 380.0;
const LEVEL_PX: f32 = 16.0;

/// Themes below this level stand no further to the right.
const MAX_INDENT: usize = 8;

/// What can be done with the codebook as a file, behind a button over the tree of themes.
pub fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let name = || cx.words.say("codebook-as-file");
    let button = icons::button_named(ui, Icon::Export, name, ButtonColors::of(cx.look));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        for action in [Action::ExportCodebook, Action::PrintCodebook, Action::ImportCodebook] {
            item(ui, cx, action, out);
        }
    });
}

/// The choice of a format.
pub fn export_ui(ui: &mut Ui, cx: &Cx<'_>, drafts: &mut Drafts) -> Fate {
    let mut fate = title_ui(ui, cx, &cx.words.say("export-codebook-title"));
    for format in codebook_formats() {
        let button = egui::Button::new(cx.words.say(&format!("export-codebook-{}", format.name)));
        if ui.add(button.min_size(vec2(ui.available_width(), 34.0))).clicked() {
            drafts.wish = Some(Wish::ExportCodebook(format.id));
            fate = Fate::Closes;
        }
    }
    fate
}

/// What an import would do, with the button that does it.
pub fn import_ui(ui: &mut Ui, cx: &Cx<'_>, view: Option<&ImportView>, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.action_name(Action::ImportCodebook));
    let done = match view {
        None | Some(ImportView::Reading) => {
            ui.label(RichText::new(cx.words.say("import-reading")).color(cx.look.soft));
            Fate::Stays
        }
        Some(ImportView::Failed(why)) => {
            ui.label(RichText::new(problem(cx.words, why)).color(cx.look.ink));
            Fate::Stays
        }
        Some(ImportView::Read(rows)) => read_ui(ui, cx, rows, out),
    };
    let fate = if done == Fate::Stays { fate } else { done };
    if fate == Fate::Closes && done == Fate::Stays {
        out.push(Command::Codebook(CodebookCommand::Forget));
    }
    fate
}

fn read_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ImportRows, out: &mut Vec<Command>) -> Fate {
    ui.label(RichText::new(shown(&view.file)).font(bold(13.0)).color(cx.look.ink));
    let counts = [
        ("import-made", view.n_made),
        ("import-filled", view.n_filled),
        ("import-same", view.n_same),
        ("import-left-out", view.n_left_out),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| cx.words.say_n(id, n));
    ui.label(RichText::new(counts.collect::<Vec<_>>().join(" · ")).color(cx.look.ink));
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(100.0, LIST_PX);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    ui.add_space(4.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        left_out_ui(ui, cx, view);
        for row in &view.rows {
            row_ui(ui, cx, row);
        }
        more_ui(ui, cx, view.n_themes - view.rows.len());
    });
    ui.add_space(8.0);
    let is_nothing = view.n_made + view.n_filled == 0;
    let help = match (view.is_locked, is_nothing) {
        (true, _) => "notice-import-locked",
        (false, true) => "import-nothing",
        (false, false) => "import-help",
    };
    let color = if view.is_locked { cx.look.ink } else { cx.look.soft };
    ui.label(RichText::new(cx.words.say(help)).color(color));
    if view.is_locked || is_nothing {
        return Fate::Stays;
    }
    ui.add_space(4.0);
    let take = ui.button(cx.words.say("import-take"));
    if ui.memory(|memory| memory.focused().is_none()) {
        take.request_focus();
    }
    if take.clicked() {
        out.push(Command::Codebook(CodebookCommand::Take));
        return Fate::Keeps;
    }
    Fate::Stays
}

/// What cannot be used comes first: it is what somebody has to look at.
fn left_out_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ImportRows) {
    let soft = |text: String| RichText::new(text).font(plain(12.0)).color(cx.look.soft);
    for one in &view.left_out {
        ui.label(RichText::new(words::left_out(cx.words, one)).font(plain(12.0)).color(cx.look.ink));
    }
    more_ui(ui, cx, view.n_left_out - view.left_out.len());
    if !view.unknown_columns.is_empty() {
        let columns = shown(&view.unknown_columns.join(", "));
        ui.label(soft(cx.words.say_with("import-unknown-columns", &[("columns", &columns)])));
    }
    if view.n_left_out > 0 || !view.unknown_columns.is_empty() {
        ui.separator();
    }
}

fn more_ui(ui: &mut Ui, cx: &Cx<'_>, n: usize) {
    if n > 0 {
        ui.label(RichText::new(cx.words.say_n("import-more", n)).color(cx.look.soft));
    }
}

/// A theme of the file, and what becomes of it.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ImportRow) {
    let fields = |texts: &[_], has_color| words::fields(cx.words, texts, has_color);
    let with = |id: &str, fields: &str| cx.words.say_with(id, &[("fields", fields)]);
    let (planned, mut said) = (&row.planned, Vec::new());
    match (planned.id.is_none(), planned.filled.is_empty()) {
        (true, _) => said.push(cx.words.say("import-new")),
        (false, true) => said.push(cx.words.say("import-exists")),
        (false, false) => said.push(with("import-gets", &fields(&planned.filled, false))),
    }
    if !planned.differing.is_empty() || planned.has_other_color {
        said.push(with("import-keeps", &fields(&planned.differing, planned.has_other_color)));
    }
    let is_changed = planned.id.is_none() || !planned.filled.is_empty();
    let (ink, soft): (Color32, Color32) = (cx.look.ink, cx.look.soft);
    let indent = LEVEL_PX * f32::from(u8::try_from(row.depth.min(MAX_INDENT)).unwrap_or_default());
    ui.horizontal_wrapped(|ui| {
        ui.add_space(indent);
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), egui::Sense::hover());
        // A theme without a colour of its own gets one as it is made.
        if let Some(color) = row.color.as_deref() {
            icons::swatch(ui.painter(), rect.center(), Swatch::of(cx.look, Some(color), 0));
        }
        ui.label(RichText::new(shown(&row.name)).font(plain(13.0)).color(if is_changed {
            ink
        } else {
            soft
        }));
        ui.label(RichText::new(said.join(" · ")).font(plain(12.0)).color(soft));
    });
}
