//! Owners of the past: a few registrations of different age and state, so that the desk has something to find.

use crate::cli::house::House;
use crate::cli::house::runtime;
use crate::domain::clock::{Clock, DAY};
use crate::domain::code::Code;
use crate::domain::registration::Form;
use crate::domain::unit::{ProductName, UnitName};
use crate::flows::catalog;
use crate::flows::register::{Outcome, register};

/// A serial that is registered in every demo.
pub const KNOWN: &str = "RV5RKMSPDE1M";

struct Owner {
    product: &'static str,
    serial: &'static str,
    name: &'static str,
    email: &'static str,
    /// Days between purchase and now; registered two days later.
    ago: i32,
    offers: bool,
    lang: &'static str,
}

const OWNERS: [Owner; 4] = [
    Owner {
        product: "RVC-520",
        serial: KNOWN,
        name: "Ann Lee",
        email: "ann.lee@example.com",
        ago: 5,
        offers: true,
        lang: "en",
    },
    Owner {
        product: "FRC-388",
        serial: "388B/2640/0215",
        name: "Jonas Weber",
        email: "jonas.weber@example.com",
        ago: 30,
        offers: false,
        lang: "de",
    },
    Owner {
        product: "HPD-900",
        serial: "HP9263900199",
        name: "Zoë García",
        email: "zoe@example.com",
        ago: 21,
        offers: true,
        lang: "en",
    },
    Owner {
        product: "GDO-810",
        serial: "G8-2641-0043",
        name: "Samir Haddad",
        email: "samir.haddad@example.com",
        ago: 9,
        offers: false,
        lang: "en",
    },
];

/// Lets them register, each at their own time. Those of an earlier start are there already.
pub fn register_all(house: &House) -> anyhow::Result<()> {
    let runtime = runtime()?;
    for owner in &OWNERS {
        runtime.block_on(one(house, owner))?;
    }
    Ok(())
}

async fn one(house: &House, owner: &Owner) -> anyhow::Result<()> {
    let now = house.context.clock().now();
    let then = now.plus(-DAY * i64::from(owner.ago - 2));
    let past = house.context.at(Clock::manual(then));
    let shelf = catalog::shelf(&past)?;
    let Some(numbered) = shelf.find_typed(owner.product) else { return Ok(()) };
    let unit =
        UnitName::parse(ProductName::of(&numbered.product), owner.serial).map_err(anyhow::Error::msg)?;
    let Some(proof) = past.settings().keys.sign(&unit) else { return Ok(()) };
    let purchased_on = now.plus(-DAY * i64::from(owner.ago)).date_in(&past.settings().time_zone);
    let form = Form {
        code: Code::of_unit(unit, proof).path(),
        lang: owner.lang.to_owned(),
        name: owner.name.to_owned(),
        email: owner.email.to_owned(),
        purchased_on: purchased_on.to_string(),
        offers: if owner.offers { "yes".to_owned() } else { String::new() },
        ..Form::default()
    };
    let wording = house.text.offers_wording(&house.text.locale(Some(owner.lang), None))?;
    match register(&past, form, wording).await? {
        // On a machine whose clock stands before the sample's dates nobody can have bought anything yet.
        Outcome::Registered { .. } | Outcome::AlreadyRegistered(_) | Outcome::Invalid(..) => Ok(()),
        other => anyhow::bail!("the demo's owner {} could not register: {other:?}", owner.name),
    }
}
