//! What a paragraph is by its style: office programs have no element for a quotation, and for headings only half of them.

use crate::text::decode::nfc;

/// What a style says its paragraphs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleKind {
    Body,
    /// With its level, 1 to 6.
    Heading(u8),
    Quotation,
}

/// What an outline level, from 0, makes of a paragraph.
pub(super) fn kind_of_outline(level: u8) -> StyleKind {
    if level < 9 { StyleKind::Heading(level.saturating_add(1).min(6)) } else { StyleKind::Body }
}

/// What the name of a style says: those of Word in English, which its files have in any language, and in Vietnamese,
/// which people and other programs give.
pub(super) fn kind_of_name(name: &str) -> Option<StyleKind> {
    let name: String =
        nfc(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match name.as_str() {
        "title" | "tiêuđề" => return Some(StyleKind::Heading(1)),
        "subtitle" | "phụđề" | "tiêuđềphụ" => return Some(StyleKind::Heading(2)),
        "quote" | "intensequote" | "quotations" | "blockquote" | "blockquotation" | "blocktext"
        | "tríchdẫn" => {
            return Some(StyleKind::Quotation);
        }
        _ => {}
    }
    let starts = ["heading", "tiêuđề", "đầuđề", "đềmục"];
    let level = starts.iter().find_map(|start| name.strip_prefix(start))?;
    let level: u8 = level.parse().ok()?;
    (1..=9).contains(&level).then(|| StyleKind::Heading(level.min(6)))
}
