"""A server on this machine, for one run: started when the first text is sent, shared by all processes of the run."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..errors import ServiceError
from . import keeper
from .install import Installation

LOOPBACK = "127.0.0.1"
_PATIENCE = 120.0  # seconds until a server counts as one that will not come up: five on an idle machine
_GRACE = 10.0  # seconds in which it has to be gone


class LocalServer:
    """A server that comes up when its address is first asked for, in whichever process that happens.

    The keeper's pipe is what the processes share: any of them can ask for the start, only the first is heard.
    """

    def __init__(self, tool: Installation) -> None:
        self._tool = tool
        port = _free_port()
        self._url = f"http://{LOOPBACK}:{port}/v2"
        self._up = False
        self._keeper = subprocess.Popen(
            [sys.executable, "-I", keeper.__file__, str(os.getpid()), *tool.on_port(port)],
            stdin=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,  # an interrupt at the terminal reaches us alone; we stop it when we have finished
        )

    def url(self) -> str:
        """The address, once the server answers there."""
        if not self._up:
            self._wait()
            self._up = True
        return self._url

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE
        while not self._answers():
            if not self._told(keeper.START):
                raise ServiceError(f"LanguageTool stopped while it started; to see why: {self._tool.by_hand}")
            if time.monotonic() > end:
                raise ServiceError(f"LanguageTool did not come up within {_PATIENCE:.0f} s; try {self._tool.by_hand}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with DIRECT.open(f"{self._url}/healthcheck", timeout=5) as answer:
                return bool(answer.read() == b"OK")
        except OSError:
            return False

    def _told(self, order: bytes) -> bool:
        """Whether the keeper is there to hear an order."""
        assert self._keeper.stdin is not None
        try:
            self._keeper.stdin.write(order)
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """Stop the server and wait until it is gone."""
        self._told(keeper.STOP)
        with suppress(subprocess.TimeoutExpired):
            self._keeper.wait(_GRACE)
        self._keeper.kill()
        self._keeper.wait()
        assert self._keeper.stdin is not None
        self._keeper.stdin.close()


@contextmanager
def local_server(tool: Installation) -> Iterator[LocalServer]:
    """A server for as long as the context lasts."""
    server = LocalServer(tool)
    try:
        yield server
    finally:
        server.stop()


DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Opens addresses of this machine, which no proxy of the environment can reach."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
