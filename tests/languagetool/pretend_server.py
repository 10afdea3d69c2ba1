"""A stand-in for LanguageTool's server: it finds fault with the words it is told, at once, late, or not at all."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

RULE = "HE_VERB_AGR"


class PretendServer:
    """Answers as LanguageTool does: `faults` maps a word to its replacements."""

    def __init__(self, faults: dict[str, list[str]]) -> None:
        self.faults = faults
        self.requests: list[dict[str, str]] = []
        self.delay = 0.0
        self.reply: tuple[int, bytes] | None = None
        self.most_at_once = 0
        self._under_way = 0
        self._lock = threading.Lock()

    @property
    def texts(self) -> list[str]:
        """What was sent, in order of arrival."""
        return [request["text"] for request in self.requests]

    def answer(self, request: dict[str, str]) -> tuple[int, bytes]:
        """The status and the body of an answer."""
        with self._lock:
            self.requests.append(request)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        time.sleep(self.delay)
        with self._lock:
            self._under_way -= 1
        return self.reply or (200, json.dumps({"matches": list(self._matches(request["text"]))}).encode())

    def _matches(self, text: str) -> Iterator[dict[str, object]]:
        for word, replacements in self.faults.items():
            place = text.find(word)
            while place >= 0:
                yield {
                    "message": f"Is {word} right?",
                    "offset": len(text[:place].encode("utf-16-le")) // 2,
                    "length": len(word.encode("utf-16-le")) // 2,
                    "replacements": [{"value": value} for value in replacements],
                    "rule": {"id": RULE, "category": {"id": "GRAMMAR", "name": "Grammar"}},
                }
                place = text.find(word, place + 1)


@contextmanager
def pretend_server(faults: dict[str, list[str]]) -> Iterator[tuple[PretendServer, str]]:
    """The server and its address, for as long as the context lasts."""
    pretend = PretendServer(faults)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, body = pretend.answer({name: values[0] for name, values in parse_qs(sent).items()})
            with suppress(BrokenPipeError):  # who asked may have lost patience
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield pretend, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
