//! What the window found out by itself and the status line is to tell.

use super::notice::{Notice, WrongKey};
use super::sitting::{Now, Session};

impl Session {
    /// Tells which entries of the settings' keys are not used; they stay in the file as they are.
    pub fn tell_of_keys(&mut self, wrong: Vec<WrongKey>, now: Now) {
        let file = self.places.settings.clone();
        self.say(Notice::KeysNotUsed(file, wrong), now);
    }
}
