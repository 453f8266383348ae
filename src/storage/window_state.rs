//! What this computer remembers of the window, whichever project is open in it. It lies beside the state of projects and
//! is no setting: nobody has to write it, and without it the window opens as it does for the first time.

use super::atomic_write::WriteError;
use super::own_state;
use super::problem::Problem;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The least and the greatest size of a window, in points.
pub const LEAST_SIZE: (f32, f32) = (720.0, 480.0);
const GREATEST_PX: f32 = 16_384.0;

/// Further from the first screen's corner than this no screen lies, in points.
const FURTHEST_PX: f32 = 65_536.0;

/// Where the window stands while it is not maximised, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowFrame {
    /// The corner of its frame; `None` where the desktop does not tell.
    pub position: Option<(f32, f32)>,
    /// Width and height within its frame.
    pub size: (f32, f32),
    /// The size of the screen it stands on, where the desktop tells.
    #[serde(default)]
    pub screen: Option<(f32, f32)>,
    /// Whether it is maximised.
    pub is_maximized: bool,
}

impl WindowFrame {
    /// The same with every figure within its bounds; `None` where the size is no size.
    #[must_use]
    pub fn bounded(self) -> Option<Self> {
        let (width, height) = self.size;
        let is_position = |(x, y): &(f32, f32)| x.abs() <= FURTHEST_PX && y.abs() <= FURTHEST_PX;
        (width.is_finite() && height.is_finite()).then(|| Self {
            position: self.position.filter(is_position),
            size: (width.clamp(LEAST_SIZE.0, GREATEST_PX), height.clamp(LEAST_SIZE.1, GREATEST_PX)),
            ..self
        })
    }
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowState {
    /// Where it stands.
    pub frame: Option<WindowFrame>,
    /// The project that was open in it; `None` where it was closed.
    pub project: Option<PathBuf>,
    /// Whether that project was being opened, and it was not seen yet that the program outlives that.
    pub is_opening: bool,
    /// The folder that an export was last written to.
    pub exported_to: Option<PathBuf>,
}

/// Reads what is remembered; where there is nothing, the defaults.
///
/// # Errors
/// The problem of a file that is not understood or cannot be read.
pub fn read(state: &Path) -> Result<WindowState, Box<Problem>> {
    let read: WindowState = own_state::read(&file_in(state))?.unwrap_or_default();
    Ok(WindowState { frame: read.frame.and_then(WindowFrame::bounded), ..read })
}

/// Writes what is remembered.
///
/// # Errors
/// Why it was not written.
pub fn write(state: &Path, remembered: &WindowState) -> Result<(), WriteError> {
    own_state::write(&file_in(state), remembered)
}

fn file_in(state: &Path) -> PathBuf {
    state.join("window.ron")
}
