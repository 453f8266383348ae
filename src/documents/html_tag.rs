//! The names of elements, as far as they matter to a reader of pages, and what kinds of elements there are.

/// An element's name, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Tag(u128);

/// The letters that a number holds.
const MAX_LETTERS: usize = 16;

impl Tag {
    /// A name that is too long to be known, or none.
    pub(super) const OTHER: Self = Self(0);
    pub(super) const A: Self = Self::named("a");
    pub(super) const ADDRESS: Self = Self::named("address");
    pub(super) const ARTICLE: Self = Self::named("article");
    pub(super) const ASIDE: Self = Self::named("aside");
    pub(super) const AUDIO: Self = Self::named("audio");
    pub(super) const B: Self = Self::named("b");
    pub(super) const BASE: Self = Self::named("base");
    pub(super) const BIG: Self = Self::named("big");
    pub(super) const BLOCKQUOTE: Self = Self::named("blockquote");
    pub(super) const BODY: Self = Self::named("body");
    pub(super) const BR: Self = Self::named("br");
    pub(super) const BUTTON: Self = Self::named("button");
    pub(super) const CANVAS: Self = Self::named("canvas");
    pub(super) const CAPTION: Self = Self::named("caption");
    pub(super) const CENTER: Self = Self::named("center");
    pub(super) const CITE: Self = Self::named("cite");
    pub(super) const CODE: Self = Self::named("code");
    pub(super) const COL: Self = Self::named("col");
    pub(super) const DATALIST: Self = Self::named("datalist");
    pub(super) const DD: Self = Self::named("dd");
    pub(super) const DETAILS: Self = Self::named("details");
    pub(super) const DIALOG: Self = Self::named("dialog");
    pub(super) const DIR: Self = Self::named("dir");
    pub(super) const DIV: Self = Self::named("div");
    pub(super) const DL: Self = Self::named("dl");
    pub(super) const DT: Self = Self::named("dt");
    pub(super) const EM: Self = Self::named("em");
    pub(super) const EMBED: Self = Self::named("embed");
    pub(super) const FIELDSET: Self = Self::named("fieldset");
    pub(super) const FIGCAPTION: Self = Self::named("figcaption");
    pub(super) const FIGURE: Self = Self::named("figure");
    pub(super) const FONT: Self = Self::named("font");
    pub(super) const FOOTER: Self = Self::named("footer");
    pub(super) const FORM: Self = Self::named("form");
    pub(super) const FRAME: Self = Self::named("frame");
    pub(super) const H1: Self = Self::named("h1");
    pub(super) const H2: Self = Self::named("h2");
    pub(super) const H3: Self = Self::named("h3");
    pub(super) const H4: Self = Self::named("h4");
    pub(super) const H5: Self = Self::named("h5");
    pub(super) const H6: Self = Self::named("h6");
    pub(super) const HEAD: Self = Self::named("head");
    pub(super) const HEADER: Self = Self::named("header");
    pub(super) const HGROUP: Self = Self::named("hgroup");
    pub(super) const HR: Self = Self::named("hr");
    pub(super) const HTML: Self = Self::named("html");
    pub(super) const I: Self = Self::named("i");
    pub(super) const IFRAME: Self = Self::named("iframe");
    pub(super) const IMG: Self = Self::named("img");
    pub(super) const INPUT: Self = Self::named("input");
    pub(super) const LEGEND: Self = Self::named("legend");
    pub(super) const LI: Self = Self::named("li");
    pub(super) const LINK: Self = Self::named("link");
    pub(super) const MAIN: Self = Self::named("main");
    pub(super) const MAP: Self = Self::named("map");
    pub(super) const MENU: Self = Self::named("menu");
    pub(super) const META: Self = Self::named("meta");
    pub(super) const NAV: Self = Self::named("nav");
    pub(super) const NOEMBED: Self = Self::named("noembed");
    pub(super) const NOFRAMES: Self = Self::named("noframes");
    pub(super) const NOSCRIPT: Self = Self::named("noscript");
    pub(super) const OBJECT: Self = Self::named("object");
    pub(super) const OL: Self = Self::named("ol");
    pub(super) const OPTGROUP: Self = Self::named("optgroup");
    pub(super) const OPTION: Self = Self::named("option");
    pub(super) const P: Self = Self::named("p");
    pub(super) const PARAM: Self = Self::named("param");
    pub(super) const PRE: Self = Self::named("pre");
    pub(super) const RP: Self = Self::named("rp");
    pub(super) const RT: Self = Self::named("rt");
    pub(super) const S: Self = Self::named("s");
    pub(super) const SCRIPT: Self = Self::named("script");
    pub(super) const SEARCH: Self = Self::named("search");
    pub(super) const SECTION: Self = Self::named("section");
    pub(super) const SELECT: Self = Self::named("select");
    pub(super) const SMALL: Self = Self::named("small");
    pub(super) const SOURCE: Self = Self::named("source");
    pub(super) const SPAN: Self = Self::named("span");
    pub(super) const STRIKE: Self = Self::named("strike");
    pub(super) const STRONG: Self = Self::named("strong");
    pub(super) const STYLE: Self = Self::named("style");
    pub(super) const SUMMARY: Self = Self::named("summary");
    pub(super) const SVG: Self = Self::named("svg");
    pub(super) const TABLE: Self = Self::named("table");
    pub(super) const TBODY: Self = Self::named("tbody");
    pub(super) const TD: Self = Self::named("td");
    pub(super) const TEMPLATE: Self = Self::named("template");
    pub(super) const TEXTAREA: Self = Self::named("textarea");
    pub(super) const TFOOT: Self = Self::named("tfoot");
    pub(super) const TH: Self = Self::named("th");
    pub(super) const THEAD: Self = Self::named("thead");
    pub(super) const TIME: Self = Self::named("time");
    pub(super) const TITLE: Self = Self::named("title");
    pub(super) const TR: Self = Self::named("tr");
    pub(super) const TRACK: Self = Self::named("track");
    pub(super) const TT: Self = Self::named("tt");
    pub(super) const U: Self = Self::named("u");
    pub(super) const UL: Self = Self::named("ul");
    pub(super) const VIDEO: Self = Self::named("video");
    pub(super) const WBR: Self = Self::named("wbr");
    pub(super) const XMP: Self = Self::named("xmp");

    /// The element of this name: its letters side by side as a number, so that comparing is quick.
    const fn named(name: &str) -> Self {
        let mut letters = name.as_bytes();
        if letters.len() > MAX_LETTERS {
            return Self::OTHER;
        }
        let mut number = 0;
        while let [letter, rest @ ..] = letters {
            number = (number << 8) | letter.to_ascii_lowercase() as u128;
            letters = rest;
        }
        Self(number)
    }

    /// The element of this name, in letters of any size.
    pub(super) fn of(name: &str) -> Self {
        Self::named(name)
    }

    /// Its name.
    pub(super) fn name(self) -> String {
        self.0.to_be_bytes().into_iter().filter(|byte| *byte != 0).map(char::from).collect()
    }

    /// Whether it never has content.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::BASE
                | Self::BR
                | Self::COL
                | Self::EMBED
                | Self::FRAME
                | Self::HR
                | Self::IMG
                | Self::INPUT
                | Self::LINK
                | Self::META
                | Self::PARAM
                | Self::SOURCE
                | Self::TRACK
                | Self::WBR
        )
    }

    /// Whether its content is no markup.
    pub(super) fn is_raw(self) -> bool {
        matches!(
            self,
            Self::SCRIPT
                | Self::STYLE
                | Self::TITLE
                | Self::TEXTAREA
                | Self::IFRAME
                | Self::NOEMBED
                | Self::NOFRAMES
                | Self::NOSCRIPT
                | Self::XMP
        )
    }

    /// Whether what is in it is no text to read.
    pub(super) fn is_unshown(self) -> bool {
        (self.is_raw() && self != Self::XMP)
            || matches!(
                self,
                Self::HEAD
                    | Self::TEMPLATE
                    | Self::SVG
                    | Self::SELECT
                    | Self::BUTTON
                    | Self::DATALIST
                    | Self::OPTGROUP
                    | Self::OPTION
                    | Self::OBJECT
                    | Self::AUDIO
                    | Self::VIDEO
                    | Self::CANVAS
                    | Self::MAP
                    | Self::RP
                    | Self::RT
                    | Self::DIALOG
            )
    }

    /// Whether it may stand in a head.
    pub(super) fn is_of_head(self) -> bool {
        matches!(
            self,
            Self::BASE
                | Self::LINK
                | Self::META
                | Self::NOSCRIPT
                | Self::SCRIPT
                | Self::STYLE
                | Self::TEMPLATE
                | Self::TITLE
        )
    }

    /// The level of a heading.
    pub(super) fn heading(self) -> Option<u8> {
        const LEVELS: [Tag; 6] = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
        let level = LEVELS.iter().position(|tag| *tag == self)?;
        u8::try_from(level + 1).ok()
    }

    /// Whether it sets words and is opened again in the next paragraph where it was not closed.
    pub(super) fn is_formatting(self) -> bool {
        matches!(
            self,
            Self::B
                | Self::BIG
                | Self::CODE
                | Self::EM
                | Self::FONT
                | Self::I
                | Self::S
                | Self::SMALL
                | Self::STRIKE
                | Self::STRONG
                | Self::TT
                | Self::U
        )
    }

    /// Whether it begins and ends a line, and ends an open `<p>`.
    pub(super) fn is_block(self) -> bool {
        self.heading().is_some() || self.is_table_part() || self.is_flow_block()
    }

    /// Whether it is a table or a part of one.
    pub(super) fn is_table_part(self) -> bool {
        matches!(
            self,
            Self::TABLE
                | Self::CAPTION
                | Self::THEAD
                | Self::TBODY
                | Self::TFOOT
                | Self::TR
                | Self::TD
                | Self::TH
        )
    }

    fn is_flow_block(self) -> bool {
        matches!(
            self,
            Self::ADDRESS
                | Self::ARTICLE
                | Self::ASIDE
                | Self::BLOCKQUOTE
                | Self::BODY
                | Self::CENTER
                | Self::DD
                | Self::DETAILS
                | Self::DIR
                | Self::DIV
                | Self::DL
                | Self::DT
                | Self::FIELDSET
                | Self::FIGCAPTION
                | Self::FIGURE
                | Self::FOOTER
                | Self::FORM
                | Self::HEADER
                | Self::HGROUP
                | Self::HR
                | Self::LEGEND
                | Self::LI
                | Self::MAIN
                | Self::MENU
                | Self::NAV
                | Self::OL
                | Self::P
                | Self::PRE
                | Self::SEARCH
                | Self::SECTION
                | Self::SUMMARY
                | Self::UL
                | Self::XMP
        )
    }

    /// Whether what is in it is nothing to what is around it: no tag within ends an element outside.
    pub(super) fn is_wall(self) -> bool {
        matches!(
            self,
            Self::TD | Self::TH | Self::CAPTION | Self::TABLE | Self::TEMPLATE | Self::OBJECT | Self::HTML
        )
    }
}
