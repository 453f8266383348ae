//! What the program asks of the system it runs on: the time, chance, language, names and places. Handed to everything
//! else as values.

use crate::model::moment::Moment;
use crate::session::Now;
use crate::storage::settings::Places;
use sha2::{Digest, Sha256};
use std::env;
use std::hash::{BuildHasher, RandomState};

/// What is known of the system.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The time.
    pub now: Now,
    /// Where new ids start from; different each time the program runs.
    pub seed: [u8; 32],
    /// Where settings and state are kept; `None` where the system tells no place.
    pub places: Option<Places>,
    /// The system's language, such as `vi_VN.UTF-8`.
    pub system_language: Option<String>,
    /// The name the person is logged in by.
    pub login: Option<String>,
}

impl Surroundings {
    /// Asks the system.
    #[must_use]
    pub fn of_system() -> Self {
        let now = time();
        Self {
            now,
            seed: seed(now),
            places: Places::of_system(),
            system_language: first_of(&["LC_ALL", "LC_MESSAGES", "LANG"]),
            login: first_of(&["USER", "USERNAME", "LOGNAME"]),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program: here time comes in")]
fn time() -> Now {
    Now { moment: Moment::from_timestamp(jiff::Timestamp::now()), millis: 0 }
}

/// 32 bytes that no other run has: the standard library takes the keys of its hashers from the system's own source of
/// chance, and time and process number come on top.
fn seed(now: Now) -> [u8; 32] {
    let mut hash = Sha256::new();
    for n in 0_u8..4 {
        hash.update(RandomState::new().hash_one(n).to_le_bytes());
    }
    hash.update(now.moment.as_millis().to_le_bytes());
    hash.update(std::process::id().to_le_bytes());
    hash.finalize().into()
}

fn first_of(variables: &[&str]) -> Option<String> {
    variables.iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty())
}
