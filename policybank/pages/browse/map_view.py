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
    Phrase,
    PlannedPage,
    Reference,
    View,
    order_key,
    other_language,
    relative,
)
from policybank.schema import Term

from .picture_parts import PictureFrame, picture_frame
from .pictures import Provinces, Tally, provinces_of

_PLACE = re.compile(r"([1-9])-([1-9])")
# The least number of documents for each darker shade.
_SHADES = (1, 2, 5, 10)
# Where a name may be broken: in Khmer between words, in English with a hyphen.
_BREAKS = {"km": "<wbr>", "en": "&shy;"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A square: its place, counted from the upper left corner, its name as HTML, where it leads, how many documents.

    `number` is empty where there are none.
    """

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
    """The map, and the same as a table.

    The table has a row for each province with documents, and names the others under it: most of a young bank would else
    be columns of noughts.
    """

    frame: PictureFrame
    tiles: tuple[Tile, ...]
    rows: tuple[ProvinceRow, ...]
    without: tuple[Phrase, ...]
    shades: tuple[tuple[int, str], ...]
    standing: str
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
            without=tuple(_without(words, bank)),
            shades=tuple(_legend(words, provinces)),
            standing=_standing(words, provinces),
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
            number=words.number(tally.total) if tally.total else "",
            count=words.count("lists.count", tally.total) if tally.total else words("facets.empty"),
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


def _in_order(words: Words, bank: Bank) -> list[Term]:
    terms = bank.catalogue.vocabularies["provinces"].terms.values()
    return sorted(terms, key=lambda one: order_key(one.name(words.language), words.language))


def _rows(page: PlannedPage, words: Words, bank: Bank) -> Iterator[ProvinceRow]:
    by_province = provinces_of(bank).by_province
    for term in _in_order(words, bank):
        tally = by_province[term.id]
        if tally.total:
            yield ProvinceRow(
                reference=Reference(
                    bank.term("provinces", term.id, words.language), _href(term.id, tally, page)
                ),
                total=words.number(tally.total),
                khmer=words.number(tally.khmer),
                english=words.number(tally.english),
            )


def _without(words: Words, bank: Bank) -> Iterator[Phrase]:
    by_province = provinces_of(bank).by_province
    for term in _in_order(words, bank):
        if not by_province[term.id].total:
            yield bank.term("provinces", term.id, words.language)


def _standing(words: Words, provinces: Provinces) -> str:
    """Return how many provinces have documents, with a request where most have none."""
    tallies = provinces.by_province.values()
    filled = sum(tally.total > 0 for tally in tallies)
    key = "browse.map.filled" if 2 * filled >= len(tallies) else "browse.map.mostly-empty"
    return words.count(key, filled, all=words.number(len(tallies)))


def _legend(words: Words, provinces: Provinces) -> Iterator[tuple[int, str]]:
    """Return the shades up to the darkest that is drawn, with what each means."""
    most = max((tally.total for tally in provinces.by_province.values()), default=0)
    yield 0, words("facets.empty")
    for shade, least in enumerate(_SHADES, start=1):
        if most < least:
            return
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
