//! Flags about looks: what a label is for, the maker's own template, logo and pictures.

use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};

use super::{Labels, cartons::Cartons, source::Signer, source::Source};
use crate::cli::house::House;
use crate::config::Config;
use crate::domain::picture::Picture;
use crate::domain::product::Product;
use crate::flows::catalog as shelf;
use crate::labels::layout::Element;
use crate::labels::output::Sink;
use crate::labels::template::{Role, Show, Template, TemplateText};
use crate::labels::{Job, MoreWords, PrintError, Report, print_rows};
use crate::text::Printed;

/// A role as a word of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RoleWord {
    /// On the product, one for each unit
    #[default]
    Unit,
    /// On a box: how many units, the first and the last serial
    Carton,
    /// For the manual, of a bank card's size, with the picture of where the label is
    Card,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Unit => Self::Unit,
            RoleWord::Carton => Self::Carton,
            RoleWord::Card => Self::Card,
        }
    }
}

/// Flags of `labels` about looks.
#[derive(Debug, Default, Args)]
pub struct LookFlags {
    /// What the labels are for
    #[arg(long, value_enum, default_value_t = RoleWord::Unit)]
    role: RoleWord,
    /// What stands on the labels: a template of your own; `assets/sample/label.toml` explains it
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// With --role carton: units in a carton. By default rows of one product and batch that follow each other make one
    #[arg(long, value_name = "N")]
    per: Option<NonZeroU64>,
}

impl Labels {
    /// Whether the role goes with the other flags.
    pub(super) fn check_role(&self) -> anyhow::Result<()> {
        let role = self.look.role;
        if role == RoleWord::Unit {
            return if self.look.per.is_some() { Err(anyhow!("--per is for --role carton")) } else { Ok(()) };
        }
        let name = Role::from(role).name();
        if self.record {
            bail!("only unit labels are recorded: print the {name} labels of units without --record");
        }
        if self.units.file.is_none() && self.units.first.is_none() {
            bail!("{name} labels are for units that have serials: give --units, or --first with --product");
        }
        if self.look.per.is_some() && role != RoleWord::Carton {
            bail!("--per is for --role carton");
        }
        Ok(())
    }

    /// Gives a job its template, words and pictures.
    pub(super) fn furnish(
        &self,
        job: &mut Job,
        (config, text): (&Config, &Printed),
        house: Option<&House>,
        products: &[Product],
    ) -> anyhow::Result<()> {
        let role = Role::from(self.look.role);
        self.paper.furnish(config, job);
        let mut logo = config.labels.logo.clone();
        job.look.template = Template::of(role);
        if let Some(file) = &self.look.template {
            let toml = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read the template {}", file.display()))?;
            let tag = text.locale().tag();
            let given = TemplateText { toml: &toml, lang: &tag };
            let marked = Template::parse(role, given).with_context(|| file.display().to_string())?;
            job.look.template = marked.template;
            logo = marked.logo.map(|logo| beside(file, &logo)).or(logo);
        }
        let say = |id| text.say(id, &[]);
        job.look.more = MoreWords {
            units: say("label-units")?,
            first: say("label-first")?,
            last: say("label-last")?,
            batch: say("label-batch")?,
            made_on: say("label-made")?,
        };
        if let Some(file) = logo {
            let name = file.display().to_string();
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read the logo {name}"))?;
            let picture = Picture::parse(&name, bytes).map_err(|what| anyhow!("the logo: {what}"))?;
            job.look.art.set_logo(picture).map_err(|what| anyhow!("the logo: {what}"))?;
        }
        if job.look.template.blocks.iter().any(|block| matches!(block.show, Show::Figure(_))) {
            self.hang_figures(job, house, products)?;
        }
        Ok(())
    }

    fn hang_figures(&self, job: &mut Job, house: Option<&House>, products: &[Product]) -> anyhow::Result<()> {
        for product in products {
            let Some(name) = &product.label_place.picture else { continue };
            let picture = match (&self.catalog, house) {
                (Some(file), _) => {
                    let path = beside(file, name);
                    let bytes = std::fs::read(&path)
                        .with_context(|| format!("cannot read the picture {}", path.display()))?;
                    Some(Picture::parse(name, bytes).map_err(anyhow::Error::msg)?)
                }
                (None, Some(house)) => shelf::picture_named(&house.context, name)?,
                (None, None) => None,
            };
            if let Some(picture) = picture {
                job.look.art.set_figure(product.code.as_str(), picture).map_err(anyhow::Error::msg)?;
            }
        }
        Ok(())
    }

    /// What stands before the words about where the label sits, with `{}` for them; for cards only.
    pub(super) fn place_pattern(&self, text: &Printed) -> anyhow::Result<Option<String>> {
        if self.look.role != RoleWord::Card {
            return Ok(None);
        }
        Ok(Some(text.say("label-place", &[("place", "{}")])?))
    }

    /// Prints labels of units, or of the cartons they are in.
    pub(super) fn print(
        &self,
        job: &Job,
        source: &mut Source<'_, '_>,
        signer: &Signer<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Report, PrintError<anyhow::Error>> {
        if job.look.template.role == Role::Carton {
            let cartons = Cartons::new(source, self.look.per);
            return print_rows(job, cartons, |carton| Ok(signer.carton(carton)), sink);
        }
        print_rows(job, source.by_ref(), |row| signer.label(row), sink)
    }
}

/// A path as a file names it: from the file's own folder.
fn beside(file: &Path, name: &str) -> PathBuf {
    file.parent().unwrap_or(Path::new(".")).join(name)
}

/// What had to go for lack of room, in words; `None` when nothing had to.
pub fn left_out(report: &Report) -> Option<String> {
    let name = |element: &Element| match element {
        Element::Logo => "the logo",
        Element::Figure => "the picture",
        Element::CallToAction => "the call to action",
        Element::Name => "the product's name",
        Element::Host => "the host",
        Element::Text(_) => "a text of the template",
        _ => "batch or date",
    };
    let list: Vec<String> = report
        .dropped
        .iter()
        .map(|(element, count)| format!("{} ({count} of {})", name(element), report.labels))
        .collect();
    (!list.is_empty()).then(|| format!("left out where cells are small: {}", list.join(", ")))
}
