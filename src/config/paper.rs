//! The section `[labels]`: own stocks, the logo, fonts, and what a printer is off by.

use std::path::PathBuf;

use super::Reader;
use crate::labels::font::OWN_FONTS;
use crate::labels::{Printer, Settings};

impl Reader<'_> {
    pub(super) fn paper(&mut self) -> Settings {
        let path = |reader: &Self, key: &str| reader.text(key).map(|path| reader.base.join(path));
        let (stocks, logo) = (path(self, "labels.stocks"), path(self, "labels.logo"));
        for (key, file) in [("labels.stocks", &stocks), ("labels.logo", &logo)] {
            if let Some(file) = file.as_ref().filter(|file| !file.is_file()) {
                self.mistakes.push(format!("  {key}: {} is no file", file.display()));
            }
        }
        let fonts = self.fonts();
        let usual = Printer::default();
        let offset_mm = self.pair("labels.offset_mm", usual.offset_mm);
        let scale = self.pair("labels.scale", usual.scale);
        // What is out of range is told by the key whose fault it is.
        let offset = Printer::new(offset_mm, usual.scale);
        self.note("labels.offset_mm", offset);
        let scaled = Printer::new(usual.offset_mm, scale);
        self.note("labels.scale", scaled);
        let printer = Printer::new(offset_mm, scale).unwrap_or_default();
        let cut_marks = self.choice("labels.cut_marks", &[("true", true), ("false", false)], false);
        Settings { stocks, logo, fonts, printer, cut_marks }
    }

    fn fonts(&mut self) -> Vec<PathBuf> {
        let fonts: Vec<PathBuf> =
            self.raw.list("labels.fonts").iter().map(|file| self.base.join(file)).collect();
        if fonts.len() > OWN_FONTS {
            self.mistakes
                .push(format!("  labels.fonts: {} are too many; name at most {OWN_FONTS}", fonts.len()));
        }
        for font in fonts.iter().filter(|font| !font.is_file()) {
            self.mistakes.push(format!("  labels.fonts: {} is no file", font.display()));
        }
        fonts
    }

    fn pair(&mut self, key: &str, usual: [f64; 2]) -> [f64; 2] {
        let list = self.raw.list(key);
        if list.is_empty() {
            return usual;
        }
        let numbers: Vec<f64> = list
            .iter()
            .filter_map(|text| text.parse().ok())
            .filter(|number: &f64| number.is_finite())
            .collect();
        let pair = <[f64; 2]>::try_from(numbers).ok().filter(|_| list.len() == 2);
        self.note(key, pair.ok_or_else(|| format!("[{}] must be two numbers: across, down", list.join(", "))))
            .unwrap_or(usual)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use crate::config::Config;

    #[test]
    fn a_printer_that_is_off_too_far_is_told_by_its_key() {
        let told = |section: &str| {
            let text = format!("[site]\npublic_url = \"https://go.example.com\"\n[labels]\n{section}\n");
            Config::parse(Path::new("x/aftersale.toml"), &text, &BTreeMap::new(), &[])
                .unwrap_err()
                .to_string()
        };
        assert!(told("offset_mm = [40, 0]").contains("labels.offset_mm: an offset is at most 15 mm"));
        assert!(told("offset_mm = [1]").contains("labels.offset_mm: [1] must be two numbers"));
        assert!(told("scale = [1.0, 2.0]").contains("labels.scale: a scale lies between"));
        assert!(told("cut_marks = \"yes\"").contains("labels.cut_marks"));
        assert!(told("stocks = \"none.toml\"").contains("labels.stocks: x/none.toml is no file"));
        assert!(told("stock = \"none.toml\"").contains("did you mean stocks?"));
    }
}
