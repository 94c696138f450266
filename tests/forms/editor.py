"""The editor at /admin/ as a site serves it, and its private file system, where it writes in tests."""

from __future__ import annotations

import base64
import functools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from policybank.core import read_text, write_bytes, write_text
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPOSITORY = "https://github.com/example/bank"
TEST_FOLDER = "sveltia-cms-test"  # where Sveltia's `test-repo` keeps its files

# Chromium gives every site a file system of its own with the very handles that a chosen folder has.
_WRITE = """async ([root, files]) => {
  for (const [path, data] of Object.entries(files)) {
    const parts = [root, ...path.split("/")];
    const name = parts.pop();
    let folder = await navigator.storage.getDirectory();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
    await stream.close();
  }
}"""
_READ = """async (root) => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const data = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files[path + name] = btoa(Array.from(data, (one) => String.fromCharCode(one)).join(""));
      }
    }
  };
  const top = await navigator.storage.getDirectory();
  await walk(await top.getDirectoryHandle(root, { create: true }), "");
  return files;
}"""
_PICKER = """(root) => {
  window.showDirectoryPicker = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(root, { create: true });
}"""


def bank(root: Path, repository: str = REPOSITORY) -> Path:
    """Write a bank of one document that can be built, kept at `repository`."""
    make.bank_to_build(root)
    settings = root / "mkdocs.yml"
    write_text(settings, read_text(settings).replace("https://code.example/bank", repository))
    make.document(root, "school-law", date="2007", legal_number="65", pdfs=["en"])
    return root


def copy_into(page: Page, folder: str, files: Mapping[str, bytes]) -> None:
    told = {path: base64.b64encode(data).decode("ascii") for path, data in files.items()}
    page.evaluate(_WRITE, [folder, told])


def written(page: Page, folder: str) -> dict[str, bytes]:
    """Return all files of a folder of the private file system."""
    return {
        path: base64.b64decode(data) for path, data in sorted(page.evaluate(_READ, folder).items())
    }


def choose_folder(page: Page, folder: str) -> None:
    """Let the dialogue that asks for a folder give this one of the private file system."""
    page.add_init_script(f"({_PICKER})({folder!r})")


def take_over(root: Path, files: Mapping[str, bytes]) -> None:
    """Write what the editor wrote into the bank at `root`."""
    for path, data in files.items():
        write_bytes(root / path, data)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: the test tells what went wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
