//! Reads the command line; opens the window or runs a verb without one.

use butda::cli::{self, Invocation, Surroundings};
use std::io::{BufWriter, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let around = Surroundings::of_system();
    let mut out = BufWriter::new(stdout().lock());
    match cli::run(std::env::args_os(), &around, &mut out, &mut stderr()) {
        Invocation::Window(_folder) => ExitCode::SUCCESS,
        Invocation::Done(code) => code.into(),
    }
}
