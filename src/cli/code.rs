//! `code`: explains codes, one per line of input. Works without settings; with them it also checks the proof.

use std::io::BufRead;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::house::{self, House};
use super::{Common, Form, tell};
use crate::config::ConfigError;
use crate::domain::code::{Code as Parsed, KeyRing};
use crate::domain::unit::ProductName;
use crate::flows::catalog::{Shelf, shelf};

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
    /// Model code where it is known, else the GTIN.
    product: Option<String>,
    gtin: Option<String>,
    model: Option<String>,
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
        let known = Known::open(common)?;
        let mut all_good = true;
        if self.uri == "-" {
            for line in std::io::stdin().lock().split(b'\n') {
                let line = line.context("cannot read standard input")?;
                let line = String::from_utf8_lossy(&line);
                if !line.trim().is_empty() {
                    all_good &= self.explain(line.trim(), &known)?;
                }
            }
        } else {
            all_good = self.explain(&self.uri, &known)?;
        }
        Ok(u8::from(!all_good))
    }

    fn explain(&self, uri: &str, known: &Known) -> anyhow::Result<bool> {
        let explained = explain(uri, known);
        let good = explained.valid && explained.proof != "wrong";
        match self.format {
            Form::Json => tell::result(&serde_json::to_string(&explained)?)?,
            Form::Table => tell::result(&in_words(&explained))?,
        }
        Ok(good)
    }
}

/// What helps to explain: keys to check proofs with, a catalogue to name products by. Both may be missing.
struct Known {
    keys: Option<KeyRing>,
    shelf: Option<Arc<Shelf>>,
}

impl Known {
    /// Without settings, or without a database, codes are explained all the same.
    fn open(common: &Common) -> anyhow::Result<Self> {
        let config = match house::config(common, None) {
            Ok(config) => config,
            Err(error) => match error.downcast_ref::<ConfigError>() {
                Some(ConfigError::Missing(_)) if common.config.is_none() => {
                    return Ok(Self { keys: None, shelf: None });
                }
                _ => return Err(error),
            },
        };
        let keys = config.flows.keys.clone();
        let shelf = House::of(config, false).ok().and_then(|house| shelf(&house.context).ok());
        Ok(Self { keys: Some(keys), shelf })
    }

    fn model_of(&self, name: &ProductName) -> Option<String> {
        self.shelf.as_ref()?.find(name).map(|numbered| numbered.product.code.to_string())
    }
}

fn explain(uri: &str, known: &Known) -> Explained {
    let code = match Parsed::parse_uri(uri) {
        Ok(code) => code,
        Err(why) => return Explained { uri: uri.to_owned(), proof: "missing", why, ..Explained::default() },
    };
    let (gtin, model) = match &code.product {
        ProductName::Gtin(gtin) => (Some(gtin.to_string()), known.model_of(&code.product)),
        ProductName::Model(model) => (None, Some(model.to_string())),
    };
    let proof = proof(&code, known.keys.as_ref());
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
        product: model.clone().or_else(|| gtin.clone()),
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
