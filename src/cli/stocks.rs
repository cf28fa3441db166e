//! `stocks`: the sheets and rolls labels can be printed on, those of the settings among them.

use clap::Args;

use super::{Common, Form, house, labels, tell};
use crate::config::ConfigError;
use crate::labels::stock::{Stock, Stocks as Known};

/// The sheets and rolls it knows.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  aftersale stocks --format json")]
pub struct Stocks {
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

impl Stocks {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let known = known(common)?;
        if self.format == Form::Json {
            for stock in known.list() {
                let line = serde_json::json!({
                    "name": stock.name, "maker": stock.maker, "also": stock.also,
                    "page_mm": [stock.page.width, stock.page.height], "cell_mm": [stock.cell.width, stock.cell.height],
                    "columns": stock.grid[0], "rows": stock.grid[1], "labels": stock.per_page(),
                    "margin_mm": stock.margin, "turned": stock.turn.degrees(), "endless_mm": stock.endless,
                });
                tell::result(&line.to_string())?;
            }
            return Ok(0);
        }
        let rows: Vec<Vec<String>> = known.list().iter().map(row).collect();
        tell::result(&tell::table(&["name", "maker", "label", "grid", "page"], &rows))?;
        Ok(0)
    }
}

fn row(stock: &Stock) -> Vec<String> {
    let page = if let Some([least, most]) = stock.endless {
        format!("tape, {least} to {most} mm")
    } else if stock.per_page() == 1 {
        "roll".to_owned()
    } else {
        format!("{} × {} mm", stock.page.width, stock.page.height)
    };
    vec![
        stock.name.clone(),
        stock.maker.clone(),
        format!("{} × {} mm", mm(stock.cell.width), mm(stock.cell.height)),
        format!("{} × {}", stock.grid[0], stock.grid[1]),
        page,
    ]
}

fn mm(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}

/// Without settings, those that come with the program.
fn known(common: &Common) -> anyhow::Result<Known> {
    let config = house::settings(common);
    match config {
        Ok(config) => labels::stocks(config.labels.stocks.as_deref()),
        Err(ConfigError::Missing(_)) if common.config.is_none() => labels::stocks(None),
        Err(error) => Err(error.into()),
    }
}
