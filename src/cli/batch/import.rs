//! `batch import`: the job file of a factory without network comes home. Everything is looked at before anything is stored.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::job_file::{self, JobFile, Line, Range};
use crate::cli::house::House;
use crate::cli::{Common, tell};
use crate::domain::batch::{Batch, BatchState};
use crate::domain::check_digits::CheckRule;
use crate::domain::clock::Timestamp;
use crate::domain::product::{Gtin, ModelCode};
use crate::domain::unit::{ProductName, Serial, UnitFacts};
use crate::flows::adopt::{self, Adopted};
use crate::flows::catalog::Shelf;
use crate::flows::mint::{self, Minted};
use crate::flows::orphan;
use crate::labels::batch::SerialRange;

/// How many units are looked at or stored at once.
const PORTION: usize = 1_000;
/// How many contradictions are listed; the others are counted.
const LISTED: u64 = 200;

/// Brings the batch of a job file home. Exit code 1 when something in it contradicts the record.
pub fn run(common: &Common, house: &House, file: &Path, skip_bad: bool) -> Result<u8> {
    let job = job_file::read(file)?;
    check_key(house, &job)?;
    match adopt::find(&house.context, &job.job)? {
        Some((batch, BatchState::Active)) => {
            tell::say(
                common,
                &format!("{} is batch {} already; nothing changed", file.display(), batch.number),
            );
            return Ok(0);
        }
        Some((batch, BatchState::Void)) => {
            bail!("{} was batch {}, which is void", file.display(), batch.number)
        }
        _ => {}
    }
    let shelf = crate::flows::catalog::shelf(&house.context)?;
    let units = Units { file, job: &job, products: products(&shelf, &job)?, shelf: &shelf };
    let bad = units.tell_bad(house)?;
    if bad > 0 && !skip_bad {
        eprintln!(
            "{bad} contradictions, nothing was stored; mend the record or the catalogue, or add --skip-bad"
        );
        return Ok(1);
    }
    let number = adopt::begin(&house.context, &batch(file, &job)?)?;
    let mut done = Adopted::default();
    units.portions(&mut |good, _| {
        let conflicts = adopt::conflicts(&house.context, &job.job, &good)?;
        let stays = |unit: &Minted| conflicts.iter().all(|conflict| conflict.line != unit.line);
        let good: Vec<Minted> = good.into_iter().filter(stays).collect();
        let some = adopt::adopt(&house.context, number, &good)?;
        done.units += some.units;
        done.registered += some.registered;
        Ok(())
    })?;
    mint::place(&house.context, number)?;
    tell_home(common, house, (number, done))?;
    Ok(u8::from(bad > 0))
}

fn tell_home(common: &Common, house: &House, (number, done): (i64, Adopted)) -> Result<()> {
    let registered = match done.registered {
        0 => String::new(),
        count => format!(", {count} of them registered before they came home"),
    };
    tell::say(common, &format!("batch {number}: {} units{registered}", done.units));
    for orphan in orphan::orphans(&house.context)?.iter().filter(|orphan| orphan.batch.number == number) {
        tell::say(common, &format!("warning: {}", orphan.say()));
    }
    Ok(())
}

/// Two factories may have named different keys alike. Then no label of one can be proven, and better now than by owners.
fn check_key(house: &House, job: &JobFile) -> Result<()> {
    let keys = &house.config.flows.keys;
    let known = keys.list().find(|(id, ..)| id.to_string() == job.key_id);
    match known {
        Some((id, _, ours)) if ours != job.key_fingerprint => bail!(
            "the labels are signed with a key {id} of fingerprint {}, but key {id} here has {ours}: their codes would not be \
             proven. Add that key to codes.keys under an id of its own; labels signed under the wrong id must be printed again",
            job.key_fingerprint
        ),
        _ => Ok(()),
    }
}

fn batch(file: &Path, job: &JobFile) -> Result<Batch> {
    let printed_at: jiff::Timestamp = job.printed_at.parse().context("printed_at of the job file")?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let printed_at = Timestamp(printed_at.as_millisecond());
    Ok(Batch {
        number: 0,
        job: job.job.clone(),
        printed_at,
        public_url: job.public_url.clone(),
        key_id: job.key_id.clone(),
        stock: job.settings.stock.clone(),
        labels: job.labels,
        file: name.strip_suffix(".job.json").unwrap_or(&name).to_owned(),
        lease_until: printed_at,
        placed_at: None,
        void_at: None,
        void_reason: None,
    })
}

/// The name that codes carry, and the number of its product here, if it is known.
type Named = (ProductName, Option<i64>);

fn products(shelf: &Shelf, job: &JobFile) -> Result<Vec<Named>> {
    let name = |product: &job_file::Product| {
        let name = match &product.gtin {
            Some(gtin) => ProductName::Gtin(Gtin::parse(gtin)?),
            None => ProductName::Model(ModelCode::parse(&product.code)?),
        };
        let number = shelf.find(&name).map(|numbered| numbered.number);
        Ok::<_, String>((name, number))
    };
    job.units.products.iter().map(|product| name(product).map_err(anyhow::Error::msg)).collect()
}

/// The units of a job file.
struct Units<'u> {
    file: &'u Path,
    job: &'u JobFile,
    products: Vec<Named>,
    shelf: &'u Shelf,
}

/// A unit that cannot be taken, and why.
type Refused = (u64, String);

impl Units<'_> {
    /// Lists what cannot come home; answers how much that is.
    fn tell_bad(&self, house: &House) -> Result<u64> {
        let mut bad = 0;
        self.portions(&mut |good, refused| {
            let conflicts = adopt::conflicts(&house.context, &self.job.job, &good)?;
            let conflicts = conflicts
                .into_iter()
                .map(|found| (found.line, format!("serial {}: {}", found.serial, found.why)));
            for (line, why) in refused.into_iter().chain(conflicts) {
                bad += 1;
                if bad <= LISTED {
                    eprintln!("label {line}: {}", tell::harmless(&why));
                }
            }
            Ok(())
        })?;
        if bad > LISTED {
            eprintln!("… and {} more", bad - LISTED);
        }
        Ok(bad)
    }

    /// Hands over all units, some at a time, with those that no rule of ours accepts.
    fn portions(&self, take: &mut dyn FnMut(Vec<Minted>, Vec<Refused>) -> Result<()>) -> Result<()> {
        let (mut good, mut refused, mut line) = (Vec::new(), Vec::new(), 0);
        let mut add = |unit: Result<Minted, String>| {
            line += 1;
            match unit {
                Ok(unit) => good.push(Minted { line, ..unit }),
                Err(why) => refused.push((line, why)),
            }
            if good.len() + refused.len() == PORTION {
                take(std::mem::take(&mut good), std::mem::take(&mut refused))?;
            }
            Ok(())
        };
        match &self.job.units.range {
            Some(range) => self.count(range, &mut add)?,
            None if self.job.units.list.is_none() => bail!("{} names no units", self.file.display()),
            None => job_file::each(self.file, |line| add(self.unit(&line)))?,
        }
        take(good, refused)
    }

    /// Counts a range as the job did. What was refused then is none of it.
    fn count(&self, range: &Range, add: &mut dyn FnMut(Result<Minted, String>) -> Result<()>) -> Result<()> {
        let check = range.check.as_deref().map(CheckRule::parse).transpose().map_err(anyhow::Error::msg)?;
        let (name, _) = self.products.first().context("the job file names no product")?;
        let Some(numbered) = self.shelf.find(name) else { return add(Err(unknown(name))) };
        let serials = SerialRange::new(&numbered.product, &range.first, range.count, check);
        for row in serials.map_err(anyhow::Error::msg)?.flatten() {
            let (serial, facts) = (row.name.serial, UnitFacts::default());
            add(Ok(Minted { product: numbered.number, serial, facts, line: 0 }))?;
        }
        Ok(())
    }

    fn unit(&self, line: &Line) -> Result<Minted, String> {
        let Some((name, number)) = self.products.get(line.product) else {
            return Err(format!("serial {:?}: the job file names no product {}", line.serial, line.product));
        };
        let product = number.ok_or_else(|| unknown(name))?;
        let [batch, made, shipped, dealer] = &line.facts;
        let date = |text: &Option<String>| {
            let read = text.as_deref().map(str::parse::<jiff::civil::Date>).transpose();
            read.map_err(|error| format!("serial {:?}: {error}", line.serial))
        };
        let facts = UnitFacts {
            batch: batch.clone(),
            manufactured_on: date(made)?,
            shipped_on: date(shipped)?,
            dealer: dealer.clone(),
        };
        Ok(Minted { product, serial: Serial::parse(&line.serial, name)?, facts, line: 0 })
    }
}

fn unknown(name: &ProductName) -> String {
    format!(
        "no product in the catalogue here is {name}; import the catalogue that the labels were printed with"
    )
}
