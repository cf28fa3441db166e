"""Draws labels of every format with renderers that are not ours and reads them with readers that are not ours.

A run of units is printed as PDF (path and mask), PNG, SVG and ZPL. Poppler and MuPDF draw the pages, librsvg the drawings, zebrash
the commands for label printers. zxing-cpp reads each page as a whole, zbar each label cut out alone. Every code must be
the address of the unit whose cell it stands in.

    readers.py [COUNT] [pdf|png|svg|zpl …]

`scripts/test` reads some hundred labels; with --long, ten thousand.
"""

import csv
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import zxingcpp
from decode import ROOT, House, Tally, pages
from PIL import Image

STOCK = "L7160"
ROLL = "57x32"
HERE = Path(__file__).parent
# A thermal printer knows black and white only; an office printer's raster is grey at edges.
PRINTERS = {"203 dpi, black and white": (203, True), "300 dpi, grey": (300, False)}
FORMATS = ("pdf", "png", "svg", "zpl")


def poppler(path, page, dpi, mono, folder):
    options = ["-mono"] if mono else ["-gray"]
    subprocess.run(["pdftoppm", "-singlefile", "-f", str(page), "-l", str(page), "-r", str(dpi), *options, path, folder / "page"], check=True)
    return next(folder.glob("page.*"))


def mupdf(path, page, dpi, mono, folder):
    # Dots are black or white by their middle, as a printer sets them, not by halftone.
    options = ["-A", "0"] if mono else []
    out = folder / "page.png"
    subprocess.run(["mutool", "draw", "-q", "-r", str(dpi), "-c", "gray", *options, "-o", out, path, str(page)], check=True, stderr=subprocess.DEVNULL)
    return out


def zxing(picture):
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCodeModel2)]


def zbar(files):
    """What zbar reads in each file."""
    read = {}
    command = ["zbarimg", "--nodbus", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *files]
    told = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for source in told.split("<source href='")[1:]:
        read[source.split("'", 1)[0]] = re.findall(r"<data[^>]*><!\[CDATA\[(.*?)\]\]></data>", source, re.S)
    return [read.get(str(file), []) for file in files]


class Sheet:
    """Where the cells of a stock are, from the list of stocks."""

    def __init__(self, name):
        stocks = tomllib.loads((ROOT / "assets" / "stocks.toml").read_text("utf-8"))["stock"]
        self.stock = next(stock for stock in stocks if stock["name"] == name)

    def cells(self, dpi):
        stock, unit = self.stock, self.stock.get("unit", "mm")
        scale = dpi / (1 if unit == "in" else 25.4)
        (left, top), (width, height), (across, down) = stock["first"], stock["cell"], stock["pitch"]
        columns, rows = stock["grid"]
        for row, column in itertools.product(range(rows), range(columns)):
            x, y = (left + column * across) * scale, (top + row * down) * scale
            yield round(x), round(y), round(x + width * scale), round(y + height * scale)


def read_page(job):
    """The texts of a page by zxing, and by zbar those of each cell."""
    draw, path, page, (dpi, mono), sheet = job
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        picture = Image.open(draw(path, page, dpi, mono, folder)).convert("L")
        files = []
        for at, cell in enumerate(sheet.cells(dpi)):
            files.append(folder / f"{at:03}.pgm")
            picture.crop(cell).save(files[-1])
        return zxing(picture), zbar(files)


def read_sheets(house, tally, pool, uris, units):
    sheet = Sheet(STOCK)
    # Each drawing by each renderer, each printer for each drawing: half of all combinations.
    plans = {"path": [(poppler, 0), (mupdf, 1)], "mask": [(poppler, 1), (mupdf, 0)]}
    for drawing, ways in plans.items():
        for draw, at in ways:
            printer, raster = list(PRINTERS.items())[at]
            path = house.folder / f"{drawing}-{raster[0]}.pdf"
            house.run("labels", *units, "--stock", STOCK, "--format", "pdf", "--qr", drawing, "--dpi", str(raster[0]), "--output", path)
            tally.say(f"qpdf finds no fault in the PDF with codes as {drawing}", faults(path))
            began = time.monotonic()
            last = pages(path)
            whole, cells = Counter(), []
            for texts, alone in pool.map(read_page, [(draw, path, page, raster, sheet) for page in range(1, last + 1)]):
                whole.update(texts)
                cells += alone
            way = f"PDF ({drawing}), {draw.__name__}, {printer}"
            compare(tally, f"{way}, whole pages by zxing-cpp", whole, Counter(uris), began)
            compare_each(tally, f"{way}, cut out, by zbar", cells[: len(uris)], uris, began)


def faults(path):
    """What qpdf says against a PDF. Of one thing it warns where its own buffer and the stream's input end at the same byte: such
    a stream is inflated here again, to its end and with its checksum, before the warning is passed over."""
    told = subprocess.run(["qpdf", "--check", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if told.returncode == 0:
        return []
    file, left = path.read_bytes(), []
    for line in told.stdout.splitlines():
        if not line.startswith("WARNING"):
            continue
        doubt = re.search(r"offset (\d+)\): input stream is complete but output may still be valid", line)
        stream = zlib.decompressobj()
        if not doubt or not stream.decompress(file[int(doubt[1]) :]) or not stream.eof:
            left.append(line)
    return left if told.returncode == 3 else told.stdout.splitlines()


def compare(tally, way, found, due, began):
    wrong = [f"not read: {uri}" for uri in due - found] + [f"not printed: {uri}" for uri in found - due]
    right = (due & found).total()
    tally.say(f"{way}: {right} right, {(found - due).total()} wrong, {(due - found).total()} not read ({time.monotonic() - began:.0f} s)", wrong)


def compare_each(tally, way, found, uris, began):
    """Every label alone must read as its own unit and nothing else."""
    pairs = list(zip(found, uris, strict=True))
    wrong = [f"{uri} reads {texts}" for texts, uri in pairs if texts and texts != [uri]]
    lost = [f"not read: {uri}" for texts, uri in pairs if not texts]
    right = len(pairs) - len(wrong) - len(lost)
    tally.say(f"{way}: {right} right, {len(wrong)} wrong, {len(lost)} not read ({time.monotonic() - began:.0f} s)", wrong + lost)


def read_files(tally, pool, way, files, uris, began):
    """Pictures of single labels by both readers."""
    texts = list(pool.map(lambda file: zxing(Image.open(file).convert("L")), files))
    compare_each(tally, f"{way}, zxing-cpp", texts, uris, began)
    parts = [files[at : at + 100] for at in range(0, len(files), 100)]
    compare_each(tally, f"{way}, zbar", [read for part in pool.map(zbar, parts) for read in part], uris, began)


def print_folder(house, units, form, dpi):
    folder = house.folder / f"{form}-{dpi}"
    house.run("labels", *units, "--stock", ROLL, "--format", form, "--dpi", str(dpi), "--output", folder)
    return sorted(folder.glob(f"*.{form}"))


def read_pictures(house, tally, pool, uris, units):
    for dpi in (203, 300):
        began = time.monotonic()
        read_files(tally, pool, f"PNG at {dpi} dpi", print_folder(house, units, "png", dpi), uris, began)


def read_drawings(house, tally, pool, uris, units):
    began = time.monotonic()
    files = print_folder(house, units, "svg", 300)

    def draw(file):
        out = file.with_suffix(".png")
        subprocess.run(["rsvg-convert", "-d", "300", "-p", "300", "-b", "white", "-o", out, file], check=True)
        return out

    read_files(tally, pool, "SVG drawn by librsvg", list(pool.map(draw, files)), uris, began)


def read_commands(house, tally, pool, uris, units):
    began = time.monotonic()
    path, folder = house.folder / "labels.zpl", house.folder / "zpl"
    house.run("labels", *units, "--stock", ROLL, "--format", "zpl", "--dpi", "203", "--output", path)
    folder.mkdir()
    halves = os.cpu_count()
    draw = lambda half: subprocess.run(["node", HERE / "zpl.mjs", path, folder, str(half), str(halves)], check=True)
    list(pool.map(draw, range(halves)))
    read_files(tally, pool, "ZPL drawn by zebrash", sorted(folder.glob("*.png")), uris, began)


def main():
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), 210)
    formats = [word for word in sys.argv[1:] if word in FORMATS] or FORMATS
    began = time.monotonic()
    tally = Tally()
    steps = dict(zip(FORMATS, (read_sheets, read_pictures, read_drawings, read_commands), strict=True))
    with tempfile.TemporaryDirectory(prefix="aftersale-readers-") as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        house = House(folder)
        units = ("--product", "GEN-7500", "--first", "SN2700001", "--count", str(count), "--threads", "2")
        path = house.folder / "units.csv"
        house.run("labels", *units, "--stock", STOCK, "--format", "csv", "--output", path)
        with open(path, newline="", encoding="utf-8") as file:
            uris = [row["uri"] for row in csv.DictReader(file)]
        for form in formats:
            steps[form](house, tally, pool, uris, units)
    print(f"readers: {tally.passed} passed, {tally.failed} failed ({time.monotonic() - began:.0f} s)")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
