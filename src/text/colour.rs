//! One brand colour in, legible shades out: any maker's colour meets WCAG 2.2 (1.4.3, 4.5 : 1) on light and on dark ground.
//!
//! Luminance and contrast follow the definitions in WCAG 2.2, "relative luminance" and "contrast ratio". The shades become
//! custom properties in `style`.

use super::error::TextError;

/// A colour in sRGB, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Ground of the light pages; the same value stands in `assets/style/base.css`.
const PAPER: Colour = Colour([0xff, 0xff, 0xff]);
/// The lightest ground that text stands on in dark pages; the same value stands in `assets/style/base.css`.
const NIGHT: Colour = Colour([0x1d, 0x20, 0x24]);
const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);
/// Beyond WCAG's 4.5, so that a tinted ground still passes.
const ENOUGH: f64 = 5.2;

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let wrong = || TextError::Colour { value: text.to_owned() };
        let hex =
            text.trim().strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii()).ok_or_else(wrong)?;
        let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).map_err(|_| wrong());
        Ok(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        self.0
    }

    /// Text or line in this colour on light ground: darkened as far as needed.
    pub fn on_paper(self) -> Self {
        self.way(&[BLACK], |shade| shade.contrast(PAPER) >= ENOUGH)
    }

    /// Text or line in this colour on dark ground: made brighter in its own hue first, and only then paler.
    pub fn on_night(self) -> Self {
        self.way(&[self.bright(), WHITE], |shade| shade.contrast(NIGHT) >= ENOUGH)
    }

    /// The colour of text upon this colour.
    pub fn ink(self) -> Self {
        if self.contrast(WHITE) >= 4.5 { WHITE } else { Self([0x14, 0x16, 0x18]) }
    }

    /// The first shade on the way to each stop that will do; the last stop if none does.
    fn way(self, stops: &[Self], will_do: impl Fn(Self) -> bool) -> Self {
        let mut from = self;
        for stop in stops {
            let shades = (0..=20).map(|step| from.mix(*stop, f64::from(step) / 20.0));
            if let Some(shade) = shades.into_iter().find(|shade| will_do(*shade)) {
                return shade;
            }
            from = *stop;
        }
        from
    }

    /// The brightest colour of this hue, a little softened.
    fn bright(self) -> Self {
        let most = self.0.into_iter().max().unwrap_or_default();
        if most == 0 {
            return WHITE;
        }
        let full =
            self.0.map(|channel| u8::try_from(u32::from(channel) * 255 / u32::from(most)).unwrap_or(255));
        Self(full).mix(WHITE, 0.35)
    }

    fn mix(self, other: Self, share: f64) -> Self {
        let blend = |a: u8, b: u8| {
            let value = f64::from(a) * (1.0 - share) + f64::from(b) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 255 by construction"
            )]
            let value = value.round() as u8;
            value
        };
        Self([blend(self.0[0], other.0[0]), blend(self.0[1], other.0[1]), blend(self.0[2], other.0[2])])
    }

    /// WCAG contrast ratio, 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0[0]) + 0.7152 * linear(self.0[1]) + 0.0722 * linear(self.0[2])
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0[0], self.0[1], self.0[2])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brand_colour_becomes_legible_on_both_grounds() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour([red, green, blue].map(|c: i32| u8::try_from(c).unwrap()));
                    assert!(colour.on_paper().contrast(PAPER) >= 4.5, "{colour} on paper");
                    assert!(colour.on_night().contrast(NIGHT) >= 4.5, "{colour} on night");
                    let button = colour.on_paper();
                    assert!(button.contrast(button.ink()) >= 4.5, "text on {button}");
                }
            }
        }
    }

    #[test]
    fn a_word_is_no_colour_and_the_refusal_shows_one() {
        let refusal = Colour::parse("teal").unwrap_err().to_string();
        assert!(refusal.contains("teal") && refusal.contains("#0b5d4a"), "{refusal}");
    }
}
