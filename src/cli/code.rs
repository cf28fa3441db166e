//! `code`: explains codes, one per line of input. Works without settings; with them it also checks the proof.

use std::io::BufRead;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::{Common, Form, house, tell};
use crate::config::ConfigError;
use crate::domain::code::{Code as Parsed, KeyRing};

/// Explain codes: valid, product, serial, proof, why.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale code 'https://go.example.com/01/09521234543213/21/SN1?k=1X7Y2WXH28HM66'\n  cut -d, -f7 uris.csv | aftersale code - --format json"
)]
pub struct Code {
    /// The address in the code, or - for one per line of standard input
    uri: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

/// What a code says.
#[derive(Debug, Default, Serialize)]
struct Explained {
    uri: String,
    valid: bool,
    gtin: Option<String>,
    model: Option<String>,
    product: Option<String>,
    serial: Option<String>,
    batch: Option<String>,
    variant: Option<String>,
    third_party_serial: Option<String>,
    k: Option<String>,
    /// `valid`, `wrong`, `missing`, or `unchecked` without keys.
    proof: &'static str,
    why: String,
}

impl Code {
    /// Runs the command. Exit code 1 when a code is not valid or its proof is wrong.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let keys = keys(common)?;
        let mut all_good = true;
        if self.uri == "-" {
            for line in std::io::stdin().lock().split(b'\n') {
                let line = line.context("cannot read standard input")?;
                let line = String::from_utf8_lossy(&line);
                if !line.trim().is_empty() {
                    all_good &= self.explain(line.trim(), keys.as_ref())?;
                }
            }
        } else {
            all_good = self.explain(&self.uri, keys.as_ref())?;
        }
        Ok(u8::from(!all_good))
    }

    fn explain(&self, uri: &str, keys: Option<&KeyRing>) -> anyhow::Result<bool> {
        let explained = explain(uri, keys);
        let good = explained.valid && explained.proof != "wrong";
        match self.format {
            Form::Json => tell::result(&serde_json::to_string(&explained)?)?,
            Form::Table => tell::result(&in_words(&explained))?,
        }
        Ok(good)
    }
}

/// Keys of the settings; without settings codes are explained all the same.
fn keys(common: &Common) -> anyhow::Result<Option<KeyRing>> {
    match house::config(common, None) {
        Ok(config) => Ok(Some(config.flows.keys)),
        Err(error) => match error.downcast_ref::<ConfigError>() {
            Some(ConfigError::Missing(_)) if common.config.is_none() => Ok(None),
            _ => Err(error),
        },
    }
}

fn explain(uri: &str, keys: Option<&KeyRing>) -> Explained {
    let code = match Parsed::parse_uri(uri) {
        Ok(code) => code,
        Err(why) => return Explained { uri: uri.to_owned(), proof: "missing", why, ..Explained::default() },
    };
    let (gtin, model) = match &code.product {
        crate::domain::unit::ProductName::Gtin(gtin) => (Some(gtin.to_string()), None),
        crate::domain::unit::ProductName::Model(model) => (None, Some(model.to_string())),
    };
    let proof = proof(&code, keys);
    let why = match proof {
        "valid" => "the label's proof holds",
        "wrong" => {
            "the proof does not fit product and serial: mistyped, invented, or made with a key that is not here"
        }
        "unchecked" => "well-formed; the proof was not checked, because no settings with keys were found",
        _ if code.serial.is_none() => "well-formed; names the product, no unit",
        _ => "well-formed, but there is no proof in it",
    };
    Explained {
        uri: uri.to_owned(),
        valid: true,
        product: gtin.clone().or_else(|| model.clone()),
        gtin,
        model,
        serial: code.serial.as_ref().map(ToString::to_string),
        batch: code.batch.clone(),
        variant: code.variant.clone(),
        third_party_serial: code.third_party.clone(),
        k: code.proof.as_ref().map(ToString::to_string),
        proof,
        why: why.to_owned(),
    }
}

fn proof(code: &Parsed, keys: Option<&KeyRing>) -> &'static str {
    match (code.unit(), &code.proof, keys) {
        (Some(unit), Some(proof), Some(keys)) => {
            if keys.verify(&unit, proof).is_some() {
                "valid"
            } else {
                "wrong"
            }
        }
        (Some(_), Some(_), None) => "unchecked",
        _ => "missing",
    }
}

fn in_words(explained: &Explained) -> String {
    let mut lines = vec![tell::harmless(&explained.uri)];
    let mut line = |name: &str, value: Option<&String>| {
        if let Some(value) = value {
            lines.push(format!("  {name:<9}{}", tell::harmless(value)));
        }
    };
    line("GTIN", explained.gtin.as_ref());
    line("model", explained.model.as_ref());
    line("serial", explained.serial.as_ref());
    line("batch", explained.batch.as_ref());
    line("variant", explained.variant.as_ref());
    line("235", explained.third_party_serial.as_ref());
    let verdict = if explained.valid { format!("proof {}", explained.proof) } else { "not valid".to_owned() };
    lines.push(format!("  {verdict}: {}", tell::harmless(&explained.why)));
    lines.join("\n")
}
