//! Keys of the settings file that cannot be what it says.

use super::action::Action;
use crate::storage::key_entry::KeyEntry;
use crate::storage::problem::FilePlace;

/// Why a key cannot be an action's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// No action has this name.
    NoAction,
    /// It names no key.
    NoKey,
    /// Typing Vietnamese makes letters of it, or it tags with a theme: it is never used alone.
    NeverAlone,
    /// The window or the desktop needs it for itself.
    Reserved,
    /// It is this action's already.
    TakenBy(Action),
}

/// An entry of the settings' keys that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongKey {
    /// Which entry, from 0.
    pub at: usize,
    /// Where in the settings file, where that is known.
    pub place: Option<FilePlace>,
    /// The entry as it is written.
    pub entry: KeyEntry,
    /// Why it is not used.
    pub fault: KeyFault,
}
