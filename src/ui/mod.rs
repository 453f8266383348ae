//! The window: draws views, collects commands, decides nothing. The only floor that knows egui, pixels, colours
//! and keys.

pub mod desktop_app;
pub mod launch;

mod annotation_ui;
mod article_ui;
mod bar_ui;
mod card_ui;
mod clock;
mod commands_ui;
mod context;
mod dialogs;
mod drafts;
mod edge_keys;
mod first_run_ui;
mod fonts;
mod help_ui;
mod icons;
mod keys;
mod library_ui;
mod look;
mod margin_ui;
mod name_ui;
mod overlay_ui;
mod palette_ui;
mod passages_ui;
mod reader_input;
mod reader_layout;
mod reader_menu;
mod reader_paint;
mod reader_shape;
mod reader_ui;
mod right_ui;
mod scroll_bar;
mod settings_ui;
mod shell_ui;
mod status_ui;
mod style;
mod theme_menu;
mod theme_ui;
mod themes_ui;
mod views;
mod window_actions;
