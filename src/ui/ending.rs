//! The system asks the program to end: by a signal where there is no window to be closed. The window then closes as by
//! its own button; where it does not within a few seconds, or is asked again, the program ends all the same.

use egui::Context;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the system asked the program to end.
#[derive(Clone, Debug, Default)]
pub struct Ending {
    is_asked: Arc<AtomicBool>,
}

impl Ending {
    /// Listens for the signals that ask a program to end, and wakes the window when one comes.
    #[must_use]
    pub fn listening(ctx: &Context) -> Self {
        let ending = Self::default();
        listen(ctx.clone(), Arc::clone(&ending.is_asked));
        ending
    }

    /// Whether the program was asked to end since the last call.
    #[must_use]
    pub fn take(&self) -> bool {
        self.is_asked.swap(false, Ordering::Relaxed)
    }
}

#[cfg(unix)]
fn listen(ctx: Context, is_asked: Arc<AtomicBool>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::thread;
    use std::time::Duration;

    /// How long the window may take to close, in steps of a tenth of a second.
    const MOST_STEPS: u32 = 80;

    // Where the system lets nobody listen, signals end the program as they usually do.
    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    let wait = move || {
        let Some(signal) = signals.forever().next() else { return };
        is_asked.store(true, Ordering::Relaxed);
        ctx.request_repaint();
        for _ in 0..MOST_STEPS {
            thread::sleep(Duration::from_millis(100));
            if signals.pending().next().is_some() {
                break;
            }
        }
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    };
    let _ = thread::Builder::new().name("butda-ending".to_owned()).spawn(wait);
}

#[cfg(not(unix))]
fn listen(_ctx: Context, _is_asked: Arc<AtomicBool>) {}
