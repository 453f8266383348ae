//! A row of what was found: the words in the middle and what stands around them, cut to the width at words.

use super::context::Cx;
use super::find_list_ui::ROW_PX;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use crate::search::CorpusHit;
use crate::view::find::ArticleRow;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Galley, Id, Rect, Role, Sense, TextFormat, Ui, pos2, vec2};
use std::sync::Arc;

/// Size of the words, in px.
const WORDS_PX: f32 = 13.0;

/// Width of the box that is ticked, with the room around it, in px.
const TICK_PX: f32 = 26.0;

/// The most of a row's width that the words in its middle take.
const MIDDLE_SHARE: f32 = 0.6;

/// What was done to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEvent {
    Chosen,
    Ticked,
}

/// A place as it is listed.
#[derive(Clone, Copy)]
pub struct ListedHit<'v> {
    pub hit: &'v CorpusHit,
    /// The title of its article.
    pub title: &'v str,
    /// Where it stands there, in words.
    pub place: &'v str,
    /// Whether it was gone to last.
    pub is_now: bool,
    pub is_ticked: bool,
}

/// Draws a place.
pub fn hit_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, listed: ListedHit<'_>) -> Option<RowEvent> {
    let ListedHit { hit, title, place, is_now, is_ticked } = listed;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PX));
    let response = ui.interact(rect, id, Sense::click());
    let tick = Rect::from_min_size(rect.min, vec2(TICK_PX, rect.height()));
    let ticking = ui.interact(tick, id.with("tick"), Sense::CLICK);
    super::style::tell_choice(&response, Role::ListBoxOption, is_now, || {
        let said = [
            ("before", hit.before.as_str()),
            ("words", &hit.words),
            ("after", &hit.after),
            ("title", title),
            ("place", place),
        ];
        let words = cx.words.say_with("hit-told", &said);
        if is_ticked { format!("{words} ({})", cx.words.say("hit-ticked")) } else { words }
    });
    ticking.widget_info(|| {
        egui::WidgetInfo::selected(Role::CheckBox, true, is_ticked, cx.words.say("hit-tick"))
    });
    let is_hovered = response.hovered() || ticking.hovered();
    let ground = match (is_now, is_hovered) {
        (true, _) => Ground::Now,
        (false, true) => Ground::Hovered,
        (false, false) => Ground::Plain,
    };
    ground_ui(ui, cx, rect, ground, response.has_focus());
    let is_near = is_hovered || response.has_focus();
    tick_ui(ui, cx, tick, is_ticked, if is_near { cx.look.neutral_line } else { cx.look.hairline });
    words_ui(ui, cx, Rect::from_min_max(pos2(rect.left() + TICK_PX, rect.top()), rect.max), hit);
    let (is_chosen, is_ticked) = (response.clicked(), ticking.clicked());
    response.on_hover_text(format!("{title} · {place}"));
    if is_ticked {
        return Some(RowEvent::Ticked);
    }
    is_chosen.then_some(RowEvent::Chosen)
}

/// The title of a section, or of an article's places.
#[derive(Clone, Debug, Default)]
pub struct TitleRow<'v> {
    pub title: &'v str,
    /// Date of the article in the person's language, and its source.
    pub date: Option<String>,
    pub source: Option<&'v str>,
    /// How many places it has, as the person's language writes it, and whether they are folded away; `None` for a section.
    pub n: Option<String>,
    pub is_folded: Option<bool>,
}

impl<'v> TitleRow<'v> {
    /// The row of an article.
    pub fn of_article(cx: &Cx<'_>, row: &'v ArticleRow) -> Self {
        Self {
            title: &row.title,
            date: row.date.as_ref().map(|date| cx.words.date(date)),
            source: row.source.as_deref(),
            n: Some(cx.words.count(row.n)),
            is_folded: Some(row.is_folded),
        }
    }

    /// What it says to who does not see it.
    fn told(&self) -> String {
        let count = self.n.as_ref().map(|n| format!(": {n}")).unwrap_or_default();
        let told: Vec<&str> = [self.title].into_iter().chain(self.about()).collect();
        format!("{}{count}", told.join(" · "))
    }

    fn about(&self) -> impl Iterator<Item = &str> {
        self.date.as_deref().into_iter().chain(self.source)
    }

    /// Date and source as far as they leave a title of this width its room; the date, which is short, in any case.
    fn beside(&self, ui: &Ui, color: Color32, room: f32) -> Arc<Galley> {
        let all = self.about().collect::<Vec<_>>().join(" · ");
        let whole = line(ui, &all, plain(11.5), color, f32::INFINITY);
        if whole.size().x <= room.max(0.0) {
            return whole;
        }
        let most = self.date.as_deref().unwrap_or_default();
        line(ui, most, plain(11.5), color, f32::INFINITY)
    }
}

/// Draws the title of a section or of an article's places, with what is known of the article, how many places there are
/// and whether they are folded away.
pub fn title_row_ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, row: &TitleRow<'_>) -> Option<RowEvent> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PX));
    let response = ui.interact(rect, id, Sense::click());
    let is_folded = row.is_folded;
    response
        .widget_info(|| egui::WidgetInfo::selected(Role::Button, true, is_folded == Some(false), row.told()));
    let is_hovered = response.hovered() && is_folded.is_some();
    let ground = if is_hovered { Ground::Hovered } else { Ground::Plain };
    ground_ui(ui, cx, rect, ground, response.has_focus());
    if let Some(is_folded) = is_folded {
        let icon = if is_folded { Icon::Right } else { Icon::Down };
        let square = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(11.0, 11.0));
        icons::paint(ui.painter(), square, icon, cx.look.soft);
    }
    let (left, font, color) = match is_folded {
        Some(_) => (rect.left() + TICK_PX, bold(12.5), cx.look.ink),
        None => (rect.left() + 12.0, bold(11.5), cx.look.soft),
    };
    let count = line(ui, row.n.as_deref().unwrap_or_default(), plain(12.0), cx.look.soft, f32::INFINITY);
    let mut right = rect.right() - 14.0;
    let title = line(ui, row.title, font.clone(), color, f32::INFINITY);
    let about = row.beside(ui, cx.look.soft, right - count.size().x - 16.0 - left - title.size().x);
    for part in [&count, &about].into_iter().filter(|part| part.size().x > 0.0) {
        right -= part.size().x;
        let place = pos2(right, rect.center().y - part.size().y / 2.0);
        ui.painter().galley(place, Arc::clone(part), cx.look.soft);
        right -= 8.0;
    }
    let shown = line(ui, row.title, font, color, (right - left).max(20.0));
    let place = pos2(left, rect.center().y - shown.size().y / 2.0);
    ui.painter().galley(place, shown, color);
    let is_chosen = response.clicked();
    if is_folded.is_some() {
        response.on_hover_text(row.told());
    }
    is_chosen.then_some(RowEvent::Chosen)
}

/// Why a row has a ground of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// The person is at it.
    Now,
    /// The mouse is over it.
    Hovered,
    Plain,
}

fn ground_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, ground: Ground, has_focus: bool) {
    match ground {
        Ground::Now => {
            ui.painter().rect_filled(rect, 0, cx.look.row_selected);
            super::style::place_bar(ui.painter(), rect, cx.look);
        }
        Ground::Hovered => {
            ui.painter().rect_filled(rect, 0, cx.look.hover);
        }
        Ground::Plain => {}
    }
    if has_focus {
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        ui.painter().rect_stroke(rect, 0, ring, egui::StrokeKind::Inside);
    }
}

/// The box that is ticked.
fn tick_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, is_ticked: bool, line: Color32) {
    let square = Rect::from_center_size(rect.center(), vec2(13.0, 13.0));
    if is_ticked {
        ui.painter().rect_filled(square, 3, cx.look.accent);
        icons::paint(ui.painter(), square.shrink(1.5), Icon::Check, cx.look.on_accent);
    } else {
        ui.painter().rect_stroke(square, 3, (1.0, line), egui::StrokeKind::Inside);
    }
}

/// The words in the middle, what stands before up to them, what stands after from them on.
fn words_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, hit: &CorpusHit) {
    let color = if hit.is_boilerplate { cx.look.dim_ink } else { cx.look.soft };
    let words = line(ui, &hit.words, bold(WORDS_PX), cx.look.ink, rect.width() * MIDDLE_SHARE);
    let width = words.size().x;
    let left = rect.center().x - width / 2.0;
    let y = rect.center().y - words.size().y / 2.0;
    let before = end_of_line(ui, &hit.before, color, left - rect.left() - 4.0);
    let after = line(ui, &hit.after, plain(WORDS_PX), color, rect.right() - left - width - 8.0);
    let painter = ui.painter_at(rect);
    painter.galley(pos2(left - before.size().x, y), before, color);
    painter.galley(pos2(left, y), words, cx.look.ink);
    painter.galley(pos2(left + width, y), after, color);
}

/// A line of words, cut at its end where it is longer than there is room.
fn line(ui: &Ui, words: &str, font: FontId, color: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.append(&words.replace('\n', " "), 0.0, TextFormat { font_id: font, color, ..TextFormat::default() });
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The end of a line of words, as many of them as there is room for.
pub(super) fn end_of_line(ui: &Ui, words: &str, color: Color32, room: f32) -> Arc<Galley> {
    let layout = |words: String| ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, plain(WORDS_PX), color));
    let whole = layout(words.to_owned());
    if whole.size().x <= room {
        return whole;
    }
    let mark = layout("…".to_owned()).size().x;
    let from = whole.size().x - room + mark;
    let glyphs = whole.rows.first().map(|row| row.glyphs.as_slice()).unwrap_or_default();
    let n_cut = glyphs.partition_point(|glyph| glyph.pos.x < from);
    let rest: String = words.chars().skip(n_cut).collect();
    // From the next word on, where one begins; else from the letter.
    let rest = rest.split_once(' ').map_or(rest.as_str(), |(_, words)| words);
    layout(format!("…{rest}"))
}
