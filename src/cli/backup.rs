//! `backup`: the database of this moment, checked, with keys and settings sealed in it. For a server's database it says
//! which of its tools to call.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::{Common, house, tell};
use crate::config::{keepsakes, passphrase_from};
use crate::domain::clock::Clock;
use crate::flows::backup::{self, Plan};

/// Where a passphrase comes from. Never a word of the command line: everybody on the machine could read it.
#[derive(Debug, Args)]
pub struct Passphrase {
    /// Passphrase of the keys in the backup
    #[arg(long, value_name = "file:PATH|env:NAME", conflicts_with = "passphrase_stdin")]
    passphrase: Option<String>,
    /// Read the passphrase from standard input
    #[arg(long)]
    passphrase_stdin: bool,
}

impl Passphrase {
    /// The passphrase, if one was given.
    ///
    /// # Errors
    /// When it cannot be read or is empty.
    pub fn read(&self) -> anyhow::Result<Option<String>> {
        let text = if self.passphrase_stdin {
            let mut text = String::new();
            std::io::stdin().lock().read_to_string(&mut text).context("cannot read the passphrase")?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        } else {
            let Some(place) = &self.passphrase else { return Ok(None) };
            passphrase_from(place).map_err(|what| anyhow::anyhow!("--passphrase: {what}"))?
        };
        if text.is_empty() {
            bail!("the passphrase is empty");
        }
        Ok(Some(text))
    }
}

/// Copy database, settings and keys into one file, while serve runs.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale backup /mnt/safe/aftersale-$(date +%F).backup --passphrase file:/root/backup-word\n  aftersale backup today.backup            without keys, and says so\n\nThe file is an SQLite database: `sqlite3 FILE` opens it. Keep the passphrase somewhere else."
)]
pub struct Backup {
    /// The file to make
    file: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

impl Backup {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let config = house::config(common, None)?;
        if !config.database.starts_with("sqlite:") {
            bail!("{}", of_a_server(&config.database, &self.file));
        }
        let passphrase = self.passphrase.read()?;
        let kept = keepsakes::keepsakes(&config.file).map_err(anyhow::Error::msg)?;
        let plan = Plan {
            database: &config.database,
            file: &self.file,
            force: self.force,
            keepsakes: &kept,
            passphrase: passphrase.as_deref(),
        };
        let size = backup::backup(&plan, &Clock::system())?;
        tell::say(
            common,
            &format!("{}: {:.1} MB, checked and on the disk", self.file.display(), in_megabytes(size)),
        );
        let names: Vec<&str> = kept.iter().map(|kept| kept.path.as_str()).collect();
        if passphrase.is_some() {
            tell::say(common, &format!("sealed in it: {}", names.join(", ")));
            return Ok(0);
        }
        // Said even to --quiet: whoever finds out at the restore finds out too late.
        tell::warn(&format!(
            "INCOMPLETE: {} are not in this backup. Without them every printed label and every mailed link is dead. Keep copies \
             elsewhere, or make the backup with --passphrase file:PATH and they are sealed in it",
            names.join(", ")
        ));
        Ok(0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "one digit behind the point is shown")]
fn in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// The command that does it for PostgreSQL, without the password that may stand in the address.
fn of_a_server(url: &str, file: &Path) -> String {
    format!(
        "this database lives on a server, which has its own tool. Run\n  pg_dump --format=custom --file={} '{}'\nand to get it back, \
         into an empty database,\n  pg_restore --no-owner --dbname='{}' {}\n(the password from PGPASSWORD or ~/.pgpass). It holds no keys: \
         keep the files that [codes] and [links] name, and the settings, with it",
        file.display(),
        without_password(url),
        without_password(url),
        file.display()
    )
}

/// `postgres://user:word@host/name?password=word&x=y` without either word.
fn without_password(url: &str) -> String {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let address = match address.rsplit_once('@') {
        Some((who, place)) => {
            let scheme = who.find("//").map_or(0, |at| at + 2);
            let user = who[scheme..].split(':').next().unwrap_or("");
            format!("{}{user}@{place}", &who[..scheme])
        }
        None => address.to_owned(),
    };
    let pairs: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password=")).collect();
    if pairs.is_empty() { address } else { format!("{address}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_command_that_is_shown_holds_no_password() {
        for (url, shown) in [
            (
                "postgres://me:word@db.example.com/shop?password=word&sslmode=require",
                "postgres://me@db.example.com/shop?sslmode=require",
            ),
            ("postgres://me@db/shop?password=word", "postgres://me@db/shop"),
            ("postgres://db/shop", "postgres://db/shop"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
