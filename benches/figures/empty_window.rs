//! An empty window: what starting the program is compared with.

/// Opens the window and stays until it is closed. `BUTDA_RENDERER=wgpu` takes the other renderer, as the program does.
pub fn open() {
    let is_wgpu = std::env::var("BUTDA_RENDERER").is_ok_and(|name| name == "wgpu");
    let options = eframe::NativeOptions {
        renderer: if is_wgpu { eframe::Renderer::Wgpu } else { eframe::Renderer::Glow },
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_ui_native("butda-empty-window", options, |_, _| {}).expect("a window");
}
