"""What the fault tests share: a house in a folder, the built `serve`, people who register, and a look at what was kept.

Nothing of aftersale is imported: codes are signed here by the rule in its README, requests go over HTTP, rows are read with
Python's own SQLite.
"""

import collections
import contextlib
import hashlib
import hmac
import http.client
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = os.environ.get("AFTERSALE_PROGRAM", str(TARGET / "debug/aftersale"))
GTIN = "09521234309079"
LONG = "--long" in sys.argv[1:]
FORM = {"content-type": "application/x-www-form-urlencoded"}
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class House:
    """A folder with settings, keys, catalogue and an empty database that can be had anew."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aftersale-faults."))
        self.run("init", ".", "--public-url", "https://go.example.com", "--quiet")
        self.run("catalog", "import", str(ROOT / "assets/sample/catalog.toml"), "--quiet")
        self.key = bytes.fromhex((self.folder / "codes-1.key").read_text())
        self.empty = self.folder / "empty.db"
        shutil.copy(self.folder / "aftersale.db", self.empty)
        self.database = self.folder / "aftersale.db"
        self.serial = 0
        self.turn = threading.Lock()

    def run(self, *words):
        subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment(), check=True)

    def lies_in(self, folder):
        """The same house with an empty database elsewhere."""
        self.database = pathlib.Path(folder) / "aftersale.db"
        self.anew()

    def anew(self):
        for old in self.database.parent.glob("aftersale.db*"):
            old.unlink()
        shutil.copy(self.empty, self.database)
        for path in (self.database, self.database.parent):
            place = os.open(path, os.O_RDONLY)
            os.fsync(place)
            os.close(place)

    def next_serial(self):
        with self.turn:
            self.serial += 1
            return f"FT{self.serial:08}"

    def code(self, serial):
        """The path on the label of a unit."""
        part = lambda text: bytes([len(text)]) + text.encode()
        signed = b"aftersale/k1" + part("1") + part("gtin") + part(GTIN) + part(serial)
        number = int.from_bytes(hmac.new(self.key, signed, hashlib.sha256).digest(), "big") >> (256 - 65)
        proof = "".join(CROCKFORD[number >> 5 * at & 31] for at in reversed(range(13)))
        return f"/01/{GTIN}/21/{serial}?k=1{proof}"

    def serve(self, env=None, before=()):
        return Serve(self, env or {}, before)

    def close(self):
        shutil.rmtree(self.folder)


def environment(more=None):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("AFTERSALE_")}
    return {**ours, "AFTERSALE_LOG": "error", **(more or {})}


class Serve:
    """A running `serve`; `before` are words before the program's name."""

    def __init__(self, house, env, before=()):
        self.house, self.said = house, open(house.folder / "serve.log", "ab")
        words = [*before, PROGRAM, "serve", "--listen", "127.0.0.1:0", "--database", f"sqlite:{house.database}"]
        start = self.said.tell()
        self.process = subprocess.Popen(
            words, cwd=house.folder, env=environment(env), stdin=subprocess.DEVNULL, stdout=self.said, stderr=self.said
        )
        until("serve to listen", lambda: b"listening on" in self.tail(start) or self.process.poll() is not None)
        tail = self.tail(start).decode()
        if "listening on http://" not in tail:
            raise Died(tail)
        self.port = int(tail.split("listening on http://127.0.0.1:")[1].split(",")[0])

    def tail(self, start):
        with open(self.said.name, "rb") as said:
            said.seek(start)
            return said.read()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.said.close()

    def memory(self):
        """Resident bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def person(self):
        return Person(self)


class Died(Exception):
    """`serve` ended before it listened."""


class Person:
    """One connection that is kept open."""

    def __init__(self, serve):
        self.house = serve.house
        self.wire = http.client.HTTPConnection("127.0.0.1", serve.port, timeout=60)

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and text of an answer."""
        self.wire.request(method, path, body, headers or {})
        answer = self.wire.getresponse()
        text = answer.read().decode()
        return answer.status, answer.headers, text

    def get(self, path):
        return self.ask("GET", path, headers={"accept": "text/html"})

    def register(self, serial):
        fields = {
            "code": self.house.code(serial),
            "token": f"token0000000000{serial}",
            "name": "Ann Lee",
            "email": "ann@home.example.com",
            "purchased_on": "2026-01-01",
        }
        return self.ask("POST", "/register", urllib.parse.urlencode(fields), FORM)


class Load:
    """People who register one unit after the other until they are told to stop or nobody answers."""

    def __init__(self, serve, people=8):
        self.serve, self.kept, self.seconds = serve, [], []
        self.statuses = collections.Counter()
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.run) for _ in range(people)]
        for thread in self.threads:
            thread.start()

    def run(self):
        person = self.serve.person()
        while not self.ended.is_set():
            serial = self.serve.house.next_serial()
            began = time.monotonic()
            try:
                status, _, _ = person.register(serial)
            except (OSError, http.client.HTTPException):
                return
            self.statuses[status] += 1
            if status == 303:
                self.seconds.append(time.monotonic() - began)
                self.kept.append(serial)

    def wait_for(self, many):
        until(f"{many} registrations", lambda: len(self.kept) >= many or self.is_over())

    def wait_for_answers(self, many):
        until(f"{many} answers", lambda: sum(self.statuses.values()) >= many or self.is_over(), seconds=600)

    def is_over(self):
        return not any(thread.is_alive() for thread in self.threads)

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()


def until(what, happened, seconds=60):
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.002)


def lost(database, acknowledged):
    """Which acknowledged serials are not on record. What is on record must be whole: this raises when it is not."""
    with contextlib.closing(sqlite3.connect(database)) as conn:
        there = whole(conn)
    return [serial for serial in acknowledged if serial not in there]


def whole(conn):
    """The serials of active registrations, in a database in which everything fits together."""
    rows = lambda sql: conn.execute(sql).fetchall()
    assert rows("PRAGMA integrity_check") == [("ok",)], rows("PRAGMA integrity_check")
    assert rows("PRAGMA foreign_key_check") == []
    for what, sql in {
        "letter": "message m WHERE m.registration = r.id",
        "event": "event e WHERE e.registration = r.id AND e.kind = 'registered'",
        "form token": "form_token t WHERE t.registration = r.id",
    }.items():
        wrong = rows(f"SELECT serial FROM registration r WHERE (SELECT COUNT(*) FROM {sql}) <> 1")
        assert not wrong, f"registrations without their {what}, or with several: {wrong[:5]}"
    orphans = rows("SELECT id FROM message WHERE registration NOT IN (SELECT id FROM registration)")
    assert not orphans, f"letters without a registration: {orphans[:5]}"
    return {serial for (serial,) in rows("SELECT serial FROM registration WHERE state = 'active'")}


def percentile(seconds, share):
    """In milliseconds."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000


def passed(words):
    """The last line of a test: what was measured, then what `scripts/test` counts."""
    name = pathlib.Path(sys.argv[0]).stem
    print(words)
    print(f"{name}: 1 passed, 0 failed")


def not_tested(why):
    """Loud, and not counted."""
    name = pathlib.Path(sys.argv[0]).stem
    print(f"NOT TESTED: {why}")
    print(f"{name}: 0 passed, 0 failed")
    sys.exit(0)
