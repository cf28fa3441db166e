//! Settings, database and voice, opened together: what nearly every command starts with.

use std::sync::Arc;

use anyhow::Context as _;
use tokio::runtime::Runtime;

use super::Common;
use crate::config::{Config, ConfigError};
use crate::domain::clock::Clock;
use crate::flows::Context;
use crate::text::Text;

/// The house of a command.
#[derive(Debug)]
pub struct House {
    /// The settings.
    pub config: Config,
    /// The stories.
    pub context: Context,
    /// The voice.
    pub text: Arc<Text>,
}

/// The settings alone, for commands that need no database.
///
/// # Errors
/// What is missing or wrong in them.
pub fn config(common: &Common, listen: Option<&str>) -> anyhow::Result<Config> {
    Ok(Config::load(common.config.as_deref(), common.database.as_deref(), listen)?)
}

/// The same, for those who can do without.
///
/// # Errors
/// What is missing or wrong in them.
pub fn settings(common: &Common) -> Result<Config, ConfigError> {
    Config::load(common.config.as_deref(), common.database.as_deref(), None)
}

impl House {
    /// Opens everything; `create` makes a database that does not exist.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn open(common: &Common, create: bool) -> anyhow::Result<Self> {
        Self::of(config(common, None)?, create)
    }

    /// Opens everything for these settings.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn of(config: Config, create: bool) -> anyhow::Result<Self> {
        let context = Context::open(&config.database, create, Clock::system(), config.flows.clone())?;
        let text = Arc::new(Text::new(&config.text)?);
        Ok(Self { config, context, text })
    }
}

/// The runtime of commands that wait for something.
///
/// # Errors
/// When the system gives no threads.
pub fn runtime() -> anyhow::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("cannot start the threads of this command")
}
