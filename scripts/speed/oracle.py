"""What a scan gives away by its time, and what it costs: existing serials against invented ones, redirects against a static answer,
and whether resolving writes.

Called by `pages.py`, in the same run and against the same server. Existing and invented serials are asked for in turns, in random
order, over one connection; each guess comes from an address of its own, so that the limit on misses does not answer instead.
"""

import http.client
import random
import re
import statistics
import subprocess
import time

# Medians may differ by so much, and still nobody can tell over a network.
APART = 2.0
# Two-sided Kolmogorov-Smirnov at 1 %: 1.628 · sqrt((n + m) / (n · m)).
CRITICAL = 1.628


def addresses():
    """Addresses of visitors, none twice."""
    for number in range(2**22):
        yield f"10.{number >> 16 & 63}.{number >> 8 & 255}.{number & 255}"


def times(house, kinds, count, visitors):
    """Milliseconds of every answer, by kind; the kinds are asked for in random order."""
    found = {kind: [] for kind in kinds}
    turns = [kind for kind in kinds for _ in range(count)]
    random.Random(7).shuffle(turns)
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    for turn, kind in enumerate(turns):
        path = kinds[kind](turn)
        head = {"Accept": "text/html", "X-Forwarded-For": next(visitors)}
        began = time.perf_counter()
        connection.request("GET", path, headers=head)
        answer = connection.getresponse()
        body = answer.read()
        found[kind].append((time.perf_counter() - began) * 1000)
        if answer.status != 200 or b"/register" in body:
            raise SystemExit(f"{path} was answered with {answer.status}; without proof it must be 200 and no form")
    return found


def distance(one, other):
    """Kolmogorov-Smirnov: the largest gap between two distributions, as a share of what chance allows at 1 %."""
    values = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    seen, most, at = [0, 0], 0.0, 0
    while at < len(values):
        value = values[at][0]
        while at < len(values) and values[at][0] == value:
            seen[values[at][1]] += 1
            at += 1
        most = max(most, abs(seen[0] / len(one) - seen[1] / len(other)))
    return most / (CRITICAL * ((len(one) + len(other)) / (len(one) * len(other))) ** 0.5)


def guesses(figures, house, count):
    """`house.paths[1:]` are registered units; all others are invented."""
    visitors = addresses()
    bare = [path.split("?")[0] for path in house.paths[1:]]
    front = bare[0].rsplit("/", 1)[0]
    invented = lambda turn: f"{front}/BENCH{5_000_000 + turn:07}"
    real = lambda turn: bare[turn % len(bare)]
    proof = lambda turn: f"?k=1{random.Random(turn).randrange(32**9):013}"
    manners = {"without proof": lambda turn: "", "with a guessed proof": proof}
    for name, tail in manners.items():
        kinds = {"existing": lambda turn: real(turn) + tail(turn), "invented": lambda turn: invented(turn) + tail(turn)}
        times(house, kinds, count // 10, visitors)
        found = times(house, kinds, count, visitors)
        existing, made_up = statistics.median(found["existing"]), statistics.median(found["invented"])
        what = f"serial exists or not, {name}"
        figures.add(f"{what}: medians apart", abs(existing - made_up), "ms", against=f"median {existing:.3f} ms", goal=APART)
        figures.add(f"{what}: KS distance", distance(found["existing"], found["invented"]), "of chance at 1 %", goal=1.0)


def load(house, path, accept, seconds, connections):
    """Requests per second of `wrk`; redirects count as answers."""
    words = ["wrk", "-H", f"Accept: {accept}", "-t1", f"-c{connections}", f"-d{seconds}s", f"{house.origin}{path}"]
    said = subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{path} was not always answered well:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def redirects(figures, house, seconds, rounds, connections):
    """Programs that scan a unit's code are sent on; a static answer of the same server is the limit."""
    path = house.paths[0]
    head = house.ask(path, accept="*/*").split(b"\r\n", 1)[0]
    if b" 307 " not in head:
        raise SystemExit(f"{path} was answered with {head!r} instead of a redirect")
    runs = {"redirect": (path, "*/*"), "robots": ("/robots.txt", "*/*")}
    rates = {name: [] for name in runs}
    for _ in range(rounds):
        for name, (path, accept) in runs.items():
            rates[name].append(load(house, path, accept, seconds, connections))
    middle = {name: statistics.median(values) for name, values in rates.items()}
    against = "static robots.txt, 26 bytes"
    figures.add("redirect of a program's scan", middle["redirect"], "req/s", against=against, limit=middle["robots"], goal=0.5, most=False)


def writes(figures, house, count):
    """Bytes that scans added to the database's log."""
    log = house.folder / "aftersale.db-wal"
    size = lambda: log.stat().st_size if log.exists() else 0
    changed = lambda: (house.folder / "aftersale.db").stat().st_mtime_ns
    visitors = addresses()
    before, stamp = size(), changed()
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    for turn in range(count):
        path = house.paths[turn % len(house.paths)]
        path = (path, path.split("?")[0], f"{path}&linkType=linkset", f"/page{path}")[turn % 4]
        accept = "text/html" if turn % 3 else "*/*"
        connection.request("GET", path, headers={"Accept": accept, "X-Forwarded-For": next(visitors)})
        connection.getresponse().read()
    figures.add(f"bytes written by {count:,} scans", abs(size() - before) + (changed() != stamp), "bytes", goal=0)


def measure(figures, house, seconds, rounds, connections, quick):
    guesses(figures, house, 1_000 if quick else 5_000)
    redirects(figures, house, seconds, rounds, connections)
    writes(figures, house, 10_000)
