//! The owner's receipt: what is kept of a file, what is refused and how it is told, who sees it, and what it proves.

use std::io::Cursor;

use aftersale::domain::receipt::{Receipt, Refusal};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::desk_door::{house, signed_in};
use super::withdraw::desk_form;
use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::texts;
use crate::support::make::{facts, owner};

/// A picture, red in its upper left quarter and white elsewhere.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let red = |x, y| if x < width / 2 && y < height / 2 { Rgb([220, 0, 0]) } else { Rgb([255, 255, 255]) };
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, red)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with EXIF: to be turned by a quarter, and a text as cameras write places.
pub fn with_exif() -> Vec<u8> {
    let jpeg = picture(64, 32, ImageFormat::Jpeg);
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    tiff.extend_from_slice(b"GPSLatitude 50.9375 N GPSLongitude 6.9603 E");
    let mut file = jpeg[..2].to_vec();
    file.extend_from_slice(b"\xff\xe1");
    file.extend_from_slice(&u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    file.extend_from_slice(b"Exif\0\0");
    file.extend_from_slice(&tiff);
    file.extend_from_slice(&jpeg[2..]);
    file
}

fn send(app: &App, owners: &str, field: &str, file: &[u8]) -> Page {
    send_to(app, &format!("{owners}/receipt"), field, file)
}

/// The file in a field of the form of this page.
pub fn send_to(app: &App, path: &str, field: &str, file: &[u8]) -> Page {
    let mut body = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"../<b>.jpg\"\r\nContent-Type: image/svg+xml\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    app.browser.post(path, "multipart/form-data; boundary=cut", &body)
}

pub fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The first bytes of a photo as iPhones write them.
pub const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

/// 60 000 × 60 000 pixels, its checksum right: only the header says so.
pub fn bomb() -> Vec<u8> {
    let mut bomb = picture(8, 8, ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let mut crc = flate2::Crc::new();
    crc.update(&bomb[12..29]);
    let sum = crc.sum().to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    bomb
}

#[test]
fn a_photo_is_kept_upright_and_without_its_place() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    send(&app, &owners, "receipt", &with_exif()).is(303);
    let page = app.browser.get(&format!("{owners}/receipt/file"));
    page.is(200);
    assert_eq!(page.header("content-type"), Some("image/jpeg"));
    assert!(page.header("content-security-policy").unwrap().contains("sandbox"));
    assert!(!holds(&page.bytes, b"GPS") && !holds(&page.bytes, b"Exif"));
    let kept = image::load_from_memory(&page.bytes).unwrap().to_rgb8();
    assert_eq!(kept.dimensions(), (32, 64), "turned by a quarter");
    let [red, green, _] = kept.get_pixel(28, 4).0;
    assert!(red > 180 && green < 80, "what was upper left is upper right");
    app.browser.get(&format!("{owners}/receipt")).has("On file since");
    app.browser.get("/o/wrong/receipt/file").is(404);
}

#[test]
fn every_format_is_taken_and_made_no_larger_than_it_must_be() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
        let kept = Receipt::parse(&picture(3_000, 1_000, format)).unwrap();
        let seen = image::load_from_memory(&kept.bytes).unwrap();
        assert_eq!((seen.width(), seen.height()), (2_400, 800), "{format:?}");
    }
}

#[test]
fn a_payload_behind_a_picture_is_gone_and_a_pdf_is_only_ever_saved() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let mut both = picture(40, 40, ImageFormat::Png);
    both.extend_from_slice(b"<script>alert(1)</script>PK\x03\x04");
    send(&app, &owners, "receipt", &both).is(303);
    let file = format!("{owners}/receipt/file");
    assert!(!holds(&app.browser.get(&file).bytes, b"script"));
    let pdf = b"%PDF-1.4\n<script>alert(1)</script> /JavaScript\n%%EOF";
    send(&app, &owners, "receipt", pdf).is(303);
    let page = app.browser.get(&file);
    assert_eq!(page.bytes, pdf, "as it came");
    assert_eq!(page.header("content-type"), Some("application/pdf"));
    assert_eq!(page.header("content-disposition"), Some("attachment; filename=\"receipt.pdf\""));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.header("content-security-policy").unwrap().contains("sandbox"));
    let events = "SELECT COUNT(*) FROM event WHERE kind = 'receipt-sent'";
    assert_eq!(app.count(events), 2);
    send(&app, &owners, "receipt", pdf).is(303);
    assert_eq!(app.count(events), 2, "the same file again is one receipt");
}

#[test]
fn what_is_no_receipt_is_refused_in_words_and_nothing_is_kept() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let bomb = bomb();
    let whole = picture(200, 200, ImageFormat::Jpeg);
    for (file, words) in [
        (&svg[..], "JPEG, PNG, WebP or PDF"),
        (HEIC, "HEIC"),
        (&bomb, "too many pixels"),
        (&whole[..20], "damaged"),
        (&b"\x89PNG\r\n\x1a\n"[..], "damaged"),
        (&b""[..], "Choose a file"),
    ] {
        let page = send(&app, &owners, "receipt", file);
        page.is(422).has("Error: ").has("id=\"receipt-error\"").has(words);
    }
    send(&app, &owners, "other", b"x").is(422).has("Choose a file");
    assert_eq!(Receipt::parse(&bomb), Err(Refusal::TooManyPixels));
    assert_eq!(app.count("SELECT COUNT(*) FROM receipt"), 0);
}

#[test]
fn bodies_that_are_too_large_cut_off_or_no_form_do_no_harm() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let path = format!("{owners}/receipt");
    send(&app, &owners, "receipt", &vec![b'x'; 10 * 1024 * 1024 + 1]).is(413).has("10 MB");
    let cut = b"--cut\r\nContent-Disposition: form-data; name=\"receipt\"; filename=\"a\"\r\n\r\n%PDF-1.4 and then noth";
    app.browser.post(&path, "multipart/form-data; boundary=cut", cut).is(422).has("only in part");
    let long = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\nx\r\n--cut--\r\n",
        "n".repeat(1_000_000)
    );
    for (kind, body) in [
        ("application/x-www-form-urlencoded", &b"receipt=x"[..]),
        ("multipart/form-data", b"--cut\r\n"),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("multipart/form-data; boundary=cut", b"no boundary at all"),
        ("multipart/form-data; boundary=cut", long.as_bytes()),
    ] {
        let page = app.browser.post(&path, kind, body);
        assert!((400..500).contains(&page.status), "{kind}: {}", page.status);
    }
    app.browser.post("/o/wrong/receipt", "multipart/form-data; boundary=cut", cut).is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM receipt"), 0);
    app.browser.get(&owners).is(200);
}

#[test]
fn the_desk_sees_the_receipt_and_proves_the_date_and_cover_follows() {
    let app = house();
    app.record("HPD-900", "SN1", facts(Some("2024-10-01"), Some("BLUE-01")));
    let owners = owner(&app, "HPD-900", "SN1");
    // Capped by the latest start while it is only declared.
    app.browser.get(&owners).has("1 April 2028");
    send(&app, &owners, "receipt", &picture(40, 40, ImageFormat::Jpeg)).is(303);
    let maria = signed_in(&app);
    let unit = format!("/desk/units/{}-SN1", app.product("HPD-900").number);
    let page = maria.get(&unit);
    page.is(200).has(&format!("{unit}/receipt"));
    maria.get(&format!("{unit}/receipt")).is(200);
    app.browser.stranger().get(&format!("{unit}/receipt")).is(303);
    let form = desk_form(&page, "/prove");
    // Replaced after it was seen: what the desk saw proves nothing about it.
    send(&app, &owners, "receipt", &picture(41, 40, ImageFormat::Jpeg)).is(303);
    assert!((400..500).contains(&form.send(&maria).status));
    app.browser.get(&owners).has("1 April 2028");
    let seen = desk_form(&maria.get(&unit), "/prove");
    let refused = seen.clone().set("purchased_on", "2023-01-01").send(&maria);
    refused.is(422).has("value=\"2023-01-01\"");
    assert_eq!(texts(&refused, "[role=alert] a"), texts(&refused, "#purchased_on-error"));
    seen.set("purchased_on", "2026-11-19").send(&maria).is(303);
    app.browser.get(&owners).has("19 November 2028").has("proven by the receipt");
    app.browser.get(&format!("{owners}/receipt")).has("proven").lacks("type=\"file\"");
    send(&app, &owners, "receipt", b"%PDF-1.4 another").is(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'prove'"), 1);
    assert!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'receipt'") >= 1);
}
