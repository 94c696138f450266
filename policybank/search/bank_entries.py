"""The documents, guides and recommendations of a bank as entries of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser

from policybank.catalogue import CataloguedDocument
from policybank.core import digest_of
from policybank.i18n import LANGUAGES
from policybank.pages import (
    FACET_VOCABULARIES,
    Bank,
    Guide,
    LoadLeaves,
    added_on,
    facet_values,
    issued_of,
    languages_of,
    last_day,
    year_of,
)
from policybank.schema import Record
from policybank.text import Leaf

from .entries import SEPARATOR, Entry, EntryEdition, PlannedEntry, joined, names_of, planned
from .register_entries import register_entries

# Between 0 and 9: it decides only between documents that match alike.
_WEIGHT_OF_STATUS = {
    "in-force": 7,
    "planned": 6,
    "adopted": 6,
    "unknown": 5,
    "consultation": 4,
    "draft": 3,
    "superseded": 2,
    "ended": 2,
    "repealed": 1,
}
# What binds stands before what speaks of it, and what can be read here before what is only known of.
_FAMILIES_BEFORE_OTHERS = frozenset({"legal", "policy"})

# Vocabulary -> the field of the record that names its terms; their names are searched too.
_SUBJECTS = {
    "themes": "themes",
    "sub-sectors": "sub_sectors",
    "working-groups": "working_groups",
    "people": "people",
    "provinces": "provinces",
    "sdg4-targets": "sdg4_targets",
}

# Of a longer period only the first years are found: it was mistyped, or says nothing.
_MOST_YEARS = 30

# Filter of the search page -> vocabulary that names its values.
FILTERS = {
    name: FACET_VOCABULARIES[name]
    for name in ("type", "theme", "group", "province", "body", "language", "rights")
}


def bank_entries(bank: Bank) -> tuple[PlannedEntry, ...]:
    """Return the plan of an entry for each document, guide and recommendation of `bank`."""
    documents = (_planned(one, bank) for one in bank.catalogue.documents.values())
    guides = (planned(guide) for guide in _guides(bank))
    return (*documents, *guides, *register_entries(bank))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavesOfBank:
    """Loads the leaves of editions and of guides by their `text_key`. Can be handed to other processes."""

    load_leaves: LoadLeaves
    guides: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text_key: str) -> tuple[Leaf, ...]:
        """Return the leaves under `text_key`."""
        text = self.guides.get(text_key)
        if text is None:
            return self.load_leaves(text_key)
        return (Leaf(number=1, text=text, trust="text-layer", language=None, has_images=False),)


def guide_texts(bank: Bank) -> dict[str, str]:
    """Return the text of each guide under the `text_key` of its entry."""
    return {
        _guide_key(guide): plain_text(guide.html)
        for guides in bank.guides.values()
        for guide in guides
        if guide.is_searched
    }


def _planned(catalogued: CataloguedDocument, bank: Bank) -> PlannedEntry:
    record = catalogued.document.record
    leaves: list[str] = []
    for edition in record.editions:
        facts = bank.editions.get((record.id, edition.language))
        if facts is not None:
            leaves += (edition.language, facts.digest)
    digest = digest_of(catalogued.digest, bank.catalogue.vocabularies.digest, *leaves)
    return PlannedEntry(
        id=record.id,
        is_document=True,
        date=added_on(record),
        digest=digest,
        # A mended title must not write the texts of a whole year again.
        leaves_digest=digest_of(*leaves),
        make=partial(_document, catalogued, bank, digest),
    )


def _document(catalogued: CataloguedDocument, bank: Bank, digest: str) -> Entry:
    record, status = catalogued.document.record, catalogued.status
    editions = [
        (edition.language, bank.editions[record.id, edition.language])
        for edition in record.editions
        if (record.id, edition.language) in bank.editions
    ]
    term = bank.catalogue.vocabularies.term
    is_first = term("document-types", record.type).facts.get("family") in _FAMILIES_BEFORE_OTHERS
    summary, names = record.summary, record.alternative_names
    bodies = [name for one in record.bodies for name in _names("bodies", one, bank)]
    fields = (
        (record.title.km, record.title.en),
        (*names.km, *names.en) if names else (),
        record.acronyms,
        (record.legal_number_km, record.legal_number),
        bodies,
        (summary.km, summary.en) if summary else (),
        tuple(_subjects(record, bank)),
    )
    return Entry(
        id=record.id,
        kind="document",
        title_km=record.title.km or "",
        title_en=record.title.en or "",
        type=record.type,
        year=year_of(record),
        issued=issued_of(record),
        status="" if status.kind == "unknown" else status.kind,
        until=last_day(status.until),
        languages=languages_of(record, bank),
        editions=tuple(
            EntryEdition(
                language=language,
                leaf_count=facts.leaf_count,
                text_key=facts.text_key,
                size_bytes=facts.size_bytes,
            )
            for language, facts in editions
        ),
        fields=tuple(joined(values) for values in fields),
        facets={
            **facet_values(catalogued, bank),
            "trust": (_trust(facts.trust_leaves for _, facts in editions),),
        },
        date=added_on(record),
        weight=min(9, _WEIGHT_OF_STATUS[status.kind] + is_first + bool(editions)),
        digest=digest,
    )


def _subjects(record: Record, bank: Bank) -> Iterator[str]:
    yield from _names("document-types", record.type, bank)
    for vocabulary, name in _SUBJECTS.items():
        for term_id in getattr(record, name):
            yield from _names(vocabulary, term_id, bank)
    if record.date is not None:
        yield str(record.date.year)
    if record.period is not None:
        # A plan for 2019 to 2023 is the plan of 2021 too.
        years = range(record.period.start.year, record.period.end.year + 1)
        yield " ".join(map(str, years[:_MOST_YEARS]))


def _names(vocabulary: str, term_id: str, bank: Bank) -> Iterator[str]:
    yield from names_of(bank.catalogue.vocabularies.term(vocabulary, term_id))


def _trust(editions: Iterable[Mapping[str, tuple[int, ...]]]) -> str:
    """Return how a document's text was got, as the filter has it: all from files or people, some by machine, or none."""
    trusts = {trust for leaves in editions for trust, numbers in leaves.items() if numbers}
    if "ocr" in trusts:
        return "machine"
    return "text" if trusts & {"text-layer", "legacy-font", "corrected"} else "none"


def _guides(bank: Bank) -> Iterator[Entry]:
    paths = sorted({guide.path for guides in bank.guides.values() for guide in guides})
    for path in paths:
        found = {
            language: guide
            for language in LANGUAGES
            for guide in bank.guides.get(language, ())
            if guide.path == path and guide.is_searched
        }
        if found:
            yield _guide(path, found)


def _guide(path: str, found: Mapping[str, Guide]) -> Entry:
    def each(value: Callable[[Guide], str]) -> str:
        return joined(value(guide) for guide in found.values())

    headings = each(lambda guide: SEPARATOR.join(text for _, _, text in guide.headings))
    return Entry(
        id=path.removesuffix(".html"),
        kind="guide",
        title_km=found["km"].title if "km" in found else "",
        title_en=found["en"].title if "en" in found else "",
        type="",
        year=None,
        issued="",
        status="",
        until="",
        languages=tuple(found),
        editions=tuple(
            EntryEdition(language=language, leaf_count=1, text_key=_guide_key(guide), size_bytes=0)
            for language, guide in found.items()
        ),
        fields=(
            each(lambda one: one.title),
            "",
            "",
            "",
            "",
            each(lambda one: one.description),
            headings,
        ),
        facets={},
        date="",
        weight=3,
        digest=digest_of(*(repr(guide) for guide in found.values())),
    )


def _guide_key(guide: Guide) -> str:
    return f"guide {guide.language} {guide.path}"


def plain_text(html: str) -> str:
    """Return the text of `html`, one line for each paragraph."""
    parser = _TextOfHtml()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _TextOfHtml(HTMLParser):
    """Collects text; what stands in a block of its own stands on a line of its own."""

    _BLOCKS = frozenset(
        {"p", "li", "h1", "h2", "h3", "h4", "tr", "dt", "dd", "pre", "div", "table"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        if tag in self._BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th", "br"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
