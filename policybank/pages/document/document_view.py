"""The page of one document: what it is, how to get it, where it stands, and how sure the bank is of all that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    COMMITTEE,
    Bank,
    CitationView,
    DecisionLine,
    EditionFacts,
    Keeping,
    Phrase,
    PlannedPage,
    Reference,
    Sharing,
    View,
    absent_pdf,
    access_of,
    citation_view,
    decision_lines,
    document_path,
    give_href,
    keeping_of,
    other_language,
    phrase_in,
    record_path,
    relative,
    sentence,
    sharing_of,
    term_phrase,
    text_path,
    title_phrase,
    unmarked_phrase,
)
from policybank.pages.evidence import document_evidence
from policybank.schema import Edition, Link, Rights, may_host

from .around import NearView, naming_references, near_views
from .cleaned import CleanedView, cleaned_view
from .facts import FactRow, fact_rows
from .family import FamilyView, family_view
from .fetching import fetching_time
from .pair_view import pair_href
from .picture import PictureView, picture_view
from .relations import RelationGroup, relation_groups
from .share_tags import share_tags
from .status import StatusView, status_view
from .trust import TrustNote, trust_notes
from .urls import can_show_pages, pdf_address


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """A PDF to be had here: `label` for the button, then what to expect of it, and how its text was got (`trust`).

    `absent` is what is said in place of the button in a copy that does not hold it.
    """

    label: str
    href: str
    size: str
    seconds: str
    text_href: str
    can_show_pages: bool
    text_note: str
    trust: tuple[TrustNote, ...]
    cleaned: CleanedView | None
    absent: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """An address elsewhere. `host` is shown, so that a reader knows where it leads."""

    kind: Phrase
    host: str
    href: str
    language: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where facts of the record were read. `shown` is the address without its scheme."""

    href: str
    shown: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsView:
    """The rights statement, what it means for a reader, and who holds the rights where that is known."""

    statement: Phrase
    href: str
    meaning: str
    holder: Markup
    note: Phrase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """All that the page of a document shows."""

    title: Phrase
    other_title: Phrase | None
    is_title_missing: bool
    other_names: tuple[Phrase, ...]
    type: Phrase
    status: StatusView
    summary: Phrase | None
    doubt: str
    doubt_note: Phrase | None
    editions: tuple[EditionView, ...]
    picture: PictureView | None
    pair_href: str
    pair_language: str
    left_out: tuple[str, ...]
    links: tuple[LinkView, ...]
    mentions: tuple[LinkView, ...]
    is_wanted: bool
    give_href: str
    ask_href: str
    contact_href: str
    card: tuple[FactRow, ...]
    facts: tuple[FactRow, ...]
    family: FamilyView | None
    near: tuple[NearView, ...]
    naming: tuple[Reference, ...]
    relations: tuple[RelationGroup, ...]
    recommendations: tuple[Reference, ...]
    rights: RightsView
    missing: tuple[str, ...]
    sources: tuple[SourceView, ...]
    review: Phrase
    decisions: tuple[DecisionLine, ...]
    decisions_href: str
    citation: CitationView
    keeping: Keeping
    sharing: Sharing
    data_href: str
    home_href: str
    list_href: str
    type_href: str


def document_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a document's page."""
    (document_id,) = page.key
    language = page.language
    words = read_words(language)
    catalogued = bank.catalogue.documents[document_id]
    record = catalogued.document.record
    vocabularies = bank.catalogue.vocabularies
    title = title_phrase(record.title, language)
    other = record.title.en if language == "km" else record.title.km
    is_title_missing = bool(title.language)
    type_term = vocabularies.term("document-types", record.type)
    summary = record.summary
    links = tuple(_link(link, language, words, bank) for link in record.links)
    mentions = tuple(
        view
        for view, link in zip(links, record.links, strict=True)
        if link.kind in {"about", "news"}
    )
    state = vocabularies.term("review-states", record.review.state)
    repository = bank.settings.repository_url
    facts = fact_rows(catalogued, page.path, language, bank)
    family = family_view(document_id, page.path, language, bank)
    content = DocumentView(
        title=title,
        other_title=phrase_in(other, other_language(language), language)
        if other and not is_title_missing
        else None,
        is_title_missing=is_title_missing,
        other_names=_other_names(bank, document_id, language),
        type=term_phrase(type_term, language),
        status=status_view(catalogued, page.path, language, bank),
        summary=_either(summary.km, summary.en, language) if summary else None,
        doubt=words(f"document.doubt-{record.review.state}")
        if f"document.doubt-{record.review.state}" in words
        else "",
        doubt_note=_either(record.review.note.km, record.review.note.en, language)
        if record.review.note
        else None,
        editions=tuple(
            _edition(edition, found, document_id, page.path, words, bank)
            # The edition in the reader's language first; sorting keeps the order of the rest.
            for edition in sorted(record.editions, key=lambda one: one.language != language)
            if (found := bank.editions.get((document_id, edition.language))) is not None
        ),
        picture=picture_view(document_id, language, page.path, bank),
        pair_href=pair_href(document_id, page.path, bank),
        pair_language=bank.medium.languages[0],
        left_out=tuple(
            words(
                "document.left-out",
                language=vocabularies.term("languages", edition.language).name(language),
            )
            for edition in record.editions
            if (document_id, edition.language) not in bank.editions
        ),
        links=tuple(view for view in links if view not in mentions),
        mentions=mentions,
        is_wanted=access_of(record, bank) == "wanted",
        give_href=give_href(page.path, language, bank),
        ask_href=f"{repository}/issues/new?template=ask-for-a-document.yml&title={document_id}"
        if repository
        else "",
        contact_href=bank.settings.contact_url,
        card=tuple(row for row in facts if row.is_on_card),
        facts=tuple(row for row in facts if not row.is_on_card),
        family=family,
        near=near_views(document_id, page.path, language, bank),
        naming=naming_references(document_id, page.path, language, bank),
        relations=relation_groups(
            catalogued,
            page.path,
            language,
            bank,
            family.told if family else frozenset(),
        ),
        recommendations=document_evidence(document_id, page.path, language, bank),
        rights=_rights(record.rights, language, words, bank),
        missing=tuple(
            words(f"missing.{name.replace('.', '-').replace('_', '-')}")
            for name in catalogued.missing
        ),
        sources=tuple(
            SourceView(
                href=source.url or "",
                shown=_without_scheme(source.url or ""),
                text=unmarked_phrase(source.text or "", language).spanned,
            )
            for source in record.sources
        ),
        review=term_phrase(state, language),
        decisions=decision_lines(document_id, language, bank),
        decisions_href=relative(page.path, f"{language}/{COMMITTEE}/decisions.html"),
        citation=citation_view(catalogued, language, bank),
        keeping=keeping_of(catalogued, page.path, language, bank),
        sharing=sharing_of(catalogued, page.path, language, type_term.name(language), bank),
        data_href=relative(page.path, record_path(document_id))
        if bank.leads_to(record_path(document_id))
        else "",
        home_href=relative(page.path, f"{language}/index.html"),
        list_href=relative(page.path, f"{language}/types/index.html"),
        type_href=relative(page.path, f"{language}/types/{record.type}.html"),
    )
    description = _description(content, words)
    tags = share_tags(
        content.sharing, language, description, picture=content.picture, settings=bank.settings
    )
    return View(
        path=page.path,
        language=language,
        kind="document",
        title=title.text,
        description=description,
        twin=document_path(other_language(language), document_id),
        content=content,
        # For search engines and chat programs, which read no copy: a tenth of the page's bytes.
        head="" if bank.medium.is_copy else f"{content.citation.head}\n{tags}",
    )


def _either(km: str | None, en: str | None, language: str) -> Phrase | None:
    """Return the text in `language`, else the other one marked as such."""
    own, foreign = (km, en) if language == "km" else (en, km)
    if own:
        return Phrase(own)
    return Phrase(foreign, other_language(language)) if foreign else None


def _description(content: DocumentView, words: Words) -> str:
    if content.summary is not None and not content.summary.language:
        return content.summary.text
    return words("document.description", title=content.title.text, type=content.type.text)


def _other_names(bank: Bank, document_id: str, language: str) -> tuple[Phrase, ...]:
    record = bank.catalogue.documents[document_id].document.record
    names: list[Phrase] = []
    if record.alternative_names is not None:
        names += [phrase_in(name, "km", language) for name in record.alternative_names.km]
        names += [phrase_in(name, "en", language) for name in record.alternative_names.en]
        if language == "en":
            names.sort(key=lambda name: name.language)
    return (*names, *(Phrase(name) for name in record.acronyms))


def _edition(
    edition: Edition, facts: EditionFacts, document_id: str, path: str, words: Words, bank: Bank
) -> EditionView:
    name = bank.catalogue.vocabularies.term("languages", edition.language).name(words.language)
    is_foreign = bank.medium.frame_language(edition.language) != words.language
    return EditionView(
        label=words("document.download", language=name),
        href=pdf_address(facts, path, bank),
        size=words(
            "document_page.size",
            size=words.size(facts.size_bytes),
            leaves=words.count("document.leaves", facts.leaf_count),
        ),
        seconds=fetching_time(facts.size_bytes, words),
        text_href=relative(path, text_path(document_id, edition.language)),
        can_show_pages=can_show_pages(facts, bank),
        text_note=words("document.text-other") if is_foreign else "",
        trust=trust_notes(facts, words),
        cleaned=cleaned_view(facts, words),
        absent=absent_pdf(facts, words, bank),
    )


def _link(link: Link, language: str, words: Words, bank: Bank) -> LinkView:
    vocabularies = bank.catalogue.vocabularies
    date = link.checked
    return LinkView(
        kind=term_phrase(vocabularies.term("link-kinds", link.kind), language),
        host=_host(link.url),
        href=link.url,
        language=vocabularies.term("languages", link.language).name(language)
        if link.language
        else "",
        checked=words("document.link-checked", date=words.date(date.year, date.month, date.day))
        if date
        else "",
    )


def _rights(rights: Rights, language: str, words: Words, bank: Bank) -> RightsView:
    term = bank.catalogue.vocabularies.term("rights", rights.statement)
    own = f"rights_words.{rights.statement}"
    hosting = (
        "may-host" if may_host(rights.statement, bank.catalogue.vocabularies) else "may-not-host"
    )
    return RightsView(
        statement=term_phrase(term, language),
        href=term.facts.get("url", ""),
        # A committee may add a statement that this code has never heard of; then only hosting is explained.
        meaning=words(own if own in words else f"rights_words.{hosting}"),
        holder=sentence(
            words, "document.rights-holder", holder=unmarked_phrase(rights.holder, language).spanned
        )
        if rights.holder
        else Markup(),
        note=_either(rights.note.km, rights.note.en, language) if rights.note else None,
    )


@lru_cache(maxsize=10_000)
def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _without_scheme(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
