//! Tests.
#![expect(clippy::unwrap_used, reason = "in a test a panic is how a broken promise is told")]

mod mail_compose;
mod mail_transport;

mod support {
    pub mod certificates;
    pub mod smtp;
}
