"""A power cut under load: ext4 in a file, shut down at once by EXT4_IOC_SHUTDOWN without writing anything more, mounted again.
Whatever was acknowledged before the cut is there. The same with `synchronous=NORMAL` must lose something: that proves that
this test can see.

50 cuts, with --long 3,000. Needs root and loop mounts.
"""

import fcntl
import os
import struct
import subprocess
import time

from house import LONG, House, Load, lost, not_tested, passed

CUTS = 3_000 if LONG else 50
EXT4_IOC_SHUTDOWN, NOLOGFLUSH = 0x8004587D, 2
ANEW = 25


def call(*words):
    return subprocess.run(words, capture_output=True, text=True)


class Disk:
    """An ext4 of its own that can lose power."""

    def __init__(self, folder):
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(128 << 20)

    def format(self):
        made = call("mkfs.ext4", "-q", "-F", str(self.image))
        return made.stderr or self.mount()

    def mount(self):
        return call("mount", "-o", "loop", str(self.image), str(self.place)).stderr

    def cut(self):
        folder = os.open(self.place, os.O_RDONLY)
        fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", NOLOGFLUSH))
        os.close(folder)

    def unmount(self):
        for _ in range(100):
            if call("umount", str(self.place)).returncode == 0:
                return
            time.sleep(0.02)
        raise AssertionError(f"{self.place} stays mounted")


def cuts(house, disk, many, env):
    """How many registrations were acknowledged before the cuts, and how many of those are gone."""
    acknowledged, total, missing = [], 0, 0
    for at in range(many):
        if at % ANEW == 0:
            house.anew()
            acknowledged = []
        serve = house.serve(env)
        load = Load(serve, people=8)
        load.wait_for(20 + 9 * (at % 13))
        # Later answers do not count: a sync that races the cut may succeed on a disk that is gone.
        acknowledged += list(load.kept)
        disk.cut()
        serve.kill()
        load.end()
        disk.unmount()
        assert disk.mount() == ""
        gone = lost(house.database, acknowledged)
        total, missing = total + len(load.kept), missing + len(gone)
        acknowledged = [serial for serial in acknowledged if serial not in set(gone)]
    return total, missing


def main():
    if os.geteuid() != 0:
        not_tested("power cuts: only root may mount; run this test as root")
    house = House()
    disk = Disk(house.folder)
    trouble = disk.format()
    if trouble:
        house.close()
        not_tested(f"power cuts: this machine allows no loop mount ({trouble.strip()})")
    try:
        house.lies_in(disk.place)
        full, lost_full = cuts(house, disk, CUTS, {})
        assert lost_full == 0, f"{lost_full} of {full} acknowledged registrations are lost"
        normal, lost_normal = cuts(house, disk, 10, {"AFTERSALE_TEST_SYNCHRONOUS": "NORMAL"})
        assert lost_normal > 0, "with synchronous=NORMAL nothing was lost: this test sees nothing"
    finally:
        disk.unmount()
    house.close()
    passed(f"{CUTS} cuts: 0 of {full} lost; 10 with synchronous=NORMAL: {lost_normal} of {normal} lost, as they should be")


main()
