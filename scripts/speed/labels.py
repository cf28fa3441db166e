#!/usr/bin/env python3
"""Speed of `aftersale labels` against PyPI segno + reportlab, both on the same units in one run.

Prints one JSON line for each figure on stdout, a table on stderr. --quick takes fewer labels.
Needs a release build (made if it is missing) and Python; the peer is installed into target/bench.
"""
import json, os, pathlib, subprocess, sys, tempfile, time, venv

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
QUICK = "--quick" in sys.argv[1:]
LABELS, PEER_LABELS = (20_000, 200) if QUICK else (100_000, 2_000)
OURS = ROOT / "target/release/aftersale"

PEER = r'''
import csv, sys, time
import segno
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas
start = time.perf_counter()
rows = list(csv.DictReader(open(sys.argv[1])))
page = canvas.Canvas(sys.argv[2], pagesize=(210 * mm, 297 * mm), pageCompression=1)
for at, row in enumerate(rows):
    if at and at % 21 == 0:
        page.showPage()
    column, line = at % 21 % 3, at % 21 // 3
    left, top = (7.25 + column * 66) * mm, (297 - 15.15 - line * 38.1) * mm
    modules = segno.make(row["uri"], error="m", micro=False, boost_error=False).matrix
    side = 30 * mm / (len(modules) + 8)
    path = page.beginPath()
    for y, bits in enumerate(modules):
        x = 0
        while x < len(bits):
            start_x = x
            while x < len(bits) and bits[x]:
                x += 1
            if x > start_x:
                path.rect(left + (start_x + 4) * side, top - (y + 5) * side, (x - start_x) * side, side)
            else:
                x += 1
    page.drawPath(path, stroke=0, fill=1)
    page.setFont("Helvetica", 7)
    page.drawString(left + 31 * mm, top - 10 * mm, row["product"])
    page.drawString(left + 31 * mm, top - 14 * mm, row["serial"])
page.save()
print(time.perf_counter() - start)
'''


def peer_python():
    home = ROOT / "target/bench/peers"
    python = home / "bin/python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "segno==1.6.6", "reportlab==5.1.0"], check=True)
    return python


def units(path, count):
    with open(path, "w") as out:
        out.write("product,serial\n")
        out.writelines(f"{['GEN-7500', 'GDO-810', 'RVC-520'][at // 7 % 3]},SN27{at:08d}\n" for at in range(count))


def ours(home, units_file, output, *options):
    """Labels per second, bytes per label and peak memory in MB, the best of three runs."""
    command = [OURS, "labels", "--config", home / "aftersale.toml", "--catalog", ROOT / "assets/sample/catalog.toml",
               "--units", units_file, "--stock", "L7160", "--output", output, "--threads", "2", "--force", "--quiet", *options]
    seconds, memory = [], 0
    for _ in range(3):
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{' '.join(map(str, command))} failed with {status}")
        seconds.append(time.perf_counter() - start)
        memory = max(memory, usage.ru_maxrss / 1024)
    count = sum(1 for _ in open(units_file)) - 1
    return count / min(seconds), output.stat().st_size / count, memory


FIGURES = []


def figure(what, value, unit, against, ratio, goal, at_most=False):
    met = goal is None or (ratio <= goal if at_most else ratio >= goal)
    FIGURES.append((what, value, unit, ratio, goal, met))
    print(json.dumps({"what": what, "value": round(value, 1), "unit": unit, "against": against,
                      "ratio": round(ratio, 3), "goal": goal, "met": met}), flush=True)


def main():
    if not OURS.exists():
        subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    python = peer_python()
    with tempfile.TemporaryDirectory(dir=ROOT / "target/bench") as folder:
        home = pathlib.Path(folder)
        subprocess.run([OURS, "init", home / "house", "--quiet"], check=True, stdout=subprocess.DEVNULL)
        house = home / "house"
        units(home / "units.csv", LABELS)
        units(home / "few.csv", PEER_LABELS)
        coded, script = home / "coded.csv", home / "peer.py"
        ours(house, home / "few.csv", coded, "--format", "csv")
        script.write_text(PEER)
        peer_file = home / "peer.pdf"
        said = subprocess.run([python, script, coded, peer_file], check=True, capture_output=True, text=True)
        peer = PEER_LABELS / float(said.stdout)
        peer_bytes = peer_file.stat().st_size / PEER_LABELS
        name = f"segno + reportlab: {peer:.0f}/s, {peer_bytes:.0f} bytes a label"
        for what, goal, size_goal, options in [
            ("PDF, path, with proof", 250, 0.5, ["--qr", "path"]),
            ("PDF, path, no proof", 600, None, ["--qr", "path", "--no-proof"]),
            ("PDF, mask, with proof", None, 0.2, ["--qr", "mask"]),
            ("PDF, mask, no proof", 1500, None, ["--qr", "mask", "--no-proof"]),
        ]:
            rate, size, memory = ours(house, home / "units.csv", home / "labels.pdf", "--format", "pdf", *options)
            figure(what, rate, "labels/s", name, rate / peer, goal)
            if size_goal:
                figure(f"{what}, size", size, "bytes/label", name, size / peer_bytes, size_goal, at_most=True)
        rate, _, _ = ours(house, home / "units.csv", home / "labels.zpl", "--format", "zpl", "--dpi", "203", "--no-proof")
        figure("ZPL, no proof", rate, "labels/s", "goal of 100,000/s", rate / 100_000, 1)
        if not QUICK:
            units(home / "million.csv", 1_000_000)
            _, _, memory = ours(house, home / "million.csv", home / "labels.pdf", "--format", "pdf", "--qr", "mask", "--no-proof")
            figure("peak memory at 1,000,000 labels", memory, "MB", "goal of 24 MB", memory / 24, 1, at_most=True)
    for what, value, unit, ratio, goal, met in FIGURES:
        wanted = "" if goal is None else f"goal {goal:g}  {'met' if met else 'NOT MET'}"
        print(f"{what:36} {value:12,.1f} {unit:12} ratio {ratio:10,.3f}  {wanted}", file=sys.stderr)


main()
