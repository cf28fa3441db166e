//! `restore`: a backup back into place, on this machine or on a new one. What is there goes aside, never away.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::backup::Passphrase;
use super::{Common, house, tell};
use crate::config::{ConfigError, keepsakes};
use crate::domain::clock::Clock;
use crate::flows::backup::{self, Checked, Keepsake, Return};

/// Put a backup back: database, settings and keys. Refused while serve runs.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale restore today.backup --passphrase file:/root/backup-word\n  aftersale restore today.backup --passphrase-stdin --force --erasures newer.backup\n\nOn a new machine, run it in an empty folder: settings and keys come out of the backup, too."
)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
    /// Replace a database and keys that are there; they are kept beside, under another name
    #[arg(long)]
    force: bool,
    /// Another database or backup that knows who was erased since; the replaced one is asked anyway
    #[arg(long, value_name = "FILE")]
    erasures: Vec<PathBuf>,
}

impl Restore {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let checked = backup::check(&self.file)?;
        let kept = self.keepsakes(common, &checked)?;
        let settings = keepsakes::settings_path(common.config.as_deref());
        let had_link_key = settings.with_file_name("links.key").exists();
        if self.force_is_missing(common)? {
            bail!(
                "a database is there already; --force puts the backup in its place and keeps it beside, under another name"
            );
        }
        let put = keepsakes::put_back(&settings, &kept, self.force).map_err(anyhow::Error::msg)?;
        for (path, aside) in &put.aside {
            tell::say(
                common,
                &format!("{} was there with other content, which is now {}", path.display(), aside.display()),
            );
        }
        for path in &put.written {
            tell::say(common, &format!("put back {}", path.display()));
        }
        let config = house::config(common, None)?;
        let wanted = Return {
            database: &config.database,
            settings: &config.flows,
            force: self.force,
            erasures: &self.erasures,
        };
        let returned = backup::restore(&checked, &wanted, &Clock::system()).inspect_err(|_| {
            // Settings without a link key make one; it would stand in the way of the right one.
            if !had_link_key && !put.written.iter().any(|path| path.ends_with("links.key")) {
                drop(std::fs::remove_file(settings.with_file_name("links.key")));
            }
        })?;
        self.tell(common, &checked, &returned);
        Ok(0)
    }

    /// Settings and keys out of the backup; none, loudly, if there are none.
    fn keepsakes(&self, common: &Common, checked: &Checked) -> anyhow::Result<Vec<Keepsake>> {
        let passphrase = self.passphrase.read()?;
        match passphrase {
            Some(_) if !checked.has_keys() => {
                bail!("{} holds no keys, so no passphrase opens anything", self.file.display())
            }
            Some(passphrase) => Ok(checked.keepsakes(&passphrase)?),
            None => {
                let what = if checked.has_keys() {
                    "its keys stay sealed; settings and keys of this folder are used. --passphrase file:PATH opens them"
                } else {
                    "INCOMPLETE: it holds no keys; settings and keys of this folder are used"
                };
                tell::say(common, &format!("{}: {what}", self.file.display()));
                Ok(Vec::new())
            }
        }
    }

    /// Looked at before keys are touched. Settings that come out of the backup are not there yet, nor is their database.
    fn force_is_missing(&self, common: &Common) -> anyhow::Result<bool> {
        match house::settings(common) {
            Err(ConfigError::Missing(_) | ConfigError::Mistakes { .. }) => Ok(false),
            Err(error) => Err(error.into()),
            Ok(config) => {
                let path = config.database.strip_prefix("sqlite:");
                let Some(path) = path else {
                    bail!(
                        "this database lives on a server: bring it back with pg_restore or psql, whatever made its copy"
                    )
                };
                Ok(!self.force && std::path::Path::new(path).exists())
            }
        }
    }

    fn tell(&self, common: &Common, checked: &Checked, returned: &backup::Returned) {
        let of = checked.made_at.as_deref().map_or_else(String::new, |at| format!(" of {at}"));
        tell::say(common, &format!("restored {}{of}, checked and on the disk", self.file.display()));
        if let Some(aside) = &returned.aside {
            tell::say(common, &format!("the database that was there is now {}", aside.display()));
        }
        if returned.erased > 0 {
            tell::say(
                common,
                &format!(
                    "{} registrations and claims were erased since, and are erased again",
                    returned.erased
                ),
            );
        }
        tell::say(
            common,
            "letters that were sent after the backup wait in it again: look at `aftersale mail queue` before you serve",
        );
    }
}
