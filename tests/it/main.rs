//! One test binary: what holds, floor by floor.

mod boundaries;
mod cli;
mod cli_annotate;
mod cli_support;
mod exchanging;
mod folding;
mod scripts;
mod structure_detected;
mod structure_elsewhere;
