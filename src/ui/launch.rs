//! Opens the window: with the usual renderer, with the other one where that cannot, and with a clear line of what is
//! missing where neither can.

use super::desktop_app::{DesktopApp, Start};
use eframe::{NativeOptions, Renderer};
use std::fmt;

/// Why no window could be opened.
#[derive(Debug)]
pub enum LaunchError {
    /// There is no display to open it on.
    NoDisplay(String),
    /// Neither renderer works here.
    NoRenderer(String),
}

impl fmt::Display for LaunchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDisplay(why) => write!(
                f,
                "butda: no display to open a window on ({why}). Start it from a desktop, or set DISPLAY or \
                 WAYLAND_DISPLAY; on Debian and Ubuntu the libraries are: apt install libxkbcommon-x11-0 libgl1 \
                 libegl1 libxcursor1 libxi6 libxrandr2. Without a window: butda --help"
            ),
            Self::NoRenderer(why) => write!(
                f,
                "butda: this computer offers neither OpenGL nor Vulkan to draw a window with ({why}). On Debian and \
                 Ubuntu: apt install libgl1-mesa-dri mesa-vulkan-drivers. Without a window: butda --help"
            ),
        }
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where there is no display, or nothing to draw with.
pub fn launch(start: impl Fn() -> Start) -> Result<(), LaunchError> {
    match run(Renderer::Glow, &start) {
        Ok(()) => Ok(()),
        Err(error @ (eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) => {
            Err(LaunchError::NoDisplay(error.to_string()))
        }
        Err(first) => run(Renderer::Wgpu, &start)
            .map_err(|second| LaunchError::NoRenderer(format!("{first}; {second}"))),
    }
}

fn run(renderer: Renderer, start: &impl Fn() -> Start) -> eframe::Result<()> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Bút Dạ")
        .with_app_id("butda")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([720.0, 480.0])
        .with_icon(icon());
    let options = NativeOptions {
        viewport,
        renderer,
        centered: true,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    eframe::run_native("butda", options, Box::new(|cc| Ok(Box::new(DesktopApp::new(&cc.egui_ctx, start())))))
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

/// Thirty-two bytes of chance for the ids of a sitting.
#[must_use]
pub fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    if getrandom::fill(&mut seed).is_err() {
        // A system without chance: the address of a fresh allocation and the process still tell sittings apart.
        let fresh = Box::new(std::process::id());
        let place = format!("{:p}{fresh}", std::ptr::from_ref(fresh.as_ref()));
        seed = crate::storage::atomic_write::hash_of(place.as_bytes());
    }
    seed
}
