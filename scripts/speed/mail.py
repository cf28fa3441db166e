"""How fast letters leave, and what a long queue costs in memory.

Run by `scripts/bench mail`, which builds the program and brings Postfix' tools. One sink (`smtp-sink`), three senders in the same
run: our transport, lettre's own pool, and Postfix' `smtp-source`. Then a house with many letters that wait sends them all to the
sink while its memory is watched. One JSON line per figure on standard output, a table on standard error.
"""

import argparse
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = TARGET / "release" / "aftersale"
SPEED = TARGET / "release" / "examples" / "mail_speed"
TOOLS = Path(os.environ["POSTFIX_TOOLS"])
LETTER = 3_000

COPIES = """
CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) SELECT i FROM n;
INSERT INTO unit (product, serial) SELECT product, 'COPY' || i FROM n, registration;
INSERT INTO registration (id, reference, product, serial, name, email, email_key, purchased_on, date_proven, offers, lang,
    link_generation, label_proven, state, source, registered_at)
  SELECT printf('00000000-0000-7000-8000-%012d', i), printf('%08d', i), product, 'COPY' || i, name,
    printf('p%d@d%d.example.com', i, i % 40), printf('p%d@d%d.example.com', i, i % 40), purchased_on, date_proven,
    offers, lang, link_generation, label_proven, state, source, registered_at FROM n, registration;
INSERT INTO message (id, kind, registration, recipient, lane, lang, state, queued_at, due_at, lease_until, attempts)
  SELECT printf('00000000-0000-7000-9000-%012d', i), kind, printf('00000000-0000-7000-8000-%012d', i),
    printf('p%d@d%d.example.com', i, i % 40), printf('d%d.example.com', i % 40), lang, 'pending', queued_at, 0, 0, 0
    FROM n, message;
UPDATE message SET due_at = 0, lease_until = 0, attempts = 0;
DELETE FROM lane;
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postfix(tool, *words, **more):
    environment = dict(os.environ, LD_LIBRARY_PATH=str(TOOLS / "usr/lib/postfix"))
    return subprocess.Popen([str(TOOLS / "usr/sbin" / tool), *words], env=environment, **more)


def sink(port):
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    running = postfix("smtp-sink", *user, f"127.0.0.1:{port}", "256", stderr=subprocess.DEVNULL)
    for _ in range(500):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return running
        time.sleep(0.01)
    sys.exit("smtp-sink does not listen")


def ours(which, port, connections, seconds):
    words = [str(SPEED), which, str(port), str(connections), str(seconds)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def source(port, connections, letters):
    """Letters a second of Postfix' own test client, which keeps its connections (-d)."""
    began = time.monotonic()
    ended = postfix(
        "smtp-source", "-d", "-s", str(connections), "-m", str(letters), "-l", str(LETTER),
        "-f", "hello@example.com", "-t", "ann@home.example.com", f"127.0.0.1:{port}",
    ).wait()
    if ended:
        sys.exit(f"smtp-source ended with {ended}")
    return letters / (time.monotonic() - began)


def show(what, value, unit, against, ratio, goal, met):
    line = {"what": what, "value": round(value, 1), "unit": unit, "against": against,
            "ratio": None if ratio is None else round(ratio, 2), "goal": goal, "met": met}
    print(json.dumps(line), flush=True)
    beside = "" if ratio is None else f"  {ratio:8.2f} x {against}"
    print(f"{what:44}{value:12.1f} {unit:12}{beside}   goal {goal}: {'met' if met else 'NOT MET'}", file=sys.stderr)


def speed(port, seconds):
    stock, one = ours("lettre", port, 1, seconds), ours("ours", port, 1, seconds)
    show("letters on one connection", one, "letters/s", f"lettre's pool, {stock:.1f}", one / stock, 50, one / stock >= 50)
    many = ours("ours", port, 16, seconds)
    peer = source(port, 16, max(2_000, int(many * seconds)))
    show("letters on 16 connections", many, "letters/s", f"smtp-source, {peer:.0f}", many / peer, 0.5, many / peer >= 0.5)


def run(folder, *words):
    return subprocess.run([str(PROGRAM), *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def serve(folder):
    """A running house and its address."""
    running = subprocess.Popen(
        [str(PROGRAM), "serve", "--listen", "127.0.0.1:0"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    said = ""
    for line in running.stderr:
        said += line
        if found := re.search(r"listening on (http://[0-9.:]+)", line):
            # Somebody has to listen on: a full pipe stops whoever writes into it.
            subprocess.Popen(["cat"], stdin=running.stderr, stdout=subprocess.DEVNULL)
            return running, found[1]
    sys.exit(f"serve ended: {said}")


def house(folder, port, letters):
    """A house with so many letters that wait."""
    run(folder, "init", ".", "--public-url", "https://go.example.com", "--brand", "Lindermere")
    run(folder, "catalog", "import", str(ROOT / "assets/sample/catalog.toml"))
    printed = run(folder, "labels", "--product", "HPD-900", "--first", "SN000001", "--count", "1", "--format", "csv", "--output", "-")
    code = "/" + printed.splitlines()[1].split(",")[-1].split("/", 3)[3]
    settings = folder / "aftersale.toml"
    words = settings.read_text()
    settings.write_text(words.replace('"folder:mail"', '"smtp://127.0.0.1:1"'))
    running, site = serve(folder)
    fields = {"code": code, "token": "token0000000000000001", "name": "Ann Lee", "email": "ann@home.example.com",
              "purchased_on": "2026-01-01"}

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    try:
        urllib.request.build_opener(Stay).open(f"{site}/register", urllib.parse.urlencode(fields).encode())
    except urllib.error.HTTPError as answer:
        if answer.code != 303:
            sys.exit(f"the registration was answered with {answer.code}: {answer.read().decode()}")
    running.terminate()
    running.wait()
    settings.write_text(words.replace('"folder:mail"', f'"smtp://127.0.0.1:{port}?connections=16"'))
    with sqlite3.connect(folder / "aftersale.db") as database:
        database.executescript(COPIES.format(many=letters - 1))


def memory(port, letters):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        house(folder, port, letters)
        running, _ = serve(folder)
        began, peak, own, left = time.monotonic(), 0, 0, letters
        database = sqlite3.connect(folder / "aftersale.db", timeout=30)
        while left:
            time.sleep(0.5)
            status = Path(f"/proc/{running.pid}/status").read_text()
            peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024)
            own = max(own, int(re.search(r"RssAnon:\s+(\d+)", status)[1]) / 1024)
            left = database.execute("SELECT COUNT(*) FROM message WHERE state <> 'sent'").fetchone()[0]
            if time.monotonic() - began > 1_200:
                sys.exit(f"{left} letters still wait after 20 minutes")
        seconds = time.monotonic() - began
        running.terminate()
        running.wait()
    print(f"{letters} letters in {seconds:.0f} s", file=sys.stderr)
    show(f"memory while {letters} letters wait and leave", peak, "MB", "nothing", None, 100, peak < 100)
    # The rest of it is the database's file, mapped: the system takes those pages back when others need them.
    show("of this its own, not the mapped database", own, "MB", "nothing", None, 100, own < 100)
    show("letters rendered, stored, sent and settled", letters / seconds, "letters/s", "nothing", None, 100, letters / seconds >= 100)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    port = free_port()
    running = sink(port)
    try:
        speed(port, 2 if quick else 8)
        memory(port, 10_000 if quick else 100_000)
    finally:
        running.kill()


main()
