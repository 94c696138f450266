"""Serve, watch, make again: the loop of a preview."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ._server import PreviewServer, free_server
from ._watch import watching


class Told(Protocol):
    """Be told what a person at the terminal wants to know; the words are the caller's."""

    def serving(self, address: str, *, asked_port: int, port: int) -> None:
        """Hear where the site is shown; `port` differs from `asked_port` when that one was taken."""
        ...

    def changed(self, files: tuple[str, ...]) -> None:
        """Hear which sources have changed, before the site is made again."""
        ...


def preview(root: Path, *, port: int, rebuild: Callable[[], bool], told: Told) -> None:
    """Show `root/site` and call `rebuild` as sources change, until the program is interrupted.

    `rebuild` returns whether a new site stands; when it does, open pages reload. It is not called at the beginning.
    """
    server = free_server(root / "site", port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        told.serving(server.address, asked_port=port, port=server.server_port)
        _make_again_forever(root, server, rebuild, told)
    finally:
        server.shutdown()
        server.server_close()


def _make_again_forever(
    root: Path, server: PreviewServer, rebuild: Callable[[], bool], told: Told
) -> None:
    with watching(root) as changes:
        while True:
            told.changed(changes.wait())
            if rebuild():
                server.count_new_site()
