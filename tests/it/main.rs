//! One test binary: what holds, floor by floor.

mod boundaries;
mod exchanging;
mod folding;
mod structure_detected;
mod structure_elsewhere;
