//! What an export would hold: how much, and its first passages.

use super::context::Cx;
use super::fonts::{bold, plain};
use crate::text::shortened::shortened;
use crate::view::export::ExportView;
use crate::words::messages::shown;
use crate::workers::exporting::{ExportPreview, PreviewRow};
use egui::{Frame, Label, Margin, RichText, Ui};

/// How much is shown of a passage, in code points.
const QUOTED_CHARS: usize = 140;

/// Draws it.
pub(super) fn preview_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ExportView) {
    ui.label(RichText::new(cx.words.say("export-preview")).font(bold(12.5)).color(cx.look.ink));
    match view.preview.as_deref() {
        None => drop(ui.label(RichText::new(cx.words.say("export-preview-waiting")).color(cx.look.soft))),
        Some(Err(fault)) => {
            let words = crate::words::asking::fault(cx.words, fault);
            ui.label(RichText::new(words).color(cx.look.warning));
        }
        Some(Ok(preview)) => {
            // What is shown is of an earlier choice until the answer to this one is there.
            ui.add_enabled_ui(view.is_previewed, |ui| counted_ui(ui, cx, preview));
        }
    }
}

fn counted_ui(ui: &mut Ui, cx: &Cx<'_>, preview: &ExportPreview) {
    let counts = [
        ("n-passages", preview.n_passages),
        ("n-articles", preview.n_articles),
        ("n-themes", preview.n_themes),
        ("n-people", preview.n_people),
    ];
    let counts: Vec<String> = counts.into_iter().map(|(id, n)| cx.words.say_n(id, n)).collect();
    let told = ui.label(RichText::new(counts.join(" · ")).color(cx.look.soft));
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
    if preview.n_unplaced > 0 {
        let words = cx.words.say_n("export-preview-unplaced", preview.n_unplaced);
        ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.soft));
    }
    if preview.n_passages == 0 {
        ui.label(RichText::new(cx.words.say("export-preview-nothing")).color(cx.look.soft));
    }
    for row in &preview.rows {
        row_ui(ui, cx, row);
    }
    let n_more = preview.n_passages.saturating_sub(preview.rows.len());
    if n_more > 0 {
        let words = cx.words.say_with("export-preview-more", &[("n", &cx.words.count(n_more))]);
        ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.soft));
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &PreviewRow) {
    let inset = Margin { left: 0, right: 0, top: 4, bottom: 2 };
    Frame::new().inner_margin(inset).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let themes = if row.themes.is_empty() { cx.words.say("no-theme") } else { row.themes.join(" · ") };
        let head = [row.place.as_str(), row.title.as_str(), row.annotator.as_str()];
        let head =
            head.into_iter().filter(|part| !part.is_empty()).map(shown).collect::<Vec<_>>().join(" · ");
        let themes = RichText::new(shown(&themes)).font(bold(12.0)).color(cx.look.ink);
        ui.add(Label::new(themes).truncate());
        let quote = shown(&shortened(&row.quote.replace('\n', " "), QUOTED_CHARS));
        ui.add(Label::new(RichText::new(quote).font(plain(12.5)).color(cx.look.ink)).truncate());
        ui.add(Label::new(RichText::new(head).font(plain(11.5)).color(cx.look.soft)).truncate());
    });
}
