//! A network: themes as discs, and lines between those that stand together, the thicker the more often.

use super::article_page::Rgb;
use super::figure::{Align, Datum, Figure, FigureFrame, Form, Point, Shape};
use super::figure_axis::{Scale, narrow, number, px};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, SMALL_PX, baseline};
use super::figure_network_forces::{Bond, Spot, spots};
use super::figure_network_labels::{Disc, draw_labels, moved_apart};

/// More nodes than this are a tangle: the largest are drawn.
pub const MAX_NODES: usize = 80;

/// The discs.
const MIN_RADIUS_PX: f32 = 5.0;
const MAX_RADIUS_PX: f32 = 22.0;

/// The lines.
const MIN_LINE_PX: f32 = 0.8;
const MAX_LINE_PX: f32 = 5.0;

/// More nodes than this have smaller discs and a higher page.
const FEW_NODES: usize = 20;

/// How high the network is beside its width, with few nodes and with many, and at most.
const HEIGHT_SHARE: f32 = 0.66;
const MANY_HEIGHT_SHARE: f32 = 1.0;
const MAX_HEIGHT_PX: f32 = 1_200.0;

/// What is left at the sides for words.
const SIDE_PX: f32 = 64.0;

/// A network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    pub nodes: Vec<NetworkNode>,
    pub edges: Vec<NetworkEdge>,
    /// What the sizes mean; empty where the title says it.
    pub note: String,
}

/// A theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkNode {
    pub label: String,
    /// `#rrggbb`; the accent where it is none.
    pub color: String,
    /// How often it is there: its disc has an area as large.
    pub size: f64,
    pub datum: Datum,
}

/// Two themes that stand together. From a theme to itself nothing is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkEdge {
    /// Places in `Network::nodes`.
    pub from: usize,
    pub to: usize,
    /// How often; nothing is drawn for what is not above zero.
    pub weight: f64,
    pub datum: Datum,
}

/// Lays out a network.
#[must_use]
pub fn network(network: &Network, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    let drawn = drawn_nodes(network);
    let bonds = bonds(network, &drawn);
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    let height = height_px(drawn.len(), inner);
    let top = drawing.top_px;
    let mut discs = discs(network, &drawn, &bonds, &drawing);
    moved_apart(&mut discs, &drawing, top + height);
    draw_edges(&mut drawing, network, &drawn, &discs);
    for (disc, node) in discs.iter().zip(nodes(network, &drawn)) {
        let rim = Form::Disc { center: disc.center, radius_px: disc.radius_px + 1.5, fill: frame.ink.page };
        drawing.add(Shape::of(rim).beside(&node.datum));
        let fill = drawing.color(&node.color);
        let form = Form::Disc { center: disc.center, radius_px: disc.radius_px, fill };
        drawing.add(Shape::of(form).telling(&node.datum));
    }
    let labels: Vec<&NetworkNode> = nodes(network, &drawn).collect();
    draw_labels(&mut drawing, &labels, &discs, top + height);
    let mut bottom = top + height;
    if !network.note.is_empty() {
        let at = Point { x: MARGIN_PX, y: baseline(bottom + LINE_PX / 2.0, SMALL_PX) };
        drawing.words(at, &network.note, inner, drawing.soft_hand(Align::Start));
        bottom += LINE_PX;
    }
    drawing.finished(bottom)
}

/// How high the page of so many nodes is.
fn height_px(n: usize, inner_px: f32) -> f32 {
    if n == 0 {
        return 0.0;
    }
    let many = px(n.saturating_sub(FEW_NODES)) / px(MAX_NODES - FEW_NODES);
    (inner_px * (HEIGHT_SHARE + (MANY_HEIGHT_SHARE - HEIGHT_SHARE) * many)).min(MAX_HEIGHT_PX)
}

/// The places of the nodes that are drawn, rising.
fn drawn_nodes(network: &Network) -> Vec<usize> {
    let mut places: Vec<usize> = (0..network.nodes.len()).collect();
    let size = |at: &usize| network.nodes.get(*at).map_or(0.0, |node| number(node.size));
    places.sort_by(|one, other| size(other).total_cmp(&size(one)));
    places.truncate(MAX_NODES);
    places.sort_unstable();
    places
}

fn nodes<'n>(network: &'n Network, drawn: &[usize]) -> impl Iterator<Item = &'n NetworkNode> {
    drawn.iter().filter_map(|at| network.nodes.get(*at))
}

/// Which of the nodes that are drawn an edge joins; `None` where it is not drawn.
fn bond(edge: &NetworkEdge, drawn: &[usize]) -> Option<Bond> {
    let from = drawn.binary_search(&edge.from).ok()?;
    let to = drawn.binary_search(&edge.to).ok()?;
    (from != to && number(edge.weight) > 0.0).then_some(Bond { from, to, strength: number(edge.weight) })
}

fn bonds(network: &Network, drawn: &[usize]) -> Vec<Bond> {
    let mut bonds: Vec<Bond> = network.edges.iter().filter_map(|edge| bond(edge, drawn)).collect();
    let strongest = bonds.iter().map(|bond| bond.strength).fold(0.0, f64::max);
    for bond in &mut bonds {
        // The root, so that what is seldom together is near as well.
        bond.strength = (bond.strength / strongest).sqrt();
    }
    bonds
}

/// The discs where forces put them, in the room there is.
fn discs(network: &Network, drawn: &[usize], bonds: &[Bond], drawing: &Drawing<'_>) -> Vec<Disc> {
    let spots = spots(drawn.len(), bonds);
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    let height = height_px(drawn.len(), inner);
    let max_radius = (MAX_RADIUS_PX * (px(FEW_NODES) / px(drawn.len().max(FEW_NODES))).sqrt()).max(9.0);
    let side = SIDE_PX.min(inner * 0.15);
    let across = fitted(&spots, |spot| spot.x, MARGIN_PX + side, MARGIN_PX + inner - side);
    let margin = MAX_RADIUS_PX + LINE_PX;
    let down = fitted(&spots, |spot| spot.y, drawing.top_px + margin, drawing.top_px + height - margin);
    let largest = nodes(network, drawn).map(|node| number(node.size)).fold(0.0, f64::max);
    let disc = |(spot, node): (&Spot, &NetworkNode)| {
        let share = if largest > 0.0 { (number(node.size).max(0.0) / largest).sqrt() } else { 0.0 };
        let radius_px = (max_radius * narrow(share)).max(MIN_RADIUS_PX);
        Disc { center: Point { x: across.at(spot.x), y: down.at(spot.y) }, radius_px }
    };
    spots.iter().zip(nodes(network, drawn)).map(disc).collect()
}

/// A scale that puts the outermost spots at both ends; one spot lies in the middle.
fn fitted(spots: &[Spot], part: impl Fn(&Spot) -> f64, from_px: f32, to_px: f32) -> Scale {
    let low = spots.iter().map(&part).fold(f64::INFINITY, f64::min);
    let high = spots.iter().map(&part).fold(f64::NEG_INFINITY, f64::max);
    let middle = f32::midpoint(from_px, to_px);
    if high > low + 1e-9 {
        Scale { from: low, to: high, from_px, to_px }
    } else {
        Scale { from: 0.0, to: 1.0, from_px: middle, to_px: middle }
    }
}

fn draw_edges(drawing: &mut Drawing<'_>, network: &Network, drawn: &[usize], discs: &[Disc]) {
    let ink = drawing.ink();
    let mut edges: Vec<(&NetworkEdge, Bond)> =
        network.edges.iter().filter_map(|edge| Some((edge, bond(edge, drawn)?))).collect();
    let heaviest = edges.iter().map(|(_, bond)| bond.strength).fold(0.0, f64::max);
    // Thick lines lie on top: they are what is looked for.
    edges.sort_by(|(_, one), (_, other)| one.strength.total_cmp(&other.strength));
    for (edge, bond) in edges {
        let (Some(from), Some(to)) = (discs.get(bond.from), discs.get(bond.to)) else { continue };
        let share = narrow(bond.strength / heaviest);
        let width = MIN_LINE_PX + (MAX_LINE_PX - MIN_LINE_PX) * share;
        let color: Rgb = mixed(mixed(ink.page, ink.soft, 0.22), mixed(ink.page, ink.soft, 0.5), share);
        drawing.add(Shape::stroke(vec![from.center, to.center], width, color).telling(&edge.datum));
    }
}
