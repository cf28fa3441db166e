"""Takes bad photos of our symbols and of segno's, and counts how often each can still be read.

Both symbols of a pair have the same version and level, and both go through the very same mishap: blur, rotation, perspective,
glare, noise, little contrast, few dots for a module. What remains is how well the symbol itself was chosen. (segno packs an
address less tightly and would take a larger symbol: it gets as much of the address as this one holds.)

    photos.py [COUNT]

`scripts/test` takes some hundred; with --long, two thousand. The seeds are fixed: each run takes the same photos.
"""

import csv
import math
import re
import sys
import tempfile
import time

import cv2
import numpy as np
import segno
import zxingcpp
from decode import House, Tally

QUIET = 4
SIDE = 480
SYMBOLS = 100


def ours(file):
    """The modules of a label's symbol, from the drawing of the label; True is dark."""
    steps = re.search(r'shape-rendering="crispEdges"[^>]* d="([^"]*)"', file.read_text("utf-8"))[1]
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)h(\d+)", steps)]
    size = 1 + max(y for _, y, _ in runs)
    modules = np.zeros((size, size), bool)
    for x, y, width in runs:
        modules[y, x : x + width] = True
    return modules


def theirs(uri, size):
    """segno's symbol of the same version and level, and what it says: all of the address that it can hold."""
    for end in range(len(uri), 0, -1):
        try:
            made = segno.make_qr(uri[:end], error="m", version=(size - 17) // 4, boost_error=False)
        except segno.DataOverflowError:
            continue
        return uri[:end], np.array(made.matrix, bool)


def photo(modules, seed):
    """A grey picture of the symbol, spoilt as the seed says."""
    chance = np.random.default_rng(seed)
    paper, ink = chance.uniform(150, 245), chance.uniform(10, 90)
    size = len(modules) + 2 * QUIET
    flat = np.full((size, size), paper, np.float32)
    flat[QUIET:-QUIET, QUIET:-QUIET] = np.where(modules, ink, paper)
    flat = cv2.resize(flat, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    picture = cv2.warpPerspective(flat, view(chance, len(flat), size), (SIDE, SIDE), flags=cv2.INTER_AREA, borderValue=paper)
    picture = cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.3, 1.8))
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    picture *= 1 - chance.uniform(0, 0.5) * (x * math.cos(turn := chance.uniform(0, math.tau)) + y * math.sin(turn) + 1) / 2
    middle, wide = chance.uniform(0.25, 0.75, 2), chance.uniform(0.03, 0.12)
    glare = np.exp(-((x - middle[0]) ** 2 + (y - middle[1]) ** 2) / (2 * wide**2))
    picture += chance.uniform(0, 200) * glare
    picture += chance.normal(0, chance.uniform(0, 18), picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def view(chance, side, modules):
    """From the flat symbol to where a tilted, turned camera sees it, 2.2 to 5 dots a module."""
    half = modules * chance.uniform(2.2, 5.0) / 2
    turn = chance.uniform(-math.pi, math.pi)
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        across, down = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        shift = chance.uniform(-0.16, 0.16, 2)
        corners.append((SIDE / 2 + half * (across + shift[0]), SIDE / 2 + half * (down + shift[1])))
    flat = np.float32([(0, 0), (side, 0), (side, side), (0, side)])
    return cv2.getPerspectiveTransform(flat, np.float32(corners))


def reads(picture, uri):
    """Whether the right text was read, and whether a wrong one."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return any(one.text == uri for one in found), any(one.text != uri for one in found)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    began = time.monotonic()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="aftersale-photos-") as folder:
        house = House(folder)
        units = ("--product", "GEN-7500", "--first", "SN2700001", "--count", str(SYMBOLS), "--stock", "L7160")
        drawings, table = house.folder / "drawings", house.folder / "units.csv"
        house.run("labels", *units, "--format", "svg", "--output", drawings)
        house.run("labels", *units, "--format", "csv", "--output", table)
        with open(table, newline="", encoding="utf-8") as file:
            uris = [row["uri"] for row in csv.DictReader(file)]
        symbols = [ours(file) for file in sorted(drawings.iterdir())]
    pairs = [((uri, mine), theirs(uri, len(mine))) for uri, mine in zip(uris, symbols, strict=True)]
    both = [0, 0]
    only, wrong = [0, 0], []
    for seed in range(count):
        (mine, misread), (other, _) = (reads(photo(modules, seed), said) for said, modules in pairs[seed % len(pairs)])
        wrong += [f"photo {seed} reads as another code"] if misread else []
        both = [both[0] + mine, both[1] + other]
        only = [only[0] + (mine and not other), only[1] + (other and not mine)]
    # Where only one of a pair reads, it is as likely either as a coin's sides: two standard deviations are chance.
    worse = only[1] - only[0] > 2 * math.sqrt(sum(only))
    told = f"of {count} bad photos {both[0]} of ours read and {both[1]} of segno's; only ours {only[0]}, only segno's {only[1]}"
    tally.say(told, ["ours read less often"] if worse else [])
    tally.say(f"no photo of {count} reads as another code", wrong)
    share = both[0] / count
    tally.say("photos are bad enough to tell: between a third and nine tenths read", [] if 1 / 3 < share < 0.9 else [f"{share:.2f} read"])
    print(f"photos: {tally.passed} passed, {tally.failed} failed ({time.monotonic() - began:.0f} s)")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
