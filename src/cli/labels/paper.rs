//! Flags about the paper: which way it lies in the printer, how tape is cut, what a printer is off by.

use std::path::Path;

use anyhow::{Context, bail};
use clap::Args;

use super::Labels;
use crate::cli::Common;
use crate::cli::labels::tell;
use crate::config::Config;
use crate::labels::layout::calibration::CROSS;
use crate::labels::output::Target;
use crate::labels::stock::{Stock, Stocks, Turn};
use crate::labels::{CalibrationWords, Job, calibrate};
use crate::text::Printed;

/// Flags of `labels` about the paper.
#[derive(Debug, Default, Args)]
pub struct PaperFlags {
    /// Print rulers, crosses and the outlines of the stock's cells instead of labels, to measure what the printer is off by
    #[arg(long, conflicts_with_all = ["units", "product", "record"])]
    pub calibrate: bool,
    /// Degrees by which the printer wants labels turned clockwise: 0, 90, 180 or 270; by default as the stock says
    #[arg(long, value_name = "DEGREES")]
    turn: Option<u32>,
    /// Length of labels on endless tape, in millimetres
    #[arg(long, value_name = "MM")]
    length: Option<f64>,
    /// Print marks in the margins of sheets where they are to be cut
    #[arg(long)]
    cut_marks: bool,
}

/// The stocks that come with the program, and those of the settings.
///
/// # Errors
/// The file of own stocks has mistakes.
pub fn stocks(own: Option<&Path>) -> anyhow::Result<Stocks> {
    let mut stocks = Stocks::built_in()?;
    if let Some(file) = own {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the stocks file {}", file.display()))?;
        stocks.add(&file.display().to_string(), &text)?;
    }
    Ok(stocks)
}

impl PaperFlags {
    /// The stock of this name, cut and turned.
    ///
    /// # Errors
    /// Nobody knows it, or it cannot be cut or turned so.
    pub fn stock(&self, config: &Config, name: &str) -> anyhow::Result<Stock> {
        let mut stock = stocks(config.labels.stocks.as_deref())?.find(name)?.clone();
        if let Some(length) = self.length {
            stock.cut_to(length).map_err(|what| anyhow::anyhow!("--length: {what}"))?;
        }
        if let Some(degrees) = self.turn {
            let Some(turn) = Turn::of(degrees) else { bail!("--turn is {degrees}; give 0, 90, 180 or 270") };
            stock.turn_to(turn).map_err(|what| anyhow::anyhow!("--turn: {what}"))?;
        }
        Ok(stock)
    }

    /// What settings and flags say of printer and sheets, for `job`.
    pub fn furnish(&self, config: &Config, job: &mut Job) {
        job.look.printer = config.labels.printer;
        job.look.cut_marks = self.cut_marks || config.labels.cut_marks;
    }
}

impl Labels {
    /// Writes the calibration page.
    pub(super) fn calibrate(&self, common: &Common, config: &Config) -> anyhow::Result<u8> {
        let text = Printed::load(&config.text, self.lang.as_deref())?;
        let mut job = self.settings(config, &text)?;
        self.paper.furnish(config, &mut job);
        let words = words(&text, &job)?;
        if self.output.as_os_str() == "-" {
            let mut stream = crate::labels::output::Stream(std::io::stdout().lock());
            calibrate(&job, &words, &mut stream)?;
            return Ok(0);
        }
        let mut target = Target::create(&self.output, false, self.force)?;
        calibrate(&job, &words, &mut target)?;
        target.commit()?;
        tell::say(
            common,
            &format!("calibration page of {} to {}", job.stock.describe(), self.output.display()),
        );
        Ok(0)
    }
}

fn words(text: &Printed, job: &Job) -> anyhow::Result<CalibrationWords> {
    let stock = job.stock.facts();
    let printer = job.look.printer;
    let list = |[across, down]: [f64; 2]| format!("[{across}, {down}]");
    let (offset, scale) = (list(printer.offset_mm), list(printer.scale));
    let cross = CROSS.to_string();
    let given = [
        ("stock", stock.as_str()),
        ("offset", offset.as_str()),
        ("scale", scale.as_str()),
        ("cross", cross.as_str()),
    ];
    let say = |id| text.say(id, &given);
    let steps = ["calibrate-print", "calibrate-offset", "calibrate-scale", "calibrate-check"];
    let steps = steps.into_iter().map(say).collect::<Result<_, _>>()?;
    Ok(CalibrationWords { title: say("calibrate-title")?, steps })
}
