"""Running heads, running feet and page numbers: what a producer repeats on every leaf is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from policybank.text.layer import DrawnLeaf

from ._lines import Line

# They stand within this part of the height from the upper or the lower edge.
_EDGE: Final = 0.12
_LONGEST: Final = 160
# As many leaves of a document have the same line there, its digits apart: a little under half, for left and right differ.
_REPEATED_SHARE: Final = 0.4
_FEWEST_LEAVES: Final = 3
# A leaf of text has 1 to 5 % of its letters in its head and foot. Where the usual leaf has more than this, the leaves are
# titles or forms that begin alike.
_MOST_APART: Final = 0.25
# Parts of a book are counted anew, and a leaf may be left out.
_MOST_OF_THEM: Final = 0.5
_DIGITS: Final = re.compile("[0-9\u17e0-\u17e9]+")
_PAGE_NUMBER: Final = re.compile(
    r"[\-–—\s|]*(?:(?:page|ទំព័រទី|ទំព័រ)\s*)?(?:[0-9\u17e0-\u17e9]{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|នៃ)\s*[0-9\u17e0-\u17e9]{1,4})?[\-–—\s|]*",
    re.IGNORECASE,
)

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The lines of a leaf: its text in order, and what stands at its edges from above to below."""

    body: tuple[Line, ...]
    head: tuple[Line, ...]
    foot: tuple[Line, ...]


def part_edges(leaves: Sequence[tuple[DrawnLeaf, tuple[Line, ...]]]) -> list[Parted]:
    """Return the lines of each leaf, parted.

    A single leaf shows no repetition, so only a lone page number is taken from it; of two, only their outermost lines.
    """
    keyed = [(lines, [_key(line, leaf) for line in lines]) for leaf, lines in leaves]
    shared = Counter(key for _, keys in keyed for key in set(keys))
    least = max(_FEWEST_LEAVES, _REPEATED_SHARE * len(leaves))
    counted = _counted(leaves, keyed)
    repeated = {key for key, count in shared.items() if count >= least and key in counted}
    twice = {key for key, count in shared.items() if count == len(leaves) == 2 and key in counted}
    parted = [_parted(lines, keys, repeated, twice) for lines, keys in keyed]
    if parted and median(map(_share_apart, parted)) > _MOST_APART:
        return [_parted(lines, keys, set(), set()) for lines, keys in keyed]
    return parted


def _counted(
    leaves: Sequence[tuple[DrawnLeaf, tuple[Line, ...]]],
    keyed: Sequence[tuple[Sequence[Line], Sequence[_Key]]],
) -> set[_Key]:
    """Return the keys whose numbers are always the same or count the leaves; those of headings (Article 7) do neither."""
    numbers: dict[_Key, list[tuple[int, list[int]]]] = {}
    for (leaf, _), (lines, keys) in zip(leaves, keyed, strict=True):
        for line, key in zip(lines, keys, strict=True):
            found = [int(one[:9]) for one in _DIGITS.findall(line.text)]
            numbers.setdefault(key, []).append((leaf.number, found))
    return {key for key, told in numbers.items() if _is_count(told)}


def _is_count(told: Sequence[tuple[int, list[int]]]) -> bool:
    """Return whether the numbers of a line that stands on several leaves stay, or one of them grows with the leaves."""
    if len({tuple(found) for _, found in told}) == 1:
        return True
    for column in zip(*(found for _, found in told), strict=False):
        steps = Counter(value - leaf for (leaf, _), value in zip(told, column, strict=True))
        if steps.most_common(1)[0][1] > _MOST_OF_THEM * len(told):
            return True
    return False


def _share_apart(parted: Parted) -> float:
    body, apart = (
        sum(
            len(line.text.strip())
            for line in lines
            if not _PAGE_NUMBER.fullmatch(line.text.strip())
        )
        for lines in (parted.body, (*parted.head, *parted.foot))
    )
    return apart / (body + apart) if apart else 0.0


def _parted(
    lines: Sequence[Line], keys: Sequence[_Key], repeated: set[_Key], twice: set[_Key]
) -> Parted:
    parts: dict[str, list[Line]] = {"": [], "head": [], "foot": []}
    outermost = _outermost(lines)
    tables = _tables(lines)
    for line, key in zip(lines, keys, strict=True):
        is_outermost = (line.turn, line.baseline) in outermost
        is_number = is_outermost and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
        is_head = key in repeated or (is_outermost and key in twice)
        # The head of a table is repeated, too, and stays with it.
        is_apart = (is_number or is_head) and not (line.cell and line.cell.table in tables)
        parts[key[0] if is_apart else ""].append(line)
    return Parted(body=tuple(parts[""]), head=tuple(parts["head"]), foot=tuple(parts["foot"]))


def _outermost(lines: Sequence[Line]) -> set[tuple[int, float]]:
    """Return the turns and baselines of the highest and the lowest line of each turn."""
    found: dict[int, list[float]] = {}
    for line in lines:
        if line.text.strip():
            found.setdefault(line.turn, []).append(line.baseline)
    return {
        (turn, edge)
        for turn, baselines in found.items()
        for edge in (min(baselines), max(baselines))
    }


def _tables(lines: Sequence[Line]) -> set[int]:
    """Return the ruled tables with more than one row; one row alone may be the frame of a head."""
    rows = {(line.cell.table, line.cell.top) for line in lines if line.cell}
    counted = Counter(table for table, _ in rows)
    return {table for table, count in counted.items() if count > 1}


def _key(line: Line, leaf: DrawnLeaf) -> _Key:
    """Return the zone a line stands in, empty for the text between them, and its letters without its numbers."""
    text = line.text.strip()
    height = leaf.width if line.turn in {90, 270} else leaf.height
    zone = ""
    if text and len(line.text) <= _LONGEST and line.turn % 90 == 0:
        zone = "head" * (line.baseline > (1 - _EDGE) * height)
        zone = zone or "foot" * (line.baseline < _EDGE * height)
    return zone, _DIGITS.sub("#", re.sub(r"\s", "", text))
