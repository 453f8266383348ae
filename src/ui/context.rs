//! What every panel needs to draw: colours, words, keys, settings.

use super::font_supply::FontSupply;
use super::keys::KeyMap;
use super::look::Look;
use crate::session::Action;
use crate::storage::settings::Settings;
use crate::words::Words;

/// What every panel needs to draw.
pub struct Cx<'a> {
    /// The colours.
    pub look: &'a Look,
    /// The words.
    pub words: &'a Words,
    /// The keys.
    pub keys: &'a KeyMap,
    /// The settings.
    pub settings: &'a Settings,
    /// The typefaces of the computer.
    pub fonts: &'a FontSupply,
}

impl Cx<'_> {
    /// The name of an action.
    #[must_use]
    pub fn action_name(&self, action: Action) -> String {
        self.words.say(&format!("action-{}", action.name()))
    }

    /// The name of an action with its key, for tooltips.
    #[must_use]
    pub fn action_hint(&self, action: Action) -> String {
        let key = self.keys.name_of(action);
        if key.is_empty() {
            self.action_name(action)
        } else {
            format!("{} ({key})", self.action_name(action))
        }
    }
}
