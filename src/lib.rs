//! aftersale: labels that carry a unit's signed code, the form a scan opens, and everything that follows.
//!
//! The modules in the order data meets them:
//!
//! - [`domain`]: the words; types and rules without I/O.
//! - [`labels`]: the paper; units in, bytes out.
//! - [`store`]: the memory; all SQL.
//! - [`text`]: the voice; templates, locales, one typed function per page and letter.
//! - [`mail`]: the envelope; letters become bytes, bytes reach a relay or a folder.

pub mod domain;
pub mod labels;
pub mod mail;
pub mod store;
pub mod text;
