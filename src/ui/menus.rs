//! Context menus: of what is clicked with the right button, or of what has the keyboard, by the menu key or Shift+F10.

use egui::{Context, FocusDirection, Id, Popup, Pos2, Response, Sense, Ui, vec2};

/// What is to have its menu opened, and where the keyboard goes once that is closed.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    wanted: Option<Id>,
    /// The pass of the window in which it was asked for: what is not drawn by the next has no menu.
    pass: u64,
    opened: Option<Id>,
    /// The pass in which it was seen to be closed.
    closed: Option<u64>,
}

fn asked_id() -> Id {
    Id::unique("context-menu")
}

/// Opens the menu of what has this id, in the next frame.
pub fn ask(ctx: &Context, id: Id) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let asked = data.get_temp_mut_or_default::<Asked>(asked_id());
        (asked.wanted, asked.pass) = (Some(id), pass);
    });
    ctx.request_repaint();
}

/// Whether keys ask for the menu of what has this id in this frame.
#[must_use]
pub fn is_asked(ctx: &Context, id: Id) -> bool {
    let asked = ctx.data(|data| data.get_temp::<Asked>(asked_id())).unwrap_or_default();
    asked.wanted == Some(id) && ctx.cumulative_pass_nr() <= asked.pass + 1
}

/// The context menu of a widget; nothing is made of it while no menu is open. By keys it opens at `at`, else below the
/// widget, with the keyboard on its first entry, and gives the keyboard back when it closes.
pub fn context_menu(response: &Response, at: Option<Pos2>, add_contents: impl FnOnce(&mut Ui)) {
    let (ctx, id) = (&response.ctx, Popup::default_response_id(response));
    let is_asked = is_asked(ctx, response.id);
    if is_asked {
        Popup::open_id(ctx, id);
        let opened = Asked { opened: Some(response.id), ..Asked::default() };
        ctx.data_mut(|data| data.insert_temp(asked_id(), opened));
    }
    if !Popup::is_any_open(ctx) {
        give_back(response);
    }
    let is_open_by_keys = Popup::is_id_open(ctx, id) && Popup::position_of_id(ctx, id).is_none();
    if is_open_by_keys {
        let at = at.unwrap_or_else(|| response.rect.left_bottom() + vec2(16.0, 0.0));
        Popup::menu(response).open_memory(None).at_position(at).show(|ui| {
            if is_asked {
                enter(ui);
            }
            add_contents(ui);
        });
    } else if response.secondary_clicked() || response.clicked() || Popup::is_any_open(ctx) {
        response.context_menu(add_contents);
    }
}

/// Gives the first entry the keyboard: what stands before it has it for a moment.
fn enter(ui: &mut Ui) {
    let (_, before) = ui.allocate_exact_size(vec2(0.0, 0.0), Sense::click());
    before.request_focus();
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
}

/// Once the menu is closed its widget has the keyboard again, unless something else took it. The toolkit takes a pass or
/// two to see that the entry that had it is gone.
fn give_back(response: &Response) {
    let ctx = &response.ctx;
    let asked = ctx.data(|data| data.get_temp::<Asked>(asked_id())).unwrap_or_default();
    if asked.opened != Some(response.id) {
        return;
    }
    let pass = ctx.cumulative_pass_nr();
    let closed = asked.closed.unwrap_or(pass);
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    if is_free {
        response.request_focus();
    }
    ctx.data_mut(|data| {
        if is_free || pass > closed + 2 {
            data.remove::<Asked>(asked_id());
        } else {
            data.insert_temp(asked_id(), Asked { closed: Some(closed), ..asked });
        }
    });
    ctx.request_repaint();
}
