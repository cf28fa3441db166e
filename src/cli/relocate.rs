//! `move`: the whole database to another engine or place.

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Common, tell};
use crate::config::database_address;
use crate::flows::relocate::relocate;

/// The whole database to another engine or place. May be broken off and run again; the target must be empty, or the copy of
/// an earlier run.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale move --from sqlite:aftersale.db --to 'postgres://aftersale@db.example.com/shop?password=env:DB_PASSWORD'\n  aftersale move --from env:DATABASE_URL --to sqlite:home.db\n\nMost can be copied while serve runs: run it once, stop serve, run it again for the rest, then set database.url."
)]
pub struct Move {
    /// The database as it is
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database to fill
    #[arg(long, value_name = "URL")]
    to: String,
}

impl Move {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let here = std::env::current_dir()?;
        let read = |flag: &str, text: &str| {
            database_address(text, &here).map_err(|what| anyhow::anyhow!("{flag}: {what}"))
        };
        let (from, to) = (read("--from", &self.from)?, read("--to", &self.to)?);
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if common.quiet {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        let style = ProgressStyle::with_template("{msg:<14} {wide_bar} {human_pos}/{human_len} rows  {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let copied = relocate(&from, &to, |progress| {
            bar.set_length(progress.total);
            bar.set_message(progress.table.to_owned());
            bar.set_position(progress.done);
        });
        bar.finish_and_clear();
        let copied = copied?;
        tell::say(
            common,
            &format!(
                "{} rows in {} tables are there, each table read back and equal; {} had to be stored or removed",
                copied.rows, copied.tables, copied.changed
            ),
        );
        tell::say(
            common,
            "what a running serve wrote since the start is not in it: stop serve, run this again, then set database.url",
        );
        Ok(0)
    }
}
