//! Pictures of a document: each is an object of its own, drawn as often as labels show it.

use std::collections::BTreeMap;
use std::sync::Arc;

use pdf_writer::{Chunk, Dict, Filter, Finish, Name, Ref};

use crate::labels::art::Image;
use crate::labels::layout::Placed;

/// The pictures of a document or a part of it, by name.
#[derive(Debug, Default, Clone)]
pub struct Images(BTreeMap<String, Arc<Image>>);

impl Images {
    /// Notes the pictures of a label.
    pub fn note(&mut self, placed: &Placed) {
        for picture in &placed.pictures {
            if !self.0.contains_key(picture.image.name()) {
                self.0.insert(picture.image.name().to_owned(), Arc::clone(&picture.image));
            }
        }
    }

    /// Adds those of another part.
    pub fn merge(&mut self, other: &Self) {
        self.0.extend(other.0.iter().map(|(name, image)| (name.clone(), Arc::clone(image))));
    }

    /// Their objects, numbered by `next`, and their names for the resources of all pages.
    pub fn objects(&self, resources: &mut Dict<'_>, mut next: impl FnMut() -> Ref) -> Vec<(Ref, Chunk)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut list = resources.insert(Name(b"XObject")).dict();
        let mut objects = Vec::new();
        for (name, image) in &self.0 {
            let id = next();
            list.pair(Name(name.as_bytes()), id);
            objects.push((id, object(image, id)));
        }
        list.finish();
        objects
    }
}

fn object(image: &Image, id: Ref) -> Chunk {
    let mut chunk = Chunk::new();
    let packed = super::deflate(image.rgb());
    let mut object = chunk.image_xobject(id, &packed);
    let side = |dots: u32| i32::try_from(dots).unwrap_or(i32::MAX);
    object.width(side(image.width())).height(side(image.height())).bits_per_component(8);
    object.color_space().device_rgb();
    object.filter(Filter::FlateDecode);
    object.finish();
    chunk
}
