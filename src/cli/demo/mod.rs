//! `demo`: the whole product on sample data. `--once` runs the main job from label to look-up, says each step, and ends.
//!
//! In the order it happens: `folder` makes settings, keys, catalogue, units and labels; `past` lets some owners register at
//! earlier times; then the house serves, or `once` acts as the phone.

mod folder;
mod once;
mod past;
mod phone;

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::house::House;
use super::serve::start;
use super::{Common, tell};
use crate::http::Bound;

/// Everything on sample data: labels, form, mail, desk.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale demo\n  aftersale demo --listen 0.0.0.0:8080     scan it with a phone in the same network\n  aftersale demo --once                    run the main job and end"
)]
pub struct Demo {
    /// Folder for the demo [default: ./aftersale-demo, with --once a fresh temporary one]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Address to listen on [default: 127.0.0.1:8080, with --once a free port]
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Print labels, register two units as a phone would, wait for their mails, look them up, end
    #[arg(long)]
    once: bool,
}

impl Demo {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let dir = self.folder()?;
        let listen =
            self.listen.as_deref().unwrap_or(if self.once { "127.0.0.1:0" } else { "127.0.0.1:8080" });
        // The port first: labels carry it.
        let bound = Bound::bind(listen).map_err(anyhow::Error::msg)?;
        let address = bound.address();
        let made = folder::make(&dir, &public_url(address), &address.to_string())?;
        if self.once {
            return once::run(common, &made, bound);
        }
        past::register_all(&made.house)?;
        let running = start(&made.house, bound)?;
        greet(common, &made, address)?;
        running.until_signal()
    }

    /// The folder named, else `./aftersale-demo`; with `--once` a fresh temporary one, which stays: its labels and mails are
    /// there to be looked at.
    fn folder(&self) -> anyhow::Result<PathBuf> {
        match (&self.dir, self.once) {
            (Some(dir), _) => Ok(dir.clone()),
            (None, false) => Ok(PathBuf::from("aftersale-demo")),
            (None, true) => {
                let made = tempfile::Builder::new().prefix("aftersale-demo-").tempdir();
                Ok(made.context("cannot make a temporary folder")?.keep())
            }
        }
    }
}

/// The address that labels carry: the one we listen on, or, when that is every address, the one other machines see.
fn public_url(address: SocketAddr) -> String {
    let host = if address.ip().is_unspecified() {
        lan_address().unwrap_or(IpAddr::from([127, 0, 0, 1]))
    } else {
        address.ip()
    };
    format!("http://{}", SocketAddr::new(host, address.port()))
}

/// The address this machine would send from. Nothing is sent: connecting a UDP socket only chooses a route.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // TEST-NET-1 (RFC 5737): an address that belongs to nobody.
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified())
}

fn greet(common: &Common, made: &folder::Made, address: SocketAddr) -> anyhow::Result<()> {
    let House { config, .. } = &made.house;
    let fresh = made.first_uri()?;
    let site = &config.public_url;
    let mut lines = vec![String::new(), format!("  aftersale demo in {}", made.dir.display()), String::new()];
    let mut line = |name: &str, value: String| lines.push(format!("  {name:<10}{value}"));
    line("labels", made.dir.join("labels.pdf").display().to_string());
    line("scan", fresh.clone());
    line("desk", format!("{}   name: {}   password: {}", site.join("/desk"), folder::STAFF, made.password));
    line("mails", made.dir.join("mail").display().to_string());
    line(
        "look up",
        format!("aftersale lookup {} --config {}", past::KNOWN, made.dir.join("aftersale.toml").display()),
    );
    lines.push(String::new());
    lines.push(qr(&fresh)?);
    if address.ip().is_loopback() {
        lines.push("  A phone cannot reach this address. To scan with one in the same network:\n    aftersale demo --listen 0.0.0.0:8080".to_owned());
    }
    lines.push("  Ctrl-C ends the demo; its folder stays and is used again.".to_owned());
    if !common.quiet {
        tell::result(&lines.join("\n"))?;
    }
    Ok(())
}

/// The code as half blocks, two modules to a line, light on dark terminals and dark on light ones alike: the quiet zone is
/// drawn, too.
fn qr(text: &str) -> anyhow::Result<String> {
    let code = qrcode::QrCode::new(text).context("the address is too long for a code")?;
    let drawn = code
        .render::<qrcode::render::unicode::Dense1x2>()
        .dark_color(qrcode::render::unicode::Dense1x2::Light)
        .light_color(qrcode::render::unicode::Dense1x2::Dark)
        .build();
    Ok(format!("  {}\n", drawn.replace('\n', "\n  ")))
}

/// The path of a folder's settings file.
fn settings_of(dir: &Path) -> PathBuf {
    dir.join("aftersale.toml")
}
