//! Tests.

mod text;
