//! Saving one change by the worker, beside the same steps with the same bytes: serialising, comparing with what was
//! seen, temporary file, fsync, rename, fsync of the folder, reading back.

use super::corpus::write_one;
use super::tell::{line, passed, percentile, ratio};
use butda::model::annotation::Annotation;
use butda::model::article::{ArticleRecord, TextIdentity};
use butda::model::moment::Moment;
use butda::model::project::Annotator;
use butda::storage::atomic_write::hash_of;
use butda::storage::disk::RealDisk;
use butda::storage::file_to_save::{FileContent, FileToSave, Guard, text_of};
use butda::storage::journal::{Covered, StateFolder};
use butda::storage::project_folder::{FileKey, SeenFile, open};
use butda::workers::report::{SavingReport, TaskOutput};
use butda::workers::task::{KeepWork, Task, Work, perform};
use butda::workers::ticket::Ticket;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How often each is saved; a version is kept each time, as in use.
const N_RUNS: usize = 31;

/// Prints the figures.
pub fn measure() {
    line("Saving one change, to the same steps with the same bytes:");
    for n_annotations in [100, 10_000] {
        let work = tempfile::tempdir_in(".").expect("a folder on the disk the program is on");
        let (mut by_worker, mut by_hand) = save_often(work.path(), n_annotations);
        let (figure, base) = (percentile(&mut by_worker, 50), percentile(&mut by_hand, 50));
        line(&format!("  {n_annotations:>6} annotations  {}", ratio(figure, base)));
    }
}

/// The times of saving a change by the worker, and by hand, in turn.
fn save_often(work: &Path, n_annotations: usize) -> (Vec<Duration>, Vec<Duration>) {
    let root = work.join("project");
    fs::create_dir_all(&root).expect("a folder");
    write_one(&root, 1_000_000, n_annotations);
    let opened = open(&RealDisk, &root, None);
    let (key, seen) = opened.files.iter().find(|(key, _)| key.article.is_some()).expect("a file");
    let article = key.article.clone().expect("an article");
    let record = opened.project.record(&article, &key.annotator).expect("a record").clone();
    let annotator = opened.project.annotators().next().expect("an annotator").1.clone();
    let state_folder = StateFolder::new(&work.join("state"), &key.annotator, &root);
    let mut file = Changing { key: key.clone(), annotator, record, seen: seen.clone(), n_changes: 0 };
    let by_hand = work.join("by-hand");
    fs::create_dir_all(&by_hand).expect("a folder");
    let target = by_hand.join("article.txt.ron");
    fs::copy(seen.path.under(&root), &target).expect("a file");
    let (mut worker_times, mut hand_times) = (Vec::new(), Vec::new());
    for _ in 0..N_RUNS {
        let next = file.next();
        let same = next.clone();
        let task = Task {
            ticket: Ticket::new(1, None),
            work: Work::Keep(KeepWork::SaveFile { state_folder: state_folder.clone(), file: Box::new(next) }),
        };
        worker_times.push(passed(|| {
            perform(task, &RealDisk, &mut |report| match report {
                TaskOutput::Saving(SavingReport::FileSaved { result: Ok(seen), .. }) => file.seen = seen,
                other => panic!("{other:?}"),
            });
        }));
        hand_times.push(passed(|| save_by_hand(&target, &same)));
    }
    (worker_times, hand_times)
}

/// A file of which one annotation is changed each time.
struct Changing {
    key: FileKey,
    annotator: Annotator,
    record: ArticleRecord,
    seen: SeenFile,
    n_changes: u64,
}

impl Changing {
    fn next(&mut self) -> FileToSave {
        self.n_changes += 1;
        let slot = self.record.annotations.values_mut().next().expect("an annotation");
        let value: &Annotation = slot.value.as_deref().expect("an annotation that stands");
        slot.value = Some(Arc::new(Annotation { note: Some(self.n_changes.to_string()), ..value.clone() }));
        let today: TextIdentity = self.record.text.clone().expect("the text's hash");
        let article = self.key.article.clone().expect("an article");
        FileToSave {
            key: self.key.clone(),
            annotator: self.annotator.clone(),
            content: FileContent::Annotations(article, Box::new(self.record.clone()), today),
            seen: Some(self.seen.clone()),
            place: self.seen.path.clone(),
            guard: Guard::Own { had_anything: true },
            covered: [(self.key.clone(), Covered::from([("sitting".into(), self.n_changes)]))].into(),
            copies: Vec::new(),
            at: Moment::UNKNOWN,
        }
    }
}

fn save_by_hand(target: &Path, file: &FileToSave) {
    let text = text_of(file).expect("RON");
    let before = fs::read(target).expect("a file");
    std::hint::black_box(hash_of(&before));
    let temporary = target.with_extension("tmp");
    let mut written = File::create(&temporary).expect("a file");
    written.write_all(text.as_bytes()).expect("written");
    written.sync_all().expect("durable");
    fs::rename(&temporary, target).expect("renamed");
    let folder = target.parent().expect("a folder");
    File::open(folder).and_then(|folder| folder.sync_all()).expect("durable");
    let after = fs::read(target).expect("a file");
    assert_eq!(hash_of(&after), hash_of(text.as_bytes()));
}
