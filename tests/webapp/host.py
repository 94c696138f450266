"""A web server for the tests of the app: it can go away and come back, hold an answer back, and show another build at the same address."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Host:
    """What the server shows, and whether it answers. Change its values while it runs."""

    def __init__(self, folder: Path, below: str) -> None:
        """Show `folder` under the path `below` (as GitHub's pages do), answering."""
        self.folder = folder
        self.below = below
        self.is_down = False
        # Paths (from the site's root) whose answers wait until the event is set.
        self.held: dict[str, threading.Event] = {}
        # Paths that are answered with this status.
        self.broken: dict[str, int] = {}
        self.asked: list[tuple[str, str]] = []
        self.address = ""

    def asked_paths(self, method: str = "GET") -> list[str]:
        """Return what was asked for, by its path from the site's root."""
        return [path for one, path in list(self.asked) if one == method]


@contextmanager
def serve_host(folder: Path, *, below: str = "") -> Iterator[Host]:
    """Run a server on this machine; `address` ends without a slash."""
    host = Host(folder, below)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(host))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_port}{below}"
    try:
        yield host
    finally:
        for event in host.held.values():
            event.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler_of(host: Host) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def translate_path(self, path: str) -> str:
            self.directory = str(host.folder)
            return super().translate_path(path.removeprefix(host.below))

        def do_GET(self) -> None:
            # A browser that has stopped waiting closes its end.
            with contextlib.suppress(ConnectionError):
                if not self._is_stopped():
                    super().do_GET()

        def do_HEAD(self) -> None:
            if not self._is_stopped():
                super().do_HEAD()

        def end_headers(self) -> None:
            # Else a browser takes a young file for fresh and does not ask, by a rule that rests on the age of the file.
            self.send_header("Cache-Control", "no-cache")
            super().end_headers()

        def _is_stopped(self) -> bool:
            path = self.path.removeprefix(host.below).lstrip("/").partition("?")[0]
            if host.is_down:
                # Like a cable that is pulled: the connection ends without a word.
                self.close_connection = True
                return True
            host.asked.append((self.command, path))
            # Two builds of one second have one date, by which this server would say that nothing changed.
            del self.headers["If-Modified-Since"]
            if path in host.held:
                host.held[path].wait(60)
            if path in host.broken:
                self.send_error(host.broken[path])
                return True
            return False

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
            """Say nothing: the test tells what went wrong."""

    return Handler
