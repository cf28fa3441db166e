//! `rehearse`: somebody of the house gets every letter an owner gets, now, over the real settings and transport, each marked.
//!
//! The owner lives in a store of its own that is gone afterwards, with the catalogue as it stands and a clock that runs ahead: the real
//! one sees no unit, no registration and no figure. So links in these letters open nothing.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::house::{House, runtime};
use super::{Common, tell};
use crate::domain::clock::Clock;
use crate::domain::code::Code;
use crate::domain::product::Product;
use crate::domain::registration::Form;
use crate::domain::unit::{ProductName, UnitName};
use crate::flows::coming::next_step;
use crate::flows::register::{Outcome, register};
use crate::flows::{Context, catalog};
use crate::mail::address::Address;
use crate::mail::compose::Sealed;
use crate::mail::transport::{DEADLINE, Memory, Transport};
use crate::worker::outbox::Outbox;

/// More letters than any journey has.
const ROUNDS: usize = 200;

/// Live an owner's story: every letter now, marked, outside all figures.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  aftersale rehearse --product GEN-7500 --to me@example.com")]
pub struct Rehearse {
    /// The product: model code or GTIN
    #[arg(long, value_name = "CODE")]
    product: String,
    /// Where the letters go
    #[arg(long, value_name = "ADDRESS")]
    to: String,
    /// Language of the letters, such as de
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Without consent to offers
    #[arg(long)]
    no_offers: bool,
}

impl Rehearse {
    /// Runs the command. Exit code 1 when there is no such product, 2 when a letter was not taken.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        Address::parse(&self.to)?;
        let house = House::open(common, false)?;
        let known = catalog::shelf(&house.context)?.find_typed(&self.product).cloned();
        let Some(numbered) = known else {
            tell::say(
                common,
                &format!("there is no product {} in the catalogue", tell::harmless(&self.product)),
            );
            return Ok(1);
        };
        let folder = tempfile::tempdir().context("no folder for the rehearsal can be made")?;
        let stage = stage(&house, folder.path())?;
        let runtime = runtime()?;
        let letters = runtime.block_on(self.live(&house, &stage, &numbered.product));
        stage.close()?;
        house.context.close()?;
        let letters = letters?;
        let transport = Transport::open(&house.config.mail.route, DEADLINE)?;
        for letter in &letters {
            let marked = marked(letter, letters.first())?;
            if let Err(failure) = runtime.block_on(transport.deliver(&marked)) {
                bail!("the letter {:?} was not taken: {}", subject(letter), failure.said);
            }
            tell::result(&format!("sent {}", subject(letter)))?;
        }
        tell::say(
            common,
            &format!(
                "{} letters to {}, each marked [Rehearsal]; their links open nothing, because this owner does not exist",
                letters.len(),
                tell::harmless(&self.to)
            ),
        );
        Ok(0)
    }

    /// Registers the unit and lets time pass until no letter is to come.
    async fn live(&self, house: &House, stage: &Context, product: &Product) -> anyhow::Result<Vec<Sealed>> {
        let locale = house.text.locale(self.lang.as_deref(), None);
        let unit = unit(product)?;
        let proof =
            stage.settings().keys.sign(&unit).context("codes: there is no active key to sign with")?;
        let form = Form {
            code: Code::of_unit(unit, proof).path(),
            lang: locale.tag(),
            name: "Rehearsal".to_owned(),
            email: self.to.clone(),
            purchased_on: stage.today().to_string(),
            offers: if self.no_offers { String::new() } else { "yes".to_owned() },
            no_offers: if self.no_offers { "yes".to_owned() } else { String::new() },
            ..Form::default()
        };
        let wording = house.text.offers_wording(&locale)?;
        let outcome = register(stage, form, wording).await?;
        ensure!(
            matches!(outcome, Outcome::Registered { .. }),
            "a unit of {} cannot be registered today: is it on sale already?",
            product.code.as_str()
        );
        let memory = Memory::default();
        let mail = Arc::new(house.config.mail.clone());
        let transport = Arc::new(Transport::Memory(memory.clone()));
        let outbox = Outbox::new(stage.clone(), Arc::clone(&house.text), mail, transport);
        for _ in 0..ROUNDS {
            while outbox.round().await?.claimed > 0 {}
            let Some(next) = next_step(stage).await? else { break };
            stage.clock().advance((next.0 - stage.clock().now().0).max(1));
        }
        Ok(memory.letters())
    }
}

/// A store of its own with the catalogue of the house, at a clock that moves when told.
fn stage(house: &House, folder: &Path) -> anyhow::Result<Context> {
    let url = format!("sqlite:{}", folder.join("rehearsal.db").display());
    let clock = Clock::manual(house.context.clock().now());
    let stage = Context::open(&url, true, clock, house.config.flows.clone())?;
    catalog::import(&stage, catalog::export(&house.context)?, Vec::new())?;
    Ok(stage)
}

/// A unit that could be: its serial is the first that the first offer fits, so that offers show.
fn unit(product: &Product) -> anyhow::Result<UnitName> {
    let of_offer =
        product.offers.iter().find_map(|offer| offer.serials.as_ref()).map(|(first, _)| first.as_str());
    UnitName::parse(ProductName::of(product), of_offer.unwrap_or("REHEARSAL1")).map_err(anyhow::Error::msg)
}

/// The same letter with a mark before its subject, a header for programs, and the date of the first one: it is sent today.
fn marked(letter: &Sealed, first: Option<&Sealed>) -> anyhow::Result<Sealed> {
    let text = String::from_utf8(letter.bytes().to_vec()).context("a letter is no text")?;
    let (head, body) = text.split_once("\r\n\r\n").context("a letter has no head")?;
    let date = first.and_then(|first| header(first, "Date: "));
    let lines = head.split("\r\n").map(|line| match (line.strip_prefix("Subject: "), &date) {
        (Some(subject), _) => format!("Subject: [Rehearsal] {subject}"),
        (None, Some(date)) if line.starts_with("Date: ") => format!("Date: {date}"),
        _ => line.to_owned(),
    });
    let head: Vec<String> = lines.chain(["X-Rehearsal: yes".to_owned()]).collect();
    let bytes = format!("{}\r\n\r\n{body}", head.join("\r\n")).into_bytes();
    let (from, to) = (letter.envelope_from().as_str(), letter.envelope_to().as_str());
    let date = first.map_or(letter.date(), Sealed::date);
    Ok(Sealed::stored(letter.message_id().to_owned(), date, from, to, bytes)?)
}

fn header(letter: &Sealed, name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(letter.bytes());
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    head.split("\r\n").find_map(|line| line.strip_prefix(name)).map(str::to_owned)
}

fn subject(letter: &Sealed) -> String {
    crate::mail::read::words(letter.bytes()).subject
}
