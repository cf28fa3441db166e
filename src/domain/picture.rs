//! Pictures of the catalogue: checked when they come in, given out with their size so that no page jumps.
//!
//! SVG, PNG, JPEG and WebP. Not for owners' uploads: those are re-encoded, these are the maker's own.

use std::io::Cursor;

use sha2::{Digest, Sha256};

use super::code::key::hex;

/// The most bytes of a picture: pages are for phones with a bad network.
pub const PICTURE_MAX: usize = 512 * 1024;

/// A picture without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    /// Path as the catalogue names it.
    pub name: String,
    /// First 16 hexadecimal digits of its SHA-256.
    pub digest: String,
    /// `image/svg+xml`, `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// Pixels (SVG: units of its view box), at least 1.
    pub width: u32,
    /// As `width`.
    pub height: u32,
}

impl PictureFacts {
    /// Its path on this site; changes with its content.
    pub fn path(&self) -> String {
        let file = self.name.rsplit('/').next().unwrap_or(&self.name);
        format!("/assets/{}/{}", self.digest, super::code::escape(file))
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What is known about it.
    pub facts: PictureFacts,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// Checks a picture by its content, not its name.
    ///
    /// # Errors
    /// Says what is wrong and what would do.
    pub fn parse(name: &str, bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.len() > PICTURE_MAX {
            return Err(format!(
                "picture {name} has {} kB, the most are {} kB; make it smaller",
                bytes.len() / 1024,
                PICTURE_MAX / 1024
            ));
        }
        let (media_type, width, height) = match svg_size(&bytes) {
            Some(size) => ("image/svg+xml", size.0, size.1),
            None => raster_size(name, &bytes)?,
        };
        let digest = hex(&Sha256::digest(&bytes)[..8]);
        let facts =
            PictureFacts { name: name.to_owned(), digest, media_type: media_type.to_owned(), width, height };
        Ok(Self { facts, bytes })
    }
}

fn raster_size(name: &str, bytes: &[u8]) -> Result<(&'static str, u32, u32), String> {
    let wrong = || {
        format!("picture {name} is no SVG, PNG, JPEG or WebP that can be read; save it again as one of these")
    };
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| wrong())?;
    let media_type = match reader.format() {
        Some(image::ImageFormat::Png) => "image/png",
        Some(image::ImageFormat::Jpeg) => "image/jpeg",
        Some(image::ImageFormat::WebP) => "image/webp",
        _ => return Err(wrong()),
    };
    let (width, height) = reader.into_dimensions().map_err(|_| wrong())?;
    if width == 0 || height == 0 || width > 8_000 || height > 8_000 {
        return Err(format!("picture {name} is {width} × {height} pixels; at most 8000 × 8000 are shown"));
    }
    Ok((media_type, width, height))
}

/// Width and height of an SVG's view box; `None` when it is no SVG with one.
fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let view_box = tag.split_once("viewBox=")?.1;
    let quote = view_box.chars().next()?;
    let numbers = view_box[1..].split(quote).next()?;
    let mut sides = numbers
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .skip(2)
        .map(|word| word.parse::<f32>().ok());
    let mut side = || {
        let side = sides.next()??.round();
        // Rounded and in range, so nothing is lost.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to lie in 1..=8000"
        )]
        (1.0..=8_000.0).contains(&side).then_some(side as u32)
    };
    Some((side()?, side()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_content() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"></svg>"#.to_vec();
        let picture = Picture::parse("pictures/a.png", svg).unwrap();
        assert_eq!(
            (picture.facts.media_type.as_str(), picture.facts.width, picture.facts.height),
            ("image/svg+xml", 320, 240)
        );
        assert!(picture.facts.path().starts_with("/assets/") && picture.facts.path().ends_with("/a.png"));
        assert!(Picture::parse("x.png", b"MZ not a picture".to_vec()).is_err());
        assert!(Picture::parse("x.svg", vec![b' '; PICTURE_MAX + 1]).is_err());
    }
}
