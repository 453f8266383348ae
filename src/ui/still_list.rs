//! Keeps a list in place under the pointer: where a row is gone because its button was pressed, its room stays, with a check
//! mark in it, until the pointer leaves the list, so that no button comes to stand where another was.

use super::icons::{self, Icon};
use egui::{Id, Rect, Ui, vec2};
use std::collections::{HashSet, VecDeque};

/// Size of the check mark in an empty room, in px.
const CHECK_PX: f32 = 14.0;

/// A row as it was drawn last.
#[derive(Clone, Copy, Debug)]
struct DrawnRow {
    id: Id,
    /// Its height with the space after it, in px.
    height: f32,
}

/// A list that is being drawn.
pub struct StillList {
    id: Id,
    /// The rows that were drawn last and do not stand in the list yet.
    before: VecDeque<DrawnRow>,
    now: VecDeque<DrawnRow>,
    listed: HashSet<Id>,
}

impl StillList {
    /// Begins to draw the rows of these ids, in their order.
    #[must_use]
    pub fn begin(ui: &Ui, id: Id, rows: impl Iterator<Item = Id>) -> Self {
        let listed: HashSet<Id> = rows.collect();
        let mut before: VecDeque<DrawnRow> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let pointer = ui.input(|input| input.pointer.latest_pos());
        if !pointer.is_some_and(|pos| ui.clip_rect().contains(pos)) {
            before.retain(|row| listed.contains(&row.id));
        }
        Self { id, before, now: VecDeque::new(), listed }
    }

    /// Draws a row, after the empty rooms of those that stood before it.
    pub fn row<T>(&mut self, ui: &mut Ui, id: Id, draw: impl FnOnce(&mut Ui) -> T) -> T {
        if self.before.iter().any(|row| row.id == id) {
            while let Some(row) = self.before.pop_front().filter(|row| row.id != id) {
                self.leave_room(ui, row);
            }
        }
        let top = ui.cursor().top();
        let drawn = draw(ui);
        self.now.push_back(DrawnRow { id, height: ui.cursor().top() - top });
        drawn
    }

    fn leave_room(&mut self, ui: &mut Ui, row: DrawnRow) {
        if !self.listed.contains(&row.id) {
            let gap = ui.spacing().item_spacing.y;
            let (_, room) = ui.allocate_space(vec2(ui.available_width(), (row.height - gap).max(0.0)));
            let check = Rect::from_center_size(room.center(), vec2(CHECK_PX, CHECK_PX));
            icons::paint(ui.painter(), check, Icon::Check, ui.visuals().weak_text_color());
            self.now.push_back(row);
        }
    }

    /// Ends the list.
    pub fn end(mut self, ui: &mut Ui) {
        while let Some(row) = self.before.pop_front() {
            self.leave_room(ui, row);
        }
        ui.data_mut(|data| data.insert_temp(self.id, self.now));
    }
}

#[cfg(test)]
mod tests {
    use super::StillList;
    use egui::{Context, Event, Id, Pos2, RawInput, Rect, pos2, vec2};

    /// A row, and where it begins, in px from the top of the list.
    #[derive(Debug)]
    struct Drawn {
        name: &'static str,
        top: f32,
    }

    /// A list of rows of 40 px with the pointer somewhere, as it was drawn.
    fn tops(ctx: &Context, rows: &[&'static str], pointer: Pos2) -> Vec<Drawn> {
        let mut tops = Vec::new();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 400.0))),
            events: vec![Event::PointerMoved(pointer)],
            ..RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| {
            tops.clear();
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let top = ui.cursor().top();
            let ids = rows.iter().map(|row| Id::unique(*row));
            let mut list = StillList::begin(ui, Id::unique("list"), ids);
            for row in rows {
                list.row(ui, Id::unique(*row), |ui| {
                    tops.push(Drawn { name: row, top: ui.cursor().top() - top });
                    ui.allocate_space(vec2(100.0, 40.0));
                });
            }
            list.end(ui);
        });
        output.drop_without_applying_deltas();
        tops
    }

    /// Where a row begins, in px.
    fn at(rows: &[Drawn], name: &str) -> f32 {
        rows.iter().find(|row| row.name == name).map_or(f32::NAN, |row| row.top)
    }

    #[test]
    fn the_room_of_a_row_that_went_stays_until_the_pointer_leaves_the_list() {
        let ctx = Context::default();
        let pointer = pos2(50.0, 20.0);
        assert!((at(&tops(&ctx, &["a", "b", "c"], pointer), "b") - 40.0).abs() < 1.0);
        let held = tops(&ctx, &["b", "c"], pointer);
        assert!((at(&held, "b") - 40.0).abs() < 1.0, "{held:?}");
        let held = tops(&ctx, &["c"], pointer + vec2(100.0, 90.0));
        assert!((at(&held, "c") - 80.0).abs() < 1.0, "{held:?}");
        let closed = tops(&ctx, &["c"], pos2(-20.0, 20.0));
        assert!(at(&closed, "c").abs() < 1.0, "{closed:?}");
    }

    #[test]
    fn rows_that_come_stand_where_they_belong() {
        let ctx = Context::default();
        let pointer = pos2(50.0, 20.0);
        let _ = tops(&ctx, &["a", "c"], pointer);
        let come = tops(&ctx, &["a", "b", "c"], pointer);
        assert!((at(&come, "b") - 40.0).abs() < 1.0 && (at(&come, "c") - 80.0).abs() < 1.0, "{come:?}");
    }
}
