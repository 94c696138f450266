"""The number of a packet: what the giver reads out, and what the browser and Python work out alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

# Crockford's base 32: no I, L, O, U, so that a code survives being read out on the telephone.
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS: Final = 40


def receipt_digest(record: bytes, documents: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 over the bytes of `record.json` and each document's name and SHA-256, in the order of names."""
    whole = hashlib.sha256(record)
    for name, sha256 in sorted(documents):
        whole.update(f"{name}\n{sha256}\n".encode())
    return whole.hexdigest()


def receipt_code(digest: str) -> str:
    """Return the first 40 bits of `digest` as people read them: XXXX-XXXX."""
    number = int(digest[: _CODE_BITS // 4], 16)
    signs = "".join(_SIGNS[number >> shift & 31] for shift in range(_CODE_BITS - 5, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"
