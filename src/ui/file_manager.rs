//! Shows a folder in the desktop's own file manager, and a file in the program that the desktop has for it.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// What opens a folder on this system.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Asks the desktop to show a folder or a file; how it does that is not waited for.
///
/// # Errors
/// What the system says where the desktop offers nothing for it.
pub fn show(path: &Path) -> io::Result<()> {
    let mut opener = Command::new(OPENER);
    let silent = opener.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = silent.spawn()?;
    // Somebody has to wait for it, or it stays in the list of processes.
    std::thread::Builder::new().name("butda-opener".to_owned()).spawn(move || child.wait()).map(drop)
}
