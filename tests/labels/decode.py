"""Reads printed sheets as a phone would, with a reader that shares no code with the program.

The sample's 1,000 units go to paper on two stocks; poppler turns the pages into pictures of a 203 dpi thermal printer (black
and white) and of a 300 dpi office printer (grey); zxing-cpp reads every symbol. Each must be the address of its row; `code`
must explain it as that row's product and serial; the server must answer it with the form for exactly that unit.

`scripts/test` runs it inside its own Python environment.
"""

import csv
import html
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import zxingcpp
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets" / "sample"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = Path(os.environ.get("AFTERSALE", TARGET / "debug" / "aftersale"))
STOCKS = ("L7160", "5160")
PRINTERS = {"203 dpi, black and white": ("-r", "203", "-mono"), "300 dpi, grey": ("-r", "300", "-gray")}


class House:
    """A folder with settings, keys and the sample catalogue, and the program run in it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        subprocess.run([PROGRAM, "--quiet", "init", folder], check=True)
        self.run("catalog", "import", SAMPLE / "catalog.toml")

    def run(self, *words, **more):
        settings = ("--config", self.folder / "aftersale.toml", "--quiet")
        done = subprocess.run([PROGRAM, *settings, *words], check=True, text=True, stdout=subprocess.PIPE, **more)
        return done.stdout

    def labels(self, stock, form):
        """Prints all units; answers the file."""
        path = self.folder / f"{stock}.{form}"
        units = ("--units", SAMPLE / "units.csv")
        self.run("labels", *units, "--stock", stock, "--format", form, "--output", path)
        return path


class Tally:
    """Counts promises kept and broken, and says each."""

    def __init__(self):
        self.passed = self.failed = 0

    def say(self, promise, wrong):
        """`wrong`: what speaks against the promise, nothing if it is kept."""
        if wrong:
            self.failed += 1
            print(f"  broken: {promise}", *(f"    {line}" for line in wrong[:10]), sep="\n")
        else:
            self.passed += 1
            print(f"  kept: {promise}")


def pages(path):
    info = subprocess.run(["pdfinfo", path], check=True, text=True, stdout=subprocess.PIPE).stdout
    return int(re.search(r"^Pages:\s+(\d+)", info, re.M)[1])


def read_page(job):
    """The texts of all symbols on one page of a PDF."""
    path, page, options = job
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page"
        subprocess.run(["pdftoppm", "-singlefile", "-f", str(page), "-l", str(page), *options, path, picture], check=True)
        made = next(Path(folder).iterdir())
        # Not the whole family: its Micro QR, which no phone looks for, is "seen" now and then in parts of larger symbols.
        found = zxingcpp.read_barcodes(Image.open(made).convert("L"), formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return [one.text for one in found]


def read_sheets(house, tally, expected):
    """Reads every page of both stocks as both printers would print it."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for stock in STOCKS:
            path = house.labels(stock, "pdf")
            last = pages(path)
            for printer, options in PRINTERS.items():
                jobs = [(path, page, options) for page in range(1, last + 1)]
                texts = Counter(text for page in pool.map(read_page, jobs) for text in page)
                due = Counter(expected)
                wrong = [f"not read: {uri}" for uri in due - texts] + [f"not printed: {uri}" for uri in texts - due]
                tally.say(f"{due.total()} codes on {last} pages of {stock} read right at {printer}", wrong)


def explain(house, tally, rows, codes):
    """`code` says of each address which product and serial it is."""
    answers = house.run("code", "-", "--format", "json", input="\n".join(row["uri"] for row in rows) + "\n").splitlines()
    wrong = []
    for row, answer in zip(rows, map(json.loads, answers), strict=True):
        good = answer["valid"] and answer["proof"] == "valid" and answer["serial"] == row["serial"]
        named = row["product"] in (answer["product"], answer["gtin"], answer["model"]) or codes.get(answer["gtin"]) == row["product"]
        if not (good and named):
            wrong.append(f"{row['product']} {row['serial']}: {answer}")
    tally.say(f"{len(rows)} codes explained as product and serial of their row", wrong)


def open_forms(house, tally, rows, names):
    """Each address answers with the form for exactly its unit."""
    settings = house.folder / "aftersale.toml"
    command = [PROGRAM, "--config", settings, "serve", "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, text=True, stderr=subprocess.PIPE) as server:
        try:
            origin = None
            for line in server.stderr:
                if found := re.search(r"listening on (http://\S+?),? ", line):
                    origin = found[1]
                    break
            if origin is None:
                sys.exit("serve ended before it listened")
            wrong = [f"{row['uri']} shows another form" for row in rows if not is_form_of(row, names, origin)]
        finally:
            server.send_signal(signal.SIGTERM)
    tally.say(f"{len(rows)} codes opened the form of exactly their unit", wrong)


def is_form_of(row, names, origin):
    path = row["uri"].split("/", 3)[3]
    request = urllib.request.Request(f"{origin}/{path}", headers={"Accept": "text/html", "Accept-Language": "en"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        page = html.unescape(answer.read().decode())
    plate = re.findall(r"<dd[^>]*><bdi[^>]*>([^<]*)</bdi>", page)
    return plate == [*names[row["product"]], row["serial"]] and 'action="/register"' in page


def catalogue():
    """Name and model code of each product, by code and by GTIN; model code by GTIN. The sample keeps this order of keys."""
    found = re.findall(r'^\[\[product\]\]\ncode = "([^"]+)"\n(?:gtin = "(\d+)"\n)?name = "([^"]+)"', (SAMPLE / "catalog.toml").read_text("utf-8"), re.M)
    names = {key: (name, code) for code, gtin, name in found for key in (code, gtin) if key}
    return names, {gtin: code for code, gtin, _ in found if gtin}


def main():
    began = time.monotonic()
    tally = Tally()
    names, codes = catalogue()
    with tempfile.TemporaryDirectory(prefix="aftersale-decode-") as folder:
        house = House(folder)
        with open(house.labels(STOCKS[0], "csv"), newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        uris = [row["uri"] for row in rows]
        read_sheets(house, tally, uris)
        tally.say("no two units share a code", [uri for uri, times in Counter(uris).items() if times > 1])
        explain(house, tally, rows, codes)
        open_forms(house, tally, rows, names)
    print(f"labels: {tally.passed} passed, {tally.failed} failed ({time.monotonic() - began:.0f} s)")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
