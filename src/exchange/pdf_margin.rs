//! The margin: beside the row where a passage begins, the names of its themes, who made it, and the number of its note.

use super::article_page::{ArticlePage, PageMark};
use super::pdf_fonts::Fonts;
use super::pdf_marks::{Numbered, UNTAGGED_PATTERN};
use super::pdf_rows::rows;
use super::pdf_shapes::{Area, Link, Shape, Star, Stroke, Target};
use super::pdf_sheets::{BOTTOM, Named, Sheet, TOP};
use super::pdf_type::{MARGIN_LEFT, MARGIN_WIDTH, Style, around, fitted, line_of, text_of};

/// A line in the theme's colour and pattern stands before its name; where the name begins, in pt.
const SAMPLE: f32 = 10.8;
const NAME_LEFT: f32 = 15.0;

/// The least space between the names of two passages, in pt.
const GAP: f32 = 1.6;

/// How wide initials are at most, in pt.
const INITIALS_WIDTH: f32 = 26.0;

/// Rows that a name has at most.
const MAX_ROWS: usize = 2;

/// What is said of one passage, from its top on.
struct Label {
    /// Where it would stand best.
    y: f32,
    height: f32,
    shapes: Vec<Shape>,
    links: Vec<Link>,
}

/// Names the passages of a sheet in its margin. Those that find no room are counted.
pub fn name_passages(fonts: &mut Fonts, page: &ArticlePage, notes: &[Option<usize>], sheet: &mut Sheet) {
    let mut labels: Vec<Label> = Vec::new();
    let mut height = 0.0;
    let mut n_left_out = 0;
    let style = around::margin(&page.inks);
    for named in &sheet.named {
        // Once one finds no room, those after it are counted: they would stand out of order.
        let Some(mark) = page.marks.get(named.mark).filter(|_| n_left_out == 0) else {
            n_left_out += 1;
            continue;
        };
        let label =
            label(fonts, page, &Passage { mark, named, note: notes.get(named.mark).copied().flatten() });
        if height + label.height + GAP + style.height > BOTTOM - TOP {
            n_left_out += 1;
            continue;
        }
        height += label.height + GAP;
        labels.push(label);
    }
    if n_left_out > 0 {
        labels.push(count_of(fonts, page, n_left_out));
    }
    let tops = tops(&labels);
    for (label, top) in labels.into_iter().zip(tops) {
        for mut shape in label.shapes {
            shape.move_down(top);
            sheet.shapes.push(shape);
        }
        for mut link in label.links {
            link.area.top += top;
            link.area.bottom += top;
            sheet.links.push(link);
        }
    }
}

/// Numbers of notes by mark.
#[must_use]
pub fn numbers_by_mark(page: &ArticlePage, notes: &[Numbered]) -> Vec<Option<usize>> {
    let mut numbers = vec![None; page.marks.len()];
    for note in notes {
        if let Some(number) = numbers.get_mut(note.mark) {
            *number = Some(note.number);
        }
    }
    numbers
}

/// Each where it would stand best or further down, under the one before; those at the end as far up as they have to.
fn tops(labels: &[Label]) -> Vec<f32> {
    let mut from = TOP;
    let mut tops: Vec<f32> = Vec::with_capacity(labels.len());
    for label in labels {
        let top = label.y.max(from);
        tops.push(top);
        from = top + label.height + GAP;
    }
    let mut until = BOTTOM;
    for (top, label) in tops.iter_mut().zip(labels).rev() {
        *top = top.min(until - label.height);
        until = *top - GAP;
    }
    tops
}

struct Passage<'p> {
    mark: &'p PageMark,
    named: &'p Named,
    note: Option<usize>,
}

fn label(fonts: &mut Fonts, page: &ArticlePage, passage: &Passage<'_>) -> Label {
    let (mark, goes_on) = (passage.mark, passage.named.goes_on);
    let style = around::margin(&page.inks);
    let (mut shapes, mut links) = (Vec::new(), Vec::new());
    // The first name stands on the baseline of its row of text.
    let mut y = 0.0;
    let themes = mark.themes.iter().filter_map(|theme| page.themes.get(*theme));
    let mut names: Vec<(String, _, usize)> =
        themes.map(|theme| (theme.label.clone(), theme.line, theme.pattern)).collect();
    if names.is_empty() {
        names.push((String::new(), page.inks.neutral_line, UNTAGGED_PATTERN));
    }
    let n_names = names.len();
    for (at, (name, color, pattern)) in names.into_iter().enumerate() {
        let name = if goes_on && at == 0 { format!("… {name}") } else { name };
        let line = Stroke {
            left: MARGIN_LEFT,
            right: MARGIN_LEFT + SAMPLE,
            y: y + style.height * 0.56,
            thickness: 1.2,
            pattern,
            color,
        };
        shapes.push(Shape::Line(line));
        let mut end = NAME_LEFT;
        let mut last = y;
        for row in named_rows(fonts, &name, &style) {
            let row_of = line_of(fonts, &row, &style);
            end = NAME_LEFT + row_of.width;
            last = y;
            shapes.push(text_of(&row, row_of, &style, MARGIN_LEFT + NAME_LEFT, y + style.baseline()));
            y += style.height;
        }
        if at + 1 == n_names {
            let signs = Signs { x: MARGIN_LEFT + end, y: last, color };
            let link = signs_of(fonts, page, passage, &signs, &mut shapes);
            links.extend(link);
        }
    }
    Label { y: passage.named.y + 3.6, height: y, shapes, links }
}

/// A name in as many rows as it may have.
fn named_rows(fonts: &mut Fonts, name: &str, style: &Style) -> Vec<String> {
    // Room for initials and a number after the name.
    let width = MARGIN_WIDTH - NAME_LEFT - 22.0;
    let all = rows(fonts, name, style.setting(width), &[]);
    let words = |from: usize, to: usize| name.get(from..to).unwrap_or_default().trim_end().to_owned();
    if all.len() <= MAX_ROWS {
        return all.iter().map(|row| words(row.start, row.end)).collect();
    }
    let first = all.first().map_or(0, |row| row.end);
    let second = all.get(1).map_or(first, |row| row.end);
    let cut = format!("{}…", words(first, second).trim_end_matches([',', ' ']));
    vec![words(0, first), fitted(fonts, &cut, style, width)]
}

/// Where the signs after a name stand, and in which colour.
struct Signs {
    x: f32,
    y: f32,
    color: super::article_page::Rgb,
}

/// A star, who made the passage where several people did, and the number of its note.
fn signs_of(
    fonts: &mut Fonts,
    page: &ArticlePage,
    passage: &Passage<'_>,
    signs: &Signs,
    shapes: &mut Vec<Shape>,
) -> Option<Link> {
    let small = Style { color: page.inks.soft, size: 6.6, ..around::margin(&page.inks) };
    let mut x = signs.x + 3.0;
    let baseline = signs.y + small.height * 0.5 + 7.5 * 0.33;
    let initials = page.people.get(passage.mark.person).filter(|_| page.people.len() > 1);
    if passage.mark.is_starred {
        let (radius, color) = (2.9, small.color);
        shapes.push(Shape::Star(Star { x: x + radius, y: baseline - 2.5, radius, color }));
        x += 2.0 * radius + 2.6;
    }
    if let Some(person) = initials {
        let initials = fitted(fonts, &person.initials, &small, INITIALS_WIDTH);
        let row = line_of(fonts, &initials, &small);
        let width = row.width;
        shapes.push(text_of(&initials, row, &small, x, baseline));
        x += width + 2.6;
    }
    let number = passage.note.filter(|_| !passage.named.goes_on)?;
    let style = Style { color: signs.color, ..around::number(&page.inks) };
    let text = number.to_string();
    let row = line_of(fonts, &text, &style);
    let area =
        Area { left: x - 1.0, top: signs.y, right: x + row.width + 2.0, bottom: signs.y + small.height };
    shapes.push(super::pdf_type::as_picture(text_of(&text, row, &style, x, baseline - 2.2)));
    Some(Link { area, to: Target::Note(number) })
}

/// How many passages more there are.
fn count_of(fonts: &mut Fonts, page: &ArticlePage, n: usize) -> Label {
    let style = Style { color: page.inks.soft, ..around::margin(&page.inks) };
    let text = format!("+{n}");
    let row = line_of(fonts, &text, &style);
    let shapes = vec![text_of(&text, row, &style, MARGIN_LEFT + NAME_LEFT, style.baseline())];
    Label { y: BOTTOM, height: style.height, shapes, links: Vec::new() }
}
