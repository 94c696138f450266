"""Packs as a stranger makes them to do harm, each with the reason for which it is refused.

The command and the page must both refuse each of them, and leave the copy as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from policybank.offline import MANIFEST, Manifest
from policybank.offline.packs import PACK_LIST
from tests.make_packets import Part, part, zip_of
from tests.offline.copy_trees import NEW, OLD, manifest_of

CHANGED = {path: data for path, data in NEW.items() if OLD.get(path) != data}


def told(
    new: Mapping[str, bytes] | Manifest = NEW,
    held: Mapping[str, bytes] | None = None,
    **values: Any,
) -> dict[str, Any]:
    """Return what an honest pack.json says of a pack from OLD to `new` with the files `held`."""
    manifest = new if isinstance(new, Manifest) else manifest_of(new)
    inside = CHANGED if held is None else held
    removed = {path: manifest_of(OLD).sums[path] for path in OLD.keys() - manifest.sums.keys()}
    return {
        "format": "policybank-pack",
        "version": 1,
        "from": manifest_of(OLD).digest,
        "to": manifest.digest,
        "made": "2026-03-09",
        "documents": 3,
        "removed": removed,
        "files": len(inside),
        "bytes": sum(len(data) for data in inside.values()),
        **values,
    }


def parts(
    new: Mapping[str, bytes] | Manifest = NEW,
    held: Mapping[str, bytes] | None = None,
    **values: Any,
) -> list[Part]:
    """Return the parts of a pack from OLD to `new`; `values` replace what its pack.json says."""
    manifest = new if isinstance(new, Manifest) else manifest_of(new)
    inside = CHANGED if held is None else held
    return [
        part(PACK_LIST, json.dumps(told(manifest, inside, **values)).encode()),
        *(part(path, data) for path, data in inside.items()),
        part(MANIFEST, manifest.data),
    ]


def honest() -> bytes:
    return zip_of(parts())


def _with(name: str, data: bytes = b"x") -> bytes:
    """Return a pack whose lists know the file at `name` too, as far as a list can."""
    new, held = {**NEW, name: data}, {**CHANGED, name: data}
    return zip_of(parts(new, held))


def _list(text: str) -> bytes:
    """Return a pack whose list has a line more than it should."""
    data = manifest_of(NEW).data + text.encode()
    to = hashlib.sha256(data).hexdigest()
    return zip_of([*parts(to=to)[:-1], part(MANIFEST, data)])


def _one(index: int, **values: Any) -> bytes:
    """Return a pack with one part (0 its pack.json, 1 its first file) whose head tells `values`."""
    made = parts()
    made[index] = replace(made[index], **values)
    return zip_of(made)


def _flipped() -> bytes:
    data = bytearray(honest())
    name = b"files/plan.en.pdf"
    data[data.index(name) + len(name) + 20] ^= 4
    return bytes(data)


def _lying() -> bytes:
    """Return a pack that says one thing of a file in its list, and holds another."""
    first = next(iter(CHANGED))
    return zip_of(parts(NEW, {**CHANGED, first: b"<script>evil()</script>"}))


def _many() -> bytes:
    # No packs of ours hold the sizes behind the files.
    return zip_of([*parts(), *(part(f"more/{number}", b"x") for number in range(500))])


def _overlap() -> bytes:
    made = parts()
    return zip_of([*made, part("twin.html", made[1].data, start=0, is_written=False)])


_FOREIGN = part("evil.exe", b"MZ")
_FROM: dict[str, Any] = {"from": "latest"}
_ZEROS = b"\0" * 3_000_000

HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "no-zip": (lambda: b"%PDF-1.7 no zip", "pack-not-one"),
    "empty": (lambda: b"", "pack-not-one"),
    "another-zip": (lambda: zip_of([part("a.txt", b"hello")]), "pack-not-one"),
    "no-list": (lambda: zip_of(parts()[:-1]), "pack-not-one"),
    "no-pack-json": (lambda: zip_of(parts()[1:]), "pack-not-one"),
    "pack-json-is-none": (lambda: _one(0, data=b"PK" * 20), "pack-not-one"),
    "pack-json-deep": (lambda: _one(0, data=b"[" * 100_000), "pack-not-one"),
    "pack-json-is-a-list": (lambda: _one(0, data=b"[1]"), "pack-not-one"),
    "of-another-format": (lambda: zip_of(parts(format="policybank-packet")), "pack-not-one"),
    "of-a-newer-kind": (lambda: zip_of(parts(version=2)), "pack-newer"),
    "truncated": (lambda: honest()[:-40], "pack-damaged"),
    "truncated-in-the-middle": (lambda: honest()[:900], "pack-damaged"),
    "flipped-bit": (_flipped, "pack-damaged"),
    "path-up": (lambda: _list(f"{'0' * 64}  ../evil.html\n"), "pack-strange"),
    "path-up-in-zip-only": (
        lambda: zip_of([*parts(), part("../evil.html", b"x")]),
        "pack-strange",
    ),
    "path-absolute": (lambda: _list(f"{'0' * 64}  /etc/passwd\n"), "pack-strange"),
    "path-drive": (lambda: _list(f"{'0' * 64}  C:/evil.exe\n"), "pack-strange"),
    "path-backslash": (lambda: _list(f"{'0' * 64}  ..\\evil.exe\n"), "pack-strange"),
    "path-device": (lambda: _with("aux.html"), "pack-strange"),
    "path-of-the-pack": (lambda: _with("Pack.json"), "pack-strange"),
    "path-of-the-list": (lambda: _with("Manifest-SHA256.txt"), "pack-strange"),
    "path-of-the-marker": (lambda: _with("bank-update-unfinished.txt"), "pack-strange"),
    "path-half-written": (lambda: _with("en/index.html.part"), "pack-strange"),
    "two-cases-of-a-name": (lambda: _with("EN/index.html"), "pack-strange"),
    "file-and-folder": (lambda: _with("en"), "pack-strange"),
    "list-with-a-path-twice": (
        lambda: _list(f"{'0' * 64}  en/index.html\n"),
        "pack-strange",
    ),
    "list-is-not-that-of-to": (lambda: zip_of(parts(to="0" * 64)), "pack-strange"),
    "from-is-no-sum": (lambda: zip_of(parts(**_FROM)), "pack-strange"),
    "made-on-no-day": (lambda: zip_of(parts(made="2026-99-99")), "pack-strange"),
    "count-lies": (lambda: zip_of(parts(files=1)), "pack-strange"),
    "bytes-lie": (lambda: zip_of(parts(bytes=10**15)), "pack-strange"),
    "bytes-are-text": (lambda: zip_of(parts(bytes="10")), "pack-strange"),
    "count-is-negative": (lambda: zip_of(parts(documents=-1)), "pack-strange"),
    "removes-a-new-file": (
        lambda: zip_of(parts(removed={"en/index.html": "0" * 64})),
        "pack-strange",
    ),
    "removes-the-list": (lambda: zip_of(parts(removed={MANIFEST: "0" * 64})), "pack-strange"),
    "removes-outside": (lambda: zip_of(parts(removed={"../x": "0" * 64})), "pack-strange"),
    "removes-without-sums": (lambda: zip_of(parts(removed=["assets/same.js"])), "pack-strange"),
    "removes-what-the-old-has-not": (
        lambda: zip_of(parts(removed={"my letters/a.docx": "0" * 64})),
        "pack-strange",
    ),
    "brings-too-little": (
        lambda: zip_of(parts(NEW, {"en/index.html": NEW["en/index.html"]})),
        "pack-strange",
    ),
    "foreign-name": (lambda: zip_of([*parts(), _FOREIGN]), "pack-strange"),
    "many-names": (_many, "pack-strange"),
    "name-twice": (lambda: zip_of([*parts(), parts()[1]]), "pack-strange"),
    "link": (lambda: _one(1, attributes=0o120777 << 16), "pack-strange"),
    "device-file": (lambda: _one(1, attributes=0o020666 << 16), "pack-strange"),
    "folder": (lambda: _one(1, attributes=0x10), "pack-strange"),
    "encrypted": (lambda: _one(1, flags=1), "pack-strange"),
    "other-method": (lambda: _one(1, method=12, packed=b"x"), "pack-strange"),
    "two-names": (lambda: _one(1, local_name=b"assets/bank.cccc.js"), "pack-strange"),
    "two-sizes": (lambda: _one(1, local_size=5), "pack-strange"),
    "overlap": (_overlap, "pack-strange"),
    "hidden-before": (lambda: zip_of(parts(), before=b"MZ program"), "pack-not-one"),
    "hidden-between": (lambda: zip_of(parts(), gap=b"hidden"), "pack-strange"),
    "bomb": (lambda: _with("zeros.js", _ZEROS), "pack-strange"),
    "bomb-that-lies-small": (lambda: _one(1, data=_ZEROS, size=1200), "pack-strange"),
    "says-more-than-it-holds": (lambda: _one(1, size=1300), "pack-strange"),
    "wrong-sum": (_lying, "sum-wrong"),
}
