//! The list of the articles read lately. While Ctrl is held, Tab goes through it, and letting go goes there; a short press
//! goes to the article before this one without showing anything. From the menu it stays until an article is chosen.

use super::context::Cx;
use super::desktop_app::DesktopApp;
use super::drafts::Drafts;
use super::fonts::{bold, plain};
use super::kept_text::{Letters, Room, text};
use super::keys::KeyMap;
use super::style::CARD_RADIUS;
use crate::session::{Action, Command, Notice, ReadingCommand, ReadingNotice};
use crate::view::lately::{LatelyRow, lately};
use egui::{
    Align2, Area, Context, Event, Frame, Id, Key, Order, Response, Role, ScrollArea, Sense, Ui, pos2, vec2,
};
use std::time::Duration;

/// The actions that open the list and go through it: towards what was read longer ago, and back.
const STEPS: [Action; 2] = [Action::RecentArticles, Action::RecentArticlesBack];

/// Width and height of the list, and the height of a row, in px.
const WIDTH_PX: f32 = 520.0;
const HEIGHT_PX: f32 = 420.0;
const ROW_PX: f32 = 44.0;

/// Who lets go sooner does not need the list, in milliseconds.
const PATIENCE_MILLIS: u64 = 180;

/// What is kept of it between frames.
#[derive(Clone, Debug, Default)]
pub struct LatelyDraft {
    /// The list, while it is open.
    pub list: Option<LatelyList>,
    /// Whether a key asked for it in this frame.
    pub is_by_key: bool,
}

/// The list while it is open.
#[derive(Clone, Debug)]
pub struct LatelyList {
    rows: Vec<LatelyRow>,
    /// The row it stands at.
    at: usize,
    /// Whether the person holds Ctrl, and goes there by letting go.
    is_held: bool,
    /// When it was opened, in milliseconds of the sitting's clock.
    since_millis: u64,
    /// What was done to it.
    done: Done,
}

/// What was done to the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Done {
    /// Nothing yet: who lets go soon does not need to see it.
    #[default]
    Nothing,
    /// It is shown; the row it stands at is to be brought into sight.
    Moved,
    /// It is shown.
    Shown,
    /// The article it stands at is wanted.
    Entered,
    /// None is wanted.
    Left,
}

/// Opens the list at the article before this one, or at the one read longest ago.
pub fn open(app: &mut DesktopApp, ctx: &Context, action: Action) {
    let by_key = std::mem::take(&mut app.drafts.lately.is_by_key);
    let rows = lately(&app.session);
    let here = app.session.reading().map(|reading| &reading.path);
    if rows.iter().all(|row| Some(&row.path) == here) {
        return app.run(ctx, Command::Tell(Box::new(Notice::Reading(ReadingNotice::NothingReadBefore))));
    }
    // Where nothing is read now, the first is where the person was.
    let first = usize::from(app.session.reading().is_some());
    let at = if action == Action::RecentArticlesBack { rows.len().saturating_sub(1) } else { first };
    let since_millis = app.drafts.millis;
    app.drafts.lately.list =
        Some(LatelyList { rows, at, is_held: by_key, since_millis, done: Done::default() });
    if by_key {
        ctx.request_repaint_after(Duration::from_millis(PATIENCE_MILLIS));
    } else {
        // What is pressed now is for the list.
        ctx.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
    ctx.request_repaint();
}

/// Takes the keys of a frame, before anything else can; says whether the list is open.
pub fn take_keys(list: Option<&mut LatelyList>, keys: &KeyMap, ctx: &Context) -> bool {
    let Some(list) = list else { return false };
    let [mut on, mut back] = keys.count_presses(ctx, STEPS);
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, .. } = event else { return true };
            match key {
                Key::ArrowDown => on += 1,
                Key::ArrowUp => back += 1,
                Key::Enter => list.done = Done::Entered,
                Key::Escape => list.done = Done::Left,
                _ => return true,
            }
            false
        });
        let is_let_go = list.is_held && !input.modifiers.command && !input.modifiers.ctrl;
        if is_let_go && list.done != Done::Left {
            list.done = Done::Entered;
        }
    });
    let n = list.rows.len().max(1);
    list.at = (list.at + on + n * back - back) % n;
    if on + back > 0 && matches!(list.done, Done::Nothing | Done::Shown) {
        list.done = Done::Moved;
    }
    true
}

/// Draws the list, where it is open, and goes where the person wants.
pub fn lately_ui(ui: &mut Ui, cx: &Cx<'_>, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let millis = drafts.millis;
    let Some(list) = &mut drafts.lately.list else { return };
    let waited = millis.saturating_sub(list.since_millis);
    if list.done == Done::Nothing && (!list.is_held || waited >= PATIENCE_MILLIS) {
        list.done = Done::Moved;
    }
    match list.done {
        Done::Moved | Done::Shown => match list_ui(ui, cx, list) {
            Clicked::Row(at) => (list.at, list.done) = (at, Done::Entered),
            Clicked::Elsewhere => list.done = Done::Left,
            Clicked::Nothing => list.done = Done::Shown,
        },
        Done::Nothing => {
            ui.ctx().request_repaint_after(Duration::from_millis(PATIENCE_MILLIS - waited + 1));
        }
        Done::Entered | Done::Left => {}
    }
    if list.done == Done::Entered
        && let Some(row) = list.rows.get(list.at)
    {
        out.push(Command::Reading(ReadingCommand::OpenArticle(row.path.clone())));
    }
    if matches!(list.done, Done::Entered | Done::Left) {
        drafts.lately.list = None;
        ui.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
}

/// What was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clicked {
    Nothing,
    Row(usize),
    Elsewhere,
}

fn list_ui(ui: &Ui, cx: &Cx<'_>, list: &LatelyList) -> Clicked {
    let window = ui.ctx().content_rect();
    let area = Area::new(Id::unique("lately")).order(Order::Foreground).constrain_to(window);
    let shown = area.pivot(Align2::CENTER_CENTER).fixed_pos(window.center()).show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).corner_radius(CARD_RADIUS).fill(cx.look.card).inner_margin(12);
        frame.show(ui, |ui| rows_ui(ui, cx, list)).inner
    });
    let is_elsewhere = ui.input(|input| input.pointer.any_pressed()) && !shown.response.contains_pointer();
    match shown.inner {
        Some(at) => Clicked::Row(at),
        None if is_elsewhere => Clicked::Elsewhere,
        None => Clicked::Nothing,
    }
}

fn rows_ui(ui: &mut Ui, cx: &Cx<'_>, list: &LatelyList) -> Option<usize> {
    let window = ui.ctx().content_rect();
    ui.set_width(WIDTH_PX.min(window.width() - 48.0));
    let title = cx.action_name(Action::RecentArticles);
    let title = title.trim_end_matches('…');
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::ListBox);
        node.set_label(title);
    });
    ui.label(egui::RichText::new(title).font(bold(14.0)).color(cx.look.ink));
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = HEIGHT_PX.min(window.height() - 120.0).max(ROW_PX);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    let has_moved = list.done == Done::Moved;
    let clicked = area.auto_shrink([false, true]).show(ui, |ui| {
        let mut clicked = None;
        for (at, row) in list.rows.iter().enumerate() {
            let response = row_ui(ui, cx, list, row, at == list.at);
            if at == list.at && has_moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        clicked
    });
    clicked.inner
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, list: &LatelyList, row: &LatelyRow, is_at: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PX), Sense::click());
    let path = row.path.to_string();
    super::style::tell_choice(&response, Role::ListBoxOption, is_at, || format!("{}, {path}", row.title));
    // Where the mouse happens to lie says nothing while keys go through the list.
    if is_at || (response.hovered() && !list.is_held) {
        ui.painter().rect_filled(rect, 6, cx.look.hover);
    }
    if is_at {
        super::style::place_bar(ui.painter(), rect, cx.look);
    }
    let (left, width) = (rect.left() + 10.0, rect.width() - 20.0);
    let title = Letters::new(plain(14.0), cx.look.ink);
    text(ui, &row.title, title, pos2(left, rect.top() + 4.0), Room::row(width));
    let soft = Letters::new(plain(12.0), cx.look.soft);
    text(ui, &path, soft, pos2(left, rect.top() + 24.0), Room::row(width));
    response
}
