//! The frames of the window while a folder of files of other programs is read and imported.

use super::corpus::{Numbers, text};
use super::importing::kinds;
use super::importing_files::N_BYTES;
use super::stage::Window;
use super::tell::{line, percentile};
use std::fs;
use std::time::Duration;

/// Prints the longest frame while a folder of all files is read, and while it is imported.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let (project, from) = (work.path().join("project"), work.path().join("from"));
    fs::create_dir_all(&project).expect("a folder");
    fs::create_dir_all(&from).expect("a folder");
    fs::write(project.join("a.txt"), text(&mut Numbers(12), N_BYTES)).expect("an article");
    for kind in kinds() {
        for (at, bytes) in kind.files.iter().enumerate() {
            fs::write(from.join(format!("{at:04}.{}", kind.name)), bytes).expect("a file");
        }
    }
    let mut window = Window::threaded(&project, &work.path().join("home"));
    let mut reading = window.import(&from);
    let mut taking = window.take_import();
    line(
        "Frames while 2,100 files are imported, processor time to draw and turn into triangles, the longest:",
    );
    for (what, times) in [("read", &mut reading), ("taken", &mut taking)] {
        let (most, middle) = (percentile(times, 100), percentile(times, 50));
        line(&format!("  {what}: {} of {} frames", longest(most, middle), times.len()));
    }
}

fn longest(most: Duration, middle: Duration) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.1} ms, half of them under {:.1} ms", millis(most), millis(middle))
}
