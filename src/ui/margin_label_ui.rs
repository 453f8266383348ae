//! The name beside a bar: a point in the theme's colour, the initials of whoever marked where that is somebody else, signs
//! for a star, a note and a doubt, and the theme's name.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use super::kept_text::{self, Letters, Room};
use super::look::Look;
use super::margin_labels::Set;
use super::rects::Rects;
use crate::model::check::State;
use crate::view::marks::{Lane, MarkView};
use crate::words::Tongue;
use egui::{Color32, Galley, Rect, StrokeKind, Ui, pos2, vec2};
use std::collections::HashMap;
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

/// So many labels are kept at most; beyond, all are laid out anew.
const MOST_KEPT: usize = 1_000;

/// Lines a name takes at most.
const MAX_LINES: usize = 4;

/// The room below which a name gives way to its short form, and that to nothing, in px.
const NAME_ROOM_PX: f32 = 56.0;
const SHORT_ROOM_PX: f32 = 12.0;

/// Where names stand, in px from the left.
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// A name and what stands before it, laid out.
pub struct Label {
    words: String,
    /// The words over as many lines as they need, `MAX_LINES` at most.
    name: Arc<Galley>,
    /// How far to the right of the label the name begins, in px.
    before_px: f32,
    /// The colour of the point; `None` for no point.
    point: Option<Color32>,
    /// The initials of whoever marked, where it is somebody else.
    initials: Option<Arc<Galley>>,
    signs: Vec<Icon>,
}

impl Label {
    /// The label of a bar: short where there is no room for names.
    #[must_use]
    pub fn of_bar(ui: &Ui, cx: &Cx<'_>, mark: &MarkView, lane: &Lane, room: NameRoom) -> Self {
        let theme = &lane.theme;
        let words = match &theme.id {
            _ if room.width() < SHORT_ROOM_PX => String::new(),
            Some(_) if room.width() < NAME_ROOM_PX => theme.short.clone(),
            None if room.width() < NAME_ROOM_PX => "–".to_owned(),
            Some(_) => theme.label(),
            None => cx.words.say("no-theme"),
        };
        if room.width() < NAME_ROOM_PX {
            return Self::of_words(ui, cx, words, room);
        }
        let point = Some(cx.look.line(theme.color.as_deref()));
        let initials = (!mark.is_own)
            .then(|| kept_text::row(ui, &mark.initials, Letters::new(bold(INITIALS_PX), cx.look.soft)));
        let signs = [
            (Icon::Unsure, mark.state != State::Exact),
            (Icon::Star, mark.annotation.starred),
            (Icon::Note, mark.annotation.note.is_some()),
        ];
        let signs: Vec<Icon> =
            signs.into_iter().filter(|(_, is_there)| *is_there).map(|(icon, _)| icon).collect();
        let initials_px = initials.as_ref().map_or(0.0, |galley| initials_px(galley) + GAP_PX);
        let signs_px = u8::try_from(signs.len()).map_or(0.0, f32::from) * (SIGN_PX + GAP_PX);
        let before_px = POINT_PX + GAP_PX + initials_px + signs_px;
        let name = name(ui, cx, &words, room.width() - before_px, MAX_LINES);
        Self { words, name, before_px, point, initials, signs }
    }

    /// The label of so many passages that have no bar.
    #[must_use]
    pub fn of_more(ui: &Ui, cx: &Cx<'_>, n: usize, room: NameRoom) -> Self {
        Self::of_words(ui, cx, format!("+{n}"), room)
    }

    fn of_words(ui: &Ui, cx: &Cx<'_>, words: String, room: NameRoom) -> Self {
        let name = name(ui, cx, &words, room.width(), MAX_LINES);
        Self { words, name, before_px: 0.0, point: None, initials: None, signs: Vec::new() }
    }

    /// Over how many lines the name goes, from 1.
    #[must_use]
    pub fn n_lines(&self) -> usize {
        self.name.rows.len().max(1)
    }

    /// Draws it, its point among the rectangles; returns where.
    pub fn paint(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        rects: &mut Rects<'_>,
        room: NameRoom,
        set: Set,
        is_lifted: bool,
    ) -> Rect {
        let (mut x, middle) = (room.left, set.top + LINE_PX / 2.0);
        if let Some(color) = self.point {
            let point = pos2(x + POINT_PX / 2.0, middle);
            rects.add(Rect::from_center_size(point, vec2(POINT_PX, POINT_PX)), color);
            x += POINT_PX + GAP_PX;
        }
        if let Some(initials) = &self.initials {
            let size = vec2(initials_px(initials), LINE_PX - 2.0);
            let frame = Rect::from_min_size(pos2(x, set.top + 1.0), size);
            ui.painter().rect_stroke(frame, 3, (1.0, cx.look.soft), StrokeKind::Inside);
            let pos = frame.center() - initials.size() / 2.0;
            ui.painter().galley(pos, Arc::clone(initials), cx.look.soft);
            x = frame.right() + GAP_PX;
        }
        for icon in &self.signs {
            let square = Rect::from_center_size(pos2(x + SIGN_PX / 2.0, middle), vec2(SIGN_PX, SIGN_PX));
            let color = if *icon == Icon::Unsure { cx.look.warning } else { cx.look.soft };
            icons::paint(ui.painter(), square, *icon, color);
            x += SIGN_PX + GAP_PX;
        }
        let name = if set.lines < self.n_lines() {
            name(ui, cx, &self.words, room.width() - self.before_px, set.lines)
        } else {
            Arc::clone(&self.name)
        };
        let pos = pos2(room.left + self.before_px, set.top);
        let drawn = Rect::from_min_max(pos2(room.left, set.top), pos + name.size());
        let ink = if is_lifted { cx.look.ink } else { cx.look.soft };
        ui.painter().galley_with_override_text_color(pos, name, ink);
        drawn
    }
}

/// Width of the frame round initials, in px.
fn initials_px(initials: &Galley) -> f32 {
    initials.size().x + 6.0
}

fn name(ui: &Ui, cx: &Cx<'_>, words: &str, width: f32, lines: usize) -> Arc<Galley> {
    let room = Room { width: width.max(SHORT_ROOM_PX), rows: lines };
    kept_text::cut(ui, words, Letters::new(plain(NAME_PX), cx.look.soft), room)
}

/// The labels of bars, kept from frame to frame: laying them out takes longer than drawing them.
#[derive(Default)]
pub struct Labels {
    made_for: Option<MadeFor>,
    /// By the lanes' places among those that can be drawn.
    known: HashMap<usize, Arc<Label>>,
}

/// What labels hold for.
#[derive(PartialEq)]
struct MadeFor {
    room: NameRoom,
    look: Look,
    tongue: Tongue,
    /// See `kept_text::version`.
    fonts: u64,
}

impl Labels {
    /// Forgets all of them: the marks are others.
    pub fn clear(&mut self) {
        self.known.clear();
    }

    /// Forgets what was laid out for another room, look, language or picture of the fonts.
    pub fn follow(&mut self, ui: &Ui, cx: &Cx<'_>, room: NameRoom) {
        let (look, tongue, fonts) = (cx.look, cx.words.tongue(), kept_text::version(ui));
        let is_same = |made: &MadeFor| {
            made.room == room && made.tongue == tongue && made.fonts == fonts && made.look == *look
        };
        let is_full = self.known.len() > MOST_KEPT;
        if is_full || !self.made_for.as_ref().is_some_and(is_same) {
            self.known.clear();
            self.made_for = Some(MadeFor { room, look: look.clone(), tongue, fonts });
        }
    }

    /// The label of a lane's bar: the one that is kept, or else made.
    pub fn of(&mut self, lane: usize, make: impl FnOnce() -> Label) -> Arc<Label> {
        Arc::clone(self.known.entry(lane).or_insert_with(|| Arc::new(make())))
    }
}
