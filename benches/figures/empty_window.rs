//! An empty window: what starting the program is compared with.

/// Opens the window and stays until it is closed. `BUTDA_RENDERER` names the renderer, as for the program.
pub fn open() {
    let wanted = std::env::var("BUTDA_RENDERER").unwrap_or_default();
    let options = eframe::NativeOptions {
        renderer: wanted.parse().unwrap_or(eframe::Renderer::Glow),
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_ui_native("butda-empty-window", options, |_, _| {}).expect("a window");
}
