//! One sitting, without a window: commands and reports in, state and tasks out. The same commands with the same
//! clock and the same source of ids give the same session. Knows no pixels, colours, keys or words.

pub mod action;
pub mod annotating;
pub mod answering;
pub mod arriving;
pub mod beginning;
pub mod blinding;
pub mod bookmarks;
pub mod citing;
pub mod clashes;
pub mod command;
pub mod copying;
pub mod edges;
pub mod growing;
pub mod keeping;
pub mod locating;
pub mod marking;
pub mod merging;
pub mod notice;
pub mod open_project;
pub mod opening;
pub mod others;
pub mod pace;
pub mod progress;
pub mod quoting;
pub mod reading;
pub mod returning;
pub mod same_person;
pub mod saving;
pub mod selecting;
pub mod sides;
pub mod sight;
pub mod sitting;
pub mod telling;
pub mod theming;

pub use self::action::{Action, Menu, Needs};
pub use self::answering::Answer;
pub use self::clashes::Choice;
pub use self::command::{Command, Direction, Edge, MarkKey, ThemePlace, ThemeText};
pub use self::notice::{KeyFault, Notice, Weight, WrongKey};
pub use self::open_project::{LibraryEntry, Loading, OpenProject};
pub use self::progress::Progress;
pub use self::quoting::Quotation;
pub use self::reading::{EdgeMove, Mark, PlacedBookmark, Reading, Selection};
pub use self::sides::Side;
pub use self::sitting::{Now, Session};
