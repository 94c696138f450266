"""A web server as a good host is set up: everything that is text goes out gzipped, and what was sent is counted."""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PACKED_BEFORE = frozenset({".woff2", ".png", ".jpg", ".webp", ".pdf", ".gz"})
# Pagefind's files are gzip streams inside, which its own script unpacks.
_PACKED_BEFORE |= {".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"}

_DIGEST = re.compile("-[0-9a-f]{8,}/")


@dataclass(frozen=True, slots=True)
class Served:
    """A file that was asked for: its path in the site, and the bytes of the answer without its head."""

    path: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running server. `served` grows as files are asked for."""

    address: str
    served: list[Served] = field(default_factory=list)


@lru_cache(maxsize=1_000)
def packed(file: Path) -> bytes:
    """Return the bytes of `file` as they travel: at gzip's level 9, unless its kind is packed already."""
    data = file.read_bytes()
    return data if file.suffix in _PACKED_BEFORE else gzip.compress(data, 9, mtime=0)


@contextmanager
def serve_gzipped(folder: Path) -> Iterator[Service]:
    """Serve `folder` to this machine alone while the block runs."""
    served: list[Served] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = (
                folder / (path + "index.html" if path.endswith("/") or not path else path)
            ).resolve()
            if not file.is_relative_to(folder.resolve()) or not file.is_file():
                self.send_response(HTTPStatus.NOT_FOUND)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = packed(file)
            served.append(Served(path, len(data)))
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_response(HTTPStatus.OK)
            self.send_header(
                "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
            )
            self.send_header("Content-Length", str(len(data)))
            # A path with a digest in it never changes; the browser of a returning reader does not ask again.
            lasts = path.startswith("assets/") or _DIGEST.search(path) is not None
            self.send_header("Cache-Control", "max-age=31536000" if lasts else "no-cache")
            if file.suffix not in _PACKED_BEFORE:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Service(address=f"http://127.0.0.1:{server.server_port}", served=served)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
