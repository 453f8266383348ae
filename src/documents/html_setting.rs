//! How the words of an element are set: strong, slanted, in an old Vietnamese typeface, not shown at all.
//!
//! The typeface decides what letters mean in pages from before Unicode; it stands in `<font face>`, in `style`, and in the
//! style sheets of pages that Word saved.

use super::html_tag::Tag;
use super::html_tree::{NodeAt, Tree};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// What an element says of the typeface of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typeface {
    /// An old Vietnamese one, by its name.
    Old(Arc<str>),
    /// Any other.
    Other,
}

/// What an element's `style` says, as far as it matters.
#[derive(Clone, Debug, Default)]
pub(super) struct InlineStyle {
    pub(super) is_strong: Option<bool>,
    pub(super) is_emphasis: Option<bool>,
    pub(super) is_hidden: bool,
    pub(super) is_block: bool,
    pub(super) typeface: Option<Typeface>,
}

/// The style of an element, read once.
pub(super) fn inline_style(tree: &Tree<'_>, at: NodeAt) -> InlineStyle {
    let Some(style) = tree.attribute(at, "style") else { return InlineStyle::default() };
    let mut read = InlineStyle::default();
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.trim();
        let is = |word: &str| {
            let value = value.split('!').next().unwrap_or_default().trim_end();
            value.eq_ignore_ascii_case(word)
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "display" if is("none") => read.is_hidden = true,
            "display" if is("block") => read.is_block = true,
            "visibility" if is("hidden") => read.is_hidden = true,
            "font-weight" => {
                let weight = value.parse::<u16>().ok();
                read.is_strong =
                    Some(is("bold") || is("bolder") || weight.is_some_and(|weight| weight >= 600));
            }
            "font-style" => read.is_emphasis = Some(is("italic") || is("oblique")),
            "font-family" => read.typeface = Some(typeface(value)),
            _ => {}
        }
    }
    read
}

/// Whether an element, with all that is in it, is not shown.
pub(super) fn is_hidden(tree: &Tree<'_>, at: NodeAt) -> bool {
    let is_true =
        |name| tree.attribute(at, name).is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    if tree.attribute(at, "hidden").is_some_and(|value| !value.eq_ignore_ascii_case("false")) {
        return true;
    }
    let class = tree.attribute(at, "class").unwrap_or_default();
    let mut classes = class.split_ascii_whitespace();
    let is_for_ears = classes.any(|class| {
        matches!(
            class,
            "sr-only"
                | "mw-editsection"
                | "visually-hidden"
                | "visuallyhidden"
                | "screen-reader-text"
                | "screen-reader"
        )
    });
    is_for_ears || is_true("aria-hidden") || inline_style(tree, at).is_hidden
}

/// The first typeface of a list of them.
fn typeface(families: &str) -> Typeface {
    let first = families.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\'']).trim();
    if is_old_typeface(first) { Typeface::Old(first.into()) } else { Typeface::Other }
}

/// Whether a typeface is one whose letters are TCVN3, VNI or VISCII.
pub(super) fn is_old_typeface(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(".vn")
        || name.starts_with("vni")
        || name.contains("viscii")
        || name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "abc")
}

/// The typefaces that the style sheets of a page give to elements and classes: old ones alone.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    typefaces: HashMap<String, Typeface>,
}

/// How many rules with an old typeface are kept.
const MAX_RULES: usize = 1000;

impl Sheets {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut sheets = Self::default();
        for at in tree.all(Tag::STYLE) {
            sheets.read(tree.raw(at).unwrap_or_default());
        }
        sheets
    }

    fn read(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((selectors, body)) = rule.split_once('{') else { continue };
            let family = body.split(';').filter_map(|declaration| declaration.split_once(':'));
            let mut family = family.filter(|(name, _)| name.trim().eq_ignore_ascii_case("font-family"));
            let Some(old @ Typeface::Old(_)) = family.next_back().map(|(_, value)| typeface(value)) else {
                continue;
            };
            for selector in selectors.rsplit("*/").next().unwrap_or_default().split(',') {
                if self.typefaces.len() < MAX_RULES {
                    self.typefaces.insert(selector.trim().to_ascii_lowercase(), old.clone());
                }
            }
        }
    }

    /// What the sheets say of an element, by its classes: `p.MsoNormal`, `.tieude`.
    fn typeface(&self, tree: &Tree<'_>, at: NodeAt) -> Option<&Typeface> {
        if self.typefaces.is_empty() {
            return None;
        }
        let name = tree.tag(at).name();
        let class = tree.attribute(at, "class").unwrap_or_default().to_ascii_lowercase();
        let mut classes = class.split_ascii_whitespace();
        let by_class = classes.find_map(|class| {
            self.typefaces
                .get(&format!("{name}.{class}"))
                .or_else(|| self.typefaces.get(&format!(".{class}")))
        });
        by_class.or_else(|| self.typefaces.get(&name))
    }

    /// What an element says of its typeface, in the order in which that holds.
    pub(super) fn typeface_of(&self, tree: &Tree<'_>, at: NodeAt, inline: &InlineStyle) -> Option<Typeface> {
        let face = (tree.tag(at) == Tag::FONT).then(|| tree.attribute(at, "face")).flatten();
        inline
            .typeface
            .clone()
            .or_else(|| face.as_deref().map(typeface))
            .or_else(|| self.typeface(tree, at).cloned())
    }
}

/// The address that a link leads to, where it is one on the net: what a page on the disk says of other files is of no use.
pub(super) fn link(tree: &Tree<'_>, at: NodeAt, page: Option<&str>) -> Option<Arc<str>> {
    let address = tree.attribute(at, "href")?;
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return None;
    }
    absolute(address, page).map(|address| Arc::from(address.as_ref()))
}

/// An address made whole by that of its page.
pub(super) fn absolute<'t>(address: &'t str, page: Option<&str>) -> Option<Cow<'t, str>> {
    const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    if SCHEMES.iter().any(|scheme| begins(scheme)) {
        return Some(Cow::Borrowed(address));
    }
    if address.starts_with("//") {
        return Some(Cow::Owned(format!("https:{address}")));
    }
    let page = page.filter(|_| address.starts_with('/'))?;
    let host = page.find("://")? + 3;
    let path = page.get(host..)?.find('/').map_or(page.len(), |path| host + path);
    Some(Cow::Owned(format!("{}{address}", page.get(..path)?)))
}
