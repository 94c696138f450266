"""The shipped bank, built once for all tests that look at what a reader gets."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from policybank import pipeline
from policybank.bench import copy_bank
from policybank.settings import read_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the shipped library; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("bank") / "ធនាគារ ឯកសារ"
    copy_bank(ROOT, root, texts=False)
    summary = pipeline.build(root, jobs=1)
    assert summary.report.faults == ()
    assert summary.site is not None
    return summary.site.folder


class _Host(SimpleHTTPRequestHandler):
    """Shows the site below the path that its address in the settings has, as GitHub Pages does."""

    base = urlsplit(read_settings(ROOT).site_url).path

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.base))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: the test tells what went wrong."""


@pytest.fixture(scope="session")
def served(shipped: Path) -> Iterator[str]:
    """The address under which a plain web server shows the shipped site."""
    handler = functools.partial(_Host, directory=str(shipped))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{_Host.base}"
    server.shutdown()
    thread.join()
    server.server_close()
