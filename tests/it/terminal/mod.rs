//! The built program as people run it: words in; files, tables, JSON and exit codes out.

mod catalog;
mod code;
mod house;
mod kill;
mod labels;
mod labels_looks;
mod labels_refused;
mod lookup;
mod outlive;
