//! tmp
use super::Common;
use clap::Args;
/// tmp
#[derive(Debug, Args)]
pub struct Demo {}
impl Demo {
    /// tmp
    pub fn run(&self, _c: &Common) -> anyhow::Result<u8> {
        Ok(0)
    }
}
