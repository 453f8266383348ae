//! The themes as a graph in `GraphML`, for Gephi, yEd, networkx and igraph: a node a theme, an edge of kind `child` from a theme
//! to each below it, and one of kind `together` between two themes whose passages overlap, as heavy as there are pairs.
//!
//! All edges are undirected, as networkx refuses files that mix both kinds; those of the tree lead from parent to child.
//! Programs read it: names of properties are English and the same in every language. Gephi takes a node's colour from `r`,
//! `g` and `b`.

use super::co_occurrence::Together;
use super::code_tree::parents;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use std::collections::{BTreeSet, HashSet};
use std::io::{BufWriter, Write as _};

/// The properties: what they are of, their names, and their types.
const KEYS: [[&str; 3]; 11] = [
    ["node", "label", "string"],
    ["node", "full_name", "string"],
    ["node", "color", "string"],
    ["node", "r", "int"],
    ["node", "g", "int"],
    ["node", "b", "int"],
    ["node", "level", "int"],
    ["node", "passages", "int"],
    ["node", "articles", "int"],
    ["edge", "kind", "string"],
    ["edge", "weight", "double"],
];

/// What the edges of the tree weigh: Gephi takes no edge without weight.
const CHILD_WEIGHT: usize = 1;

/// Writes the graph. `passages` counts the passages that bear the theme itself, lost ones too, and `articles` those they
/// stand in; `weight` is how many pairs `Together` counts.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    let ids = ids(study);
    let id = |code: usize| ids.get(code).map(String::as_str).unwrap_or_default();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    writeln!(out, "  <desc>{NAME} {VERSION}: {}</desc>", escaped(&study.name))?;
    for [of, name, kind] in KEYS {
        writeln!(out, "  <key id=\"{of}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "  <graph id=\"themes\" edgedefault=\"undirected\">")?;
    for (at, counted) in counted(study).into_iter().enumerate() {
        let Some(code) = study.codes.get(at) else { continue };
        writeln!(out, "    <node id=\"{}\">", id(at))?;
        let theme = &code.theme;
        data(&mut out, "node_label", &escaped(theme.name()))?;
        data(&mut out, "node_full_name", &escaped(&code.full_name()))?;
        if let Some(parts) = parts_of(&theme.color) {
            data(&mut out, "node_color", &escaped(&theme.color))?;
            for (name, part) in ["node_r", "node_g", "node_b"].into_iter().zip(parts) {
                data(&mut out, name, &part.to_string())?;
            }
        }
        data(&mut out, "node_level", &theme.path.len().to_string())?;
        data(&mut out, "node_passages", &counted.n_passages.to_string())?;
        data(&mut out, "node_articles", &counted.articles.len().to_string())?;
        writeln!(out, "    </node>")?;
    }
    let parents = parents(study).into_iter().enumerate();
    let children = parents.filter_map(|(below, above)| Some(("child", above?, below, CHILD_WEIGHT)));
    let together = Together::of(study);
    let together = together.all().map(|pair| ("together", pair.one, pair.other, pair.n_pairs));
    for (number, (kind, one, other, weight)) in children.chain(together).enumerate() {
        writeln!(out, "    <edge id=\"e{number}\" source=\"{}\" target=\"{}\">", id(one), id(other))?;
        data(&mut out, "edge_kind", kind)?;
        data(&mut out, "edge_weight", &weight.to_string())?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")?;
    Ok(out.flush()?)
}

fn data(out: &mut impl std::io::Write, key: &str, value: &str) -> Result<(), NotWritten> {
    Ok(writeln!(out, "      <data key=\"{key}\">{value}</data>")?)
}

/// How often a theme is borne, and where.
#[derive(Clone, Default)]
struct Counted {
    n_passages: usize,
    articles: BTreeSet<usize>,
}

fn counted(study: &Study) -> Vec<Counted> {
    let mut counted = vec![Counted::default(); study.codes.len()];
    for coding in &study.codings {
        for code in &coding.codes {
            if let Some(counted) = counted.get_mut(*code) {
                counted.n_passages += 1;
                counted.articles.insert(coding.source);
            }
        }
    }
    counted
}

/// The ids of the nodes: those of the themes, so that they stay the same from export to export, where they are such as XML
/// allows and each its own.
fn ids(study: &Study) -> Vec<String> {
    let is_token = |id: &str| {
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let mut taken: HashSet<String> = HashSet::new();
    let codes = study.codes.iter().enumerate();
    let own = codes.map(|(at, code)| {
        let own = is_token(&code.id) && taken.insert(code.id.clone());
        if own { code.id.clone() } else { numbered(&mut taken, at) }
    });
    own.collect()
}

fn numbered(taken: &mut HashSet<String>, at: usize) -> String {
    let mut id = format!("n{at}");
    while !taken.insert(id.clone()) {
        id.push('n');
    }
    id
}

/// Red, green and blue of `#rrggbb`.
fn parts_of(color: &str) -> Option<[u8; 3]> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Text as XML holds it, on one line; what XML has no sign for becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
