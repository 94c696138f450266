"""One line of a list for each document: what a reader needs to choose, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.catalogue import CataloguedDocument, Status
from policybank.i18n import Words, read_words
from policybank.schema import Record

from .absent import absent_editions, absent_in_list, absent_of
from .bank import Bank
from .ordering import order_key
from .paths import document_path, other_language, relative
from .phrase import Phrase, title_phrase

# Kinds of link behind which the document itself stands; `about` and `news` only speak of it.
_LINKS_TO_THE_DOCUMENT = frozenset({"official", "nep", "repository"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document in a list. `status` is empty where nothing is certain enough for a mark; `access` as in `access_of`.

    `absent` tells of PDFs that a copy does not hold.
    """

    title: Phrase
    href: str
    type: Phrase
    year: str
    body: Phrase | None
    status: str
    status_kind: str
    languages: str
    access: str
    access_words: str
    absent: Markup


def access_of(record: Record, bank: Bank) -> str:
    """Return how a reader gets the document: "file" here, "link" elsewhere, or "wanted" where no address is known."""
    if any((record.id, edition.language) in bank.editions for edition in record.editions):
        return "file"
    if any(link.kind in _LINKS_TO_THE_DOCUMENT for link in record.links):
        return "link"
    return "wanted"


def wanted_ids(bank: Bank) -> tuple[str, ...]:
    """Return the ids of the documents that the bank asks for: no file here and no address known."""
    return tuple(
        document_id
        for document_id, catalogued in bank.catalogue.documents.items()
        if access_of(catalogued.document.record, bank) == "wanted"
    )


def ids_by_title(bank: Bank, language: str) -> tuple[str, ...]:
    """Return the ids of all documents in the order of their titles in `language`."""

    def key(document_id: str) -> tuple[tuple[bytes, str], str]:
        title, _ = bank.catalogue.documents[document_id].document.record.title.in_language(language)
        return order_key(title, language), document_id

    return bank.once(
        ("by-title", language), lambda: tuple(sorted(bank.catalogue.documents, key=key))
    )


def year_of(record: Record) -> int | None:
    """Return the year a list shows: that of the document, else the first of its period."""
    if record.date is not None:
        return record.date.year
    return record.period.start.year if record.period is not None else None


def languages_of(record: Record, bank: Bank) -> tuple[str, ...]:
    """Return the languages in which the document can be read here, else those in which it is known to exist."""
    here = tuple(
        edition.language
        for edition in record.editions
        if (record.id, edition.language) in bank.editions
    )
    return here or record.languages


def entry_facts(catalogued: CataloguedDocument, bank: Bank) -> str:
    """Return all that an entry shows, in both languages, as one text to be hashed."""
    record = catalogued.document.record
    return repr((
        record.id, record.title.km, record.title.en, record.type, year_of(record), record.bodies[:1],
        catalogued.status.kind, catalogued.status.is_followed, languages_of(record, bank), access_of(record, bank),
        *absent_of(bank, record.id),
    ))  # fmt: skip


def entries_html(ids: Sequence[str], from_path: str, language: str, bank: Bank) -> tuple[str, ...]:
    """Return the entries of documents as HTML, items of a list on the page `from_path`.

    Each is made once for a language: only the way to the folder of documents differs from list to list.
    """
    way = relative(from_path, document_path(language, "")).removesuffix(".html")
    # One language at a time: pages are made in that order, and the entries of 10,000 documents are 13 MB.
    bank.forget(("entries", other_language(language)))
    remembered = bank.once(("entries", language), dict[str, str])
    for one in ids:
        if one not in remembered:
            remembered[one] = _entry_html(_make_entry(one, language, bank))
    return tuple(remembered[one].replace(_FOLDER, way) for one in ids)


def joined(entries: Iterable[str]) -> Markup:
    """Return entries as the inside of a list."""
    return Markup("".join(entries))  # noqa: S704 - escaped by their template


# Stands for the way to the folder of documents; such a sign cannot stand in a record.
_FOLDER = "\x00"


def _entry_html(entry: Entry) -> str:
    # Not a template, which costs four times as much: an addition to a large bank makes 20,000 entries anew.
    facts = [f"<span{entry.type.lang}>{escape(entry.type.text)}</span>"]
    if entry.year:
        facts.append(f"<span>{entry.year}</span>")
    if entry.body:
        facts.append(f"<span{entry.body.lang}>{escape(entry.body.text)}</span>")
    if entry.languages:
        facts.append(f"<span>{escape(entry.languages)}</span>")
    status = (
        f'<span class="mark status-{entry.status_kind}">{escape(entry.status)}</span> '
        if entry.status
        else ""
    )
    absent = f'<p class="pdf-absent">{entry.absent}</p>\n' if entry.absent else ""
    access = (
        f'<span class="mark access-{entry.access}">{escape(entry.access_words)}</span>'
        if entry.access_words
        else ""
    )
    return (
        '<li class="entry">\n'
        f'<a class="entry-title" href="{entry.href}"{entry.title.lang}>{entry.title.html}</a>\n'
        f'<p class="entry-facts">{"&nbsp;".join(facts)}</p>\n'
        f'<p class="marks">{status}'
        f"{access}</p>\n{absent}"
        "</li>\n"
    )


def _make_entry(document_id: str, language: str, bank: Bank) -> Entry:
    catalogued = bank.catalogue.documents[document_id]
    record = catalogued.document.record
    words = read_words(language)
    year = year_of(record)
    access = access_of(record, bank)
    kind = catalogued.status.kind
    absent = absent_in_list(document_id, words, bank)
    return Entry(
        title=title_phrase(record.title, language),
        href=f"{_FOLDER}{document_id}.html",
        type=bank.term("document-types", record.type, language),
        year=words.digits(str(year)) if year is not None else "",
        body=bank.term("bodies", record.bodies[0], language) if record.bodies else None,
        # A mark on nearly every line says nothing: a period stands in the title, and "not confirmed" on the page.
        status=_status_words(catalogued.status, words),
        status_kind=kind,
        languages=_language_names(record, bank, words),
        access=access,
        # Not "PDF here" where none is.
        access_words="" if absent and not _has_pdf(record, bank) else words(f"access.{access}"),
        absent=absent,
    )


def _has_pdf(record: Record, bank: Bank) -> bool:
    here = [one for one in record.editions if (record.id, one.language) in bank.editions]
    return len(here) > len(absent_editions(record.id, bank))


def _status_words(status: Status, words: Words) -> str:
    if status.is_followed:
        assert status.until is not None, "a document that is followed has a period"
        return words("document_page.followed-in-lists", date=words.date(status.until.year))
    return "" if status.kind in {"unknown", "planned"} else words(f"status.{status.kind}")


def _language_names(record: Record, bank: Bank, words: Words) -> str:
    names = [
        bank.catalogue.vocabularies.term("languages", code).name(words.language)
        for code in languages_of(record, bank)
    ]
    return words("lists.comma").join(names)
