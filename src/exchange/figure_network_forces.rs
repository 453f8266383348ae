//! Where the nodes of a network lie: those that are joined draw near each other, all keep apart (Fruchterman and Reingold,
//! "Graph drawing by force-directed placement", 1991). The same network always lies the same way.

use super::figure_axis::{float, number};

/// How often all nodes are moved.
const N_ROUNDS: u32 = 400;

/// How strongly all are drawn to the middle, so that parts that nothing joins stay in sight.
const TO_MIDDLE: f64 = 0.12;

/// How much farther than high the picture is: sideways forces count less by as much.
const WIDE: f64 = 1.5;

/// No two nodes are nearer than this when their distance is divided by.
const NEAR: f64 = 1e-4;

/// What the stream of numbers begins with.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A node's place, in no unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Two nodes that are joined, and how strongly: up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bond {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) strength: f64,
}

/// Places for `n` nodes.
pub(super) fn spots(n: usize, bonds: &[Bond]) -> Vec<Spot> {
    let mut spots = circle(n);
    let apart = (WIDE / float(n.max(1))).sqrt();
    for round in 0..N_ROUNDS {
        let warmth = 0.12 * (1.0 - f64::from(round) / f64::from(N_ROUNDS));
        let pushes = pushes(&spots, bonds, apart);
        for (spot, push) in spots.iter_mut().zip(pushes) {
            let length = (push.x * push.x + push.y * push.y).sqrt();
            if length > NEAR {
                let step = length.min(warmth) / length;
                spot.x = number(spot.x + push.x * step);
                spot.y = number(spot.y + push.y * step);
            }
        }
    }
    drawn_in(&mut spots);
    spots
}

/// Brings those that lie far out nearer, so that they do not make all others small.
fn drawn_in(spots: &mut [Spot]) {
    let away = |spot: &Spot| (spot.x * spot.x + spot.y * spot.y).sqrt();
    let mut all: Vec<f64> = spots.iter().map(away).collect();
    all.sort_by(f64::total_cmp);
    let Some(middle) = all.get(all.len() / 2).copied().filter(|middle| *middle > NEAR) else { return };
    for spot in spots {
        let share = 1.0 / (1.0 + away(spot) / (middle * 1.5));
        *spot = Spot { x: spot.x * share, y: spot.y * share };
    }
}

/// Where nodes begin: on a circle, each a little off, so that no two forces cancel out.
fn circle(n: usize) -> Vec<Spot> {
    let mut state = SEED;
    let spot = |at: usize| {
        let angle = std::f64::consts::TAU * float(at) / float(n.max(1));
        let radius = 0.5 + 0.02 * chance(&mut state);
        // Rounded, as the last digits of a cosine are not the same on every computer.
        let rounded = |part: f64| (part * 1e6).round() / 1e6;
        Spot { x: rounded(radius * angle.cos() * WIDE), y: rounded(radius * angle.sin()) }
    };
    (0..n).map(spot).collect()
}

/// The next number from 0 to 1 (`SplitMix64`: Steele, Lea, Flood 2014).
fn chance(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    let upper = u32::try_from(mixed >> 32).unwrap_or(0);
    f64::from(upper) / f64::from(u32::MAX)
}

fn pushes(spots: &[Spot], bonds: &[Bond], apart: f64) -> Vec<Spot> {
    let pull = |spot: &Spot| Spot { x: -spot.x * TO_MIDDLE, y: -spot.y * TO_MIDDLE * WIDE };
    let mut pushes: Vec<Spot> = spots.iter().map(pull).collect();
    for (at, one) in spots.iter().enumerate() {
        for (other_at, other) in spots.iter().enumerate().skip(at + 1) {
            let (x, y) = (one.x - other.x, one.y - other.y);
            let distance = (x * x + y * y).sqrt().max(NEAR);
            let force = apart * apart / distance / distance;
            add(&mut pushes, at, Spot { x: x * force, y: y * force });
            add(&mut pushes, other_at, Spot { x: -x * force, y: -y * force });
        }
    }
    for bond in bonds {
        let (Some(one), Some(other)) = (spots.get(bond.from), spots.get(bond.to)) else { continue };
        let (x, y) = (other.x - one.x, other.y - one.y);
        let distance = (x * x + y * y).sqrt();
        let force = distance / apart * bond.strength;
        add(&mut pushes, bond.from, Spot { x: x * force, y: y * force });
        add(&mut pushes, bond.to, Spot { x: -x * force, y: -y * force });
    }
    pushes
}

fn add(pushes: &mut [Spot], at: usize, more: Spot) {
    if let Some(push) = pushes.get_mut(at) {
        push.x += more.x;
        push.y += more.y;
    }
}
