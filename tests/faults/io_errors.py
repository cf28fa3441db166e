"""A disk that fails two writes and two syncs of a hundred (libfiu): whatever was acknowledged is in the file, the others were
told otherwise. 3,000 registrations, with --long 30,000.
"""

import shutil

from house import LONG, Died, House, Load, lost, not_tested, passed

MANY = 30_000 if LONG else 3_000
FAULTS = ["posix/io/sync/*", "posix/io/rw/pwrite"]


def start(house):
    """Faults may hit the start as well, and then it ends with a word about it: not what is tried here."""
    words = ["fiu-run", "-x"]
    for name in FAULTS:
        words += ["-c", f"enable_random name={name},probability=0.02,failinfo=5"]
    for _ in range(50):
        try:
            return house.serve(before=words)
        except Died:
            pass
    raise AssertionError("serve did not start in 50 tries")


def main():
    if not shutil.which("fiu-run"):
        not_tested("I/O errors: fiu-run is missing (Debian: fiu-utils)")
    house = House()
    tried, kept, refused, starts = 0, [], 0, 0
    while tried < MANY:
        serve = start(house)
        starts += 1
        load = Load(serve, people=4)
        load.wait_for_answers(MANY - tried)
        load.end()
        serve.kill()
        assert set(load.statuses) <= {303, 500, 503}, load.statuses
        assert load.statuses, "nobody was answered"
        tried += sum(load.statuses.values())
        refused += load.statuses[500] + load.statuses[503]
        kept += load.kept
    gone = lost(house.database, kept)
    assert not gone, f"acknowledged and not in the file: {gone}"
    assert refused, "no fault was felt: this test sees nothing"
    house.close()
    passed(f"{tried} registrations on a failing disk: {len(kept)} acknowledged and all there, {refused} refused, {starts} starts")


main()
