//! What follows the article: the notes, the passages that have no place in the text any longer, the legend of themes, who
//! annotated, and the letters that no font has.

use super::article_page::{ArticlePage, PageMark, PdfWords, Rgb, Unplaced};
use super::pdf_article::color_of;
use super::pdf_fonts::{Fonts, Glyph};
use super::pdf_marks::{Numbered, UNTAGGED_PATTERN};
use super::pdf_rows::rows;
use super::pdf_shapes::{Area, Link, OutlineRow, Part, PartKind, Shape, Star, Stroke, Target};
use super::pdf_sheets::{Sheets, Strip};
use super::pdf_type::{LEFT, RIGHT, Style, WIDTH, around, line_of, text_of};
use crate::text::shortened::shortened;
use std::collections::BTreeMap;

/// Code points of a passage that a note begins with, at most.
const QUOTE_CHARS: usize = 140;

/// Where texts begin right of a number or a swatch, in pt.
const INDENT: f32 = 21.0;
const SWATCH: f32 = 18.0;
const LEGEND_INDENT: f32 = 27.0;

/// What is said of an article as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// Its heading.
    pub name: String,
    /// What is said.
    pub text: String,
}

/// Sets what follows the article.
pub struct Back<'a> {
    pub fonts: &'a mut Fonts,
    pub page: &'a ArticlePage,
    pub words: &'a PdfWords,
    pub strips: Vec<Strip>,
    pub outline: Vec<OutlineRow>,
    /// How many parts there are before what comes next.
    pub n_parts: usize,
}

impl Back<'_> {
    /// The notes, each with its passage; `sheets` tell where those stand.
    pub fn notes(&mut self, notes: &[Numbered], sheets: &Sheets) {
        if notes.is_empty() {
            return;
        }
        self.heading(&self.words.notes.clone());
        for note in notes {
            let Some(mark) = self.page.marks.get(note.mark) else { continue };
            let target = Target::Passage(note.mark);
            let at = sheets.page_of(target).map(|page| format!("{} {page}", self.words.page));
            let quote = mark.span.of(&self.page.text).to_owned();
            self.number(note.number, color_of(self.page, note.mark), target);
            self.passage(mark, &quote, at);
        }
    }

    /// What is said of the article as a whole, under a heading.
    pub fn remark(&mut self, remark: &Remark) {
        self.heading(&remark.name);
        let style = around::note(&self.page.inks);
        for line in remark.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.text(line, &style, 0.0);
        }
    }

    /// The passages that have no place.
    pub fn unplaced(&mut self) {
        if self.page.unplaced.is_empty() {
            return;
        }
        self.heading(&self.words.unplaced.clone());
        for Unplaced { mark, quote } in &self.page.unplaced {
            self.strips.push(Strip { above: 9.0, keeps_next: true, ..Strip::default() });
            self.passage(mark, quote, None);
        }
    }

    /// The themes with their colours, and the people where there are several.
    pub fn legend(&mut self) {
        let page = self.page;
        let is_plain = |mark: &&PageMark| mark.themes.is_empty();
        let marks = || page.marks.iter().chain(page.unplaced.iter().map(|one| &one.mark));
        let n_plain = marks().filter(is_plain).count();
        if page.themes.is_empty() && n_plain == 0 {
            return;
        }
        self.heading(&self.words.themes.clone());
        for theme in &page.themes {
            self.legend_row(&Row {
                name: &theme.name,
                soft: &theme.above,
                n: theme.n_passages,
                sign: Some((theme.fill, theme.line, theme.pattern)),
            });
        }
        if n_plain > 0 {
            let sign = (page.inks.neutral_fill, page.inks.neutral_line, UNTAGGED_PATTERN);
            let name = self.words.without_theme.clone();
            self.legend_row(&Row { name: &name, soft: "", n: n_plain, sign: Some(sign) });
        }
        if page.people.len() > 1 {
            self.heading(&self.words.people.clone());
            for person in &page.people {
                let (name, soft, n) = (&person.name, &person.initials, person.n_passages);
                self.legend_row(&Row { name, soft, n, sign: None });
            }
        }
    }

    /// The letters that no font has, with how often they come.
    pub fn letters(&mut self, letters: &BTreeMap<char, usize>) {
        if letters.is_empty() {
            return;
        }
        self.heading(&self.words.letters.clone());
        let style = around::small(&self.page.inks);
        let about = self.words.letters_about.clone();
        self.text(&about, &style, 0.0);
        let entry = |(letter, n): (&char, &usize)| {
            let code = format!("U+{:04X}\u{A0}×\u{A0}{}", u32::from(*letter), self.words.count(*n));
            if letter.is_control() { code } else { format!("{letter}\u{A0}{code}") }
        };
        let entries: Vec<String> = letters.iter().map(entry).collect();
        self.text(&entries.join("    "), &around::name(&self.page.inks), 0.0);
    }

    /// A part that begins here.
    fn part(&mut self, kind: PartKind) -> Part {
        self.n_parts += 1;
        Part { number: self.n_parts, kind }
    }

    fn heading(&mut self, name: &str) {
        let style = around::heading(&self.page.inks);
        let row = line_of(self.fonts, name, &style);
        let line = Stroke {
            left: LEFT,
            right: RIGHT,
            y: 0.0,
            thickness: 0.5,
            pattern: 0,
            color: self.page.inks.hairline,
        };
        let shapes = vec![Shape::Line(line), text_of(name, row, &style, LEFT, 12.0 + style.baseline())];
        let targets = vec![Target::Heading(self.outline.len())];
        self.outline.push(OutlineRow { name: name.to_owned(), is_under: false });
        let height = 12.0 + style.height + 4.0;
        let (above, keeps_next, part) = (26.0, true, Some(self.part(PartKind::Heading)));
        let strip = Strip { above, height, keeps_next, shapes, part, targets, ..Strip::default() };
        self.strips.push(strip);
    }

    /// The number of a note, which stands beside what comes next.
    fn number(&mut self, number: usize, color: Rgb, passage: Target) {
        let style = Style { color, size: 8.4, ..around::number(&self.page.inks) };
        let text = number.to_string();
        let row = line_of(self.fonts, &text, &style);
        let y = around::quote(&self.page.inks).baseline();
        let area = Area { left: LEFT, top: 0.0, right: LEFT + row.width.max(8.0), bottom: y + 3.0 };
        let part = Some(self.part(PartKind::Paragraph));
        self.strips.push(Strip {
            above: 9.0,
            keeps_next: true,
            part,
            shapes: vec![text_of(&text, row, &style, LEFT, y)],
            targets: vec![Target::Note(number)],
            links: vec![Link { area, to: passage }],
            ..Strip::default()
        });
    }

    /// A passage: its words, which stand in italics and so need no quotation marks, its themes and who made it, and its note.
    fn passage(&mut self, mark: &PageMark, quote: &str, at: Option<String>) {
        let inks = &self.page.inks;
        let first = self.strips.len();
        let one_line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text(&shortened(&one_line, QUOTE_CHARS), &around::quote(inks), INDENT);
        self.said(mark, at);
        for strip in self.strips.iter_mut().skip(first) {
            strip.keeps_next = mark.note.is_some();
        }
        let after = self.strips.len();
        for paragraph in mark.note.iter().flat_map(|note| note.lines()).filter(|line| !line.trim().is_empty())
        {
            self.text(paragraph.trim(), &around::note(inks), INDENT);
        }
        if let Some(strip) = self.strips.get_mut(after) {
            strip.above = 1.6;
        }
    }

    /// The themes of a passage, who made it, and the page it stands on.
    fn said(&mut self, mark: &PageMark, at: Option<String>) {
        let style = around::small(&self.page.inks);
        let themes = mark.themes.iter().filter_map(|theme| self.page.themes.get(*theme));
        let mut parts: Vec<String> = themes.map(|theme| theme.label.clone()).collect();
        if parts.is_empty() {
            parts.push(self.words.without_theme.clone());
        }
        let mut facts = vec![parts.join(", ")];
        facts.extend(self.page.people.get(mark.person).map(|person| person.name.clone()));
        facts.extend(at);
        let first = self.strips.len();
        let indent = if mark.is_starred { INDENT + 10.0 } else { INDENT };
        self.text(&facts.join("  ·  "), &style, indent);
        let star = Star { x: LEFT + INDENT + 3.0, y: style.height * 0.5, radius: 3.2, color: style.color };
        if let Some(strip) = self.strips.get_mut(first).filter(|_| mark.is_starred) {
            strip.shapes.push(Shape::Star(star));
        }
    }

    fn text(&mut self, text: &str, style: &Style, indent: f32) {
        let all = rows(self.fonts, text, style.setting(WIDTH - indent), &[]);
        let n_rows = all.len();
        let part = Some(self.part(PartKind::Paragraph));
        for (at, row) in all.into_iter().enumerate() {
            let keeps_next = at + 1 < n_rows && (at == 0 || at + 2 == n_rows);
            let shapes = vec![text_of(text, row, style, LEFT + indent, style.baseline())];
            self.strips.push(Strip { height: style.height, keeps_next, shapes, part, ..Strip::default() });
        }
    }

    /// A row of the legend: its sign, its name, what is said of it in soft type, and a number at the right.
    fn legend_row(&mut self, row: &Row<'_>) {
        let inks = &self.page.inks;
        let name = around::name(inks);
        let soft = Style { height: name.height, ..around::small(inks) };
        let indent = if row.sign.is_some() { LEGEND_INDENT } else { 0.0 };
        let width = WIDTH - indent - 34.0;
        let count = self.words.count(row.n);
        let counted = line_of(self.fonts, &count, &name);
        let mut shapes = Vec::new();
        if let Some((fill, line, pattern)) = row.sign {
            let area = Area { left: LEFT, top: 1.6, right: LEFT + SWATCH, bottom: 9.6 };
            shapes.push(Shape::Fill(area, fill));
            let (left, right, y, thickness) = (LEFT, LEFT + SWATCH, 10.6, 1.4);
            shapes.push(Shape::Line(Stroke { left, right, y, thickness, pattern, color: line }));
        }
        let x = RIGHT - counted.width;
        shapes.push(text_of(&count, counted, &name, x, name.baseline()));
        let part = Some(self.part(PartKind::Paragraph));
        let mut strip = Strip { above: 2.0, height: name.height, shapes, part, ..Strip::default() };
        let mut end = 0.0;
        for set in rows(self.fonts, row.name, name.setting(width), &[]) {
            if end > 0.0 {
                self.strips.push(std::mem::take(&mut strip));
                (strip.height, strip.part) = (11.6, part);
            }
            end = set.width;
            strip.shapes.push(text_of(row.name, set, &name, LEFT + indent, name.baseline()));
        }
        let one = line_of(self.fonts, row.soft, &soft);
        if end + 8.0 + one.width <= width {
            strip.shapes.push(text_of(row.soft, one, &soft, LEFT + indent + end + 8.0, name.baseline()));
            self.strips.push(strip);
            return;
        }
        strip.keeps_next = true;
        self.strips.push(strip);
        self.text(row.soft, &Style { height: 11.0, ..soft }, indent);
    }
}

/// What stands in a row of the legend.
struct Row<'r> {
    name: &'r str,
    soft: &'r str,
    n: usize,
    /// A fill, and the colour and pattern of a line.
    sign: Option<(Rgb, Rgb, usize)>,
}

/// The letters of a page that no font has, with how often they come in the article, its notes and names.
#[must_use]
pub fn missing_letters(fonts: &mut Fonts, page: &ArticlePage) -> BTreeMap<char, usize> {
    let mut missing: BTreeMap<char, usize> = BTreeMap::new();
    let mut known: BTreeMap<char, bool> = BTreeMap::new();
    let lines = page.lines.iter().map(|line| line.span.of(&page.text));
    let marks = page.marks.iter().chain(page.unplaced.iter().map(|one| &one.mark));
    let notes = marks.filter_map(|mark| mark.note.as_deref());
    let unplaced = page.unplaced.iter().map(|one| one.quote.as_str());
    let names = page.themes.iter().map(|theme| theme.name.as_str());
    let people = page.people.iter().map(|person| person.name.as_str());
    let facts = page.facts.iter().map(String::as_str);
    for text in lines.chain(notes).chain(unplaced).chain(names).chain(people).chain(facts) {
        for letter in text.chars().filter(|letter| !letter.is_ascii_graphic() && !letter.is_whitespace()) {
            let is_missing = *known.entry(letter).or_insert_with(|| {
                let glyphs = fonts.shape(super::pdf_fonts::Face::Serif, letter.encode_utf8(&mut [0; 4]));
                glyphs.iter().any(Glyph::is_box)
            });
            if is_missing {
                *missing.entry(letter).or_default() += 1;
            }
        }
    }
    missing
}
