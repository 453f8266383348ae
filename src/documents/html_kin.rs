//! Which lines stand as the article's paragraphs do: in the same element, or in elements of the same name side by side.

use super::html_root::Page;
use super::html_tag::Tag;
use super::html_tree::NodeAt;
use super::html_units::Unit;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Where a line stands, seen from an element around it: the names of the elements between the two.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    around: NodeAt,
    names: u64,
}

/// How far out places are compared.
const MAX_LEVELS: usize = 4;

/// The places of paragraphs.
#[derive(Default)]
pub(super) struct Kin {
    places: HashSet<Place>,
    /// Further out, places count where two paragraphs of different elements share them.
    outer: HashMap<Place, Shared>,
    /// The same without regard to what elements are called: sections of one text.
    sections: HashMap<Place, Shared>,
    /// The elements that paragraphs stand in.
    parents: HashSet<NodeAt>,
}

/// Which paragraphs share a place.
struct Shared {
    first: NodeAt,
    is_shared: bool,
}

impl Kin {
    /// The places of these paragraphs within an element.
    pub(super) fn of<'u>(
        page: &Page<'_, '_>,
        root: NodeAt,
        paragraphs: impl IntoIterator<Item = &'u Unit>,
    ) -> Self {
        let mut kin = Self::default();
        for unit in paragraphs {
            kin.add(page, root, unit);
        }
        kin
    }

    /// Takes the place of one more paragraph in.
    pub(super) fn add(&mut self, page: &Page<'_, '_>, root: NodeAt, unit: &Unit) {
        let inner = page.tree.parent(unit.block);
        self.parents.insert(if unit.block <= root { root } else { inner });
        for (level, place) in places(page, root, unit, Names::Called).enumerate() {
            if level <= 1 {
                self.places.insert(place);
            } else {
                share(&mut self.outer, place, inner);
            }
        }
        for place in places(page, root, unit, Names::Tags).skip(2) {
            share(&mut self.sections, place, inner);
        }
    }

    /// Whether a line stands as paragraphs do.
    pub(super) fn has(&self, page: &Page<'_, '_>, root: NodeAt, unit: &Unit) -> bool {
        places(page, root, unit, Names::Called).enumerate().any(|(level, place)| match level {
            0 | 1 => self.places.contains(&place),
            _ => self.outer.get(&place).is_some_and(|shared| shared.is_shared),
        })
    }

    /// Whether a line stands in one more section of the same text.
    pub(super) fn has_section(&self, page: &Page<'_, '_>, root: NodeAt, unit: &Unit) -> bool {
        let mut places = places(page, root, unit, Names::Tags).skip(2);
        places.any(|place| self.sections.get(&place).is_some_and(|shared| shared.is_shared))
    }

    /// The box that a line stands in: the element around it that is put beside paragraphs.
    pub(super) fn box_of(&self, page: &Page<'_, '_>, root: NodeAt, unit: &Unit) -> Option<NodeAt> {
        const MAX_BOX_LEVELS: usize = 8;
        let mut outwards =
            page.tree.with_ancestors(unit.block).take(MAX_BOX_LEVELS).take_while(|at| *at > root);
        outwards.find(|at| self.parents.contains(&page.tree.parent(*at)))
    }

    /// Whether a heading, a quotation or a list stands beside paragraphs.
    pub(super) fn is_beside(&self, page: &Page<'_, '_>, root: NodeAt, unit: &Unit) -> bool {
        // Of a table: a paragraph, a cell, a row, a part, the table.
        let mut outwards = page.tree.with_ancestors(unit.block).take(MAX_LEVELS + 2);
        let of_text = outwards.by_ref().take_while(|at| *at > root && is_of_text(page.tree.tag(*at)));
        // A paragraph of another name may be a date, a label, a box.
        let outermost = of_text.last().filter(|at| page.tree.tag(*at) != Tag::P);
        outermost.is_some_and(|at| self.parents.contains(&page.tree.parent(at)))
    }
}

/// Elements that texts are made of, whatever they are called.
fn is_of_text(tag: Tag) -> bool {
    let is_list = matches!(tag, Tag::UL | Tag::OL | Tag::LI | Tag::DL | Tag::DT | Tag::DD);
    let is_set = matches!(tag, Tag::BLOCKQUOTE | Tag::PRE | Tag::CENTER | Tag::P);
    is_list || is_set || tag.is_table_part() || tag.heading().is_some()
}

fn share(places: &mut HashMap<Place, Shared>, place: Place, inner: NodeAt) {
    let shared = places.entry(place).or_insert(Shared { first: inner, is_shared: false });
    shared.is_shared |= shared.first != inner;
}

/// What of elements is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Tags,
    /// Their classes, too.
    Called,
}

/// The places of a line, from its block outwards.
fn places<'p>(
    page: &'p Page<'_, '_>,
    root: NodeAt,
    unit: &Unit,
    of: Names,
) -> impl Iterator<Item = Place> + 'p {
    let mut names = DefaultHasher::new();
    let outwards = page.tree.with_ancestors(unit.block).take_while(move |at| *at >= root);
    outwards.take(MAX_LEVELS).map(move |at| {
        let place = Place { around: at, names: names.finish() };
        page.tree.tag(at).hash(&mut names);
        if of == Names::Called {
            let class = page.tree.attribute(at, "class").unwrap_or_default();
            for name in class.split_ascii_whitespace() {
                name.hash(&mut names);
            }
        }
        place
    })
}
