//! `key new | list | retire`: signing keys of the codes. Keys lie in files; the settings say which one signs.

use anyhow::bail;
use clap::{Args, Subcommand};

use super::{Common, house, tell};
use crate::config::{Config, new_key, write_key};
use crate::domain::clock::Clock;
use crate::domain::code::{KeyId, KeyState};

/// Signing keys of the codes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  aftersale key list\n  aftersale key new\n  aftersale key retire 1")]
pub struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make the file of a new key and say what to write into the settings
    New,
    /// All keys of the settings and what they may do
    List,
    /// Say what to write into the settings so that a key signs no more and goes on verifying
    Retire {
        /// The key's id
        id: String,
    },
}

impl Key {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let config = house::config(common, None)?;
        match &self.what {
            What::List => list(&config),
            What::Retire { id } => retire(&config, id),
            What::New => new(&config),
        }
    }
}

fn list(config: &Config) -> anyhow::Result<u8> {
    let keys = config.flows.keys.list();
    let rows: Vec<Vec<String>> = keys
        .map(|(id, state, fingerprint)| vec![id.to_string(), in_words(state).to_owned(), fingerprint])
        .collect();
    tell::result(&tell::table(&["key", "may", "fingerprint"], &rows))?;
    Ok(u8::from(rows.is_empty()))
}

/// A key is retired by another one becoming active; its file stays, so that its labels stay good.
fn retire(config: &Config, id: &str) -> anyhow::Result<u8> {
    let id = KeyId::parse(id).map_err(anyhow::Error::msg)?;
    let keys: Vec<_> = config.flows.keys.list().collect();
    let Some((_, state, _)) = keys.iter().find(|(known, ..)| *known == id) else {
        bail!("there is no key {id} in codes.keys of {}", config.file.display());
    };
    if *state != KeyState::Active {
        tell::result(&format!("key {id} signs nothing as it is; it may {}", in_words(*state)))?;
        return Ok(0);
    }
    let next = keys.iter().find(|(_, state, _)| *state == KeyState::VerifyOnly);
    let Some((next, ..)) = next else {
        bail!(
            "key {id} is the only one that can sign: make its successor with `aftersale key new`, then retire {id}"
        );
    };
    tell::result(&format!(
        "write into [codes] of {}:\n  active = \"{next}\"\nleave \"{id}\" in keys: labels out there need it. Only if it leaked, add\n  revoked = [\"{id}\"]",
        config.file.display()
    ))?;
    Ok(0)
}

fn new(config: &Config) -> anyhow::Result<u8> {
    let known: Vec<_> = config.flows.keys.list().collect();
    let is_free = |id: &char| !known.iter().any(|(taken, ..)| taken.as_char() == *id);
    let free = crate::domain::code::proof::CROCKFORD[1..]
        .iter()
        .map(|c| char::from(*c))
        .find(|id| is_free(id) && !config.base.join(format!("codes-{id}.key")).exists());
    let Some(id) = free else { bail!("all 31 key ids are taken") };
    let name = format!("codes-{id}.key");
    write_key(&config.base.join(&name), &new_key(&Clock::system())).map_err(anyhow::Error::msg)?;
    tell::result(&format!(
        "made {}\nwrite into [codes] of {}:\n  active = \"{id}\"\n  and add to keys:  \"{id}\" = \"file:{name}\"\nkeep the old keys: labels out there need them",
        config.base.join(&name).display(),
        config.file.display()
    ))?;
    Ok(0)
}

fn in_words(state: KeyState) -> &'static str {
    match state {
        KeyState::Active => "sign and verify",
        KeyState::VerifyOnly => "verify",
        KeyState::Revoked => "nothing (revoked)",
    }
}
