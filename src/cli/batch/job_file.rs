//! Reads the job file that lies beside printed labels. Units stream past: a job of millions is never held.

use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a job file says of the job, its units aside.
#[derive(Debug, Deserialize)]
pub struct JobFile {
    /// Names the job for ever.
    pub job: String,
    /// RFC 3339, in UTC.
    pub printed_at: String,
    /// The public URL its codes carry.
    pub public_url: String,
    /// The key its codes are signed with, and that key's fingerprint.
    pub key_id: String,
    /// Tells apart two keys with the same id.
    pub key_fingerprint: String,
    /// How many labels.
    pub labels: i64,
    /// Settings; of these only the stock matters here.
    pub settings: Settings,
    /// Products, and the range if there is no list.
    pub units: Units,
}

/// The settings of a job.
#[derive(Debug, Deserialize)]
pub struct Settings {
    /// The stock.
    pub stock: String,
}

/// The units of a job.
#[derive(Debug, Deserialize)]
pub struct Units {
    /// Products, as units name them by their place.
    pub products: Vec<Product>,
    /// Where counting says it all.
    pub range: Option<Range>,
    /// Whether there is a list.
    #[serde(default)]
    pub list: Option<IgnoredAny>,
}

/// A product as its codes name it.
#[derive(Debug, Deserialize)]
pub struct Product {
    /// Model code.
    pub code: String,
    /// GTIN, if codes carry one.
    pub gtin: Option<String>,
}

/// Serials counted up.
#[derive(Debug, Deserialize)]
pub struct Range {
    /// Where counting begins.
    pub first: String,
    /// How many are counted, refused ones included.
    pub count: u64,
    /// The rule of their check digits.
    pub check: Option<String>,
}

/// A unit of the list: place of its product, serial, and what is known about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Place of its product.
    pub product: usize,
    /// Its serial.
    pub serial: String,
    /// Batch, manufactured on, shipped on, dealer.
    pub facts: [Option<String>; 4],
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Cells;
        impl<'de> Visitor<'de> for Cells {
            type Value = Line;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a unit such as [0,\"SN1\"]")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<Line, A::Error> {
                let missing = || A::Error::custom("a unit needs product and serial");
                let mut line = Line {
                    product: cells.next_element()?.ok_or_else(missing)?,
                    serial: cells.next_element()?.ok_or_else(missing)?,
                    facts: <[Option<String>; 4]>::default(),
                };
                for fact in &mut line.facts {
                    *fact = cells.next_element::<Option<String>>()?.flatten();
                }
                Ok(line)
            }
        }
        from.deserialize_seq(Cells)
    }
}

/// Reads the job, its list passed over.
///
/// # Errors
/// When the file cannot be read or is no job file.
pub fn read(file: &Path) -> Result<JobFile> {
    serde_json::from_reader(open(file)?).with_context(|| {
        format!("{} is no whole job file, as `aftersale labels` puts beside its output", file.display())
    })
}

/// Hands every unit of the list to `take`, in the order of the labels.
///
/// # Errors
/// When the file cannot be read, or by `take`.
pub fn each(file: &Path, mut take: impl FnMut(Line) -> Result<()>) -> Result<()> {
    // What `take` said travels beside the reader, whose errors are only texts.
    let mut refused = None;
    let seed = Within(&["units", "list"], &mut |line| {
        take(line).map_err(|error| {
            let said = error.to_string();
            refused = Some(error);
            said
        })
    });
    let mut reader = serde_json::Deserializer::from_reader(open(file)?);
    let read = seed.deserialize(&mut reader);
    match refused {
        Some(error) => Err(error),
        None => read.with_context(|| format!("{} is damaged", file.display())),
    }
}

fn open(file: &Path) -> Result<BufReader<File>> {
    Ok(BufReader::new(File::open(file).with_context(|| format!("cannot read {}", file.display()))?))
}

/// Goes down these keys and visits the elements of what is found there.
struct Within<'w>(&'w [&'w str], &'w mut dyn FnMut(Line) -> Result<(), String>);

impl<'de> DeserializeSeed<'de> for Within<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.0.is_empty() { from.deserialize_seq(self) } else { from.deserialize_map(self) }
    }
}

impl<'de> Visitor<'de> for Within<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the units of a job")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.0.first() == Some(&key.as_str()) {
                map.next_value_seed(Within(&self.0[1..], self.1))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(line) = list.next_element::<Line>()? {
            (self.1)(line).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
