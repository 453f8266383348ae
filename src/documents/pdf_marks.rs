//! What readers have marked in a PDF (ISO 32000-1, 12.5): highlights with their colours and comments, notes, links.
//! They lie over the page as areas; here they come upon the letters whose middles they hold.

use super::document::Remark;
use super::pdf_letters::{Heading, Letters};
use super::pdf_measures::{Area, whole};
use super::pdf_strings::words;
use hayro_font::kurbo::{Affine, Point, Size};
use hayro_syntax::object::{Array, Dict, Name, Number, Rect, String as PdfString};
use hayro_syntax::page::Page;
use std::collections::HashMap;
use std::sync::Arc;

/// The most annotations of a page that are looked at, and the most areas of one.
const MAX_ANNOTATIONS: usize = 2_000;
const MAX_AREAS: usize = 500;

/// The most combinations of marks in a file, and the most remarks about one letter.
const MAX_SETS: usize = 50_000;
const MAX_REMARKS_ABOUT_ONE: usize = 16;

/// The most comparisons of areas with letters in a file.
const MAX_COMPARISONS: usize = 30_000_000;

/// What lies upon a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MarkSet {
    /// Indices into [`Marks::remarks`], in their order.
    pub(super) remarks: Vec<usize>,
    pub(super) link: Option<Arc<str>>,
}

/// What was marked in a file.
pub(super) struct Marks {
    pub(super) remarks: Vec<Remark>,
    /// What lies upon letters, each combination once; nothing is the first.
    pub(super) sets: Vec<MarkSet>,
    n_comparisons: usize,
}

enum What {
    Remark(Remark),
    Link(Arc<str>),
}

/// A mark of a page.
struct Mark {
    what: What,
    areas: Vec<Area>,
    /// Whether it stands beside the words it is about.
    is_note: bool,
}

/// How far down the page the middle of a letter is, and which letter it is.
#[derive(Clone, Copy)]
struct Middle {
    y: f64,
    letter: usize,
}

impl Marks {
    pub(super) fn new() -> Self {
        Self { remarks: Vec::new(), sets: vec![MarkSet::default()], n_comparisons: 0 }
    }

    /// Puts the marks of a page upon its letters, which were turned so that they go to the right from this heading.
    pub(super) fn put(&mut self, page: &Page<'_>, heading: Heading, letters: &mut Letters) {
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return };
        let place = Place {
            matrix: Affine::new(page.initial_transform(true).as_coeffs()),
            heading,
            size: {
                let (width, height) = page.render_dimensions();
                Size::new(f64::from(width), f64::from(height))
            },
        };
        let middles = letters.all.iter().enumerate();
        let middles = middles.map(|(letter, of)| Middle { y: of.middle().1, letter });
        let mut down: Vec<Middle> = middles.collect();
        down.sort_by(|one, other| one.y.total_cmp(&other.y));
        for annotation in annotations.iter::<Dict<'_>>().take(MAX_ANNOTATIONS) {
            let Some(mark) = place.mark(&annotation) else { continue };
            if self.n_comparisons > MAX_COMPARISONS || self.sets.len() >= MAX_SETS {
                return;
            }
            self.put_one(mark, letters, &down);
        }
    }

    /// The letters whose middles an area holds, of those in their order down the page.
    fn within(&mut self, area: &Area, letters: &Letters, down: &[Middle]) -> Vec<usize> {
        let from = down.partition_point(|middle| middle.y < area.y0);
        let to = down.partition_point(|middle| middle.y <= area.y1);
        let beside = down.get(from..to).unwrap_or_default();
        self.n_comparisons = self.n_comparisons.saturating_add(beside.len());
        let is_within = |at: &usize| {
            letters.all.get(*at).is_some_and(|letter| {
                let (x, y) = letter.middle();
                area.holds(x, y)
            })
        };
        beside.iter().map(|middle| middle.letter).filter(is_within).collect()
    }

    fn put_one(&mut self, mark: Mark, letters: &mut Letters, down: &[Middle]) {
        let mut about: Vec<usize> = Vec::new();
        for area in mark.areas.iter().filter(|_| !mark.is_note) {
            about.extend(self.within(area, letters, down));
        }
        about.sort_unstable();
        about.dedup();
        let added = match mark.what {
            What::Remark(remark) => {
                // What is said and touches no letter is about the nearest word.
                if about.is_empty() && !remark.words.is_empty() {
                    self.n_comparisons = self.n_comparisons.saturating_add(letters.all.len());
                    about = mark.areas.first().map(|area| nearest_word(area, letters)).unwrap_or_default();
                }
                if about.is_empty() {
                    return;
                }
                self.remarks.push(remark);
                Added::Remark(self.remarks.len() - 1)
            }
            What::Link(link) => Added::Link(link),
        };
        let mut changed = HashMap::<usize, usize>::new();
        for at in about {
            let Some(letter) = letters.all.get_mut(at) else { continue };
            let before = letter.mark;
            letter.mark = *changed.entry(before).or_insert_with(|| self.with(before, &added));
        }
    }

    /// The set that holds one thing more.
    fn with(&mut self, before: usize, added: &Added) -> usize {
        let mut set = self.sets.get(before).cloned().unwrap_or_default();
        match added {
            Added::Remark(remark) if set.remarks.len() < MAX_REMARKS_ABOUT_ONE => set.remarks.push(*remark),
            Added::Remark(_) => return before,
            Added::Link(link) => set.link = Some(Arc::clone(link)),
        }
        self.sets.push(set);
        self.sets.len() - 1
    }

    /// The set of what lies upon both of two letters, and so upon the space between.
    pub(super) fn common(&mut self, one: usize, other: usize) -> usize {
        if one == other || one == 0 || other == 0 {
            return if one == other { one } else { 0 };
        }
        let (Some(left), Some(right)) = (self.sets.get(one), self.sets.get(other)) else { return 0 };
        let common = MarkSet {
            remarks: left.remarks.iter().copied().filter(|remark| right.remarks.contains(remark)).collect(),
            link: left.link.clone().filter(|link| right.link.as_ref() == Some(link)),
        };
        let known = [one, other, 0].into_iter().find(|set| self.sets.get(*set) == Some(&common));
        known.unwrap_or_else(|| {
            self.sets.push(common);
            self.sets.len() - 1
        })
    }
}

enum Added {
    Remark(usize),
    Link(Arc<str>),
}

/// Where the annotations of a page lie.
struct Place {
    matrix: Affine,
    heading: Heading,
    size: Size,
}

impl Place {
    fn mark(&self, annotation: &Dict<'_>) -> Option<Mark> {
        const HIDDEN: i64 = 1 << 1;
        if annotation.get::<Number>("F").is_some_and(|flags| flags.as_i64() & HIDDEN != 0) {
            return None;
        }
        let kind = annotation.get::<Name<'_>>("Subtype")?;
        let is_note = match kind.as_ref() {
            b"Link" => {
                let link = annotation.get::<Dict<'_>>("A")?.get::<PdfString<'_>>("URI")?;
                let link = words(&link);
                let areas = self.areas(annotation);
                return (!link.is_empty()).then(|| Mark {
                    what: What::Link(link.into()),
                    areas,
                    is_note: false,
                });
            }
            b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" => false,
            b"Text" => true,
            _ => return None,
        };
        // Whether somebody has accepted a remark is no remark.
        if annotation.contains_key("StateModel") {
            return None;
        }
        let remark = Remark {
            author: text(annotation, "T").filter(|author| !author.is_empty()),
            words: text(annotation, "Contents").unwrap_or_default(),
            color: annotation.get::<Array<'_>>("C").and_then(|color| color_of(&color)),
        };
        if is_note && remark.words.is_empty() {
            return None;
        }
        // An answer is about what it answers to.
        let answered = annotation.get::<Dict<'_>>("IRT");
        let is_beside = match &answered {
            Some(answered) => !answered.contains_key("QuadPoints"),
            None => is_note,
        };
        let areas = self.areas(answered.as_ref().unwrap_or(annotation));
        Some(Mark { what: What::Remark(remark), areas, is_note: is_beside })
    }

    /// The areas of an annotation: its quadrilaterals, else its frame.
    fn areas(&self, annotation: &Dict<'_>) -> Vec<Area> {
        let corners: Vec<f64> = annotation
            .get::<Array<'_>>("QuadPoints")
            .iter()
            .flat_map(Array::iter::<Number>)
            .take(8 * MAX_AREAS)
            .map(|number| number.as_f64())
            .collect();
        let (quads, _) = corners.as_chunks::<8>();
        let mut areas: Vec<Area> = quads
            .iter()
            .filter_map(|[a, b, c, d, e, f, g, h]| {
                self.area(&[Point::new(*a, *b), Point::new(*c, *d), Point::new(*e, *f), Point::new(*g, *h)])
            })
            .collect();
        if areas.is_empty() {
            let frame = annotation.get::<Rect>("Rect");
            areas.extend(frame.and_then(|frame| {
                self.area(&[Point::new(frame.x0, frame.y0), Point::new(frame.x1, frame.y1)])
            }));
        }
        areas
    }

    fn area(&self, corners: &[Point]) -> Option<Area> {
        let turn = |corner: &Point| self.heading.turned(self.matrix * *corner, self.size);
        Area::around(&corners.iter().map(turn).collect::<Vec<_>>())
    }
}

fn text(annotation: &Dict<'_>, key: &str) -> Option<String> {
    annotation.get::<PdfString<'_>>(key).map(|text| words(&text))
}

/// A colour in grey, red, green and blue, or the four inks of print; without numbers there is none.
fn color_of(color: &Array<'_>) -> Option<String> {
    let parts: Vec<f64> = color.iter::<Number>().take(5).map(|part| part.as_f64().clamp(0.0, 1.0)).collect();
    let [red, green, blue] = match *parts.as_slice() {
        [grey] => [grey; 3],
        [red, green, blue] => [red, green, blue],
        [cyan, magenta, yellow, black] => [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)),
        _ => return None,
    }
    .map(|part| whole(part * 255.0));
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// The letters of the word that stands nearest to the middle of an area.
fn nearest_word(area: &Area, letters: &Letters) -> Vec<usize> {
    let (x, y) = (area.x0.midpoint(area.x1), area.y0.midpoint(area.y1));
    let is_word = |at: usize| {
        letters.all.get(at).is_some_and(|letter| letters.says(letter).chars().any(char::is_alphanumeric))
    };
    let distance = |at: usize| {
        let letter = letters.all.get(at)?;
        let (y0, y1) = (letter.y - letter.size * 0.7, letter.y);
        Some(Area { x0: letter.x, y0, x1: letter.x1(), y1 }.distance(x, y))
    };
    let nearest = (0..letters.all.len())
        .filter(|at| is_word(*at))
        .filter_map(|at| distance(at).map(|distance| (at, distance)))
        .min_by(|(_, one), (_, other)| one.total_cmp(other));
    let Some((nearest, _)) = nearest else { return Vec::new() };
    let are_together = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (letters.all.get(left), letters.all.get(right)) else {
            return false;
        };
        (left.y - right.y).abs() < left.size * 0.3 && (right.x - left.x1()).abs() < left.em * 0.2
    };
    let mut first = nearest;
    while first > 0 && is_word(first - 1) && are_together(first - 1, first) {
        first -= 1;
    }
    let mut last = nearest;
    while is_word(last + 1) && are_together(last, last + 1) {
        last += 1;
    }
    (first..=last).collect()
}
