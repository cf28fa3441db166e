//! `lookup`: everything about a unit, found by serial, reference, e-mail, name or scanned code.

use clap::Args;
use serde_json::{Value, json};

use super::house::{House, runtime};
use super::{Common, Form, tell};
use crate::domain::coverage::covered_until;
use crate::flows::lookup::{Asker, UnitRecord, record};
use crate::flows::owner::OwnedUnit;
use crate::flows::search::{Hit, search};
use crate::text::Sentence;

/// Find a unit: serial, reference, e-mail, name, or the address in a scanned code.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  aftersale lookup SN2602687\n  aftersale lookup 'ann lee' --format json")]
pub struct Lookup {
    /// What to look for
    query: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

impl Lookup {
    /// Runs the command. Exit code 1 when nothing was found.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let records = runtime()?.block_on(find(&house, &self.query))?;
        if records.is_empty() {
            tell::say(common, &format!("nothing found for {}", tell::harmless(&self.query)));
        }
        match self.format {
            Form::Json => {
                let units: Vec<Value> = records.iter().map(|found| as_json(&house, found)).collect();
                tell::result(&serde_json::to_string_pretty(
                    &json!({ "query": self.query, "units": units }),
                )?)?;
            }
            Form::Table => {
                for found in &records {
                    tell::result(&in_words(&house, found))?;
                }
            }
        }
        house.context.close()?;
        Ok(u8::from(records.is_empty()))
    }
}

async fn find(house: &House, query: &str) -> anyhow::Result<Vec<UnitRecord>> {
    let asker = Asker::terminal();
    let hits: Vec<Hit> = search(&house.context, &asker, query).await?;
    let mut records = Vec::new();
    for hit in hits.iter().take(20) {
        records.extend(record(&house.context, &asker, hit.product.number, &hit.serial).await?);
    }
    Ok(records)
}

fn why(house: &House, line: &crate::domain::coverage::Line) -> String {
    house.text.say(house.text.default_locale(), &Sentence::why(line)).unwrap_or_default()
}

/// The record for programs. Dates are `YYYY-MM-DD`, moments RFC 3339 in UTC.
pub fn as_json(house: &House, found: &UnitRecord) -> Value {
    let product = &found.product.product;
    let facts = &found.unit.facts;
    json!({
        "product": { "code": product.code, "gtin": product.gtin, "name": product.name.as_plain() },
        "serial": found.unit.serial,
        "state": if found.active().is_none() { "fresh" } else { "registered" },
        "batch": facts.batch, "manufactured_on": facts.manufactured_on, "shipped_on": facts.shipped_on,
        "dealer": facts.dealer, "printed_in": found.unit.printed_in,
        "registration": found.active().map(|owned| registration(house, owned)),
        "reach": found.active().map(|_| &found.reach),
        "earlier_registrations": found.registrations.len() - usize::from(found.active().is_some()),
        "messages": found.messages.iter().map(|message| json!({
            "kind": message.kind.map(crate::domain::message::Kind::as_str), "to": message.recipient,
            "state": message.state.as_str(), "attempts": message.attempts, "queued_at": message.queued_at.rfc3339(),
            "settled_at": message.settled_at.map(crate::domain::clock::Timestamp::rfc3339),
            "last_error": message.last_error, "message_id": message.message_id,
        })).collect::<Vec<_>>(),
        "scans": found.scans.iter().map(|scans| json!({
            "month": scans.month.strftime("%Y-%m").to_string(), "many": scans.many, "last_at": scans.last_at.rfc3339(),
        })).collect::<Vec<_>>(),
        "events": found.events.iter().map(|event| json!({
            "at": event.event.at.rfc3339(), "kind": event.event.kind.as_str(), "detail": event.event.detail, "by": event.by,
        })).collect::<Vec<_>>(),
    })
}

fn registration(house: &House, owned: &OwnedUnit) -> Value {
    let registration = &owned.registration;
    let today = house.context.today();
    json!({
        "reference": registration.reference.to_string(),
        "owner": { "name": registration.name, "email": registration.email },
        "purchased_on": registration.dates.purchased_on, "installed_on": registration.dates.installed_on,
        "registered_at": registration.registered_at.rfc3339(), "lang": registration.lang,
        "dealer": owned.dealer, "offers": registration.offers, "market": owned.market,
        "covered_until": covered_until(&owned.lines),
        "coverage": owned.lines.iter().map(|line| json!({
            "what": line.what.as_plain(), "starts_on": line.starts_on, "ends_on": line.ends_on,
            "standing": line.standing(today), "reason": line.reason,
            "changes": line.changes, "why": why(house, line),
        })).collect::<Vec<_>>(),
    })
}

fn in_words(house: &House, found: &UnitRecord) -> String {
    let product = &found.product.product;
    let mut lines = vec![format!("{} {} · {}", product.code, found.unit.serial, product.name.as_plain())];
    let mut line = |name: &str, value: String| lines.push(format!("  {name:<13}{}", tell::harmless(&value)));
    if let Some(owned) = found.active() {
        let registration = &owned.registration;
        line("reference", registration.reference.to_string());
        let mail = Some(registration.email.to_string()).filter(|email| !email.is_empty());
        line(
            "owner",
            mail.map_or_else(
                || registration.name.to_string(),
                |mail| format!("{} <{mail}>", registration.name),
            ),
        );
        for (name, value) in [("phone", &found.reach.phone), ("post", &found.reach.post)] {
            if let Some(value) = value {
                line(name, value.replace('\n', ", "));
            }
        }
        line("purchased", registration.dates.purchased_on.to_string());
        if let Some(dealer) = &owned.dealer {
            line("dealer", dealer.clone());
        }
        line("offers", if registration.offers { "yes".into() } else { "no".into() });
        for cover in &owned.lines {
            line(
                "covered",
                format!("{} until {} — {}", cover.what.as_plain(), cover.ends_on, why(house, cover)),
            );
        }
    }
    if found.active().is_none() {
        line("state", "not registered".into());
    }
    for message in &found.messages {
        let kind = message.kind.map_or("letter", |kind| kind.as_str());
        let said = message.last_error.as_deref().map(|said| format!(" ({said})")).unwrap_or_default();
        line("mail", format!("{kind} to {}: {}{said}", message.recipient, message.state.as_str()));
    }
    for scans in found.scans.iter().take(3) {
        line("scans", format!("{} in {}", scans.many, scans.month.strftime("%Y-%m")));
    }
    for event in found.events.iter().take(8).map(|line| &line.event) {
        line("event", format!("{}  {} {}", event.at.rfc3339(), event.kind.as_str(), event.detail));
    }
    lines.join("\n")
}
