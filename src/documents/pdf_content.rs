//! Carries out what a page of a PDF shows, as far as it is text: pictures, paths and colours are passed by. Written for
//! this, since a renderer neither tells the names of fonts nor stops when forms show forms without end.

use super::document::DocumentFault;
use super::pdf_fonts::{Fonts, PdfFont};
use super::pdf_layers::Layers;
use super::pdf_letters::Letters;
use super::pdf_limits::{Budget, MAX_FORM_DEPTH};
use super::pdf_measures::Area;
use super::pdf_streams::{MAX_STREAM_BYTES, decoded};
use super::pdf_typesetting::{Setting, Typesetter};
use hayro_font::kurbo::{Affine, Point, Size};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Stream};
use hayro_syntax::page::{Page, Resources};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// The most settings that are kept to come back to, and the most marks within one another.
const MAX_KEPT: usize = 1_000;

/// What carries out the contents of a page.
struct Reading<'r, 'a, 's> {
    fonts: &'r mut Fonts<'a>,
    budget: &'r mut Budget<'s>,
    layers: &'r Layers,
    typesetter: Typesetter,
    setting: Setting<'a>,
    settings: Vec<Setting<'a>>,
    depth: usize,
}

/// The fonts that a stream of content has named.
type Named<'a> = HashMap<Vec<u8>, Rc<PdfFont<'a>>>;

/// The letters that a page shows, from the left upper corner, `y` growing down.
///
/// # Errors
/// Where a limit is exceeded, or where it was asked to stop.
pub(super) fn letters<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    layers: &Layers,
    budget: &mut Budget<'_>,
) -> Result<Letters, DocumentFault> {
    let (width, height) = page.render_dimensions();
    let typesetter = Typesetter::new(Size::new(f64::from(width), f64::from(height)));
    let setting = Setting::new(Affine::new(page.initial_transform(true).as_coeffs()), Fonts::unknown());
    let mut reading = Reading { fonts, budget, layers, typesetter, setting, settings: Vec::new(), depth: 0 };
    reading.carry_out(&content(page), page.resources())?;
    Ok(reading.typesetter.letters)
}

/// The contents of a page, one after the other.
fn content<'a>(page: &Page<'a>) -> Cow<'a, [u8]> {
    if let Some(stream) = page.raw().get::<Stream<'a>>("Contents") {
        return decoded(&stream, MAX_STREAM_BYTES).unwrap_or_default();
    }
    let parts = page.raw().get::<Array<'a>>("Contents");
    let mut whole = Vec::new();
    for stream in parts.iter().flat_map(Array::iter::<Stream<'a>>) {
        let rest = MAX_STREAM_BYTES.saturating_sub(whole.len());
        if rest == 0 {
            break;
        }
        whole.extend_from_slice(&decoded(&stream, rest).unwrap_or_default());
        whole.push(b' ');
    }
    Cow::Owned(whole)
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

impl<'a> Reading<'_, 'a, '_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "another crate's operators: others set no text")]
    fn carry_out(&mut self, content: &[u8], resources: &Resources<'a>) -> Result<(), DocumentFault> {
        self.budget.take_content(content.len())?;
        let (n_settings, n_marks) = (self.settings.len(), self.typesetter.n_marks());
        let outer = self.setting.clone();
        let mut named = Named::new();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.budget.take_operator()?;
            match instruction {
                TypedInstruction::SaveState(_) if self.settings.len() < MAX_KEPT => {
                    self.settings.push(self.setting.clone());
                }
                TypedInstruction::RestoreState(_) if self.settings.len() > n_settings => {
                    if let Some(setting) = self.settings.pop() {
                        self.setting = setting;
                    }
                }
                TypedInstruction::Transform(to) => {
                    self.setting.page *= matrix([to.0, to.1, to.2, to.3, to.4, to.5]);
                }
                TypedInstruction::TextFont(font) => {
                    self.setting.size = font.1.as_f64();
                    self.setting.font = self.font(font.0, resources, &mut named);
                }
                TypedInstruction::XObject(form) => self.show_form(form.0, resources)?,
                TypedInstruction::BeginMarkedContent(_) if self.typesetter.n_marks() < MAX_KEPT => {
                    self.typesetter.begin_mark(super::pdf_layers::Shown::default());
                }
                TypedInstruction::BeginMarkedContentWithProperties(mark)
                    if self.typesetter.n_marks() < MAX_KEPT =>
                {
                    let shown = self.layers.shown(mark.0, Some(mark.1), resources);
                    self.typesetter.begin_mark(shown);
                }
                TypedInstruction::EndMarkedContent(_) if self.typesetter.n_marks() > n_marks => {
                    self.typesetter.end_marks(self.typesetter.n_marks() - 1);
                }
                other => {
                    self.change_setting(&other);
                    self.show_text(&other)?;
                }
            }
        }
        self.settings.truncate(n_settings);
        self.setting = outer;
        self.typesetter.end_marks(n_marks);
        Ok(())
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'a>, named: &mut Named<'a>) -> Rc<PdfFont<'a>> {
        if let Some(font) = named.get(name.as_ref()) {
            return Rc::clone(font);
        }
        let font = match resources.get_font(name) {
            Some(dict) => self.fonts.font(&dict),
            None => Fonts::unknown(),
        };
        named.insert(name.to_vec(), Rc::clone(&font));
        font
    }

    /// What sets text without showing any.
    #[expect(clippy::wildcard_enum_match_arm, reason = "another crate's operators: others set no text")]
    fn change_setting(&mut self, instruction: &TypedInstruction<'_, '_>) {
        let setting = &mut self.setting;
        match instruction {
            TypedInstruction::CharacterSpacing(by) => setting.letter_spacing = by.0.as_f64(),
            TypedInstruction::WordSpacing(by) => setting.word_spacing = by.0.as_f64(),
            TypedInstruction::HorizontalScaling(by) => setting.stretch = by.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(by) => setting.leading = by.0.as_f64(),
            TypedInstruction::TextRise(by) => setting.rise = by.0.as_f64(),
            // 3 draws nothing, 7 only cuts out what is drawn next.
            TypedInstruction::TextRenderingMode(mode) => setting.is_hidden = matches!(mode.0.as_i64(), 3 | 7),
            TypedInstruction::BeginText(_) => self.typesetter.begin_line(Affine::IDENTITY),
            TypedInstruction::SetTextMatrix(to) => {
                self.typesetter.begin_line(matrix([to.0, to.1, to.2, to.3, to.4, to.5]));
            }
            TypedInstruction::NextLine(by) => self.typesetter.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                setting.leading = -by.1.as_f64();
                self.typesetter.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) | TypedInstruction::NextLineAndShowText(_) => {
                self.typesetter.next_line(0.0, -setting.leading);
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                setting.word_spacing = text.0.as_f64();
                setting.letter_spacing = text.1.as_f64();
                self.typesetter.next_line(0.0, -setting.leading);
            }
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "another crate's operators: others set no text")]
    fn show_text(&mut self, instruction: &TypedInstruction<'_, '_>) -> Result<(), DocumentFault> {
        let (setting, budget) = (&self.setting, &mut *self.budget);
        match instruction {
            TypedInstruction::ShowText(text) => self.typesetter.show(text.0, setting, budget),
            TypedInstruction::NextLineAndShowText(text) => self.typesetter.show(text.0, setting, budget),
            TypedInstruction::ShowTextWithParameters(text) => self.typesetter.show(text.2, setting, budget),
            TypedInstruction::ShowTexts(parts) => self.typesetter.show_parts(parts.0, setting, budget),
            _ => Ok(()),
        }
    }

    /// Shows a form (ISO 32000-1, 8.10): a content of its own with a matrix and a frame.
    fn show_form(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), DocumentFault> {
        if self.depth >= MAX_FORM_DEPTH {
            return Ok(());
        }
        let Some(form) = resources.get_x_object(name) else { return Ok(()) };
        let dict = form.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Form");
        if !is_form || self.layers.is_off(dict.get_ref("OC")) {
            return Ok(());
        }
        let Some(content) = decoded(&form, MAX_STREAM_BYTES) else { return Ok(()) };
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let outer = self.setting.clone();
        let page = outer.page * dict.get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new);
        let frame = dict.get::<[f64; 4]>("BBox").and_then(|[x0, y0, x1, y1]| {
            let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)];
            Area::around(&corners.map(|(x, y)| page * Point::new(x, y)))
        });
        self.setting.page = page;
        self.setting.clip = frame.map_or(outer.clip, |frame| outer.clip.within(frame));
        self.depth += 1;
        let done = self.carry_out(&content, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        self.setting = outer;
        done
    }
}
