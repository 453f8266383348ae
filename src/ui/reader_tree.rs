//! The article as a screen reader is told of it: the lines in sight, what they are, their words, and the marks in them.

use super::context::Cx;
use super::reader_layout::Item;
use super::reader_paint::Page;
use crate::text::positions::Span;
use crate::text::structure::Label;
use egui::{Role, Sense, Ui};

/// Marks of one line that are told by name; of more, their number.
const MAX_TOLD: usize = 12;

/// Describes the lines in sight.
pub fn describe_ui(ui: &mut Ui, cx: &Cx<'_>, page: &Page<'_>) {
    for placed in page.placed {
        let Item::Block(at) = placed.item else { continue };
        let Some(block) = page.view.blocks.get(at) else { continue };
        let id = ui.make_persistent_id(("line", block.span.start));
        let rect = placed.rect();
        let _ = ui.interact(rect, id, Sense::hover());
        // Nothing is put into words unless somebody listens.
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(match block.label {
                Label::Title | Label::Heading => Role::Heading,
                _ => Role::Paragraph,
            });
            node.set_label(placed.span.of(page.text));
            let marks = marks_in(cx, page, placed.span);
            if !marks.is_empty() {
                node.set_description(marks);
            }
            node.set_language("vi");
            node.set_bounds(egui::accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
        });
    }
}

fn marks_in(cx: &Cx<'_>, page: &Page<'_>, line: Span) -> String {
    let mark = |at: usize| {
        let mark = page.view.marks.get(at)?;
        let names = if mark.themes.is_empty() { cx.words.say("no-theme") } else { mark.theme_names() };
        let quote = mark.span.intersection(line)?.of(page.text);
        Some(cx.words.say_with("bar-name", &[("theme", &names), ("quote", quote)]))
    };
    let mut told: Vec<String> = page.view.marks.within(line).take(MAX_TOLD).filter_map(mark).collect();
    let n_more = page.view.marks.within(line).skip(MAX_TOLD).count();
    if n_more > 0 {
        told.push(cx.words.say_n("n-more-marks", n_more));
    }
    told.join("; ")
}
