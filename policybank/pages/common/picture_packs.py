"""Pack the pictures of first leaves for a stick: some in one file, since each file wastes half a cluster of 32 KB there.

A pack is an SVG that holds the pictures as they are, with a view for each; a page names the view it wants behind a `#`, and
needs no script. Which pack a picture is in follows from its name alone, and from how many there are: a pack that grows too
large becomes two. So one more picture changes its own pack and, seldom, the pages of those that were with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from policybank.core import digest_of

# At 12 KB each a page reads at most a quarter of a megabyte for one; eleven in the mean.
_MOST: Final = 16
_DIGITS: Final = 32


def picture_packs(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the packs by their path in the site, each with its pictures (told by the path of their file, without ending)."""
    keyed = sorted((digest_of(stem), stem) for stem in stems)
    return dict(_packs([(_bits(digest), stem) for digest, stem in keyed], ""))


def view_of(stem: str) -> str:
    """Return the name of a picture in its pack."""
    return stem.rpartition("/")[2]


def _packs(
    pictures: Sequence[tuple[str, str]], start: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(pictures) <= _MOST or len(start) == 4 * _DIGITS:
        if pictures:
            yield f"pictures/p{start}.svg", tuple(sorted(stem for _, stem in pictures))
        return
    for bit in "01":
        inside = [one for one in pictures if one[0].startswith(start + bit)]
        yield from _packs(inside, start + bit)


def _bits(digest: str) -> str:
    return f"{int(digest, 16):0{4 * _DIGITS}b}"
