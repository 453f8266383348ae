//! Coding blind: nobody sees others' marks in an article before they are done with it, until somebody opens the round.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::history::StepLabel;
use crate::model::theme::Blind;

impl Session {
    /// Begins to code blind, for everyone; or no longer, where nobody else said so.
    pub(super) fn code_blind(&mut self, now: Now) {
        let Some(blind) = self.open.as_ref().map(|open| open.codebook.blind) else { return };
        let others = self.who_else_said(blind);
        match blind {
            Some(Blind::UntilDone) if !others.is_empty() => self.say(Notice::BlindBy(others.join(", ")), now),
            Some(Blind::UntilDone) => self.set_blind(None, now),
            Some(Blind::Opened) if !others.is_empty() => self.say(Notice::OpenedBy(others.join(", ")), now),
            Some(Blind::Opened) | None => self.set_blind(Some(Blind::UntilDone), now),
        }
    }

    /// Opens the round, for everyone.
    pub(super) fn open_round(&mut self, now: Now) {
        match self.open.as_ref().and_then(|open| open.codebook.blind) {
            Some(Blind::UntilDone) => self.set_blind(Some(Blind::Opened), now),
            Some(Blind::Opened) => {
                let others = self.who_else_said(Some(Blind::Opened));
                self.say(Notice::OpenedBy(others.join(", ")), now);
            }
            None => self.say(Notice::NotBlind, now),
        }
    }

    /// The names of others who said so.
    fn who_else_said(&self, blind: Option<Blind>) -> Vec<String> {
        let Some(open) = &self.open else { return Vec::new() };
        let records = open.project.codebook_records();
        let said = records.filter(|(who, record)| {
            let word = record.settings.value.as_ref().and_then(|settings| settings.blind);
            word == blind && Some(*who) != self.annotator()
        });
        said.map(|(who, _)| open.visibility.people().name(who).to_owned()).collect()
    }

    fn set_blind(&mut self, blind: Option<Blind>, now: Now) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let edit = self.edit_of_settings(&annotator, |settings| settings.blind = blind);
        self.make(vec![edit], StepLabel::Blind(blind), now);
    }
}
