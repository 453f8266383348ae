//! The passages of a theme from all articles; a click goes there.

use super::context::Cx;
use super::drafts::ThemesDraft;
use super::fonts::{Face, plain, reading};
use super::icons;
use crate::model::check::State;
use crate::session::{Action, Command};
use crate::view::passages::{PassageRow, PassagesView};
use egui::text::{LayoutJob, TextWrapping};
use egui::{FontId, Role, ScrollArea, Sense, Ui, pos2, vec2};

/// Height of a row, in px.
const ROW_PX: f32 = 104.0;

/// Draws the list.
pub fn passages_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &PassagesView,
    draft: &mut ThemesDraft,
    out: &mut Vec<Command>,
) {
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 12, top: 8, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let name =
                view.theme.as_ref().map_or_else(|| cx.words.say("all-passages"), |theme| theme.name.clone());
            if let Some(theme) = &view.theme {
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
                let color = theme.color.as_deref();
                let colors = (cx.look.fill(color), cx.look.line(color));
                icons::swatch(ui.painter(), rect.center(), colors, theme.pattern);
            }
            ui.label(egui::RichText::new(name).font(super::fonts::bold(13.0)).color(cx.look.ink));
            if draft.shown.is_some() && ui.small_button(cx.words.say("all-passages")).clicked() {
                draft.shown = None;
            }
        });
        let counts = cx.words.say_with(
            "n-passages-in",
            &[("n", &view.rows.len().to_string()), ("articles", &view.n_articles.to_string())],
        );
        ui.label(egui::RichText::new(counts).font(plain(11.5)).color(cx.look.soft));
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
    });
    if view.rows.is_empty() {
        egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
            ui.label(egui::RichText::new(cx.words.say("passages-empty")).color(cx.look.soft));
        });
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("passages").auto_shrink(false).show_rows(
        ui,
        ROW_PX,
        view.rows.len(),
        |ui, range| {
            for row in view.rows.get(range).into_iter().flatten() {
                row_ui(ui, cx, row, out);
            }
        },
    );
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &PassageRow, out: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PX), Sense::click());
    let place = if row.is_here { cx.words.say("this-article") } else { row.title.clone() };
    let themes: Vec<&str> = row.themes.iter().map(|theme| theme.name.as_str()).collect();
    response.widget_info(|| {
        let name = format!("{} — {place}, {}. {}", row.quote, row.annotator, themes.join(", "));
        egui::WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.clicked() {
        out.push(Command::JumpTo(row.article.clone(), row.key.clone()));
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, (2.0, cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
    let left = rect.left() + 14.0;
    let width = rect.width() - 28.0;
    let quote = reading(cx.settings.reading.font, Face::Regular, 15.0);
    paint_text(ui, &row.quote, (quote, cx.look.ink), (pos2(left, rect.top() + 9.0), width, 3));
    let state = match row.state {
        None | Some(State::Exact) => None,
        Some(other) => Some(cx.words.say(&format!("state-{}", other.name()))),
    };
    let color = if state.is_none() { cx.look.soft } else { cx.look.warning };
    let source: Vec<String> =
        [row.place.clone(), Some(place), Some(row.annotator.clone()), state].into_iter().flatten().collect();
    paint_text(ui, &source.join(" · "), (plain(11.5), color), (pos2(left, rect.bottom() - 24.0), width, 1));
    super::style::menu(&response, |ui| {
        if ui.button(cx.action_name(Action::Remove)).clicked() {
            out.push(Command::JumpTo(row.article.clone(), row.key.clone()));
            out.push(Command::RemoveAnnotation(row.key.clone()));
            ui.close();
        }
    });
    super::style::told(response, || row.note.clone().unwrap_or_else(|| themes.join(", ")));
}

fn paint_text(
    ui: &Ui,
    words: &str,
    (font, color): (FontId, egui::Color32),
    (pos, width, rows): (egui::Pos2, f32, usize),
) {
    let line = (font.size * 1.4).round();
    let mut job = LayoutJob {
        wrap: TextWrapping { max_width: width, max_rows: rows, ..Default::default() },
        ..Default::default()
    };
    let format = egui::TextFormat { font_id: font, color, line_height: Some(line), ..Default::default() };
    job.append(words, 0.0, format);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos, galley, color);
}
