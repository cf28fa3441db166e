//! Pages for support staff: sign-in, search, one page per unit. Everything behind a session, every look written down.

pub mod account;
pub mod act;
mod act_form;
pub mod address;
pub mod audit;
pub mod batches;
pub mod board;
pub mod claims;
pub mod csv;
pub mod login;
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
