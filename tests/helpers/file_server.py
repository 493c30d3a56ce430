"""A web server on this computer that serves one file, and misbehaves as a test tells it to."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """What the server sends. ``cut_after``: bytes of the body before the connection is closed; ``asked`` are the
    Range headers of all requests."""

    content: bytes
    url: str = ""
    ranges: bool = True
    tag: str = '"v1"'
    status: int = 200
    cut_after: int | None = None
    redirect: str = ""
    with_length: bool = True
    asked: list[str | None] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    served: Served

    def do_GET(self) -> None:
        served, wanted = self.served, self.headers.get("Range")
        served.asked.append(wanted)
        if served.redirect:
            self._head(302, Location=served.redirect)
            return
        if served.status != 200:
            self._head(served.status)
            return
        start = int(re.findall(r"\d+", wanted)[0]) if wanted and served.ranges else 0
        if self.headers.get("If-Range", served.tag) != served.tag:
            start = 0
        total = len(served.content)
        if start >= total:
            self._head(416, **{"Content-Range": f"bytes */{total}"})
            return
        body = served.content[start:]
        headers = {"Content-Length": str(len(body))} if served.with_length else {}
        headers |= {"ETag": served.tag} if served.tag else {}
        if start:
            headers |= {"Content-Range": f"bytes {start}-{total - 1}/{total}"}
        self._head(206 if start else 200, **headers)
        self.wfile.write(body if served.cut_after is None else body[: served.cut_after])

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Keep quiet."""


@contextmanager
def serving(content: bytes) -> Iterator[Served]:
    """Serve ``content`` on 127.0.0.1 until the block ends."""
    served = Served(content)
    handler = type("_Bound", (_Handler,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    served.url = f"http://127.0.0.1:{server.server_address[1]}/weights.h5"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
