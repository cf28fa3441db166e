"""SIGKILL under eight people who register: whatever was acknowledged is there, whole and with its letter.

200 kills, with --long 10,000.
"""

import shutil

from house import LONG, House, Load, lost, passed

ROUNDS = 10_000 if LONG else 200
# The database starts again empty after so many kills: looking through it is most of the time.
ANEW = 25

house = House()
acknowledged, total = [], 0
for at in range(ROUNDS):
    if at % ANEW == 0:
        house.anew()
        shutil.rmtree(house.folder / "mail", ignore_errors=True)
        acknowledged = []
    serve = house.serve()
    load = Load(serve, people=8)
    # Not after a time but after some answers: each round dies at another depth of another batch.
    load.wait_for(1 + 7 * (at % 11))
    serve.kill()
    load.end()
    assert set(load.statuses) <= {303}, load.statuses
    acknowledged += load.kept
    total += len(load.kept)
    gone = lost(house.database, acknowledged)
    assert not gone, f"kill {at + 1}: acknowledged and lost: {gone}"
house.close()
passed(f"{ROUNDS} kills, {total} registrations acknowledged, 0 lost")
