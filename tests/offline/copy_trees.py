"""Small copies in folders, invented: what packs are made from and what is checked."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import Path

from policybank.core import SilentProgress
from policybank.offline import MANIFEST, Manifest
from policybank.offline.packs import Applied, CopySource, PackMade, apply_pack, make_pack

MADE = datetime.date(2026, 3, 9)
COPY_JS = b'(window.PolicyBank=window.PolicyBank||{}).copy={"documents":3,"made":"2026-03-09"};\n'

OLD = {
    "START-HERE.html": b"<p>old start</p>" * 20,
    "copy.js": COPY_JS,
    "en/index.html": b"<p>old</p>" * 50,
    "km/index.html": "<p>ចាស់</p>".encode() * 50,
    "assets/bank.aaaa.js": b"old script;" * 100,
    "assets/same.js": b"same script;" * 100,
    "files/law.km.pdf": b"%PDF-1.7 law" * 1000,
}
NEW = {
    **{path: data for path, data in OLD.items() if path != "assets/bank.aaaa.js"},
    "en/index.html": b"<p>new</p>" * 60,
    "km/index.html": "<p>ថ្មី</p>".encode() * 60,
    "assets/bank.bbbb.js": b"new script;" * 100,
    "files/plan.en.pdf": bytes(range(256)) * 50,
}


def manifest_of(files: Mapping[str, bytes]) -> Manifest:
    return Manifest(sums={path: hashlib.sha256(data).hexdigest() for path, data in files.items()})


def copy(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a copy with its list into `folder` and return that."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / MANIFEST).write_bytes(manifest_of(files).data)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder` but the list of the copy."""
    found = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    found.pop(MANIFEST, None)
    return found


def pack(file: Path, old: Mapping[str, bytes], new: Path) -> PackMade:
    """Make the pack from a copy that held `old` to the copy in the folder `new`."""
    return make_pack(CopySource.read(new), manifest_of(old), file, made=MADE, documents=3)


def apply(file: Path, folder: Path) -> Applied:
    return apply_pack(file, folder, SilentProgress())
