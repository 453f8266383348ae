//! What holds within a group of an RTF file, and what a group's control word says its words are for.

use super::document::RunStyle;
use std::sync::Arc;

/// What words of a group are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Body,
    FontTable,
    StyleSheet,
    /// `\info`, whose groups are facts.
    Facts,
    Title,
    Author,
    /// The marker of an item of a list.
    Marker,
    /// What a field is.
    Instruction,
    /// A picture's bytes.
    Picture,
    /// A drawing: its words are those of its box only.
    Drawing,
    /// The name of a property of a drawing or picture.
    PropertyName,
    PropertyValue,
    /// Who made a remark.
    RemarkAuthor,
    /// Which remark it is.
    RemarkReference,
    /// The words that a remark is about begin here.
    RangeStart,
    RangeEnd,
    /// The same words twice: in bytes, which are left out, and in Unicode, which are taken.
    Alternatives,
    /// Not taken.
    Skipped,
}

/// What a paragraph is, as its control words have it so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphState {
    pub(super) style_level: Option<u8>,
    pub(super) outline_level: Option<u8>,
    pub(super) is_in_table: bool,
    pub(super) is_in_list: bool,
    /// How deep its list lies, from 0.
    pub(super) list_level: u8,
}

/// What holds within a group.
#[derive(Clone, Debug)]
pub(super) struct GroupState {
    pub(super) destination: Destination,
    pub(super) style: RunStyle,
    /// Whether words are hidden, or were deleted while changes were recorded.
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) font: i32,
    /// How many characters stand after `\u` for programs that know no Unicode.
    pub(super) n_fallback: usize,
    pub(super) paragraph: ParagraphState,
}

impl GroupState {
    pub(super) fn new() -> Self {
        Self {
            destination: Destination::Body,
            style: RunStyle::default(),
            is_hidden: false,
            is_deleted: false,
            font: 0,
            n_fallback: 1,
            paragraph: ParagraphState::default(),
        }
    }

    /// What a control word does to how words are set; says whether it was one for that.
    pub(super) fn set(&mut self, name: &str, value: Option<i32>) -> bool {
        let is_on = value != Some(0);
        match name {
            "b" => self.style.is_strong = is_on,
            "i" => self.style.is_emphasis = is_on,
            "v" => self.is_hidden = is_on,
            "deleted" => self.is_deleted = is_on,
            "f" => self.font = value.unwrap_or_default(),
            "uc" => self.n_fallback = usize::try_from(value.unwrap_or(1)).unwrap_or_default().min(16),
            _ => return false,
        }
        true
    }

    /// Takes back how words are set; a link stays.
    pub(super) fn set_plain(&mut self, font: i32) {
        let link: Option<Arc<str>> = self.style.link.take();
        self.style = RunStyle { link, ..RunStyle::default() };
        self.is_hidden = false;
        self.is_deleted = false;
        self.font = font;
    }
}

/// What the first control word of a group makes of its words; `None` where it is no such word. A group that is marked with
/// `\*` and unknown is left out.
pub(super) fn destination(name: &str, is_starred: bool) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::FontTable,
        "stylesheet" => Destination::StyleSheet,
        "info" => Destination::Facts,
        "listtext" | "pntext" => Destination::Marker,
        "fldinst" => Destination::Instruction,
        "pict" => Destination::Picture,
        "shpinst" | "picprop" | "do" | "sp" => Destination::Drawing,
        "sn" => Destination::PropertyName,
        "sv" => Destination::PropertyValue,
        "atnauthor" => Destination::RemarkAuthor,
        "atnref" => Destination::RemarkReference,
        "atrfstart" => Destination::RangeStart,
        "atrfend" => Destination::RangeEnd,
        "upr" => Destination::Alternatives,
        "ud" | "shppict" | "nesttableprops" | "shptxt" | "dptxbxtext" | "footnote" | "annotation" => {
            Destination::Body
        }
        "colortbl" | "filetbl" | "nonshppict" | "shprslt" | "header" | "headerl" | "headerr" | "headerf"
        | "footer" | "footerl" | "footerr" | "footerf" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep"
        | "aftnsepc" | "aftncn" | "nonesttables" | "xe" | "rxe" | "tc" | "tcn" | "txe" | "objdata"
        | "atnid" | "atndate" | "atnparent" | "atnicn" | "bkmkstart" | "bkmkend" | "listtable"
        | "listoverridetable" | "revtbl" | "rsidtbl" | "generator" | "pn" | "pnseclvl" | "template"
        | "themedata" | "datastore" => Destination::Skipped,
        _ if is_starred => Destination::Skipped,
        _ => return None,
    })
}

/// The character that a control word stands for.
pub(super) fn named_character(name: &str) -> Option<&'static str> {
    Some(match name {
        "tab" => "\t",
        "line" | "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        "zwbo" => "\u{200B}",
        "zwnbo" => "\u{2060}",
        "ltrmark" => "\u{200E}",
        "rtlmark" => "\u{200F}",
        _ => return None,
    })
}
