//! What the parts of a Word document share while they are read: styles, lists, pictures, and what could not be taken.

use super::document::{DocumentFault, LeftOut, LeftOutKind, RunStyle};
use super::docx_numbering::Numbering;
use super::docx_package::{Package, Relations};
use super::docx_properties::{RunProperties, is_toggled};
use super::docx_styles::{Style, Styles};
use super::optional::or_nothing;
use super::pictures::Pictures;
use super::style_kind::StyleKind;
use super::vietnamese_fonts::is_legacy;
use std::rc::Rc;
use std::sync::Arc;

/// A document while its parts are read.
pub(super) struct Context<'b> {
    pub(super) package: Package<'b>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) pictures: Pictures,
    /// How many letters have a meaning that only their typeface knows.
    pub(super) n_letters: usize,
    /// How many parts are damaged.
    pub(super) n_damaged: usize,
}

/// Words as they are set once everything is added up.
pub(super) struct Setting {
    pub(super) style: RunStyle,
    pub(super) is_hidden: bool,
    /// The typeface, whatever it is.
    pub(super) font: Option<Arc<str>>,
}

impl<'b> Context<'b> {
    /// Opens a document with its styles and lists; where these are damaged, it is read without.
    pub(super) fn open(mut package: Package<'b>, relations: &Relations) -> Result<Self, DocumentFault> {
        let mut n_damaged = 0;
        let styles = match relations.of_kind("styles") {
            Some(place) => or_nothing(Styles::read(&mut package, place), &mut n_damaged)?,
            None => Styles::default(),
        };
        let numbering = match relations.of_kind("numbering") {
            Some(place) => or_nothing(Numbering::read(&mut package, place), &mut n_damaged)?,
            None => Numbering::default(),
        };
        let pictures = Pictures::default();
        Ok(Self { package, styles, numbering, pictures, n_letters: 0, n_damaged })
    }

    /// How words are set that say this of themselves, in a paragraph of this style and kind.
    pub(super) fn setting(&mut self, own: &RunProperties, paragraph: &Style, kind: StyleKind) -> Setting {
        let letters = own.style.as_deref().map_or_else(Rc::default, |style| self.styles.style(style));
        let document = &self.styles.document;
        let switch = |of: fn(&RunProperties) -> Option<bool>| {
            is_toggled(of(own), of(document), of(&paragraph.run), of(&letters.run))
        };
        // All of a heading is bold, all of a quotation slanted where their styles say so: that stresses nothing.
        let is_plain = |of: fn(&RunProperties) -> Option<bool>| {
            let is_body = match kind {
                StyleKind::Body => true,
                StyleKind::Heading(_) | StyleKind::Quotation => false,
            };
            is_body || of(&paragraph.run) != Some(true)
        };
        let fonts = own.over(&letters.run.over(&paragraph.run.over(document)));
        let legacy = [&fonts.other, &fonts.ascii].into_iter().flatten().find(|font| is_legacy(font));
        let style = RunStyle {
            is_strong: switch(|of| of.is_strong) && is_plain(|of| of.is_strong),
            is_emphasis: switch(|of| of.is_emphasis) && is_plain(|of| of.is_emphasis),
            font: legacy.cloned(),
            ..RunStyle::default()
        };
        let is_hidden = switch(|of| of.is_hidden);
        Setting { style, is_hidden, font: fonts.other.or(fonts.ascii) }
    }

    /// What could not be taken, so far.
    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let counts = [
            (LeftOutKind::Pictures, self.pictures.n_left_out),
            (LeftOutKind::Letters, self.n_letters),
            (LeftOutKind::DamagedParts, self.n_damaged),
        ];
        counts.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| LeftOut { what, n }).collect()
    }
}
