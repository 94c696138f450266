"""Records of a synthetic bank: every facet used, relations of every kind, lengths like those of real ones."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from policybank.khmer import khmer_numerals
from policybank.schema import Term, Vocabularies, may_be_official_text

from .corpus import Corpus, chance_for

_SEED = "policy bank 1"
_FIRST_YEAR, _LAST_YEAR = 1993, 2025

# A large bank grew for years: in one month of ten years come as many as in another.
_GROWN_FROM, _GROWN_YEARS = 2017, 10
NEWEST_DAY = "2026-12-28"


def edition_language(number: int) -> str:
    """Return the language of the one edition of document `number`."""
    return ("km", "en")[number % 2]


def record_id(number: int, vocabularies: Vocabularies) -> str:
    """Return the id of document `number`; it needs no other document to be known."""
    return f"{_type_of(number, vocabularies).id[:40].rstrip('-')}-{number:05d}"


def make_record(number: int, vocabularies: Vocabularies, corpus: Corpus) -> dict[str, Any]:
    """Return the values of the record of document `number`, as they stand in its front matter.

    Relations lead to documents of smaller numbers only, so that there are no loops and a bank may end anywhere.
    """
    chance = chance_for(_SEED, number)
    kind = _type_of(number, vocabularies)
    theme = chance.choice(_terms(vocabularies, "themes"))
    province = chance.choice(_terms(vocabularies, "provinces"))
    year = chance.randint(_FIRST_YEAR, _LAST_YEAR)
    language = edition_language(number)
    values: dict[str, Any] = {
        "id": record_id(number, vocabularies),
        "title": {
            "km": f"{kind.km}ស្ដីពី{theme.km} {province.km} ឆ្នាំ{khmer_numerals(str(year))} លេខ{khmer_numerals(str(number))}",
            "en": f"{kind.en} on {theme.en} in {province.en}, {year}, number {number}",
        },
        "type": kind.id,
        "bodies": _some(vocabularies, "bodies", 1, 2, chance),
        "date": f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        **_legal_number(kind, number, year),
        **_standing(year, chance),
        "languages": ["km", "en"],
        "editions": [
            {"file": f"{record_id(number, vocabularies)}.{language}.pdf", "language": language}
        ],
        "links": [
            {
                "url": f"https://ministry.example/documents/{number}",
                "kind": "official",
                "checked": f"{year}-06-01",
            },
            {
                "url": f"https://news.example/{year}/{number}.html",
                "kind": "about",
                "language": "en",
            },
        ],
        "summary": {
            name: " ".join(corpus.sentence(name, chance) for _ in range(3)) for name in ("km", "en")
        },
        "acronyms": [f"P{number}"],
        "themes": sorted({theme.id, *_some(vocabularies, "themes", 1, 2, chance)}),
        "sub_sectors": _some(vocabularies, "sub-sectors", 1, 2, chance),
        "working_groups": _some(vocabularies, "working-groups", 1, 2, chance),
        "people": _some(vocabularies, "people", 0, 2, chance),
        "provinces": [province.id],
        "sdg4_targets": _some(vocabularies, "sdg4-targets", 1, 2, chance),
        "relations": _relations(number, vocabularies, chance),
        "rights": _rights(kind, vocabularies),
        "sources": [
            {"url": f"https://ministry.example/documents/{number}"},
            {"text": corpus.sentence("en", chance), "facts": ["title-km"]},
        ],
        "review": {"state": chance.choice(("checked", "partial")), "inferred": ["sub-sectors"]},
        "date_added": f"{_GROWN_FROM + number // 12 % _GROWN_YEARS}-{1 + number % 12:02d}-{1 + number % 28:02d}",
    }
    return {name: value for name, value in values.items() if value != []}


def _terms(vocabularies: Vocabularies, name: str) -> tuple[Term, ...]:
    return tuple(term for term in vocabularies[name].terms.values() if term.km)


def _some(
    vocabularies: Vocabularies, name: str, least: int, most: int, chance: random.Random
) -> list[str]:
    ids = list(vocabularies[name].terms)
    return chance.sample(ids, min(len(ids), chance.randint(least, most)))


def _type_of(number: int, vocabularies: Vocabularies) -> Term:
    terms = _terms(vocabularies, "document-types")
    return terms[number % len(terms)]


def _legal_number(kind: Term, number: int, year: int) -> Mapping[str, str]:
    if kind.facts.get("family") != "legal":
        return {}
    return {
        "legal_number": f"{number}/{year % 100:02d}",
        "legal_number_km": khmer_numerals(f"{number}/{year % 100:02d}"),
    }


def _standing(year: int, chance: random.Random) -> Mapping[str, Any]:
    """Return a stage for some documents, a period for others, nothing for the rest, as it is with real ones."""
    draw = chance.random()
    if draw < 0.3:
        return {"period": {"start": str(year), "end": str(year + 4)}}
    return {"stage": "in-force"} if draw < 0.5 else {}


def _relations(
    number: int, vocabularies: Vocabularies, chance: random.Random
) -> list[Mapping[str, str]]:
    # At most three steps lead back a short way, and one to the first few: real laws are pointed at by hundreds.
    near = (
        {chance.randint(max(0, number - 200), number - 1) for _ in range(chance.randint(0, 3))}
        if number
        else set()
    )
    far = {chance.randint(0, min(9, number - 1))} if number > 1 and chance.random() < 0.2 else set()
    return [
        {
            "type": chance.choice(("implements", "supersedes", "amends", "about", "related")),
            "target": record_id(target, vocabularies),
            "basis": chance.choice(("stated", "inferred")),
        }
        for target in sorted(near | far)
    ]


def _rights(kind: Term, vocabularies: Vocabularies) -> Mapping[str, str]:
    if may_be_official_text(kind.id, vocabularies):
        return {"statement": "official-text"}
    return {"statement": "cc-by-4.0", "holder": "NGO Education Partnership"}
