"""Compares labels in every script with what a browser draws of the same words in the same fonts, and looks what copying gives.

A catalogue with a name in each script is printed. The name on each label must look as Chromium sets it: the same letters, joined and
stacked alike, in the same order. Copied out of the PDF it must read as it was written. Pictures go to `target/gallery`.
"""

import csv
import html
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from decode import ROOT, TARGET, House, Tally
from PIL import Image, ImageFilter

FONTS = ROOT / "assets" / "fonts"
GALLERY = TARGET / "gallery"
CHROMIUM = os.environ.get("CHROMIUM", "chromium")
# Model code, name, and whether readers of PDF agree on how to copy it: on marks and figures among letters that run to the left they do not.
NAMES = (
    ("LATIN", "Wäschetrockner Ångström", True),
    ("GREEK", "Ηλεκτρογεννήτρια", True),
    ("CYRILLIC", "Резервный генератор", True),
    ("ARABIC", "مولد كهربائي احتياطي", True),
    ("ARABIC-MARKS", "مُوَلِّدٌ كَهْرُبَائِيّ", False),
    ("HEBREW", "גנרטור חירום ביתי", True),
    ("HEBREW-MARKS", "מְחוֹלֵל חַשְׁמַל", False),
    ("THAI", "เครื่องกำเนิดไฟฟ้า", True),
    ("DEVANAGARI", "क्षत्रिय विद्युत श्रीमान", True),
    ("JAPANESE", "非常用発電機「ウルトラ」", True),
    ("MIXED", "Pump مضخة 7.5 kW", False),
)
# Which file draws which characters; the browser chooses as the labels do.
FACES = (
    ("Inter-SemiBold.ttf", "U+0-58F,U+1E00-2BFF"),
    ("NotoSansArabic-SemiBold.ttf", "U+20,U+600-77F"),
    ("NotoSansHebrew-SemiBold.ttf", "U+590-5FF"),
    ("NotoSansThai-SemiBold.ttf", "U+E00-E7F"),
    ("NotoSansDevanagari-SemiBold.ttf", "U+900-97F"),
    ("NotoSansJP-Medium.otf", "U+3000-FFEF"),
)
ROW = 200


def browser(folder):
    """Each name in a row of its own, as the browser sets it."""
    faces = "".join(f"@font-face {{ font-family: L; src: url('file://{FONTS / file}'); unicode-range: {span} }}" for file, span in FACES)
    rows = "".join(f"<p dir=auto>{html.escape(name)}</p>" for _, name, _ in NAMES)
    style = f"body {{ margin: 0; font: 400 64px/{ROW}px L; font-synthesis: none }} p {{ margin: 0; height: {ROW}px; padding: 0 40px; text-align: left; white-space: nowrap }}"
    page, shot = folder / "names.html", folder / "names.png"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{faces}{style}</style>{rows}", "utf-8")
    size = f"--window-size=1200,{ROW * len(NAMES)}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", size)
    subprocess.run([CHROMIUM, *options, f"--screenshot={shot}", f"file://{page}"], check=True, stderr=subprocess.DEVNULL)
    picture = Image.open(shot).convert("L")
    return [ink(picture.crop((0, at * ROW, 1200, (at + 1) * ROW))) for at in range(len(NAMES))]


def printed(file, folder):
    """The name on a label, alone: the paths before the word for the model."""
    drawing = file.read_text("utf-8")
    head, *paths = re.split(r"(?=<path aria-label)", drawing)
    name = paths[: next(at for at, path in enumerate(paths) if path.startswith('<path aria-label="Model"'))]
    head = re.sub(r"<path.*?/>", "", head, flags=re.S)
    alone = folder / "name.svg"
    alone.write_text(head + "".join(name) + "</svg>", "utf-8")
    shot = folder / "name.png"
    subprocess.run(["rsvg-convert", "-z", "12", "-b", "white", "-o", shot, alone], check=True)
    return ink(Image.open(shot).convert("L"))


def ink(picture):
    """Cut down to what is printed."""
    return picture.crop(picture.point(lambda grey: 255 if grey < 128 else 0).getbbox())


def alike(one, other):
    """How much of the ink of each has ink of the other beside it, from 0 to 1, once they are equally large; 0 for another shape."""
    if abs(one.width / one.height * other.height / other.width - 1) > 0.04:
        return 0
    sharp = [picture.resize((one.width * 2, one.height * 2)) for picture in (one, other)]
    # Less than the width of a thin stroke.
    near = [np.asarray(picture.filter(ImageFilter.MinFilter(5))) < 128 for picture in sharp]
    dark = [np.asarray(picture) < 128 for picture in sharp]
    return min((dark[0] & near[1]).sum() / dark[0].sum(), (dark[1] & near[0]).sum() / dark[1].sum())


def copied(path):
    """The text of a PDF as a reader copies it, without the marks that it puts around lines that run to the left."""
    text = subprocess.run(["pdftotext", path, "-"], check=True, text=True, stdout=subprocess.PIPE).stdout
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)


def pictures(house, units, folder):
    """A sheet as printed in an office, and each label as a thermal printer sets its dots."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    sheet, rolls = house.folder / "scripts.pdf", house.folder / "rolls"
    house.run("labels", *units, "--stock", "L7160", "--format", "pdf", "--output", sheet)
    subprocess.run(["pdftoppm", "-singlefile", "-png", "-r", "150", sheet, GALLERY / "labels-scripts-sheet"], check=True)
    house.run("labels", *units, "--stock", "57x32", "--dpi", "203", "--format", "png", "--output", rolls)
    shots = [Image.open(file).convert("L") for file in sorted(rolls.iterdir())]
    width, height = shots[0].size
    whole = Image.new("L", (3 * (width + 8), -(-len(shots) // 3) * (height + 8)), 200)
    for at, shot in enumerate(shots):
        whole.paste(shot, (at % 3 * (width + 8) + 4, at // 3 * (height + 8) + 4))
    whole.save(GALLERY / "labels-scripts-203dpi.png")
    return sheet


def main():
    began = time.monotonic()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="aftersale-scripts-") as folder:
        folder = Path(folder)
        house = House(folder / "house")
        catalog, table = folder / "catalog.toml", folder / "units.csv"
        catalog.write_text("".join(f'[[product]]\ncode = "{code}"\nname = "{name}"\n\n' for code, name, _ in NAMES), "utf-8")
        with open(table, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("product", "serial"), *((code, f"SN26{at:04}") for at, (code, _, _) in enumerate(NAMES))])
        units = ("--catalog", catalog, "--units", table)
        drawings = folder / "drawings"
        house.run("labels", *units, "--stock", "L7163", "--format", "svg", "--output", drawings)
        seen, set_ = browser(folder), [printed(file, folder) for file in sorted(drawings.iterdir())]
        for (code, _, _), mine, theirs in zip(NAMES, set_, seen, strict=True):
            share = alike(theirs, mine)
            tally.say(f"{code.lower()} looks as in a browser: {share:.3f} of the ink is the same", [] if share > 0.95 else [f"{share:.3f}"])
        other = max(alike(theirs, mine) for theirs, mine in zip(seen, set_[1:] + set_[:1], strict=True))
        tally.say("a wrong name does not look alike", [] if other < 0.8 else [f"{other:.3f}"])
        sheet = pictures(house, units, folder)
        text = "".join(copied(sheet).split())
        wrong = [f"{name} is not in the text" for _, name, agreed in NAMES if agreed and "".join(name.split()) not in text]
        tally.say("names copied out of the PDF read as they were written", wrong)
    print(f"scripts: {tally.passed} passed, {tally.failed} failed ({time.monotonic() - began:.0f} s)")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
