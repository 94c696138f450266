"""A labelled set of documents that are in a bank already, and of others that only look so: made by code, from a seed.

Titles are those of the shipped library and of the synthetic records; texts are made of the corpus's words, each document
of a choice of its own, with paragraphs that all documents of a type share. Half of the documents is for choosing
thresholds, the other half is only measured (`is_held_out`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from policybank.khmer import words
from policybank.library import read_library
from policybank.review import Work
from policybank.schema import Vocabularies

from .corpus import chance_for, read_corpus
from .records import make_record
from .slips import as_file_name, misread, retyped, with_suffix

Leaves = tuple[tuple[int, str], ...]
_LEAVES: Final = 5
_PARAGRAPHS: Final = 4
_YEAR: Final = re.compile(r"(?:19|20)\d\d|[\u17e1\u17e2][\u17e0-\u17e9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A document of the bank: titles by language, facts of its record, and the texts of its leaves."""

    id: str
    titles: Mapping[str, str]
    type: str
    year: int
    legal_number: str
    language: str
    leaves: Leaves
    kin: frozenset[str]

    @property
    def is_held_out(self) -> bool:
        """Whether no threshold may be chosen on what is made of it."""
        return chance_for("half", self.id).random() < 0.5

    @property
    def work(self) -> Work:
        """The document as the gate compares it."""
        return _work(self, self.id, self.titles, self.year, self.legal_number, (self.id,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document that somebody gives: of which kind, what it is, and the ids that may be named (none for a new one)."""

    kind: str
    is_copy: bool
    work: Work
    leaves: Leaves
    right: frozenset[str] = field(default=frozenset())
    is_held_out: bool = False


COPIES: Final = (
    "retyped title",
    "title with a suffix",
    "name of a file",
    "title in one language",
    "scan of the same",
    "scan, other title",
    "part of the leaves",
)
OTHERS: Final = ("new edition", "like name", "amendment", "other year")


def originals_of(root: Path, vocabularies: Vocabularies, synthetic: int) -> tuple[Original, ...]:
    """Return the documents of the library at `root` and `synthetic` made-up ones."""
    made: list[Original] = []
    documents = read_library(root).documents
    kin: dict[str, set[str]] = {one: {one} for one in documents}
    for one in documents.values():
        for relation in one.record.relations:
            if relation.type == "translation-of" and relation.target in kin:
                kin[one.id].add(relation.target)
                kin[relation.target].add(one.id)
    for one in documents.values():
        record = one.record
        titles = {
            name: text for name, text in (("km", record.title.km), ("en", record.title.en)) if text
        }
        year = record.date.year if record.date else 0
        made.append(
            _original(
                one.id, titles, record.type, year, record.legal_number or "", frozenset(kin[one.id])
            )
        )
    for number in range(synthetic):
        values = make_record(number, vocabularies, read_corpus())
        made.append(
            _original(
                values["id"], values["title"], values["type"], int(values["date"][:4]),
                values.get("legal_number", ""), frozenset({values["id"]}),
            )
        )  # fmt: skip
    return tuple(made)


def cases_of(originals: Sequence[Original]) -> Iterator[Case]:
    """Yield a case of each kind for each of `originals` that it can be made of."""
    for one in originals:
        chance = chance_for("case", one.id)
        yield from _copies(one, chance)
        yield from _others(one, originals, chance)


def _copies(one: Original, chance: random.Random) -> Iterator[Case]:
    language = chance.choice(sorted(one.titles))
    title = one.titles[language]
    without_year = chance.random() < 0.3
    slipped = {
        name: retyped(_without_year(text) if without_year else text, chance)
        for name, text in one.titles.items()
    }
    yield _copy("retyped title", one, slipped, one.year, ())
    suffixed = {name: with_suffix(text, chance) for name, text in one.titles.items()}
    yield _copy("title with a suffix", one, suffixed, 0, ())
    if "en" in one.titles:
        yield _copy("name of a file", one, {"en": as_file_name(one.titles["en"], chance)}, 0, ())
    yield _copy("title in one language", one, {language: retyped(title, chance)}, one.year, ())
    noise = chance.choice((0.01, 0.03, 0.06, 0.10))
    scan = tuple((number, misread(text, noise, chance)) for number, text in one.leaves)
    yield _copy("scan of the same", one, slipped, one.year, scan)
    unnamed = {"en": chance.choice(("Scan 0001", "Document", "IMG 2231", "Untitled"))}
    yield _copy("scan, other title", one, unnamed, 0, scan)
    part = tuple((number, misread(text, 0.01, chance)) for number, text in one.leaves[1:4])
    yield _copy("part of the leaves", one, unnamed, 0, part)


def _others(one: Original, originals: Sequence[Original], chance: random.Random) -> Iterator[Case]:
    years = {name: _YEAR.findall(text) for name, text in one.titles.items()}
    step = chance.choice((1, 4, 5))
    if all(years.values()):
        later = {name: _shifted(text, step) for name, text in one.titles.items()}
        other_id = {_original_id(other) for other in originals if dict(other.titles) == later}
        if not other_id:
            leaves = tuple(
                (number, _edited(text, one, step, chance)) for number, text in one.leaves
            )
            yield _other("new edition", one, later, one.year + step, leaves)
            yield _other("other year", one, later, one.year + step, ())
    elif one.year:
        # An order of the same name, of a later year: only its record tells.
        yield _other("other year", one, dict(one.titles), one.year + 2 + step, ())
    like = _like(one, chance)
    if like is not None and not any(dict(other.titles) == like for other in originals):
        yield _other(
            "like name",
            one,
            like,
            one.year,
            _text(f"like {one.id}", one.language, one.type, one.year),
        )
    yield _amendment(one, chance)


def _amendment(one: Original, chance: random.Random) -> Case:
    number = chance.randint(2, 40)
    titles = {
        "en": f"Law on the Amendment of Article {number} of the {one.titles.get('en', '')}".strip(),
        "km": f"ច្បាប់ស្ដីពីវិសោធនកម្មមាត្រា {number} នៃ{one.titles.get('km', '')}",
    }
    own = _text(f"amendment {one.id}", one.language, one.type, one.year + 3)
    quoted = one.leaves[0][1].split("\n")[:1]
    leaves = tuple((leaf, "\n".join([*quoted, text])) for leaf, text in own[:2])
    kept = {name: text for name, text in titles.items() if name in one.titles}
    return _other("amendment", one, kept, one.year + 3, leaves)


def _copy(kind: str, one: Original, titles: Mapping[str, str], year: int, leaves: Leaves) -> Case:
    return Case(
        kind=kind,
        is_copy=True,
        work=_work(one, f"new-{one.id}", titles, year, "", ()),
        leaves=leaves,
        right=one.kin,
        is_held_out=one.is_held_out,
    )


def _other(kind: str, one: Original, titles: Mapping[str, str], year: int, leaves: Leaves) -> Case:
    return Case(
        kind=kind,
        is_copy=False,
        work=_work(one, f"new-{one.id}", titles, year, "", ()),
        leaves=leaves,
        is_held_out=one.is_held_out,
    )


def _work(
    one: Original,
    work_id: str,
    titles: Mapping[str, str],
    year: int,
    legal_number: str,
    texts: Sequence[str],
) -> Work:
    return Work.of(
        work_id,
        {name: (text,) for name, text in titles.items()},
        kind=one.type,
        years=(year,) if year else (),
        legal_number=legal_number,
        texts=texts,
    )


def _original(
    document_id: str,
    titles: Mapping[str, str],
    kind: str,
    year: int,
    number: str,
    kin: frozenset[str],
) -> Original:
    language = sorted(titles)[len(document_id) % len(titles)]
    return Original(
        id=document_id,
        titles=titles,
        type=kind,
        year=year,
        legal_number=number,
        language=language,
        leaves=_text(document_id, language, kind, year),
        kin=kin,
    )


def _original_id(one: Original) -> str:
    return one.id


@cache
def _pool(language: str) -> tuple[str, ...]:
    """Return the corpus's words, each once."""
    text = " ".join(read_corpus().sentences[language])
    found = words(text) if language == "km" else re.findall(r"[A-Za-z]+", text)
    return tuple(sorted({one.strip() for one in found if one.strip()}))


def _text(name: str, language: str, kind: str, year: int) -> Leaves:
    chance = chance_for("text of", name)
    shared = chance_for("type", kind, language)
    own = chance.sample(_pool(language), len(_pool(language)) // 2)
    common = shared.sample(_pool(language), len(_pool(language)) // 3)
    opening = [_paragraph(language, common, year, chance_for("opening", kind, n)) for n in range(2)]
    leaves = []
    for number in range(1, _LEAVES + 1):
        paragraphs = [_paragraph(language, own, year, chance) for _ in range(_PARAGRAPHS)]
        leaves.append((number, "\n".join([*opening, *paragraphs] if number == 1 else paragraphs)))
    return tuple(leaves)


def _paragraph(language: str, pool: Sequence[str], year: int, chance: random.Random) -> str:
    # A few words stand everywhere, as in any text.
    drawn = [pool[int(len(pool) * chance.random() ** 2)] for _ in range(60)]
    if year:
        drawn.insert(chance.randint(0, 59), str(year + chance.randint(0, 4)))
    return ("" if language == "km" else " ").join(drawn)


def _edited(text: str, one: Original, step: int, chance: random.Random) -> str:
    """Return a leaf of the next edition: some paragraphs as they were, with later years, others new."""
    paragraphs = []
    pool = _pool(one.language)
    for paragraph in text.split("\n"):
        if chance.random() < 0.55:
            paragraphs.append(_shifted(paragraph, step))
        else:
            paragraphs.append(_paragraph(one.language, pool, one.year + step, chance))
    return "\n".join(paragraphs)


def _shifted(text: str, step: int) -> str:
    def later(found: re.Match[str]) -> str:
        number = str(int(found.group()) + step)
        is_khmer = found.group()[0] > "9"
        return number.translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")) if is_khmer else number

    return _YEAR.sub(later, text)


def _without_year(text: str) -> str:
    shorter = re.sub(
        r"\s*,?\s*(?:ឆ្នាំ)?\s*(?:%s)(?:\s*[-–]\s*(?:%s))?" % ((_YEAR.pattern,) * 2), "", text
    )
    return shorter.strip() or text


# Things of the same kind, one of which stands in many a title; another one makes another document of it.
_LIKE: Final = (
    ("primary", "secondary", "higher", "non-formal"),
    ("teachers", "students", "directors"),
    ("teacher", "student", "director"),
    ("education", "health", "labour"),
    ("school", "hospital", "university"),
    ("បឋមសិក្សា", "មធ្យមសិក្សា", "ឧត្ដមសិក្សា"),
    ("គ្រូបង្រៀន", "សិស្ស", "នាយកសាលា"),
    ("ការអប់រំ", "សុខាភិបាល", "ការងារ"),
    ("អប់រំ", "សុខាភិបាល"),
    ("Phnom Penh", "Kampot", "Takeo"),
)


def _like(one: Original, chance: random.Random) -> dict[str, str] | None:
    changed = {}
    for name, text in one.titles.items():
        for group in _LIKE:
            word = next((word for word in group if word.lower() in text.lower()), None)
            if word is not None:
                other = chance.choice([other for other in group if other != word])
                changed[name] = re.sub(re.escape(word), other, text, flags=re.IGNORECASE)
                break
    return changed if changed.keys() == one.titles.keys() else None
