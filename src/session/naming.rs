//! Who annotates on this computer: the name is asked for at the first mark, which goes on once it is given.

use super::notice::Notice;
use super::sitting::{Now, Session};

impl Session {
    pub(super) fn set_name(&mut self, name: &str, now: Now) {
        let name = crate::text::decode::nfc(name.trim());
        if name.is_empty() {
            return self.say(Notice::EmptyName, now);
        }
        let id = match &self.settings.annotator {
            Some((id, _)) => id.clone(),
            None => match self.open.as_ref().and_then(|open| open.written_here_as(&name)) {
                Some(id) => id.clone(),
                None => self.ids.annotator(&name),
            },
        };
        if let Some(open) = &mut self.open {
            open.refresh(Some(&id), None);
        }
        self.settings.annotator = Some((id, name));
        self.meet_people();
        self.ask_same_person(now);
        self.save_settings();
        // What was read before there was a name becomes this annotator's.
        self.progress.adopt(now);
        if let Some(command) = self.pending.take() {
            self.obey(command, now);
        }
    }
}
