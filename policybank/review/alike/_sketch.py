"""A sketch of a text: its smallest shingle hashes, by which its kin among 10,000 is found without reading them.

Bottom-k sketches (Cohen and Kaplan, 2007) of Broder's shingles. The hashes are sums of the tokens' own CRC-32s, mixed by
a multiplication: a hash function of the standard library for each shingle takes five times as long.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path
from typing import Final, NamedTuple

from policybank.core import digest_of, read_bytes, write_bytes

# Five syllables, or fifteen Latin letters: two words or three. Of a scan with every tenth sign misread a fifth to a third
# are left.
SHINGLE: Final = 5
_KEPT: Final = 256
_MASK: Final = (1 << 64) - 1
_MULTIPLIERS: Final = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
)
# Of a very long text the beginning stands for the whole: about 150 leaves.
MOST_TOKENS: Final = 80_000


class Sketch(NamedTuple):
    """The smallest hashes of a text's shingles, rising, and how many different shingles it has."""

    hashes: array[int]
    shingles: int


def shingles_of(tokens: Sequence[str]) -> list[int]:
    """Return the hash of each run of five tokens, in order."""
    marks = [_mark(token) for token in tokens[:MOST_TOKENS]]
    one, two, three, four, five = _MULTIPLIERS
    runs = zip(marks, marks[1:], marks[2:], marks[3:], marks[4:], strict=False)
    return [_mixed(a * one + b * two + c * three + d * four + e * five) for a, b, c, d, e in runs]


def sketch_of(tokens: Sequence[str]) -> Sketch:
    """Return the sketch of a text of `tokens`."""
    different = set(shingles_of(tokens))
    return Sketch(array("Q", nsmallest(_KEPT, different)), len(different))


@lru_cache(maxsize=65_536)
def _mark(token: str) -> int:
    return zlib.crc32(token.encode("utf-8")) + 1


def _mixed(number: int) -> int:
    number &= _MASK
    number ^= number >> 29
    return (number * 0xBF58476D1CE4E5B9 & _MASK) ^ (number >> 32)


def shared_hashes(one: frozenset[int], other: Sketch) -> int:
    """Return how many hashes of `other` stand in `one`."""
    return len(one.intersection(other.hashes))


def save_sketches(file: Path, sketches: Mapping[str, Sketch]) -> None:
    """Write `sketches` by name to `file`, with a digest of all before them."""
    lines: list[bytes] = []
    for name, sketch in sorted(sketches.items()):
        head = f"{name} {sketch.shingles} {len(sketch.hashes)}\n".encode()
        lines += [head, _little(sketch.hashes).tobytes()]
    body = b"".join(lines)
    write_bytes(file, f"{_FORM} {digest_of(body)}\n".encode() + body)


def load_sketches(file: Path) -> dict[str, Sketch]:
    """Return what `save_sketches` wrote; nothing where the file is damaged or of another form."""
    try:
        head, _, body = read_bytes(file).partition(b"\n")
    except OSError:
        return {}
    if head.decode("ascii", "replace") != f"{_FORM} {digest_of(body)}":
        return {}
    return dict(_loaded(body))


def _loaded(body: bytes) -> Iterator[tuple[str, Sketch]]:
    place = 0
    while place < len(body):
        end = body.index(b"\n", place)
        name, shingles, length = body[place:end].decode().split()
        place = end + 1 + 8 * int(length)
        hashes = array("Q", body[end + 1 : place])
        yield name, Sketch(_little(hashes), int(shingles))


def _little(hashes: array[int]) -> array[int]:
    import sys

    if sys.byteorder == "big":
        hashes = array("Q", hashes)
        hashes.byteswap()
    return hashes


# The digest of what decides a sketch: its own code and the cutting into tokens.
def _form(files: Iterable[Path]) -> str:
    return digest_of(*(file.read_bytes() for file in files))


_HERE: Final = Path(__file__)
_FORM: Final = _form(
    [
        _HERE,
        _HERE.with_name("_tokens.py"),
        *sorted((_HERE.parents[2] / "khmer").glob("*.py")),
    ]
)
