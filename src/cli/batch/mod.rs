//! `batch list | void | import`: label jobs on record.

mod import;
mod job_file;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::house::House;
use super::{Common, Form, tell};
use crate::domain::batch::{Batch as Job, BatchState};
use crate::domain::clock::Timestamp;
use crate::flows::lookup::Asker;
use crate::flows::mint;
use crate::flows::take_back::{TakenBack, take_back};

/// Recorded label jobs.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale batch list\n  aftersale batch import shanghai.pdf.job.json\n  aftersale batch void 7 --reason \"smeared, pulped\""
)]
pub struct Batch {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All of them, newest first
    List {
        /// Form of the answer
        #[arg(long, value_enum, default_value_t = Form::Table)]
        format: Form,
    },
    /// Take a batch back: its codes answer with a page that helps, and its serials may be printed again
    Void {
        /// Number of the batch
        #[arg(value_name = "ID")]
        number: i64,
        /// Why, for whoever asks later
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Also when owners have registered units of it
        #[arg(long)]
        force: bool,
    },
    /// Bring home what was printed elsewhere, by the job file beside its labels
    Import {
        /// The job file, PATH.job.json
        file: PathBuf,
        /// Bring home what contradicts nothing when something does
        #[arg(long)]
        skip_bad: bool,
    },
}

impl Batch {
    /// Runs the command. Exit code 1 when there is none, or rows were refused.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let code = match &self.what {
            What::List { format } => list(&house, *format)?,
            What::Void { number, reason, force } => void(common, &house, *number, (reason, *force))?,
            What::Import { file, skip_bad } => import::run(common, &house, file, *skip_bad)?,
        };
        house.context.close()?;
        Ok(code)
    }
}

fn list(house: &House, format: Form) -> anyhow::Result<u8> {
    let batches = mint::list(&house.context)?;
    if format == Form::Json {
        for (batch, state) in &batches {
            tell::result(&line(batch, *state).to_string())?;
        }
    } else if !batches.is_empty() {
        let header = ["batch", "state", "printed", "labels", "stock", "key", "public url", "file"];
        let rows: Vec<Vec<String>> = batches.iter().map(|(batch, state)| cells(batch, *state)).collect();
        tell::result(&tell::table(&header, &rows))?;
    }
    Ok(u8::from(batches.is_empty()))
}

fn line(batch: &Job, state: BatchState) -> serde_json::Value {
    serde_json::json!({
        "number": batch.number, "state": state.as_str(), "job": batch.job, "printed_at": batch.printed_at.rfc3339(),
        "labels": batch.labels, "stock": batch.stock, "public_url": batch.public_url, "key_id": batch.key_id,
        "file": batch.file, "placed_at": batch.placed_at.map(Timestamp::rfc3339),
        "void_at": batch.void_at.map(Timestamp::rfc3339), "void_reason": batch.void_reason,
    })
}

fn cells(batch: &Job, state: BatchState) -> Vec<String> {
    let state = match &batch.void_reason {
        Some(reason) => format!("{}: {}", state.as_str(), tell::harmless(reason)),
        None => state.as_str().to_owned(),
    };
    vec![
        batch.number.to_string(),
        state,
        batch.printed_at.rfc3339(),
        batch.labels.to_string(),
        batch.stock.clone(),
        batch.key_id.clone(),
        batch.public_url.clone(),
        tell::harmless(&batch.file),
    ]
}

/// The most characters of a reason.
const REASON_MAX: usize = 200;

fn void(common: &Common, house: &House, number: i64, (reason, force): (&str, bool)) -> anyhow::Result<u8> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        anyhow::bail!("--reason takes 1 to {REASON_MAX} characters: say what happened to the labels");
    }
    match take_back(&house.context, number, (&Asker::terminal(), reason), force)? {
        TakenBack::Done { void, kept } => {
            let kept = match kept {
                0 => String::new(),
                kept => format!("; {kept} units keep their label from another batch"),
            };
            let said = format!(
                "batch {number} is void: the codes of {void} units answer with a page that helps{kept}"
            );
            tell::say(common, &said);
            Ok(0)
        }
        TakenBack::Already => {
            tell::say(common, &format!("batch {number} was void before; nothing changed"));
            Ok(0)
        }
        TakenBack::Registered(count) => anyhow::bail!(
            "{count} units of batch {number} are registered, so their owners have these labels: add --force if they shall \
             answer no more"
        ),
        TakenBack::Unknown => {
            tell::say(common, &format!("there is no batch {number}; `aftersale batch list` shows all"));
            Ok(1)
        }
    }
}
