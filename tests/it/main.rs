//! Tests.
mod labels_layout;
mod labels_paper;
