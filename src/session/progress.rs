//! Where the reader is in each article and how far they came, kept on this computer; see `storage::reading_state`.

use super::changes::{Change, Changes};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::pace::Pace;
use super::reading::Reading;
use super::sitting::{Now, Session};
use crate::model::id::ArticlePath;
use crate::storage::atomic_write::WriteError;
use crate::storage::problem::Problem;
use crate::storage::reading_state::{ArticleReading, Place, ProjectReading, ReadingChanges, Remembered};
use crate::text::positions::Span;
use crate::workers::report::ProgressReport;
use crate::workers::task::Work;
use crate::workers::ticket::Opening;

/// Changes this close together are saved together, in milliseconds.
const PAUSE_MILLIS: u64 = 2_000;

/// After a failed save it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 30_000;

/// What is remembered of reading, and what of it is not saved yet.
#[derive(Debug, Default)]
pub struct Progress {
    /// The articles of the open project that were ever opened.
    pub(super) articles: ProjectReading,
    /// How fast the person reads.
    pub(super) pace: Pace,
    /// The article whose place was noted last.
    last_noted: Option<ArticlePath>,
    /// What changed in `articles`.
    changes: Changes,
    pub(super) unsaved: ReadingChanges,
    /// What is being written.
    in_flight: Option<Writing>,
    due_millis: Option<u64>,
    /// Whether the file is not understood, and left alone.
    is_left_alone: bool,
    /// Whether what was read without a name is to be taken over.
    must_adopt: bool,
    /// Whether the last save failed, which is said once.
    has_failed: bool,
}

/// Changes that are being written.
#[derive(Debug)]
struct Writing {
    ticket: u64,
    /// Of which project they are.
    of: Opening,
    changes: ReadingChanges,
}

impl Progress {
    /// What is remembered of an article; `None` where it was never opened.
    #[must_use]
    pub fn article(&self, path: &ArticlePath) -> Option<&ArticleReading> {
        self.articles.get(path)
    }

    /// The code point that stood at the top when an article was left.
    #[must_use]
    pub fn place_in(&self, path: &ArticlePath) -> Option<usize> {
        self.articles.get(path).map(|article| article.place.at)
    }

    /// What changed of what is remembered.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// How fast the person reads.
    #[must_use]
    pub fn pace(&self) -> &Pace {
        &self.pace
    }

    /// When there is something to save, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.due_millis.filter(|_| self.in_flight.is_none() && !self.is_left_alone)
    }

    /// Whether something is on its way to the disk, or about to be.
    pub(super) fn is_saving(&self) -> bool {
        let is_waiting = !self.is_left_alone && !self.has_failed && !self.unsaved.is_empty();
        self.in_flight.is_some() || is_waiting
    }

    /// There is a name now: what was read without one is taken over by the next save.
    pub(super) fn adopt(&mut self, now: Now) {
        self.must_adopt = true;
        self.changed(Change::default(), now);
    }

    /// Takes in that something changed: it is saved after a short pause.
    pub(super) fn changed(&mut self, change: Change, now: Now) {
        self.changes.note(change);
        self.due_millis.get_or_insert(now.millis + PAUSE_MILLIS);
    }
}

impl Session {
    /// What is remembered of the person's reading.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Takes in what is in sight, and where it was left of.
    pub(super) fn note_place(&mut self, (top, end): (usize, usize), now: Now) {
        let reading = self.open.as_mut().and_then(|open| open.reading.as_mut());
        let Some(reading) = reading.filter(|reading| reading.is_whole) else { return };
        let sight = Span::new(top.min(reading.text().len()), end.min(reading.text().len()));
        reading.in_sight = Some(sight);
        let (start, end) = reading.article.text.chars_of(sight);
        let place = Place {
            at: start,
            furthest: end,
            characters: reading.article.text.n_chars(),
            last_read: now.moment,
        };
        let path = reading.path.clone();
        // Going over to the article beside this one is no step of reading.
        if self.progress.last_noted.replace(path.clone()).as_ref() != Some(&path) {
            self.progress.pace.break_off();
        }
        if self.progress.pace.rest((Span { start, end }, now.millis)) {
            self.progress.unsaved.pace = Some(self.progress.pace.chars_a_minute());
        }
        self.put_place(path, place, now);
    }

    /// An article is shown: it counts as read from now on.
    pub(super) fn note_opened(&mut self, now: Now) {
        let reading = self.open.as_ref().and_then(|open| open.reading.as_ref());
        // Of a beginning nothing is noted: its length is not the article's.
        let Some(reading) = reading.filter(|reading| reading.is_whole) else { return };
        let known = self.progress.articles.get(&reading.path).map(|article| article.place);
        let characters = reading.article.text.n_chars();
        let top = reading.in_sight.map(|sight| sight.start).or(reading.start);
        let at = top.map_or(0, |byte| reading.article.text.chars_of(Span::new(0, byte)).1);
        let is_same_text = known.is_some_and(|place| place.characters == characters);
        let furthest = known.filter(|_| is_same_text).map_or(0, |place| place.furthest);
        let path = reading.path.clone();
        self.progress.pace.break_off();
        self.put_place(path, Place { at, furthest, characters, last_read: now.moment }, now);
    }

    fn put_place(&mut self, path: ArticlePath, place: Place, now: Now) {
        let changes = ReadingChanges { places: [(path.clone(), place)].into(), ..ReadingChanges::default() };
        changes.apply(&mut self.progress.articles);
        // Time stands still in scripts: a place of the same second is the later one all the same.
        let kept = self.progress.articles.get(&path).map_or(place, |article| article.place);
        self.progress.unsaved.places.insert(path.clone(), kept);
        self.progress.changed(Change::of([path]), now);
    }

    /// The byte at which a new reading of an article begins: where it was left.
    pub(super) fn start_of(progress: &Progress, reading: &Reading) -> Option<usize> {
        progress.place_in(&reading.path).map(|at| reading.byte_of(at))
    }

    pub(super) fn hear_progress(&mut self, number: u64, report: ProgressReport, now: Now) {
        match report {
            ProgressReport::Remembered(read) => self.reading_remembered(read, now),
            ProgressReport::Saved(saved) => self.reading_saved(number, saved, now),
        }
    }

    /// Takes in what was remembered of the folder that is being opened.
    fn reading_remembered(&mut self, read: Result<Remembered, Box<Problem>>, now: Now) {
        match read {
            Ok(remembered) => self.take_remembered(remembered),
            Err(problem) => {
                self.progress.is_left_alone = true;
                self.say(Notice::ReadingNotRead(problem), now);
            }
        }
    }

    fn take_remembered(&mut self, remembered: Remembered) {
        self.progress.articles = remembered.articles;
        self.progress.unsaved.apply(&mut self.progress.articles);
        if let Some(pace) = remembered.pace
            && self.progress.pace == Pace::default()
        {
            self.progress.pace = Pace::learned(pace);
        }
        self.progress.changes.note(Change::everything());
        self.refresh_bookmarks();
    }

    pub(super) fn save_reading_when_due(&mut self, now: Now) {
        if self.progress.due_millis().is_some_and(|due| due <= now.millis) {
            self.progress.due_millis = None;
            self.save_reading();
        }
    }

    /// Hands out what is not saved yet.
    pub(super) fn save_reading(&mut self) {
        let Some(open) = &self.open else { return };
        let progress = &mut self.progress;
        let has_work = !progress.unsaved.is_empty() || std::mem::take(&mut progress.must_adopt);
        if progress.is_left_alone || !has_work || progress.in_flight.is_some() {
            return;
        }
        let (root, of) = (open.real_root().to_owned(), open.opening);
        let changes = std::mem::take(&mut self.progress.unsaved);
        self.progress.due_millis = None;
        let ticket = self.start_saving_reading(root, changes.clone());
        self.progress.in_flight = Some(Writing { ticket, of, changes });
    }

    fn start_saving_reading(&mut self, root: std::path::PathBuf, changes: ReadingChanges) -> u64 {
        let (places, own) = (self.places.clone(), self.annotator().cloned());
        self.start(Work::SaveReading { root, places, own, changes: Box::new(changes) }).number
    }

    /// The project is left: what is not saved of it is handed out, and forgotten here.
    pub(super) fn leave_reading(&mut self) {
        let left = std::mem::take(&mut self.progress);
        if let Some(open) = self.open.as_ref().filter(|_| !left.unsaved.is_empty() && !left.is_left_alone) {
            let root = open.real_root().to_owned();
            self.start_saving_reading(root, left.unsaved);
        }
        let mut pace = left.pace;
        pace.break_off();
        self.progress = Progress { pace, in_flight: left.in_flight, ..Progress::default() };
    }

    /// Where articles are being read was saved, or not.
    fn reading_saved(&mut self, number: u64, saved: Result<Remembered, WriteError>, now: Now) {
        let in_flight = self.progress.in_flight.take_if(|writing| writing.ticket == number);
        let of = self.opening();
        let is_current = in_flight.as_ref().is_some_and(|writing| Some(writing.of) == of);
        match saved {
            Ok(remembered) => {
                self.progress.has_failed = false;
                if is_current {
                    self.take_remembered(remembered);
                }
            }
            Err(error) => self.reading_not_saved(in_flight.filter(|_| is_current), error, now),
        }
    }

    fn reading_not_saved(&mut self, in_flight: Option<Writing>, error: WriteError, now: Now) {
        if let Some(Writing { mut changes, .. }) = in_flight {
            changes.extend(std::mem::take(&mut self.progress.unsaved));
            self.progress.unsaved = changes;
            self.progress.due_millis = Some(now.millis + RETRY_MILLIS);
        }
        self.progress.is_left_alone |= matches!(error, WriteError::NotUnderstood(_));
        if !std::mem::replace(&mut self.progress.has_failed, true) {
            self.say(Notice::ReadingNotSaved(error), now);
        }
    }

    /// A worker broke down: if it was saving places, they count as not saved.
    pub(super) fn saving_reading_failed(&mut self, number: u64, words: &str, now: Now) {
        if self.progress.in_flight.as_ref().is_some_and(|writing| writing.ticket == number) {
            self.reading_saved(number, Err(WriteError::Other(words.to_owned())), now);
        }
    }
}

impl OpenProject {
    /// What of the open article was in sight when scrolling last came to rest, in bytes.
    #[must_use]
    pub fn in_sight(&self) -> Option<Span> {
        self.reading.as_ref().and_then(|reading| reading.in_sight)
    }
}
