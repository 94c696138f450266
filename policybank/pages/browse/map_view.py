"""The map of the provinces: a square for each in its rough place, shaded by how many documents name it.

Squares and not borders: the smallest province, with as many readers as others, would be a dot that no finger hits, and
drawn by us they need no licence. Their places and short names are facts of the vocabulary (`tile`, `tile_km`, `tile_en`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    PlannedPage,
    Reference,
    View,
    order_key,
    other_language,
    relative,
)
from policybank.schema import Term

from .picture_parts import PictureFrame, picture_frame
from .pictures import Tally, provinces_of

_PLACE = re.compile(r"([1-9])-([1-9])")
# The least number of documents for each darker shade.
_SHADES = (1, 2, 5, 10)
# Where a name may be broken: in Khmer between words, in English with a hyphen.
_BREAKS = {"km": "<wbr>", "en": "&shy;"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A square: its place, counted from the upper left corner, its name as HTML, where it leads, how many documents."""

    row: int
    column: int
    name: Markup
    href: str
    number: str
    count: str
    shade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceRow:
    """A province in the table. Its page is there when it has documents."""

    reference: Reference
    total: str
    khmer: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The map, and the same as a table."""

    frame: PictureFrame
    tiles: tuple[Tile, ...]
    rows: tuple[ProvinceRow, ...]
    shades: tuple[tuple[int, str], ...]
    national: str


def map_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the map."""
    words = read_words(page.language)
    provinces = provinces_of(bank)
    return View(
        path=page.path,
        language=page.language,
        kind="map",
        title=words("browse.map.title"),
        description=words("browse.map.intro"),
        twin=f"{other_language(page.language)}/map.html",
        content=MapView(
            frame=picture_frame(page, bank),
            tiles=tuple(_tiles(page, words, bank)),
            rows=tuple(_rows(page, words, bank)),
            shades=tuple(_legend(words)),
            national=words.count("browse.map.national", provinces.national),
        ),
    )


def _tiles(page: PlannedPage, words: Words, bank: Bank) -> Iterator[Tile]:
    by_province = provinces_of(bank).by_province
    placed = [
        (place[1], place[2], term)
        for term in bank.catalogue.vocabularies["provinces"].terms.values()
        if (place := _PLACE.fullmatch(term.facts.get("tile", "")))
    ]
    for row, column, term in sorted(placed, key=lambda one: one[:2]):
        tally = by_province[term.id]
        yield Tile(
            row=int(row),
            column=int(column),
            name=_short_name(term, words.language),
            href=_href(term.id, tally, page),
            number=words.number(tally.total),
            count=words.count("lists.count", tally.total),
            shade=sum(tally.total >= least for least in _SHADES),
        )


def _short_name(term: Term, language: str) -> Markup:
    parts = term.facts.get(f"tile_{language}", term.name(language)).split("|")
    # The hyphen is drawn only where the line is broken there.
    return Markup(_BREAKS[language]).join(escape(part) for part in parts)  # noqa: S704 - a constant


def _href(province: str, tally: Tally, page: PlannedPage) -> str:
    if not tally.total:
        return "#ask"
    return relative(page.path, f"{page.language}/provinces/{province}.html")


def _rows(page: PlannedPage, words: Words, bank: Bank) -> Iterator[ProvinceRow]:
    terms = bank.catalogue.vocabularies["provinces"].terms.values()
    by_province = provinces_of(bank).by_province
    for term in sorted(terms, key=lambda one: order_key(one.name(words.language), words.language)):
        tally = by_province[term.id]
        yield ProvinceRow(
            reference=Reference(
                bank.term("provinces", term.id, words.language), _href(term.id, tally, page)
            ),
            total=words.number(tally.total),
            khmer=words.number(tally.khmer),
            english=words.number(tally.english),
        )


def _legend(words: Words) -> Iterator[tuple[int, str]]:
    yield 0, words.number(0)
    for shade, least in enumerate(_SHADES, start=1):
        last = _SHADES[shade] - 1 if shade < len(_SHADES) else None
        if last is None:
            yield shade, words("browse.map.or-more", start=words.number(least))
        elif last == least:
            yield shade, words.number(least)
        else:
            yield (
                shade,
                words("lists.letter-span", start=words.number(least), end=words.number(last)),
            )
