//! The first pages of a PDF of many articles: what the study is called, what is said of it, and on which page each article
//! begins.

use super::article_page::{Inks, PdfWords};
use super::pdf_fonts::Fonts;
use super::pdf_rows::rows;
use super::pdf_shapes::{Area, Link, Part, PartKind, Target};
use super::pdf_sheets::{Place, Sheets, Strip};
use super::pdf_type::{LEFT, RIGHT, Style, WIDTH, around, balanced, fitted, line_of, style_of, text_of};
use crate::text::structure::Label;

/// Room for the numbers of pages, in pt.
const NUMBER_WIDTH: f32 = 34.0;

/// From one row of a title to the next, in pt.
const TITLE_ROW: f32 = 12.4;

/// What the first pages say.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    /// What the study is called.
    pub(super) title: String,
    /// What is known of it, and said of it.
    pub(super) facts: Vec<String>,
    pub(super) memo: String,
    /// The heading of the list.
    pub(super) heading: String,
    /// The articles.
    pub(super) rows: Vec<ContentsRow>,
}

/// An article in the list.
#[derive(Clone, Debug, Default)]
pub(super) struct ContentsRow {
    pub(super) title: String,
    pub(super) facts: String,
    /// How many sheets stand before it.
    pub(super) n_before: usize,
}

/// Sets the first pages.
pub(super) fn sheets(fonts: &mut Fonts, contents: &Contents, inks: &Inks, words: &PdfWords) -> Sheets {
    let mut setter = Setter { fonts, strips: Vec::new(), n_parts: 0 };
    let title = style_of(Label::Title, false, inks);
    for row in balanced(setter.fonts, &contents.title, &title) {
        let shapes = vec![text_of(&contents.title, row, &title, LEFT, title.baseline())];
        let part = Some(Part { number: 0, kind: PartKind::Title });
        setter.strips.push(Strip {
            height: title.height,
            keeps_next: true,
            shapes,
            part,
            ..Strip::default()
        });
    }
    setter.text(&contents.facts.join("  ·  "), &around::facts(inks), 7.0);
    for line in contents.memo.lines().map(str::trim).filter(|line| !line.is_empty()) {
        setter.text(line, &around::note(inks), 8.0);
    }
    if !contents.rows.is_empty() {
        let heading = around::heading(inks);
        let row = line_of(setter.fonts, &contents.heading, &heading);
        let shapes = vec![text_of(&contents.heading, row, &heading, LEFT, heading.baseline())];
        let part = Some(setter.part(PartKind::Heading));
        let (above, height, keeps_next) = (26.0, heading.height, true);
        setter.strips.push(Strip { above, height, keeps_next, shapes, part, ..Strip::default() });
    }
    for (at, row) in contents.rows.iter().enumerate() {
        setter.row(at, row, inks, words);
    }
    let mut sheets = Sheets::default();
    sheets.add(setter.strips);
    let place =
        |(at, row): (usize, &ContentsRow)| (Target::Heading(at), Place { sheet: row.n_before, y: 0.0 });
    sheets.targets = contents.rows.iter().enumerate().map(place).collect();
    sheets
}

struct Setter<'f> {
    fonts: &'f mut Fonts,
    strips: Vec<Strip>,
    n_parts: usize,
}

impl Setter<'_> {
    fn part(&mut self, kind: PartKind) -> Part {
        self.n_parts += 1;
        Part { number: self.n_parts, kind }
    }

    fn text(&mut self, text: &str, style: &Style, above: f32) {
        if text.is_empty() {
            return;
        }
        let part = Some(self.part(PartKind::Paragraph));
        for (at, row) in rows(self.fonts, text, style.setting(WIDTH), &[]).into_iter().enumerate() {
            let shapes = vec![text_of(text, row, style, LEFT, style.baseline())];
            let above = if at == 0 { above } else { 0.0 };
            self.strips.push(Strip { above, height: style.height, shapes, part, ..Strip::default() });
        }
    }

    /// A row of the list, which leads to its article: its title, the number of its page, what is known of it.
    fn row(&mut self, at: usize, row: &ContentsRow, inks: &Inks, words: &PdfWords) {
        let (name, small) = (around::name(inks), around::small(inks));
        let part = Some(self.part(PartKind::Paragraph));
        let number = words.count(row.n_before + 1);
        let numbered = line_of(self.fonts, &number, &name);
        let x = RIGHT - numbered.width;
        let mut shapes = vec![text_of(&number, numbered, &name, x, name.baseline())];
        let mut height = 0.0;
        for set in rows(self.fonts, &row.title, name.setting(WIDTH - NUMBER_WIDTH), &[]) {
            shapes.push(text_of(&row.title, set, &name, LEFT, height + name.baseline()));
            height += TITLE_ROW;
        }
        if !row.facts.is_empty() {
            let facts = fitted(self.fonts, &row.facts, &small, WIDTH - NUMBER_WIDTH);
            let set = line_of(self.fonts, &facts, &small);
            shapes.push(text_of(&facts, set, &small, LEFT, height + small.baseline()));
            height += small.height;
        }
        let area = Area { left: LEFT, top: 0.0, right: RIGHT, bottom: height };
        let links = vec![Link { area, to: Target::Heading(at) }];
        self.strips.push(Strip { above: 5.0, height, shapes, part, links, ..Strip::default() });
    }
}
