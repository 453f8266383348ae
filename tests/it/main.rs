//! One test binary: what holds, floor by floor.

mod annotating;
mod architecture;
mod boundaries;
mod cli;
mod cli_annotate;
mod cli_support;
mod damaged;
mod exchanging;
mod files;
mod folding;
mod lanes;
mod leaving;
mod looks;
mod naming;
mod notation;
mod palette;
mod positions;
mod saving;
mod scripts;
mod structure_detected;
mod structure_elsewhere;
mod support;
mod theming;
mod undoing;
mod words;
