//! The one test binary: stories through HTTP and the built program, contracts of the store, rules of the house.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is how a broken promise is told")]

mod architecture;
mod code;
mod labels_layout;
mod labels_paper;
mod labels_roles;
mod labels_scripts;
mod labels_stocks;
mod labels_workbook;
mod mail_compose;
mod mail_transport;
mod qr;
mod store;
mod stories;
mod support;
mod terminal;
mod text;
