//! The article itself as strips: its lines in their type, with what is annotated in them.

use super::article_page::{ArticlePage, PageLine, PdfWords, Rgb};
use super::pdf_fonts::Fonts;
use super::pdf_marks::{Numbered, RowMarks, Sweep, numbered};
use super::pdf_rows::{Room, Row, rows};
use super::pdf_shapes::{Area, Link, OutlineRow, Part, PartKind, Shape, Stroke, Target};
use super::pdf_sheets::Strip;
use super::pdf_type::{LEFT, Style, WIDTH, around, as_picture, balanced, line_of, style_of, text_of};
use crate::text::boundaries::trimmed;
use crate::text::lanes::Intervals;
use crate::text::positions::Span;
use crate::text::structure::Label;

/// Where the ground of a passage begins above the baseline and ends below it, and lanes begin, in em.
const RISE_EM: f32 = 1.0;
const LANE_START_EM: f32 = 0.25;

/// How thick a lane is, and from one to the next, in pt.
const LANE: f32 = 1.05;
const LANE_STEP: f32 = 1.6;

/// The space before what comes after the title, in pt.
const AFTER_FACTS: f32 = 19.0;

/// An article as strips.
#[derive(Debug, Default)]
pub struct ArticleStrips {
    pub strips: Vec<Strip>,
    /// Its headings.
    pub outline: Vec<OutlineRow>,
    /// The notes of its passages, by number.
    pub notes: Vec<Numbered>,
    /// How many parts it has.
    pub n_parts: usize,
}

/// Sets an article.
#[must_use]
pub fn strips(fonts: &mut Fonts, page: &ArticlePage, words: &PdfWords) -> ArticleStrips {
    let notes = numbered(page);
    let mut setter = Setter {
        fonts,
        page,
        notes: &notes,
        n_noted: 0,
        sweep: Sweep::new(page),
        places: Intervals::new(page.marks.iter().map(|mark| mark.span).collect()),
        strips: Vec::new(),
        outline: Vec::new(),
        n_parts: 0,
        below: 0.0,
    };
    let has_title = page.lines.iter().any(|line| line.label == Label::Title && !line.is_aside);
    if !has_title {
        setter.head();
    }
    let mut is_known = !has_title;
    let mut at = 0;
    while let Some(line) = page.lines.get(at) {
        let n_aside = page.lines.iter().skip(at).take_while(|line| line.is_aside).count();
        if n_aside > 0 {
            setter.aside(at, n_aside, words);
            at += n_aside;
            continue;
        }
        setter.line(line);
        if line.label == Label::Title && !is_known {
            is_known = true;
            setter.facts();
        }
        at += 1;
    }
    let rest = setter.sweep.rest();
    if let Some(last) = setter.strips.last_mut() {
        last.begins.extend(rest);
    }
    let (strips, outline, n_parts) = (setter.strips, setter.outline, setter.n_parts);
    ArticleStrips { strips, outline, notes, n_parts }
}

struct Setter<'a> {
    fonts: &'a mut Fonts,
    page: &'a ArticlePage,
    notes: &'a [Numbered],
    /// How many of them are behind.
    n_noted: usize,
    sweep: Sweep,
    /// Where passages lie.
    places: Intervals,
    strips: Vec<Strip>,
    outline: Vec<OutlineRow>,
    n_parts: usize,
    /// The space after the last line, in pt.
    below: f32,
}

impl Setter<'_> {
    /// A part that begins here.
    fn part(&mut self, kind: PartKind) -> Part {
        self.n_parts += 1;
        Part { number: self.n_parts, kind }
    }

    /// The title, where no line of the text is it.
    fn head(&mut self) {
        let style = style_of(Label::Title, false, &self.page.inks);
        let title = self.page.title.as_str();
        let part = Some(self.part(PartKind::Title));
        for row in balanced(self.fonts, title, &style) {
            let shapes = vec![text_of(title, row, &style, LEFT, style.baseline())];
            let strip = Strip { height: style.height, keeps_next: true, shapes, part, ..Strip::default() };
            self.strips.push(strip);
        }
        self.below = style.below;
        self.facts();
    }

    /// What is known of the article.
    fn facts(&mut self) {
        let style = around::facts(&self.page.inks);
        let facts = self.page.facts.join("  ·  ");
        if !facts.is_empty() {
            let part = Some(self.part(PartKind::Paragraph));
            for row in rows(self.fonts, &facts, style.setting(WIDTH), &[]) {
                let shapes = vec![text_of(&facts, row, &style, LEFT, style.baseline())];
                let above = std::mem::take(&mut self.below);
                let (height, keeps_next) = (style.height, true);
                let strip = Strip { above, height, keeps_next, shapes, part, ..Strip::default() };
                self.strips.push(strip);
            }
        }
        self.below = AFTER_FACTS;
    }

    /// Lines that stand aside: a row that tells how many, or the lines themselves where something in them is annotated.
    fn aside(&mut self, first: usize, n_lines: usize, words: &PdfWords) {
        let lines = self.page.lines.get(first..first + n_lines).unwrap_or_default();
        let (Some(from), Some(to)) = (lines.first(), lines.last()) else { return };
        let span = Span { start: from.span.start, end: to.span.end };
        if self.places.overlapping(span).next().is_some() {
            return lines.iter().for_each(|line| self.line(line));
        }
        let style = style_of(Label::Navigation, true, &self.page.inks);
        let told = format!("{}: {}", words.left_out, words.count(n_lines));
        let row = line_of(self.fonts, &told, &style);
        let shapes = vec![text_of(&told, row, &style, LEFT, style.baseline())];
        let above = self.below.max(style.above);
        let part = Some(self.part(PartKind::Paragraph));
        self.strips.push(Strip { above, height: style.height, shapes, part, ..Strip::default() });
        self.below = style.below.max(7.0);
    }

    fn line(&mut self, line: &PageLine) {
        let style = style_of(line.label, line.is_aside, &self.page.inks);
        let span = trimmed(&self.page.text, line.span);
        let text = span.of(&self.page.text);
        let rooms = self.rooms(span);
        let is_title = matches!(line.label, Label::Title | Label::Heading) && rooms.is_empty();
        let rows = if is_title && !line.is_aside {
            balanced(self.fonts, text, &style)
        } else {
            rows(self.fonts, text, style.setting(WIDTH), &rooms)
        };
        let n_rows = rows.len();
        let kind = match line.label {
            Label::Title if !line.is_aside => PartKind::Title,
            Label::Heading if !line.is_aside => PartKind::Heading,
            _ => PartKind::Paragraph,
        };
        let part = Some(self.part(kind));
        for (at, row) in rows.into_iter().enumerate() {
            let is_last = at + 1 == n_rows;
            let in_text = Span { start: span.start + row.start, end: span.start + row.end };
            let marks = self.sweep.next(in_text);
            let mut strip = Strip {
                above: if at == 0 { self.below.max(style.above) } else { 0.0 },
                part,
                keeps_next: style.keeps_next || (!is_last && (at == 0 || at + 2 == n_rows)),
                ..Strip::default()
            };
            let set = SetRow { row: &row, from: span.start, style: &style };
            marked(&mut strip, &set, marks);
            self.note_numbers(&mut strip, &set, &rooms);
            if at == 0 {
                self.begins(&mut strip, line, text, &style);
            }
            strip.shapes.push(text_of(text, row, &style, LEFT, style.baseline()));
            self.strips.push(strip);
        }
        self.below = style.below;
    }

    /// What the first row of a line has besides: the number of its paragraph, a place in the outline.
    fn begins(&mut self, strip: &mut Strip, line: &PageLine, text: &str, style: &Style) {
        if line.label == Label::Heading || (line.label == Label::Title && self.outline.is_empty()) {
            strip.targets.push(Target::Heading(self.outline.len()));
            let is_under = line.label == Label::Heading && !self.outline.is_empty();
            self.outline.push(OutlineRow { name: text.to_owned(), is_under });
        }
        if self.page.has_numbers {
            let number = line.paragraph.to_string();
            let small = Style { size: 6.6, color: self.page.inks.dim, ..around::margin(&self.page.inks) };
            let row = line_of(self.fonts, &number, &small);
            let x = LEFT - 9.0 - row.width;
            strip.shapes.push(as_picture(text_of(&number, row, &small, x, style.baseline())));
        }
    }

    /// The room that the numbers of notes take up in a line, by its bytes.
    fn rooms(&mut self, line: Span) -> Vec<Room> {
        let style = around::number(&self.page.inks);
        let within = |note: &&Numbered| note.at <= line.end;
        let notes = self.notes.get(self.n_noted..).unwrap_or_default().iter().take_while(within);
        let room = |note: &Numbered| Room {
            at: note.at.saturating_sub(line.start),
            width: line_of(self.fonts, &note.number.to_string(), &style).width + 1.2,
        };
        notes.map(room).collect()
    }

    /// The numbers of the notes of passages that end in a row.
    fn note_numbers(&mut self, strip: &mut Strip, set: &SetRow<'_>, rooms: &[Room]) {
        let style = around::number(&self.page.inks);
        let until = set.from + set.row.end;
        let mut before: Option<(usize, f32)> = None;
        while let Some(note) = self.notes.get(self.n_noted).filter(|note| note.at <= until) {
            self.n_noted += 1;
            let at = note.at.saturating_sub(set.from);
            let x = match before.filter(|(byte, _)| *byte == at) {
                Some((_, x)) => x,
                None => set.row.right_of(at, rooms),
            };
            let color = color_of(self.page, note.mark);
            let number = note.number.to_string();
            let row = line_of(self.fonts, &number, &style);
            let (right, y) = (x + row.width + 1.2, set.style.baseline() - set.style.size * 0.46);
            before = Some((at, right));
            let style = Style { color, ..style };
            strip.shapes.push(as_picture(text_of(&number, row, &style, LEFT + x + 0.7, y)));
            let area = Area { left: LEFT + x, top: y - 8.0, right: LEFT + right + 1.0, bottom: y + 3.0 };
            strip.links.push(Link { area, to: Target::Note(note.number) });
        }
    }
}

/// The colour of a mark: that of its first theme.
#[must_use]
pub fn color_of(page: &ArticlePage, mark: usize) -> Rgb {
    let theme = page.marks.get(mark).and_then(|mark| page.themes.get(*mark.themes.first()?));
    theme.map_or(page.inks.neutral_line, |theme| theme.line)
}

/// A row, the byte its text begins with, and its style.
struct SetRow<'r> {
    row: &'r Row,
    from: usize,
    style: &'r Style,
}

impl SetRow<'_> {
    /// The left and the right end of a range in the row, in pt; `None` for one that holds no letter of it.
    fn ends(&self, span: Span) -> Option<(f32, f32)> {
        let row = self.row;
        let start = span.start.saturating_sub(self.from).max(row.start);
        let end = span.end.saturating_sub(self.from).min(row.end);
        let left = LEFT + row.x_of(start);
        let right = LEFT + if end == row.end { row.width } else { row.x_of(end) };
        (left < right).then_some((left, right))
    }
}

/// Draws what lies behind and under a row, and makes it as high as that needs.
fn marked(strip: &mut Strip, set: &SetRow<'_>, marks: RowMarks) {
    let (style, baseline) = (set.style, set.style.baseline());
    let lanes_from = baseline + style.size * LANE_START_EM;
    for (span, color) in &marks.fills {
        let Some((left, right)) = set.ends(*span) else { continue };
        let area = Area { left, top: baseline - style.size * RISE_EM, right, bottom: lanes_from };
        strip.shapes.push(Shape::Fill(area, *color));
    }
    for lane in &marks.lanes {
        let Some((left, right)) = set.ends(lane.span) else { continue };
        let down = (0..lane.depth).map(|_| LANE_STEP).sum::<f32>();
        strip.shapes.push(Shape::Line(Stroke {
            left: left + 0.3,
            right: (right - 0.3).max(left + 0.8),
            y: lanes_from + down + LANE / 2.0,
            thickness: LANE,
            pattern: lane.pattern,
            color: lane.color,
        }));
    }
    let n_lanes = marks.lanes.iter().map(|lane| lane.depth + 1).max().unwrap_or_default();
    let needed = (0..n_lanes).map(|_| LANE_STEP).sum::<f32>() + style.size * (LANE_START_EM + RISE_EM);
    strip.height = style.height.max(needed);
    strip.begins = marks.begins;
    strip.goes_on = marks.goes_on;
}
