"""How fast the store is where it counts: over HTTP, durable, beside peers that do the same rows, all in this one run.

Run by `scripts/bench store`, which builds the programs and brings `wrk`, the peers and what makes a slow disk. One JSON line per
figure on standard output, a table on standard error. Letters are not sent: the relay is nowhere, so the outbox rests.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pages import CONNECTIONS, PRODUCT, PROGRAM, ROOT, SAMPLE, TARGET, Figures, House, body, days_ago, stop, tell, twin

PEERS = ROOT / "scripts" / "speed" / "peers"
NODE = TARGET / "tools" / "peers-node"
PYTHON = TARGET / "tools" / "peers-python" / "bin"
ONE_BY_ONE = Path(PROGRAM).parent / "examples" / "one_by_one"
SLOW = TARGET / "tools" / "slow_sync.so"
LOAD = ROOT / "scripts" / "speed" / "load.lua"
NOWHERE = "smtp://127.0.0.1:9"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Place(House):
    """A house with units that came in by `units import`; each server in it has a port of its own."""

    def __init__(self, folder, units=0):
        self.folder = Path(folder)
        self.at(free_port())
        if not (self.folder / "aftersale.toml").exists():
            subprocess.run([PROGRAM, "--quiet", "init", folder], check=True)
            self.run("catalog", "import", SAMPLE / "catalog.toml")
        self.took = self.stock(units) if units else 0

    def at(self, port):
        self.port, self.origin = port, f"http://127.0.0.1:{port}"
        self.environment = {**os.environ, "AFTERSALE_SITE_PUBLIC_URL": self.origin, "AFTERSALE_SITE_MARKET": "US"}
        self.environment |= {"AFTERSALE_MAIL_TRANSPORT": NOWHERE, "AFTERSALE_LOG": "error"}

    def stock(self, units):
        """Puts units on record, in no order at all; answers the seconds."""
        file = self.folder / "units.csv"
        with open(file, "w", encoding="utf-8") as rows:
            rows.write("product,serial,shipped_on,dealer\n")
            # 7,919 is prime to all these numbers, so each serial comes once.
            rows.writelines(f"{PRODUCT},{serial(number * 7919 % units)},{days_ago(20)},BLUE-01\n" for number in range(units))
        began = time.perf_counter()
        self.run("units", "import", file)
        took = time.perf_counter() - began
        file.unlink()
        return took

    def codes(self, numbers):
        """The paths on the labels of these units."""
        file, printed = self.folder / "some.csv", self.folder / "some-uris.csv"
        file.write_text("product,serial\n" + "".join(f"{PRODUCT},{serial(number)}\n" for number in numbers))
        self.run("labels", "--units", file, "--format", "csv", "--output", printed)
        lines = printed.read_text().splitlines()[1:]
        return ["/" + line.rsplit(",", 1)[1].split("/", 3)[3] for line in lines]

    def copy(self, folder):
        shutil.copytree(self.folder, folder)
        return Place(folder)

    def count(self, table):
        with sqlite3.connect(self.folder / "aftersale.db") as database:
            return database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]

    def start(self, words, path, environment):
        """Starts a server and waits until it answers `path` with 200."""
        said = open(self.folder / "server.log", "wb")
        server = subprocess.Popen([str(word) for word in words], env=environment, stdout=said, stderr=said, cwd=PEERS)
        until = time.monotonic() + 30
        while True:
            try:
                if self.ask(path).startswith(b"HTTP/1.1 200"):
                    return server
            except OSError:
                pass
            if server.poll() is not None or time.monotonic() > until:
                server.kill()
                sys.exit(f"{words[0]} did not get ready:\n{(self.folder / 'server.log').read_text()[-2000:]}")
            time.sleep(0.005)

    def ours(self, path, slow=False):
        return self.start(self.command("serve", "--listen", f"127.0.0.1:{self.port}"), path, self.slowly(slow))

    def one_by_one(self, path, slow=False):
        words = [ONE_BY_ONE, self.folder / "aftersale.toml", f"127.0.0.1:{self.port}"]
        return self.start(words, path, self.slowly(slow))

    def slowly(self, slow):
        return {**self.environment, "LD_PRELOAD": str(SLOW)} if slow else self.environment

    def fastify(self, path, processes=1):
        words = ["node", PEERS / "peer.mjs", NODE, self.folder / "aftersale.db", self.folder / "page.html", self.port, processes]
        return self.start(words, path, self.environment)

    def fastapi(self, path, processes=1):
        peer = {"PEER_DATABASE": str(self.folder / "aftersale.db"), "PEER_TEMPLATE": str(self.folder / "page.html")}
        words = [PYTHON / "uvicorn", "peer:app", "--port", self.port, "--workers", processes, "--no-access-log", "--log-level", "warning"]
        return self.start(words, path, {**self.environment, **peer, "PYTHONDONTWRITEBYTECODE": "1"})


def serial(number):
    return f"BENCH{number:09}"


class Load:
    """What one run of wrk found: answers a second, times in milliseconds."""

    def __init__(self, place, file, seconds, *, form=False, clients=CONNECTIONS, first=0):
        words = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "10s", "-s", LOAD, place.origin, "--", file, first]
        words += ["form" if form else "scan", days_ago(1)]
        ran = subprocess.run([str(word) for word in words], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        found = re.search(r"^figures (\d+) (\d+) (\d+) (\d+) (\d+)$", ran.stdout, re.M)
        if not found or int(found[5]):
            sys.exit(f"{place.folder.name}: not every request was answered well:\n{ran.stdout}")
        self.requests, self.seconds = int(found[1]), int(found[2]) / 1e6
        self.rate, self.p50, self.p99 = self.requests / self.seconds, int(found[3]) / 1e3, int(found[4]) / 1e3


def template(place, path):
    """Our page as the peers' template, with marks where units differ."""
    server = place.ours(path)
    page = body(place.ask(path, coding="identity")).decode()
    stop(server)
    found = re.search(r'name="token" value="([^"]+)"', page) or re.search(r'value="([^"]+)" name="token"', page)
    unit = path.split("/21/")[1].split("?")[0]
    for text in (path, path.replace("&", "&amp;"), path.replace("/", "&#x2f;").replace("=", "&#x3d;")):
        page = page.replace(text, "{{code}}")
    page = page.replace(unit, "{{serial}}")
    return page.replace(found[1], "{{token}}") if found else page


def pages(figures, base, seconds, rounds):
    """The form by signed URI against a static answer of its size and against the peers, in turns."""
    path = base.paths[0]
    size = len(body(with_server(base, base.ours, path, lambda: base.ask(path, coding="identity"))))
    static = base.folder / "static.txt"
    static.write_text(twin(base, size) + "\n")
    runs = {"ours": [], "static": [], "Fastify": [], "FastAPI": []}
    for _ in range(rounds):
        with_server(base, base.ours, path, lambda: (runs["ours"].append(Load(base, base.list, seconds).rate), runs["static"].append(Load(base, static, seconds).rate)))
        # Two processes, as we have two workers.
        with_server(base, lambda path: base.fastify(path, 2), path, lambda: runs["Fastify"].append(Load(base, base.list, seconds).rate))
        with_server(base, lambda path: base.fastapi(path, 2), path, lambda: runs["FastAPI"].append(Load(base, base.list, seconds).rate))
    middle = {name: statistics.median(rates) for name, rates in runs.items()}
    for against, limit, goal in ((f"static answer, {size:,} bytes", "static", 0.45), ("Fastify + better-sqlite3", "Fastify", 4), ("FastAPI + sqlite3", "FastAPI", 10)):
        figures.add(f"form page, {base.units:,} units", middle["ours"], "req/s", against=against, limit=middle[limit], goal=goal, most=False)


def with_server(place, start, path, work):
    server = start(path)
    try:
        return work()
    finally:
        stop(server)
        place.at(free_port())


def registered(base, start, seconds, *, clients=CONNECTIONS, name="load"):
    """Registers on a fresh copy for some seconds; what was answered must be on record, whole."""
    with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=base.folder.parent) as folder:
        place = base.copy(Path(folder) / "house")
        load = with_server(place, lambda path: start(place, path), base.paths[-1], lambda: Load(place, base.list, seconds, form=True, clients=clients))
        made, letters = place.count("registration"), place.count("message")
        if load.requests > len(base.paths) - 1:
            sys.exit(f"{name} used up all {len(base.paths):,} codes; raise their number")
        if not load.requests <= made <= load.requests + clients or made != letters:
            sys.exit(f"{name} answered {load.requests:,} registrations, but {made:,} and {letters:,} letters are on record")
        return load


def registrations(figures, base, seconds, rounds):
    contenders = {"ours": Place.ours, "one by one": Place.one_by_one, "Fastify": Place.fastify, "FastAPI": Place.fastapi}

    def middle(name, **words):
        start = contenders[name]
        loads = [registered(base, lambda place, path: start(place, path), seconds, name=name.split()[0], **words) for _ in range(rounds)]
        return sorted(loads, key=lambda load: load.rate)[len(loads) // 2]

    many = {name: middle(name) for name in contenders}
    what = f"durable registrations, {CONNECTIONS} clients"
    for against, name, goal in (("one transaction per request", "one by one", 4), ("Fastify + better-sqlite3", "Fastify", 6), ("FastAPI + sqlite3", "FastAPI", 12)):
        figures.add(what, many["ours"].rate, "1/s", against=against, limit=many[name].rate, goal=goal, most=False)
    figures.add(f"p99 of a registration, {CONNECTIONS} clients", many["ours"].p99, "ms", against="one transaction per request", limit=many["one by one"].p99, goal=50)
    single = {name: middle(name, clients=1) for name in ("ours", "one by one")}
    figures.add("durable registrations, 1 client", single["ours"].rate, "1/s", against="one transaction per request", limit=single["one by one"].rate, goal=0.9, most=False)
    slow = {name: registered(base, lambda place, path, start=contenders[name]: start(place, path, slow=True), seconds, name="slow") for name in ("ours", "one by one")}
    figures.add(f"the same with 1 ms more per fsync, {CONNECTIONS} clients", slow["ours"].rate, "1/s", against="one transaction per request", limit=slow["one by one"].rate, goal=15, most=False)


def plain_insert(units):
    """Seconds that the rows alone take: sorted, in one transaction, no checks, no file."""
    with tempfile.TemporaryDirectory(dir=TARGET) as folder:
        database = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE unit (product INT, serial TEXT, batch TEXT, made TEXT, shipped_on TEXT, dealer TEXT, printed INT, void INT, PRIMARY KEY (product, serial)) WITHOUT ROWID")
        began = time.perf_counter()
        database.execute("BEGIN")
        shipped = days_ago(20)
        rows = ((1, serial(number), None, None, shipped, "BLUE-01", None, None) for number in range(units))
        database.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.execute("COMMIT")
        return time.perf_counter() - began


def lookups(figures, small, big, seconds, rounds):
    """Scans of units from all over a large table against those of a small one, in turns."""
    rates = {place: [] for place in (small, big)}
    for _ in range(rounds):
        for place in rates:
            with_server(place, place.ours, place.paths[0], lambda: rates[place].append(Load(place, place.list, seconds).rate))
    found, limit = (statistics.median(rates[place]) for place in (big, small))
    figures.add(f"form page, {big.units:,} units", found, "req/s", against=f"{small.units:,} units", limit=limit, goal=0.8, most=False)


def bring_in(figures, place, rows):
    """Registrations of another system, many; then how long a start takes with them."""
    file = place.folder / "crm.csv"
    with open(file, "w", encoding="utf-8") as crm:
        crm.write("id,product,serial,name,email,phone,post,purchased_on,installed_on,registered_on,dealer,lang,state\n")
        crm.writelines(f"{number},{PRODUCT},OLD{number:09},Margaret Hamilton,owner{number}@example.org,,,2025-05-03,,,,en,active\n" for number in range(rows))
    began = time.perf_counter()
    place.run("registrations", "import", file, "--map", SAMPLE / "export-map.toml")
    took = time.perf_counter() - began
    file.unlink()
    figures.add("registrations brought in from a file", rows / took, "1/s")
    starts = []
    for _ in range(5):
        server, seconds = place.serve()
        stop(server)
        starts.append(seconds * 1000)
    figures.add(f"start to ready, {rows:,} registrations", statistics.median(starts), "ms", goal=300)


def memory(figures, base, seconds):
    """Registrations and scans at once; what the server holds meanwhile."""
    with tempfile.TemporaryDirectory(prefix="memory-", dir=base.folder.parent) as folder:
        place = base.copy(Path(folder) / "house")
        server = place.ours(base.paths[-1])
        held, done = [], threading.Event()

        def watch():
            while not done.wait(0.5):
                status = Path(f"/proc/{server.pid}/status").read_text()
                held.append(int(re.search(r"^VmRSS:\s+(\d+)", status, re.M)[1]) * 1024 / 1e6)

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            # A form that comes again is answered again, so the codes may be few.
            with ThreadPoolExecutor() as pool:
                forms = pool.submit(Load, place, base.list, seconds, form=True)
                Load(place, base.list, seconds, first=len(base.paths) // 2)
                forms.result()
        finally:
            done.set()
            watching.join()
            stop(server)
    figures.add(f"memory under load, {seconds} s", max(held), "MB", goal=150)
    third = max(1, len(held) // 3)
    early, late = statistics.median(held[:third]), statistics.median(held[-third:])
    figures.add("memory, last third of the load", late, "MB", against="first third", limit=early)


def prepared(folder, units, codes):
    """A house with its list of codes, spread over all units, and the peers' template."""
    place = Place(folder, units)
    place.units = units
    step = max(1, units // codes)
    numbers = [number * 7919 % codes * step for number in range(min(codes, units))]
    place.paths = place.codes(numbers)
    place.list = place.folder / "paths.txt"
    place.list.write_text("\n".join(place.paths) + "\n")
    return place


def postgres(figures, seconds):
    """The same statements on PostgreSQL, batched and one by one; the example prints its own lines."""
    tell("PostgreSQL …")
    started = subprocess.run([ROOT / "scripts" / "postgres", "start", "--durable"], check=True, text=True, stdout=subprocess.PIPE).stdout.split("\n")
    try:
        words = [Path(PROGRAM).parent / "examples" / "postgres_speed", started[0], str(seconds)]
        said = subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout
    finally:
        subprocess.run([ROOT / "scripts" / "postgres", "stop", started[1]], check=False)
    for line in said.splitlines():
        print(line, flush=True)
        figures.rows.append(json.loads(line))


def main():
    words = argparse.ArgumentParser(description="Registrations, look-ups, start and memory of the store.")
    words.add_argument("--quick", action="store_true", help="a tenth of the rows, one round, shorter runs")
    words.add_argument("--without-postgres", action="store_true", help="only SQLite")
    chosen = words.parse_args()
    quick = chosen.quick
    seconds, rounds, codes, owners, big_units, minutes = (2, 1, 120_000, 100_000, 1_000_000, 20) if quick else (5, 3, 400_000, 1_000_000, 10_000_000, 600)
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="store-", dir=TARGET) as folder:
        folder = Path(folder)
        tell("making houses …")
        base = prepared(folder / "base", codes, codes)
        (base.folder / "page.html").write_text(template(base, base.paths[0]), encoding="utf-8")
        tell("form page beside peers …")
        pages(figures, base, seconds, rounds)
        tell("registrations …")
        registrations(figures, base, seconds, rounds)
        memory(figures, base, minutes)
        tell(f"{big_units:,} units …")
        small, big = prepared(folder / "small", 10_000, 10_000), prepared(folder / "big", 1_000_000, 20_000)
        figures.add("units import, 1,000,000 units", big.took, "s", against="bare sorted INSERT in one transaction", limit=plain_insert(1_000_000), goal=15)
        if big_units > 1_000_000:
            shutil.rmtree(big.folder)
            big = prepared(folder / "big", big_units, 20_000)
        lookups(figures, small, big, seconds, rounds)
        tell(f"{owners:,} registrations of another system …")
        bring_in(figures, small, owners)
    if not chosen.without_postgres:
        postgres(figures, seconds)
    figures.table()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    main()
