//! The right column: the codebook, the passages of a query, the selected annotation, what was found in all articles.

use super::context::Cx;
use super::drafts::{Drafts, Tab};
use super::views::Views;
use super::{annotation_ui, find_ui, passages_ui, themes_ui};
use crate::session::{Command, Session};
use egui::{Role, Sense, Ui, vec2};

/// Draws the column.
pub fn right_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let panel = ui.max_rect();
    ui.painter().vline(panel.left() + 0.5, panel.y_range(), (1.0, cx.look.hairline));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        for (tab, name) in [
            (Tab::Themes, "tab-themes"),
            (Tab::Passages, "tab-passages"),
            (Tab::Annotation, "tab-annotation"),
            (Tab::Find, "tab-find"),
        ] {
            if tab_ui(ui, cx, &cx.words.say(name), drafts.tab == tab) {
                drafts.tab = tab;
            }
        }
    });
    let y = ui.cursor().top() - 3.0;
    ui.painter().hline(panel.x_range(), y, (1.0, cx.look.hairline));
    match drafts.tab {
        Tab::Themes => themes_ui::themes_ui(ui, cx, session, &views.themes, drafts, out),
        Tab::Passages => passages_ui::passages_ui(ui, cx, session, &views.passages, drafts, out),
        Tab::Annotation => {
            annotation_ui::annotation_ui(ui, cx, views.annotation.as_ref(), &mut drafts.note, out);
        }
        Tab::Find => find_ui::find_ui(ui, cx, &views.find, drafts, out),
    }
}

fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, is_on: bool) -> bool {
    let color = if is_on { cx.look.ink } else { cx.look.soft };
    let font = if is_on { super::fonts::bold(13.0) } else { super::fonts::plain(13.0) };
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(name.to_owned(), font, color));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 16.0), Sense::click());
    super::style::tell_choice(&response, Role::Tab, is_on, || name.to_owned());
    let pos = rect.center() - galley.size() / 2.0;
    let color = if response.hovered() { cx.look.ink } else { color };
    ui.painter().galley(pos, galley, color);
    if is_on {
        let line = rect.x_range().shrink(6.0);
        ui.painter().hline(line, rect.bottom(), (2.0, cx.look.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(2.0),
            4,
            (cx.look.ring_px(), cx.look.focus_ring),
            egui::StrokeKind::Inside,
        );
    }
    response.clicked()
}
