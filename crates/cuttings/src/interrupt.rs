//! Ctrl-C: the first one lets a run finish what it is at, the second one ends it on the spot.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program ended by Ctrl-C, as shells have it: 128 and the signal's number.
const ENDED: i32 = 130;

/// Whether the user wants a run to end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens for Ctrl-C from now on. Where that is not possible, Ctrl-C ends the program as usual.
    pub(crate) fn listen() -> Self {
        let asked = Self::default();
        let flag = asked.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if flag.0.swap(true, Ordering::Relaxed) {
                        end();
                    }
                }
            });
        });
        asked
    }

    /// Whether the user has asked.
    pub(crate) fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[expect(clippy::disallowed_methods, reason = "asked twice: the archive survives, the user waits")]
fn end() -> ! {
    std::process::exit(ENDED)
}
