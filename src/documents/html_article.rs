//! The article of a web page, found and cut out of its site; a page without a site around it is taken whole.

use super::document::{Block, Document, DocumentFault, IsStopped, Limit, Run, TextKind};
use super::html_charset::decoded;
use super::html_facts::{PageFacts, page_facts};
use super::html_head::{date_line, lead, signature, unsaid_lead};
use super::html_links::OwnSite;
use super::html_phrases::site_phrase;
use super::html_pictures::{FindPicture, Shelf};
use super::html_prune::Pruning;
use super::html_root::{Page, Trust};
use super::html_scan::{Dialect, MAX_BYTES};
use super::html_text::Walk;
use super::html_title::{Title, letters, title, title_by_look};
use super::html_tree::{NodeAt, Tree};
use super::html_units::{Unit, Units};
use std::ops::Range;

/// Reads the article of a page of the net that was saved as a file.
///
/// # Errors
/// A page that is too large or without text, or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    read_decoded(&decoded(bytes), &|_| None, is_stopped)
}

/// Reads the article of a page whose letters are known, with the pictures of its archive.
///
/// # Errors
/// A page that is too large or without text, or a stop.
pub fn read_decoded(
    html: &str,
    find_picture: FindPicture<'_>,
    is_stopped: IsStopped<'_>,
) -> Result<Document, DocumentFault> {
    let tree = Tree::read(html, Dialect::Html, is_stopped)?;
    let mut facts = page_facts(&tree);
    let units = Units::of(&tree);
    if is_stopped() {
        return Err(DocumentFault::Stopped);
    }
    let page = Page::new(&tree, &units, Trust::Names);
    let mut found = find(&page, &facts);
    if is_too_little(&page, &found) {
        let by_text = find(&Page::new(&tree, &units, Trust::TextAlone), &facts);
        if n_prose(&units, &by_text) > n_prose(&units, &found).saturating_mul(3) {
            found = by_text;
        }
    }
    let mut shelf = Shelf::new(find_picture);
    let mut walk = Walk::new(&tree, &mut shelf, is_stopped);
    walk.address.clone_from(&facts.facts.address);
    let blocks = write(&mut walk, found, &mut facts)?;
    if !blocks.iter().any(|block| matches!(block, Block::Text { .. } | Block::Row { .. })) {
        return Err(DocumentFault::NoText);
    }
    let left_out = shelf.left_out().into_iter().collect();
    Ok(Document { facts: facts.facts, blocks, pictures: shelf.pictures, left_out, ..Document::default() })
}

/// What of a page is the article.
struct Found {
    title: Option<Title>,
    /// Lines above the article's element.
    lead: Vec<Range<NodeAt>>,
    /// A lead that stands nowhere in the text.
    unsaid_lead: Option<String>,
    root: Range<NodeAt>,
    left_out: Vec<bool>,
    /// Lines behind the article's element.
    signature: Vec<Range<NodeAt>>,
    /// A line beside the title that says its date.
    date_line: Option<String>,
    /// Whether the page is nothing but the article.
    is_whole: bool,
}

/// The letters of the paragraphs that are taken.
fn n_prose(units: &Units, found: &Found) -> usize {
    let is_in = |unit: &&Unit| {
        let is_out = found.left_out.get(unit.nodes.start).copied().unwrap_or_default();
        unit.is_prose() && !is_out
    };
    units.of_nodes(&found.root).iter().filter(is_in).map(|unit| unit.n_chars).sum()
}

/// Whether little is taken of a page that has much: then its elements have misleading names.
fn is_too_little(page: &Page<'_, '_>, found: &Found) -> bool {
    const FEW_CHARS: usize = 600;
    let n_taken = n_prose(page.units, found);
    let is_prose = |unit: &&Unit| unit.is_prose() && !page.is_of_readers(unit.nodes.start);
    let n_all: usize = page.units.all.iter().filter(is_prose).map(|unit| unit.n_chars).sum();
    n_taken < FEW_CHARS && n_taken * 3 < n_all
}

fn find(page: &Page<'_, '_>, facts: &PageFacts) -> Found {
    let title = title(page, facts);
    let whole = Found {
        title: title.clone(),
        lead: Vec::new(),
        unsaid_lead: None,
        root: page.tree.range(0),
        left_out: Vec::new(),
        signature: Vec::new(),
        date_line: None,
        is_whole: true,
    };
    let Some(root) = page.root().filter(|_| !is_of_a_word_processor(&facts.generator)) else { return whole };
    let seen = title.clone().filter(|title| title.nodes.is_some());
    let title = seen.or_else(|| title_by_look(page, root)).or(title);
    let mut pruning = Pruning::new(page, root);
    pruning.prune(&OwnSite::of(page.tree, facts.facts.address.as_deref()));
    if let Some(title) = &title {
        leave_out_title(&mut pruning, page, title);
    }
    let lead = lead(page, title.as_ref(), root);
    if holds_no_site(page, &pruning, title.as_ref()) {
        return whole;
    }
    let words = title.as_ref().map_or("", |title| title.words.as_str());
    let unsaid_lead = if lead.is_empty() { unsaid_lead(page, &pruning, facts, words) } else { None };
    Found {
        date_line: date_line(page, title.as_ref(), root),
        title,
        lead,
        unsaid_lead,
        root: page.tree.range(root),
        left_out: pruning.left_out,
        signature: signature(page, root),
        is_whole: false,
    }
}

fn is_of_a_word_processor(generator: &str) -> bool {
    let generator = generator.to_ascii_lowercase();
    let programs = [
        "microsoft word",
        "word.document",
        "libreoffice",
        "openoffice",
        "staroffice",
        "abiword",
        "google docs",
    ];
    programs.iter().any(|program| generator.contains(program))
}

/// Leaves out the title where it stands in the article's element, and what says it once more before the text.
fn leave_out_title(pruning: &mut Pruning<'_, '_, '_>, page: &Page<'_, '_>, title: &Title) {
    const MAX_LINES: usize = 12;
    if let Some(nodes) = &title.nodes {
        pruning.leave_out(nodes.clone());
    }
    let words = letters(&title.words);
    let units: Vec<Unit> = pruning.units().into_iter().take(MAX_LINES).cloned().collect();
    for unit in units {
        let says_it =
            unit.n_chars <= 400 && letters(&page.tree.words_up_to(unit.nodes.clone(), 2000)) == words;
        if says_it {
            pruning.leave_out(unit.nodes);
        }
    }
}

/// Whether all that would be lost is text like the article's: then there is no site around it.
fn holds_no_site(page: &Page<'_, '_>, pruning: &Pruning<'_, '_, '_>, title: Option<&Title>) -> bool {
    let title = title.and_then(|title| title.nodes.clone()).unwrap_or_default();
    let is_lost = |unit: &&Unit| !pruning.is_in(unit.nodes.start) && !title.contains(&unit.nodes.start);
    let mut lost = page.units.all.iter().filter(is_lost);
    lost.all(|unit| {
        let is_phrase =
            || unit.n_chars <= 200 && site_phrase(&page.tree.words_up_to(unit.nodes.clone(), 1000)).is_some();
        !page.is_site(unit.nodes.start) && unit.n_link_chars == 0 && !is_phrase()
    })
}

fn write(walk: &mut Walk<'_, '_>, found: Found, facts: &mut PageFacts) -> Result<Vec<Block>, DocumentFault> {
    let mut blocks = Vec::new();
    let title = found.title;
    facts.facts.date = facts.facts.date.take().or(found.date_line);
    if !found.is_whole {
        for lines in found.lead {
            walk.read(lines)?;
        }
        blocks.extend(found.unsaid_lead.map(|lead| plain(TextKind::Paragraph, lead)));
    }
    walk.left_out = found.left_out;
    walk.read(found.root)?;
    for lines in found.signature {
        walk.read(lines)?;
    }
    blocks.extend(walk.take_blocks());
    if let Some(title) = title {
        let has_title = found.is_whole && holds_title(&mut blocks, &title);
        if !has_title && !blocks.is_empty() {
            let heading = match title.nodes.clone().filter(|_| !found.is_whole) {
                Some(nodes) => {
                    walk.left_out = Vec::new();
                    walk.read(nodes)?;
                    heading(walk.take_blocks())
                }
                None => None,
            };
            let heading = heading.unwrap_or_else(|| plain(TextKind::Heading(1), title.words.clone()));
            blocks.insert(0, heading);
        }
        facts.facts.title.get_or_insert(title.words);
    }
    Ok(blocks)
}

fn plain(kind: TextKind, text: String) -> Block {
    Block::Text { kind, runs: vec![Run { text, ..Run::default() }] }
}

/// A heading of the words of blocks: a title may be of two lines.
fn heading(blocks: Vec<Block>) -> Option<Block> {
    let mut all: Vec<Run> = Vec::new();
    for block in blocks {
        if let Block::Text { runs, .. } = block {
            if let Some(last) = all.last_mut() {
                last.text.push(' ');
            }
            all.extend(runs);
        }
    }
    for run in &mut all {
        run.style.link = None;
        run.text = run.text.replace('\n', " ");
    }
    (!all.is_empty()).then_some(Block::Text { kind: TextKind::Heading(1), runs: all })
}

/// Whether one of the first blocks says the title; that one becomes the heading.
fn holds_title(blocks: &mut [Block], title: &Title) -> bool {
    const MAX_BLOCKS: usize = 8;
    let words = letters(&title.words);
    for block in blocks.iter_mut().take(MAX_BLOCKS) {
        if let Block::Text { kind, runs } = block {
            let said: String = runs.iter().map(|run| run.text.as_str()).collect();
            if letters(&said) == words {
                *kind = TextKind::Heading(1);
                return true;
            }
        }
    }
    // What a word processor calls its file is no title.
    title.nodes.is_none() && words.is_empty()
}
