//! The demo's folder: settings, keys, catalogue with pictures, units, printed labels, a staff account. Made once, used again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use include_dir::{Dir, include_dir};

use super::settings_of;
use crate::cli::Common;
use crate::cli::house::{House, runtime};
use crate::cli::init::make_keys;
use crate::cli::labels::Labels;
use crate::config::{Answers, Config, settings_file};
use crate::domain::clock::Clock;
use crate::domain::code::Code;
use crate::domain::code::key::hex;
use crate::domain::staff::Role;
use crate::domain::unit::{ProductName, UnitName};
use crate::flows::resolve::{Resolution, resolve};
use crate::flows::{catalog, sign_in};

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// Sign-in name of the demo's staff account.
pub const STAFF: &str = "demo";

/// Units of the demo: the first ones of the sample, which cover all products.
const UNITS: usize = 24;

/// First line of the demo's settings: by it a folder is known as ours.
const MARK: &str = "# The demo's settings: made anew at every start of `aftersale demo`.\n";

/// A folder ready to be served.
pub struct Made {
    /// The folder.
    pub dir: PathBuf,
    /// Settings, database and voice.
    pub house: House,
    /// Password of the staff account.
    pub password: String,
}

/// Makes the folder, or brings an earlier one of ours up to date with this address.
pub fn make(dir: &Path, public_url: &str, listen: &str) -> anyhow::Result<Made> {
    check(dir)?;
    fs::create_dir_all(dir).with_context(|| format!("cannot make folder {}", dir.display()))?;
    let site = [
        ("time_zone", "America/New_York"),
        ("market", "US"),
        ("colour", "#0b5d4a"),
        ("support_email", "support@lindermere.example"),
        ("support_phone", "+1 555 010 0148"),
        ("support_hours", "Monday to Friday, 8 am to 6 pm (Eastern)"),
        ("postal_address", "Lindermere Home & Power, 48 Harbour Street, Portland, ME 04101, USA"),
        ("privacy_url", "https://example.com/privacy"),
        ("imprint_url", "https://example.com/imprint"),
    ];
    let answers = Answers {
        public_url,
        brand: "Lindermere Home & Power",
        listen,
        database: "sqlite:aftersale.db",
        // Whoever tries the demo has no app at hand for it.
        second_factor: "nobody",
        site: &site,
    };
    let settings = settings_of(dir);
    make_keys(dir)?;
    fs::write(&settings, format!("{MARK}{}", settings_file(&answers)))
        .with_context(|| format!("cannot write {}", settings.display()))?;
    SAMPLE.extract(dir).with_context(|| format!("cannot write the sample into {}", dir.display()))?;
    shorten_units(dir)?;
    let text = fs::read_to_string(&settings)?;
    let config = Config::parse(&settings, &text, &BTreeMap::new(), &[])?;
    let house = House::of(config, true)?;
    let Some((content, pictures)) = crate::cli::catalog::read(&dir.join("catalog.toml"))? else {
        bail!("the sample catalogue does not read; this is a fault of the program");
    };
    catalog::import(&house.context, content, pictures)?;
    print(dir, &house)?;
    let password = staff(dir, &house)?;
    Ok(Made { dir: dir.to_owned(), house, password })
}

/// An empty folder, or one that a demo made; never somebody's own.
fn check(dir: &Path) -> anyhow::Result<()> {
    let Ok(mut entries) = fs::read_dir(dir) else {
        if dir.exists() {
            bail!("{} is no folder; name another one with --dir", dir.display());
        }
        return Ok(());
    };
    let is_ours = fs::read_to_string(settings_of(dir)).is_ok_and(|text| text.starts_with(MARK));
    if entries.next().is_some() && !is_ours {
        bail!("{} holds something else than a demo; name an empty folder with --dir", dir.display());
    }
    Ok(())
}

fn shorten_units(dir: &Path) -> anyhow::Result<()> {
    let file = dir.join("units.csv");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let lines: Vec<&str> = text.lines().take(UNITS + 1).collect();
    fs::write(&file, lines.join("\n") + "\n").with_context(|| format!("cannot write {}", file.display()))
}

/// Labels of all units, recorded; printed again when the folder is used again, because the address may be another.
fn print(dir: &Path, house: &House) -> anyhow::Result<()> {
    let labels = Labels::recorded_again(dir.join("units.csv"), dir.join("labels.pdf"));
    if labels.run_in(&Common::quiet(), house)? != 0 {
        bail!("the sample's labels could not be printed; this is a fault of the program");
    }
    Ok(())
}

/// The staff account. Its password lies in the folder, readable by its owner only, for the next start.
fn staff(dir: &Path, house: &House) -> anyhow::Result<String> {
    let file = dir.join("staff-password.txt");
    if let Ok(known) = fs::read_to_string(&file) {
        return Ok(known.trim().to_owned());
    }
    let password = hex(&Clock::system().chance::<8>());
    sign_in::add(&house.context, STAFF, Role::Admin, &password)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(&file).with_context(|| format!("cannot write {}", file.display()))?;
    std::io::Write::write_all(&mut open, format!("{password}\n").as_bytes())?;
    Ok(password)
}

impl Made {
    /// Product code and serial of each unit, in the order of the units file.
    pub fn units(&self) -> anyhow::Result<Vec<(String, String)>> {
        let text = fs::read_to_string(self.dir.join("units.csv"))?;
        Ok(text
            .lines()
            .skip(1)
            .filter_map(|line| {
                let mut cells = line.split(',');
                Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
            })
            .collect())
    }

    /// The address a unit's label carries.
    pub fn uri(&self, product: &str, serial: &str) -> anyhow::Result<String> {
        let settings = self.house.context.settings();
        let shelf = catalog::shelf(&self.house.context)?;
        let numbered = shelf.find_typed(product).with_context(|| format!("product {product} is missing"))?;
        let unit = UnitName::parse(ProductName::of(&numbered.product), serial).map_err(anyhow::Error::msg)?;
        let proof = settings.keys.sign(&unit).context("there is no signing key")?;
        Ok(Code::of_unit(unit, proof).uri(&settings.public_url))
    }

    /// Those of [`Made::units`] that nobody has registered.
    pub fn fresh_units(&self) -> anyhow::Result<Vec<(String, String)>> {
        let runtime = runtime()?;
        let mut fresh = Vec::new();
        for (product, serial) in self.units()? {
            let code = Code::parse_uri(&self.uri(&product, &serial)?).map_err(anyhow::Error::msg)?;
            if let Resolution::Fresh(_) = runtime.block_on(resolve(&self.house.context, code))? {
                fresh.push((product, serial));
            }
        }
        Ok(fresh)
    }

    /// The address of the first unit that nobody has registered; of the first one when all are.
    pub fn first_uri(&self) -> anyhow::Result<String> {
        let (fresh, all) = (self.fresh_units()?, self.units()?);
        let (product, serial) = fresh.first().or(all.first()).context("units.csv is empty")?;
        self.uri(product, serial)
    }
}
