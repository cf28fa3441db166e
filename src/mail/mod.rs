//! The envelope: a letter's words become MIME bytes once, and those bytes reach a relay, a folder or a test.
//!
//! Not here: which letter is due, when to try again, and what becomes of a failure; the outbox decides that. The words come
//! from `text`, already rendered. [`compose`] seals them, the outbox stores the sealed bytes before anything is sent, and
//! [`transport`] delivers exactly those bytes, however often it takes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub mod address;
pub mod compose;
pub mod read;
pub mod settings;
pub mod transport;

pub use address::{Address, Mailbox};
pub use compose::{Letter, Purpose, Sealed};
pub use settings::Settings;
pub use transport::{Accepted, Failure, Transport};

/// 120 bits of SHA-256 in 30 hex digits: enough that two inputs never share one by chance.
fn fingerprint(parts: &[&[u8]]) -> String {
    let digest = parts.iter().fold(Sha256::new(), Digest::chain_update).finalize();
    digest.iter().take(15).fold(String::with_capacity(30), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
