"""The peer in Python: FastAPI and sqlite3 on a copy of our own database, doing the same rows with the same durability. It checks
less than we do (no proof of the label, no language, no rules of dates), which is to its advantage.

PEER_DATABASE=… PEER_TEMPLATE=… uvicorn peer:app
"""

import hashlib
import html
import os
import re
import secrets
import sqlite3
import threading
import time
from typing import Annotated

from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse

PAGE = open(os.environ["PEER_TEMPLATE"], encoding="utf-8").read()
CODE = re.compile(r"^/01/(\d{14})/21/([^/?]+)")
HELD = threading.local()
app = FastAPI()


def connection():
    """One for each thread of the pool."""
    if not hasattr(HELD, "db"):
        db = sqlite3.connect(os.environ["PEER_DATABASE"], isolation_level=None, timeout=10)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "mmap_size = 1073741824"):
            db.execute(f"PRAGMA {pragma}")
        HELD.db = db
        HELD.products = dict(db.execute("SELECT gtin, number FROM product WHERE gtin IS NOT NULL"))
    return HELD.db


def unit_of(db, path):
    found = CODE.match(path)
    return (HELD.products.get(found[1]), found[2]) if found else (None, None)


DAY = 86_400_000
STEPS = {"thanks": 1, "getting-started": 3, "check-in": 14, "cover-ends-90": 640, "cover-ends-30": 700, "cover-ends-7": 723}

MOMENT = "INSERT INTO tally_time (half_hour, product, lang, many) VALUES (?, ?, ?, 1) ON CONFLICT (half_hour, product, lang) DO UPDATE SET many = many + 1"


def put(db, table, **row):
    columns, marks = ",".join(row), ",".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING", tuple(row.values()))


def new_id():
    return f"{int(time.time() * 1000):012x}-{secrets.token_hex(12)[:23]}"


@app.get("/01/{gtin}/21/{serial}")
def form_page(gtin: str, serial: str, k: str = ""):
    db = connection()
    product = HELD.products.get(gtin)
    known = db.execute("SELECT batch, manufactured_on, shipped_on, dealer FROM unit WHERE product = ? AND serial = ?", (product, serial)).fetchone()
    owner = db.execute("SELECT id FROM registration WHERE product = ? AND serial = ? AND state = 'active'", (product, serial)).fetchone()
    if not known or owner:
        return PlainTextResponse("no such unit", 404)
    code = html.escape(f"/01/{gtin}/21/{serial}?k={k}")
    page = PAGE.replace("{{code}}", code).replace("{{serial}}", html.escape(serial)).replace("{{token}}", secrets.token_hex(16))
    return HTMLResponse(page)


@app.post("/register")
def register(code: Annotated[str, Form()], token: Annotated[str, Form()], lang: Annotated[str, Form()], name: Annotated[str, Form()],
             email: Annotated[str, Form()], purchased_on: Annotated[str, Form()], dealer: Annotated[str, Form()] = ""):
    db = connection()
    product, serial = unit_of(db, code)
    token = hashlib.sha256(token.encode()).hexdigest()
    db.execute("BEGIN IMMEDIATE")
    try:
        made = rows(db, product, serial, (token, lang, name, email, purchased_on, dealer))
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return RedirectResponse(f"/o/{made}", 303) if made else PlainTextResponse("registered already", 409)


def rows(db, product, serial, form):
    token, lang, name, email, purchased_on, dealer = form
    known = db.execute("SELECT registration FROM form_token WHERE token = ?", (token,)).fetchone()
    if known:
        return known[0]
    if product is None or db.execute("SELECT id FROM registration WHERE product = ? AND serial = ? AND state = 'active'", (product, serial)).fetchone():
        return None
    now, made, reference = int(time.time() * 1000), new_id(), secrets.token_hex(4).upper()
    put(db, "unit", product=product, serial=serial)
    put(db, "registration", id=made, reference=reference, product=product, serial=serial, name=name, email=email, email_key=email.lower(),
        purchased_on=purchased_on, date_proven=0, offers=0, lang=lang, link_generation=0, label_proven=1, source="scan", state="active", registered_at=now)
    terms = [f"email:{email.lower()}", f"reference:{reference}", f"serial:{serial}", f"ending:{serial[::-1]}", f"product:{product}"]
    named = name.lower().split()
    terms += [f"name:{word}" for word in named] + ([f"dealer:{dealer.lower()}"] if dealer else [])
    terms += [f"names:{' '.join(sorted((other, word)))}" for at, word in enumerate(named) for other in named[:at]]
    for term in terms:
        put(db, "search_term", term=term, registration=made)
    db.execute(MOMENT, (now // 1_800_000, product, lang))
    for step, days in STEPS.items():
        put(db, "journey_step", registration=made, step=step, due_at=now + days * DAY, look_at=now + days * DAY, state="waiting")
    put(db, "form_token", token=token, content=hashlib.sha256(repr(form).encode()).hexdigest(), registration=made, used_at=now)
    put(db, "message", id=new_id(), kind="confirmation", registration=made, recipient=email, lane=email.split("@")[1], lang=lang, state="pending",
        queued_at=now, due_at=now, lease_until=0, attempts=0)
    put(db, "event", id=new_id(), at=now, product=product, serial=serial, kind="registered", registration=made, detail=reference)
    return made
