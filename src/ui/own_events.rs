//! Events that the window sends itself under X11, so that what winit was asked of the input method is done at once.

use winit::raw_window_handle::{HasWindowHandle, RawWindowHandle};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    ConnectionExt as _, EventMask, KEY_RELEASE_EVENT, KeyButMask, KeyReleaseEvent, Window,
};
use x11rb::rust_connection::RustConnection;

/// The lowest number a key can have; keyboards have none of it.
const NO_KEY: u8 = 8;

/// A way to send the window events.
#[derive(Debug)]
pub struct OwnEvents {
    connection: RustConnection,
    window: Window,
}

impl OwnEvents {
    /// That of this window; none where it is not one of X11, or the screen cannot be spoken to.
    #[must_use]
    pub fn of(window: &impl HasWindowHandle) -> Option<Self> {
        let window = match window.window_handle().ok()?.as_raw() {
            RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok()?,
            RawWindowHandle::Xcb(handle) => handle.window.get(),
            _ => return None,
        };
        let (connection, _) = x11rb::connect(None).ok()?;
        Some(Self { connection, window })
    }

    /// Lets go, twice, of a key that no keyboard has. Where that fails the window has gone, and nothing is to be told.
    pub fn let_go_of_no_key(&self) {
        let event = KeyReleaseEvent {
            response_type: KEY_RELEASE_EVENT,
            detail: NO_KEY,
            sequence: 0,
            time: x11rb::CURRENT_TIME,
            root: x11rb::NONE,
            event: self.window,
            child: x11rb::NONE,
            root_x: 0,
            root_y: 0,
            event_x: 0,
            event_y: 0,
            state: self.held(),
            same_screen: true,
        };
        for _ in 0..2 {
            let sent = self.connection.send_event(false, self.window, EventMask::KEY_RELEASE, event);
            sent.map(x11rb::cookie::VoidCookie::ignore_error).ok();
        }
        self.connection.flush().ok();
    }

    /// Shift, Ctrl and what else is held, which the event has to tell, or the window takes it for let go.
    fn held(&self) -> KeyButMask {
        let asked = self.connection.query_pointer(self.window).ok();
        asked.and_then(|asked| asked.reply().ok()).map(|pointer| pointer.mask).unwrap_or_default()
    }
}
