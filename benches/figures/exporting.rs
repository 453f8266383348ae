//! Exporting all passages of a project, as people do: from the dialog in the window, each export in a process of its own,
//! so that what one needs of memory does not show in another.

use super::corpus;
use super::stage::Window;
use super::tell::{line, passed, percentile};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How many passages there are, ten to an article, and half of it.
const N_PASSAGES: usize = 100_000;
const N_PER_ARTICLE: usize = 10;

/// How often each is exported; the middle one counts.
const N_RUNS: usize = 3;

/// The formats, as the window in English calls them.
const FORMATS: [&str; 3] = ["CSV", "Parquet", "Excel"];

/// What one export took.
struct Export {
    /// From the key to the frame that shows that it is done.
    took: Duration,
    longest: Duration,
    middle: Duration,
    /// Resident memory of the process with the project open, and at most from the dialog to the end, in kB.
    open_kb: u64,
    most_kb: u64,
}

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let projects = [N_PASSAGES / 2, N_PASSAGES].map(|n_passages| {
        let folder = work.path().join(format!("of-{n_passages}")).join("project");
        fs::create_dir_all(&folder).expect("a folder");
        corpus::write(&folder, n_passages / N_PER_ARTICLE, n_passages);
        folder
    });
    line("Exporting 100,000 passages of 10,000 articles from the window, to 50,000 of 5,000:");
    for format in FORMATS {
        let [half, whole] = projects.each_ref().map(|project| middle_of(format, project));
        let ratio = whole.took.as_secs_f64() / half.took.as_secs_f64().max(f64::EPSILON);
        let [took, before] = [&whole, &half].map(|export| export.took.as_secs_f64());
        line(&format!("  {format:<8} {ratio:.2} x ({took:.2} s to {before:.2} s)"));
        let memory = ratio_of(whole.most_kb, whole.open_kb);
        let [most, open] = [whole.most_kb, whole.open_kb].map(|kb| kb / 1024);
        line(&format!("           memory {memory:.2} x that of the open project ({most} MB to {open} MB)"));
        let [longest, middle] = [whole.longest, whole.middle].map(|time| time.as_secs_f64() * 1000.0);
        line(&format!("           longest frame {longest:.1} ms, half of them under {middle:.1} ms"));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure to be read")]
fn ratio_of(one: u64, other: u64) -> f64 {
    one as f64 / (other as f64).max(1.0)
}

/// Exports a few times; the middle of each figure, and the longest frame of all.
fn middle_of(format: &str, project: &Path) -> Export {
    let runs: Vec<Export> = (0..N_RUNS).map(|_| alone(format, project)).collect();
    let middle = |of: fn(&Export) -> Duration| percentile(&mut runs.iter().map(of).collect::<Vec<_>>(), 50);
    let kb = |of: fn(&Export) -> u64| {
        let mut all: Vec<u64> = runs.iter().map(of).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Export {
        took: middle(|run| run.took),
        longest: runs.iter().map(|run| run.longest).max().unwrap_or_default(),
        middle: middle(|run| run.middle),
        open_kb: kb(|run| run.open_kb),
        most_kb: kb(|run| run.most_kb),
    }
}

/// Exports in a process of its own.
fn alone(format: &str, project: &Path) -> Export {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    let output = command.env("LC_ALL", "C").arg("exporting-alone").arg(project).arg(format).output();
    let output = output.expect("the program again");
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [took, longest, middle, open_kb, most_kb] = *numbers.as_slice() else {
        panic!("an export of {format} told {told}{}", String::from_utf8_lossy(&output.stderr));
    };
    let [took, longest, middle] = [took, longest, middle].map(Duration::from_micros);
    Export { took, longest, middle, open_kb, most_kb }
}

/// Exports a project in this process, and prints what [`alone`] reads.
pub fn measure_alone(project: &Path, format: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = Window::threaded(project, home.path());
    window.settle_threads();
    let open_kb = kilobytes("VmRSS");
    // From here on the system counts anew how much was resident at most.
    fs::write("/proc/self/clear_refs", "5").expect("a figure that can be set back");
    let written = project.with_file_name("written");
    window.choose_export(format, &written);
    let mut times = Vec::new();
    let took = passed(|| times = window.export());
    let most_kb = kilobytes("VmHWM");
    assert!(fs::metadata(&written).is_ok_and(|written| written.len() > 0), "an export was written");
    fs::remove_file(&written).expect("what was written");
    let (longest, middle) = (percentile(&mut times, 100), percentile(&mut times, 50));
    let [took, longest, middle] = [took, longest, middle].map(|time| time.as_micros());
    line(&format!("{took} {longest} {middle} {open_kb} {most_kb}"));
}

/// A figure of this process that the system tells in kB.
fn kilobytes(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("what the system tells");
    let told =
        status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).expect("the figure");
    told.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}
