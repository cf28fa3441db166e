//! The same server with a transaction for each request: what group commit is measured against. Same door, same stories, same
//! rows, same durability; only nobody shares a commit. `cargo run --release --example one_by_one SETTINGS LISTEN [AT_ONCE]`.

use std::path::Path;
use std::sync::Arc;

use aftersale::config::Config;
use aftersale::domain::clock::Clock;
use aftersale::flows::Context;
use aftersale::http::{Bound, Shared};
use aftersale::store::{Settings, Store};
use aftersale::text::Text;

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [settings, listen, rest @ ..] = &words[..] else {
        return Err("usage: one_by_one SETTINGS LISTEN [AT_ONCE]".into());
    };
    let at_once = rest.first().map_or(Ok(1), |text| text.parse())?;
    let config = Config::load(Some(Path::new(settings)), None, Some(listen))?;
    let bound = Bound::bind(&config.http.listen)?;
    let store = Store::open(&Settings { at_once, ..Settings::new(&config.database) })?;
    let context = Context::new(store, Clock::system(), config.flows.clone());
    let started_at = context.clock().now();
    let text = Arc::new(Text::new(&config.text)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let (server, _handle) =
            bound.serve(Shared { context, text, settings: config.http.clone(), started_at })?;
        server.await
    })?;
    Ok(())
}
