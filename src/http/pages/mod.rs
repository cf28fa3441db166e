//! Pages for owners and whoever scans. Public, no cookie, nothing kept, nothing of an owner without the owner's secret.

pub mod another;
pub mod calendar;
pub mod certificate;
pub mod choices;
pub mod claim;
pub mod data;
pub mod data_letter;
pub mod find;
pub mod fresh;
pub mod home;
pub mod link;
pub mod offer;
pub mod owner;
pub mod pass_on;
pub mod photo;
pub mod preferences;
pub mod privacy;
pub mod receipt;
pub mod register;
pub mod safety;
pub mod scan;
pub mod second;
pub mod upload;
pub mod wish;
