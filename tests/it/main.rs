//! Tests.

mod mail_transport;

mod support {
    pub mod smtp;
}
