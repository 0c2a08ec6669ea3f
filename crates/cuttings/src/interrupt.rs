//! Ctrl-C: the first one lets a run finish what it is at, the second one ends it on the spot.

use cuttings_follow::Interrupt;

/// The exit code of a program ended by Ctrl-C, as shells have it: 128 and the signal's number.
const ENDED: i32 = 130;

/// Listens for Ctrl-C from now on. Where that is not possible, Ctrl-C ends the program as usual.
pub(crate) fn listen() -> Interrupt {
    let asked = Interrupt::default();
    let flag = asked.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if flag.ask() {
                    end();
                }
            }
        });
    });
    asked
}

#[expect(clippy::disallowed_methods, reason = "asked twice: the archive survives, the user waits")]
fn end() -> ! {
    std::process::exit(ENDED)
}
