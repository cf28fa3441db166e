//! Microseconds per symbol, ours against the encoders of other crates, all in one run: read the ratios.
//!
//! `cargo build --release --example qr_speed && taskset -c 0 target/release/examples/qr_speed`

use std::hint::black_box;
use std::time::{Duration, Instant};

use aftersale::labels::qr::{Encoder, Level, Symbol};
use qrcode::EcLevel;
use qrcodegen::QrCodeEcc;

/// Texts in turn; each differs, as on real labels.
const TEXTS: usize = 200;
/// Slices measured per encoder, in turn, so that a busy machine hits all alike.
const ROUNDS: usize = 101;
/// Length of a slice: short enough that most slices are not interrupted.
const SLICE: Duration = Duration::from_millis(2);

/// Encodes a text and returns the modules per side.
type Run<'a> = Box<dyn FnMut(&str) -> usize + 'a>;

struct Contender<'a> {
    name: &'a str,
    run: Run<'a>,
    size: usize,
    /// Microseconds per symbol of each slice.
    times: Vec<f64>,
}

fn main() {
    report("60 characters, mixed case", |i| {
        format!("https://go.example.com/a/M00/SN24-{i:06}?k=Zm9vYmFyYmF6cX{:03}", i % 997)
    });
    report("60 characters, upper case", |i| {
        format!("HTTPS://GO.EXAMPLE.COM/A/M00/SN24-{i:06}/KZM9VYMFYYMF6CXV{:03}", i % 997)
    });
    report("GS1 Digital Link, 73 characters", |i| {
        format!("https://ID.EXAMPLE.COM/01/09506000134352/21/SN24{i:08}?k=Zm9vYmFyYmF6cX")
    });
    report("300 characters", |i| format!("https://go.example.com/{}{i:07}", "abcdefghi/".repeat(27)));
}

fn report(name: &str, text: fn(usize) -> String) {
    let texts: Vec<String> = (0..TEXTS).map(|i| text(i * 7919 % 1_000_000)).collect();
    let mut contenders = contenders();
    for _ in 0..ROUNDS {
        for contender in &mut contenders {
            measure(contender, &texts);
        }
    }
    println!("{name}, level M");
    let medians: Vec<f64> = contenders.iter_mut().map(|contender| median(&mut contender.times)).collect();
    for (contender, time) in contenders.iter().zip(&medians) {
        let (version, ratio) = ((contender.size - 17) / 4, time / medians[0]);
        println!("  {:<10} {time:9.2} µs   × {ratio:6.1}   version {version}", contender.name);
    }
}

fn contenders<'a>() -> Vec<Contender<'a>> {
    let mut encoder = Encoder::new();
    let runs: Vec<(&str, Run)> = vec![
        ("aftersale", Box::new(move |text| encoder.encode(text, Level::M).map_or(0, Symbol::size))),
        (
            "qrcode",
            Box::new(|text| {
                qrcode::QrCode::with_error_correction_level(text, EcLevel::M)
                    .map_or(0, |symbol| symbol.width())
            }),
        ),
        (
            "fast_qr",
            Box::new(|text| {
                fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build().map_or(0, |symbol| symbol.size)
            }),
        ),
        (
            "qrcodegen",
            Box::new(|text| {
                let symbol = qrcodegen::QrCode::encode_text(text, QrCodeEcc::Medium);
                symbol.ok().and_then(|symbol| usize::try_from(symbol.size()).ok()).unwrap_or(0)
            }),
        ),
    ];
    runs.into_iter().map(|(name, run)| Contender { name, run, size: 0, times: Vec::new() }).collect()
}

fn measure(contender: &mut Contender, texts: &[String]) {
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < SLICE {
        // Ten at a time, or reading the clock would be part of the result.
        for text in texts.iter().cycle().skip(count as usize % TEXTS).take(10) {
            contender.size = (contender.run)(black_box(text));
            count += 1;
        }
    }
    contender.times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(count));
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
