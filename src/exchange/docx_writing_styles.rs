//! The styles of our Word documents. Every paragraph has one with a name, so that people restyle a report by changing a style
//! and not by walking through its pages.

use std::fmt::Write as _;

/// Up to which level Word has headings and numbers them.
pub(super) const N_HEADINGS: usize = 9;

/// Up to which level tables of contents have entries.
pub(super) const N_CONTENTS: usize = 3;

/// The style of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Subtitle,
    /// With its level, from 1; those below the ninth are of the ninth.
    Heading(usize),
    ContentsHeading,
    /// With its level, from 1.
    Contents(usize),
    /// What is said: definitions, memos.
    Text,
    /// What is said of the project.
    Memo,
    /// Numbers and dates in one line.
    Facts,
    /// A passage, its source, its other themes, the note on it.
    Quote,
    Source,
    Themes,
    Note,
    /// An article or theme where it is only listed.
    Entry,
}

const HEADINGS: [&str; N_HEADINGS] = [
    "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6", "Heading7", "Heading8",
    "Heading9",
];
const CONTENTS: [&str; N_CONTENTS] = ["TOC1", "TOC2", "TOC3"];

impl Style {
    /// The name by which paragraphs refer to it.
    pub(super) fn id(self) -> &'static str {
        let of_level = |ids: &[&'static str], level: usize| {
            let at = level.clamp(1, ids.len()).saturating_sub(1);
            ids.get(at).copied().unwrap_or_default()
        };
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading(level) => of_level(&HEADINGS, level),
            Self::ContentsHeading => "TOCHeading",
            Self::Contents(level) => of_level(&CONTENTS, level),
            Self::Text => "BodyText",
            Self::Memo => "ProjectMemo",
            Self::Facts => "Facts",
            Self::Quote => "Quote",
            Self::Source => "PassageSource",
            Self::Themes => "PassageThemes",
            Self::Note => "PassageNote",
            Self::Entry => "Entry",
        }
    }
}

/// A style as the file has it.
#[derive(Clone, Copy)]
struct Row {
    id: &'static str,
    /// Word shows its own names in the person's language.
    name: &'static str,
    next: &'static str,
    paragraph: &'static str,
    font: &'static str,
    is_bold: bool,
    /// What else is said of its letters, before their colour.
    letters: &'static str,
    color: &'static str,
    /// In half points.
    size: u8,
}

const MAJOR: &str = r#"<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>"#;

/// The colours of headings and of what is said around the words of others.
const INK: &str = r#"<w:color w:val="26241F"/>"#;
const SOFT: &str = r#"<w:color w:val="5D584F"/>"#;

/// The size of text in half points.
const TEXT_SIZE: u8 = 23;

/// Text as it is, which the others differ from.
const TEXT: Row = Row {
    id: "BodyText",
    name: "Body Text",
    next: "BodyText",
    paragraph: r#"<w:spacing w:before="0" w:after="100"/>"#,
    font: "",
    is_bold: false,
    letters: "",
    color: "",
    size: TEXT_SIZE,
};

/// What is said around the words of others: small, and less dark.
const SMALL: Row = Row { font: MAJOR, color: SOFT, size: 18, ..TEXT };

/// A heading that is no level of the outline.
const TITLE: Row = Row { font: MAJOR, is_bold: true, color: INK, size: 28, ..TEXT };

const CONTENTS_ROW: Row = Row { font: MAJOR, color: INK, size: 21, ..TEXT };

/// A quotation is not spelt anew: its words are another's.
const ROWS: [Row; 14] = [
    Row {
        id: "Title",
        name: "Title",
        next: "Subtitle",
        paragraph: r#"<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>"#,
        size: 48,
        ..TITLE
    },
    Row {
        id: "Subtitle",
        name: "Subtitle",
        paragraph: r#"<w:keepNext/><w:spacing w:before="0" w:after="240"/>"#,
        size: 28,
        ..SMALL
    },
    Row {
        id: "TOCHeading",
        name: "TOC Heading",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:spacing w:before="480" w:after="120"/>"#,
        ..TITLE
    },
    Row {
        id: "TOC1",
        name: "toc 1",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="80" w:after="20"/>"#,
        size: 22,
        ..CONTENTS_ROW
    },
    Row {
        id: "TOC2",
        name: "toc 2",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="0" w:after="20"/><w:ind w:left="284"/>"#,
        ..CONTENTS_ROW
    },
    Row {
        id: "TOC3",
        name: "toc 3",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="0" w:after="20"/><w:ind w:left="567"/>"#,
        color: SOFT,
        ..CONTENTS_ROW
    },
    TEXT,
    Row {
        id: "ProjectMemo",
        name: "Project Memo",
        next: "ProjectMemo",
        paragraph: r#"<w:spacing w:before="200" w:after="0"/>"#,
        ..TEXT
    },
    Row { id: "Facts", name: "Facts", size: 19, ..SMALL },
    Row {
        id: "Quote",
        name: "Quote",
        next: "PassageSource",
        paragraph: r#"<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="18" w:space="9" w:color="B5B0A6"/></w:pBdr><w:spacing w:before="280" w:after="60"/><w:ind w:left="284"/>"#,
        letters: "<w:noProof/>",
        ..TEXT
    },
    Row {
        id: "PassageSource",
        name: "Passage Source",
        next: "PassageThemes",
        paragraph: UNDER_QUOTE,
        ..SMALL
    },
    Row { id: "PassageThemes", name: "Passage Themes", next: "PassageNote", paragraph: UNDER_QUOTE, ..SMALL },
    Row {
        id: "PassageNote",
        name: "Passage Note",
        next: "Quote",
        paragraph: r#"<w:spacing w:before="40" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:left="284"/>"#,
        color: INK,
        size: 20,
        ..SMALL
    },
    Row {
        id: "Entry",
        name: "Entry",
        next: "Facts",
        paragraph: r#"<w:keepNext/><w:spacing w:before="200" w:after="20"/>"#,
        size: 21,
        ..TITLE
    },
];

const UNDER_QUOTE: &str =
    r#"<w:spacing w:before="0" w:after="40" w:line="252" w:lineRule="auto"/><w:ind w:left="284"/>"#;

/// The styles that Word does not know.
const OWN: [&str; 6] = ["ProjectMemo", "Facts", "PassageSource", "PassageThemes", "PassageNote", "Entry"];

/// Sizes of headings in half points, and the space before them in twentieths of a point, by level.
const HEADING_SIZES: [(u8, u16); N_HEADINGS] =
    [(34, 560), (28, 440), (25, 360), (23, 320), (22, 300), (22, 280), (21, 280), (21, 280), (21, 280)];

/// The part with the styles.
pub(super) fn styles(language: &str) -> String {
    let mut out = format!(
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>\
         <w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" \
         w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/><w:sz w:val=\"{TEXT_SIZE}\"/><w:szCs \
         w:val=\"{TEXT_SIZE}\"/><w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr>\
         </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"283\" w:lineRule=\"auto\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name \
         w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"character\" w:default=\"1\" \
         w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>\
         <w:semiHidden/></w:style><w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/>\
         <w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Hyperlink\">\
         <w:name w:val=\"Hyperlink\"/><w:rPr>{INK}</w:rPr></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing \
         w:after=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr>{MAJOR}{SOFT}<w:sz w:val=\"18\"/><w:szCs \
         w:val=\"18\"/></w:rPr></w:style>"
    );
    for row in &ROWS {
        style_to(&mut out, row);
    }
    for (at, (id, (size, before))) in HEADINGS.iter().zip(HEADING_SIZES).enumerate() {
        let level = at + 1;
        // Writing to memory does not fail.
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"heading {level}\"/><w:basedOn \
             w:val=\"Normal\"/><w:next w:val=\"BodyText\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/>\
             <w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"80\" w:line=\"252\" w:lineRule=\"auto\"/>\
             <w:outlineLvl w:val=\"{at}\"/></w:pPr><w:rPr>{}</w:rPr></w:style>",
            letters(&Row { size, ..TITLE })
        );
    }
    out.push_str("</w:styles>");
    out
}

fn style_to(out: &mut String, row: &Row) {
    let Row { id, name, next, paragraph, .. } = row;
    let custom = if OWN.contains(id) { " w:customStyle=\"1\"" } else { "" };
    // Writing to memory does not fail.
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn \
         w:val=\"Normal\"/><w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}</w:rPr></w:style>",
        letters(row)
    );
}

/// How letters look, in the order that Word asks for.
fn letters(row: &Row) -> String {
    let Row { font, letters, color, size, .. } = row;
    let bold = if row.is_bold { "<w:b/><w:bCs/>" } else { "" };
    format!("{font}{bold}{letters}{color}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}
