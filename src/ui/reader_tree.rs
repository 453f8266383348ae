//! The article as a screen reader is told of it: the lines in sight and a screen around, what they are, their words as
//! runs of text, the marks in them, and what is selected; of the lines further away the words alone. Nothing of it is made
//! unless somebody listens.

use super::context::Cx;
use super::mark_words::{mark_words, selected_words};
use super::placed::Placed;
use super::reader_layout::Item;
use super::reader_paint::Page;
use super::reader_runs::{Paragraph, Told};
use super::reader_styles::missing_pictures;
use super::reader_ui::reader_id;
use crate::session::Selection;
use crate::text::positions::Span;
use crate::text::structure::Label;
use crate::view::reader::ReaderView;
use egui::accesskit::{Action, Live, Node, TextSelection};
use egui::{Id, Rect, Role, Sense, Ui, UiBuilder};

/// Marks of one line that are told by name; of more, their number.
const MAX_TOLD: usize = 12;

/// What can be asked of the document.
const ACTIONS: [Action; 5] = [
    Action::ScrollUp,
    Action::ScrollDown,
    Action::ScrollIntoView,
    Action::ScrollToPoint,
    Action::SetTextSelection,
];

/// Whether a screen reader listens to a document.
#[must_use]
pub fn is_listening(ui: &Ui, document: Id) -> bool {
    ui.ctx().has_accesskit_node(document)
}

/// Describes the lines in sight and those around them, `before` and `after`.
pub fn describe_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    before: &[Placed],
    after: &[Placed],
    told: &mut Told,
) {
    let mut known = std::mem::take(told);
    told.far = std::mem::take(&mut known.far);
    let document = known.document();
    told.document = Some(document);
    let near = before.iter().chain(page.placed).chain(after);
    let spans = || near.clone().map(|placed| placed.span).filter(|span| !span.is_empty());
    let near_bytes = spans().reduce(Span::union).unwrap_or_default();
    told.far.tell_before(ui, document, page.text, near_bytes.start);
    for placed in near {
        match placed.item {
            Item::Block(at) => {
                let Some(block) = page.view.blocks.get(at) else { continue };
                let paragraph = Paragraph::new(placed, page.text, !block.is_unfinished, &known);
                paragraph_ui(ui, cx, page, placed, block.label, &paragraph);
                told.paragraphs.push(paragraph);
            }
            Item::Head => head_ui(ui, document, page.view, placed),
            Item::Fold { .. } => {}
        }
        facts_ui(ui, document, placed);
    }
    told.far.tell_after(ui, document, page.text, near_bytes.end);
    told.selected = wanted(page.view);
    // Only of what has the keyboard is it told that its selection moves.
    if document == reader_id()
        && told.selected != known.selected
        && ui.memory(egui::Memory::focused).is_none()
    {
        ui.memory_mut(|memory| memory.request_focus(reader_id()));
    }
    let selection = selection(page, told, ui.max_rect().top());
    ui.ctx().accesskit_node_builder(document, |node| {
        node.set_language("vi");
        for action in ACTIONS {
            node.add_action(action);
        }
        if let Some(selection) = selection {
            node.set_text_selection(selection);
        }
    });
    if let Some(mark) = page.view.selected_mark() {
        // The words of the mark are selected and told as such: this tells what it is.
        node_ui(ui, document.with("selected-mark"), |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(selected_words(cx, mark));
        });
    }
}

/// A node without a widget of its own.
pub fn node_ui(ui: &Ui, id: Id, tell: impl FnOnce(&mut Node)) {
    let _ = ui.interact(Rect::NOTHING, id, Sense::empty());
    ui.ctx().accesskit_node_builder(id, tell);
}

fn set_bounds(node: &mut Node, rect: Rect) {
    node.set_bounds(egui::accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    });
}

fn paragraph_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    placed: &Placed,
    label: Label,
    paragraph: &Paragraph,
) {
    node_ui(ui, paragraph.id, |node| {
        set_kind(node, label);
        node.set_label(placed.span.of(page.text));
        let runs = page.view.styles.runs_in(placed.span);
        let marks = Some(marks_in(cx, page, placed.span)).filter(|marks| !marks.is_empty());
        let told: Vec<String> = marks.into_iter().chain(missing_pictures(cx, page, runs)).collect();
        if !told.is_empty() {
            node.set_description(told.join(" "));
        }
        node.set_language("vi");
        set_bounds(node, placed.rect());
        for action in [Action::Click, Action::ScrollIntoView, Action::ScrollToPoint] {
            node.add_action(action);
        }
    });
    let inside = ui.new_child(UiBuilder::new().max_rect(placed.rect()).accessibility_parent(paragraph.id));
    for run in paragraph.runs.iter() {
        node_ui(&inside, run.id, |node| run.tell(node, placed.origin));
    }
}

/// Tells what a line is: a heading of a level, else a paragraph.
pub fn set_kind(node: &mut Node, label: Label) {
    match label {
        Label::Title => set_heading(node, 1),
        Label::Heading => set_heading(node, 2),
        _ => node.set_role(Role::Paragraph),
    }
}

fn set_heading(node: &mut Node, level: usize) {
    node.set_role(Role::Heading);
    node.set_level(level);
}

/// The title, where no line of the text is the title.
fn head_ui(ui: &Ui, document: Id, view: &ReaderView, placed: &Placed) {
    node_ui(ui, document.with("head"), |node| {
        set_heading(node, 1);
        node.set_label(view.title.as_str());
        set_bounds(node, placed.rect());
    });
}

/// What is known of the article, under its title.
fn facts_ui(ui: &Ui, document: Id, placed: &Placed) {
    let Some(under) = &placed.shaped.under else { return };
    node_ui(ui, document.with("facts"), |node| {
        node.set_role(Role::Label);
        node.set_value(under.text());
        set_bounds(node, Rect::from_min_size(placed.under_origin(), under.size()));
    });
}

/// What is told as selected: selected text, else the selected annotation, else the sentence, else the caret. A sentence
/// and an annotation have the caret at their start.
fn wanted(view: &ReaderView) -> Option<Selection> {
    let whole = |span: Span| Selection { anchor: span.end, focus: span.start };
    let caret = || view.caret.map(|caret| Selection { anchor: caret, focus: caret });
    view.selection.or_else(|| view.target().map(whole)).or_else(caret)
}

/// The same as places in runs; where it is out of reach, a caret where the window begins.
fn selection(page: &Page<'_>, told: &Told, window_top: f32) -> Option<TextSelection> {
    let rows = page.placed.iter().flat_map(|placed| {
        let rows = placed.rows.iter().enumerate();
        rows.filter_map(|(at, row)| placed.row_heights(at).map(|(top, _)| (row.start, top)))
    });
    let first = rows.filter(|(_, top)| *top >= window_top).map(|(start, _)| start).next();
    let top = || told.caret_from(first?);
    told.selected.and_then(|wanted| told.selection(wanted)).or_else(top)
}

fn marks_in(cx: &Cx<'_>, page: &Page<'_>, line: Span) -> String {
    let mark = |at: usize| {
        let mark = page.view.marks.get(at)?;
        Some(mark_words(cx, mark, &mark.theme_names(), mark.span.intersection(line)?.of(page.text)))
    };
    let mut told: Vec<String> = page.view.marks.within(line).take(MAX_TOLD).filter_map(mark).collect();
    let n_more = page.view.marks.within(line).skip(MAX_TOLD).count();
    if n_more > 0 {
        told.push(cx.words.say_n("n-more-marks", n_more));
    }
    told.join("; ")
}
