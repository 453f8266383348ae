//! Where the reader is in each article and how far they came, kept on this computer; see `storage::reading_state`.

use super::changes::{Change, Changes};
use super::notices::KeepingNotice;
use super::now::Now;
use super::open_project::OpenProject;
use super::outbox::Outbox;
use super::pace::Pace;
use super::preferences::Preferences;
use crate::model::id::ArticlePath;
use crate::storage::atomic_write::WriteError;
use crate::storage::reading_file::Seen;
use crate::storage::reading_state::{
    ArticleReading, ProjectReading, ReadingChanges, ReadingPlace, Remembered, Saved,
};
use crate::text::positions::Span;
use crate::workers::report::ProgressReport;
use crate::workers::task::{KeepWork, Work};
use crate::workers::ticket::Opening;

/// Changes this close together are saved together, in milliseconds.
const PAUSE_MILLIS: u64 = 2_000;

/// After a failed save it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 30_000;

/// What is remembered of reading, and what of it is not saved yet.
#[derive(Debug, Default)]
pub struct Progress {
    /// The articles of the open project that were ever opened.
    articles: ProjectReading,
    /// How fast the person reads.
    pace: Pace,
    /// The article whose place was noted last.
    last_noted: Option<ArticlePath>,
    /// What changed in `articles`.
    changes: Changes,
    unsaved: ReadingChanges,
    /// What of the files is known.
    seen: Option<Seen>,
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
        // The annotator's own files are others.
        self.seen = None;
        self.changed(Change::default(), now);
    }

    fn changed(&mut self, change: Change, now: Now) {
        self.changes.note(change);
        self.due_millis.get_or_insert(now.millis + PAUSE_MILLIS);
    }

    /// Takes in what is remembered from now on: it is saved after a short pause.
    pub(super) fn take(&mut self, changes: ReadingChanges, change: Change, now: Now) {
        changes.apply(&mut self.articles);
        self.unsaved.extend(changes);
        self.changed(change, now);
    }

    /// Takes in where an article is being read.
    pub(super) fn put_place(&mut self, path: ArticlePath, place: ReadingPlace, now: Now) {
        let changes = ReadingChanges { places: [(path.clone(), place)].into(), ..ReadingChanges::default() };
        changes.apply(&mut self.articles);
        // Time stands still in scripts: a place of the same second is the later one all the same.
        let kept = self.articles.get(&path).map_or(place, |article| article.place);
        self.unsaved.places.insert(path.clone(), kept);
        self.changed(Change::of([path]), now);
    }

    /// Scrolling came to rest in an article, with these code points in sight.
    pub(super) fn rest(&mut self, path: &ArticlePath, sight: Span, now: Now) {
        // Going over to the article beside this one is no step of reading.
        if self.last_noted.replace(path.clone()).as_ref() != Some(path) {
            self.pace.break_off();
        }
        if self.pace.rest(sight, now.millis) {
            self.unsaved.pace = Some(self.pace.chars_a_minute());
        }
    }

    /// Another article is read: what comes next is no step from here.
    pub(super) fn break_off(&mut self) {
        self.pace.break_off();
    }

    /// Takes in what a worker tells; says whether other articles are remembered than before, or other places in them.
    /// `opening` is the project that is open.
    pub(super) fn hear(
        &mut self,
        number: u64,
        opening: Option<Opening>,
        report: ProgressReport,
        out: &mut Outbox,
        now: Now,
    ) -> bool {
        match report {
            ProgressReport::Remembered(Ok(remembered)) => self.take_remembered(remembered),
            ProgressReport::Remembered(Err(problem)) => {
                self.is_left_alone = true;
                out.say(KeepingNotice::ReadingNotRead(problem), now);
                return false;
            }
            ProgressReport::Saved(saved) => {
                let in_flight = self.in_flight.take_if(|writing| writing.ticket == number);
                let in_flight = in_flight.filter(|writing| Some(writing.of) == opening);
                let saved = match saved {
                    Ok(saved) => saved,
                    Err(error) => {
                        self.not_saved(in_flight, error, out, now);
                        return false;
                    }
                };
                self.has_failed = false;
                let Some(writing) = in_flight else { return false };
                return self.take_saved(&writing, saved);
            }
        }
        true
    }

    /// Takes in what is remembered since changes were saved; says whether other windows changed anything.
    fn take_saved(&mut self, writing: &Writing, saved: Saved) -> bool {
        match saved {
            Saved::Anew(remembered) => self.take_remembered(remembered),
            Saved::Changed { all, seen } => {
                self.seen = Some(seen);
                if all == writing.changes {
                    return false;
                }
                all.apply(&mut self.articles);
                self.unsaved.apply(&mut self.articles);
                self.changes.note(Change::everything());
            }
        }
        true
    }

    fn take_remembered(&mut self, remembered: Remembered) {
        self.seen = Some(remembered.seen);
        self.articles = remembered.articles;
        self.unsaved.apply(&mut self.articles);
        if let Some(pace) = remembered.pace
            && self.pace == Pace::default()
        {
            self.pace = Pace::learned(pace);
        }
        self.changes.note(Change::everything());
    }

    fn not_saved(&mut self, in_flight: Option<Writing>, error: WriteError, out: &mut Outbox, now: Now) {
        if let Some(Writing { mut changes, .. }) = in_flight {
            changes.extend(std::mem::take(&mut self.unsaved));
            self.unsaved = changes;
            self.due_millis = Some(now.millis + RETRY_MILLIS);
        }
        self.is_left_alone |= matches!(error, WriteError::NotUnderstood(_));
        if !std::mem::replace(&mut self.has_failed, true) {
            out.say(KeepingNotice::ReadingNotSaved(error), now);
        }
    }

    /// A worker broke down: if it was saving places, they count as not saved.
    pub(super) fn failed(
        &mut self,
        number: u64,
        opening: Option<Opening>,
        words: &str,
        out: &mut Outbox,
        now: Now,
    ) {
        if self.in_flight.as_ref().is_some_and(|writing| writing.ticket == number) {
            let saved = ProgressReport::Saved(Err(WriteError::Other(words.to_owned())));
            self.hear(number, opening, saved, out, now);
        }
    }

    /// Hands out what is not saved yet, where it is due.
    pub(super) fn save_when_due(
        &mut self,
        open: &OpenProject,
        preferences: &Preferences,
        out: &mut Outbox,
        now: Now,
    ) {
        if self.due_millis().is_some_and(|due| due <= now.millis) {
            self.due_millis = None;
            self.save(open, preferences, out);
        }
    }

    /// Hands out what is not saved yet.
    pub(super) fn save(&mut self, open: &OpenProject, preferences: &Preferences, out: &mut Outbox) {
        let has_work = !self.unsaved.is_empty() || std::mem::take(&mut self.must_adopt);
        if self.is_left_alone || !has_work || self.in_flight.is_some() {
            return;
        }
        let changes = std::mem::take(&mut self.unsaved);
        self.due_millis = None;
        let ticket = start_saving(open, preferences, changes.clone(), self.seen, out);
        self.in_flight = Some(Writing { ticket, of: open.opening, changes });
    }

    /// The project is left: what is not saved of it is handed out, and forgotten here.
    pub(super) fn leave(&mut self, open: &OpenProject, preferences: &Preferences, out: &mut Outbox) {
        let left = std::mem::take(self);
        if !left.unsaved.is_empty() && !left.is_left_alone {
            start_saving(open, preferences, left.unsaved, left.seen, out);
        }
        let mut pace = left.pace;
        pace.break_off();
        *self = Self { pace, in_flight: left.in_flight, ..Self::default() };
    }
}

fn start_saving(
    open: &OpenProject,
    preferences: &Preferences,
    changes: ReadingChanges,
    seen: Option<Seen>,
    out: &mut Outbox,
) -> u64 {
    let (places, own) = (preferences.places().clone(), preferences.annotator().cloned());
    let root = open.real_root().to_owned();
    out.start(
        Work::Keep(KeepWork::SaveReading { root, places, own, changes: Box::new(changes), seen }),
        Some(open.opening),
    )
    .number
}
