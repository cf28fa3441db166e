//! `journey preview`: which letters the owner of a unit will get, when, why, and what would stop one.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::house::{House, runtime};
use super::{Common, Form, tell};
use crate::domain::clock::Timestamp;
use crate::domain::journey::{Purpose, State};
use crate::flows::coming::{Coming, Preview, preview};
use crate::flows::lookup::Asker;
use crate::flows::search::search;

/// The letters that follow a registration.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale journey preview --unit SN2602687\n  aftersale journey preview --unit SN2602687 --format json"
)]
pub struct Journey {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Which letters the owner of a unit will get, when, why, and what would stop one
    Preview {
        /// Serial of the unit, or what else finds it
        #[arg(long, value_name = "SERIAL")]
        unit: String,
        /// Form of the answer
        #[arg(long, value_enum, default_value_t = Form::Table)]
        format: Form,
    },
}

/// A unit and what comes to its owner.
struct Found {
    product: String,
    serial: String,
    preview: Preview,
}

impl Journey {
    /// Runs the command. Exit code 1 when no unit with an owner was found.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let What::Preview { unit, format } = &self.what;
        let house = House::open(common, false)?;
        let found = runtime()?.block_on(find(&house, unit))?;
        house.context.close()?;
        if found.is_empty() {
            let words = format!("no registered unit was found for {}", tell::harmless(unit));
            tell::say(common, &words);
        }
        match format {
            Form::Json => {
                let units: Vec<Value> = found.iter().map(as_json).collect();
                tell::result(&serde_json::to_string_pretty(&json!({ "query": unit, "units": units }))?)?;
            }
            Form::Table => {
                for found in &found {
                    tell::result(&in_words(found))?;
                }
            }
        }
        Ok(u8::from(found.is_empty()))
    }
}

async fn find(house: &House, unit: &str) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for hit in search(&house.context, &Asker::terminal(), unit).await?.into_iter().take(20) {
        let number = hit.product.number;
        if let Some(preview) = preview(&house.context, number, hit.serial.clone()).await? {
            let product = hit.product.product.code.to_string();
            found.push(Found { product, serial: hit.serial.to_string(), preview });
        }
    }
    Ok(found)
}

fn in_words(found: &Found) -> String {
    let rows: Vec<Vec<String>> = found.preview.steps.iter().map(|step| row(step, &found.preview)).collect();
    let head = format!(
        "{} {}, reference {}, {}, hours of {}",
        found.product,
        found.serial,
        found.preview.registration.reference,
        if found.preview.registration.offers { "offers wanted" } else { "no offers" },
        found.preview.zone.iana_name().unwrap_or("UTC"),
    );
    if rows.is_empty() {
        return format!("{head}\nno letter follows");
    }
    let table = tell::table(&["letter", "when", "why", "stands", "is stopped when"], &rows);
    format!("{head}\n{table}")
}

fn row(step: &Coming, preview: &Preview) -> Vec<String> {
    let rules: Vec<&str> = step.rules.iter().map(|rule| rule.in_words()).collect();
    vec![
        step.step.clone(),
        local(step.goes_at, preview),
        step.rule.as_ref().map_or_else(|| "–".to_owned(), crate::domain::journey::Step::in_words),
        stands(step, preview),
        if step.state == State::Waiting { rules.join("; ") } else { String::new() },
    ]
}

fn stands(step: &Coming, preview: &Preview) -> String {
    let at = step.settled_at.map(|at| local(at, preview)).unwrap_or_default();
    match (step.state, step.obstacle) {
        (State::Done, _) => format!("queued {at}"),
        (State::Skipped(skip), _) => format!("not sent: {}", skip.in_words()),
        (State::Waiting, Some(skip)) => format!("waits; would not be sent now: {}", skip.in_words()),
        (State::Waiting, None) if step.goes_at > step.due_at => {
            "waits, to be one letter with what follows".to_owned()
        }
        (State::Waiting, None) => "waits".to_owned(),
    }
}

/// Day and hour in the owner's zone.
fn local(at: Timestamp, preview: &Preview) -> String {
    at.jiff().to_zoned(preview.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn as_json(found: &Found) -> Value {
    let registration = &found.preview.registration;
    let steps: Vec<Value> = found.preview.steps.iter().map(step_json).collect();
    json!({
        "product": found.product,
        "serial": found.serial,
        "reference": registration.reference,
        "offers": registration.offers,
        "time_zone": found.preview.zone.iana_name(),
        "steps": steps,
    })
}

fn step_json(step: &Coming) -> Value {
    let (state, reason) = step.state.parts();
    let rules: Vec<&str> = step.rules.iter().map(|rule| rule.as_str()).collect();
    json!({
        "step": step.step,
        "letter": step.rule.as_ref().map(|rule| rule.letter.as_str()),
        "purpose": step.rule.as_ref().map(|rule| if rule.purpose == Purpose::Marketing { "marketing" } else { "service" }),
        "why": step.rule.as_ref().map(crate::domain::journey::Step::in_words),
        "due_at": step.due_at.rfc3339(),
        "goes_at": step.goes_at.rfc3339(),
        "state": state,
        "reason": reason,
        "settled_at": step.settled_at.map(Timestamp::rfc3339),
        "obstacle": step.obstacle.map(crate::domain::journey::Skip::as_str),
        "stopped_by": rules,
    })
}
