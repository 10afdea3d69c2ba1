"""The process that keeps a server for a run: `python keeper.py PARENT COMMAND…`, run as a file, not imported.

A byte `s` on standard input starts the command, once. The command is killed at any other byte, at the end of input,
when it is told to terminate, and when the parent is gone: a server outlives neither an interrupt nor a crash.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from queue import Empty, SimpleQueue

START, STOP = b"s", b"q"
_LOOK = 0.3  # seconds between two looks at the server and the parent


def keep(parent: int, command: list[str]) -> None:
    """Start the command when asked, and kill it when the run is over."""
    orders: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    server: subprocess.Popen[bytes] | None = None
    try:
        while os.getppid() == parent and (server is None or server.poll() is None):
            try:
                order = orders.get(timeout=_LOOK)
            except Empty:
                continue
            if order != START:
                return
            if server is None:
                silent = subprocess.DEVNULL
                server = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent)
    finally:
        if server is not None:
            server.kill()
            server.wait()


def _listen(orders: SimpleQueue[bytes]) -> None:
    while order := os.read(sys.stdin.fileno(), 1):
        orders.put(order)
    orders.put(STOP)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's: it says when to stop
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    keep(int(sys.argv[1]), sys.argv[2:])
