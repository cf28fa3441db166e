//! QR symbols against other people's code: `qrcodegen` draws the same matrix, `rxing` reads the text,
//! a plain reading of the penalty rules picks the same mask, trying everything finds no shorter cut.

use aftersale::labels::qr::{Class, Encoder, Level, Mode, Split, Symbol, encode};
use proptest::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use rxing::common::BitMatrix;
use rxing::qrcode::decoder::qrcode_decoder;

const ECC: [QrCodeEcc; 4] = [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High];

/// Draws `text` with the other encoder, in our segments, version and level, under `mask`.
fn oracle(text: &str, symbol: &Symbol, mask: u8) -> QrCode {
    let split = Split::new(text, Class::of(symbol.version()));
    let segments: Vec<_> = split
        .segments
        .iter()
        .map(|segment| {
            let part = &text.as_bytes()[segment.start..segment.start + segment.len];
            match segment.mode {
                Mode::Numeric => QrSegment::make_numeric(std::str::from_utf8(part).unwrap()),
                Mode::Alphanumeric => QrSegment::make_alphanumeric(std::str::from_utf8(part).unwrap()),
                Mode::Byte => QrSegment::make_bytes(part),
            }
        })
        .collect();
    let (version, mask) = (Version::new(symbol.version()), qrcodegen::Mask::new(mask));
    let level = ECC[symbol.level() as usize];
    QrCode::encode_segments_advanced(&segments, level, version, version, Some(mask), false).unwrap()
}

fn modules(code: &QrCode) -> Vec<Vec<bool>> {
    (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect()).collect()
}

fn same_matrix(text: &str, symbol: &Symbol) {
    for (y, row) in modules(&oracle(text, symbol, symbol.mask())).into_iter().enumerate() {
        let ours: Vec<bool> = (0..symbol.size()).map(|x| symbol.dark(x, y)).collect();
        assert_eq!(ours, row, "row {y} of version {} for {text:?}", symbol.version());
    }
}

fn read(symbol: &Symbol) -> String {
    let size = u32::try_from(symbol.size()).unwrap();
    let mut bits = BitMatrix::with_single_dimension(size).unwrap();
    for y in 0..symbol.size() {
        for x in (0..symbol.size()).filter(|&x| symbol.dark(x, y)) {
            bits.set(u32::try_from(x).unwrap(), u32::try_from(y).unwrap());
        }
    }
    qrcode_decoder::decode_bitmatrix(&bits).unwrap().getText().to_owned()
}

/// Table 11 of ISO/IEC 18004, 7.8.3.1, module by module, the quiet zone counting as light in N3.
fn penalty(modules: &[Vec<bool>]) -> usize {
    let size = modules.len();
    let columns: Vec<Vec<bool>> = (0..size).map(|x| modules.iter().map(|row| row[x]).collect()).collect();
    let mut points = 0;
    for line in modules.iter().chain(&columns) {
        points +=
            line.chunk_by(|a, b| a == b).filter(|run| run.len() >= 5).map(|run| run.len() - 2).sum::<usize>();
        let quiet = [false; 4];
        let wide: Vec<bool> = quiet.iter().chain(line).chain(&quiet).copied().collect();
        let finders = wide.windows(15).filter(|w| {
            let pattern = w[4..11] == [true, false, true, true, true, false, true];
            pattern && (!w[..4].contains(&true) || !w[11..].contains(&true))
        });
        points += finders.count() * 40;
    }
    for (above, below) in modules.iter().zip(&modules[1..]) {
        let pairs = above.windows(2).zip(below.windows(2));
        points += pairs.filter(|(a, b)| a[0] == a[1] && a == b).count() * 3;
    }
    let dark = modules.iter().flatten().filter(|&&dark| dark).count();
    points + (dark * 20).abs_diff(size * size * 10) / (size * size) * 10
}

fn best_mask(text: &str, symbol: &Symbol) -> u8 {
    (0..8).min_by_key(|&mask| penalty(&modules(&oracle(text, symbol, mask)))).unwrap()
}

/// A text of `len` characters of one kind, never twice the same run of them.
fn filled(kind: Mode, len: usize) -> String {
    let alphabet: &[u8] = match kind {
        Mode::Numeric => b"0123456789",
        Mode::Alphanumeric => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:",
        Mode::Byte => b"abcdefghijklmnopqrstuvwxyz_?&=#~",
    };
    let steps = (0..len).scan(len, |state, _| {
        *state = (*state * 1_103_515_245 + 12_345) % 0x7FFF_FFFF;
        Some(char::from(alphabet[*state / 65_536 % alphabet.len()]))
    });
    steps.collect()
}

/// Characters that version `version` holds at `level` (Table 7), from the capacities of the other encoder.
fn capacity(version: u8, level: Level, kind: Mode) -> usize {
    let fits = |len: usize| {
        let text = "0".repeat(len);
        let segment = match kind {
            Mode::Numeric => QrSegment::make_numeric(&text),
            Mode::Alphanumeric => QrSegment::make_alphanumeric(&text),
            Mode::Byte => QrSegment::make_bytes(text.as_bytes()),
        };
        let (version, level) = (Version::new(version), ECC[level as usize]);
        let mask = Some(qrcodegen::Mask::new(0));
        QrCode::encode_segments_advanced(&[segment], level, version, version, mask, false).is_ok()
    };
    let (mut low, mut high) = (0, 7090);
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

#[test]
fn every_version_and_level_is_filled_to_the_last_character_and_read_back() {
    let mut encoder = Encoder::new();
    for version in 1..=40_u8 {
        for (at, level) in Level::ALL.into_iter().enumerate() {
            let kind = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte][(usize::from(version) + at) % 3];
            let text = filled(kind, capacity(version, level, kind));
            let symbol = encoder.encode(&text, level).unwrap();
            assert_eq!((symbol.version(), symbol.level()), (version, level), "{kind:?}");
            assert_eq!(read(symbol), text);
            same_matrix(&text, symbol);
            if version < 40 {
                let longer = filled(kind, text.len() + 1);
                assert_eq!(
                    encoder.encode(&longer, level).unwrap().version(),
                    version + 1,
                    "{kind:?} {level:?}"
                );
            }
        }
    }
}

#[test]
fn the_mask_is_the_one_with_fewest_points() {
    for version in [1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 20, 27, 28, 40] {
        let text = filled(Mode::Byte, capacity(version, Level::M, Mode::Byte));
        let symbol = encode(&text, Level::M).unwrap();
        assert_eq!(symbol.version(), version);
        assert_eq!(symbol.mask(), best_mask(&text, &symbol), "version {version}");
    }
}

/// Bits of the shortest way to write `text`, found by trying every mode for every character.
fn shortest(text: &[u8], class: usize) -> usize {
    fn bits(mode: usize, len: usize, class: usize) -> usize {
        let width = [[10, 12, 14], [9, 11, 13], [8, 16, 16]][mode][class];
        4 + width + [len * 10, len * 11, len * 8][mode].div_ceil([3, 2, 1][mode])
    }
    let writes = |mode: usize, byte: &u8| match mode {
        0 => byte.is_ascii_digit(),
        1 => b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains(byte),
        _ => true,
    };
    (0..3_usize.pow(u32::try_from(text.len()).unwrap()))
        .filter_map(|choice| {
            let modes: Vec<_> =
                text.iter().scan(choice, |rest, _| Some(std::mem::replace(rest, *rest / 3) % 3)).collect();
            let possible = modes.iter().zip(text).all(|(&mode, byte)| writes(mode, byte));
            possible.then(|| modes.chunk_by(|a, b| a == b).map(|run| bits(run[0], run.len(), class)).sum())
        })
        .min()
        .unwrap()
}

/// Texts of short runs, so that every border between kinds occurs.
fn mixed(runs: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let run = prop_oneof![
        "[0-9]{1,18}",
        "[A-Z $%*+./:-]{1,14}",
        "[a-z?=&#]{1,12}",
        "[A-Za-z0-9]{1,8}",
        "https://[a-z]{3,9}\\.example/",
        "[äøçλжあ中]{1,3}",
    ];
    prop::collection::vec(run, runs).prop_map(|runs| runs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn symbols_of_any_length_are_read_back(kind in 0..3_usize, level in 0..4_usize, full in 0..1000_usize) {
        let (kind, level) = ([Mode::Numeric, Mode::Alphanumeric, Mode::Byte][kind], Level::ALL[level]);
        let text = filled(kind, capacity(40, level, kind) * full / 1000);
        let symbol = encode(&text, level).unwrap();
        same_matrix(&text, &symbol);
        prop_assert_eq!(read(&symbol), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_back_from_the_matrix_another_encoder_draws(text in mixed(1..12), level in 0..4_usize) {
        let symbol = encode(&text, Level::ALL[level]).unwrap();
        same_matrix(&text, &symbol);
        prop_assert_eq!(read(&symbol), text.clone());
        prop_assert!(symbol.level() >= Level::ALL[level]);
        if symbol.version() <= 8 {
            prop_assert_eq!(symbol.mask(), best_mask(&text, &symbol));
        }
    }

    #[test]
    fn no_symbol_is_larger_than_that_of_another_encoder(text in mixed(1..9), level in 0..4_usize) {
        let ours = encode(&text, Level::ALL[level]).unwrap().version();
        let theirs = QrCode::encode_text(&text, ECC[level]).unwrap().version().value();
        prop_assert!(ours <= theirs, "{} > {} for {:?}", ours, theirs, text);
        if text.is_ascii() {
            let levels = [qrcode::EcLevel::L, qrcode::EcLevel::M, qrcode::EcLevel::Q, qrcode::EcLevel::H];
            let card = qrcode::QrCode::with_error_correction_level(&text, levels[level]).unwrap();
            prop_assert!(usize::from(ours) * 4 + 17 <= card.width(), "{} for {:?}", ours, text);
        }
    }

    #[test]
    fn no_other_cut_takes_fewer_bits(text in "[0-9A-B/a-b]{0,8}") {
        for (at, class) in Class::ALL.into_iter().enumerate() {
            prop_assert_eq!(Split::new(&text, class).bits, shortest(text.as_bytes(), at), "{}", text);
        }
    }

    #[test]
    fn segments_cover_the_text_without_gap(text in mixed(0..20)) {
        let split = Split::new(&text, Class::Medium);
        let mut at = 0;
        for segment in &split.segments {
            prop_assert_eq!(segment.start, at);
            at += segment.len;
        }
        prop_assert_eq!(at, text.len());
        prop_assert!(split.segments.windows(2).all(|pair| pair[0].mode != pair[1].mode));
    }
}

#[test]
fn long_digits_between_letters_are_cut_best_too() {
    for digits in 1..10 {
        for text in [
            format!("a{}b", "7".repeat(digits)),
            format!("A{}B", "7".repeat(digits)),
            format!("{}a", "7".repeat(digits)),
        ] {
            for (at, class) in Class::ALL.into_iter().enumerate() {
                assert_eq!(Split::new(&text, class).bits, shortest(text.as_bytes(), at), "{text}");
            }
        }
    }
}

#[test]
fn the_links_we_print_get_the_versions_we_promise() {
    // Host of 14 characters in capitals, scheme in small letters; L, M, Q, H.
    for (path, versions) in [
        ("/01/09506000134352", [2, 3, 3, 4]),
        ("/01/09506000134352/21/SN1234", [3, 3, 4, 5]),
        ("/01/09506000134352/21/SN2400012345", [3, 3, 4, 5]),
        ("/01/09506000134352/21/SN24A000000000012345", [3, 4, 4, 6]),
        ("/01/09506000134352/21/SN2400012345?k=K3M9PQ2RSTVWXY", [4, 4, 5, 6]),
        ("/01/09506000134352/21/SN24A000000000012345?k=Zm9vYmFyYmF6cX", [4, 5, 6, 7]),
    ] {
        let link = format!("https://ID.EXAMPLE.COM{path}");
        let reached = Level::ALL.map(|level| encode(&link, level).unwrap().version());
        assert_eq!(reached, versions, "{link}");
    }
}
