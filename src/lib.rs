//! aftersale: labels that carry a unit's signed code, the form a scan opens, and everything that follows.

pub mod domain;
pub mod labels;
pub mod store;
