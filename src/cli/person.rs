//! `person export | erase`: everything about a person as files, or gone.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use serde_json::Value;

use super::house::{House, runtime};
use super::{Common, tell};
use crate::domain::contact::Email;
use crate::flows::data_letter::send_to;
use crate::flows::dossier::{Dossier, dossier};
use crate::flows::erase::{Erased, Scrubbed, erase, of_address, scrub};
use crate::flows::lookup::Asker;
use crate::text::Sentence;

/// A person's own data.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale person export ann@example.com --output ann/\n  aftersale person export ann@example.com --mail\n  aftersale person erase ann@example.com\n  aftersale person scrub"
)]
pub struct Person {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Everything on record about a person: one JSON file, CSV tables and their letters
    Export {
        /// Their e-mail address
        email: String,
        /// New folder for the files; `-` prints the JSON alone
        #[arg(long, short, value_name = "FOLDER", default_value = "-")]
        output: PathBuf,
        /// Write no files: mail them a link to the same, which only that letter carries and which holds for a week
        #[arg(long, conflicts_with = "output")]
        mail: bool,
    },
    /// Erase a person: name, address, words, letters. The units' own history stays, without them
    Erase {
        /// Their e-mail address
        email: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Rewrite the database's file, so that no byte of erased people is left in its free space. Writes wait meanwhile
    Scrub,
}

impl Person {
    /// Runs the command. Exit code 1 when nothing is on record.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let code = match &self.what {
            What::Export { email, mail: true, .. } => mail(common, &house, &address(email)?)?,
            What::Export { email, output, .. } => export(common, &house, &address(email)?, output)?,
            What::Erase { email, yes } => forget(common, &house, &address(email)?, *yes)?,
            What::Scrub => clean(common, &house)?,
        };
        house.context.close()?;
        Ok(code)
    }
}

fn address(typed: &str) -> anyhow::Result<Email> {
    Email::parse(typed).map_err(|_| anyhow::anyhow!("{:?} is no e-mail address", tell::harmless(typed)))
}

fn clean(common: &Common, house: &House) -> anyhow::Result<u8> {
    if runtime()?.block_on(scrub(&house.context, true))? != Scrubbed::Whole {
        bail!(
            "another program reads the database and keeps erased bytes in its log; run this again in a moment"
        );
    }
    tell::say(common, "no byte of what was erased is left in the database's files");
    Ok(0)
}

/// The letter is queued as the desk does it; `serve` sends it.
fn mail(common: &Common, house: &House, email: &Email) -> anyhow::Result<u8> {
    let asker = Asker::terminal();
    if !runtime()?.block_on(send_to(&house.context, &asker, email))? {
        tell::say(common, "nothing is on record about that address");
        return Ok(1);
    }
    tell::say(
        common,
        "a letter with a link to everything on record waits for that address; `aftersale serve` sends it, and the link holds for a week",
    );
    Ok(0)
}

fn export(common: &Common, house: &House, email: &Email, output: &Path) -> anyhow::Result<u8> {
    let asker = Asker::terminal();
    let mut found = runtime()?.block_on(dossier(&house.context, Some(&asker), &of_address(email)))?;
    found.said(|line| house.text.say(house.text.default_locale(), &Sentence::why(line)).unwrap_or_default());
    if found.is_empty() {
        tell::say(common, "nothing is on record about that address");
        return Ok(1);
    }
    if output == Path::new("-") {
        tell::result(&serde_json::to_string_pretty(&found)?)?;
        return Ok(0);
    }
    write_folder(&found, output).with_context(|| format!("cannot write {}", output.display()))?;
    tell::say(common, &format!("{} holds everything on record", output.display()));
    Ok(0)
}

/// The whole as JSON, and each list of it as a table; letters as files that a mail program opens.
fn write_folder(found: &Dossier, folder: &Path) -> anyhow::Result<()> {
    // Must be new: files of somebody else's must not stay beside these.
    std::fs::create_dir(folder)?;
    let whole = serde_json::to_value(found)?;
    std::fs::write(folder.join("person.json"), serde_json::to_string_pretty(&whole)?)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let registrations = list(&whole["registrations"]);
    let claims = list(&whole["claims"]);
    table(folder, "registrations", registrations.iter().cloned())?;
    table(folder, "claims", claims.iter().cloned())?;
    for name in ["second_hand", "safety_contacts", "link_requests", "purchases"] {
        table(folder, name, list(&whole[name]).into_iter())?;
    }
    for name in ["coverage", "consents", "letters", "events", "looked_at"] {
        let owners = registrations.iter().chain(&claims);
        let rows = owners.flat_map(|owner| {
            list(&owner[name]).into_iter().map(|mut row| {
                row["reference"] = owner["reference"].clone();
                row
            })
        });
        table(folder, name, rows)?;
    }
    let receipts = found.registrations.iter().map(|of| (format!("receipt-{}", of.reference), &of.receipt));
    let photos = found.claims.iter().map(|of| (format!("photo-{}", of.reference), &of.photo));
    let asked = found.second_hand.iter().enumerate();
    let asked = asked.map(|(number, of)| (format!("photo-second-hand-{}", number + 1), &of.photo));
    for (name, file) in receipts.chain(photos).chain(asked) {
        if let Some(file) = file {
            let ending = if file.media_type == "image/jpeg" { "jpg" } else { "pdf" };
            std::fs::write(folder.join(format!("{name}.{ending}")), &file.file)?;
        }
    }
    for (number, letter) in found.letters().enumerate() {
        if let Some(text) = &letter.message {
            std::fs::write(folder.join(format!("letter-{:03}.eml", number + 1)), text)?;
        }
    }
    Ok(())
}

/// The plain columns of rows; none written when there are no rows.
fn table(folder: &Path, name: &str, rows: impl Iterator<Item = Value>) -> anyhow::Result<()> {
    let rows: Vec<Value> = rows.collect();
    let Some(Value::Object(first)) = rows.first() else { return Ok(()) };
    let is_plain = |name: &&String| {
        !first[*name].is_array() && !["message", "photo", "receipt"].contains(&name.as_str())
    };
    let columns: Vec<&String> = first.keys().filter(is_plain).collect();
    let mut file = csv::Writer::from_path(folder.join(format!("{name}.csv")))?;
    file.write_record(&columns)?;
    for row in &rows {
        file.write_record(columns.iter().map(|column| cell(&row[*column])))?;
    }
    Ok(file.flush()?)
}

/// A value as text that no spreadsheet takes for a formula.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn forget(common: &Common, house: &House, email: &Email, yes: bool) -> anyhow::Result<u8> {
    let (asker, whose) = (Asker::terminal(), of_address(email));
    let runtime = runtime()?;
    if !yes {
        let found = runtime.block_on(dossier(&house.context, None, &whose))?;
        if !found.is_empty() && !is_sure(&found)? {
            tell::say(common, "nothing was erased");
            return Ok(1);
        }
    }
    let erased = runtime.block_on(erase(&house.context, &asker, &whose))?;
    if erased.is_nothing() {
        tell::say(common, "nothing is on record about that address");
    } else {
        tell::result(&in_words(&erased))?;
    }
    // Whoever types this can wait for a large file, too.
    if runtime.block_on(scrub(&house.context, true))? != Scrubbed::Whole {
        bail!(
            "the rows are gone, but another program reads the database and keeps their bytes in its log; \
             run the same command again in a moment"
        );
    }
    Ok(u8::from(erased.is_nothing()))
}

fn is_sure(found: &Dossier) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() {
        bail!("no terminal to ask whether to erase: add --yes");
    }
    let units: Vec<String> =
        found.registrations.iter().map(|one| format!("{} {}", one.product_code, one.serial)).collect();
    write!(
        io::stderr(),
        "Erases the owner of {} registrations ({}), {} claims, {} requests, contacts and purchases, and all letters; \
         {} waiting letters are cancelled.\n\
         The units keep their history and cover, without the person. This cannot be undone.\nType yes to erase: ",
        found.registrations.len(),
        units.join(", "),
        found.claims.len(),
        found.further(),
        found.waiting(),
    )?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("cannot read the answer")?;
    Ok(line.trim().eq_ignore_ascii_case("yes"))
}

fn in_words(erased: &Erased) -> String {
    format!(
        "erased: the owner of {} registrations, {} claims, the words of {} letters; {} waiting letters cancelled, \
         {} requests, contacts and purchases\n\
         the units keep their history and cover, without the person; links to the owner are dead",
        erased.registrations, erased.claims, erased.letters, erased.cancelled, erased.further
    )
}
