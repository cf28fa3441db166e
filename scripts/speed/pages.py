"""What the pages cost: bytes on the wire, start-up, memory at rest, and how fast the form is against what the server can do at most.

Run by `scripts/bench pages`, which builds the program and brings `wrk`. Everything is compared within this one run on this
machine: the form with a static picture of about its size from the same server, start-up with the start of a process that only
prints its version. One JSON line per figure on standard output, a table on standard error.
"""

import argparse
import csv
import hashlib
import html
import http.client
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

import oracle

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets" / "sample"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = Path(os.environ.get("AFTERSALE", TARGET / "release" / "aftersale"))
PRODUCT = "RVC-520"

# What a server may send before it must wait for the visitor: ten segments of 1,460 bytes (RFC 6928).
FIRST_WINDOW = 14_600
STARTS = 7
CONNECTIONS = 64


def days_ago(count):
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() - count * 86_400))


def tell(*words):
    print(*words, file=sys.stderr, flush=True)


class Figures:
    """The figures of this run: a JSON line each at once, a table at the end."""

    def __init__(self):
        self.rows = []

    def add(self, what, value, unit, *, against=None, limit=None, goal=None, most=True):
        """`limit`: the value of `against`. `goal`: a bound for `value`, or for the ratio where there is one without a unit.

        `most`: the goal is an upper bound."""
        ratio = None if not limit else round(value / limit, 3)
        bounded = ratio if unit.endswith("/s") else value
        met = None if goal is None else (bounded <= goal if most else bounded >= goal)
        row = {"what": what, "value": round(value, 2), "unit": unit, "against": against, "ratio": ratio, "goal": goal, "met": met}
        self.rows.append(row)
        print(json.dumps(row), flush=True)

    def table(self):
        tell(f"\n{'what':44}{'value':>12} {'unit':8}{'ratio':>8}{'goal':>9}  met  against")
        for row in self.rows:
            met = {None: "", True: "yes", False: "NO"}[row["met"]]
            ratio, goal = ("" if row[key] is None else row[key] for key in ("ratio", "goal"))
            tell(f"{row['what']:44}{row['value']:>12,} {row['unit']:8}{ratio:>8}{goal:>9}  {met:4} {row['against'] or ''}")


class House:
    """A folder with settings, catalogue, units and staff; and the server in it."""

    def __init__(self, folder, units):
        self.folder = Path(folder)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.environment = {**os.environ, "AFTERSALE_SITE_PUBLIC_URL": self.origin, "AFTERSALE_SITE_MARKET": "US"}
        # Guesses come from addresses of their own, as from many visitors behind a proxy.
        self.environment["AFTERSALE_SERVER_TRUSTED_PROXIES"] = "127.0.0.1"
        subprocess.run([PROGRAM, "--quiet", "init", folder], check=True)
        self.run("catalog", "import", SAMPLE / "catalog.toml")
        self.paths = self.mint(units)

    def command(self, *words):
        return [PROGRAM, "--config", self.folder / "aftersale.toml", "--quiet", *words]

    def run(self, *words):
        return subprocess.run(self.command(*words), check=True, text=True, stdout=subprocess.PIPE, env=self.environment).stdout

    def mint(self, count):
        """Records units, new ones as a factory would; answers the path on each label."""
        units, printed = self.folder / "units.csv", self.folder / "uris.csv"
        rows = "".join(f"{PRODUCT},BENCH{number:07},{days_ago(60)},{days_ago(20)}\n" for number in range(count))
        units.write_text("product,serial,manufactured_on,shipped_on\n" + rows)
        self.run("labels", "--units", units, "--stock", "L7160", "--format", "csv", "--output", printed, "--record")
        with open(printed, newline="", encoding="utf-8") as file:
            return ["/" + row["uri"].split("/", 3)[3] for row in csv.DictReader(file)]

    def serve(self):
        """Starts the server; answers it and the seconds until it was ready."""
        began = time.perf_counter()
        words = self.command("serve", "--listen", f"127.0.0.1:{self.port}")
        server = subprocess.Popen(words, env=self.environment, stderr=subprocess.DEVNULL)
        while not self.is_ready():
            if server.poll() is not None or time.perf_counter() - began > 30:
                server.kill()
                sys.exit(f"serve did not get ready; try it by hand: {' '.join(map(str, words))}")
        return server, time.perf_counter() - began

    def is_ready(self):
        try:
            return self.ask("/readyz").startswith(b"HTTP/1.1 200")
        except OSError:
            time.sleep(0.001)
            return False

    def ask(self, path, head="", body=b"", accept="text/html", coding="gzip, br"):
        """One request as bytes, the whole answer as bytes: what went over the wire."""
        method = "POST" if body else "GET"
        text = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept: {accept}\r\nAccept-Encoding: {coding}\r\n"
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(f"{text}{head}Connection: close\r\n\r\n".encode() + body)
            return b"".join(iter(lambda: connection.recv(65_536), b""))


def stop(server):
    server.send_signal(signal.SIGTERM)
    server.wait()


def register(house, paths):
    """Registers units over HTTP on a few connections; answers the owner's page of the last one."""
    owners, refused = [], []

    def work(mine):
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
        for path in mine:
            serial = path.split("/21/")[1].split("?")[0]
            form = {"code": path, "token": f"{hash(path) & (2**128 - 1):032x}", "lang": "en", "name": f"Owner {serial}"}
            form |= {"email": f"{serial}@example.com".lower(), "purchased_on": days_ago(1)}
            connection.request("POST", "/register", urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 303:
                refused.append(f"the registration of {path} was answered with {answer.status} instead of 303")
                return
            owners.append(answer.headers["Location"])

    threads = [threading.Thread(target=work, args=(paths[at::8],)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused or len(owners) != len(paths):
        sys.exit(refused[0] if refused else f"only {len(owners)} of {len(paths)} registrations were made")
    return owners[-1].split("?")[0]


def drain(house):
    """Waits until every mail is written: an idle server is to be measured."""
    until = time.monotonic() + 600
    while time.monotonic() < until:
        if b'aftersale_messages{state="pending"} 0' in house.ask("/metrics"):
            return
        time.sleep(0.2)
    sys.exit("the outbox is not empty after ten minutes")


def sizes(figures, house, pages):
    for name, path in pages.items():
        answer = house.ask(path)
        goal = FIRST_WINDOW if name == "form" else None
        figures.add(f"{name} page, with headers", len(answer), "bytes", against="first TCP window", limit=FIRST_WINDOW, goal=goal)
        markup = body(house.ask(path, coding="identity")).decode()
        linked = set(re.findall(r'<(?:img|script|link)\b[^>]*?(?:src|href)="([^"]+)"', html.unescape(markup)))
        figures.add(f"{name} page, requests", 1 + len(linked), "requests")
        if linked:
            weight = len(answer) + sum(len(house.ask(urllib.parse.urlsplit(url).path)) for url in linked)
            figures.add(f"{name} page, all requests", weight, "bytes", against="first TCP window", limit=FIRST_WINDOW)


def start_up(figures, house, registrations):
    """Also leaves the last server running; answers it."""
    took, floor = [], []
    for attempt in range(STARTS):
        began = time.perf_counter()
        subprocess.run([PROGRAM, "--version"], check=True, stdout=subprocess.DEVNULL)
        floor.append(time.perf_counter() - began)
        server, seconds = house.serve()
        took.append(seconds)
        if attempt < STARTS - 1:
            stop(server)
    limit = statistics.median(floor) * 1000
    what = f"start to ready, {registrations:,} registrations"
    figures.add(what, statistics.median(took) * 1000, "ms", against="aftersale --version", limit=limit, goal=300)
    return server


def memory(figures, house, server, path):
    house.ask(path)
    status = Path(f"/proc/{server.pid}/status")
    if status.exists():
        kilobytes = int(re.search(r"^VmRSS:\s+(\d+)", status.read_text(), re.M)[1])
        figures.add("resident memory, idle", kilobytes * 1024 / 1e6, "MB", goal=40)


def body(answer):
    return answer.split(b"\r\n\r\n", 1)[1]


def twin(house, size):
    """A picture of exactly `size` bytes, served by the same server; answers its path."""
    start, end = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><!--', "--></svg>"
    picture = (start + "." * (size - len(start) - len(end)) + end).encode()
    name = f"twin-{size}"
    (house.folder / f"{name}.svg").write_bytes(picture)
    product = f'[[product]]\ncode = "{name.upper()}"\nname = "Twin"\npicture = "{name}.svg"\n'
    catalog = house.folder / f"{name}.toml"
    catalog.write_text(product)
    house.run("catalog", "import", catalog)
    return f"/assets/{hashlib.sha256(picture).digest()[:8].hex()}/{name}.svg"


def rate(house, path, seconds, packed):
    """Requests per second of one closed loop; every answer must be good."""
    coding = "gzip" if packed else "identity"
    words = ["wrk", "-H", "Accept: text/html", "-H", f"Accept-Encoding: {coding}"]
    words += ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", f"{house.origin}{path}"]
    said = subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{path} was not always answered well:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def speed(figures, house, pages, seconds, rounds):
    """Each page and a static picture of its very size in turns, so that a machine that slows down slows both."""
    wanted = {"form page": ("form", True, 0.45), "form page, not compressed": ("form", False, 0.45), "registered page": ("registered", True, None)}
    for what, (name, packed, goal) in wanted.items():
        size = len(body(house.ask(pages[name], coding="gzip" if packed else "identity")))
        static = twin(house, size)
        runs = {path: [] for path in (pages[name], static, "/robots.txt")}
        for _ in range(rounds):
            for path in runs:
                runs[path].append(rate(house, path, seconds, packed))
        middle = {path: statistics.median(values) for path, values in runs.items()}
        figures.add(what, middle[pages[name]], "req/s", against=f"static picture, {size:,} bytes", limit=middle[static], goal=goal, most=False)
        figures.add(f"static picture, {size:,} bytes", middle[static], "req/s", against="robots.txt, 26 bytes", limit=middle["/robots.txt"])


def main():
    words = argparse.ArgumentParser(description="Sizes, start-up, memory and rate of the pages.")
    words.add_argument("--quick", action="store_true", help="fewer registrations and shorter runs")
    quick = words.parse_args().quick
    registrations, seconds, rounds = (1_000, 2, 3) if quick else (20_000, 5, 5)
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="aftersale-bench-") as folder:
        tell(f"making {registrations:,} registrations …")
        house = House(folder, registrations + 1)
        server, _ = house.serve()
        try:
            owner = register(house, house.paths[1:])
            drain(house)
            stop(server)
            pages = {"form": house.paths[0], "owner": owner, "registered": house.paths[1], "find": "/find", "problem": "/no/such/page"}
            server = start_up(figures, house, registrations)
            memory(figures, house, server, pages["form"])
            sizes(figures, house, pages)
            tell(f"loading with {CONNECTIONS} connections, {rounds} rounds of {seconds} s each …")
            speed(figures, house, pages, seconds, rounds)
            oracle.measure(figures, house, seconds, rounds, CONNECTIONS, quick)
        finally:
            stop(server)
    figures.table()


if __name__ == "__main__":
    main()
