"""A thousand connections that dribble their headers and a thousand that dribble their bodies (`slowhttptest`): all are closed
within 15 seconds, and the form page is answered meanwhile as if nothing were.
"""

import shutil
import subprocess
import threading
import time

from house import House, not_tested, passed, percentile

MANY = 1000
# How long one may be held, and how long the whole is watched, in seconds.
CLOSED, WATCHED = 15, 25
SOON, TRIES = 100, 3


def attack(serve, kind):
    """The most connections at once, the seconds until none was left, and how many were left at the end."""
    words = ["slowhttptest", kind, "-c", str(MANY), "-i", "5", "-r", str(MANY), "-l", str(WATCHED), "-t", "POST" if kind == "-B" else "GET",
             "-s", "4096", "-x", "24", "-p", "3", "-u", f"http://127.0.0.1:{serve.port}/register"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    began, opened, left = time.monotonic(), 0, 0
    while time.monotonic() < began + WATCHED:
        left = connections(serve)
        opened = max(opened, left)
        # They come within a second or two; our own one stays.
        if left <= 2 and time.monotonic() > began + 4:
            break
        time.sleep(0.1)
    waited = time.monotonic() - began
    process.kill()
    process.wait()
    return opened, waited, left


def connections(serve):
    """Established ones at the server's port, but for our own."""
    port = f":{serve.port:04X}"
    with open("/proc/net/tcp") as table:
        rows = [line.split() for line in table.readlines()[1:]]
    return sum(1 for row in rows if row[1].endswith(port) and row[3] == "01")


def try_once(house, kind, name):
    """How many there were, after how many seconds all were closed, and how long the form page took meanwhile."""
    serve = house.serve()
    person, path = serve.person(), house.code("SLOW-1")
    seconds, done = [], threading.Event()

    def scan():
        while not done.wait(0.01):
            began = time.monotonic()
            assert person.get(path)[0] == 200
            seconds.append(time.monotonic() - began)

    scanning = threading.Thread(target=scan)
    scanning.start()
    opened, waited, left = attack(serve, kind)
    done.set()
    scanning.join()
    serve.kill()
    assert opened > MANY * 0.9, f"only {opened} slow {name} came through: this test sees nothing"
    assert left <= 2, f"{left} slow {name} are open after {waited:.0f} s"
    return opened, waited, percentile(seconds, 0.99)


def main():
    if not shutil.which("slowhttptest"):
        not_tested("slow connections: slowhttptest is missing (Debian: slowhttptest)")
    house, words = House(), []
    for kind, name in [("-H", "headers"), ("-B", "bodies")]:
        # A machine that does something else in between may spoil a try.
        for _ in range(TRIES):
            opened, waited, slowest = try_once(house, kind, name)
            if slowest < SOON and waited <= CLOSED:
                break
        assert waited <= CLOSED, f"the last of the slow {name} was closed after {waited:.0f} s"
        assert slowest < SOON, f"the form page took {slowest:.0f} ms among slow {name}"
        words.append(f"{opened} slow {name} closed within {waited:.0f} s, form page p99 {slowest:.0f} ms meanwhile")
    house.close()
    passed("; ".join(words))


main()
