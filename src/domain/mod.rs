//! THE WORDS: types and rules of the time after the sale.
//!
//! No I/O, no async, no SQL, no HTTP. A value you can hold is valid: `parse` is the only way in for people's text,
//! `stored` the way back for rows we wrote ourselves, so that a rule tightened later never makes old owners unreadable.
//! From here the words go to `flows` (the stories) and `store` (the memory).

pub mod base64;
pub mod batch;
pub mod call;
pub mod catalog;
pub mod check_digits;
pub mod claim;
pub mod clock;
pub mod code;
pub mod consent;
pub mod contact;
pub mod count;
pub mod coverage;
pub mod dealer;
pub mod event;
pub mod field;
pub mod journey;
pub mod lane;
pub mod link;
pub mod linkset;
pub mod market;
pub mod message;
pub mod offer;
pub mod password;
pub mod phrase;
pub mod picture;
pub mod product;
pub mod reach;
pub mod recall;
pub mod receipt;
pub mod record;
pub mod registration;
pub mod safety;
pub mod seal;
pub mod search;
pub mod serial_pattern;
pub mod source;
pub mod staff;
pub mod strike;
pub mod tally;
pub mod totp;
pub mod transfer;
pub mod unit;
pub mod withdrawal;
