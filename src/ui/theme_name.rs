//! A theme's name outside of the tree: its own name whole, the names above it in soft type behind it, or in a row below
//! where there is no room.

use super::bidi_layout::laid_out;
use super::context::Cx;
use super::fonts::{bold, plain};
use super::icons::{self, Swatch};
use super::kept_text::{self, Letters, Room};
use super::look::Look;
use crate::model::theme_path::{ThemePath, middle_left_out};
use crate::text::positions::Span;
use crate::view::annotation::BornTheme;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Role, Sense, Shape, TextFormat, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// Size of the path's letters, and its distance from the name before it, in px, and the lines it takes at most.
const PATH_PX: f32 = 11.5;
const PATH_LINES: usize = 2;
const BEHIND_PX: f32 = 8.0;

/// Room for a theme's mark before its name in a row of its own, in px, and the lines such a name takes at most.
const MARK_PX: f32 = 20.0;
const ROW_LINES: usize = 4;

/// How a name is set.
#[derive(Clone, Copy)]
pub struct NameStyle<'l> {
    /// The colours.
    pub look: &'l Look,
    /// The colour of the name itself.
    pub ink: Color32,
    /// Whether it stands out.
    pub is_bold: bool,
    /// What was found in it, in bytes of the name.
    pub found: Option<Span>,
    /// The room, in px.
    pub width: f32,
    /// Rows the name has at most.
    pub rows: usize,
}

/// A name as it was laid out.
pub struct ThemeName {
    name: Arc<Galley>,
    /// The path, and where it stands from the name's corner.
    path: Option<(Arc<Galley>, Vec2)>,
    soft: Color32,
    /// The room both take, in px.
    pub size: Vec2,
}

/// Lays out a name with its path.
#[must_use]
pub fn lay_out(ui: &Ui, path: &ThemePath, style: NameStyle<'_>) -> ThemeName {
    let name = lay_out_name(ui, &path.name, style);
    let beside = style.width - name.size().x - BEHIND_PX;
    let is_one_row = name.rows.len() <= 1;
    let lay = |words: &str, rows: usize| {
        let mut job = LayoutJob::simple(words.to_owned(), plain(PATH_PX), style.look.soft, style.width);
        job.wrap.max_rows = rows;
        laid_out(ui, job)
    };
    let whole = path.shorter_and_shorter().next().map(|words| lay(&words, 1));
    let path = whole.map(|whole| {
        if is_one_row && !whole.elided && whole.size().x <= beside {
            let down = (name.size().y - whole.size().y) / 2.0 + 0.5;
            let offset = vec2(name.size().x + BEHIND_PX, down.round());
            return (whole, offset);
        }
        (fitting(path, lay), vec2(0.0, name.size().y))
    });
    let size = path.as_ref().map_or(name.size(), |(path, offset)| name.size().max(*offset + path.size()));
    ThemeName { name, path, soft: style.look.soft, size }
}

/// The longest form of a path that has room in one line, else in two.
fn fitting(path: &ThemePath, lay: impl Fn(&str, usize) -> Arc<Galley>) -> Arc<Galley> {
    for rows in 1..=PATH_LINES {
        let mut forms = path.shorter_and_shorter().map(|words| lay(&words, rows));
        if let Some(fitting) = forms.find(|galley| !galley.elided) {
            return fitting;
        }
    }
    let shortest = path.shorter_and_shorter().last().unwrap_or_default();
    let cut = |n_chars: usize| lay(&middle_left_out(&shortest, n_chars), PATH_LINES);
    let (mut fits, mut too_long) = (1, shortest.chars().count());
    while fits + 1 < too_long {
        let half = usize::midpoint(fits, too_long);
        *(if cut(half).elided { &mut too_long } else { &mut fits }) = half;
    }
    cut(fits)
}

fn lay_out_name(ui: &Ui, name: &str, style: NameStyle<'_>) -> Arc<Galley> {
    if style.found.is_none() {
        let font = if style.is_bold { bold(13.0) } else { plain(13.0) };
        return kept_text::cut(
            ui,
            name,
            Letters::new(font, style.ink),
            Room { width: style.width, rows: style.rows },
        );
    }
    let wrap = TextWrapping { max_width: style.width, max_rows: style.rows, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    let mut part = |words: &str, is_bold: bool| {
        let font_id = if is_bold { bold(13.0) } else { plain(13.0) };
        job.append(words, 0.0, TextFormat { font_id, color: style.ink, ..TextFormat::default() });
    };
    let found = style.found.unwrap_or_default();
    part(name.get(..found.start).unwrap_or_default(), style.is_bold);
    part(found.of(name), true);
    part(name.get(found.end..).unwrap_or_default(), style.is_bold);
    laid_out(ui, job)
}

/// How a theme is shown in a row of its own.
#[derive(Clone, Copy, Debug)]
pub struct NameShown {
    /// The colour of the name.
    pub ink: Color32,
    /// Whether it stands out.
    pub is_bold: bool,
    /// Room kept free after it, in px.
    pub right_px: f32,
}

/// Draws a theme in a row of its own: its mark, its name over as many lines as it needs, its path.
pub fn theme_row(ui: &mut Ui, cx: &Cx<'_>, theme: &BornTheme, shown: NameShown) {
    let width = (ui.available_width() - MARK_PX - shown.right_px).max(60.0);
    let NameShown { ink, is_bold, .. } = shown;
    let style = NameStyle { look: cx.look, ink, is_bold, found: None, width, rows: ROW_LINES };
    let name = lay_out(ui, &theme.path, style);
    let size = vec2(MARK_PX + width, name.size.y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let top = rect.top() + ((size.y - name.size.y) / 2.0).round();
    let color = theme.line.color.as_deref();
    let mark = pos2(rect.left() + 7.0, top + name.first_row_middle());
    icons::swatch(ui.painter(), mark, Swatch::of(cx.look, color, theme.line.pattern));
    name.paint(ui.painter(), pos2(rect.left() + MARK_PX, top));
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, theme.path.whole()));
}

impl ThemeName {
    /// What it is drawn of, at a place.
    #[must_use]
    pub fn shapes(&self, pos: Pos2) -> Vec<Shape> {
        let name = Shape::galley(pos, Arc::clone(&self.name), Color32::PLACEHOLDER);
        let path =
            |(path, offset): &(Arc<Galley>, Vec2)| Shape::galley(pos + *offset, Arc::clone(path), self.soft);
        std::iter::once(name).chain(self.path.as_ref().map(path)).collect()
    }

    /// Draws it.
    pub fn paint(&self, painter: &Painter, pos: Pos2) {
        painter.extend(self.shapes(pos));
    }

    /// The middle of its first row, in px below its top.
    #[must_use]
    pub fn first_row_middle(&self) -> f32 {
        self.name.rows.first().map_or(self.size.y / 2.0, |row| row.rect().center().y)
    }
}
