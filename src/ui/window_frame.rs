//! Where the window stands: as it was left, on a screen that is there, and never larger than that has room for.

use crate::session::{Command, RememberingCommand};
use crate::storage::window_state::{LEAST_SIZE, WindowFrame};
use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand, ViewportInfo, pos2, vec2};
use std::time::Duration;

/// The size of a window that opens for the first time, in points.
const USUAL_SIZE: (f32, f32) = (1280.0, 800.0);

/// What a title bar and the desktop's own bars take of a screen, in points: no system tells before the window is there.
const BARS: Vec2 = vec2(16.0, 88.0);

/// So much of the window's upper edge has to lie on a screen, in points, for the mouse to take it there.
const GRIP: Vec2 = vec2(120.0, 24.0);

/// How long the window has stood before it counts as put there, in milliseconds: while it is maximised its new size may be
/// told before that it is maximised.
const REST_MILLIS: u64 = 400;

/// How the window opens.
#[must_use]
pub fn viewport(frame: Option<WindowFrame>) -> ViewportBuilder {
    let (width, height) = frame.map_or(USUAL_SIZE, |frame| frame.size);
    let builder = ViewportBuilder::default()
        .with_inner_size([width, height])
        .with_min_inner_size([LEAST_SIZE.0, LEAST_SIZE.1])
        .with_maximized(frame.is_some_and(|frame| frame.is_maximized));
    match frame.and_then(|frame| frame.position) {
        Some((x, y)) => builder.with_position([x, y]),
        None => builder,
    }
}

/// Where a window is to stand instead.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Correction {
    /// Another size: it is maximised, and has that size afterwards.
    size: Option<Vec2>,
    /// Another place for its corner.
    corner: Option<Pos2>,
}

/// How a window stands, in points.
#[derive(Clone, Copy, Debug)]
struct Standing {
    /// The corner of its frame; `None` where the desktop does not tell.
    corner: Option<Pos2>,
    /// The size within its frame.
    size: Vec2,
    /// The size of the screen it stood on when it was put there.
    screen: Option<Vec2>,
}

impl Standing {
    /// What is wrong with it; `screens` are those that are there, the one it is on first.
    fn correction(self, screens: &[Rect]) -> Correction {
        let overlap = |screen: &&Rect| {
            let rect = self.corner.map(|corner| Rect::from_min_size(corner, self.size));
            let shared = rect.map(|rect| rect.intersect(**screen)).filter(Rect::is_positive);
            shared.map_or(0.0, |shared| shared.area())
        };
        let on = screens.iter().rev().max_by(|a, b| overlap(a).total_cmp(&overlap(b)));
        let Some(screen) = on else { return Correction::default() };
        // Where a person put it on the same screen it had room.
        let is_known = self.screen == Some(screen.size().round());
        let bars = if is_known { Vec2::ZERO } else { BARS };
        let room = (screen.size() - bars).max(vec2(LEAST_SIZE.0, LEAST_SIZE.1));
        let size = self.size.min(room);
        let furthest = (screen.max - size - vec2(0.0, bars.y / 2.0)).max(screen.min);
        let is_well = |corner: Pos2| {
            let edge = Rect::from_min_size(corner, vec2(size.x, GRIP.y)).intersect(*screen);
            let can_be_taken = edge.width() >= GRIP.x && edge.height() >= GRIP.y / 2.0;
            if is_known { can_be_taken } else { corner == corner.clamp(screen.min, furthest) }
        };
        let corner = self.corner.filter(|corner| !is_well(*corner));
        let corner = corner.map(|corner| corner.clamp(screen.min, furthest).round());
        Correction { size: (size != self.size).then_some(size), corner }
    }
}

/// Follows where the window stands.
#[derive(Debug, Default)]
pub struct WindowFollower {
    /// As it was last told to the session.
    told: Option<WindowFrame>,
    /// The size it has when it is no longer maximised, where it was never seen otherwise.
    fitted: Option<Vec2>,
    /// As it stands, and since when, in milliseconds of the sitting's clock.
    seen: Option<(WindowFrame, u64)>,
    /// Whether it was seen to that it stands well.
    is_placed: bool,
}

impl WindowFollower {
    /// A window that opened so.
    #[must_use]
    pub fn of(frame: Option<WindowFrame>) -> Self {
        Self { told: frame, ..Self::default() }
    }

    /// Puts the window where it can be reached, once the screens are known, and tells where it stands when that is
    /// another place than before: at once where `is_closing`, else once it rests. It is `millis` milliseconds now.
    pub fn follow(
        &mut self,
        ctx: &Context,
        frame: &eframe::Frame,
        millis: u64,
        is_closing: bool,
    ) -> Option<Command> {
        let info = ctx.input(|input| input.viewport().clone());
        if !self.is_placed {
            self.is_placed = self.place(ctx, frame, &info);
        }
        let stands = self.standing(ctx, &info)?;
        if self.told == Some(stands) {
            self.seen = None;
            return None;
        }
        let since = self.seen.filter(|(seen, _)| *seen == stands).map_or(millis, |(_, since)| since);
        self.seen = Some((stands, since));
        let left = (since + REST_MILLIS).saturating_sub(millis);
        if left > 0 && !is_closing {
            ctx.request_repaint_after(Duration::from_millis(left));
            return None;
        }
        self.told = Some(stands);
        Some(Command::Remember(RememberingCommand::Frame(stands)))
    }

    /// Where it stands; `None` while it has no place of its own, as in full screen.
    fn standing(&self, ctx: &Context, info: &ViewportInfo) -> Option<WindowFrame> {
        let is_away = info.fullscreen == Some(true) || info.minimized == Some(true);
        if is_away {
            return None;
        }
        let size = info.inner_rect.unwrap_or_else(|| ctx.viewport_rect()).size().round();
        let corner = info.outer_rect.map(|rect| rect.min.round());
        let screen = info.monitor_size.map(|size| (size.x.round(), size.y.round()));
        let position = corner.map(|corner| (corner.x, corner.y));
        let stands = WindowFrame { position, size: (size.x, size.y), screen, is_maximized: false };
        if info.maximized != Some(true) {
            return Some(stands);
        }
        // It goes back to where it stood before.
        let fitted = self.fitted.map(|size| WindowFrame { position: None, size: (size.x, size.y), ..stands });
        Some(WindowFrame { is_maximized: true, ..self.told.or(fitted).unwrap_or(stands) })
    }

    /// Says whether the screens were known.
    fn place(&mut self, ctx: &Context, frame: &eframe::Frame, info: &ViewportInfo) -> bool {
        let Some(window) = frame.winit_window() else { return false };
        let scale = ctx.pixels_per_point();
        #[expect(clippy::cast_precision_loss, reason = "no screen has sixteen million dots a side")]
        let rect_of = |left: i32, top: i32, width: u32, height: u32| {
            let corner = pos2(left as f32, top as f32);
            Rect::from_min_size(
                (corner.to_vec2() / scale).to_pos2(),
                vec2(width as f32, height as f32) / scale,
            )
        };
        let monitors = window.current_monitor().into_iter().chain(window.available_monitors());
        let screens: Vec<Rect> = monitors
            .map(|monitor| (monitor.position(), monitor.size()))
            .map(|(corner, size)| rect_of(corner.x, corner.y, size.width, size.height))
            .filter(Rect::is_positive)
            .collect();
        if screens.is_empty() {
            return false;
        }
        let stands = Standing {
            corner: info.outer_rect.map(|rect| rect.min),
            size: info.inner_rect.unwrap_or_else(|| ctx.viewport_rect()).size(),
            screen: self.told.and_then(|told| told.screen).map(Vec2::from),
        };
        let was_maximized = self.told.is_some_and(|told| told.is_maximized);
        let corrected = stands.correction(&screens);
        self.fitted = corrected.size;
        if let Some(size) = corrected.size.filter(|_| info.maximized != Some(true)) {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
        if let Some(corner) = corrected.corner {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner));
        }
        // Maximised is just what the desktop has room for. Under X11 a window that is not shown yet cannot be.
        if was_maximized || corrected.size.is_some() {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Correction, Standing};
    use egui::{Pos2, Rect, Vec2, pos2, vec2};

    const SMALL: Rect = Rect::from_min_max(Pos2::ZERO, pos2(1366.0, 768.0));
    const RIGHT: Rect = Rect::from_min_max(pos2(1366.0, 0.0), pos2(1366.0 + 1920.0, 1080.0));

    fn corrected(corner: Option<Pos2>, size: Vec2, screens: &[Rect]) -> Correction {
        Standing { corner, size, screen: None }.correction(screens)
    }

    #[test]
    fn a_window_that_fits_stays_where_it_was() {
        let fits = Correction::default();
        assert_eq!(corrected(Some(pos2(20.0, 10.0)), vec2(1280.0, 660.0), &[SMALL]), fits);
        assert_eq!(corrected(Some(pos2(1500.0, 40.0)), vec2(1280.0, 800.0), &[SMALL, RIGHT]), fits);
        assert_eq!(corrected(None, vec2(1280.0, 660.0), &[SMALL]), fits);
        assert_eq!(corrected(Some(pos2(20.0, 10.0)), vec2(1280.0, 660.0), &[]), fits, "nothing is known");
    }

    #[test]
    fn a_window_that_is_larger_than_its_screen_has_room_for_becomes_as_large() {
        for corner in [None, Some(pos2(43.0, 0.0))] {
            let wanted = Some(vec2(1280.0, 680.0));
            assert_eq!(corrected(corner, vec2(1280.0, 800.0), &[SMALL, RIGHT]).size, wanted);
        }
        let tiny = Rect::from_min_max(Pos2::ZERO, pos2(800.0, 500.0));
        assert_eq!(corrected(None, vec2(1280.0, 800.0), &[tiny]).size, Some(vec2(784.0, 480.0)));
    }

    #[test]
    fn a_window_that_stands_out_of_the_screens_comes_in() {
        for (x, y) in [(1500.0, 40.0), (-1250.0, 40.0), (0.0, -60.0), (300.0, 765.0), (300.0, 120.0)] {
            let there = corrected(Some(pos2(x, y)), vec2(1280.0, 660.0), &[SMALL]);
            let corner = there.corner.expect("another corner");
            let rect = Rect::from_min_size(corner, vec2(1280.0, 660.0));
            assert!(there.size.is_none() && SMALL.contains_rect(rect), "{rect}");
        }
    }

    #[test]
    fn where_a_person_put_it_on_the_same_screen_it_stays_as_long_as_it_can_be_reached() {
        let put = |corner, size| {
            let screen = Some(SMALL.size());
            Standing { corner: Some(corner), size, screen }.correction(&[SMALL])
        };
        let half = vec2(683.0, 740.0);
        assert_eq!(put(Pos2::ZERO, half), Correction::default(), "tiled");
        assert_eq!(put(pos2(1200.0, 500.0), half), Correction::default(), "aside");
        assert_ne!(put(pos2(1360.0, 500.0), half).corner, None);
        assert_eq!(put(Pos2::ZERO, vec2(1920.0, 740.0)).size, Some(vec2(1366.0, 740.0)));
    }
}
