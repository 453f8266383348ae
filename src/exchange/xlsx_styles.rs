//! How the cells of a workbook look: fonts, fills and formats, each called by a number.

use super::xlsx_cells::push_escaped;
use super::xlsx_skeleton::{About, DECLARATION, MAIN, printable};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many colours fill cells; a cell of another stays white.
const MAX_COLORS: usize = 4_000;

/// The numbers that cells call their looks by.
#[derive(Debug, Default)]
pub(super) struct Looks {
    pub(super) heading: usize,
    pub(super) plain: usize,
    pub(super) wrapped: usize,
    pub(super) day: usize,
    pub(super) moment: usize,
    pub(super) colors: BTreeMap<String, usize>,
}

impl Looks {
    /// Numbered as the formats of cells stand in `styles`.
    pub(super) fn new(colors: &[&str]) -> Self {
        let colors = colors.iter().zip(N_LOOKS..).map(|(color, look)| ((*color).to_owned(), look));
        Self { heading: 1, plain: 2, wrapped: 3, day: 4, moment: 5, colors: colors.collect() }
    }
}

/// The colours of a workbook that fill cells.
pub(super) fn fills<'a>(about: &About<'a>) -> Vec<&'a str> {
    about.colors.iter().copied().filter(|color| rgb(color).is_some()).take(MAX_COLORS).collect()
}

/// How many looks of cells come before those with a colour.
const N_LOOKS: usize = 6;

/// The looks: the standard's own, then those of [`Looks`] in their order, then one a colour.
pub(super) fn styles(about: &About<'_>, colors: &[&str]) -> String {
    let mut xml = format!("{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\">");
    for (id, format) in [(164, about.date_format), (165, about.moment_format)] {
        let _ = write!(xml, "<numFmt numFmtId=\"{id}\" formatCode=\"");
        push_escaped(&mut xml, &printable(format));
        xml.push_str("\"/>");
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>";
    let _ = write!(
        xml,
        "</numFmts><fonts count=\"3\"><font>{font}</font><font><b/>{font}</font>\
         <font><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
    );
    let _ = write!(
        xml,
        "<fills count=\"{}\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
         patternType=\"gray125\"/></fill>",
        colors.len() + 3
    );
    let fills = std::iter::once(0x00E7_E6E6).chain(colors.iter().map(|color| rgb(color).unwrap_or_default()));
    for fill in fills {
        let _ = write!(
            xml,
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{fill:06X}\"/><bgColor indexed=\"64\"/>\
             </patternFill></fill>"
        );
    }
    let none = "borderId=\"0\" xfId=\"0\"";
    let _ = write!(
        xml,
        "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" {none}/>",
        colors.len() + N_LOOKS
    );
    let mut look = |number: usize, font: usize, fill: usize, wraps: bool| {
        let wraps = if wraps { " wrapText=\"1\"" } else { "" };
        let _ = write!(
            xml,
            "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" {none} applyNumberFormat=\"1\" \
             applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"{wraps}/></xf>"
        );
    };
    look(0, 1, 2, true);
    look(0, 0, 0, false);
    look(0, 0, 0, true);
    look(164, 0, 0, false);
    look(165, 0, 0, false);
    for (color, fill) in colors.iter().zip(3..) {
        let font = if is_dark(rgb(color).unwrap_or_default()) { 2 } else { 0 };
        look(0, font, fill, false);
    }
    xml + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
        </styleSheet>"
}

/// The colour that a text tells, `#rrggbb`.
fn rgb(color: &str) -> Option<u32> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hexadecimal)
}

/// Whether white letters are read more easily on a colour than black ones (ITU-R BT.601, luma).
fn is_dark(rgb: u32) -> bool {
    let [_, red, green, blue] = rgb.to_be_bytes().map(u32::from);
    red * 299 + green * 587 + blue * 114 < 140_000
}
