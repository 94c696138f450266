"""Feeds: the documents that came last, of the whole bank and of each shelf that readers follow, in both languages.

Both formats are made from the same values. The id of an entry is the address of the document's page, which never changes
(a record's id does not); its dates are those of the record, so that a build of the same library says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policybank.catalogue import FACETS
from policybank.i18n import LANGUAGES, read_words
from policybank.pages import FEED_KINDS, Bank, document_path, feed_path, list_path, year_of

from .days import added_on, changed_on, moment
from .xml import Element, add, root, whole

# A reader who looks once a week misses nothing as long as no shelf grows by three documents a day.
LENGTH = 20

_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """A feed to be: the shelf it follows (both empty for the whole bank) and its documents, newest first."""

    language: str
    facet: str
    term_id: str
    ids: tuple[str, ...]

    def path(self, kind: str) -> str:
        """Return where the feed of this kind stands."""
        return feed_path(self.language, self.facet, self.term_id, kind)

    @property
    def page(self) -> str:
        """The page on which people read the same."""
        if self.facet:
            return list_path(self.language, self.facet, self.term_id)
        return f"{self.language}/documents/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A document in a feed. `title_language` is another than the feed's where no title in that one is known."""

    url: str
    title: str
    title_language: str
    added: str
    changed: str
    bodies: tuple[str, ...]
    tags: tuple[tuple[str, str, str], ...]  # facet, term, name
    facts: str
    summary: str
    files: tuple[tuple[str, int, str], ...]  # address, size, language


def followed_shelves(
    bank: Bank, facets: Iterable[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield facet, term and newest documents of each shelf that has any, the whole bank first."""
    newest = bank.catalogue.newest
    if newest:
        yield "", "", newest[:LENGTH]
    place = {document_id: number for number, document_id in enumerate(newest)}
    for facet in facets:
        for shelf in bank.catalogue.shelves[facet]:
            if shelf.ids:
                # A shelf stands in the order of the documents' own dates, a feed in that of their coming.
                yield facet, shelf.term_id, tuple(sorted(shelf.ids, key=place.__getitem__)[:LENGTH])


def feed_title(plan: FeedPlan, bank: Bank) -> str:
    """Return the name of a feed in its language."""
    words = read_words(plan.language)
    name = bank.settings.name(plan.language)
    if not plan.facet:
        return words("exports.feed-all", bank=name)
    shelf = _name(plan.facet, plan.term_id, plan.language, bank)
    return words("exports.feed-shelf", shelf=shelf, bank=name)


def atom_feed(plan: FeedPlan, bank: Bank) -> bytes:
    """Return the feed in Atom 1.0 (RFC 4287)."""
    site = bank.settings.site_url
    language = plan.language
    entries = _entries(plan, bank)
    address = f"{site}/{plan.path('xml')}"
    feed = root("feed", xmlns="http://www.w3.org/2005/Atom", xml_lang=language)
    add(feed, "id", address)
    add(feed, "title", feed_title(plan, bank))
    add(feed, "subtitle", read_words(language)("exports.feed-about"))
    add(feed, "updated", moment(max(entry.changed for entry in entries)))
    add(feed, "link", rel="self", type=FEED_KINDS["xml"], href=address)
    add(
        feed,
        "link",
        rel="alternate",
        type="text/html",
        hreflang=language,
        href=f"{site}/{plan.page}",
    )
    other = FeedPlan(language=_other(language), facet=plan.facet, term_id=plan.term_id, ids=())
    add(
        feed,
        "link",
        rel="related",
        type=FEED_KINDS["xml"],
        hreflang=other.language,
        href=f"{site}/{other.path('xml')}",
    )
    add(feed, "icon", f"{site}/assets/images/icon.svg")
    add(feed, "rights", read_words(language)("exports.feed-rights"))
    author = add(feed, "author")
    add(author, "name", bank.settings.owner(language))
    if bank.settings.contact_url:
        add(author, "uri", bank.settings.contact_url)
    for entry in entries:
        _atom_entry(feed, entry, plan, site)
    return whole(feed)  # fmt: skip


def _atom_entry(feed: Element, entry: _Entry, plan: FeedPlan, site: str) -> None:
    language = plan.language
    element = add(feed, "entry")
    add(element, "id", entry.url)
    named = "" if entry.title_language == language else entry.title_language
    add(element, "title", entry.title, xml_lang=named)
    add(element, "published", moment(entry.added))
    add(element, "updated", moment(entry.changed))
    add(element, "link", rel="alternate", type="text/html", hreflang=language, href=entry.url)
    for address, size, file_language in entry.files:
        add(
            element, "link", rel="enclosure", type="application/pdf", hreflang=file_language,
            length=str(size), href=address,
        )  # fmt: skip
    for body in entry.bodies:
        add(add(element, "author"), "name", body)
    for facet, term, name in entry.tags:
        add(
            element,
            "category",
            term=term,
            scheme=f"{site}/{language}/{facet}/index.html",
            label=name,
        )
    add(element, "summary", entry.summary or entry.facts)  # fmt: skip


def json_feed(plan: FeedPlan, bank: Bank) -> bytes:
    """Return the feed in JSON Feed 1.1."""
    settings = bank.settings
    author = {"name": settings.owner(plan.language)}
    if settings.contact_url:
        author["url"] = settings.contact_url
    values = {
        "version": _VERSION,
        "title": feed_title(plan, bank),
        "home_page_url": f"{settings.site_url}/{plan.page}",
        "feed_url": f"{settings.site_url}/{plan.path('json')}",
        "description": read_words(plan.language)("exports.feed-about"),
        "language": plan.language,
        "icon": f"{settings.site_url}/assets/images/icon.svg",
        "authors": [author],
        "items": [_json_item(entry, plan.language) for entry in _entries(plan, bank)],
    }
    # In one line: the encoder that is written in C knows no indentation.
    return f"{json.dumps(values, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _json_item(entry: _Entry, language: str) -> dict[str, Any]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_text": f"{entry.facts}\n\n{entry.summary}" if entry.summary else entry.facts,
        "date_published": moment(entry.added),
        "date_modified": moment(entry.changed),
        **({"language": entry.title_language} if entry.title_language != language else {}),
        **({"authors": [{"name": body} for body in entry.bodies]} if entry.bodies else {}),
        "tags": [name for _, _, name in entry.tags],
        **(
            {
                "attachments": [
                    {"url": address, "mime_type": "application/pdf", "size_in_bytes": size}
                    for address, size, _ in entry.files
                ]
            }
            if entry.files
            else {}
        ),
    }


def _entries(plan: FeedPlan, bank: Bank) -> Sequence[_Entry]:
    # Both formats of a feed are made one after the other, of the same entries.
    last = bank.once(("exports", "feed"), dict[FeedPlan, list[_Entry]])
    if plan not in last:
        last.clear()
        last[plan] = [_entry(one, plan.language, bank) for one in plan.ids]
    return last[plan]


def _entry(document_id: str, language: str, bank: Bank) -> _Entry:
    record = bank.catalogue.documents[document_id].document.record
    settings = bank.settings
    words = read_words(language)
    vocabularies = bank.catalogue.vocabularies
    title, title_language = record.title.in_language(language)
    bodies = tuple(vocabularies.term("bodies", one).name(language) for one in record.bodies)
    year = year_of(record)
    type_name = vocabularies.term("document-types", record.type).name(language)
    facts = [type_name, words.digits(str(year)) if year is not None else "", *bodies]
    shelves = {
        "types": (record.type,),
        "themes": record.themes,
        "working-groups": record.working_groups,
        "provinces": record.provinces,
    }
    summary = record.summary and (record.summary.km if language == "km" else record.summary.en)
    files = (bank.editions.get((document_id, edition.language)) for edition in record.editions)
    return _Entry(
        url=f"{settings.site_url}/{document_path(language, document_id)}",
        title=title,
        title_language=title_language,
        added=added_on(record),
        changed=changed_on(record),
        bodies=bodies,
        tags=tuple(
            (facet, term, _name(facet, term, language, bank))
            for facet, terms in shelves.items()
            for term in terms
        ),
        facts=" · ".join(one for one in facts if one),
        summary=summary or "",
        files=tuple(
            (f"{settings.files_url or settings.site_url}/{facts.file}", facts.size_bytes, edition.language)
            for edition, facts in zip(record.editions, files, strict=True)
            if facts is not None
        ),
    )  # fmt: skip


def _name(facet: str, term_id: str, language: str, bank: Bank) -> str:
    vocabulary = FACETS[facet]
    assert vocabulary is not None, "the shelves that have feeds are terms"
    return bank.catalogue.vocabularies.term(vocabulary, term_id).name(language)


def _other(language: str) -> str:
    return next(one for one in LANGUAGES if one != language)
