//! Tests.

mod qr;
