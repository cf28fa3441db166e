//! The one test binary, a module per story.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop, helpers included")]

mod text;
