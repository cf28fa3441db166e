//! Pictures into a finished layout: scaled to whole dots of their spot, or into a hole in the middle of the code.

use std::collections::HashMap;
use std::sync::Arc;

use super::figure::Spot;
use super::{Design, Element, Label, Picture, Placed};
use crate::labels::art::{Image, Kind, Source};
use crate::labels::qr::Hole;

/// Images that were scaled already, by what they show and how large.
pub type Images = HashMap<(Element, String, [u32; 2]), Arc<Image>>;
/// With more of them all are forgotten: a catalogue may be large, memory is not.
const KEPT: usize = 64;

impl Design<'_> {
    /// Hangs the pictures of a label where the layout left room, and the logo into the code if the template says so.
    pub fn hang(&mut self, placed: &mut Placed, spots: &[Spot], label: &Label, modules: usize) {
        let per_mm = 1.0 / self.dot();
        for spot in spots {
            let (left, top) = ((spot.left * per_mm).ceil(), (spot.top * per_mm).ceil());
            let (right, bottom) =
                (((spot.left + spot.width) * per_mm).floor(), ((spot.top + spot.height) * per_mm).floor());
            let place = [left, top, right - left, bottom - top].map(dots);
            placed.pictures.extend(self.picture(spot.element, label, place));
        }
        let look = self.look;
        let Some(logo) = look.art.logo().filter(|_| look.template.has_logo_inside()) else { return };
        let Some(hole) = Hole::of(modules, logo.ratio()) else { return };
        let code = placed.code;
        let [left, top, width, height] = [hole.left, hole.top, hole.width - 1, hole.height - 1]
            .map(|modules| u32::try_from(modules).unwrap_or(0) * code.module);
        let (wide, high) = inside(logo, width, height);
        // Half a module of white on each side, and what the picture's shape leaves.
        let (left, top) = (
            code.left + left + (width + code.module - wide) / 2,
            code.top + top + (height + code.module - high) / 2,
        );
        if let Some(picture) = self.picture(Element::Logo, label, [left, top, wide, high]) {
            placed.hole = Some(hole);
            placed.pictures.push(picture);
        }
    }

    fn picture(&mut self, element: Element, label: &Label, place: [u32; 4]) -> Option<Picture> {
        let [left, top, width, height] = place;
        let art = &self.look.art;
        let (source, of, kind) = match element {
            Element::Logo => (art.logo()?, "", Kind::Logo),
            _ => (art.figure(&label.model)?, label.model.as_str(), Kind::Figure),
        };
        if width == 0 || height == 0 {
            return None;
        }
        if self.images.len() >= KEPT {
            self.images.clear();
        }
        let image = self.images.entry((element, of.to_owned(), [width, height]));
        let image = Arc::clone(image.or_insert_with(|| Arc::new(source.scaled(width, height, kind))));
        Some(Picture { element, left, top, image })
    }
}

/// The largest picture of its own shape in a rectangle of dots.
fn inside(source: &Source, width: u32, height: u32) -> (u32, u32) {
    let across = f64::from(width).min(f64::from(height) * source.ratio());
    (dots(across.floor().max(1.0)), dots((across / source.ratio()).floor().max(1.0)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "dots of a cell of at most 2 m, never negative"
)]
fn dots(number: f64) -> u32 {
    number.max(0.0) as u32
}
