//! Tables as CSV files for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which
//! makes it a text (OWASP, CSV injection).

use actix_web::HttpResponse;
use actix_web::http::header;

/// A file to save. `name` is without extension.
pub fn file(name: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> HttpResponse {
    let mut text = line(heads.iter().map(|head| (*head).to_owned()));
    for row in rows {
        text.push_str(&line(row.into_iter()));
    }
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .body(text)
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&harmless(cell))).collect();
    format!("{}\r\n", cells.join(","))
}

fn harmless(cell: String) -> String {
    // A number below zero stays a number.
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_becomes_text_and_quotes_survive() {
        let cells = ["=1+1", "-2", "-2+3", "@x", "\"a\", b", "plain"].map(str::to_owned);
        assert_eq!(line(cells.into_iter()), "'=1+1,-2,'-2+3,'@x,\"\"\"a\"\", b\",plain\r\n");
    }
}
