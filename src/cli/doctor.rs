//! `doctor`: goes through settings, keys, database, templates and mail, and says what is wrong and what to do.

use clap::Args;

use super::house::{House, config, runtime};
use super::{Common, tell};
use crate::domain::batch::BatchState;
use crate::domain::clock::DAY;
use crate::flows::{backup, catalog, erase, lookup, mint, orphan, retain};
use crate::mail::transport::{DEADLINE, Transport};

/// What is wrong, and what to do.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  aftersale doctor --config /etc/aftersale/aftersale.toml")]
pub struct Doctor {}

/// Lines of the report.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    wrong: u32,
}

impl Report {
    fn good(&mut self, what: &str) {
        self.lines.push(format!("ok     {what}"));
    }

    fn hint(&mut self, what: &str) {
        self.lines.push(format!("hint   {what}"));
    }

    fn wrong(&mut self, what: &str) {
        self.wrong += 1;
        self.lines.push(format!("WRONG  {what}"));
    }
}

impl Doctor {
    /// Runs the command. Exit code 1 when something is wrong.
    #[expect(clippy::unused_self, reason = "every command runs as a method")]
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let mut report = Report::default();
        match config(common, None) {
            Err(error) => report.wrong(&format!("settings: {error}")),
            Ok(settings) => {
                report.good(&format!("settings: {}", settings.file.display()));
                if settings.public_url.is_only_for_trials() {
                    report.hint(&format!(
                        "site.public_url is {}: fine for a trial, print no real labels with it",
                        settings.public_url
                    ));
                }
                if !settings.missing.is_empty() {
                    report.hint(&format!("not set, so not shown to owners: {}", settings.missing.join(", ")));
                }
                if settings.flows.keys.active().is_none() {
                    report.wrong("codes: no active key, labels cannot be signed; run `aftersale key new`");
                }
                transport(&mut report, &settings)?;
                match House::of(settings, false) {
                    Ok(house) => inside(&mut report, &house)?,
                    Err(error) => report.wrong(&error.to_string()),
                }
            }
        }
        tell::result(&report.lines.join("\n"))?;
        Ok(u8::from(report.wrong > 0))
    }
}

fn transport(report: &mut Report, settings: &crate::config::Config) -> anyhow::Result<()> {
    match Transport::open(&settings.mail.route, DEADLINE) {
        Err(error) => report.wrong(&error.to_string()),
        Ok(transport) => {
            let probe = runtime()?.block_on(transport.probe());
            match probe.failure {
                Some(failure) => report.wrong(&format!("mail: {}", failure.said)),
                None => report.good(&format!("mail: {}", probe.steps.join("; "))),
            }
        }
    }
    Ok(())
}

/// How long a backup is thought of as fresh.
const FRESH: i64 = 7 * DAY;

fn database(report: &mut Report, house: &House) -> anyhow::Result<()> {
    let Some(findings) = backup::findings(&house.context)? else { return Ok(()) };
    if findings.is_empty() {
        report.good("database: every page, index and reference is whole");
    }
    for finding in findings {
        report.wrong(&format!(
            "database: {finding}; keep a copy of it and its -wal file, then restore the last backup"
        ));
    }
    let now = house.context.clock().now();
    match backup::last(&house.context)? {
        None => report.hint("no backup was ever taken; `aftersale backup FILE --passphrase file:PATH` takes one while serve runs"),
        Some(at) => {
            let days = (now.0 - at.0) / DAY;
            let told = format!("last backup: {}, {days} days ago", at.rfc3339());
            if now.0 - at.0 > FRESH { report.hint(&told) } else { report.good(&told) }
        }
    }
    Ok(())
}

fn inside(report: &mut Report, house: &House) -> anyhow::Result<()> {
    let shelf = catalog::shelf(&house.context)?;
    if shelf.products().is_empty() {
        report.hint("the catalogue is empty; `aftersale catalog import FILE.toml` fills it");
    } else {
        report.good(&format!(
            "database: {} products, {} dealers",
            shelf.products().len(),
            shelf.dealers().len()
        ));
    }
    database(report, house)?;
    for finding in house.text.check() {
        report.wrong(&format!("templates: {finding}"));
    }
    for orphan in orphan::orphans(&house.context)? {
        report.wrong(&orphan.say());
    }
    for (batch, state) in mint::list(&house.context)? {
        if state == BatchState::BrokenOff {
            report.hint(&mint::say_broken_off(&batch));
        }
    }
    for batch in orphan::revoked(&house.context)? {
        report.hint(&format!(
            "batch {}: {} labels are signed with key {}, which is revoked; their owners must ask the desk",
            batch.number, batch.labels, batch.key_id
        ));
    }
    match retain::next_pass(&house.context)? {
        None => report
            .hint("retention: off, people's data stays for good; [retention] in the settings says how long"),
        Some(due) if due <= house.context.clock().now() => {
            report.good("retention: a pass is due; serve does it");
        }
        Some(due) => report.good(&format!("retention: next pass {}", due.rfc3339())),
    }
    if let (_, Some(since)) = runtime()?.block_on(erase::owed(&house.context))? {
        report.hint(&format!(
            "erasures: the file is too large to be rewritten for each, so bytes of people erased since {} may be left in its \
             free space; `aftersale person scrub` rewrites it, and writes wait meanwhile",
            since.rfc3339()
        ));
    }
    let (waiting, dead) = runtime()?.block_on(lookup::outbox_figures(&house.context))?;
    if dead > 0 {
        report.wrong(&format!("{dead} letters were given up; `aftersale mail queue` shows why"));
    }
    report.good(&format!("outbox: {waiting} letters wait"));
    Ok(())
}
