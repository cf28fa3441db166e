//! THE DOOR for the terminal: words in, exit code out. 0 done · 1 nothing found, or rows refused · 2 could not.
//!
//! Each command is a file: it turns words into checked values, calls a story, prints results to stdout and talk to stderr.
//! No rules in here.

mod backup;
mod batch;
mod bulk;
mod catalog;
mod code;
mod demo;
mod doctor;
mod house;
mod init;
mod journey;
mod key;
mod labels;
mod lookup;
mod mail;
mod person;
mod rehearse;
mod relocate;
mod restore;
mod serve;
mod staff;
mod stocks;
mod tell;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// aftersale: labels that carry a unit's signed code, the form a scan opens, and everything that follows.
#[derive(Debug, Parser)]
#[command(name = "aftersale", version, about, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Start with:  aftersale demo        everything on sample data\n            aftersale init        settings of your own"
)]
struct Words {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Flags of every command, before or after its name.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Every command")]
pub struct Common {
    /// Settings file [default: `AFTERSALE_CONFIG`, else ./aftersale.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Database instead of the one in the settings, such as `sqlite:other.db` or `postgres://user@host/name`
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Say only what went wrong
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more about what happens
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// Colours in the terminal
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

impl Common {
    /// Flags of a command that another one runs: nothing is said but what goes wrong.
    pub fn quiet() -> Self {
        Self { config: None, database: None, quiet: true, verbose: false, color: Colour::Auto }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Form of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    Table,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything on sample data: labels, form, mail, desk
    Demo(demo::Demo),
    /// Settings file, keys and an empty database, commented
    Init(init::Init),
    /// Products, offers and dealers: import, export, check
    Catalog(catalog::Catalog),
    /// Print labels for units
    Labels(Box<labels::Labels>),
    /// The sheets and rolls it knows
    Stocks(stocks::Stocks),
    /// Explain codes: valid, product, serial, proof, why
    Code(code::Code),
    /// Recorded label jobs
    Batch(batch::Batch),
    /// Signing keys of the codes
    Key(key::Key),
    /// Answer scans, send mail, serve the desk
    Serve(serve::Serve),
    /// Find a unit: serial, reference, e-mail or name
    Lookup(lookup::Lookup),
    /// A person's own data: export, erase
    Person(person::Person),
    /// Accounts of the desk
    Staff(staff::Staff),
    /// Units on record: import, export
    Units(bulk::Units),
    /// Registrations: import from another system, export
    Registrations(bulk::Registrations),
    /// Offers and plans that were bought: import, export
    Purchases(bulk::Purchases),
    /// Copy database, settings and keys into one file, while serve runs
    Backup(backup::Backup),
    /// Put a backup back: database, settings and keys
    Restore(restore::Restore),
    /// The whole database to another engine or place
    Move(relocate::Move),
    /// Letters: preview, test, queue
    Mail(mail::Mail),
    /// What comes to an owner by mail, and when
    Journey(journey::Journey),
    /// Get every letter an owner gets, now, marked, outside all figures
    Rehearse(rehearse::Rehearse),
    /// What is wrong with settings, database, keys, templates and mail, and what to do
    Doctor(doctor::Doctor),
}

/// Runs the command of this process and answers its exit code.
pub fn run() -> u8 {
    let words = Words::parse();
    tell::listen(&words.common);
    let common = &words.common;
    let done = match words.command {
        Command::Demo(command) => command.run(common),
        Command::Init(command) => command.run(common),
        Command::Catalog(command) => command.run(common),
        Command::Labels(command) => command.run(common),
        Command::Stocks(command) => command.run(common),
        Command::Code(command) => command.run(common),
        Command::Batch(command) => command.run(common),
        Command::Key(command) => command.run(common),
        Command::Serve(command) => command.run(common),
        Command::Lookup(command) => command.run(common),
        Command::Person(command) => command.run(common),
        Command::Staff(command) => command.run(common),
        Command::Units(command) => command.run(common),
        Command::Registrations(command) => command.run(common),
        Command::Purchases(command) => command.run(common),
        Command::Backup(command) => command.run(common),
        Command::Restore(command) => command.run(common),
        Command::Move(command) => command.run(common),
        Command::Mail(command) => command.run(common),
        Command::Journey(command) => command.run(common),
        Command::Rehearse(command) => command.run(common),
        Command::Doctor(command) => command.run(common),
    };
    match done {
        Ok(code) => code,
        Err(error) if tell::is_broken_pipe(&error) => 0,
        Err(error) => {
            tell::failure(common, &error);
            2
        }
    }
}
