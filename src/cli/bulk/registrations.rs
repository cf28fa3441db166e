//! `registrations import | export`: registrations of another system become ours by a mapping file, and ours go out.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::super::house::House;
use super::super::{Common, tell};
use super::mapping::{Bound, Mapping, Read};
use super::refused::Refused;
use super::rows::{Cell, RowForm, Rows};
use super::source::Source;
use crate::flows::bring_in::{self, BroughtIn, Ready};
use crate::flows::catalog::{Shelf, shelf};
use crate::flows::hand_out;
use crate::labels::batch::Table;

/// The columns of an export.
const COLUMNS: &[&str] = &[
    "id",
    "reference",
    "product",
    "serial",
    "name",
    "email",
    "phone",
    "post",
    "purchased_on",
    "installed_on",
    "dealer",
    "offers",
    "lang",
    "state",
    "source",
    "registered_on",
    "registered_at",
];

/// Registrations, many at once.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale registrations import crm.csv --map crm.toml --dry-run\n  aftersale registrations import crm.csv --map crm.toml\n  aftersale registrations export --format jsonl > all.jsonl\n\nAn import sends nothing. The same file again changes nothing. `aftersale demo` leaves an example of a mapping in its\nfolder: registrations-map.toml."
)]
pub struct Registrations {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Take over registrations from another system
    Import {
        /// CSV or .xlsx with a header row, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Mapping file: which of its columns are which of our fields
        #[arg(long, value_name = "FILE.toml")]
        map: PathBuf,
        /// Say what would come of it, change nothing
        #[arg(long)]
        dry_run: bool,
        /// Take the good rows when some are refused
        #[arg(long)]
        skip_bad: bool,
    },
    /// All registrations, former owners' too, to standard output
    Export {
        /// Form of the rows
        #[arg(long, value_enum, default_value_t)]
        format: RowForm,
    },
}

impl Registrations {
    /// Runs the command. Exit code 1 when rows were refused or stand against what is registered here.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let code = match &self.what {
            What::Export { format } => write(&house, *format)?,
            What::Import { file, map, dry_run, skip_bad } => {
                let Some(mapping) = read_mapping(map)? else { return Ok(1) };
                let source = Source::new(file)?;
                let import = Import { house: &house, mapping: &mapping, source: &source };
                import.run(common, *dry_run, *skip_bad).with_context(|| source.name())?
            }
        };
        house.context.close()?;
        Ok(code)
    }
}

fn write(house: &House, form: RowForm) -> anyhow::Result<u8> {
    let mut rows = Rows::begin(form, COLUMNS)?;
    let zone = &house.context.settings().time_zone;
    hand_out::each_registration(&house.context, |product, record| {
        let installed_on = record.installed_on.map(|on| on.to_string());
        let (purchased_on, at) = (record.purchased_on.to_string(), record.registered_at.rfc3339());
        let registered_on = record.registered_at.date_in(zone).to_string();
        rows.row(&[
            record.id.as_str().into(),
            record.reference.as_str().into(),
            product.into(),
            record.serial.as_str().into(),
            record.name.as_str().into(),
            record.email.as_str().into(),
            (&record.reach.phone).into(),
            (&record.reach.post).into(),
            purchased_on.as_str().into(),
            (&installed_on).into(),
            (&record.dealer).into(),
            Cell::Flag(record.offers),
            record.lang.as_str().into(),
            record.state.as_str().into(),
            record.source.as_str().into(),
            registered_on.as_str().into(),
            at.as_str().into(),
        ])?;
        Ok::<_, anyhow::Error>(())
    })?;
    rows.end()?;
    Ok(0)
}

/// A mapping file; `None` after every mistake was told.
fn read_mapping(file: &Path) -> anyhow::Result<Option<Mapping>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the mapping {}", file.display()))?;
    match Mapping::parse(&text) {
        Ok(mapping) => Ok(Some(mapping)),
        Err(mistakes) => {
            tell_mistakes(&file.display().to_string(), &mistakes);
            Ok(None)
        }
    }
}

fn tell_mistakes(file: &str, mistakes: &[String]) {
    for mistake in mistakes {
        eprintln!("{file}: {}", mistake.trim_end());
    }
    eprintln!("nothing was written");
}

/// A file on its way in.
struct Import<'i> {
    house: &'i House,
    mapping: &'i Mapping,
    source: &'i Source,
}

impl Import<'_> {
    fn run(&self, common: &Common, dry: bool, skip_bad: bool) -> anyhow::Result<u8> {
        let shelf = shelf(&self.house.context)?;
        let table = Table::open(self.source.open()?)?;
        let bound = match self.mapping.bind(table.names(), |name| table.find(name)) {
            Ok(bound) => bound,
            Err(mistakes) => {
                tell_mistakes("the mapping does not fit", &mistakes);
                return Ok(1);
            }
        };
        let (mut refused, mut read, mut skipped) = (Refused::default(), 0, 0);
        for row in self.file(table, &bound, &shelf) {
            read += 1;
            match row? {
                Found::Ready(_) => {}
                Found::Skipped => skipped += 1,
                Found::Refused(line, mistakes) => refused.note(line, mistakes),
            }
        }
        // A rehearsal tells all there is to tell.
        if refused.stops(read, skip_bad || dry) {
            return Ok(1);
        }
        let bar = super::bar(common, if dry { "looking" } else { "storing" }, Some(read - refused.rows()));
        let rows = self.file(Table::open(self.source.open()?)?, &bound, &shelf).filter_map(|row| match row {
            Ok(Found::Ready(row)) => Some(Ok(*row)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        });
        let done = bring_in::bring_in(&self.house.context, (&self.mapping.system, dry), rows, |count| {
            bar.set_position(count);
        });
        bar.finish_and_clear();
        let done = done?;
        say(common, &done, (dry, skipped));
        Ok(u8::from(refused.rows() + done.conflicting > 0))
    }

    fn file<'f>(&'f self, table: Table<std::fs::File>, bound: &'f Bound<'f>, shelf: &'f Shelf) -> File<'f> {
        File { house: self.house, shelf, bound, table, langs: HashMap::new() }
    }
}

fn say(common: &Common, done: &BroughtIn, (dry, skipped): (bool, u64)) {
    for (line, why) in &done.conflicts {
        eprintln!("line {line}: {}", tell::harmless(why));
    }
    let told = done.conflicts.len() as u64;
    if done.conflicting > told {
        eprintln!("… and {} more conflicts", done.conflicting - told);
    }
    let would = if dry { "would be " } else { "" };
    let skipped = if skipped > 0 { format!(", {skipped} left out by the mapping") } else { String::new() };
    tell::say(
        common,
        &format!(
            "registrations: {} {would}new ({} with consent to offers), {} here from an earlier run, {} in conflict with what is \
             here{skipped}; no mail {}sent",
            done.added,
            done.consents,
            done.known,
            done.conflicting,
            if dry { "would be " } else { "was " }
        ),
    );
    if dry {
        tell::say(common, "nothing was written; run it without --dry-run to do it");
    }
}

/// A row of the file.
enum Found {
    Ready(Box<Ready>),
    Skipped,
    Refused(u64, Vec<String>),
}

/// The rows of the file, each as far as it came.
struct File<'f> {
    house: &'f House,
    shelf: &'f Shelf,
    bound: &'f Bound<'f>,
    table: Table<std::fs::File>,
    /// Which of our languages speaks to whom.
    langs: HashMap<String, String>,
}

impl Iterator for File<'_> {
    type Item = anyhow::Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, cells) = match self.table.read() {
            Ok(row) => row?,
            Err(error) => return Some(Err(error.into())),
        };
        let read = match cells {
            Err(why) => Read::Refused(vec![format!(": {why}")]),
            Ok(cells) => self.bound.read(line, cells),
        };
        let mut raw = match read {
            Read::Skipped => return Some(Ok(Found::Skipped)),
            Read::Refused(mistakes) => return Some(Ok(Found::Refused(line, mistakes))),
            Read::Row(raw) => raw,
        };
        let speaks = |lang: &String| {
            let wanted = Some(lang.as_str()).filter(|lang| !lang.is_empty());
            self.house.text.locale(wanted, None).tag()
        };
        let lang = std::mem::take(&mut raw.lang);
        self.langs.entry(lang).or_insert_with_key(speaks).clone_into(&mut raw.lang);
        Some(Ok(match bring_in::check(&self.house.context, self.shelf, *raw) {
            Ok(ready) => Found::Ready(Box::new(ready)),
            Err(mistakes) => {
                let told = |(field, why): (&str, String)| self.bound.told(field, &why);
                Found::Refused(line, mistakes.into_iter().map(told).collect())
            }
        }))
    }
}
