//! Sheets: rows are put one under the other until a sheet is full. A row is never split, a heading stands over what
//! follows it, and of a paragraph no single row stands alone on a sheet.

use super::pdf_shapes::{Link, Part, SHEET_HEIGHT, Shape, Target};
use std::collections::BTreeMap;

/// The top and the bottom of what is set, in pt.
pub const TOP: f32 = 62.0;
pub const BOTTOM: f32 = SHEET_HEIGHT - 72.0;

/// A row, or something else that is not split, from the top of it on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// Space above it, which is left out at the top of a sheet, in pt.
    pub above: f32,
    /// In pt.
    pub height: f32,
    /// Whether it stands on one sheet with the next.
    pub keeps_next: bool,
    /// What is drawn.
    pub shapes: Vec<Shape>,
    /// What its text is a part of.
    pub part: Option<Part>,
    /// The marks that begin in it, and those that go on in it.
    pub begins: Vec<usize>,
    pub goes_on: Vec<usize>,
    /// What leads here, and from here.
    pub targets: Vec<Target>,
    pub links: Vec<Link>,
}

/// A mark that is named in the margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// A place in `ArticlePage::marks`.
    pub mark: usize,
    /// Whether it began on an earlier sheet.
    pub goes_on: bool,
    /// The top of the row it is named at, in pt.
    pub y: f32,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub shapes: Vec<Shape>,
    pub named: Vec<Named>,
    pub links: Vec<Link>,
}

/// A place on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Which sheet, from 0.
    pub sheet: usize,
    /// From its top, in pt.
    pub y: f32,
}

/// The sheets so far.
#[derive(Debug, Default)]
pub struct Sheets {
    /// How many sheets of the document stand before them.
    pub n_before: usize,
    pub all: Vec<Sheet>,
    /// Where everything is that is led to.
    pub targets: BTreeMap<Target, Place>,
    /// The bottom of what stands on the last sheet, in pt.
    y: f32,
    /// Whether the last sheet holds nothing.
    is_new: bool,
}

impl Sheets {
    /// None yet, of a document where `n_before` stand before them.
    #[must_use]
    pub fn after(n_before: usize) -> Self {
        Self { n_before, ..Self::default() }
    }

    /// Adds strips, on new sheets where the last is full.
    pub fn add(&mut self, strips: Vec<Strip>) {
        let mut strips = strips.into_iter().peekable();
        while let Some(strip) = strips.next() {
            let mut group = vec![strip];
            while group.last().is_some_and(|last| last.keeps_next)
                && let Some(next) = strips.next()
            {
                group.push(next);
            }
            self.add_group(group);
        }
    }

    /// Adds what stands on one sheet; more than a sheet holds is divided all the same.
    fn add_group(&mut self, group: Vec<Strip>) {
        let above = group.first().map_or(0.0, |first| if self.is_new { 0.0 } else { first.above });
        let rest: f32 = group.iter().skip(1).map(|strip| strip.above).sum();
        let height: f32 = above + rest + group.iter().map(|strip| strip.height).sum::<f32>();
        if self.all.is_empty() || (!self.is_new && self.y + height > BOTTOM) {
            self.begin();
        }
        for strip in group {
            let above = if self.is_new { 0.0 } else { strip.above };
            if !self.is_new && self.y + above + strip.height > BOTTOM {
                self.begin();
            }
            self.put(strip);
        }
    }

    fn begin(&mut self) {
        self.all.push(Sheet::default());
        (self.y, self.is_new) = (TOP, true);
    }

    fn put(&mut self, strip: Strip) {
        let last = self.all.len().saturating_sub(1);
        let Some(sheet) = self.all.last_mut() else { return };
        if !self.is_new {
            self.y += strip.above;
        }
        let y = self.y;
        if sheet.named.is_empty() {
            let named = strip.goes_on.iter().map(|mark| Named { mark: *mark, goes_on: true, y });
            sheet.named.extend(named.filter(|_| last > 0 && self.is_new));
        }
        sheet.named.extend(strip.begins.iter().map(|mark| Named { mark: *mark, goes_on: false, y }));
        self.targets
            .extend(strip.begins.iter().map(|mark| (Target::Passage(*mark), Place { sheet: last, y })));
        self.targets.extend(strip.targets.iter().map(|target| (*target, Place { sheet: last, y })));
        for mut shape in strip.shapes {
            shape.move_down(y);
            if let Shape::Text(text) = &mut shape {
                text.part = strip.part.filter(|_| !text.is_picture);
            }
            sheet.shapes.push(shape);
        }
        for mut link in strip.links {
            link.area.top += y;
            link.area.bottom += y;
            sheet.links.push(link);
        }
        self.y += strip.height;
        self.is_new = false;
    }

    /// On which page of the document something is, from 1.
    #[must_use]
    pub fn page_of(&self, target: Target) -> Option<usize> {
        self.targets.get(&target).map(|place| self.n_before + place.sheet + 1)
    }
}
