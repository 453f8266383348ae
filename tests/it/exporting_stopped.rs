//! An export can be stopped while it is gathered, and says how far it has come.

use crate::people::three;
use crate::support::Sitting;
use butda::exchange::export_options::ExportOptions;
use butda::exchange::format::FormatId;
use butda::session::{ExportCommand, ExportTo};
use butda::storage::atomic_write::WriteError;
use butda::storage::disk::RealDisk;
use butda::workers::exporting::{ExportExtent, ExportWish};
use butda::workers::report::{ExportProgress, ExportReport, TaskOutput};
use butda::workers::task::{Task, perform};
use std::cell::Cell;
use std::path::Path;

/// The task of an export to a path.
fn task(sitting: &mut Sitting, path: &Path, format: FormatId) -> Task {
    let (wish, options, path) = (ExportWish::default(), ExportOptions::default(), path.to_owned());
    let to = ExportTo { wish, format, options, path };
    let mut tasks = sitting.run_only(ExportCommand::Write(Box::new(to)));
    tasks.pop().expect("a task")
}

/// What is reported of it; it is stopped once so many articles are gathered.
fn reports(task: Task, stopped_at: Option<usize>) -> Vec<ExportReport> {
    let ticket = task.ticket.clone();
    let mut reports = Vec::new();
    perform(task, &RealDisk, &mut |output| {
        let TaskOutput::Export(report) = output else { return };
        if matches!(&report, ExportReport::Progress(ExportProgress::Gathered { n_done, .. }) if Some(*n_done) == stopped_at)
        {
            ticket.cancel();
        }
        reports.push(report);
    });
    reports
}

fn is_of(report: &ExportReport, progress: ExportProgress) -> bool {
    matches!(report, ExportReport::Progress(told) if *told == progress)
}

#[test]
fn an_export_that_is_stopped_while_it_is_gathered_writes_nothing() {
    let names: Vec<String> = (0..600).map(|n| format!("{n:03}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "Giá xăng.\n")).collect();
    let mut sitting = Sitting::open(&files);
    let path = sitting.home().join("x.csv");
    let told = |reports: &[ExportReport]| -> Vec<usize> {
        let n_done = |report: &ExportReport| match report {
            ExportReport::Progress(ExportProgress::Gathered { n_done, n_all: 600 }) => Some(*n_done),
            _ => None,
        };
        reports.iter().filter_map(n_done).collect()
    };
    let task_of = task(&mut sitting, &path, FormatId::Csv);
    let stopped = reports(task_of, Some(250));
    assert_eq!(told(&stopped), [250]);
    let stopped = stopped.last().expect("an end");
    assert!(matches!(stopped, ExportReport::Written { result: Err(WriteError::Stopped), .. }), "{stopped:?}");
    assert!(!path.exists());
    let task_of = task(&mut sitting, &path, FormatId::Csv);
    let whole = reports(task_of, None);
    assert_eq!(told(&whole), [250, 500, 600]);
    assert!(matches!(whole.last(), Some(ExportReport::Written { result: Ok(0), .. })));
    assert!(path.exists());
}

#[test]
fn after_all_is_gathered_it_is_said_that_the_file_is_written_and_that_it_is_read_back() {
    let mut sitting = three();
    let is_gathered =
        |report: &ExportReport| matches!(report, ExportReport::Progress(ExportProgress::Gathered { .. }));
    let said = |sitting: &mut Sitting, format: FormatId| -> Vec<ExportReport> {
        let path = sitting.home().join("x");
        let task = task(sitting, &path, format);
        reports(task, None).into_iter().filter(|report| !is_gathered(report)).collect()
    };
    let csv = said(&mut sitting, FormatId::Csv);
    assert!(is_of(&csv[0], ExportProgress::Writing) && csv.len() == 2, "nothing reads it: {csv:?}");
    let annotations = said(&mut sitting, FormatId::WebAnnotation);
    assert!(
        is_of(&annotations[0], ExportProgress::Writing) && is_of(&annotations[1], ExportProgress::Comparing),
        "{annotations:?}"
    );
    assert!(matches!(annotations[2], ExportReport::Written { result: Ok(_), .. }));
}

#[test]
fn articles_with_passages_are_counted_while_they_are_gathered_too() {
    let sitting = three();
    let snapshot = sitting.opened().snapshot();
    for extent in [ExportExtent::Project, ExportExtent::Query("a".to_owned())] {
        let most = Cell::new(0);
        let wish = ExportWish { extent, people: None };
        let goes_on = |n_done: usize| {
            most.set(most.get().max(n_done));
            true
        };
        let study = wish.study(&snapshot, &goes_on).expect("a query that can be asked");
        assert!(!study.codings.is_empty());
        assert_eq!(most.get() + 1, snapshot.library.len());
    }
}
