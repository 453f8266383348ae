//! The words of a Word document: how they are set, where they lead to, and the signs that stand among them.

use super::document::RunStyle;
use super::docx_body::Body;
use super::docx_context::Setting;
use super::docx_marks::{AsideKey, AsideKind};
use super::docx_properties::RunProperties;
use super::docx_styles::Style;
use super::docx_symbols::{is_private, letter};
use super::style_kind::StyleKind;
use super::vietnamese_fonts::is_legacy;
use super::xml::Tag;
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::sync::Arc;

impl Body<'_, '_> {
    /// Where the element of a link leads to; `None` for a place in the document.
    pub(super) fn link(&self, tag: &Tag) -> Option<Arc<str>> {
        let relation = self.relations.by_id(tag.attribute("r:id")?)?;
        let address = relation.target.trim();
        let place = tag.attribute("w:anchor").filter(|place| !place.is_empty());
        let address = place.map_or_else(|| address.to_owned(), |place| format!("{address}#{place}"));
        (relation.is_external && !address.is_empty()).then(|| Arc::from(address))
    }

    pub(super) fn note_number(&mut self, kind: AsideKind, id: &str) {
        if self.fields.is_hidden() {
            return;
        }
        let number = self.marks.number(AsideKey { kind, id: id.to_owned() });
        let style = RunStyle { is_note_number: true, ..RunStyle::default() };
        self.flow.text(&format!("[{number}]"), &style);
    }

    pub(super) fn picture(&mut self, id: Option<&str>, is_linked: bool) {
        let Some(relation) = id.and_then(|id| self.relations.by_id(id)) else {
            if is_linked {
                self.context.pictures.leave_out();
            }
            return;
        };
        if relation.is_external {
            return self.context.pictures.leave_out();
        }
        let taken = self.context.pictures.take(&mut self.context.package.archive, &relation.target);
        let Some(picture) = taken else { return self.context.pictures.leave_out() };
        let words = std::mem::take(&mut self.picture_words);
        let words = if words.is_empty() { self.context.pictures.name(picture) } else { words };
        self.flow.picture(picture, words);
    }

    /// Adds a sign that Word has an element for.
    pub(super) fn sign(&mut self, sign: &str) {
        if let Some(style) = self.setting().map(|setting| setting.style) {
            self.flow.text(sign, &style);
        }
    }

    /// Adds words; a line end in them is white space.
    pub(super) fn words(&mut self, words: &str) {
        let Some(setting) = self.setting() else { return };
        let words = match memchr2(b'\n', b'\t', words.as_bytes()) {
            Some(_) => Cow::Owned(words.replace(['\n', '\t'], " ")),
            None => Cow::Borrowed(words),
        };
        // The first byte of all private letters.
        let may_hold_private = memchr(0xEF, words.as_bytes()).is_some();
        if !may_hold_private || !words.contains(|c| is_private(u32::from(c))) {
            return self.flow.text(&words, &setting.style);
        }
        let font = setting.font.as_deref().unwrap_or_default();
        for c in words.chars() {
            self.letter(font, u32::from(c), &setting.style);
        }
    }

    pub(super) fn symbol(&mut self, tag: &Tag) {
        let Some(setting) = self.setting() else { return };
        let font = tag.attribute("w:font").unwrap_or_default();
        let code = tag.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code {
            Some(code) => self.letter(font, code, &setting.style),
            None => self.context.n_letters = self.context.n_letters.saturating_add(1),
        }
    }

    /// Adds a letter that may be one of a typeface of signs, or of an old Vietnamese one in the place of those.
    pub(super) fn letter(&mut self, font: &str, code: u32, style: &RunStyle) {
        if is_legacy(font) && is_private(code) {
            let style = RunStyle { font: Some(Arc::from(font)), ..style.clone() };
            let letter = char::from_u32(code & 0xFF).filter(|c| !c.is_control());
            return self.flow.text(&letter.map(String::from).unwrap_or_default(), &style);
        }
        match letter(font, code) {
            Some(letter) => self.flow.text(letter.encode_utf8(&mut [0; 4]), style),
            None => self.context.n_letters = self.context.n_letters.saturating_add(1),
        }
    }

    /// How the words that are read now are set; `None` where they are not shown.
    pub(super) fn setting(&mut self) -> Option<Setting> {
        if self.fields.is_hidden() || self.placeholders.contains(&true) {
            return None;
        }
        let mut setting = match self.paragraphs.last() {
            Some(paragraph) => self.context.setting(&paragraph.run, &paragraph.style, paragraph.kind),
            None => self.context.setting(&RunProperties::default(), &Style::default(), StyleKind::Body),
        };
        if setting.is_hidden {
            return None;
        }
        let link = self.links.iter().rev().find_map(Option::as_ref).or_else(|| self.fields.link());
        setting.style.link = link.cloned();
        setting.style.remarks = self.marks.open_remarks();
        Some(setting)
    }
}
