//! `units`, `registrations`, `purchases`: whole files in and out. Every row is read and checked before the first is written;
//! `source` opens what is read twice, `refused` tells what cannot be taken, `rows` writes what goes out.

mod mapping;
mod pile;
mod purchases;
mod refused;
mod registrations;
mod rows;
mod source;
mod units;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub use self::purchases::Purchases;
pub use self::registrations::Registrations;
pub use self::units::Units;
use super::Common;

/// Counts rows on a terminal, with their rate.
fn bar(common: &Common, what: &'static str, total: Option<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    if common.quiet {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let template = match total {
        Some(_) => "{msg:<8} {wide_bar} {human_pos}/{human_len} rows  {per_sec}  {eta}",
        None => "{msg:<8} {spinner} {human_pos} rows  {per_sec}",
    };
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar
}
