//! aftersale: labels that carry a unit's signed code, the form a scan opens, and everything that follows.
//!
//! The modules in the order data meets them:
//!
//! - [`domain`]: the words; types and rules without I/O.
//! - [`labels`]: the paper; units in, bytes out.
//! - [`store`]: the memory; all SQL.
//! - [`text`]: the voice; templates, locales, one typed function per page and letter.
//! - [`mail`]: the envelope; letters become bytes, bytes reach a relay or a folder.
//! - [`flows`]: the stories; resolve, register, owner, look up, called by every door.
//! - [`worker`]: what runs unasked; the outbox.
//! - [`http`]: the door for browsers and programs.
//! - [`config`]: settings. [`cli`]: the door for the terminal.
//!
//! Imports point one way: `domain` ← `store`, `labels`, `text` ← `mail` ← `flows` ← `worker` ← `http` ← `config`, `cli`.

pub mod cli;
pub mod config;
pub mod domain;
pub mod flows;
pub mod http;
pub mod labels;
pub mod mail;
pub mod store;
pub mod text;
pub mod worker;
