//! How a line of Markdown is set: lists and quotations stand further to the right, code in letters of one width, tables in
//! columns, and words as their marks say; a link tells where it leads. Plain text has none of it.

use super::bidi_layout::laid_out;
use super::context::Cx;
use super::fonts::{Face, fixed, reading};
use super::pictures::PictureBox;
use super::reader_paint::Page;
use super::reader_shape::{LineStyle, Shaper, galley, style_of};
use super::table_columns::{Columns, Pen, RowFonts, TableLine};
use crate::text::direction::has_rtl;
use crate::text::positions::Span;
use crate::text::structure::Label;
use crate::text::styles::{Block as StyledBlock, BlockKind, Mark, Run, Styles};
use crate::view::blocks::Block;
use crate::words::messages::picture_fault;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Stroke, Ui};
use std::sync::Arc;

/// How far a list or a quotation stands to the right of what holds it, in em.
const INDENT_EM: f32 = 1.3;

/// Letters of one width look larger than those around them: their size, as a share.
const FIXED_SHARE: f32 = 0.86;

/// Height of a line of code or of a row, as a share of the size of its letters.
const CLOSE_LINE: f32 = 1.5;

/// Sizes of the words of a table, as shares of the size of other words, the largest first.
const ROW_SHARES: [f32; 3] = [0.92, 0.82, 0.72];

/// So many pictures of one line are shown at most.
const MOST_PICTURES: usize = 8;

/// The number of a footnote, as a share of the size of the words.
const NOTE_SHARE: f32 = 0.72;

/// How a line is set.
pub struct LineSetting<'s> {
    /// How far to the right of the column it begins, in px.
    pub indent: f32,
    /// How much of the space between two paragraphs comes after it.
    pub gap_share: f32,
    /// Bytes of the article.
    span: Span,
    label: Label,
    kind: BlockKind,
    is_quoted: bool,
    runs: &'s [Run],
    styles: &'s Styles,
    /// The number of the line.
    line: usize,
}

impl<'s> LineSetting<'s> {
    /// The setting of a line, in type of `em` px.
    #[must_use]
    pub fn new(styles: &'s Styles, block: &Block, em: f32) -> Self {
        let styled = styles.block_of_line(block.line);
        let (kind, lists, quotes) = styled.map_or((BlockKind::Paragraph, 0, 0), |styled| {
            (styled.kind, styled.list_depth.saturating_sub(1), styled.quote_depth)
        });
        let depth = f32::from(lists) + f32::from(quotes);
        Self {
            indent: (depth * INDENT_EM * em).round(),
            gap_share: styled.map_or(1.0, |styled| gap_share(styled, styles.block_of_line(block.line + 1))),
            span: block.span,
            label: block.label,
            kind,
            is_quoted: quotes > 0,
            runs: styles.runs_in(block.span),
            styles,
            line: block.line,
        }
    }

    /// The line as egui sets it.
    #[must_use]
    pub fn galley(&self, ui: &Ui, shaper: &Shaper<'_>, style: LineStyle, width: f32) -> Arc<Galley> {
        // Cells whose letters go from right to left stand one after the other in their line.
        let has_columns = matches!(self.kind, BlockKind::Row { .. }) && !has_rtl(self.span.of(shaper.text));
        let row = if has_columns { self.in_columns(ui, shaper, &style, width) } else { None };
        let (style, columns) = match row {
            Some(Row { style, columns }) => (style, Some(columns)),
            None => (self.of_line(shaper, style), None),
        };
        if self.runs.is_empty() && columns.is_none() {
            return galley(ui, self.span.of(shaper.text), style, width);
        }
        let max_width = if columns.is_some() { f32::INFINITY } else { width };
        let wrap = TextWrapping { max_width, ..TextWrapping::default() };
        let mut job = LayoutJob { wrap, break_on_newline: false, ..LayoutJob::default() };
        let mut pen = Pen::default();
        let mut append = |span: Span, format: &TextFormat| match &columns {
            Some(columns) => columns.append(ui, &mut job, span.of(shaper.text), format, &mut pen),
            None => job.append(span.of(shaper.text), 0.0, format.clone()),
        };
        let mut from = self.span.start;
        let plain = format_of(&style);
        for run in self.runs {
            let part = Span { start: run.span.start.max(from), end: run.span.end.min(self.span.end) };
            if part.start >= part.end {
                continue;
            }
            append(Span { start: from, end: part.start }, &plain);
            append(part, &self.of_run(shaper, &style, run));
            from = part.end;
        }
        append(Span { start: from, end: self.span.end }, &plain);
        laid_out(ui, job)
    }

    /// The pictures that the line's words stand for, as far as they are known; a table has none.
    #[must_use]
    pub fn pictures(&self, ui: &Ui, shaper: &Shaper<'_>, width: f32) -> Vec<PictureBox> {
        let mut boxes: Vec<PictureBox> = Vec::new();
        if matches!(self.kind, BlockKind::Row { .. }) {
            return boxes;
        }
        let images = self.runs.iter().filter(|run| run.span.start >= self.span.start);
        for address in images.filter_map(|run| run.image.as_ref()).take(MOST_PICTURES) {
            let size = shaper.pictures.size(ui.ctx(), address, width);
            boxes.extend(size.map(|size| PictureBox { address: Arc::clone(address), size }));
        }
        boxes
    }

    /// Whether the line is nothing but words that stand for a picture.
    fn is_caption(&self) -> bool {
        self.runs.first().is_some_and(|run| run.image.is_some() && run.span == self.span)
    }

    /// A row in columns, in the largest type in which they fit beside one another; `None` where they do in none.
    fn in_columns(&self, ui: &Ui, shaper: &Shaper<'_>, style: &LineStyle, width: f32) -> Option<Row> {
        ROW_SHARES.iter().find_map(|share| {
            let style = scaled(style, *share);
            let bold = reading(shaper.measure.kind.font, Face::Bold, style.font.size);
            let fonts = RowFonts { body: style.font.clone(), head: bold };
            let table = TableLine { styles: self.styles, text: shaper.text, line: self.line };
            let columns = Columns::of_line(ui, &table, &fonts, width)?;
            let font = fonts.of(self.kind).clone();
            Some(Row { style: LineStyle { font, ..style }, columns })
        })
    }

    /// Code has letters of one width, headings below the second level are smaller, quotations softer.
    fn of_line(&self, shaper: &Shaper<'_>, style: LineStyle) -> LineStyle {
        let size = style.font.size;
        match self.kind {
            BlockKind::Code | BlockKind::Head => {
                let size = (size * FIXED_SHARE).round();
                LineStyle { font: fixed(size), height: (size * CLOSE_LINE).round(), ..style }
            }
            BlockKind::Row { .. } => scaled(&style, ROW_SHARES[0]),
            BlockKind::Heading(level) if level > 2 && self.label == Label::Heading => {
                LineStyle { font: egui::FontId::new((size * 0.92).round(), style.font.family), ..style }
            }
            BlockKind::Paragraph if self.is_caption() => {
                style_of(Label::Caption, &shaper.measure, &shaper.inks)
            }
            BlockKind::Paragraph | BlockKind::Item if self.is_quoted => {
                LineStyle { ink: shaper.inks.soft, ..style }
            }
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Note | BlockKind::Heading(_) => style,
        }
    }

    /// Words as their marks say.
    fn of_run(&self, shaper: &Shaper<'_>, style: &LineStyle, run: &Run) -> TextFormat {
        let mut format = format_of(style);
        let size = style.font.size;
        let is_bold = self.label == Label::Title || self.label == Label::Heading;
        let face = match (run.marks.has(Mark::Strong) || is_bold, run.marks.has(Mark::Emphasis)) {
            (true, true) => Some(Face::BoldItalic),
            (true, false) => Some(Face::Bold),
            (false, true) => Some(Face::Italic),
            (false, false) => None,
        };
        if run.marks.has(Mark::Code) {
            format.font_id = fixed((size * FIXED_SHARE).round());
        } else if let Some(face) = face {
            format.font_id = reading(shaper.measure.kind.font, face, size);
        }
        if run.marks.has(Mark::NoteNumber) {
            format.font_id.size = (size * NOTE_SHARE).round();
            format.valign = egui::Align::TOP;
        }
        if run.marks.has(Mark::Strikethrough) {
            format.strikethrough = Stroke::new(1.0, style.ink);
        }
        if run.link.is_some() {
            format.underline = Stroke::new(1.0, shaper.inks.link);
        }
        format
    }
}

/// A row that is set in columns.
struct Row {
    style: LineStyle,
    columns: Columns,
}

/// A style in another size, its lines close to one another.
fn scaled(style: &LineStyle, share: f32) -> LineStyle {
    let size = (style.font.size * share).round();
    let font = egui::FontId::new(size, style.font.family.clone());
    LineStyle { font, height: (size * CLOSE_LINE).round(), ink: style.ink }
}

/// What is told where the pointer rests: the notes whose signs stand there, where a link leads, and why a picture is not
/// shown.
#[must_use]
pub fn hover_words(cx: &Cx<'_>, page: &Page<'_>, pos: Pos2) -> Option<String> {
    let notes = page.notes_at(pos).into_iter().map(str::to_owned);
    let runs = runs_at(page, pos);
    let link = runs.iter().find_map(|run| run.link.as_deref()).map(str::to_owned);
    let told: Vec<String> = notes.chain(link).chain(missing_pictures(cx, page, runs)).collect();
    (!told.is_empty()).then(|| told.join("\n\n"))
}

/// Why pictures that words stand for are not shown, those that are not.
pub fn missing_pictures<'a>(
    cx: &'a Cx<'_>,
    page: &'a Page<'_>,
    runs: &'a [Run],
) -> impl Iterator<Item = String> + 'a {
    runs.iter().filter_map(|run| {
        let address = run.image.as_deref()?;
        Some(picture_fault(cx.words, address, page.pictures.fault(address)?))
    })
}

fn runs_at<'p>(page: &Page<'p>, pos: Pos2) -> &'p [Run] {
    let styles = &page.view.styles;
    let mut lines = page.placed.iter().filter(|_| !styles.is_empty());
    let Some(placed) = lines.find(|line| line.rect().contains(pos)) else { return &[] };
    let byte = placed.byte_at(page.text, pos);
    styles.runs_in(Span { start: byte, end: byte + 1 })
}

/// How much of the space between two paragraphs stands between a line and the one after it: none between lines of code,
/// little in a table, among the lines of an item, and in a paragraph with line ends.
fn gap_share(block: &StyledBlock, next: Option<&StyledBlock>) -> f32 {
    let is_close =
        |next: &StyledBlock| next.is_continued || (next.kind == BlockKind::Item && block.list_depth > 0);
    match (next.filter(|next| is_close(next)), block.kind) {
        (None, _) => 1.0,
        (Some(_), BlockKind::Code | BlockKind::Head) => 0.0,
        (
            Some(_),
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::Item
            | BlockKind::Row { .. }
            | BlockKind::Note,
        ) => 0.25,
    }
}

fn format_of(style: &LineStyle) -> TextFormat {
    let LineStyle { font, height, ink } = style.clone();
    TextFormat { font_id: font, line_height: Some(height), color: ink, ..TextFormat::default() }
}
