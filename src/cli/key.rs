//! `key new | list`: signing keys of the codes. Keys lie in files; the settings say which one signs.

use anyhow::bail;
use clap::{Args, Subcommand};

use super::{Common, house, tell};
use crate::config::{new_key, write_key};
use crate::domain::clock::Clock;
use crate::domain::code::KeyState;

/// Signing keys of the codes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  aftersale key list\n  aftersale key new")]
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
}

impl Key {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let config = house::config(common, None)?;
        let known: Vec<_> = config.flows.keys.list().collect();
        if matches!(self.what, What::List) {
            let rows: Vec<Vec<String>> = known
                .iter()
                .map(|(id, state, fingerprint)| {
                    vec![id.to_string(), in_words(*state).to_owned(), fingerprint.clone()]
                })
                .collect();
            tell::result(&tell::table(&["key", "may", "fingerprint"], &rows))?;
            return Ok(u8::from(known.is_empty()));
        }
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
}

fn in_words(state: KeyState) -> &'static str {
    match state {
        KeyState::Active => "sign and verify",
        KeyState::VerifyOnly => "verify",
        KeyState::Revoked => "nothing (revoked)",
    }
}
