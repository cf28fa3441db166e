//! `stocks`: the sheets and rolls labels can be printed on.

use clap::Args;

use super::{Common, Form, tell};
use crate::labels::stock::Stocks as Known;

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
    pub fn run(&self, _common: &Common) -> anyhow::Result<u8> {
        let known = Known::built_in()?;
        if self.format == Form::Json {
            for stock in known.list() {
                let line = serde_json::json!({
                    "name": stock.name, "maker": stock.maker, "also": stock.also,
                    "page_mm": [stock.page.width, stock.page.height], "cell_mm": [stock.cell.width, stock.cell.height],
                    "columns": stock.grid[0], "rows": stock.grid[1], "labels": stock.per_page(),
                });
                tell::result(&line.to_string())?;
            }
            return Ok(0);
        }
        let rows: Vec<Vec<String>> = known
            .list()
            .iter()
            .map(|stock| {
                vec![
                    stock.name.clone(),
                    stock.maker.clone(),
                    format!("{} × {} mm", stock.cell.width, stock.cell.height),
                    format!("{} × {}", stock.grid[0], stock.grid[1]),
                    format!("{} × {} mm", stock.page.width, stock.page.height),
                ]
            })
            .collect();
        tell::result(&tell::table(&["name", "maker", "label", "grid", "page"], &rows))?;
        Ok(0)
    }
}
