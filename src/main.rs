//! Opens the window.

use butda::storage::settings::{self, Places};
use butda::ui::desktop_app::Start;
use butda::ui::launch::launch;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let places = Places::of_system().unwrap_or_else(|| Places::within(Path::new(".")));
    let start = || Start {
        settings: settings::read(&places),
        places: places.clone(),
        seed: butda::ui::launch::seed(),
        folder: folder.clone(),
    };
    match launch(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{error}\n"));
            ExitCode::from(2)
        }
    }
}
