//! The built program as people run it: words in; files, tables, JSON and exit codes out.

mod backup;
mod batch;
mod bulk;
mod catalog;
mod code;
mod house;
mod job;
mod job_killed;
mod journey;
mod kill;
mod labels;
mod labels_input;
mod labels_looks;
mod labels_refused;
mod lookup;
mod mail_storm;
mod outlive;
#[cfg(feature = "postgres")]
mod postgres;
mod relocate;
