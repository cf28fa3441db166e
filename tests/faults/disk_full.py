"""A disk that fills up (a small tmpfs): 503 with a page that says so, scans go on, nothing acknowledged is lost, and it works
again by itself once there is room. Needs root.
"""

import os
import subprocess

from house import House, Load, lost, not_tested, passed, until

SIZE = 6 << 20


def main():
    house = House()
    place = house.folder / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], capture_output=True, text=True)
    if mounted.returncode:
        house.close()
        not_tested(f"a full disk: no tmpfs may be mounted here ({mounted.stderr.strip()})")
    serve = None
    try:
        house.lies_in(place)
        serve = house.serve()
        words = fill(house, serve, place)
        serve.kill()
        assert not lost(house.database, words.pop()), "acknowledged and lost"
    finally:
        if serve:
            serve.kill()
        subprocess.run(["umount", place], check=True)
    house.close()
    passed(", ".join(words))


def fill(house, serve, place):
    person, scans = serve.person(), serve.person()
    registered = house.next_serial()
    assert person.register(registered)[0] == 303
    # What somebody else will take away again.
    (place / "ballast").write_bytes(bytes(SIZE // 3))
    load = Load(serve, people=4)
    until("the disk to be full", lambda: load.statuses[503] >= 20)
    load.end()
    assert set(load.statuses) == {303, 503}, load.statuses
    # What is left of a page here and there goes to a file of somebody else.
    with open(place / "filler", "wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            pass
    before, refused = len(load.kept), 0
    for _ in range(20):
        status, headers, text = person.register(house.next_serial())
        if status == 303:
            continue
        refused += 1
        assert status == 503 and "disk of our server is full" in text, (status, text)
        assert headers["retry-after"] == "60", headers
    assert refused > 10, f"only {refused} of 20 were refused on a full disk"
    for path in [house.code("FRESH-1"), house.code(registered), house.code("FRESH-1")[:-1] + "0"]:
        status, _, text = scans.get(path)
        assert status == 200, (status, text)
    os.remove(place / "filler")
    os.remove(place / "ballast")
    again = Load(serve, people=4)
    again.wait_for(20)
    again.end()
    kept = [registered, *load.kept, *again.kept]
    return [f"{before} kept until the disk was full, then {load.statuses[503] + refused} times 503 with its page",
            "scans 200", f"{len(again.kept)} kept once there was room again, 0 lost", kept]


main()
