"""Files that hold a part for each document: after a change only the parts that changed are made, the rest is copied.

All parts of such a file are made in seconds for 10,000 documents, and every addition writes the file anew. So beside the
cache stands a list of its parts, by the digest of what each shows; their bytes are cut out of the file that was published
last. It is believed only when the digest of its bytes is the one in the list, so nobody can slip anything in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policybank.core import read_bytes, write_text

_CACHE = ".cache/exports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands around the parts of a file."""

    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where the files of the last build are found. `root` is None where nothing is to be remembered."""

    root: Path | None

    def parts(
        self,
        path: str,
        wanted: Iterable[tuple[str, str]],
        layout: Layout,
        make: Callable[[str], bytes],
    ) -> Iterator[bytes]:
        """Yield the file at `path`, made of the parts `wanted` (id and digest), and write down where each stands.

        `make` is asked for the parts of which the last file has none with this digest.
        """
        known = self._known(path)
        whole = hashlib.blake2b(digest_size=16)
        places: list[tuple[str, str, int, int]] = []
        offset = 0

        def told(data: bytes) -> bytes:
            nonlocal offset
            whole.update(data)
            offset += len(data)
            return data

        yield told(layout.head)
        for document_id, digest in wanted:
            if places:
                yield told(layout.between)
            # An empty part cannot be told from none, and costs nothing to make.
            data = known.get((document_id, digest)) or make(document_id)
            places.append((document_id, digest, offset, len(data)))
            yield told(data)
        yield told(layout.tail)
        if self.root is not None:
            listed = {"digest": whole.hexdigest(), "parts": places}
            write_text(self._list_of(self.root, path), json.dumps(listed))

    def _known(self, path: str) -> dict[tuple[str, str], bytes]:
        """Return the parts of the file that was published last, by id and digest; none where it is not as it was written."""
        if self.root is None:
            return {}
        try:
            listed = json.loads(read_bytes(self._list_of(self.root, path)))
            data = read_bytes(self.root / "site" / path)
            if hashlib.blake2b(data, digest_size=16).hexdigest() != listed["digest"]:
                return {}
            return {
                (document_id, digest): data[offset : offset + length]
                for document_id, digest, offset, length in listed["parts"]
            }
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @staticmethod
    def _list_of(root: Path, path: str) -> Path:
        return root / _CACHE / f"{path.replace('/', '.')}.json"
