//! One test binary: what holds, floor by floor.

mod annotating;
mod boundaries;
mod exchanging;
mod folding;
mod lanes;
mod notation;
mod positions;
mod structure_detected;
mod structure_elsewhere;
mod support;
mod undoing;
