//! One request at a time to each host, and a pause between two.
//!
//! What is known of a host stands behind a lock that is held from the moment its turn comes to the end
//! of the answer, so that however many outlets are followed at once, a host sees one client that waits.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Mutex as TurnMutex, OwnedMutexGuard};

use super::robots::Rules;

/// A robots.txt is read again after a day (RFC 9309, section 2.4)…
const RULES_HOLD: Duration = Duration::from_secs(24 * 3600);

/// …or, where it could not be had, after a while.
const REFUSAL_HOLDS: Duration = Duration::from_secs(10 * 60);

/// How much longer than asked a pause can get, so that requests do not come like clockwork.
const JITTER: f64 = 0.25;

/// All hosts.
#[derive(Debug, Default)]
pub(super) struct Turns {
    hosts: Mutex<HashMap<String, Arc<TurnMutex<Host>>>>,
}

/// What is known of one host.
#[derive(Debug, Default)]
pub(super) struct Host {
    /// Rules by origin, and when they were read.
    rules: HashMap<String, (Rules, Instant)>,
    last_request: Option<Instant>,
    /// The server has asked to be left alone until then.
    closed_until: Option<Instant>,
    asked: u64,
}

impl Turns {
    /// Waits for the host's turn; it lasts as long as what is given back.
    pub(super) async fn take(&self, host: &str) -> OwnedMutexGuard<Host> {
        let entry = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_owned()).or_default())
        };
        entry.lock_owned().await
    }
}

impl Host {
    /// The rules of an origin, where they are known and fresh.
    pub(super) fn rules(&self, origin: &str) -> Option<&Rules> {
        let (rules, read) = self.rules.get(origin)?;
        let holds = if rules.is_unreachable() { REFUSAL_HOLDS } else { RULES_HOLD };
        (read.elapsed() < holds).then_some(rules)
    }

    pub(super) fn keep_rules(&mut self, origin: String, rules: Rules) {
        self.rules.insert(origin, (rules, Instant::now()));
    }

    /// Leaves the host alone for a while.
    pub(super) fn close_for(&mut self, while_: Duration) {
        let until = Instant::now().checked_add(while_);
        self.closed_until = self.closed_until.max(until);
    }

    /// How long the host is to be left alone yet; `None` where it is not.
    pub(super) fn closed_for(&self) -> Option<Duration> {
        let left = self.closed_until?.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    /// Waits until the host may be asked again. `seed` makes the jitter.
    pub(super) async fn wait(&mut self, pause: Duration, seed: u64) {
        if let Some(last) = self.last_request {
            let pause = pause.mul_f64(1.0 + JITTER * fraction(seed, self.asked));
            tokio::time::sleep(pause.saturating_sub(last.elapsed())).await;
        }
        self.asked += 1;
        self.last_request = Some(Instant::now());
    }

    /// The pause counts from the end of an answer, so that a slow server gets as long a rest.
    pub(super) fn answered(&mut self) {
        self.last_request = Some(Instant::now());
    }
}

/// A number from 0 to 1 that follows from the seed and a count (SplitMix64, Steele et al. 2014).
fn fraction(seed: u64, count: u64) -> f64 {
    let mut z = seed.wrapping_add(count.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn jitter_is_even_and_follows_from_its_seed() {
        let numbers: Vec<f64> = (0..1000).map(|count| fraction(7, count)).collect();
        assert!(numbers.iter().all(|number| (0.0..=1.0).contains(number)));
        let mean = numbers.iter().sum::<f64>() / 1000.0;
        assert!((0.45..0.55).contains(&mean), "{mean}");
        assert_eq!(numbers, (0..1000).map(|count| fraction(7, count)).collect::<Vec<_>>());
        assert_ne!(fraction(7, 1), fraction(8, 1));
    }
}
