//! `demo --once`: the main job from label to look-up, each step told with what it made. Anything amiss ends it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};

use super::folder::Made;
use super::phone::Phone;
use crate::cli::house::runtime;
use crate::cli::serve::start;
use crate::cli::{Common, lookup, tell};
use crate::flows::lookup::{Asker, record};
use crate::flows::search::search;
use crate::http::Bound;

/// How long mails may take; the outbox rings at once, so this is generous.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs the main job; the house serves meanwhile.
pub fn run(common: &Common, made: &Made, bound: Bound) -> anyhow::Result<u8> {
    let labels = made.dir.join("labels.pdf");
    let size = std::fs::metadata(&labels).with_context(|| format!("{} is missing", labels.display()))?.len();
    step(
        common,
        &format!(
            "labels: {} units, {} bytes, every code read back: {}",
            made.units()?.len(),
            size,
            labels.display()
        ),
    )?;
    let origin = format!("http://{}", bound.address());
    let running = start(&made.house, bound)?;
    step(common, &format!("serving on {origin}"))?;
    let done = story(common, made, &origin);
    running.stop();
    done?;
    step(common, "done: labels, form, registration, mail and look-up work")?;
    Ok(0)
}

fn story(common: &Common, made: &Made, origin: &str) -> anyhow::Result<()> {
    let phone = Phone::new(origin);
    let units = made.fresh_units()?;
    let [first, second, ..] = units.as_slice() else {
        bail!(
            "fewer than two units of {} are not registered yet; name another folder with --dir",
            made.dir.display()
        )
    };
    for (unit, name, email, offers) in [
        (first, "Ann Lee", "ann.lee@example.com", true),
        (second, "Ben Okafor", "ben.okafor@example.com", false),
    ] {
        let (product, serial) = unit;
        let uri = made.uri(product, serial)?;
        let form = phone.scan(&uri)?;
        ensure!(form.page.contains(serial.as_str()), "the form of {uri} does not show serial {serial}");
        step(common, &format!("scanned {uri}: form for {product} {serial}"))?;
        let today = made.house.context.today().to_string();
        let mut typed = vec![("name", name), ("email", email), ("purchased_on", today.as_str())];
        if offers {
            typed.push(("offers", "yes"));
        }
        let owners_page = phone.register(&form, &typed)?;
        let page = phone.open(&owners_page)?;
        ensure!(page.contains(serial.as_str()), "the owner's page does not show serial {serial}");
        step(
            common,
            &format!(
                "registered {serial} for {name}, offers {}: {owners_page}",
                if offers { "wanted" } else { "not wanted" }
            ),
        )?;
        let again = phone.open(&uri)?;
        ensure!(!again.contains(name) && !again.contains(email), "a second scan of {serial} shows the owner");
        let (file, letter) = mail_to(&made.dir.join("mail"), email, serial)?;
        let promotes = letter.contains("List-Unsubscribe");
        ensure!(promotes == offers, "the mail to {email} {} offers", if promotes { "has" } else { "lacks" });
        step(
            common,
            &format!("mail {}, {}", file, if offers { "with fitting offers" } else { "without offers" }),
        )?;
        look_up(common, made, serial, email)?;
    }
    Ok(())
}

/// Waits for the mail to an address about a unit; answers its file name and text.
fn mail_to(folder: &Path, email: &str, serial: &str) -> anyhow::Result<(String, String)> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "eml") {
                let letter = std::fs::read_to_string(&path)?;
                if letter.contains(&format!("<{email}>")) && letter.contains(serial) {
                    return Ok((path.display().to_string(), letter));
                }
            }
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("no mail to {email} arrived in {} within {} seconds", folder.display(), PATIENCE.as_secs())
}

fn look_up(common: &Common, made: &Made, serial: &str, email: &str) -> anyhow::Result<()> {
    let context = &made.house.context;
    let found = runtime()?.block_on(async {
        let hits = search(context, &Asker::terminal(), serial).await?;
        let Some(hit) = hits.first() else { return Ok(None) };
        record(context, &Asker::terminal(), hit.product.number, &hit.serial).await
    })?;
    let Some(found) = found else { bail!("{serial} is not found") };
    let said = lookup::as_json(&made.house, &found);
    let owner = said.pointer("/registration/owner/email").and_then(serde_json::Value::as_str);
    ensure!(owner == Some(email), "look-up of {serial} names {owner:?} instead of {email}");
    let reference = said.pointer("/registration/reference").and_then(serde_json::Value::as_str).unwrap_or("");
    let until = said.pointer("/registration/covered_until").and_then(serde_json::Value::as_str).unwrap_or("");
    step(common, &format!("looked up {serial}: {email}, reference {reference}, covered until {until}"))
}

fn step(common: &Common, text: &str) -> anyhow::Result<()> {
    if common.quiet { Ok(()) } else { tell::result(text) }
}
