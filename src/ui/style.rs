//! The look given to egui's own controls, the same whichever of its two themes is on.

use super::fonts::plain;
use super::look::Look;
use egui::style::{ScrollAnimation, ScrollStyle, WidgetVisuals};
use egui::{Context, CornerRadius, Shadow, Stroke, TextStyle, Visuals, vec2};

/// Size of interface text and of small text, in px.
pub const TEXT_PX: f32 = 13.0;
pub const SMALL_PX: f32 = 11.5;

/// Radius of fields and buttons, and of cards, in px.
const FIELD_RADIUS: u8 = 6;
pub const CARD_RADIUS: u8 = 10;

/// Gives egui the colours and sizes.
pub fn apply(ctx: &Context, look: &Look, has_less_motion: bool) {
    ctx.set_theme(if look.is_dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| {
        style.visuals = visuals(look);
        style.text_styles = [
            (TextStyle::Body, plain(TEXT_PX)),
            (TextStyle::Button, plain(TEXT_PX)),
            (TextStyle::Monospace, plain(TEXT_PX)),
            (TextStyle::Small, plain(SMALL_PX)),
            (TextStyle::Heading, super::fonts::bold(16.0)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 4.0);
        style.spacing.button_padding = vec2(8.0, 4.0);
        style.spacing.interact_size.y = 26.0;
        style.spacing.window_margin = egui::Margin::same(18);
        style.spacing.menu_margin = egui::Margin::same(6);
        style.spacing.scroll = ScrollStyle::floating();
        style.spacing.scroll.fade.strength = 0.0;
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style.animation_time = if has_less_motion { 0.0 } else { 0.08 };
        style.scroll_animation = ScrollAnimation::none();
        if has_less_motion {
            style.spacing.scroll.kinetic.decay_time = 0.0;
            style.spacing.scroll.kinetic.rubber_band = false;
        }
    });
}

fn visuals(look: &Look) -> Visuals {
    let mut visuals = if look.is_dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(look.soft);
    visuals.panel_fill = look.side;
    visuals.window_fill = look.card;
    let line_px = if look.is_strong { 1.5 } else { 1.0 };
    visuals.window_stroke = Stroke::new(line_px, look.hairline);
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: look.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: look.shadow };
    visuals.extreme_bg_color = look.card;
    visuals.text_edit_bg_color = Some(look.card);
    visuals.faint_bg_color = look.side;
    visuals.selection.bg_fill = look.text_selected;
    // A field that has the keyboard is outlined so.
    visuals.selection.stroke = Stroke::new(if look.is_strong { 2.5 } else { 1.0 }, look.ink);
    visuals.hyperlink_color = look.accent;
    visuals.warn_fg_color = look.warning;
    visuals.error_fg_color = look.error;
    visuals.text_cursor.stroke = Stroke::new(1.5, look.accent);
    visuals.text_cursor.blink = false;
    let widget = |fill, line, ink| WidgetVisuals {
        bg_fill: look.hover,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(line_px, line),
        fg_stroke: Stroke::new(line_px, ink),
        corner_radius: CornerRadius::same(FIELD_RADIUS),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(look.side, look.hairline, look.ink);
    visuals.widgets.inactive = widget(look.card, look.hairline, look.ink);
    visuals.widgets.hovered = widget(look.hover, look.hairline, look.ink);
    visuals.widgets.active = widget(look.row_selected, look.accent, look.ink);
    if look.is_strong {
        visuals.widgets.active.bg_stroke = Stroke::new(look.ring_px(), look.focus_ring);
    }
    visuals.widgets.open = widget(look.hover, look.hairline, look.ink);
    visuals
}

/// A bar at the left of the row that Enter takes, or that is shown: told by more than its ground.
pub fn place_bar(painter: &egui::Painter, rect: egui::Rect, look: &Look) {
    let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    painter.rect_filled(bar.shrink2(vec2(0.0, 4.0)), 2, look.accent);
}

/// The frame of what lies over the window.
pub fn card(ui: &egui::Ui) -> egui::Frame {
    egui::Frame::window(ui.style()).inner_margin(18)
}

/// Outlines that can be told from the ground, for radio buttons, check boxes and sliders.
pub fn outline_controls(ui: &mut egui::Ui, look: &Look) {
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        state.bg_stroke.color = look.neutral_line;
        state.fg_stroke.color = look.ink;
    }
}

/// Names a row, an option or a tab, and tells whether it is the one that is chosen. The toolkit itself would tell it as a
/// switch that is on, and a screen reader say “checked”.
pub fn tell_choice(response: &egui::Response, role: egui::Role, is_chosen: bool, name: impl Fn() -> String) {
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, name()));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
}

/// Tells what a widget is, on hover and to who listens; the words are made only where somebody asks for them.
pub fn told(response: egui::Response, words: impl FnOnce() -> String) -> egui::Response {
    let is_asked =
        response.hovered() || response.is_tooltip_open() || response.ctx.has_accesskit_node(response.id);
    if is_asked { response.on_hover_text(words()) } else { response }
}
