//! What brat must know to show annotations: which types there are, in which tree, and how they look. Types are names in
//! ASCII; people see the full ones.

use super::ascii_names::ascii_names;
use super::codebook::color_of;
use super::markdown::one_line;
use super::origin::{NAME, VERSION};
use super::study::{Code, Study};
use std::collections::HashMap;
use std::fmt::Write as _;

/// What brat calls themes and annotators.
pub(super) struct BratNames {
    /// By code.
    pub(super) themes: Vec<String>,
    /// The type of passages without a theme.
    pub(super) highlight: String,
    /// By coder.
    pub(super) annotators: Vec<String>,
}

impl BratNames {
    pub(super) fn of(study: &Study) -> Self {
        let full: Vec<String> = study.codes.iter().map(Code::full_name).collect();
        let names: Vec<&str> = full.iter().map(String::as_str).chain(["Highlight"]).collect();
        let mut themes = ascii_names(&names, "Theme");
        let highlight = themes.pop().unwrap_or_default();
        let coders: Vec<&str> = study.coders.iter().map(|coder| coder.name.as_str()).collect();
        Self { themes, highlight, annotators: ascii_names(&coders, "Annotator") }
    }
}

/// The types: themes by their tree, a tab a level.
pub(super) fn annotation_conf(study: &Study, names: &BratNames) -> String {
    let mut conf = format!("# {NAME} {VERSION}\n\n[entities]\n\n");
    for Branch { code, depth } in tree(study) {
        if let Some(kind) = names.themes.get(code) {
            let _ = writeln!(conf, "{}{kind}", "\t".repeat(depth));
        }
    }
    let _ = writeln!(conf, "{}", names.highlight);
    // Passages may lie over each other in every way.
    conf.push_str(
        "\n[relations]\n\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n",
    );
    conf.push_str("[attributes]\n\nStarred\tArg:<ENTITY>\n");
    if !names.annotators.is_empty() {
        let _ = writeln!(conf, "Annotator\tArg:<ENTITY>, Value:{}", names.annotators.join("|"));
    }
    for (name, coder) in names.annotators.iter().zip(&study.coders) {
        let _ = writeln!(conf, "# {name}: {}", one_line(&coder.name));
    }
    conf
}

/// What types are called on screen, the longest name first, and their colours.
pub(super) fn visual_conf(study: &Study, names: &BratNames) -> String {
    let mut conf = format!("# {NAME} {VERSION}\n\n[labels]\n\n");
    for (kind, code) in names.themes.iter().zip(&study.codes) {
        let (full, own) = (label(&code.full_name()), label(code.theme.name()));
        let _ = write!(conf, "{kind} | {full}");
        if own != full {
            let _ = write!(conf, " | {own}");
        }
        conf.push('\n');
    }
    conf.push_str("\n[drawing]\n\nSPAN_DEFAULT\tfgColor:black, bgColor:#ffffff, borderColor:darken\n");
    conf.push_str("ATTRIBUTE_DEFAULT\tglyph:*\nStarred\tglyph:★\n");
    let _ = writeln!(conf, "{}\tbgColor:#ffff99", names.highlight);
    for (kind, code) in names.themes.iter().zip(&study.codes) {
        if let Some(color) = color_of(&code.theme.color).filter(|color| color.len() == 7) {
            let ink = if is_dark(&color) { "white" } else { "black" };
            let _ = writeln!(conf, "{kind}\tfgColor:{ink}, bgColor:{color}, borderColor:darken");
        }
    }
    conf
}

/// A name without what means something in a file of brat's.
fn label(name: &str) -> String {
    one_line(name).replace('|', "¦").replace('<', "‹").replace('>', "›")
}

/// Whether white letters are read better on a colour `#rrggbb` than black ones, by its luma (ITU-R BT.601).
fn is_dark(color: &str) -> bool {
    let part = |at: usize| {
        color.get(at..at + 2).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
    };
    299 * part(1) + 587 * part(3) + 114 * part(5) < 140_000
}

/// A code in its tree.
struct Branch {
    code: usize,
    depth: usize,
}

/// The codes, each after the one above it and before the one beside that; a code that has none above it stands at the top.
/// In a study those that are not in use come last, wherever they belong.
fn tree(study: &Study) -> Vec<Branch> {
    let mut places: HashMap<&[String], usize> = HashMap::new();
    let mut roots = Vec::new();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); study.codes.len()];
    for (code, Code { theme, .. }) in study.codes.iter().enumerate() {
        let above = theme.path.split_last().and_then(|(_, above)| places.get(above));
        match above.and_then(|above| below.get_mut(*above)) {
            Some(below) => below.push(code),
            None => roots.push(code),
        }
        places.entry(&theme.path).or_insert(code);
    }
    let mut branches = Vec::with_capacity(study.codes.len());
    let mut left: Vec<Branch> = roots.into_iter().rev().map(|code| Branch { code, depth: 0 }).collect();
    while let Some(branch) = left.pop() {
        let depth = branch.depth.saturating_add(1);
        let children = below.get(branch.code).map(Vec::as_slice).unwrap_or_default();
        left.extend(children.iter().rev().map(|code| Branch { code: *code, depth }));
        branches.push(branch);
    }
    branches
}
