"""A server on this machine that stands in for the hosts where GitHub keeps attachments."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from policybank.forms.attachments import Hosts

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(kw_only=True)
class AttachmentHost:
    """Its `name` (host and port), what it answers by path, and which requests came."""

    name: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def address(self, path: str) -> str:
        return f"http://{self.name}{path}"

    def hosts(self, path: str = "/user-attachments/files/|/store/") -> Hosts:
        """Return the rule that lets attachments come from here alone."""
        return Hosts(paths={self.name: path}, scheme="http")


@contextmanager
def attachment_host() -> Iterator[AttachmentHost]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append((self.path, dict(self.headers)))
            answer = host.answers.get(self.path)
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    host = AttachmentHost(name=f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sends(data: bytes, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def sends_without_end(piece: bytes) -> Answer:
    """Send `piece` again and again and tell no length, until the other side hangs up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(piece)
        except OSError:
            handler.close_connection = True

    return answer


def redirects(target: str, code: int = 302) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer
