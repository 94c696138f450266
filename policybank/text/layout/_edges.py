"""Running heads, running feet and page numbers: what a producer repeats on every leaf is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ._lines import Line

# They stand within this part of the height from the upper or the lower edge.
_EDGE: Final = 0.12
_LONGEST: Final = 160
# As many leaves of a document have the same line there, its digits apart.
_REPEATED_SHARE: Final = 0.5
_FEWEST_LEAVES: Final = 3
_DIGITS: Final = re.compile("[0-9\u17e0-\u17e9]+")
_PAGE_NUMBER: Final = re.compile(
    r"[\-–—\s|]*(?:(?:page|ទំព័រទី|ទំព័រ)\s*)?(?:[0-9\u17e0-\u17e9]{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|នៃ)\s*[0-9\u17e0-\u17e9]{1,4})?[\-–—\s|]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The lines of a leaf: its text in order, and what stands at its edges from above to below."""

    body: tuple[Line, ...]
    head: tuple[Line, ...]
    foot: tuple[Line, ...]


def part_edges(leaves: Sequence[tuple[float, tuple[Line, ...]]]) -> list[Parted]:
    """Return the lines of each leaf, parted; `leaves` are heights in points and lines.

    A single leaf shows no repetition, so only a lone page number is taken from it.
    """
    shared = Counter(
        key
        for height, lines in leaves
        for key in {_key(line, height) for line in lines if _zone(line, height)}
    )
    least = max(_FEWEST_LEAVES, _REPEATED_SHARE * len(leaves))
    return [_parted(height, lines, shared, least) for height, lines in leaves]


def _parted(
    height: float, lines: tuple[Line, ...], shared: Counter[tuple[str, str]], least: float
) -> Parted:
    parts: dict[str, list[Line]] = {"": [], "head": [], "foot": []}
    baselines = [line.baseline for line in lines if line.text.strip()]
    for line in lines:
        zone = _zone(line, height)
        is_outermost = bool(baselines) and line.baseline in {max(baselines), min(baselines)}
        is_number = is_outermost and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
        is_apart = bool(zone) and (is_number or shared[_key(line, height)] >= least)
        parts[zone if is_apart else ""].append(line)
    return Parted(body=tuple(parts[""]), head=tuple(parts["head"]), foot=tuple(parts["foot"]))


def _zone(line: Line, height: float) -> str:
    if not line.text.strip() or len(line.text) > _LONGEST:
        return ""
    if line.baseline > (1 - _EDGE) * height:
        return "head"
    return "foot" if line.baseline < _EDGE * height else ""


def _key(line: Line, height: float) -> tuple[str, str]:
    return _zone(line, height), _DIGITS.sub("#", re.sub(r"\s", "", line.text))
