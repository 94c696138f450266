"""Serve one folder to this machine, with a script added to its pages that reloads them."""

from __future__ import annotations

import http.server
import os
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from policybank.core import SetupError

_RELOAD_SCRIPT = "/-/reload.js"
_VERSION = "/-/version"

# How many ports are tried after the one that was asked for.
_PORTS_TRIED = 20

# The registry of Windows may call .js `text/plain`, and browsers then refuse to run it.
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "text/xml; charset=utf-8",
}


class PreviewServer(http.server.ThreadingHTTPServer):
    """The server of a preview. Its version grows with each new site, and pages that see it grow reload."""

    daemon_threads = True
    # On Windows this option would let two previews share one port and answer in turn.
    allow_reuse_address = os.name != "nt"

    def __init__(self, folder: Path, port: int) -> None:
        """Bind to `port` of this machine; 0 takes any free one."""
        self.folder = folder
        self.version = 1
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://127.0.0.1:{self.server_port}/"

    def count_new_site(self) -> None:
        """Let open pages reload."""
        self.version += 1


def free_server(folder: Path, port: int) -> PreviewServer:
    """Return a server of `folder` on `port`, or on the next one that is free."""
    last = min(port + _PORTS_TRIED, 65535)
    for candidate in range(port, last + 1):
        try:
            return PreviewServer(folder, candidate)
        except OSError:
            continue
    raise SetupError(
        f"ច្រកពី {port} ដល់ {last} សុទ្ធតែមានគេប្រើ។ សូមបន្ថែម --port ជាមួយលេខផ្សេង។\n"
        f"The ports {port} to {last} are all taken: give another one with --port."
    )


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def __init__(self, request: object, client_address: object, server: PreviewServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))  # type: ignore[arg-type] # typeshed wants a socket where the server hands one on

    def do_GET(self) -> None:
        if not self._is_asked_for_this_machine():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = urlsplit(self.path).path
        if path == _VERSION:
            self._answer(str(self.server.version).encode(), "text/plain; charset=utf-8")
        elif path == _RELOAD_SCRIPT:
            script = Path(__file__).with_name("reload.js").read_bytes()
            self._answer(script, _KINDS[".js"])
        else:
            self._answer_from_site()

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_asked_for_this_machine(self) -> bool:
        # A page elsewhere can make its own name point to 127.0.0.1 and would then read the preview.
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in {"127.0.0.1", "localhost"}

    def _answer_from_site(self) -> None:
        # `translate_path` takes the address apart and drops every `..`; links out of the folder are caught here.
        site = self.server.folder.resolve()
        file = Path(self.translate_path(self.path)).resolve()
        if not file.is_relative_to(site):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if file.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                # Relative links of the page would go wrong without the slash.
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                # One slash in front: an address that began with two would lead to another host.
                self.send_header("Location", f"/{urlsplit(self.path).path.strip('/')}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        try:
            body = file.read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        kind = _KINDS.get(file.suffix.lower(), "application/octet-stream")
        if file.suffix.lower() == ".html":
            body = _with_reload(body)
        self._answer(body, kind)

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class names it so
        """Stay silent: the terminal is for faults."""


def _with_reload(page: bytes) -> bytes:
    script = f'<script src="{_RELOAD_SCRIPT}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
