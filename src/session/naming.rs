//! Who annotates on this computer: the name is asked for at the first mark, which goes on once it is given.

use super::meeting::meet_people;
use super::notices::{KeepingNotice, ThemeNotice};
use super::now::Now;
use super::run::Session;
use super::same_person::ask_same_person;
use crate::model::id::AnnotatorId;
use crate::text::tidy_name::tidy_name;
use crate::workers::report::PreferencesReport;
use crate::workers::task::{KeepWork, Work};

impl Session {
    pub(super) fn set_name(&mut self, name: &str, now: Now) {
        let name = tidy_name(name);
        if name.is_empty() {
            return self.out.say(ThemeNotice::EmptyName, now);
        }
        let here = self.open_project().and_then(|open| open.written_here_as(&name)).cloned();
        if let Some(id) = self.annotator().cloned().or(here) {
            return self.go_by(id, name, now);
        }
        // Another window may have asked meanwhile: who is first makes the id for both.
        let id = self.ids.annotator(&name);
        let places = self.preferences.places().clone();
        self.out.start(Work::Keep(KeepWork::Introduce { places, id, name }), None);
    }

    /// From now on the person at this computer is this annotator, and what waited for a name goes on.
    fn go_by(&mut self, id: AnnotatorId, name: String, now: Now) {
        self.preferences.change(&mut self.out, |settings| settings.annotator = Some((id, name)));
        self.with(now, |_, cx| {
            cx.refresh();
            meet_people(cx);
            ask_same_person(cx);
        });
        // What was read before there was a name becomes this annotator's.
        self.progress.adopt(now);
        if let Some(command) = self.pending.take() {
            self.obey(command, now);
        }
    }

    /// Takes in what a worker tells of the settings.
    pub(super) fn hear_preferences(&mut self, report: PreferencesReport, now: Now) {
        match report {
            PreferencesReport::Saved(Ok(saved)) => self.preferences.saved(*saved),
            PreferencesReport::Saved(Err(error)) => self.out.say(KeepingNotice::SettingsNotSaved(error), now),
            PreferencesReport::Introduced(id, name) => self.go_by(id, name, now),
        }
    }
}
