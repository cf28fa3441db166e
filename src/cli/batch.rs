//! `batch list`: label jobs on record.

use clap::{Args, Subcommand};

use super::house::House;
use super::{Common, Form, tell};
use crate::flows::mint;

/// Recorded label jobs.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  aftersale batch list")]
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
}

impl Batch {
    /// Runs the command. Exit code 1 when there is none.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let What::List { format } = &self.what;
        let house = House::open(common, false)?;
        let batches = mint::list(&house.context)?;
        if *format == Form::Json {
            for batch in &batches {
                let line = serde_json::json!({
                    "number": batch.number, "printed_at": batch.printed_at.rfc3339(), "labels": batch.labels,
                    "stock": batch.stock, "public_url": batch.public_url, "key_id": batch.key_id, "file": batch.file,
                    "void_at": batch.void_at.map(crate::domain::clock::Timestamp::rfc3339),
                });
                tell::result(&line.to_string())?;
            }
        } else if !batches.is_empty() {
            let rows: Vec<Vec<String>> = batches
                .iter()
                .map(|batch| {
                    vec![
                        batch.number.to_string(),
                        batch.printed_at.rfc3339(),
                        batch.labels.to_string(),
                        batch.stock.clone(),
                        batch.key_id.clone(),
                        batch.public_url.clone(),
                        batch.file.clone(),
                    ]
                })
                .collect();
            tell::result(&tell::table(
                &["batch", "printed", "labels", "stock", "key", "public url", "file"],
                &rows,
            ))?;
        }
        Ok(u8::from(batches.is_empty()))
    }
}
