//! What stands above and below an article's element and belongs to it: its lead, a picture's caption, a signature.

use super::html_facts::PageFacts;
use super::html_prune::{Pruning, is_in_figure};
use super::html_root::Page;
use super::html_tag::Tag;
use super::html_title::{Title, letters};
use super::html_tree::NodeAt;
use super::html_units::Unit;
use crate::text::credits::{is_name, is_newspaper, names_of};
use crate::text::dates::find_date;
use crate::text::fold::{Strength, fold};
use std::collections::HashSet;
use std::ops::Range;

/// The lines above the article's element that belong to it, in order.
pub(super) fn lead(page: &Page<'_, '_>, title: Option<&Title>, root: NodeAt) -> Vec<Range<NodeAt>> {
    const MAX_LINES: usize = 6;
    let tree = page.tree;
    let begin = page.units.within(&tree.range(root)).start;
    let above = title.and_then(|title| title.nodes.as_ref()).map(|nodes| page.units.within(nodes).end);
    let units = page.units.all.get(..begin).unwrap_or_default();
    let is_lead = |(n, unit): &(usize, &Unit)| {
        let is_named = has_lead_name(page, unit);
        let is_below_title = above.is_some_and(|above| *n >= above);
        let is_said = (unit.n_chars >= 40 && unit.ends_sentence) || unit.n_chars >= 80;
        let is_free = !page.is_site(unit.nodes.start) && !unit.is_link();
        if is_named {
            unit.n_chars >= 20 && is_free
        } else {
            is_below_title && is_free && (is_said || (unit.n_chars >= 10 && is_in_figure(page, unit)))
        }
    };
    let lines = units.iter().enumerate().filter(is_lead).map(|(_, unit)| place(page, unit));
    let lines: Vec<_> = lines.collect();
    if lines.len() > MAX_LINES { Vec::new() } else { lines }
}

/// A line with its whole element, where it is alone in it: what sets it is read too.
fn place(page: &Page<'_, '_>, unit: &Unit) -> Range<NodeAt> {
    let range = page.tree.range(unit.block);
    let is_alone = unit.block > 0 && page.units.within(&range).len() == 1;
    if is_alone { range } else { unit.nodes.clone() }
}

/// The lines right behind the article's element that say who wrote it or where it is from.
pub(super) fn signature(page: &Page<'_, '_>, root: NodeAt) -> Vec<Range<NodeAt>> {
    const NAMES: [&str; 9] =
        ["author", "source", "byline", "tacgia", "tac-gia", "nguon", "writer", "sign", "credit"];
    let units = page.units.within(&page.tree.range(root));
    let next = page.units.all.get(units.end..).unwrap_or_default().iter().take(2);
    let signed = next.take_while(|unit| {
        let is_named = page.tree.with_ancestors(unit.nodes.start).skip(1).take(3).any(|at| {
            let class = page.tree.attribute(at, "class").unwrap_or_default().to_ascii_lowercase();
            NAMES.iter().any(|name| class.contains(name))
                && page.units.within(&page.tree.range(at)).len() <= 2
        });
        let is_short = unit.n_chars <= 60 && unit.n_link_chars == 0 && !unit.is_heading;
        is_short && !page.is_site(unit.nodes.start) && (is_named || is_of_names(page, unit))
    });
    signed.map(|unit| place(page, unit)).collect()
}

/// Whether a line is names, or those of newspapers: "QUỐC HỒNG", "(TTXVN/Vietnam+)".
fn is_of_names(page: &Page<'_, '_>, unit: &Unit) -> bool {
    let words = page.tree.words_up_to(unit.nodes.clone(), 300);
    let words = words.trim();
    let is_source = words.trim_matches(['(', ')']).split('/').all(|part| is_newspaper(part.trim()));
    is_name(words) || names_of(words).is_some() || is_source
}

/// A line with a date below the title or else right above it, where the page tells of its date in no other way.
pub(super) fn date_line(page: &Page<'_, '_>, title: Option<&Title>, root: NodeAt) -> Option<String> {
    const MAX_CHARS: usize = 80;
    const N_ABOVE: usize = 4;
    let all = &page.units.all;
    let begin = page.units.within(&page.tree.range(root)).start;
    let n_head = all.get(begin..)?.iter().take_while(|unit| !unit.is_prose()).count();
    let end = begin + n_head;
    let nodes = title.and_then(|title| title.nodes.as_ref());
    let (title_at, title) = (nodes.map(|nodes| nodes.start), nodes.map(|nodes| page.units.within(nodes)));
    let (above, below) = title.map_or((end, end), |title| (title.start, title.end));
    // The clock of a site says when the page was saved.
    let is_of_site = |unit: &Unit| {
        let mut outer = page.tree.with_ancestors(unit.nodes.start);
        let is_head = |at: NodeAt| {
            let tag = page.tree.tag(at);
            let names_title = title_at.is_some_and(|title| page.tree.range(at).contains(&title));
            matches!(tag, Tag::HEADER | Tag::NAV | Tag::ASIDE) && !names_title
        };
        page.is_site(unit.nodes.start) || outer.any(is_head) || is_apart(page, unit, title_at)
    };
    let said = |unit: &Unit| {
        let words = (unit.n_chars <= MAX_CHARS).then(|| page.tree.words_up_to(unit.nodes.clone(), 400))?;
        find_date(&words).map(|_| words)
    };
    let behind = all.get(below..end.max(below)).unwrap_or_default();
    let before = all.get(above.saturating_sub(N_ABOVE)..above).unwrap_or_default();
    let before = before.iter().rev().filter(|unit| !is_of_site(unit));
    behind.iter().find_map(said).or_else(|| before.into_iter().find_map(said))
}

/// Whether nothing but the page holds both a line and the title: what stands in elements of their own is a bar of the site.
fn is_apart(page: &Page<'_, '_>, unit: &Unit, title_at: Option<NodeAt>) -> bool {
    let Some(title_at) = title_at else { return false };
    let is_page = |at: NodeAt| at == 0 || matches!(page.tree.tag(at), Tag::BODY | Tag::HTML);
    let mut outwards = page.tree.with_ancestors(unit.block);
    let both = outwards.find(|at| page.tree.range(*at).contains(&title_at)).unwrap_or_default();
    let mut of_title = page.tree.with_ancestors(title_at);
    let line = of_title.find(|at| page.tree.tag(*at).is_block()).unwrap_or_default();
    is_page(both) && !is_page(page.tree.parent(line))
}

/// Whether a line, or an element close around it, is called a lead.
pub(super) fn has_lead_name(page: &Page<'_, '_>, unit: &Unit) -> bool {
    const NAMES: [&str; 14] = [
        "sapo",
        "lead",
        "summary",
        "chapeau",
        "standfirst",
        "tomtat",
        "tom-tat",
        "hometext",
        "intro",
        "dek",
        "bsapo",
        "excerpt",
        "description",
        "subtitle",
    ];
    let mut outer = page.tree.with_ancestors(unit.nodes.start).skip(1).take(4);
    outer.any(|at| {
        if page.units.within(&page.tree.range(at)).len() > 3 || page.tree.tag(at) == Tag::BODY {
            return false;
        }
        let names = ["class", "id", "itemprop", "data-role"].into_iter();
        let names = names.filter_map(|name| page.tree.attribute(at, name)).collect::<Vec<_>>().join(" ");
        let names = names.to_ascii_lowercase();
        let mut words = names.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| NAMES.iter().any(|name| word == *name || (name.len() > 6 && word.ends_with(name))))
            || names.contains("sapo")
    })
}

/// The description of a page, where it is the article's lead and the text does not hold it.
pub(super) fn unsaid_lead(
    page: &Page<'_, '_>,
    pruning: &Pruning<'_, '_, '_>,
    facts: &PageFacts,
    title: &str,
) -> Option<String> {
    const ENOUGH_LETTERS: usize = 40;
    let description = facts.description.as_deref()?;
    let n_chars = description.chars().count();
    let is_cut = description.ends_with("...") || description.ends_with('…');
    if !(50..=700).contains(&n_chars) || is_cut {
        return None;
    }
    let mut text = title.to_owned();
    for unit in pruning.units() {
        text.push(' ');
        text.push_str(&page.tree.words(unit.nodes.clone()));
    }
    let held = letters(&text);
    // Agencies' marks: "(Dân trí) - ", "TTO - ".
    let said = description.split_once(" - ").filter(|(mark, _)| mark.chars().count() <= 20);
    let said = letters(said.map_or(description, |(_, said)| said));
    let end = said.char_indices().nth(ENOUGH_LETTERS).map_or(said.len(), |(end, _)| end);
    let middle = said.len() / 2;
    let tail = said.char_indices().find(|(at, _)| *at >= middle).map_or(0, |(at, _)| at);
    let holds = |part: Option<&str>| part.is_some_and(|part| !part.is_empty() && held.contains(part));
    if holds(said.get(..end)) || holds(said.get(tail..)) {
        return None;
    }
    let words = |text: &str| {
        fold(text, Strength::Case)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 2)
            .map(str::to_owned)
            .collect::<HashSet<_>>()
    };
    let (told, held) = (words(description), words(&text));
    let n_held = told.intersection(&held).count();
    (n_held * 10 >= told.len() * 6).then(|| description.to_owned())
}
