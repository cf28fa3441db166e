#!/usr/bin/env python3
"""Speed of `aftersale labels` against its peers and its limit, all on the same units in one run.

The peers run before and after ours, and the better of their two runs counts. Whole labels are compared with segno + reportlab
and qrcode + pdfkit (sheets of vector symbols with two lines) and with segno + Pillow (pictures); zint and qrencode make the
symbol alone, without label, text or proof, and are named as such. The limit reads the same rows, encodes them with our own
encoder and writes as many bytes. Prints one JSON line for each figure on stdout, a table on stderr. --quick takes fewer labels.
Needs a release build (made if it is missing) and Python; peers are installed into target/bench.
"""
import json, os, pathlib, shutil, subprocess, sys, tempfile, time, venv

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


PICTURES = r"""
import csv, sys, time
import segno
from PIL import Image, ImageDraw, ImageFont
start = time.perf_counter()
for at, row in enumerate(csv.DictReader(open(sys.argv[1]))):
    label = Image.new("1", (1500, 900), 1)
    modules = segno.make(row["uri"], error="m", micro=False, boost_error=False).matrix
    code = Image.new("1", (len(modules), len(modules)), 1)
    code.putdata([0 if bit else 1 for bits in modules for bit in bits])
    label.paste(code.resize((len(modules) * 15, len(modules) * 15), Image.NEAREST), (80, 80))
    pen = ImageDraw.Draw(label)
    pen.text((700, 120), row["product"], font_size=60)
    pen.text((700, 220), row["serial"], font_size=60)
    label.save(f"{sys.argv[2]}/{at}.png", dpi=(600, 600))
print(time.perf_counter() - start)
"""

NODE = r"""
const fs = require('fs'), qrcode = require('qrcode'), PDF = require('pdfkit');
const start = process.hrtime.bigint(), mm = 72 / 25.4;
const rows = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1).map(line => line.split(','));
const page = new PDF({ size: 'A4', margin: 0, autoFirstPage: false });
page.pipe(fs.createWriteStream(process.argv[3])).on('finish', () =>
  console.log(Number(process.hrtime.bigint() - start) / 1e9));
rows.forEach((row, at) => {
  if (at % 21 === 0) page.addPage();
  const left = (7.25 + at % 21 % 3 * 66) * mm, top = (15.15 + Math.floor(at % 21 / 3) * 38.1) * mm;
  const { size, data } = qrcode.create(row[row.length - 1], { errorCorrectionLevel: 'M' }).modules;
  const side = 30 * mm / (size + 8);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    const from = x;
    while (x < size && data[y * size + x]) x++;
    if (x > from) page.rect(left + (from + 4) * side, top + (y + 4) * side, (x - from) * side, side);
  }
  page.fill('black');
  page.fontSize(7).text(row[0], left + 31 * mm, top + 8 * mm, { lineBreak: false });
  page.text(row[1], left + 31 * mm, top + 12 * mm, { lineBreak: false });
});
page.end();
"""


def peer_python():
    home = ROOT / "target/bench/peers"
    python = home / "bin/python"
    if not python.exists():
        venv.create(home, with_pip=True)
    packages = ["segno==1.6.6", "reportlab==5.1.0", "pillow"]
    subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    return python


def peer_node():
    """The folder with qrcode and pdfkit, installed once; nothing without npm."""
    home = ROOT / "target/bench/node"
    if not shutil.which("npm"):
        return None
    if not (home / "node_modules/pdfkit").exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", home, "qrcode@1.5.4", "pdfkit@0.20.0"],
                       check=True, stdout=sys.stderr)
    return home


def peers(home, coded, python):
    """Labels per second of each peer on the codes of one file, and bytes per label where it makes one file."""
    count = sum(1 for _ in open(coded)) - 1
    said = {}

    def seconds(name, command, cwd=home):
        start = time.perf_counter()
        out = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, cwd=cwd).stdout.strip()
        # What a peer says of itself leaves out its start.
        said[name] = count / (float(out) if out else time.perf_counter() - start)

    (home / "peer.py").write_text(PEER)
    seconds("segno + reportlab", [python, home / "peer.py", coded, home / "peer.pdf"])
    (home / "pictures.py").write_text(PICTURES)
    (home / "pictures").mkdir(exist_ok=True)
    seconds("segno + Pillow, 600 dpi", [python, home / "pictures.py", coded, home / "pictures"])
    if node := peer_node():
        (node / "peer.js").write_text(NODE)
        seconds("qrcode + pdfkit", ["node", node / "peer.js", coded, home / "node.pdf"])
    codes = [line.rstrip("\n").rsplit(",", 1)[1] for line in open(coded)][1:]
    if shutil.which("zint"):
        (home / "codes.txt").write_text("\n".join(codes) + "\n")
        (home / "zint").mkdir(exist_ok=True)
        seconds("zint --batch, symbols as PNG", ["zint", "-b", "QRCODE", "--secure=2", "--batch", "-i", home / "codes.txt", "-o", home / "zint/~~~~~~.png"])
    if shutil.which("qrencode"):
        few = codes[:200]
        start = time.perf_counter()
        for at, code in enumerate(few):
            subprocess.run(["qrencode", "-l", "M", "-o", home / f"{at}.png", code], check=True)
        said["qrencode, a process for each symbol"] = len(few) / (time.perf_counter() - start)
    return said, (home / "peer.pdf").stat().st_size / count


def limit(home, coded, size):
    """Labels per second that are read, encoded and written as so many bytes, and nothing else."""
    command = [ROOT / "target/release/examples/labels_limit", coded, str(round(size)), "2", home / "limit.out"]
    runs = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3)]
    return (sum(1 for _ in open(coded)) - 1) / min(runs)


def units(path, count):
    with open(path, "w") as out:
        out.write("product,serial\n")
        out.writelines(f"{['GEN-7500', 'GDO-810', 'RVC-520'][at // 7 % 3]},SN27{at:08d}\n" for at in range(count))


def ours(home, units_file, output, *options):
    """Labels per second, bytes per label and peak memory in MB, the best of three runs."""
    command = [OURS, "labels", "--config", home / "aftersale.toml", "--catalog", ROOT / "assets/sample/catalog.toml",
               "--units", units_file, "--stock", "L7160", "--output", output, "--threads", "2", "--force", "--quiet", *options]
    seconds, memory = [], 0
    for run in range(3):
        if "png" in options:
            # Where as many files were deleted just now, ext4 looks long for others: that would time the run before.
            command[command.index("--output") + 1] = output.with_name(f"{output.name}-{run}")
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{' '.join(map(str, command))} failed with {status}")
        seconds.append(time.perf_counter() - start)
        memory = max(memory, usage.ru_maxrss / 1024)
    count = sum(1 for _ in open(units_file)) - 1
    size = output.stat().st_size if output.is_file() else 0
    return count / min(seconds), size / count, memory


FIGURES = []


def figure(what, value, unit, against, ratio, goal, at_most=False):
    met = goal is None or (ratio <= goal if at_most else ratio >= goal)
    FIGURES.append((what, value, unit, ratio, goal, met))
    print(json.dumps({"what": what, "value": round(value, 1), "unit": unit, "against": against,
                      "ratio": round(ratio, 3), "goal": goal, "met": met}), flush=True)


def main():
    if not OURS.exists() or not (ROOT / "target/release/examples/labels_limit").exists():
        subprocess.run(["cargo", "build", "--release", "--bin", "aftersale", "--example", "labels_limit"], cwd=ROOT, check=True)
    python = peer_python()
    with tempfile.TemporaryDirectory(dir=ROOT / "target/bench") as folder:
        home = pathlib.Path(folder)
        house = home / "house"
        subprocess.run([OURS, "init", house, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        units(home / "units.csv", LABELS)
        units(home / "few.csv", PEER_LABELS)
        ours(house, home / "few.csv", home / "few-coded.csv", "--format", "csv")
        ours(house, home / "units.csv", home / "coded.csv", "--format", "csv")
        before, peer_bytes = peers(home, home / "few-coded.csv", python)
        measured, limits, memory = measure(home, house)
        after, _ = peers(home, home / "few-coded.csv", python)
        say({name: max(rate, after[name]) for name, rate in before.items()}, peer_bytes, measured, limits)
        if memory:
            figure("peak memory at 1,000,000 labels", memory, "MB", "goal of 24 MB", memory / 24, 1, at_most=True)
    for what, value, unit, ratio, goal, met in FIGURES:
        wanted = "" if goal is None else f"goal {goal:g}  {'met' if met else 'NOT MET'}"
        print(f"{what:44} {value:12,.1f} {unit:12} ratio {ratio:10,.3f}  {wanted}", file=sys.stderr)


def measure(home, house):
    """Rate and bytes of each job, the limit at as many bytes, and peak memory at a million labels."""
    measured, limits, memory = {}, {}, None
    for what, options in [
        ("PDF, path, with proof", ["--qr", "path"]),
        ("PDF, path, no proof", ["--qr", "path", "--no-proof"]),
        ("PDF, mask, with proof", ["--qr", "mask"]),
        ("PDF, mask, no proof", ["--qr", "mask", "--no-proof"]),
    ]:
        rate, size, _ = ours(house, home / "units.csv", home / "labels.pdf", "--format", "pdf", *options)
        measured[what] = rate, size
        if "--no-proof" in options:
            limits[what] = limit(home, home / "coded.csv", size)
    rate, size, _ = ours(house, home / "units.csv", home / "labels.zpl", "--format", "zpl", "--dpi", "203", "--no-proof")
    measured["ZPL, 203 dpi, no proof"] = rate, size
    rate, size, _ = ours(house, home / "few.csv", home / "labels", "--format", "png", "--dpi", "600", "--no-proof")
    measured["PNG, 600 dpi, no proof"] = rate, size
    if not QUICK:
        units(home / "million.csv", 1_000_000)
        _, _, memory = ours(house, home / "million.csv", home / "labels.pdf", "--format", "pdf", "--qr", "mask", "--no-proof")
    return measured, limits, memory


def say(peer, peer_bytes, measured, limits):
    name = "segno + reportlab"
    against = f"{name}: {peer[name]:.0f}/s, {peer_bytes:.0f} bytes a label"
    goals = {"PDF, path, with proof": 250, "PDF, path, no proof": 600, "PDF, mask, no proof": 1500}
    sizes = {"PDF, path, with proof": 0.5, "PDF, mask, with proof": 0.2}
    shares = {"PDF, path, no proof": 0.2, "PDF, mask, no proof": 0.6}
    for what, (rate, size) in measured.items():
        if what.startswith("PDF"):
            figure(what, rate, "labels/s", against, rate / peer[name], goals.get(what))
        if what in sizes:
            figure(f"{what}, size", size, "bytes/label", against, size / peer_bytes, sizes[what], at_most=True)
        if what in limits:
            said = f"limit (read, encode, write as much): {limits[what]:.0f}/s"
            figure(f"{what}, share of the limit", rate, "labels/s", said, rate / limits[what], shares[what])
    rate, _ = measured["ZPL, 203 dpi, no proof"]
    figure("ZPL, 203 dpi, no proof", rate, "labels/s", "goal of 100,000/s", rate / 100_000, 1)
    rate, _ = measured["PNG, 600 dpi, no proof"]
    pictures = peer["segno + Pillow, 600 dpi"]
    figure("PNG, 600 dpi, no proof", rate, "labels/s", f"segno + Pillow: {pictures:.0f}/s", rate / pictures, 100)
    best = measured["PDF, path, with proof"][0]
    for other in sorted(set(peer) - {name, "segno + Pillow, 600 dpi"}):
        figure(f"PDF, path, with proof / {other}", best, "labels/s", f"{other}: {peer[other]:.0f}/s", best / peer[other], None)


main()
