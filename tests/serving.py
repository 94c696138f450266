"""Web servers for tests: for this machine alone, on any free port, silent."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@contextmanager
def serve(folder: Path, *, below: str = "") -> Iterator[str]:
    """Show `folder` as a plain web server does, and give its address; `below` is the path it has there, as GitHub Pages has one."""

    class Handler(_Quiet, SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(below))

    with _serving(functools.partial(Handler, directory=str(folder))) as address:
        yield address + below


@contextmanager
def answer(what: Callable[[str], bytes], *, kind: str) -> Iterator[str]:
    """Answer each question with what `what` says to its path, and give the server's address."""

    class Handler(_Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = what(self.path)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with _serving(Handler) as address:
        yield address


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: the test tells what went wrong."""


@contextmanager
def _serving(handler: Callable[..., Any]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
