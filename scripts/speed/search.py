"""How fast the desk answers while somebody is on the line: search, unit page and figures among a million units and owners.

Run by `scripts/bench search`, which builds the program. Times are of whole answers over HTTP, one after the other on one
connection, as a person asks; each is checked to show the unit it is about. Both databases get the same rows: PostgreSQL those of the
file, by `move`. Of more than a million owners the rest are copies of those rows under other names, made where they lie: `Copies`.
"""

import argparse
import http.client
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse
from pathlib import Path

from pages import PROGRAM, ROOT, SAMPLE, TARGET, Figures, days_ago, stop, tell
from store import Place

PRODUCTS = ["GEN-7500", "GDO-810", "RVC-520", "HPD-900"]
DEALERS = ["BLUE-01", "", "", "Corner Shop"]
FIRST = "Ann Maria José Wei Ahmed Olga Lars Zoë Yuki Fatima Peter Ingrid Paul Chloé Ivan Priya Tom Lucía Hans Noor Eva Marek Aisha Leo".split()
HEADS = "Al Ber Cas Dor El Fal Gar Hol Iv Jor Kel Lin Mor Nor Ol Per Quin Ros Sor Tal Ul Ver Wil Yar Zan".split()
MIDDLES = "a e i o an en in on ar er ir or".split()
TAILS = "berg ford gard heim ini kov lund mann nova quist rak sen ski son stein strom ton tti vic well".split()
PASSWORD = "a long phrase for this run"


MILLION = 1_000_000
# How the serials of each copy begin; none of these is mistaken for another.
COPIES = "TUVWXYZPR"


class Owner:
    """Owner number so-and-so: everything about them follows from the number."""

    def __init__(self, number):
        self.copy, number = divmod(number, MILLION)
        self.number = number
        self.product = PRODUCTS[number % 4]
        self.serial = f"S{number * 7919 % 10_000_019:08}{'ABCDEFGH'[number % 8]}"
        # Some names are common and most are rare, as in life.
        dice = random.Random(number)
        first = FIRST[int(len(FIRST) * dice.random() ** 2)]
        last = HEADS[int(len(HEADS) * dice.random() ** 1.5)] + dice.choice(MIDDLES) + dice.choice(TAILS) + dice.choice(["", "", "", "-" + dice.choice(HEADS) + dice.choice(TAILS)])
        self.name = f"{first} {last}"
        plain = unicodedata.normalize("NFD", f"{first}.{last}").encode("ascii", "ignore").decode()
        self.email = f"{plain}.{number}@example.org".lower()
        self.dealer = DEALERS[number // 4 % 4]
        if self.copy:
            self.serial = COPIES[self.copy - 1] + self.serial[1:]
            self.email = f"{self.copy}.{self.email}"


class Copies:
    """Statements that make ten million of one: other serials, addresses, references and ids, which sort beside those they are copies
    of, so that every index grows in all places at once. The commands that brought in the first million would take hours for the rest."""

    # Rows of these name a registration, a unit or both.
    TABLES = {
        "unit": "product, {serial}, batch, manufactured_on, shipped_on, dealer, printed_in, void_at",
        "registration": "{id}, {reference}, product, {serial}, name, {email}, {email_key}, purchased_on, installed_on, date_proven, dealer, "
        "dealer_written, market, zone, offers, lang, link_generation, label_proven, source, state, registered_at",
        "origin": "system, foreign_id || '-' || copy, {registration}, imported_at",
        "search_term": "{term}, {registration}",
        "journey_step": "{registration}, step, due_at, look_at, state, reason, settled_at, message",
        "event": "id, at, product, {serial}, kind, {registration}, detail, by_whom",
    }

    def __init__(self, place_in):
        """`place_in` is the engine's function of text and part that says where the part stands, from 1."""
        digits = "0123456789abcdef"

        def other(id):
            # Its last digit, of chance, is moved on: as far for every row, so no two become one.
            return f"substr({id}, 1, 35) || substr('{digits * 2}', {place_in}('{digits}', substr({id}, 36, 1)) + turn, 1)"

        self.parts = {
            "serial": "letter || substr(serial, 2)",
            "id": other("id"),
            "registration": other("registration"),
            "reference": "reference || copy",
            "email": "copy || '.' || email",
            "email_key": "copy || '.' || email_key",
            "term": "CASE WHEN term LIKE 'serial:S%' THEN 'serial:' || letter || substr(term, 9) "
            "WHEN term LIKE 'ending:%' THEN substr(term, 1, length(term) - 1) || letter "
            "WHEN term LIKE 'email:%' THEN 'email:' || copy || '.' || substr(term, 7) "
            "WHEN term LIKE 'reference:%' THEN term || copy ELSE term END",
        }
        self.copies = " UNION ALL ".join(f"SELECT '{at + 1}' AS copy, {at + 1} AS turn, '{letter}' AS letter" for at, letter in enumerate(COPIES))

    def statements(self, first):
        """`first` stands before the name of a table to read from."""
        for table, columns in self.TABLES.items():
            yield f"INSERT INTO {table} SELECT {columns.format(**self.parts)} FROM {first}{table} CROSS JOIN ({self.copies}) AS copies"

    @classmethod
    def in_file(cls, path):
        """Into a SQLite database that nobody has open. They are read from another file: of its own table SQLite would keep all in hand first."""
        first = path.with_name("first.db")
        shutil.copy(path, first)
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("ATTACH ? AS first", [str(first)])
        # A power cut may have it; the log would be as large as what is made.
        for pragma in ("main.journal_mode = OFF", "main.synchronous = OFF", "main.cache_size = -1000000"):
            database.execute(f"PRAGMA {pragma}")
        for statement in cls("instr").statements("first."):
            database.execute(statement)
        database.execute("PRAGMA main.journal_mode = WAL")
        database.close()
        first.unlink()

    @classmethod
    def in_server(cls, url):
        """Into a PostgreSQL database; what its own housekeeping would do overnight is done at once."""
        statements = [*cls("strpos").statements(""), "VACUUM ANALYZE"]
        # As a replica: a foreign key is not looked up again for copies of rows that have theirs.
        for statement in statements:
            words = [statement] if statement.startswith("VACUUM") else ["SET session_replication_role = replica", statement]
            subprocess.run(["psql", url, "-q", "-v", "ON_ERROR_STOP=1", *[part for word in words for part in ("-c", word)]], check=True)


class Desk(Place):
    """A house with owners brought in from another system, and somebody signed in at its desk."""

    def __init__(self, folder, owners, database=None):
        self.database = None
        super().__init__(folder)
        self.owners = owners
        subprocess.run(self.command("staff", "add", "maria", "--role", "manager", "--password-stdin"), check=True, input=PASSWORD, text=True, stdout=subprocess.DEVNULL, env=self.environment)
        self.bring_in()
        if database:
            self.run("move", "--from", f"sqlite:{self.folder / 'aftersale.db'}", "--to", database)
            self.database = database
            self.at(self.port)

    def at(self, port):
        super().at(port)
        # The door has its own bench of attacks; here somebody is at work already.
        self.environment["AFTERSALE_DESK_SECOND_FACTOR"] = "nobody"
        if self.database:
            self.environment["AFTERSALE_DATABASE_URL"] = self.database

    def bring_in(self):
        units, crm = self.folder / "units.csv", self.folder / "crm.csv"
        with open(units, "w", encoding="utf-8") as made, open(crm, "w", encoding="utf-8") as sold:
            made.write("product,serial,manufactured_on,shipped_on,batch\n")
            sold.write("id,product,serial,name,email,phone,post,purchased_on,installed_on,registered_on,dealer,lang,state\n")
            for number in range(self.owners):
                owner, day = Owner(number), days_ago(30 + number % 500)
                made.write(f"{owner.product},{owner.serial},{days_ago(570)},{days_ago(550)},B-{number // 5000:05}\n")
                sold.write(f"{number},{owner.product},{owner.serial},{owner.name},{owner.email},,,{day},,{day},{owner.dealer},en,active\n")
        self.run("units", "import", units)
        self.run("registrations", "import", crm, "--map", SAMPLE / "export-map.toml")
        units.unlink()
        crm.unlink()

    def tenfold(self):
        """Of one million makes ten."""
        if self.database:
            Copies.in_server(self.database)
        else:
            Copies.in_file(self.folder / "aftersale.db")
        self.owners *= 10

    def sign_in(self):
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        form = urllib.parse.urlencode({"name": "maria", "password": PASSWORD, "next": "/desk"})
        self.line.request("POST", "/desk/login", form, {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin})
        answer = self.line.getresponse()
        answer.read()
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        if answer.status != 303 or not cookies:
            sys.exit(f"the desk did not let maria in: {answer.status}")
        self.cookie = {"Cookie": "; ".join(cookies), "Accept": "text/html"}

    def get(self, path):
        """Status, page or the place it leads to, milliseconds."""
        began = time.perf_counter()
        self.line.request("GET", path, headers=self.cookie)
        answer = self.line.getresponse()
        page = answer.read().decode()
        return answer.status, answer.getheader("location") or page, (time.perf_counter() - began) * 1000


def asked(owner, reference, kind):
    """What somebody types to find this owner, and whether it names only them."""
    forgiven = owner.serial[:5].replace("0", "O") + "-" + owner.serial[5:].replace("1", "i").lower()
    words = {
        "serial": (owner.serial, True),
        "serial, as read aloud": (forgiven, True),
        "start of serial": (owner.serial[:7], False),
        "end of serial": (owner.serial[-6:], False),
        # A copy's reference has no right check character.
        "reference": (None if owner.copy else reference, True),
        "e-mail": (owner.email, True),
        "name": (owner.name, False),
        "first name": (owner.name.split()[0], False),
        "part of name": (owner.name.split()[1][:5], False),
        "name and product": (f"{owner.name} {owner.product}", False),
        "dealer": ("BLUE-01", False),
        "product": (owner.product, False),
        "batch": (f"B-{owner.number // 5000:05}", False),
        "name, while it is typed": (owner.name[:3], False),
        "nobody": (f"Nobody{owner.number} Atall", False),
    }
    return words[kind]


KINDS = ["serial", "serial, as read aloud", "start of serial", "end of serial", "reference", "e-mail", "name", "first name", "part of name",
         "name and product", "dealer", "product", "batch", "name, while it is typed", "nobody"]


def at95(times):
    return statistics.quantiles(times, n=20)[18]


def unit_of(desk, owner):
    """Where the page of the owner's unit is, and the reference on it."""
    status, said, _ = desk.get("/desk?q=" + urllib.parse.quote(owner.serial))
    link = re.search(r"/desk/units/[^\"'?#\s]+", said)
    if status not in (200, 303) or not link:
        sys.exit(f"the desk does not find {owner.serial}: {status}\n{said[:500]}")
    status, page, took = desk.get(link[0])
    if status != 200 or owner.email not in page:
        sys.exit(f"{link[0]} does not show {owner.email}: {status}")
    return link[0], re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}(?:-[0-9A-Z]+)?\b", page), took


def times_of(desk, count):
    """Milliseconds by kind of question, of unit pages and of the figures."""
    dice = random.Random(7)
    chosen = [Owner(dice.randrange(desk.owners)) for _ in range(count)]
    pages, references = [], []
    for owner in chosen:
        _, reference, took = unit_of(desk, owner)
        pages.append(took)
        references.append(reference[0] if reference else None)
    found = {}
    for kind in KINDS:
        times = []
        for owner, reference in zip(chosen, references, strict=True):
            words, is_whole = asked(owner, reference, kind)
            if not words:
                continue
            status, said, took = desk.get("/desk?q=" + urllib.parse.quote(words))
            times.append(took)
            if is_whole and owner.serial not in urllib.parse.unquote(said) or status not in (200, 303):
                sys.exit(f"the desk does not find {owner.serial} by {kind} {words!r}: {status}")
        if times:
            found[kind] = times
    figures = [desk.get("/desk/board") for _ in range(20)]
    if any(status != 200 for status, _, _ in figures):
        sys.exit(f"the desk does not show its figures: {figures[0][0]}")
    return found, pages, [took for _, _, took in figures]


def measure(figures, desk, name, count):
    goal = 20 if desk.owners <= MILLION else 50
    server, ready = desk.serve()
    try:
        desk.sign_in()
        found, pages, board = times_of(desk, count)
    finally:
        stop(server)
    among = f"{desk.owners:,} owners, {name}"
    figures.add("start to ready", ready * 1000, "ms", against=among, goal=300)
    for kind, times in found.items():
        figures.add(f"p95 of a search by {kind}", at95(times), "ms", against=among, goal=goal)
    figures.add("p95 of all searches", at95([took for times in found.values() for took in times]), "ms", against=among, goal=goal)
    figures.add("p95 of a unit's page", at95(pages), "ms", against=among, goal=goal)
    figures.add("p95 of the figures", at95(board), "ms", against=among, goal=goal)


def measure_all(figures, owners, database, name, chosen):
    count = 60 if chosen.quick else 200
    with tempfile.TemporaryDirectory(prefix="search-", dir=TARGET) as folder:
        tell(f"{owners:,} units and owners in {name} …")
        began = time.perf_counter()
        desk = Desk(Path(folder) / "house", owners, database)
        tell(f"  there after {time.perf_counter() - began:.0f} s")
        measure(figures, desk, name, count)
        if chosen.long:
            began = time.perf_counter()
            desk.tenfold()
            tell(f"  ten times as many after {time.perf_counter() - began:.0f} s")
            measure(figures, desk, name, count)


def main():
    words = argparse.ArgumentParser(description="Search, unit page and figures of the desk.")
    words.add_argument("--quick", action="store_true", help="a tenth of the owners, fewer questions")
    words.add_argument("--long", action="store_true", help="also ten million owners; takes hours")
    words.add_argument("--without-postgres", action="store_true", help="only SQLite")
    words.add_argument("--only-postgres", action="store_true", help="only PostgreSQL")
    chosen = words.parse_args()
    if chosen.quick and chosen.long:
        words.error("copies are made of a whole million: --quick or --long")
    owners = MILLION // 10 if chosen.quick else MILLION
    figures = Figures()
    if not chosen.only_postgres:
        measure_all(figures, owners, None, "SQLite", chosen)
    if not chosen.without_postgres:
        began = subprocess.run([ROOT / "scripts" / "postgres", "start", "--durable"], check=True, text=True, stdout=subprocess.PIPE).stdout.split("\n")
        try:
            measure_all(figures, owners, began[0], "PostgreSQL", chosen)
        finally:
            subprocess.run([ROOT / "scripts" / "postgres", "stop", began[1]], check=False)
    figures.table()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    os.environ.setdefault("AFTERSALE", str(PROGRAM))
    main()
