//! Opens the window: with the usual renderer, with the other one where that cannot, and with a clear line of what is
//! missing where neither can.

use super::desktop_app::{DesktopApp, Start};
use super::window_frame;
#[cfg(target_os = "linux")]
use super::{incoming::Incoming, own_events::OwnEvents};
use crate::words::Words;
use crate::words::build_paths::without_build_paths;
use eframe::{CreationContext, NativeOptions, Renderer};

/// Why no window could be opened.
#[derive(Debug)]
pub enum LaunchError {
    /// There is no display to open it on.
    NoDisplay(String),
    /// Neither renderer works here.
    NoRenderer(String),
}

impl LaunchError {
    /// One line that says what is missing and what to install.
    #[must_use]
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NoDisplay(why) => {
                words.say_with("launch-no-display", &[("reason", &without_build_paths(why))])
            }
            Self::NoRenderer(why) => {
                words.say_with("launch-no-renderer", &[("reason", &without_build_paths(why))])
            }
        }
    }
}

/// The renderers this program was built with, the usual one first.
#[cfg(any(feature = "wgpu", windows, target_os = "macos"))]
const RENDERERS: &[Renderer] = &[Renderer::Glow, Renderer::Wgpu];
#[cfg(not(any(feature = "wgpu", windows, target_os = "macos")))]
const RENDERERS: &[Renderer] = &[Renderer::Glow];

/// Opens the window and returns when it is closed. `BUTDA_RENDERER` names the renderer that is tried first: `glow`, or
/// `wgpu` where the program was built with it.
///
/// # Errors
/// Where there is no display, or nothing to draw with.
pub fn launch(start: impl Fn() -> Start) -> Result<(), LaunchError> {
    let wanted = std::env::var("BUTDA_RENDERER").unwrap_or_default();
    let mut renderers = RENDERERS.to_vec();
    renderers.sort_by_key(|renderer| renderer.to_string() != wanted);
    let mut faults = Vec::new();
    for renderer in renderers {
        match run(renderer, start()) {
            Ok(()) => return Ok(()),
            Err(error @ (eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) => {
                return Err(LaunchError::NoDisplay(error.to_string()));
            }
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    Err(LaunchError::NoRenderer(faults.join("; ")))
}

fn run(renderer: Renderer, start: Start) -> eframe::Result<()> {
    let frame = start.window.as_ref().ok().and_then(|window| window.frame);
    let viewport = window_frame::viewport(frame).with_title("Bút Dạ").with_app_id("butda").with_icon(icon());
    let options = NativeOptions {
        viewport,
        renderer,
        centered: frame.is_none_or(|frame| frame.position.is_none()),
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let open = move |cc: &CreationContext<'_>| {
        let app = DesktopApp::new(&cc.egui_ctx, start);
        #[cfg(target_os = "linux")]
        cc.egui_ctx.with_plugin(|incoming: &mut Incoming| incoming.input_method.send_by(OwnEvents::of(cc)));
        app
    };
    eframe::run_native("butda", options, Box::new(|cc| Ok(Box::new(open(cc)))))
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

/// The language the desktop runs in, such as `vi_VN.UTF-8`.
#[must_use]
pub fn system_language() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
}
