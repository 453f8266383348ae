//! What this computer keeps of the person, whichever project is open: the settings, and where they lie.

use super::notices::KeepingNotice;
use super::now::Now;
use super::outbox::Outbox;
use crate::model::id::AnnotatorId;
use crate::storage::settings::{Places, Settings, united};
use crate::workers::report::SavedSettings;
use crate::workers::task::{KeepWork, Work};

/// The settings of this computer.
#[derive(Debug)]
pub struct Preferences {
    settings: Settings,
    /// As the file was last seen to hold them.
    on_disk: Settings,
    /// Whether the file is not understood, and left alone.
    is_left_alone: bool,
    places: Places,
}

impl Preferences {
    /// Settings as they were read.
    #[must_use]
    pub fn new(settings: Settings, places: Places) -> Self {
        Self { on_disk: settings.clone(), settings, is_left_alone: false, places }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where this computer keeps what is not in project folders.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The annotator of this computer.
    #[must_use]
    pub fn annotator(&self) -> Option<&AnnotatorId> {
        self.settings.annotator.as_ref().map(|(id, _)| id)
    }

    /// The annotator's name; empty before there is one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.settings.annotator.as_ref().map_or("", |(_, name)| name)
    }

    /// Changes the settings and has them saved.
    pub(super) fn change(&mut self, out: &mut Outbox, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.save(out);
    }

    /// Keeps what was looked for, where it is not the last that is kept.
    pub(super) fn remember_search(&mut self, words: &str, out: &mut Outbox) {
        if self.settings.remember_search(words) {
            self.save(out);
        }
    }

    fn save(&self, out: &mut Outbox) {
        if !self.is_left_alone {
            let before = Box::new(self.on_disk.clone());
            let (places, settings) = (self.places.clone(), Box::new(self.settings.clone()));
            out.start(Work::Keep(KeepWork::SaveSettings { places, before, settings }), None);
        }
    }

    /// The settings were saved, with what another window changed.
    pub(super) fn saved(&mut self, saved: SavedSettings) {
        // What was changed here meanwhile is on its way.
        let annotator = self.settings.annotator.clone();
        self.settings = united(&saved.sent, &self.settings, &saved.stands);
        // Who annotates in this window stays who they are.
        self.settings.annotator = annotator;
        self.on_disk = saved.stands;
    }

    /// The settings file was not understood: it is left as it is, and nothing is written over it.
    pub(super) fn leave_alone(
        &mut self,
        problem: Box<crate::storage::problem::Problem>,
        out: &mut Outbox,
        now: Now,
    ) {
        self.is_left_alone = true;
        out.say(KeepingNotice::SettingsNotRead(problem), now);
    }
}
