//! The names beside the discs of a network: at the side where they cover least, and discs that leave each other room.

use super::figure::{Align, Form, Point, Rect, Shape, Turn};
use super::figure_drawing::{Drawing, MARGIN_PX, Placing, TEXT_PX, around, baseline};
use super::figure_network::NetworkNode;

/// What is between two discs at least, and how often they are moved for it.
const APART_PX: f32 = 22.0;
const N_MOVES: usize = 60;

/// How wide a name is at most, how high it is, and how far from its disc.
const MAX_NAME_PX: f32 = 190.0;
const NAME_HEIGHT_PX: f32 = 17.0;
const GAP_PX: f32 = 3.0;

/// How much of its ground a name may take from discs and other names.
const MAX_HIDDEN: f32 = 0.04;

/// A node on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Disc {
    pub(super) center: Point,
    pub(super) radius_px: f32,
}

impl Disc {
    fn rect(&self) -> Rect {
        around(self.center, 2.0 * self.radius_px, 2.0 * self.radius_px)
    }
}

/// Moves discs away from each other where they are too near, all within the page.
pub(super) fn moved_apart(discs: &mut [Disc], drawing: &Drawing<'_>, bottom: f32) {
    let page = Rect {
        left: MARGIN_PX,
        top: drawing.top_px,
        right: drawing.width_px - MARGIN_PX,
        bottom: bottom - NAME_HEIGHT_PX,
    };
    for _ in 0..N_MOVES {
        for at in 0..discs.len() {
            for other_at in at + 1..discs.len() {
                let (Some(one), Some(other)) = (discs.get(at).copied(), discs.get(other_at).copied()) else {
                    continue;
                };
                let (one, other) = pushed(one, other);
                for (place, disc) in [(at, one), (other_at, other)] {
                    if let Some(held) = discs.get_mut(place) {
                        *held = within(disc, &page);
                    }
                }
            }
        }
    }
}

/// Two discs, each half of what is missing farther from the other.
fn pushed(mut one: Disc, mut other: Disc) -> (Disc, Disc) {
    let (x, y) = (other.center.x - one.center.x, other.center.y - one.center.y);
    let distance = (x * x + y * y).sqrt();
    let wanted = one.radius_px + other.radius_px + APART_PX;
    if distance < wanted {
        let (x, y) = if distance > 0.01 { (x / distance, y / distance) } else { (1.0, 0.0) };
        let half = (wanted - distance) / 2.0;
        one.center = Point { x: one.center.x - x * half, y: one.center.y - y * half };
        other.center = Point { x: other.center.x + x * half, y: other.center.y + y * half };
    }
    (one, other)
}

fn within(mut disc: Disc, page: &Rect) -> Disc {
    let rim = disc.radius_px + 2.0;
    let held = |value: f32, low: f32, high: f32| value.max(low.min(high)).min(high.max(low));
    disc.center.x = held(disc.center.x, page.left + rim, page.right - rim);
    disc.center.y = held(disc.center.y, page.top + rim, page.bottom - rim);
    disc
}

/// Writes the names, those of large discs first, on ground that hides the lines below them. Where there is no room, the disc
/// alone tells its name.
pub(super) fn draw_labels(drawing: &mut Drawing<'_>, nodes: &[&NetworkNode], discs: &[Disc], bottom: f32) {
    let page = Rect {
        left: MARGIN_PX / 2.0,
        top: drawing.top_px,
        right: drawing.width_px - MARGIN_PX / 2.0,
        bottom,
    };
    let mut order: Vec<usize> = (0..discs.len().min(nodes.len())).collect();
    let radius = |at: &usize| discs.get(*at).map_or(0.0, |disc| disc.radius_px);
    order.sort_by(|one, other| radius(other).total_cmp(&radius(one)));
    let mut taken: Vec<Rect> = discs.iter().map(Disc::rect).collect();
    for at in order {
        let (Some(node), Some(disc)) = (nodes.get(at), discs.get(at)) else { continue };
        let hand = drawing.text_hand(Align::Middle);
        let room_px = MAX_NAME_PX.min((page.right - page.left) * 0.45);
        let width = drawing.measured(&drawing.fitted(&node.label, room_px, hand), hand);
        if width <= 0.0 {
            continue;
        }
        let rect = best(disc, width + 6.0, &taken, &page);
        let hidden: f32 = taken.iter().map(|other| covered(&rect, other)).sum();
        if hidden > MAX_HIDDEN * rect.width() * rect.height() {
            continue;
        }
        taken.push(rect);
        let ground = Form::Area { rect, fill: drawing.ink().page, corner_px: 3.0 };
        drawing.add(Shape::of(ground).beside(&node.datum));
        let middle = f32::midpoint(rect.top, rect.bottom);
        let at = Point { x: f32::midpoint(rect.left, rect.right), y: baseline(middle, TEXT_PX) };
        let placing = Placing { room_px: room_px + 0.5, hand, turn: Turn::Level };
        drawing.label(at, &node.label, placing, &node.datum);
    }
}

/// The place near a disc that covers least of what is taken; of equal ones the first.
fn best(disc: &Disc, width: f32, taken: &[Rect], page: &Rect) -> Rect {
    let reach = disc.radius_px + GAP_PX;
    let beside = reach + width / 2.0;
    let above = reach + NAME_HEIGHT_PX / 2.0;
    let diagonal = disc.radius_px * 0.7 + GAP_PX;
    let (far_x, far_y) = (diagonal + width / 2.0, diagonal + NAME_HEIGHT_PX / 2.0);
    let near = [
        Point { x: 0.0, y: above },
        Point { x: 0.0, y: -above },
        Point { x: beside, y: 0.0 },
        Point { x: -beside, y: 0.0 },
        Point { x: far_x, y: far_y },
        Point { x: -far_x, y: far_y },
        Point { x: far_x, y: -far_y },
        Point { x: -far_x, y: -far_y },
    ];
    let farther = near.map(|Point { x, y }| Point { x, y: y + y.signum() * NAME_HEIGHT_PX });
    let rect = |off: &Point| {
        let center = Point { x: disc.center.x + off.x, y: disc.center.y + off.y };
        brought_in(around(center, width, NAME_HEIGHT_PX), page)
    };
    let places = near.iter().chain(&farther).map(rect);
    let cost = |rect: &Rect| taken.iter().map(|other| covered(rect, other)).sum::<f32>();
    let costs = places.map(|rect| (cost(&rect), rect));
    let best = costs.reduce(|one, other| if other.0 < one.0 - 0.5 { other } else { one });
    best.map_or_else(Rect::default, |(_, rect)| rect)
}

/// A rectangle moved to lie on the page.
fn brought_in(rect: Rect, page: &Rect) -> Rect {
    let x = (page.left - rect.left).max(0.0) - (rect.right - page.right).max(0.0);
    let y = (page.top - rect.top).max(0.0) - (rect.bottom - page.bottom).max(0.0);
    Rect { left: rect.left + x, top: rect.top + y, right: rect.right + x, bottom: rect.bottom + y }
}

/// The area two rectangles share, in px².
fn covered(one: &Rect, other: &Rect) -> f32 {
    let width = one.right.min(other.right) - one.left.max(other.left);
    let height = one.bottom.min(other.bottom) - one.top.max(other.top);
    width.max(0.0) * height.max(0.0)
}
