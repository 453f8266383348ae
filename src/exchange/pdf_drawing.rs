//! Sheets as a PDF: shapes are drawn by krilla, which embeds what is used of each font.

use super::article_page::{Rgb, Stamp};
use super::origin::{NAME, VERSION};
use super::pdf_fonts::BOX;
use super::pdf_rows::PlacedGlyph;
use super::pdf_shapes::{
    Area, Link, OutlineRow, PartKind, SHEET_HEIGHT, SHEET_WIDTH, Shape, Star, Stroke, Target, Text,
};
use super::pdf_sheets::{Place, Sheets};
use super::typefaces::FACES;
use krilla::Document;
use krilla::annotation::{Annotation, LinkAnnotation};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::BTreeMap;
use std::num::NonZeroU16;

/// Why no PDF was written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PdfError(String);

/// What a document is told to be.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub title: &'a str,
    /// The language's tag.
    pub language: &'a str,
    pub modified: Option<Stamp>,
}

/// A document while its sheets are drawn.
pub struct Drawing {
    document: Document,
    fonts: Vec<Option<Font>>,
    tree: TagTree,
    outline: Outline,
}

impl Default for Drawing {
    fn default() -> Self {
        Self::new()
    }
}

impl Drawing {
    /// One without sheets.
    #[must_use]
    pub fn new() -> Self {
        Self {
            document: Document::new(),
            fonts: FACES.iter().map(|(_, bytes)| Font::new((*bytes).into(), 0)).collect(),
            tree: TagTree::new(),
            outline: Outline::new(),
        }
    }

    /// Draws the next sheets.
    pub fn add(&mut self, sheets: &Sheets) {
        let mut parts = Parts::new();
        for sheet in &sheets.all {
            let settings = PageSettings::from_wh(SHEET_WIDTH, SHEET_HEIGHT);
            let mut drawn = self.document.start_page_with(settings.unwrap_or_default());
            let mut surface = drawn.surface();
            draw_shapes(&mut surface, &self.fonts, &sheet.shapes, &mut parts);
            surface.finish();
            for link in &sheet.links {
                draw_link(&mut drawn, link, sheets);
            }
            drawn.finish();
        }
        add_parts(&mut self.tree, parts);
    }

    /// Adds the headings of sheets to the outline.
    pub fn add_outline(&mut self, rows: &[OutlineRow], sheets: &Sheets) {
        for node in nodes_of(rows, sheets) {
            self.outline.push_child(node);
        }
    }

    /// Adds a chapter to the outline, which begins with its sheets, and its headings under it.
    pub fn add_chapter(&mut self, name: &str, rows: &[OutlineRow], sheets: &Sheets) {
        let to = XyzDestination::new(sheets.n_before, Point::from_xy(0.0, 0.0));
        let mut chapter = OutlineNode::new(name.to_owned(), to);
        for node in nodes_of(rows, sheets) {
            chapter.push_child(node);
        }
        self.outline.push_child(chapter);
    }

    /// The document.
    ///
    /// # Errors
    /// Where krilla refuses it, with its words.
    pub fn finish(self, about: &About<'_>) -> Result<Vec<u8>, PdfError> {
        let Self { mut document, tree, outline, .. } = self;
        document.set_outline(outline);
        document.set_tag_tree(tree.with_lang(Some(about.language.to_owned())));
        document.set_metadata(metadata(about));
        document.finish().map_err(|error| PdfError(format!("{error:?}")))
    }
}

/// A part of the document.
struct DrawnPart {
    kind: PartKind,
    /// In the order in which they are drawn.
    pieces: Vec<Identifier>,
}

/// The parts, by their number.
type Parts = BTreeMap<usize, DrawnPart>;

/// What the document is made of: a title, headings and paragraphs, for programs that read it aloud.
fn add_parts(tree: &mut TagTree, parts: Parts) {
    for DrawnPart { kind, pieces } in parts.into_values() {
        let tag: TagKind = match kind {
            PartKind::Title => Tag::Hn(NonZeroU16::MIN, None).into(),
            PartKind::Heading => Tag::Hn(NonZeroU16::MIN.saturating_add(1), None).into(),
            PartKind::Paragraph => Tag::P.into(),
        };
        tree.push(TagGroup::with_children(tag, pieces.into_iter().map(Node::from).collect()));
    }
}

fn metadata(about: &About<'_>) -> Metadata {
    let metadata = Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned())
        .creator(format!("{NAME} {VERSION}"));
    let Some(at) = about.modified else { return metadata };
    let date = DateTime::new(at.year).month(at.month).day(at.day);
    let date = date.hour(at.hour).minute(at.minute).second(at.second).utc_offset_hour(0).utc_offset_minute(0);
    metadata.creation_date(date)
}

/// The fills lie under all lines, and these under all letters.
fn draw_shapes(surface: &mut Surface<'_>, fonts: &[Option<Font>], shapes: &[Shape], parts: &mut Parts) {
    for shape in shapes {
        if let Shape::Fill(area, color) = shape {
            draw_fill(surface, area, *color);
        }
    }
    for shape in shapes {
        if let Shape::Line(line) = shape {
            draw_line(surface, line);
        }
    }
    for shape in shapes {
        match shape {
            Shape::Text(text) => {
                let identifier = surface.start_tagged(match text.part {
                    Some(_) => ContentTag::Span(SpanTag::empty()),
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                });
                draw_text(surface, fonts, text);
                surface.end_tagged();
                if let Some(part) = text.part {
                    let new = || DrawnPart { kind: part.kind, pieces: Vec::new() };
                    parts.entry(part.number).or_insert_with(new).pieces.push(identifier);
                }
            }
            Shape::Star(star) => draw_star(surface, star),
            Shape::Fill(..) | Shape::Line(_) => {}
        }
    }
}

fn fill_of([red, green, blue]: Rgb) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn rect_of(area: &Area) -> Option<Rect> {
    Rect::from_ltrb(rounded(area.left), rounded(area.top), rounded(area.right), rounded(area.bottom))
}

/// A place to a hundredth of a pt: nobody sees more, and each digit is written.
fn rounded(pt: f32) -> f32 {
    (pt * 100.0).round() / 100.0
}

fn draw_fill(surface: &mut Surface<'_>, area: &Area, color: Rgb) {
    let mut builder = PathBuilder::new();
    if let Some(rect) = rect_of(area) {
        builder.push_rect(rect);
    }
    let Some(path) = builder.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(fill_of(color)));
    surface.draw_path(&path);
}

fn draw_line(surface: &mut Surface<'_>, line: &Stroke) {
    let [red, green, blue] = line.color;
    let solid = krilla::paint::Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: line.thickness,
        ..krilla::paint::Stroke::default()
    };
    let (t, y) = (line.thickness, line.y);
    let dashed = |array: Vec<f32>| Some(StrokeDash { array, offset: 0.0 });
    let round =
        krilla::paint::Stroke { line_cap: LineCap::Round, line_join: LineJoin::Round, ..solid.clone() };
    match line.pattern {
        1 => {
            let stroke = krilla::paint::Stroke { dash: dashed(vec![t * 3.6, t * 1.8]), ..solid };
            stroke_path(surface, stroke, &straight(line, y));
        }
        2 => {
            let stroke = krilla::paint::Stroke { dash: dashed(vec![0.0, t * 2.0]), ..round };
            stroke_path(surface, stroke, &straight(&Stroke { left: line.left + t / 2.0, ..*line }, y));
        }
        3 => {
            for y in [y - t * 0.45, y + t * 0.45] {
                let stroke = krilla::paint::Stroke { width: t * 0.45, ..solid.clone() };
                stroke_path(surface, stroke, &straight(line, y));
            }
        }
        4 => {
            let stroke = krilla::paint::Stroke { width: t * 0.72, ..round };
            stroke_path(surface, stroke, &wave(line));
        }
        _ => stroke_path(surface, solid, &straight(line, y)),
    }
}

/// From the left end of a line to the right one, at a height.
fn straight(line: &Stroke, y: f32) -> [Point; 2] {
    [Point::from_xy(line.left, y), Point::from_xy(line.right, y)]
}

/// Up and down from the left end to the right one.
fn wave(line: &Stroke) -> Vec<Point> {
    let (step, rise) = (line.thickness * 1.5, line.thickness * 0.5);
    let mut points = vec![Point::from_xy(line.left, line.y + rise)];
    let (mut x, mut is_up) = (line.left + step, true);
    while x < line.right {
        points.push(Point::from_xy(x, if is_up { line.y - rise } else { line.y + rise }));
        (x, is_up) = (x + step, !is_up);
    }
    points
}

fn stroke_path(surface: &mut Surface<'_>, stroke: krilla::paint::Stroke, points: &[Point]) {
    let mut builder = PathBuilder::new();
    for (at, point) in points.iter().enumerate() {
        let (x, y) = (rounded(point.x), rounded(point.y));
        if at == 0 {
            builder.move_to(x, y);
        } else {
            builder.line_to(x, y);
        }
    }
    let Some(path) = builder.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(stroke));
    surface.draw_path(&path);
}

fn draw_star(surface: &mut Surface<'_>, star: &Star) {
    let mut builder = PathBuilder::new();
    for at in 0..10_u8 {
        let angle = f32::from(at) * std::f32::consts::PI / 5.0;
        let radius = if at % 2 == 0 { star.radius } else { star.radius * 0.42 };
        let (x, y) = (star.x + radius * angle.sin(), star.y - radius * angle.cos());
        if at == 0 {
            builder.move_to(x, y);
        } else {
            builder.line_to(x, y);
        }
    }
    builder.close();
    let Some(path) = builder.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(fill_of(star.color)));
    surface.draw_path(&path);
}

/// Draws a row, as many glyphs of one font at once as stand together.
fn draw_text(surface: &mut Surface<'_>, fonts: &[Option<Font>], text: &Text) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill_of(text.color)));
    for run in text.row.glyphs.chunk_by(|one, other| one.font == other.font) {
        let Some(first) = run.first() else { continue };
        let Some(Some(font)) = fonts.get(first.font) else { continue };
        let glyphs: Vec<KrillaGlyph> = run.iter().flat_map(|glyph| glyphs_of(glyph, text)).collect();
        let start = Point::from_xy(text.x + first.x, text.y);
        surface.draw_glyphs(start, &glyphs, font.clone(), &text.words, text.size, text.is_picture);
    }
}

/// A glyph as krilla takes it. A box comes twice, one on the other: of several glyphs that stand for one letter krilla
/// notes the letter beside them, which a box needs, as it stands for many.
fn glyphs_of(glyph: &PlacedGlyph, text: &Text) -> impl Iterator<Item = KrillaGlyph> {
    let under = (glyph.id == BOX).then(|| glyph_of(&PlacedGlyph { advance: 0.0, ..*glyph }, text));
    under.into_iter().chain([glyph_of(glyph, text)])
}

fn glyph_of(glyph: &PlacedGlyph, text: &Text) -> KrillaGlyph {
    let within = |byte: usize| byte.saturating_sub(text.from).min(text.words.len());
    KrillaGlyph::new(
        GlyphId::new(glyph.id),
        glyph.advance / text.size,
        glyph.right / text.size,
        glyph.up / text.size,
        0.0,
        within(glyph.start)..within(glyph.end),
        None,
    )
}

fn draw_link(drawn: &mut Page<'_>, link: &Link, sheets: &Sheets) {
    let (Some(rect), Some(to)) = (rect_of(&link.area), destination(sheets, link.to)) else { return };
    let target = krilla::annotation::Target::Destination(to.into());
    drawn.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), None));
}

fn destination(sheets: &Sheets, target: Target) -> Option<XyzDestination> {
    let Place { sheet, y } = *sheets.targets.get(&target)?;
    Some(XyzDestination::new(sheets.n_before + sheet, Point::from_xy(0.0, (y - 12.0).max(0.0))))
}

/// The rows of an outline, each with those under it; those without a name are left out.
fn nodes_of(rows: &[OutlineRow], sheets: &Sheets) -> Vec<OutlineNode> {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let to = destination(sheets, Target::Heading(at)).filter(|_| !row.name.is_empty());
        let Some(to) = to else { continue };
        let node = OutlineNode::new(row.name.clone(), to).with_open(true);
        match nodes.last_mut().filter(|_| row.is_under) {
            Some(above) => above.push_child(node),
            None => nodes.push(node),
        }
    }
    nodes
}
