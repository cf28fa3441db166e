//! Pages for owners and whoever scans. Public, no cookie, nothing kept, nothing of an owner without the owner's secret.

pub mod choices;
pub mod claim;
pub mod data;
pub mod find;
pub mod fresh;
pub mod home;
pub mod owner;
pub mod preferences;
pub mod register;
pub mod scan;
