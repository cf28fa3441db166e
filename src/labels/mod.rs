//! The paper: units in, printed bytes out. Pure: no database, no network, no clock.

pub mod qr;
