//! The texts of one label, block by block: what a template shows of it. `layout` places them, `proof` looks for them.

use super::{Block, Show, Template};
use crate::labels::layout::Element;
use crate::labels::{Label, MoreWords, Words};

/// What a job says on every label.
#[derive(Debug, Clone, Copy)]
pub struct Saying<'a> {
    /// Words of the unit label.
    pub words: &'a Words,
    /// Words of the other roles.
    pub more: &'a MoreWords,
    /// Host of the public URL.
    pub host: &'a str,
}

/// One text of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// What it is.
    pub element: Element,
    /// In front of the value; may be empty.
    pub word: &'a str,
    /// Never empty.
    pub value: &'a str,
}

impl<'a> Saying<'a> {
    /// The texts a block shows of a label, without those the label does not have.
    pub fn of(self, block: &'a Block, label: &'a Label) -> Vec<Said<'a>> {
        let said = match &block.show {
            Show::Name(_) => vec![self.fact(Element::Name, label)],
            Show::Call(_) => vec![self.fact(Element::CallToAction, label)],
            Show::Figure(_) => vec![self.fact(Element::Place, label)],
            Show::Text(number, text, _) => {
                vec![Some(Said { element: Element::Text(*number), word: "", value: text })]
            }
            Show::Facts(list) => list.iter().map(|element| self.fact(*element, label)).collect(),
            Show::Pair(one, other) => vec![self.fact(*one, label), self.fact(*other, label)],
            Show::Hri => {
                [Element::Gtin, Element::GtinBatch, Element::GtinSerial].map(|e| self.fact(e, label)).to_vec()
            }
            Show::Logo(_) => Vec::new(),
        };
        said.into_iter().flatten().filter(|said| !said.value.trim().is_empty()).collect()
    }

    /// All texts of a label, in the order of the template.
    pub fn all(self, template: &'a Template, label: &'a Label) -> Vec<Said<'a>> {
        template.blocks.iter().flat_map(|block| self.of(block, label)).collect()
    }

    fn fact(self, element: Element, label: &'a Label) -> Option<Said<'a>> {
        let (words, more) = (self.words, self.more);
        let carton = label.carton.as_ref();
        let said = |word: &'a str, value: &'a str| Some(Said { element, word, value });
        match element {
            Element::Name => said("", &label.product_name),
            Element::CallToAction => said("", &words.call_to_action),
            Element::Host => said("", self.host),
            Element::Place => said("", label.place.as_deref()?),
            Element::Model => said(&words.model, &label.model),
            Element::Typed => said(&words.typed, label.typed.as_deref()?),
            Element::Serial if carton.is_none() => said(&words.serial, &label.serial),
            Element::Gtin => said("(01)", label.gtin14.as_deref()?),
            Element::GtinSerial if carton.is_none() && label.gtin14.is_some() => said("(21)", &label.serial),
            Element::GtinBatch if label.gtin14.is_some() => said("(10)", carton?.batch.as_deref()?),
            Element::Units => said(&more.units, &carton?.units),
            Element::First => said(&more.first, carton.map(|_| label.serial.as_str())?),
            Element::Last => said(&more.last, &carton?.last),
            Element::Batch => said(&more.batch, &label.columns.batch),
            Element::MadeOn => said(&more.made_on, &label.columns.manufactured_on),
            Element::Serial
            | Element::GtinSerial
            | Element::GtinBatch
            | Element::Logo
            | Element::Figure
            | Element::Text(_) => None,
        }
    }
}
