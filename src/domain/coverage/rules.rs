//! What the terms of a line say about repair, replacement and a change of owner. Words of the catalogue, read here and
//! obeyed by the engine beside this file.

use super::Length;

/// What a repair does to the clock of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnRepair {
    /// Nothing.
    #[default]
    Nothing,
    /// It stands still while the unit is in the workshop: these days are added.
    Stop,
    /// Every repair adds so much.
    Extend(Length),
}

impl OnRepair {
    /// Reads `stop` or a length.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.trim() == "stop" {
            return Ok(Self::Stop);
        }
        let length = Length::parse(text).map_err(|_| {
            format!("{text:?} is not possible; write \"stop\", or what every repair adds: \"6 months\"")
        })?;
        Ok(Self::Extend(length))
    }
}

/// What a line becomes on the unit that takes the place of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnReplacement {
    /// It runs on: the new unit has what is left of it.
    #[default]
    Carry,
    /// It starts anew on the day of the replacement.
    Restart,
}

impl OnReplacement {
    /// Reads `carry` or `restart`.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.trim() {
            "carry" => Ok(Self::Carry),
            "restart" => Ok(Self::Restart),
            _ => Err(format!("{text:?} is not possible; write \"carry\" or \"restart\"")),
        }
    }
}

/// Which owners a line holds for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// All of them.
    #[default]
    All,
    /// The first and the second.
    Once,
    /// The first only.
    FirstOwner,
}

impl Transfer {
    /// Reads `all`, `once` or `first-owner`.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.trim() {
            "all" => Ok(Self::All),
            "once" => Ok(Self::Once),
            "first-owner" => Ok(Self::FirstOwner),
            _ => Err(format!("{text:?} is not possible; write \"all\", \"once\" or \"first-owner\"")),
        }
    }

    /// How many changes of owner it outlives; `None` for any number.
    pub(super) fn outlives(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Once => Some(1),
            Self::FirstOwner => Some(0),
        }
    }
}

/// The three rules of a line. Those of a line that says nothing: repair changes nothing, a replacement carries the rest,
/// every owner is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct EventRules {
    /// On repair.
    pub on_repair: OnRepair,
    /// On replacement.
    pub on_replacement: OnReplacement,
    /// On a change of owner.
    pub transfer: Transfer,
}
