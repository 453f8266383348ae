//! One test binary: what holds, floor by floor.

mod annotating;
mod architecture;
mod boundaries;
mod damaged;
mod exchanging;
mod files;
mod folding;
mod lanes;
mod notation;
mod positions;
mod saving;
mod structure_detected;
mod structure_elsewhere;
mod support;
mod theming;
mod undoing;
