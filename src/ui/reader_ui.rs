//! The reader: one article in a column, scrolled, read, selected and marked.

use super::bookmark_ui::bookmarks_ui;
use super::context::Cx;
use super::hits_paint::Ticks;
use super::margin_edge_ui::{Column, margin_edge_ui};
use super::margin_ui::{MarginDraft, margin_ui};
use super::pictures::Pictures;
use super::place_ui::{PlaceDraft, note_place};
use super::placed::Placed;
use super::reader_input::{Mouse, mark_at};
use super::reader_layout::{Item, Layout};
use super::reader_menu::{menu_place, menu_ui};
use super::reader_paint::Page;
use super::reader_requests::answer_requests;
use super::reader_runs::Told;
use super::reader_scroll::{Scroll, keep_keyboard, scroll};
use super::reader_shape::{Inks, Measure, Shaper, char_width, sample};
use super::reader_styles::hover_words;
use super::reader_tree::{describe_ui, is_listening};
use super::reader_veil::Veil;
use super::reader_zoom::Zoom;
use super::scroll_bar::scroll_bar_ui;
use crate::model::id::ArticlePath;
use crate::model::theme::CodingUnit;
use crate::session::{Action, Command, Edge, SelectingCommand, Selection};
use crate::storage::settings::MarginWidth;
use crate::text::positions::Span;
use crate::view::blocks::Block;
use crate::view::reader::ReaderView;
use crate::workers::ticket::Opening;
use egui::{Id, Rect, Response, Role, Sense, Ui, pos2, vec2};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// What the reader keeps between frames: nothing that anyone decided.
#[derive(Default)]
pub struct ReaderDraft {
    pub(super) layout: Layout,
    pub(super) mouse: Mouse,
    pub(super) told: Told,
    margin: MarginDraft,
    ticks: Ticks,
    /// Which project and article is shown.
    path: Option<(Opening, ArticlePath)>,
    blocks: Arc<Vec<Block>>,
    open_folds: BTreeSet<usize>,
    pub(super) seen_sight: u64,
    version: u64,
    hovered: Option<usize>,
    /// The byte that is to stand at the top: where the article was left.
    begin_at: Option<usize>,
    pictures: Rc<Pictures>,
    /// What is veiled.
    pub veil: Veil,
    /// The mark that is lifted by a list of marks.
    pub lifted: Option<usize>,
    /// The range whose marks were asked to be listed.
    pub asked: Option<Span>,
    pub(super) menu_at: Option<usize>,
    /// Where the selection or the selected mark stands in the window: the palette and the card keep clear of it.
    pub anchor: Option<Rect>,
    /// The bytes of the lines in sight.
    pub in_sight: Option<Span>,
    /// The place in the article.
    pub place: PlaceDraft,
    /// The part of the window the text is drawn in.
    pub window: Option<Rect>,
    /// Px to scroll so that the end of the selection stays in sight.
    pub(super) nudge: f32,
    /// Scrolling asked for by keys.
    pub wish: Option<Scroll>,
    /// The unit the study codes in, which dragged edges keep to.
    pub unit: CodingUnit,
    /// How far Ctrl and the wheel have turned the size of the letters.
    zoom: Zoom,
    /// The width of the margin while its edge is dragged.
    held_margin: Option<MarginWidth>,
    /// Lines asked for by keys: selection up or down a row.
    pub row_wish: Option<bool>,
}

/// Which of two articles side by side a reader shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderPlace {
    /// The one that is worked on, and has the keyboard.
    First,
    /// The one beside it.
    Beside,
}

/// The id under which the reader takes the keyboard.
#[must_use]
pub fn reader_id() -> Id {
    Id::unique("reader")
}

impl ReaderDraft {
    /// A reader whose article begins at a byte.
    #[must_use]
    pub fn starting_at(byte: Option<usize>) -> Self {
        Self { begin_at: byte, ..Self::default() }
    }

    /// Opens all folds, or closes them where all are open.
    fn toggle_folds(&mut self, view: &ReaderView) {
        let all: BTreeSet<usize> = view.blocks.iter().filter_map(|block| block.fold).collect();
        self.open_folds = if self.open_folds == all { BTreeSet::new() } else { all };
        self.version += 1;
    }

    /// Whether lines that are not part of the article are shown.
    #[must_use]
    pub fn shows_boilerplate(&self) -> bool {
        !self.open_folds.is_empty()
    }

    /// Takes in which article is shown, and brings into sight what is wished for.
    fn follow(&mut self, view: &ReaderView) {
        let shown = (view.project, view.path.clone());
        if self.path.as_ref() != Some(&shown) {
            self.path = Some(shown);
            self.layout.clear();
            self.told = Told::default();
            self.pictures = Rc::new(Pictures::of(&view.root, &view.path));
            self.open_folds.clear();
            self.seen_sight = 0;
            self.hovered = None;
            self.version += 1;
            let start = self.begin_at.or(view.start);
            self.begin_at = start.filter(|byte| *byte > 0 && view.sight.0 == 0);
        }
        if !Arc::ptr_eq(&self.blocks, &view.blocks) {
            if self.blocks != view.blocks {
                self.layout.forget_heights();
                self.version += 1;
            }
            self.blocks = Arc::clone(&view.blocks);
        }
        // Nothing selected is ever hidden in a fold.
        let selected = view.selected_mark().map(|mark| mark.span);
        for span in [view.selection.map(Selection::span), selected].into_iter().flatten() {
            let blocks = view.blocks.get(view.block_at(span.start)..).unwrap_or_default().iter();
            for fold in blocks.take_while(|block| block.span.start < span.end).filter_map(|block| block.fold)
            {
                if self.open_folds.insert(fold) {
                    self.version += 1;
                }
            }
        }
    }
}

impl ReaderDraft {
    /// Takes in what was found out of the article's pictures.
    fn follow_pictures(&mut self, ui: &Ui, view: &ReaderView) -> Rc<Pictures> {
        let pictures = Rc::clone(&self.pictures);
        let known = pictures.follow(ui.ctx());
        if !known.is_empty() {
            self.layout.take_pictures(view, &known);
        }
        pictures
    }
}

/// Draws the article and collects what is done to it.
pub fn reader_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &ReaderView,
    text: &str,
    place: ReaderPlace,
    draft: &mut ReaderDraft,
    out: &mut Vec<Command>,
) {
    draft.follow(view);
    let pictures = draft.follow_pictures(ui, view);
    let window = ui.available_rect_before_wrap();
    let sample = sample(ui, &cx.settings.reading);
    let column = column(cx, window, char_width(&sample), draft.held_margin);
    let (kind, scale, fonts) = (cx.settings.reading, ui.ctx().pixels_per_point(), cx.fonts.version());
    let measure = Measure { kind, width: column.width, scale, fonts };
    let inks = Inks::of(cx.look);
    let known = known_words(cx, view);
    let fold_words =
        |n: usize, is_open: bool| cx.words.say_n(if is_open { "fold-open" } else { "fold-closed" }, n);
    let tongue = cx.words.tongue();
    let (known, pictures, fold_words) = (&known, &*pictures, &fold_words);
    let shaper = Shaper { view, text, measure, inks, known, tongue, pictures, sample, fold_words };
    let is_new = draft.layout.prepare(ui, &shaper, &draft.open_folds, draft.version, window.height());
    if let Some(byte) = draft.begin_at.take() {
        draft.layout.put(ui, &shaper, byte, 0.0, window.height());
    }
    let id = if place == ReaderPlace::Beside { Id::unique("reader-beside") } else { reader_id() };
    draft.told.document = Some(id);
    answer_requests(ui, &shaper, window, draft, out);
    let response = ui.interact(window, id, Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Document, true, &view.title));
    if place == ReaderPlace::First {
        keep_keyboard(ui, view);
    }
    let is_scrolling = scroll(ui, &shaper, window, place, draft);
    let placed = draft.layout.place(ui, &shaper, window, column.left);
    let hovered = draft.lifted.or(draft.hovered);
    let page = Page { view, text, placed: &placed, measure, look: cx.look, pictures, hovered };
    ui.painter().rect_filled(window, 0, cx.look.page);
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(window));
    page.paint(ui.painter(), draft.veil);
    if cx.settings.shows_numbers {
        super::numbers_ui::paint_numbers(ui, cx.look, &placed, text, &view.blocks);
    }
    let is_fold_hit = folds_ui(ui, cx, &placed, draft) | bookmarks_ui(ui, cx, &page, out);
    if is_listening(ui, id) {
        let (before, after) = draft.layout.place_around(ui, &shaper, window, &placed);
        draft.told.far.follow(&view.blocks, draft.version, draft.layout.items());
        let lines = egui::UiBuilder::new().max_rect(window).accessibility_parent(response.id);
        describe_ui(&mut ui.new_child(lines), cx, &page, &before, &after, &mut draft.told);
    }
    let on_bar = beside_ui(ui, cx, &page, column, draft, out);
    let can_press = !is_fold_hit && on_bar.is_none();
    mouse_ui(ui, cx, &response, can_press, &page, draft, out);
    draft.hovered = on_bar.or_else(|| response.hover_pos().and_then(|pos| mark_at(&page, pos)));
    draft.anchor = anchor(&page).filter(|rect| rect.intersects(window));
    draft.window = Some(window);
    note_place(ui, &page, window, place, &mut draft.place, out);
    draft.in_sight =
        placed.iter().map(|placed| placed.span).filter(|span| !span.is_empty()).reduce(Span::union);
    row_selection(&page, draft, out);
    menu_place(&response, place, &page, draft, out);
    out.extend(draft.zoom.take_actions(&response).map(Command::Act));
    if place == ReaderPlace::First {
        menu_ui(&response, cx, &page, draft.menu_at, out);
    }
    if let Some(to) = scroll_bar_ui(ui, cx, window, draft.layout.above(), draft.layout.total()) {
        draft.layout.go_to_share(ui, &shaper, to, window.height());
        ui.ctx().request_repaint();
    } else if !is_scrolling && (is_new || draft.layout.measure_more(ui, &shaper)) {
        // What is out of sight is measured while the person reads, once they see something to read.
        ui.ctx().request_repaint();
    }
    draft.ticks.paint(ui.painter(), cx.look, window, view, &draft.layout);
    ui.set_clip_rect(clip);
    ui.advance_cursor_after_rect(window);
}

/// The text and the margin beside it; `held` is the margin's width while its edge is dragged.
fn column(cx: &Cx<'_>, window: Rect, char_px: f32, held: Option<MarginWidth>) -> Column {
    let wanted = char_px * cx.settings.reading.measure_chars;
    Column::new(window, wanted, char_px, held.unwrap_or(cx.settings.margin))
}

/// The margin: bars, names and its edge. Returns the mark under the pointer.
fn beside_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    column: Column,
    draft: &mut ReaderDraft,
    out: &mut Vec<Command>,
) -> Option<usize> {
    let done = margin_ui(ui, cx, page, column.margin(), &mut draft.margin, out);
    margin_edge_ui(ui, cx, column, &mut draft.held_margin, out);
    draft.asked = done.asked;
    done.hovered
}

fn known_words(cx: &Cx<'_>, view: &ReaderView) -> String {
    let facts = &view.facts;
    let date = facts.date.as_ref().map_or_else(|| cx.words.say("no-date"), |date| cx.words.date(date));
    let minutes = cx.words.say_n("about-minutes", view.n_minutes);
    let unplaced = (view.n_unplaced > 0).then(|| cx.words.say_n("n-unplaced", view.n_unplaced));
    let parts = [Some(date), facts.source.clone(), facts.author.clone(), Some(minutes), unplaced];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ·  ")
}

/// The lines that stand for hidden ones: a click opens or closes them.
fn folds_ui(ui: &mut Ui, cx: &Cx<'_>, placed: &[Placed], draft: &mut ReaderDraft) -> bool {
    let mut is_hit = false;
    for item in placed {
        let Item::Fold { line, n_lines, is_open, .. } = item.item else { continue };
        let rect = item.rect().expand2(vec2(8.0, 5.0));
        let response = ui.interact(rect, ui.make_persistent_id(("fold", line)), Sense::click());
        let words = cx.words.say_n(if is_open { "fold-open" } else { "fold-closed" }, n_lines);
        response.widget_info(|| egui::WidgetInfo::selected(Role::Button, true, is_open, &words));
        is_hit |= response.hovered();
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(rect, 4, (1.0, cx.look.hairline), egui::StrokeKind::Inside);
        }
        if response.clicked() {
            if !draft.open_folds.remove(&line) {
                draft.open_folds.insert(line);
            }
            draft.version += 1;
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand);
    }
    is_hit
}

fn mouse_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    response: &Response,
    can_press: bool,
    page: &Page<'_>,
    draft: &mut ReaderDraft,
    out: &mut Vec<Command>,
) {
    draft.mouse.handle(ui, can_press && response.contains_pointer(), page, out);
    if ui.input(|input| input.pointer.primary_pressed()) && response.contains_pointer() {
        // The article that is pressed becomes the one that is worked on, and that has the keyboard.
        ui.memory_mut(|memory| memory.request_focus(reader_id()));
    }
    let pos = response.hover_pos();
    if let Some((edge, byte)) = draft.mouse.dragged_edge(ui, page, pos, draft.unit)
        && let Some((x, top, bottom)) = page.place_of(byte, edge)
    {
        ui.painter().line_segment([pos2(x, top), pos2(x, bottom)], (2.0, page.look.accent));
    }
    if let Some(pos) = pos {
        let is_on_handle = page.handles().iter().any(|(_, knob)| knob.distance(pos) < 9.0);
        let is_on_text =
            page.placed.iter().any(|placed| !placed.span.is_empty() && placed.rect().contains(pos));
        if is_on_handle {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        } else if is_on_text {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        if let Some(words) = hover_words(cx, page, pos).filter(|_| !is_on_handle) {
            response.clone().on_hover_text_at_pointer(words);
        }
    }
}

/// Where the selection, else the selected mark, stands in the window.
fn anchor(page: &Page<'_>) -> Option<Rect> {
    let span = page.view.target()?;
    let rows = page.placed.iter().flat_map(|placed| placed.rows_of(page.text, span));
    rows.map(|(rect, _)| rect).reduce(Rect::union)
}

/// Moves the end of the selection a row up or down.
fn row_selection(page: &Page<'_>, draft: &mut ReaderDraft, out: &mut Vec<Command>) {
    let Some(is_down) = draft.row_wish.take() else { return };
    let from =
        page.view.selection.map(|s| (s.anchor, s.focus)).or(page.view.caret.map(|caret| (caret, caret)));
    let Some((anchor, focus)) = from else { return };
    let Some((x, top, bottom)) = page.place_of(focus, Edge::Start) else { return };
    let step = (bottom - top) * 1.25;
    let y = if is_down { bottom + step * 0.5 } else { top - step * 0.5 };
    if let Some(window) = draft.window {
        draft.nudge = (y + step - window.bottom()).max(0.0) - (window.top() + step - y).max(0.0);
    }
    if let Some(focus) = super::reader_input::byte_at(page, pos2(x, y)) {
        out.push(Command::Selecting(SelectingCommand::Select { anchor, focus }));
    }
}

/// Whether an action is the reader's own: scrolling and folds.
pub fn act(action: Action, view: &ReaderView, draft: &mut ReaderDraft) -> bool {
    match action {
        Action::ScreenDown => draft.wish = Some(Scroll::ScreenDown),
        Action::ScreenUp => draft.wish = Some(Scroll::ScreenUp),
        Action::ToStart => draft.wish = Some(Scroll::Start),
        Action::ToEnd => draft.wish = Some(Scroll::End),
        Action::GrowByLine => draft.row_wish = Some(true),
        Action::ShrinkByLine => draft.row_wish = Some(false),
        Action::ShowBoilerplate => draft.toggle_folds(view),
        Action::DimUncoded => draft.veil = draft.veil.toggled(Veil::AllButMarked),
        _ => return false,
    }
    true
}
