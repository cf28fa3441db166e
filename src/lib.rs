//! aftersale: labels that carry a unit's signed code, the form a scan opens, and everything that follows.
//!
//! The modules in the order data meets them:

pub mod labels;
