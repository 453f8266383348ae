//! The name beside a bar: a point in the theme's colour, the initials of whoever marked where that is somebody else, signs
//! for a star, a note and a doubt, and the theme's name.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use super::kept_text;
use super::margin_labels::Set;
use super::rects::Rects;
use crate::model::check::State;
use crate::view::marks::{Lane, MarkView};
use egui::{Color32, Galley, Rect, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Height of a line of a name, in px.
pub const LINE_PX: f32 = 16.0;

/// Size of the signs, of the point, and of the letters of names and initials, in px.
const SIGN_PX: f32 = 10.0;
const POINT_PX: f32 = 5.0;
const NAME_PX: f32 = 11.5;
const INITIALS_PX: f32 = 9.5;

/// Space after a sign, in px.
const GAP_PX: f32 = 4.0;

/// Lines a name takes at most.
const MAX_LINES: usize = 4;

/// The room below which a name gives way to its short form, and that to nothing, in px.
const NAME_ROOM_PX: f32 = 56.0;
const SHORT_ROOM_PX: f32 = 12.0;

/// Where names stand, in px from the left.
#[derive(Clone, Copy, Debug)]
pub struct NameRoom {
    /// Where they begin.
    pub left: f32,
    /// Where they end.
    pub right: f32,
}

impl NameRoom {
    fn width(self) -> f32 {
        self.right - self.left
    }
}

/// A name and what stands before it.
pub struct Label {
    words: String,
    /// The colour of the point; `None` for no point.
    point: Option<Color32>,
    /// The initials of whoever marked, where it is somebody else.
    initials: Option<Arc<str>>,
    signs: Vec<Icon>,
}

impl Label {
    /// The label of a bar: short where there is no room for names.
    #[must_use]
    pub fn of_bar(cx: &Cx<'_>, mark: &MarkView, lane: &Lane, room: NameRoom) -> Self {
        let theme = &lane.theme;
        let words = match &theme.id {
            _ if room.width() < SHORT_ROOM_PX => String::new(),
            Some(_) if room.width() < NAME_ROOM_PX => theme.short.clone(),
            None if room.width() < NAME_ROOM_PX => "–".to_owned(),
            Some(_) => theme.label(),
            None => cx.words.say("no-theme"),
        };
        if room.width() < NAME_ROOM_PX {
            return Self { words, point: None, initials: None, signs: Vec::new() };
        }
        let signs = [
            (Icon::Unsure, mark.state != State::Exact),
            (Icon::Star, mark.annotation.starred),
            (Icon::Note, mark.annotation.note.is_some()),
        ];
        Self {
            words,
            point: Some(cx.look.line(theme.color.as_deref())),
            initials: (!mark.is_own).then(|| Arc::clone(&mark.initials)),
            signs: signs.into_iter().filter(|(_, is_there)| *is_there).map(|(icon, _)| icon).collect(),
        }
    }

    /// The label of so many passages that have no bar.
    #[must_use]
    pub fn of_more(n: usize) -> Self {
        Self { words: format!("+{n}"), point: None, initials: None, signs: Vec::new() }
    }

    /// Over how many lines the name goes, from 1.
    #[must_use]
    pub fn n_lines(&self, ui: &Ui, cx: &Cx<'_>, room: NameRoom) -> usize {
        let left = self.before_px(ui, cx);
        self.name(ui, cx.look.soft, (room.width() - left, MAX_LINES)).rows.len().max(1)
    }

    /// Draws it, its point among the rectangles; returns where.
    pub fn paint(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        rects: &mut Rects<'_>,
        (set, room): (Set, NameRoom),
        is_lifted: bool,
    ) -> Rect {
        let (mut x, middle) = (room.left, set.top + LINE_PX / 2.0);
        if let Some(color) = self.point {
            let point = pos2(x + POINT_PX / 2.0, middle);
            rects.add(Rect::from_center_size(point, vec2(POINT_PX, POINT_PX)), color);
            x += POINT_PX + GAP_PX;
        }
        if let Some(initials) = self.initials_galley(ui, cx) {
            let frame =
                Rect::from_min_size(pos2(x, set.top + 1.0), vec2(initials.size().x + 6.0, LINE_PX - 2.0));
            ui.painter().rect_stroke(frame, 3, (1.0, cx.look.soft), StrokeKind::Inside);
            ui.painter().galley(frame.center() - initials.size() / 2.0, initials, cx.look.soft);
            x = frame.right() + GAP_PX;
        }
        for icon in &self.signs {
            let square = Rect::from_center_size(pos2(x + SIGN_PX / 2.0, middle), vec2(SIGN_PX, SIGN_PX));
            let color = if *icon == Icon::Unsure { cx.look.warning } else { cx.look.soft };
            icons::paint(ui.painter(), square, *icon, color);
            x += SIGN_PX + GAP_PX;
        }
        let ink = if is_lifted { cx.look.ink } else { cx.look.soft };
        let name = self.name(ui, ink, (room.right - x, set.lines));
        let pos = pos2(x, set.top);
        let drawn = Rect::from_min_max(pos2(room.left, set.top), pos + name.size());
        ui.painter().galley(pos, name, ink);
        drawn
    }

    /// How much room what stands before the name takes, in px.
    fn before_px(&self, ui: &Ui, cx: &Cx<'_>) -> f32 {
        let point = self.point.map_or(0.0, |_| POINT_PX + GAP_PX);
        let initials = self.initials_galley(ui, cx).map_or(0.0, |galley| galley.size().x + 6.0 + GAP_PX);
        let n_signs = u8::try_from(self.signs.len()).map_or(0.0, f32::from);
        point + initials + n_signs * (SIGN_PX + GAP_PX)
    }

    fn initials_galley(&self, ui: &Ui, cx: &Cx<'_>) -> Option<Arc<Galley>> {
        let initials = self.initials.as_ref()?;
        Some(kept_text::row(ui, initials, (bold(INITIALS_PX), cx.look.soft)))
    }

    fn name(&self, ui: &Ui, ink: Color32, (width, lines): (f32, usize)) -> Arc<Galley> {
        kept_text::cut(ui, &self.words, (plain(NAME_PX), ink), (width.max(SHORT_ROOM_PX), lines))
    }
}
