//! Reads the command line: opens the window, or runs a verb without one.

use butda::cli::{self, Invocation, Surroundings};
use butda::storage::settings::{self, Places};
use butda::storage::window_state;
use butda::ui::desktop_app::Start;
use butda::ui::launch::launch;
use butda::words::build_paths::without_build_paths;
use butda::words::{Tongue, Words};
use std::io::{BufWriter, Write, stderr, stdout};
use std::path::{Path, PathBuf, absolute};
use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        // Where nobody listens there is nobody to tell.
        let _ = writeln!(stderr(), "butda: {}", without_build_paths(&panic.to_string()));
    }));
    let around = Surroundings::of_system();
    let mut out = BufWriter::new(stdout());
    match cli::run(std::env::args_os(), &around, &mut out, &mut stderr()) {
        Invocation::Done(code) => code.into(),
        Invocation::Window { folder, may_reopen } => open_window(&around, folder, may_reopen),
    }
}

fn open_window(around: &Surroundings, folder: Option<PathBuf>, may_reopen: bool) -> ExitCode {
    let folder = folder.map(|folder| absolute(&folder).unwrap_or(folder));
    let places = around.places.clone().unwrap_or_else(|| Places::within(Path::new(".")));
    let start = || Start {
        settings: settings::read(&places),
        window: window_state::read(&places.state),
        places: places.clone(),
        seed: around.seed,
        folder: folder.clone(),
        may_reopen,
    };
    match launch(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let language = settings::read(&places).map(|settings| settings.language).unwrap_or_default();
            let words = Words::new(Tongue::of(language, around.system_language.as_deref()));
            // Where nobody listens there is nobody to tell.
            let _ = writeln!(stderr(), "{}", error.in_words(&words));
            ExitCode::from(2)
        }
    }
}
