//! Layouts that were made already: labels of one product differ in serial and typed code only, and mostly take the same room.
//!
//! A plan is a finished [`Placed`] whose serial and code give way to those of the next label. It serves only where laying that
//! label out anew would give the very same numbers, so that no result depends on what was printed before.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use super::frame::Shape;
use super::{Element, Placed, column, fit};
use crate::labels::Label;
use crate::labels::font::{Fonts, Line, MissingGlyph, Style, Weight};
use crate::labels::quick::Quick;

/// With more plans than this all are forgotten: a catalogue may be large, memory is not.
const KEPT: usize = 1024;

/// Plans, and where they are by a hash of what they depend on.
#[derive(Default)]
pub struct Plans {
    plans: Vec<Plan>,
    index: HashMap<u64, usize, Quick>,
}

/// What a layout depends on, apart from the job.
pub struct Basis {
    shape: Shape,
    /// The serial in both weights, whichever are printed.
    bold: Arc<Line>,
    regular: Arc<Line>,
    typed: Option<Arc<Line>>,
    hash: u64,
}

/// Texts of a label that its template may show besides.
type Extra<'a> = (Option<&'a str>, &'a str, &'a str);

fn extra(label: &Label) -> Extra<'_> {
    (label.place.as_deref(), &label.columns.batch, &label.columns.manufactured_on)
}

struct Plan {
    basis: Basis,
    /// Owned, as [`extra`] lists them.
    extra: (Option<String>, String, String),
    name: String,
    model: String,
    gtin: Option<String>,
    placed: Placed,
    /// Which texts give way; `None` for a layout that serves one label only.
    slots: Option<Slots>,
}

struct Slots {
    serials: Vec<usize>,
    typed: Option<usize>,
}

impl Basis {
    /// Sets serial and code.
    pub fn new(fonts: &Fonts, shape: Shape, label: &Label) -> Result<Self, MissingGlyph> {
        let line = |weight, text: &str| fonts.line(weight, Style::Code, text);
        let typed = label.typed.as_deref().map(|typed| line(Weight::Regular, typed)).transpose()?;
        let (bold, regular) = (line(Weight::SemiBold, &label.serial)?, line(Weight::Regular, &label.serial)?);
        let mut hasher = Quick.build_hasher();
        (shape, &label.product_name, &label.model, bold.width, bold.reach).hash(&mut hasher);
        (regular.reach, typed.as_ref().map(|line| line.reach)).hash(&mut hasher);
        extra(label).hash(&mut hasher);
        Ok(Self { shape, bold, regular, typed, hash: hasher.finish() })
    }
}

/// Takes the same room.
fn alike(one: &Line, other: &Line) -> bool {
    one.width == other.width && one.reach == other.reach
}

impl Plans {
    /// The layout of a label if there is a plan for it, with its texts in place.
    pub fn fill(&mut self, fonts: &Fonts, label: &Label, basis: &Basis) -> Option<usize> {
        let at = *self.index.get(&basis.hash)?;
        let plan = self.plans.get_mut(at)?;
        plan.fill(fonts, label, basis).then_some(at)
    }

    /// A layout that [`Self::fill`] or [`Self::keep`] named.
    pub fn placed(&self, at: usize) -> &Placed {
        &self.plans[at].placed
    }

    /// Keeps a new layout. `shown` is how often the template shows serial and typed code.
    pub fn keep(&mut self, label: &Label, basis: Basis, placed: Placed, shown: (usize, usize)) -> usize {
        if self.plans.len() >= KEPT {
            self.plans.clear();
            self.index.clear();
        }
        let (hash, end) = (basis.hash, self.plans.len());
        let plan = Plan::new(label, basis, placed, shown);
        let at = *self.index.entry(hash).or_insert(end);
        if let Some(old) = self.plans.get_mut(at) {
            *old = plan;
        } else {
            self.plans.push(plan);
        }
        at
    }
}

impl Plan {
    fn new(label: &Label, basis: Basis, mut placed: Placed, shown: (usize, usize)) -> Self {
        let (mut serials, mut typed) = (Vec::new(), Vec::new());
        for (at, text) in placed.texts.iter().enumerate() {
            let says = |value: &str| text.line.text == value;
            match text.element {
                Element::Serial | Element::GtinSerial if says(&label.serial) => serials.push(at),
                Element::Typed if label.typed.as_deref().is_some_and(says) => typed.push(at),
                _ => {}
            }
        }
        // A value in two lines, or one that reads like the word before it, is laid out anew each time.
        // Of a carton nothing comes again.
        let light = typed.iter().all(|at| placed.texts[*at].line.weight == Weight::Regular);
        let whole = label.carton.is_none() && light && (serials.len(), typed.len()) == shown;
        let slots = whole.then(|| Slots { serials, typed: typed.first().copied() });
        if let Some(slots) = &slots {
            let passing = |at: &usize| slots.serials.contains(at) || slots.typed == Some(*at);
            // The word before the code moves with it.
            let moved = |at: &usize| slots.typed == Some(*at + 1);
            for (at, text) in placed.texts.iter_mut().enumerate() {
                text.lasting = !passing(&at) && !moved(&at);
            }
        }
        let (name, model) = (label.product_name.clone(), label.model.clone());
        let (place, batch, made_on) = extra(label);
        let extra = (place.map(str::to_owned), batch.to_owned(), made_on.to_owned());
        Self { basis, extra, name, model, gtin: label.gtin14.clone(), placed, slots }
    }

    /// Whether a new layout would be this one but for the texts themselves; puts them in if so.
    fn fill(&mut self, fonts: &Fonts, label: &Label, basis: &Basis) -> bool {
        let same = self.basis.shape == basis.shape
            && self.name == label.product_name
            && self.model == label.model
            && self.gtin == label.gtin14
            && (self.extra.0.as_deref(), self.extra.1.as_str(), self.extra.2.as_str()) == extra(label)
            && alike(&self.basis.bold, &basis.bold)
            && alike(&self.basis.regular, &basis.regular);
        let Some(slots) = self.slots.as_ref().filter(|_| same) else { return false };
        let texts = &mut self.placed.texts;
        if let (Some(at), Some(line), Some(old)) = (slots.typed, &basis.typed, &self.basis.typed) {
            if line.reach != old.reach || !(line.width == old.width || fits(fonts, &texts[at], line)) {
                return false;
            }
            texts[at].line = Arc::clone(line);
            column::set_flush(fonts, &mut texts[at.saturating_sub(1)..=at]);
        }
        for at in &slots.serials {
            let text = &mut texts[*at];
            let line = if text.line.weight == Weight::SemiBold { &basis.bold } else { &basis.regular };
            text.line = Arc::clone(line);
        }
        true
    }
}

/// Whether a value stands in place of `text` without anything shrinking; the sum is the one that `column` makes.
fn fits(fonts: &Fonts, text: &super::Text, line: &Line) -> bool {
    let Some((flush, (room, before))) = text.flush.and_then(|flush| Some((flush, flush.free?))) else {
        return false;
    };
    room / (before + (flush.lead + fit::width(fonts, line, 1.0))) >= text.size
}
