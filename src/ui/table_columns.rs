//! Where the columns of a Markdown table begin: each as wide as its widest cell, where all of them fit beside one another.

use crate::text::styles::{Block, BlockKind, Styles};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Ui};

/// So many rows tell how wide the columns are; what is wider further down pushes its own row apart.
const N_ROWS: usize = 200;

/// Between two columns, in px for each px of the type's size.
const GAP_EM: f32 = 1.4;

/// Size of the tab between two cells, in px: it is in the text, and nobody has to see it.
const TAB_PX: f32 = 1.0;

/// The columns of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// Where each begins, in px from the left.
    starts: Vec<f32>,
    /// Width of a tab, in px.
    tab: f32,
    gap: f32,
}

impl Columns {
    /// The columns of the table that a line belongs to, in these typefaces; `None` where it belongs to none, or its columns do
    /// not fit in `width` px.
    #[must_use]
    pub fn of_line(ui: &Ui, table: &TableLine<'_>, fonts: &RowFonts, width: f32) -> Option<Self> {
        let gap = (fonts.body.size * GAP_EM).round();
        let mut widths: Vec<f32> = Vec::new();
        for row in table.rows()? {
            for (at, cell) in row.span.of(table.text).split('\t').enumerate() {
                let cell = width_of(ui, cell, fonts.of(row.kind));
                match widths.get_mut(at) {
                    Some(widest) => *widest = widest.max(cell),
                    None => widths.push(cell),
                }
            }
        }
        let mut starts = Vec::with_capacity(widths.len());
        let mut right = 0.0;
        for column in &widths {
            starts.push(right);
            right += (column + gap).ceil();
        }
        let tab = width_of(ui, "\t", &tab_font(&fonts.body));
        (widths.len() > 1 && right - gap <= width).then_some(Self { starts, tab, gap })
    }

    /// Adds words of a row that are set in one way, where the pen is, each cell where its column begins.
    pub fn append(&self, ui: &Ui, job: &mut LayoutJob, words: &str, format: &TextFormat, pen: &mut Pen) {
        for (at, part) in words.split('\t').enumerate() {
            let mut space = 0.0;
            if at > 0 {
                let tab = TextFormat { font_id: tab_font(&format.font_id), ..format.clone() };
                job.append("\t", 0.0, tab);
                pen.x += self.tab;
                pen.column += 1;
                let start = self.starts.get(pen.column).copied().unwrap_or(pen.x + self.gap);
                space = (start - pen.x).max(self.gap / 2.0);
            }
            pen.x += space;
            pen.owed += space;
            if !part.is_empty() {
                job.append(part, std::mem::take(&mut pen.owed), format.clone());
                pen.x += width_of(ui, part, &format.font_id);
            }
        }
    }
}

/// The typefaces of a table.
#[derive(Clone, Debug)]
pub struct RowFonts {
    /// Of most rows.
    pub body: FontId,
    /// Of the row that names the columns.
    pub head: FontId,
}

impl RowFonts {
    /// That of a row.
    #[must_use]
    pub fn of(&self, kind: BlockKind) -> &FontId {
        if kind == (BlockKind::Row { is_head: true }) { &self.head } else { &self.body }
    }
}

/// A line of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableLine<'s> {
    /// How its text is set.
    pub styles: &'s Styles,
    /// The text.
    pub text: &'s str,
    /// The number of the line, from 1.
    pub line: usize,
}

impl<'s> TableLine<'s> {
    /// The first rows of the table that the line belongs to; `None` where it belongs to none.
    fn rows(&self) -> Option<impl Iterator<Item = &'s Block> + use<'s>> {
        let is_row = |block: &Block| matches!(block.kind, BlockKind::Row { .. });
        let blocks = self.styles.blocks();
        let at = blocks.binary_search_by_key(&self.line, |block| block.line).ok()?;
        blocks.get(at).filter(|block| is_row(block))?;
        let above = blocks.get(..=at)?;
        let first = above.iter().rposition(|block| is_row(block) && !block.is_continued)?;
        let below = blocks.get(first..)?.iter().enumerate();
        let of_table = below.take_while(move |(at, block)| is_row(block) && (*at == 0 || block.is_continued));
        Some(of_table.map(|(_, block)| block).take(N_ROWS))
    }
}

/// How far a row has been set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pen {
    /// Its width so far, in px.
    x: f32,
    column: usize,
    /// Space that is part of it and stands before what comes next, in px.
    owed: f32,
}

fn tab_font(font: &FontId) -> FontId {
    FontId::new(TAB_PX, font.family.clone())
}

fn width_of(ui: &Ui, words: &str, font: &FontId) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font.clone(), egui::Color32::BLACK).size().x)
}

#[cfg(test)]
mod tests {
    use super::{Columns, Pen, RowFonts, TableLine};
    use crate::text::source::SourceKind;
    use egui::text::{CCursor, LayoutJob, TextFormat};
    use egui::{FontId, Ui};

    const TABLE: &str = "a\n\n| Tỉnh | Số hộ | Ghi chú |\n|---|---|---|\n| Hà Nội | | giảm |\n\
                         | TP. Hồ Chí Minh | 99.999 | giảm |\n\nb\n";

    fn with_columns(width: f32, see: impl Fn(&Ui, &[Vec<f32>])) {
        let article = SourceKind::Markdown.read(TABLE.as_bytes()).expect("an article");
        let fonts = RowFonts { body: FontId::proportional(16.0), head: FontId::monospace(16.0) };
        egui::__run_test_ui(|ui| {
            let text = article.text.as_str();
            let begins = |line: usize| -> Vec<f32> {
                let table = TableLine { styles: &article.styles, text, line };
                let Some(columns) = Columns::of_line(ui, &table, &fonts, width) else { return Vec::new() };
                let block = article.styles.block_of_line(line).expect("a row");
                let words = block.span.of(text);
                let format = TextFormat { font_id: fonts.of(block.kind).clone(), ..TextFormat::default() };
                let mut job = LayoutJob::default();
                columns.append(ui, &mut job, words, &format, &mut Pen::default());
                assert_eq!(job.text, words, "every letter stands in the line once");
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                // Where the first letter of each cell ends: before it there may be space.
                let tabs = words.chars().enumerate().filter(|(_, c)| *c == '\t').map(|(at, _)| at);
                tabs.map(|at| galley.pos_from_cursor(CCursor::new(at + 2)).min.x).collect()
            };
            let rows: Vec<Vec<f32>> = [2, 3, 4].into_iter().map(begins).collect();
            see(ui, &rows);
        });
    }

    #[test]
    fn cells_of_a_column_begin_below_one_another_whatever_stands_before_them() {
        with_columns(600.0, |ui, rows| {
            let [head, gap, body] = rows else { panic!("three rows") };
            let letter = |c: &str, font: FontId| super::width_of(ui, c, &font);
            let (fixed, usual) = (FontId::monospace(16.0), FontId::proportional(16.0));
            let second = [head[0] - letter("S", fixed.clone()), body[0] - letter("9", usual.clone())];
            let third = [
                head[1] - letter("G", fixed),
                gap[1] - letter("g", usual.clone()),
                body[1] - letter("g", usual),
            ];
            let are_one = |begins: &[f32]| begins.iter().all(|begin| (begin - begins[0]).abs() < 1.5);
            assert!(are_one(&second) && are_one(&third), "{second:?} {third:?}");
            assert!(second[0] > 100.0 && third[0] > second[0] + 40.0, "{second:?} {third:?}");
        });
    }

    #[test]
    fn where_columns_do_not_fit_there_are_none() {
        with_columns(120.0, |_, rows| assert!(rows.iter().all(Vec::is_empty), "{rows:?}"));
    }
}
