//! How commands speak: results to stdout, talk and log to stderr, colours where they are wanted.

use std::io::{self, IsTerminal, Write};

use tracing_subscriber::EnvFilter;

use super::{Colour, Common};

/// Sends the log to stderr: warnings, with `--verbose` everything of ours; `AFTERSALE_LOG` overrides.
pub fn listen(common: &Common) {
    let level = match (common.quiet, common.verbose) {
        (true, _) => "error",
        (_, true) => "aftersale=debug,info",
        _ => "aftersale=info,warn",
    };
    let filter = EnvFilter::try_from_env("AFTERSALE_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let logger = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(colours(common))
        .with_target(false)
        // It would tell of a closed stderr on stderr, and panic.
        .log_internal_errors(false);
    // A second start in one process (tests) keeps the first listener.
    drop(logger.try_init());
}

/// Whether talk may be coloured.
pub fn colours(common: &Common) -> bool {
    match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Talk that `--quiet` silences.
pub fn say(common: &Common, text: &str) {
    if !common.quiet {
        // Nobody can be told that stderr is closed.
        drop(writeln!(io::stderr(), "{text}"));
    }
}

/// What must be read, so `--quiet` does not silence it.
pub fn warn(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}

/// A result.
///
/// # Errors
/// When stdout cannot be written; a closed pipe ends the command quietly.
pub fn result(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// Why the command could not, with every cause once.
pub fn failure(common: &Common, error: &anyhow::Error) {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if !text.contains(&cause) {
            if !text.is_empty() {
                text.push_str(": ");
            }
            text.push_str(&cause);
        }
    }
    let (red, plain) = if colours(common) { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    drop(writeln!(io::stderr(), "{red}error:{plain} {text}"));
}

/// The reader of our output went away: not a failure.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Rows as a table with a header: columns as wide as their widest cell.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain([header[at].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| {
            let gap = width - cell.chars().count();
            format!("{cell}{}", " ".repeat(gap))
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let header: Vec<String> = header.iter().map(|name| name.to_uppercase()).collect();
    let mut lines = vec![line(&header)];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// Control characters of hostile text must not reach a terminal as they are.
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
