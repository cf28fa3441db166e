//! Pages for support staff: sign-in, search, one page per unit. Everything behind a session, every look written down.

pub mod account;
pub mod act;
mod act_form;
pub mod address;
pub mod audit;
pub mod back;
pub mod batches;
pub mod board;
pub mod catalog;
pub mod claims;
pub mod csv;
pub mod entry;
mod entry_form;
pub mod login;
mod look;
pub mod mail;
pub mod person;
pub mod previews;
pub mod promises;
pub mod receipt;
pub mod roles;
pub mod search;
pub mod session;
pub mod staff;
pub mod unit;
pub mod withdraw;
