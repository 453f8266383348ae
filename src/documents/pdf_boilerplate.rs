//! Running heads, feet and page numbers of a PDF: what stands at the same height of most pages is no part of the text.

use super::pdf_lines::Line;
use super::pdf_measures::median;
use std::collections::{BTreeMap, HashSet};

/// How many rows at the head and at the foot of a page may be such.
const N_ROWS: usize = 3;

/// The part of the page's height at its head and foot where they stand.
const ZONE: f64 = 0.18;

/// How far their heights differ, in points.
const MAX_DIFFERENCE: f64 = 4.0;

/// The lines of a page, and its height.
pub(super) struct PageLines {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
}

/// A line at the head or foot of a page.
struct Edge {
    page: usize,
    line: usize,
    y: f64,
}

/// A line, by its page and its number there.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct LinePlace {
    page: usize,
    line: usize,
}

/// A line with its number on its page.
#[derive(Clone, Copy)]
struct Numbered<'l> {
    at: usize,
    line: &'l Line,
}

/// Takes heads, feet and page numbers away.
pub(super) fn leave_out_boilerplate(pages: &mut [PageLines]) {
    let mut alike: BTreeMap<String, Vec<Edge>> = BTreeMap::new();
    let mut apart: Vec<Edge> = Vec::new();
    let mut left_out: HashSet<LinePlace> = HashSet::new();
    let n_pages = pages.len();
    let size = size_of_text(pages);
    for (page, content) in pages.iter().enumerate() {
        for line in ends(content).into_iter().flatten().flatten() {
            let Some(shown) = content.lines.get(line) else { continue };
            let words = shown.words();
            if is_page_number(&words, page + 1, n_pages) {
                left_out.insert(LinePlace { page, line });
            }
            let y = shown.y;
            if (shown.size - size).abs() > size * 0.05 && stands_apart(shown, content) {
                apart.push(Edge { page, line, y });
            }
            alike.entry(without_numbers(&words)).or_default().push(Edge { page, line, y });
        }
    }
    // Left and right pages may have heads of their own, and the first one none.
    for edges in alike.values_mut() {
        leave_out_same_heights(edges, n_pages * 2 / 5, &mut left_out);
    }
    // Heads that name the part of the text differ; they are set in another size, apart from the text.
    leave_out_same_heights(&mut apart, n_pages * 3 / 5, &mut left_out);
    for (page, content) in pages.iter_mut().enumerate() {
        let left_out = outermost(content, |line| left_out.contains(&LinePlace { page, line }));
        let mut at = 0;
        content.lines.retain(|_| {
            at += 1;
            !left_out.contains(&(at - 1))
        });
    }
}

/// Of the lines that are to be left out those beyond which nothing else stands.
fn outermost(page: &PageLines, is_left_out: impl Fn(usize) -> bool) -> HashSet<usize> {
    let mut outermost = HashSet::new();
    for rows in ends(page) {
        for row in rows {
            let n_before = outermost.len();
            outermost.extend(row.iter().copied().filter(|line| is_left_out(*line)));
            if outermost.len() < n_before + row.len() {
                break;
            }
        }
    }
    outermost
}

/// Adds the lines that stand at one height on so many pages, and on two at least.
fn leave_out_same_heights(edges: &mut [Edge], n_pages: usize, left_out: &mut HashSet<LinePlace>) {
    edges.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rest = &*edges;
    while let Some(first) = rest.first() {
        let n = rest.partition_point(|edge| edge.y - first.y <= MAX_DIFFERENCE);
        let (same, others) = rest.split_at(n.max(1));
        rest = others;
        let on: HashSet<usize> = same.iter().map(|edge| edge.page).collect();
        if on.len() >= n_pages.max(2) {
            left_out.extend(same.iter().map(|edge| LinePlace { page: edge.page, line: edge.line }));
        }
    }
}

/// Whether nothing stands within two sizes above a line, and nothing below, but for what is on its row.
fn stands_apart(line: &Line, page: &PageLines) -> bool {
    let size = line.size;
    page.lines.iter().all(|other| {
        let distance = (other.y - line.y).abs();
        distance < size * 0.3 || distance > size.max(other.size) * 1.8
    })
}

/// The size in which most lines are set.
fn size_of_text(pages: &[PageLines]) -> f64 {
    let mut sizes: Vec<f64> = pages.iter().flat_map(|page| &page.lines).map(|line| line.size).collect();
    median(&mut sizes).unwrap_or(0.0)
}

/// The first and the last rows of a page near its ends, from the outermost on; each is the lines on it.
fn ends(page: &PageLines) -> [Vec<Vec<usize>>; 2] {
    let numbered = page.lines.iter().enumerate().map(|(at, line)| Numbered { at, line });
    let mut sorted: Vec<Numbered<'_>> = numbered.collect();
    sorted.sort_by(|one, other| one.line.y.total_cmp(&other.line.y));
    [
        first_rows(sorted.iter(), |line| line.y <= page.height * ZONE),
        first_rows(sorted.iter().rev(), |line| line.y >= page.height * (1.0 - ZONE)),
    ]
}

fn first_rows<'l>(
    lines: impl Iterator<Item = &'l Numbered<'l>>,
    is_in_zone: impl Fn(&Line) -> bool,
) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut y = f64::INFINITY;
    for Numbered { at, line } in lines.take_while(|numbered| is_in_zone(numbered.line)) {
        match rows.last_mut() {
            Some(row) if (line.y - y).abs() <= line.size * 0.3 => row.push(*at),
            Some(_) | None => {
                if rows.len() == N_ROWS {
                    break;
                }
                rows.push(vec![*at]);
                y = line.y;
            }
        }
    }
    rows
}

/// Words with `#` for each number.
fn without_numbers(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_numeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with('#') {
            plain.push('#');
        }
    }
    plain
}

/// Whether words are nothing but the number of this page, alone or of how many: `3`, `- 3 -`, `Trang 3/12`; or end in
/// the latter as browsers print it below an address.
fn is_page_number(words: &str, page: usize, n_pages: usize) -> bool {
    let lower = words.to_lowercase();
    let numbers: Vec<usize> = lower
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or(usize::MAX))
        .collect();
    let is_of = numbers.last_chunk::<2>() == Some(&[page, n_pages]);
    if is_of && lower.contains("://") {
        return true;
    }
    let rest: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let is_said =
        ["", "trang", "page", "pageof", "trangtrên", "trangtrong", "tr", "p"].contains(&rest.as_str());
    is_said && lower.chars().count() <= 24 && (numbers == [page] || is_of && numbers.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, without_numbers};

    #[test]
    fn the_number_of_a_page_is_told_from_other_numbers() {
        for (words, page, n_pages, expected) in [
            ("3", 3, 9, true),
            ("- 3 -", 3, 9, true),
            ("Trang 3/9", 3, 9, true),
            ("Page 3 of 9", 3, 9, true),
            ("https://bao.vn/a.html 1/1", 1, 1, true),
            ("4", 3, 9, false),
            ("2024", 3, 9, false),
            ("3 người", 3, 9, false),
            ("3/9/2024", 3, 9, false),
            ("", 3, 9, false),
        ] {
            assert_eq!(is_page_number(words, page, n_pages), expected, "{words}");
        }
    }

    #[test]
    fn numbers_do_not_make_heads_differ() {
        assert_eq!(without_numbers("Số 12 – Trang 3"), without_numbers("số 13 –  trang 104"));
        assert_ne!(without_numbers("Số 12"), without_numbers("Kỳ 12"));
    }
}
