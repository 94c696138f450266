"""Hostile PDFs by the hundred: crafted ones, and good ones that were damaged with fixed seeds.

The same call always gives the same files. `crafted` are the attacks we know; `mutated` is for those we do not.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pikepdf

from tests.text import make_pdf

from . import crafted_fonts, crafted_leaves, crafted_streams, crafted_tables
from .test_content import ACTIVE

_MAKERS = (
    crafted_leaves.trees,
    crafted_leaves.leaves,
    crafted_leaves.depths,
    crafted_streams.streams,
    crafted_streams.forms,
    crafted_fonts.fonts,
    crafted_fonts.words,
    crafted_tables.tables,
    crafted_tables.others,
)


def crafted() -> dict[str, bytes]:
    """Return every attack by its name, each below 2 MB."""
    made: dict[str, bytes] = {}
    for make in _MAKERS:
        for name, data in make():
            assert name not in made, f"two attacks are called {name}"
            made[name] = data
    return made


def mutated(count: int) -> dict[str, bytes]:
    """Return `count` damaged files; the first of a longer call are those of a shorter one."""
    seeds = (
        make_pdf.pdf(make_pdf.latin("One", "Two"), make_pdf.actual("ក", "ខ្មែរ"), make_pdf.image()),
        make_pdf.pdf(make_pdf.actual("ច្បាប់") * 20, compressed=True),
        _packed(),
        *(data for _, data in sorted(ACTIVE.values())[::5]),
    )
    ways = (_flip, _cut, _drop, _repeat, _swap, _numbers, _references, _names)
    made = {}
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - the same files each time
        way = ways[number % len(ways)]
        made[f"mutant-{number}-{way.__name__.strip('_')}"] = way(chance.choice(seeds), chance)
    return made


def _packed() -> bytes:
    # A lock would differ from call to call.
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf.pdf(make_pdf.latin("Packed")))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    return out.getvalue()


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        changed[chance.randrange(9, len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(9, len(data))] + b"\n%%EOF\n"


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(9, len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(9, len(data))
    return data[:start] + data[start : start + 300] * chance.randint(2, 50) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 6)):
        one, other = (chance.randrange(1, len(lines)) for _ in range(2))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _replace(
    pattern: bytes, data: bytes, chance: random.Random, make: Callable[[], bytes]
) -> bytes:
    return re.sub(pattern, lambda found: make() if chance.random() < 0.15 else found[0], data)


def _numbers(data: bytes, chance: random.Random) -> bytes:
    odd = (
        b"0",
        b"-1",
        b"2147483648",
        b"1e99",
        b"99999999999999999999",
        b".",
        b"-",
        b"null",
        b"()",
        b"[",
        b"<<",
    )
    return _replace(rb"\b\d+\b", data, chance, lambda: chance.choice(odd))


def _references(data: bytes, chance: random.Random) -> bytes:
    return _replace(rb"\d+ 0 R", data, chance, lambda: b"%d 0 R" % chance.randrange(9))


def _names(data: bytes, chance: random.Random) -> bytes:
    names = sorted(set(re.findall(rb"/[A-Za-z]+", data)))
    return _replace(rb"/[A-Za-z]+", data, chance, lambda: chance.choice(names))
