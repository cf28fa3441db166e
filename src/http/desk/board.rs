//! `/desk/board`: the figures of the house as tables with bars, drawn without script; each also as CSV. All of it is summed
//! already (`flows::tally`): a look costs a few small reads whatever the house holds.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{csv as file, mail, session};
use crate::domain::tally::{Figures, OfferCount, OfferStep, out_there, rate};
use crate::flows::board::{self, Board};
use crate::flows::catalog::{self, Shelf};
use crate::flows::outbox::{self, Standing};
use crate::flows::sign_in::SignedIn;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{BoardView, Chart, ChartRow, DayBar};

/// Rows of a table on the page; the CSV has all.
const ROWS: usize = 12;
/// Tables beside the days.
const CHARTS: [&str; 7] = ["product", "batch", "dealer", "lang", "form", "ending", "offer"];

/// What is told of an offer, in the order of the columns.
const OFFER_STEPS: [OfferStep; 4] =
    [OfferStep::Mailed, OfferStep::Followed, OfferStep::Bought, OfferStep::BoughtAfterMail];

/// A table before it is drawn.
struct Table {
    /// Heads in the CSV, the first of what the rows are about.
    heads: Vec<&'static str>,
    /// Heads on the page, without the first.
    said: Vec<Sentence>,
    /// Name, numbers, and what the bar is as long as.
    rows: Vec<(String, Vec<String>, f64)>,
}

/// `GET /desk/board`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let (signed_in, board, shelf) = match read(&request, &shared).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let standing = match outbox::standing(&shared.context).await {
        Ok(standing) => standing,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = visitor::locale(&request, &shared);
    let view = view(&shared, &signed_in, (&board, &standing), (&shelf, &locale.tag()));
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_board(&locale, &view))
}

/// `GET /desk/board/{name}.csv`
pub async fn csv(request: HttpRequest, shared: Data<Shared>, name: Path<String>) -> HttpResponse {
    let (_, board, shelf) = match read(&request, &shared).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some(table) = table(&name, &board, (&shelf, &visitor::locale(&request, &shared).tag())) else {
        return Problem::not_found().page(&request);
    };
    let rows = table.rows.into_iter().map(|(name, cells, _)| [vec![name], cells].concat());
    file::file(&name, &table.heads, rows)
}

async fn read(
    request: &HttpRequest,
    shared: &Shared,
) -> Result<(SignedIn, Board, std::sync::Arc<Shelf>), HttpResponse> {
    let signed_in = session::staff(request, shared).await?;
    let told = |error| Problem::from_flow(&error, shared).page(request);
    let shelf = catalog::shelf(&shared.context).map_err(told)?;
    let board = board::read(&shared.context).await.map_err(told)?;
    Ok((signed_in, board, shelf))
}

fn view(
    shared: &Shared,
    signed_in: &SignedIn,
    (board, standing): (&Board, &Standing),
    (shelf, lang): (&Shelf, &str),
) -> BoardView {
    let zone = shared.context.settings().time_zone.clone();
    let whole = sum(board.units.iter());
    BoardView {
        staff: session::shown(signed_in),
        counted_at: board.counted_at.map(|at| at.jiff().to_zoned(zone).datetime()),
        registered: whole.registered,
        rate: percent(whole.rate()),
        today: board.days.last().map_or(0, |(_, many)| *many),
        waiting: standing.waiting,
        dead: standing.dead,
        stopped: standing.stopped,
        alarm: standing.alarm.as_ref().map(|lane| mail::blockage(shared, lane)),
        days: bars(board),
        charts: CHARTS
            .iter()
            .filter_map(|name| Some(chart(name, table(name, board, (shelf, lang))?)))
            .collect(),
    }
}

fn bars(board: &Board) -> Vec<DayBar> {
    let most = board.days.iter().map(|(_, many)| *many).max().unwrap_or(0).max(1);
    let bar = |(index, (on, many)): (i64, &(jiff::civil::Date, i64))| {
        // One registration shows beside a thousand.
        let height = (many * 100 / most).max(i64::from(*many > 0));
        DayBar { on: *on, many: *many, x: index * 10, y: 100 - height, height }
    };
    (0..).zip(&board.days).map(bar).collect()
}

fn chart(name: &str, table: Table) -> Chart {
    let is_rate = matches!(name, "product" | "batch" | "dealer");
    let longest = table.rows.iter().map(|(.., bar)| *bar).fold(1.0, f64::max);
    let whole = if is_rate { 100.0 } else { longest };
    let has_titles = name == "offer";
    #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
    let row = |(name, mut cells, bar): (String, Vec<String>, f64)| ChartRow {
        title: if has_titles && !cells.is_empty() { cells.remove(0) } else { String::new() },
        said: name.is_empty().then(|| Sentence::new("board-unknown")),
        name,
        cells,
        bar: (bar / whole * 100.0).round() as i64,
    };
    Chart {
        name: name.to_owned(),
        heads: table.said,
        note: has_titles.then(|| Sentence::new("board-offer-what")),
        rows: table.rows.into_iter().take(ROWS).map(row).collect(),
    }
}

fn table(name: &str, board: &Board, (shelf, lang): (&Shelf, &str)) -> Option<Table> {
    let code = |number: i64| {
        shelf.find_number(number).map_or_else(|| number.to_string(), |found| found.product.code.to_string())
    };
    Some(match name {
        "days" => plain(["day", "registered"], board.days.iter().map(|(on, many)| (on.to_string(), *many))),
        "product" => rates("product", &board.units, |of| code(of.shelf.product)),
        "batch" => rates("batch", &board.units, |of| of.shelf.batch.clone()),
        "dealer" => rates("dealer", &board.units, |of| of.shelf.dealer.clone()),
        "lang" => langs(board),
        "form" => stops(board),
        "offer" => offers(&board.offers, shelf, lang),
        "ending" => plain(["month", "covers"], board.endings.iter().cloned()),
        _ => return None,
    })
}

/// Units that are looked at together.
#[derive(Default)]
struct Sum {
    registered: i64,
    printed: i64,
    shipped: i64,
}

impl Sum {
    fn out(&self) -> Option<i64> {
        out_there(self.printed, self.shipped)
    }

    fn rate(&self) -> Option<f64> {
        rate(self.registered, self.out())
    }
}

fn sum<'f>(figures: impl Iterator<Item = &'f Figures>) -> Sum {
    figures.fold(Sum::default(), |sum, of| Sum {
        registered: sum.registered + of.registered,
        printed: sum.printed + of.printed,
        shipped: sum.shipped + of.shipped,
    })
}

fn percent(rate: Option<f64>) -> String {
    rate.map_or_else(String::new, |rate| format!("{rate:.1} %"))
}

fn rates(head: &'static str, units: &[Figures], key: impl Fn(&Figures) -> String) -> Table {
    let mut groups: BTreeMap<String, Vec<&Figures>> = BTreeMap::new();
    for of in units {
        groups.entry(key(of)).or_default().push(of);
    }
    let mut rows: Vec<(String, Sum)> =
        groups.into_iter().map(|(name, of)| (name, sum(of.into_iter()))).collect();
    rows.sort_by_key(|(_, sum)| std::cmp::Reverse((sum.out(), sum.registered)));
    let row = |(name, sum): (String, Sum)| {
        let out = sum.out().map_or_else(String::new, |out| out.to_string());
        let cells = vec![sum.registered.to_string(), out, percent(sum.rate())];
        (name, cells, sum.rate().unwrap_or(0.0))
    };
    Table {
        heads: vec![head, "registered", "out_there", "rate"],
        said: ["board-registered", "board-head-out", "board-head-rate"].map(of_page).to_vec(),
        rows: rows.into_iter().map(row).collect(),
    }
}

/// By language of the page: registrations, and how often the form was shown and sent.
fn langs(board: &Board) -> Table {
    let counted = |lang: &str, step: &str| -> i64 {
        board.form.iter().filter(|of| of.lang == lang && of.step == step).map(|of| of.many).sum()
    };
    let named = board.langs.keys().cloned().chain(board.form.iter().map(|of| of.lang.clone()));
    let mut names: Vec<String> = named.collect();
    names.sort_unstable();
    names.dedup();
    let many = |lang: &str| board.langs.get(lang).copied().unwrap_or(0);
    names.sort_by_key(|lang| std::cmp::Reverse(many(lang)));
    let row = |lang: String| {
        let numbers = [many(&lang), counted(&lang, "shown"), counted(&lang, "sent")];
        let bar = length(numbers[0]);
        (lang, numbers.map(|number| number.to_string()).to_vec(), bar)
    };
    Table {
        heads: vec!["lang", "registered", "shown", "sent"],
        said: ["board-registered", "board-head-shown", "board-head-sent"].map(of_page).to_vec(),
        rows: names.into_iter().map(row).collect(),
    }
}

/// Fields that were the first to be wrong.
fn stops(board: &Board) -> Table {
    let mut fields: BTreeMap<&str, i64> = BTreeMap::new();
    for of in board.form.iter().filter(|of| of.step == "mistake") {
        *fields.entry(&of.field).or_default() += of.many;
    }
    let mut fields: Vec<_> = fields.into_iter().collect();
    fields.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
    plain(["field", "mistakes"], fields.into_iter().map(|(field, many)| (field.to_owned(), many)))
}

/// By offer: how often it stood in letters, was followed there, and was bought. Those of the catalogue, and those that were once.
fn offers(counts: &[OfferCount], shelf: &Shelf, lang: &str) -> Table {
    let known = shelf.products().iter().flat_map(|numbered| &numbered.product.offers);
    let titles: BTreeMap<&str, &str> =
        known.map(|offer| (offer.code.as_str(), offer.title.get(lang))).collect();
    let mut sums: BTreeMap<&str, [i64; 4]> = titles.keys().map(|code| (*code, [0; 4])).collect();
    for of in counts {
        let Some(place) = OFFER_STEPS.iter().position(|step| step.as_str() == of.step) else { continue };
        sums.entry(&of.offer).or_default()[place] += of.many;
    }
    let mut rows: Vec<(&str, [i64; 4])> = sums.into_iter().collect();
    rows.sort_by_key(|(_, [mailed, followed, bought, _])| std::cmp::Reverse((*followed, *bought, *mailed)));
    let row = |(code, numbers): (&str, [i64; 4])| {
        let title = titles.get(code).copied().unwrap_or_default().to_owned();
        let cells = std::iter::once(title).chain(numbers.map(|number| number.to_string())).collect();
        (code.to_owned(), cells, length(numbers[1]))
    };
    Table {
        heads: vec!["offer", "name", "in_letters", "followed", "bought", "bought_after_letter"],
        said: ["board-head-mailed", "board-head-followed", "board-head-bought", "board-head-after-mail"]
            .map(of_page)
            .to_vec(),
        rows: rows.into_iter().map(row).collect(),
    }
}

fn plain(heads: [&'static str; 2], rows: impl Iterator<Item = (String, i64)>) -> Table {
    Table {
        heads: heads.to_vec(),
        said: vec![of_page("board-head-many")],
        rows: rows.map(|(name, many)| (name, vec![many.to_string()], length(many))).collect(),
    }
}

fn of_page(id: &'static str) -> Sentence {
    Sentence::new(id)
}

#[expect(clippy::cast_precision_loss, reason = "a bar's length")]
fn length(many: i64) -> f64 {
    many as f64
}
