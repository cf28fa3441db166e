//! `init`: settings file, keys and an empty database in a folder. Never replaces what is there.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::house::House;
use super::{Common, tell};
use crate::config::{Answers, Config, new_key, settings_file, write_key};
use crate::domain::clock::Clock;

/// Makes settings file, keys and an empty database.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale init shop --public-url https://go.example.com --brand Example\n  aftersale init shop --database 'postgres://aftersale@db.example.com/shop?password=env:DB_PASSWORD'"
)]
pub struct Init {
    /// Folder, made if it does not exist
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The address that labels carry for decades: choose a host you own
    #[arg(long, value_name = "URL", default_value = "http://localhost:8080")]
    public_url: String,
    /// Name of the maker on every page
    #[arg(long, default_value = "Your brand")]
    brand: String,
}

impl Init {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let file = self.dir.join("aftersale.toml");
        if file.exists() {
            bail!("{} exists; edit it, or choose another folder", file.display());
        }
        std::fs::create_dir_all(&self.dir)
            .with_context(|| format!("cannot make folder {}", self.dir.display()))?;
        let answers = Answers {
            public_url: &self.public_url,
            brand: &self.brand,
            listen: "127.0.0.1:8080",
            database: common.database.as_deref().unwrap_or("sqlite:aftersale.db"),
            second_factor: "manager",
            site: &[],
        };
        let text = settings_file(&answers);
        make_keys(&self.dir)?;
        Config::parse(&file, &text, &std::collections::BTreeMap::default(), &[])?;
        write_private(&file, &text).with_context(|| format!("cannot write {}", file.display()))?;
        let house =
            House::open(&Common { config: Some(file.clone()), database: None, ..common.clone() }, true)?;
        house.context.close()?;
        tell::say(common, &format!("made {}, keys and an empty database", file.display()));
        if house.config.public_url.is_only_for_trials() {
            tell::say(common, "next: set site.public_url to a host you own before you print labels");
        }
        tell::say(
            common,
            "then: aftersale catalog import YOUR.toml, aftersale staff add NAME --role admin, aftersale serve",
        );
        Ok(0)
    }
}

/// Writes the settings for their owner alone: sooner or later they hold a password.
fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

/// The keys of codes and links, where they are not there yet.
pub fn make_keys(dir: &Path) -> anyhow::Result<()> {
    for name in ["codes-1.key", "links.key"] {
        let path = dir.join(name);
        if !path.exists() {
            write_key(&path, &new_key(&Clock::system())).map_err(anyhow::Error::msg)?;
        }
    }
    Ok(())
}
