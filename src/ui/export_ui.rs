//! An export before it is made, over the window: in which format, which part of the project, whose annotations, and how it
//! begins.

use super::context::Cx;
use super::drafts::{Drafts, Wish};
use super::export_draft::{ExportDraft, Part};
use super::export_preview_ui::preview_ui;
use super::fonts::{bold, plain};
use super::overlay_ui::{Fate, title_ui};
use crate::exchange::export_options::{By, Cells, Crossed, Rows};
use crate::exchange::format::{Choice, FormatId, Purpose, export_formats};
use crate::session::{Action, Command};
use crate::text::shortened::shortened;
use crate::view::export::ExportView;
use crate::words::messages::shown;
use egui::{Button, ComboBox, RichText, ScrollArea, Ui, vec2};

/// Width of the list of formats, in px; in a dialog narrower than this much more it becomes a list that opens.
const FORMATS_PX: f32 = 236.0;
const NARROW_PX: f32 = 620.0;

/// What the rest of the dialog takes of the window's height, and what is left for its middle at least and at most, in px.
const AROUND_PX: f32 = 190.0;
const MIDDLE_PX: std::ops::RangeInclusive<f32> = 200.0..=520.0;

/// How much is shown of a title or a query, in code points.
const SHOWN_CHARS: usize = 70;

/// Draws the dialog.
pub fn export_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&ExportView>,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) -> Fate {
    let mut fate = title_ui(ui, cx, &cx.words.say("export-title"));
    // What was opened in this very frame is drawn in the next.
    let Some(view) = view else { return fate };
    let height = (ui.ctx().content_rect().height() - AROUND_PX).clamp(*MIDDLE_PX.start(), *MIDDLE_PX.end());
    let draft = &mut drafts.export;
    if ui.available_width() < NARROW_PX {
        format_box_ui(ui, cx, draft);
        middle_ui(ui, cx, view, draft, height - 40.0);
    } else {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(FORMATS_PX);
                formats_ui(ui, cx, draft, height);
            });
            ui.add_space(10.0);
            ui.vertical(|ui| middle_ui(ui, cx, view, draft, height));
        });
    }
    let wish = draft.wish(view);
    ui.add_space(8.0);
    if foot_ui(ui, cx, view, drafts, out) {
        fate = Fate::Closes;
    }
    out.extend(drafts.export.preview(wish));
    fate
}

/// The formats, by what people want them for.
fn formats_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ExportDraft, height: f32) {
    let area =
        ScrollArea::vertical().id_salt("export-formats").max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for purpose in Purpose::ALL {
            let mut formats = formats_for(purpose).peekable();
            if formats.peek().is_none() {
                continue;
            }
            let heading = cx.words.say(&format!("export-purpose-{}", purpose.name()));
            ui.add_space(6.0);
            ui.label(RichText::new(heading).font(plain(11.5)).color(cx.look.soft));
            for (id, name) in formats {
                let words = RichText::new(cx.words.say(&format!("export-{name}"))).color(cx.look.ink);
                let is_chosen = draft.format == id;
                let button = Button::selectable(is_chosen, words).truncate();
                let size = vec2(ui.available_width(), 24.0);
                let response = ui.add(button.min_size(size).frame_when_inactive(is_chosen));
                if response.clicked() || response.gained_focus() {
                    draft.format = id;
                }
            }
        }
    });
}

/// The same where there is less room.
fn format_box_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ExportDraft) {
    let name_of = |name: &str| cx.words.say(&format!("export-{name}"));
    ui.horizontal(|ui| {
        let label = ui.label(cx.words.say("export-format"));
        let list = ComboBox::new("export-format", "").width(260.0).height(420.0);
        let shown = list.selected_text(name_of(draft.format.format().name)).show_ui(ui, |ui| {
            for (id, name) in Purpose::ALL.into_iter().flat_map(formats_for) {
                ui.selectable_value(&mut draft.format, id, name_of(name));
            }
        });
        shown.response.labelled_by(label.id);
    });
}

fn formats_for(purpose: Purpose) -> impl Iterator<Item = (FormatId, &'static str)> {
    let all = export_formats().filter_map(|format| Some((format, format.id.study_writer()?)));
    all.filter(move |(_, writer)| writer.purpose == purpose).map(|(format, _)| (format.id, format.name))
}

/// What is chosen, and what that comes to.
fn middle_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ExportView, draft: &mut ExportDraft, height: f32) {
    let area = ScrollArea::vertical().id_salt("export-middle").max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show(ui, |ui| {
        super::style::outline_controls(ui, cx.look);
        let name = draft.format.format().name;
        ui.label(RichText::new(cx.words.say(&format!("export-{name}"))).font(bold(14.0)).color(cx.look.ink));
        ui.label(RichText::new(cx.words.say(&format!("export-{name}-about"))).color(cx.look.soft));
        ui.add_space(8.0);
        part_ui(ui, cx, view, draft);
        people_ui(ui, cx, view, draft);
        choices_ui(ui, cx, draft);
        ui.add_space(6.0);
        preview_ui(ui, cx, view);
    });
}

fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, id: &str) {
    ui.label(RichText::new(cx.words.say(id)).font(bold(12.5)).color(cx.look.ink));
}

/// Which part of the project.
fn part_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ExportView, draft: &mut ExportDraft) {
    heading_ui(ui, cx, "export-part");
    let short = |words: &str| shown(&shortened(words, SHOWN_CHARS));
    let mut parts = vec![(Part::Project, cx.words.say("export-part-project"))];
    parts.extend(view.article.as_ref().map(|article| {
        let words = cx.words.say_with("export-part-article", &[("title", &short(&article.title))]);
        (Part::Article, words)
    }));
    parts.extend(
        view.query
            .as_ref()
            .map(|query| (Part::Query, cx.words.say_with("export-part-query", &[("query", &short(query))]))),
    );
    if !draft.chosen.is_empty() {
        parts.push((Part::Chosen, cx.words.say_n("export-part-chosen", draft.chosen.len())));
    }
    if parts.iter().all(|(part, _)| *part != draft.part) {
        draft.part = Part::Project;
    }
    for (part, words) in parts {
        ui.radio_value(&mut draft.part, part, words);
    }
    ui.add_space(6.0);
}

/// Whose annotations.
fn people_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ExportView, draft: &mut ExportDraft) {
    if view.people.len() < 2 {
        return;
    }
    heading_ui(ui, cx, "export-whose");
    ui.horizontal_wrapped(|ui| {
        for person in &view.people {
            let mut is_wanted = person.ids.iter().any(|id| !draft.unwanted.contains(id));
            if ui.checkbox(&mut is_wanted, shown(&person.name)).changed() {
                for id in &person.ids {
                    if is_wanted {
                        draft.unwanted.remove(id);
                    } else {
                        draft.unwanted.insert(id.clone());
                    }
                }
            }
        }
    });
    ui.add_space(6.0);
}

/// What the format leaves open.
fn choices_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ExportDraft) {
    let options = &mut draft.options;
    let writer = draft.format.study_writer();
    for choice in writer.iter().flat_map(|writer| writer.choices) {
        match choice {
            Choice::Rows => {
                let all = [Rows::PerTheme, Rows::PerPassage];
                let words = ["export-rows-theme", "export-rows-passage"];
                heading_ui(ui, cx, "export-choice-rows");
                choice_ui(ui, cx, &mut options.rows, all, words);
            }
            Choice::By => {
                let words = ["export-by-theme", "export-by-article"];
                heading_ui(ui, cx, "export-choice-by");
                choice_ui(ui, cx, &mut options.by, [By::Theme, By::Article], words);
            }
            Choice::Crossed => {
                let words = ["export-crossed-counts", "export-crossed-presence"];
                heading_ui(ui, cx, "export-choice-crossed");
                choice_ui(ui, cx, &mut options.crossed, [Crossed::Counts, Crossed::Presence], words);
            }
            Choice::Cells => {
                let mut is_exact = options.cells == Cells::Exact;
                if ui.checkbox(&mut is_exact, cx.words.say("export-exact")).changed() {
                    options.cells = if is_exact { Cells::Exact } else { Cells::Guarded };
                }
            }
        }
    }
}

fn choice_ui<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut T, all: [T; 2], words: [&str; 2]) {
    ui.horizontal_wrapped(|ui| {
        for (value, words) in all.into_iter().zip(words) {
            ui.radio_value(chosen, value, cx.words.say(words));
        }
    });
    ui.add_space(4.0);
}

/// The buttons; says whether the dialog is over.
fn foot_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ExportView, drafts: &mut Drafts, out: &mut Vec<Command>) -> bool {
    let mut is_over = false;
    ui.horizontal(|ui| {
        let wish = drafts.export.wish(view);
        let has_people = wish.people.as_ref().is_none_or(|people| !people.is_empty());
        let words = RichText::new(cx.words.say("export-write")).color(cx.look.page);
        let button = Button::new(words).fill(cx.look.accent).min_size(vec2(0.0, 28.0));
        let is_wrong = view.is_previewed && view.preview.as_deref().is_some_and(Result::is_err);
        if ui.add_enabled(has_people && !is_wrong, button).clicked() {
            let format = drafts.export.format;
            drafts.export.asked = Some(wish);
            drafts.wish = Some(Wish::Export(format));
            is_over = true;
        }
        if ui.button(cx.words.say("cancel")).clicked() {
            is_over = true;
        }
        if !has_people {
            ui.label(RichText::new(cx.words.say("export-whose-nobody")).color(cx.look.warning));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(cx.words.say("export-the-codebook")).clicked() {
                out.push(Command::Act(Action::ExportCodebook));
                is_over = true;
            }
        });
    });
    is_over
}
