"""Prints one of each kind of label, reads every code of it with a reader that is not ours, and leaves pictures to look at.

A sheet, cards for a manual, cartons, a Brother tape, a label with a logo in its code, a ZPL label (its graphic unpacked here by
the printer's rules) and a calibration page go to `target/gallery/label-*.png`. `scripts/test` runs it after `decode.py`.
"""

import csv
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import zxingcpp
from PIL import Image

from decode import SAMPLE, TARGET, House, Tally

GALLERY = TARGET / "gallery"


def read(picture):
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return Counter(one.text for one in found)


def first_page(path, dpi, name):
    """The first page of a PDF as poppler draws it, kept in the gallery."""
    target = GALLERY / f"label-{name}"
    subprocess.run(["pdftoppm", "-singlefile", "-png", "-r", str(dpi), path, target], check=True)
    return Image.open(f"{target}.png")


def unpacked(zpl):
    """The graphic of a ZPL label (ZPL II Programming Guide, ^GF and its compression)."""
    field = re.search(r"\^GFA,(\d+),\d+,(\d+),(.*?)\^FS", zpl, re.S)
    total, stride, data = int(field[1]), int(field[2]), field[3]
    rows, row, count = [], "", 0
    for sign in data:
        if "G" <= sign <= "Y":
            count += ord(sign) - ord("F")
        elif "g" <= sign <= "z":
            count += (ord(sign) - ord("f")) * 20
        elif sign == ":":
            rows.append(rows[-1])
        else:
            row += "0" * (2 * stride - len(row)) if sign == "," else sign * max(count, 1)
            count = 0
            if len(row) == 2 * stride:
                rows.append(row)
                row = ""
    bits = bytes.fromhex("".join(rows))
    assert len(bits) == total, "the graphic is as long as it says"
    return Image.frombytes("1", (stride * 8, len(rows)), bytes(byte ^ 0xFF for byte in bits))


def units(folder, count):
    """The first units of one product, then those of another, as if of one batch."""
    with open(SAMPLE / "units.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    chosen = [row | {"batch": "A2638"} for product in ("GEN-7500", "VDB-200") for row in rows if row["product"] == product][:count]
    chosen.sort(key=lambda row: (row["product"], row["serial"]))
    path = Path(folder) / "units.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(chosen)
    return path


def main():
    began = time.monotonic()
    tally = Tally()
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="aftersale-gallery-") as folder:
        house = House(folder)
        given = units(folder, 10)
        (house.folder / "inside.toml").write_text(
            f'[logo]\nfile = "{SAMPLE}/pictures/logo.svg"\nplace = "inside"\n'
            '[[block]]\nshow = ["name"]\n[[block]]\nshow = ["model", "serial"]\n'
            '[[block]]\nshow = ["call"]\nat = "foot"\n[[block]]\nshow = ["host", "typed"]\nside_by_side = true\nat = "foot"\n'
        )

        def made(name, *words):
            path = house.folder / name
            house.run("labels", "--units", given, "--output", path, *words)
            return path

        uris = [row["uri"] for row in csv.DictReader(made("codes.csv", "--format", "csv").read_text("utf-8").splitlines())]

        def say(what, picture, wanted):
            found, due = read(picture), Counter(wanted)
            wrong = [f"not read: {uri}" for uri in due - found] + [f"not printed: {uri}" for uri in found - due]
            tally.say(f"{due.total()} codes of {what} read right", wrong)

        pdf = ("--format", "pdf")
        say("a sheet with a logo", first_page(made("sheet.pdf", *pdf, "--template", SAMPLE / "label.toml"), 200, "sheet"), uris)
        say("a sheet of cards", first_page(made("card.pdf", *pdf, "--role", "card", "--cut-marks"), 200, "cards"), uris)
        inside = made("inside.pdf", *pdf, "--template", house.folder / "inside.toml", "--ecc", "Q", "--stock", "5163")
        say("a sheet with logos in the codes", first_page(inside, 200, "logo-inside"), uris)
        tape = first_page(made("tape.pdf", *pdf, "--stock", "DK-11201"), 300, "tape")
        say("a tape that is turned", tape, uris[:1])
        tally.say("the tape leaves the printer lengthwise", [] if tape.height > tape.width else [f"{tape.size}"])
        zpl = unpacked(made("one.zpl", "--format", "zpl", "--dpi", "203", "--stock", "4x2").read_text("utf-8"))
        zpl.save(GALLERY / "label-zpl.png")
        say("a ZPL label", zpl, uris[:1])
        carton = first_page(made("carton.pdf", *pdf, "--role", "carton", "--per", "5"), 200, "carton")
        say("a carton", carton, [text for text in read(carton) if "/01/" in text and "/21/" not in text][:1] or ["a product's address"])
        house.run("labels", "--calibrate", "--stock", "L7160", *pdf, "--output", house.folder / "calibrate.pdf")
        page = first_page(house.folder / "calibrate.pdf", 150, "calibration")
        wide = round(210 / 25.4 * 150)
        tally.say("the calibration page is as wide as its paper", [] if abs(page.width - wide) <= 1 else [f"{page.size}"])
    print(f"pictures: {tally.passed} passed, {tally.failed} failed ({time.monotonic() - began:.0f} s)")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
